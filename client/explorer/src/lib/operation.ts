/** Authorised operation: what follows from a record, worked out in the page as the chain does it (`standing.rs`, `disclosure.rs` of pallet-operation). */

import type { Milestone } from "./registration";
import type { Account, Disclosure, OperationState } from "./types";

const DAY_MS = 86_400_000;
/** China's time is so far ahead of UTC. */
const AHEAD_MS = 8 * 3_600_000;

/** When a day is over in China: days since 1970. */
export const endOfDay = (day: number): number => (day + 1) * DAY_MS - AHEAD_MS;

export const yearInChina = (ms: number): number => new Date(ms + AHEAD_MS).getUTCFullYear();

/** How far an operation is: that its term is over needs no transaction. */
export function stageAt({ stage, agreement }: OperationState, nowMs: number): string {
	const isOver = agreement !== null && nowMs >= endOfDay(agreement.last);
	return isOver && (stage === "Signed" || stage === "Active") ? "Expired" : stage;
}

/** The first and the last year in which it operated until this moment; null if it never began. */
function years({ begun_ms, ended, agreement }: OperationState, nowMs: number): [number, number] | null {
	if (begun_ms === null) return null;
	const lastMs = ended?.at_ms ?? (agreement === null ? nowMs : endOfDay(agreement.last) - 1);
	return [yearInChina(begun_ms), yearInChina(Math.min(lastMs, nowMs))];
}

/** Whether a year is on trial: until a whole year of operation is over there is no record of one. */
export function isOnTrial(year: number, begunMs: number | null): boolean {
	if (begunMs === null) return true;
	const begun = yearInChina(begunMs);
	const isNewYear = begunMs < Date.UTC(begun, 0, 2) - AHEAD_MS;
	return year <= (isNewYear ? begun : begun + 1);
}

export const SIDES = ["Body", "Operator"] as const;

/** The years that are over and have to be disclosed, each with what either side disclosed of it. */
export function disclosed(state: OperationState, disclosures: Disclosure[], nowMs: number): { year: number; sides: (Disclosure | null)[] }[] {
	const of = years(state, nowMs);
	if (of === null) return [];
	const [first, last] = of;
	return Array.from({ length: Math.min(last, yearInChina(nowMs) - 1) - first + 1 }, (_, i) => first + i)
		.map((year) => ({ year, sides: SIDES.map((side) => disclosures.find((one) => one.year === year && sameSide(one.side, side)) ?? null) }))
		.reverse();
}

/** Sides are written small in questions, and as the chain writes them in its state. */
export const sameSide = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The way of an operation, as far as its record tells. */
export function steps(state: OperationState, nowMs: number): Milestone[] {
	const now = stageAt(state, nowMs);
	const signed = state.agreement !== null && ["Signed", "Active", "Expired"].includes(now);
	const passed: Record<string, boolean> = {
		Planned: true,
		Selected: state.selected !== null,
		Offered: state.agreement !== null,
		Signed: signed || state.begun_ms !== null,
		Active: state.begun_ms !== null,
	};
	const at: Record<string, number | null | undefined> = { Planned: state.planned_ms, Active: state.begun_ms, Terminated: state.ended?.at_ms };
	const order = Object.keys(passed);
	const done = order.filter((stage) => passed[stage] && stage !== now);
	const next = order.includes(now) ? order.slice(order.indexOf(now) + 1) : [];
	const of = (stage: string, is: Milestone["is"]): Milestone => ({ stage, is, atMs: is === "next" ? null : (at[stage] ?? null) });
	return [...done.map((stage) => of(stage, "done")), of(now, "now"), ...next.map((stage) => of(stage, "next"))];
}

/** What was permitted and charged in a year. */
export interface YearBar {
	year: number;
	/** What is left of what was granted; null: on trial. */
	permitted: bigint | null;
	revenue: bigint;
	surplus: bigint;
}

/** The years of the books, the first one first, and what the longest bar is as long as. */
export function yearBars(accounts: Account[]): { bars: YearBar[]; most: bigint } {
	const bars = accounts.flatMap(({ year, state }) => {
		if (!state) return [];
		const { permitted, charged } = state;
		const net = permitted && BigInt(permitted.granted) - BigInt(permitted.deducted);
		return [{ year, permitted: net === null ? null : net > 0n ? net : 0n, revenue: BigInt(charged.revenue), surplus: BigInt(charged.surplus) }];
	});
	return { bars: bars.sort((a, b) => a.year - b.year), most: largest(bars.flatMap(({ permitted, revenue, surplus }) => [permitted ?? 0n, revenue + surplus])) };
}

/** The largest of these, at least one: so that something can be drawn as a part of it. */
export const largest = (amounts: bigint[]): bigint => amounts.reduce((most, amount) => (amount > most ? amount : most), 1n);
