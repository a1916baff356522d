/** An event's raw record: what this page can tell of one that the verifier does not put into words. */

import type { Fact } from "hefu-verifier";
import type { Difference } from "./compare";
import type { ChainEvent } from "./types";

/** The pallets whose events the verifier describes, each of them: another record that is shown as one of theirs is a lie. */
const DESCRIBED = new Set([
	"Members", "Validators", "Calendar", "Registry", "Registration", "Verification", "Rights", "Settlement", "Bills", "Licences",
	"Exports", "Operation", "Catalogue", "Market", "Metering", "Anchors",
]);

/** Pallet and number of what ends each transaction, in every version. */
const ENDS: Record<string, string> = { "System.ExtrinsicSuccess": "0000", "System.ExtrinsicFailed": "0001" };

/** The bytes of a record between two places, as hexadecimal digits. */
const bytes = (record: string, from: number, to: number) => record.slice(2 + 2 * from, 2 + 2 * to);

/** The transaction, by its place in the block, that emitted an event; null: the machinery, before or after all transactions. */
export function phaseOf(record: string): number | null {
	if (bytes(record, 0, 1) !== "00") return null;
	const place = bytes(record, 1, 5).match(/../g) ?? [];
	return Number.parseInt(place.reverse().join(""), 16);
}

/**
 * Whether the name under which an event is shown is what the record says, as far as that can be told of an event that the verifier
 * does not describe: `whole` of those that end a transaction, whose names are in the record's first bytes.
 */
export function unknownTo(fact: Fact, { pallet, name }: Pick<ChainEvent, "pallet" | "name">): { whole: boolean; differences: Difference[] } {
	const record = fact.record ?? "";
	const shown = `${pallet}.${name}`;
	const begins = phaseOf(record) === null ? 1 : 5;
	const found = bytes(record, begins, begins + 2);
	const ends = Object.entries(ENDS).find(([, bytes]) => bytes === found)?.[0];
	const named = shown in ENDS ? shown : undefined;
	if (ends !== named) return { whole: false, differences: [{ path: "name", shown, proven: ends ?? `0x${found}` }] };
	const newer = fact.notDescribed?.en.includes("newer") ?? false;
	if (DESCRIBED.has(pallet) && !newer) return { whole: false, differences: [{ path: "name", shown, proven: `0x${found}` }] };
	return { whole: named !== undefined, differences: [] };
}
