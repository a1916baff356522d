/** What an instruction is in, by what it says itself. */

import { caseOf } from "./case";
import type { InstructionState } from "./types";

/** As of now: what lapses by time needs no transaction. */
export function instructionCase({ state, expires_ms, parties }: InstructionState): string {
	const recorded = caseOf(state);
	if (recorded !== "Open") return recorded;
	if (expires_ms <= Date.now()) return "Lapsed";
	return parties.every(({ affirmed }) => affirmed) ? "Ready" : "Affirming";
}
