/** What the index answers of the market and of meters. */

import type { Book, ChainEvent, Instruction, Minor, Party, Place, Rec } from "./types";

export interface Charge {
	book: Book;
	amount: Minor;
}

export type Price =
	| "Free"
	| { Fixed: Charge }
	| { Tiered: { book: Book; tiers: { from: Minor; amount: Minor }[] } }
	| { Capped: { book: Book; cap: "Tariff" | { Stated: Minor } } };

export type Settling = "Proof" | { Arbiter: string };

export interface Fee {
	role: string;
	to: string;
	points: number;
}

export interface Listing {
	dataset: string;
	version: number;
	right: string;
	by: string | null;
	contract: string;
	price: Price;
	stock: Minor | null;
	inspection_days: number;
	use_is_not_acceptance: boolean;
	settling: Settling;
	fees: Fee[];
	terms: string;
}

export interface ProductState {
	seller: string;
	listing: Listing;
	sold: Minor;
	listed_ms: number;
	delisted_ms: number | null;
}

/** A product on the market; those of authorised operations are others. */
export interface Product extends Rec<ProductState> {
	id: string;
	title: string | null;
	/** Absent in lists. */
	marks?: Rec<number> | null;
	events?: ChainEvent[];
}

export interface Offer {
	terms: string;
	units: Minor;
	charge: Charge | null;
}

export interface NegotiationState {
	product: string;
	consumer: string;
	provider: string;
	opener: string;
	state: string;
	offer: Offer;
	agreement: { assigner: string; assignee: string; target: { dataset: string; version: number }; at_ms: number } | null;
	order: string | null;
}

export interface Negotiation extends Rec<NegotiationState> {
	id: string;
	dataset: string | null;
	title: string | null;
	events?: ChainEvent[];
}

export interface OrderState {
	product: string;
	negotiation: string | null;
	buyer: string;
	seller: string;
	units: Minor;
	charge: Charge | null;
	stage: string;
	due_ms: Minor;
	grant: string | null;
	instruction: string | null;
	accepted: { how: string; at_ms: number } | null;
	transfer: string | null;
	placed_ms: number;
	handed_ms: number | null;
	closed_ms: number | null;
}

export interface DeliveryState {
	files: {
		size: Minor;
		registered: string | null;
		commitment: { ciphertext: string; key: string };
		handed: { ephemeral: string; sealed: string } | null;
	}[];
	key: string | null;
}

export interface Order extends Rec<OrderState> {
	id: string;
	dataset: string | null;
	title: string | null;
	/** Absent in lists. */
	settling?: Settling;
	delivery?: (Rec<DeliveryState> & { names: string[] }) | null;
	instruction?: Instruction | null;
	events?: ChainEvent[];
}

/** What was used. */
export interface Units {
	calls: Minor;
	bytes: Minor;
}

export interface Totals {
	ts_ns: Minor;
	value: Minor;
	units: Units;
}

/** Their payer sets how long they are: as text where that is too large for a number. */
export interface Windows {
	opened_ms: number;
	window_ms: Minor;
	grace_ms: Minor;
}

export type MeterCase = "Open" | { Closing: { asked_ms: number; until_ms: Minor } } | { Closed: { at_ms: number; returned: Minor } };

export interface MeterState {
	grant: string;
	payer: string;
	provider: string;
	service: string;
	used_for: { purpose: number; region: number; sector: { section: number; division: number | null } };
	book: Book;
	cap: Minor;
	deposited: Minor;
	signers: string[];
	windows: Windows;
	challenge_ms: Minor;
	limits: Record<"window" | "grant", { calls: Minor | null; bytes: Minor | null }>;
	before: Units;
	redeemed: Totals;
	open: { window: number; totals: Totals }[];
	state: MeterCase;
}

/** What was redeemed of a window: of the event that said so last. */
export interface WindowRow {
	window: number;
	totals: Totals;
	redemptions: number;
	since: Place | null;
	changed: Place | null;
}

export interface TallyState {
	open: string | null;
	closed: number;
	units: Units;
}

export interface Meter extends Rec<MeterState> {
	id: string;
	dataset: string | null;
	title: string | null;
	/** Absent in lists. */
	tally?: Rec<TallyState> | null;
	windows?: WindowRow[];
	events?: ChainEvent[];
}

interface Owed {
	amount: Minor;
	redemptions: number;
}

/** What two owed each other of a day, and what one paid the other for it. */
export interface Statement {
	day: string;
	payer: Party;
	payee: Party;
	owed: Owed;
	owedBack: Owed;
	net: Minor;
	since: Place | null;
	changed: Place | null;
}
