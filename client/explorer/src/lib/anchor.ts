/** How anchors stand, by their records and the reader's clock. */

import type { Anchor, AnchorState, Office, Period, What } from "./anchor-types";

/** What an anchor is: the name of its case. */
export const kindOf = (what: What): string => Object.keys(what)[0]!;

/** A tax office and year, as the first four digits of its invoices' numbers. */
export const officeText = ({ year, region }: Office): string => [year, region].map((part) => String(part).padStart(2, "0")).join("");

/** An accounting period: 2026, 2026-H1, 2026-Q3 or 2026-07. */
export function periodText({ year, months, number }: Period): string {
	if (months === 12) return String(year);
	const part = { 6: `H${number}`, 3: `Q${number}` }[months] ?? String(number).padStart(2, "0");
	return `${year}-${part}`;
}

/** Until when an anchor holds, if it says so. */
export function endOf(what: What): number | null {
	if ("Assessment" in what) return what.Assessment.until_ms;
	return "ExportBasis" in what ? what.ExportBasis.until_ms : null;
}

/**
 * How an anchor stands at a moment: what its record and the clock say. Of an accounting entry more follows from what is registered of its
 * dataset, which the index says (`told`); of an invoice, from how much of it was taken back.
 */
export function anchorStanding(state: AnchorState, told: string, at: number): string {
	if (state.withdrawn !== null) return "Withdrawn";
	if ("Entry" in state.what || "Invoice" in state.what) return told;
	const end = endOf(state.what);
	return end !== null && end <= at ? "Over" : "Live";
}

/** Whether how it stands is the index's word alone. */
export const isTold = ({ state }: Anchor): boolean => state !== null && state.withdrawn === null && ("Entry" in state.what || "Invoice" in state.what);
