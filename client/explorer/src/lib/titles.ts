/** Titles: rights as they were claimed, whoever has them now. What was granted hangs on them. */

import type { Dataset, Grant, Title } from "./types";

/** The title to the right to operate that a member claimed. */
export const titleOf = (titles: Title[], claimant: string): Title | undefined => titles.find((one) => one.right === "Operate" && one.claimant === claimant);

const isHeld = ({ state }: Title, nowMs: number): boolean => state !== null && (state.ended_ms === null || nowMs < state.ended_ms);

/**
 * Whether somebody has the title on which a line of grants hangs, by its first grant: null where that is not known. Where the grant's
 * root is not known it is one of those that its grantor can have had, and they have to agree.
 */
export function rootHeld(first: Grant, titles: Title[], nowMs = Date.now()): boolean | null {
	const grantor = first.state?.grantor;
	const ofOperating = titles.filter(({ right }) => right === "Operate");
	const root = first.root?.state;
	const can = root
		? ofOperating.filter(({ claimant }) => claimant === root.claimant)
		: ofOperating.filter(({ claimant, state }) => claimant === grantor || state?.holder === grantor || state?.holder !== claimant || state.tenure > 0);
	if (can.length === 0) return null;
	const held = can.map((title) => isHeld(title, nowMs));
	return held.every((is) => is === held[0]) ? held[0]! : null;
}

/** Who stands for a grant that hangs on a title: whoever was listed for its tenure, or else who has the title. */
export function standsFor({ titles = [], encumbrances = [] }: Pick<Dataset, "titles" | "encumbrances">, { claimant, tenure }: { claimant: string; tenure: number }) {
	const listed = encumbrances.find((one) => one.claimant === claimant && one.tenure === tenure) ?? null;
	const title = titleOf(titles, claimant) ?? null;
	const member = listed?.state ?? title?.state?.holder ?? null;
	return member === null ? null : { member, listed, title };
}
