/** What the index answers of anchors. */

import type { CodeState, ChainEvent, Minor, Party, Rec } from "./types";

export interface Office {
	year: number;
	region: number;
}

export interface Period {
	year: number;
	months: number;
	number: number;
}

export interface Invoice {
	office: Office;
	nullifier: string;
	instruction: string;
	seller: Party;
	buyer: Party;
	currency: string;
	amount: Minor;
	colour: "Blue" | { Red: { of: string } };
}

export interface Entry {
	certificate: CodeState;
	dataset: string;
	category: string;
	acquisition: string;
	period: Period;
}

export interface Assessment {
	of: { dataset: string; version: number };
	kind: string;
	until_ms: number | null;
}

export interface ExportBasis {
	dataset: string;
	grant: string | null;
	path: string;
	until_ms: number | null;
}

export type What =
	| { Invoice: Invoice }
	| { Contract: { Order: string } | { Grant: string } }
	| { Entry: Entry }
	| { Assessment: Assessment }
	| { ExportBasis: ExportBasis };

export interface AnchorState {
	by: string;
	digest: string;
	what: What;
	at_ms: number;
	withdrawn: { document: string; at_ms: number } | null;
}

/** What was invoiced of what a buyer paid a seller in an instruction. */
export interface Invoiced extends Rec<{ blue: Minor; red: Minor }> {
	instruction: string;
	seller: string;
	buyer: string;
}

export interface Anchor extends Rec<AnchorState> {
	id: string;
	title: string | null;
	/** As the index says; what of it follows from the record and the clock is computed here. */
	standing: string;
	/** Absent in lists. */
	reddened?: Rec<Minor> | null;
	reds?: Anchor[];
	invoiced?: Invoiced[] | null;
	audit?: Rec<{ auditor: string; opinion: string; at_ms: number }> | null;
	events?: ChainEvent[];
}

export interface Attestor extends Rec<{ member: string; key: string; signer: string | null; invoices: number }>, Office {}
