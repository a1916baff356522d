/** Whether a grant stands, worked out of what it and those above it say, as the chain does it (`check_chain` of pallet-rights). */

import type { Grant, Holding } from "./types";

/** By what it says itself. */
function ownCase({ state }: Grant, nowMs: number): string {
	if (!state) return "Unknown";
	if (state.revoked_ms !== null) return "RevokedGrant";
	const period = state.terms.period as { from_ms: number; until_ms: number | null };
	if (period.until_ms !== null && period.until_ms <= nowMs) return "Ended";
	return period.from_ms > nowMs ? "NotYet" : "Live";
}

/** Those above a grant, from its parent up: null where the line breaks off before its first. */
export function above(grant: Grant, known: ReadonlyMap<string, Grant>): Grant[] | null {
	const line: Grant[] = [];
	let next = grant.state?.parent ?? null;
	// A line that leads back to itself is none.
	while (next !== null && line.length < 256) {
		const parent = known.get(next);
		if (!parent?.state || parent.state.dataset !== grant.state?.dataset) return null;
		line.push(parent);
		next = parent.state.parent;
	}
	return next === null ? line : null;
}

/**
 * How a grant stands with all above it. `rightHeld`: whether somebody has the right that the first was made from, where that is known.
 * `ByItself`: by its own terms it stands, and of those above it too little is known.
 */
export function grantCase(grant: Grant, line: Grant[] | null, rightHeld: boolean | null, nowMs = Date.now()): string {
	const own = ownCase(grant, nowMs);
	if (own !== "Live" && own !== "NotYet") return own;
	if (line?.some((one) => one.state?.revoked_ms != null) || rightHeld === false) return "EndedAbove";
	return line === null || rightHeld === null ? (own === "Live" ? "ByItself" : own) : own;
}

/** Whether a right is held: null where it is not known. */
export const held = (holding: Holding | null | undefined, nowMs = Date.now()): boolean | null =>
	holding?.state ? holding.state.until_ms === null || nowMs < holding.state.until_ms : null;
