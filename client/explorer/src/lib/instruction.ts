/** What an instruction is in, by what it says itself. */

import { caseOf } from "./case";
import type { InstructionState } from "./types";

/** As of now: what lapses by time needs no transaction. */
export function instructionCase({ state, when, expires_ms, legs, parties, mediators, receipts }: InstructionState): string {
	const recorded = caseOf(state);
	if (recorded !== "Open") return recorded;
	const now = Date.now();
	if (expires_ms !== null && Number(expires_ms) <= now) return "Lapsed";
	const affirmed = parties.every(({ affirmed }) => affirmed);
	const mediated = mediators.every(({ until_ms }) => until_ms !== null && now < Number(until_ms));
	const attested = legs.filter(({ what }) => "Cash" in what).length === receipts.length;
	if (!affirmed || !mediated || !attested) return "Affirming";
	const from = typeof when === "object" && when !== null && "From" in when ? Number(when["From"]) : 0;
	if (when === "Kept") return "Kept";
	return now < from ? "Waiting" : "Ready";
}
