/** The market: what follows from a record, worked out in the page as the chain does it (`standing.rs` of pallet-market, the tables of `hefu_primitives::market`). */

import type { Charge, Fee, NegotiationState, OrderState, ProductState, Settling } from "./market-types";
import type { ChainEvent, Fields } from "./types";

/** Who is to act in an order. */
export type Actor = "Buyer" | "Seller" | "Arbiter" | "Anybody";

/** What follows when nobody does what is next in time. */
const BY_SILENCE: Record<string, string> = {
	Placed: "Expired", Committed: "Expired", Locked: "Refunded", Inspecting: "Accepted", Objected: "Refunded", Arbitrating: "Refunded",
};

/** How an order stands at a moment: whoever was to act and did not has lost, without a transaction. */
export function orderStage({ stage, due_ms, instruction }: OrderState, nowMs: number): string {
	if (nowMs < Number(due_ms)) return stage;
	// What is delivered again and not taken counts as accepted: the money is locked.
	return stage === "Committed" && instruction !== null ? "Accepted" : (BY_SILENCE[stage] ?? stage);
}

/** What an order waits for: `what` names it. */
export interface Awaited {
	who: Actor;
	what: string;
	/** Until when; null where there is no hurry. */
	untilMs: number | null;
}

const WAITS: Record<string, Actor> = { Placed: "Seller", Committed: "Buyer", Locked: "Seller", Inspecting: "Buyer", Objected: "Seller", Arbitrating: "Arbiter" };

/** What an order waits for at a moment; null when it is over. `settling` is its product's, where that is known. */
export function awaited(state: OrderState, settling: Settling | undefined, nowMs: number): Awaited | null {
	const { stage, instruction } = state;
	const dueMs = Number(state.due_ms);
	if (stage === "Accepted") return nowMs < dueMs ? { who: "Anybody", what: "Accepted", untilMs: null } : { who: "Buyer", what: "Held", untilMs: null };
	const who = WAITS[stage];
	if (who === undefined) return null;
	if (orderStage(state, nowMs) !== stage) return { who: "Anybody", what: "Over", untilMs: null };
	const again = stage === "Committed" && instruction !== null;
	const byProof = stage === "Inspecting" && settling === "Proof";
	return { who, what: again ? "CommittedAgain" : byProof ? "InspectingProof" : stage, untilMs: dueMs };
}

/** A stage that was passed, is now, or comes if nothing is wrong; who brought it about, how, and the event that says so. */
export interface Step {
	stage: string;
	is: "done" | "now" | "next";
	by: string | null;
	why: string | null;
	event: ChainEvent | null;
}

const BUYER = () => "Buyer";
const SELLER = () => "Seller";
const NOBODY = () => null;
/** Sides as the chain names them, in an order's words. */
const side = ({ by }: Fields) => (by === "Consumer" ? "Buyer" : "Seller");
/** Who accepted, and upon whose word money went back. */
const ACCEPTED: Record<string, string> = { Explicit: "Buyer", Used: "Buyer", Ruled: "Arbiter" };
const REFUNDED: Record<string, string> = { Proven: "Buyer", Ruled: "Arbiter", Held: "Buyer" };

/** The stage that an event of an order leads to, and who brings it about. */
const LEADS: Record<string, [stage: string, by: (fields: Fields) => string | null]> = {
	OrderPlaced: ["Placed", BUYER],
	Committed: ["Committed", SELLER],
	Locked: ["Locked", BUYER],
	KeysHanded: ["Inspecting", SELLER],
	Objected: ["Objected", BUYER],
	Arbitrating: ["Arbitrating", side],
	Accepted: ["Accepted", ({ how }) => ACCEPTED[String(how)] ?? null],
	Settled: ["Settled", NOBODY],
	Refunded: ["Refunded", ({ reason }) => REFUNDED[String(reason)] ?? null],
	OrderCancelled: ["Cancelled", side],
	OrderExpired: ["Expired", NOBODY],
};

/** Those that every order passes if nothing is wrong with it. */
const MAIN = ["Placed", "Committed", "Locked", "Inspecting", "Accepted", "Settled"];
const AFTER: Record<string, string[]> = { Objected: ["Accepted", "Settled"], Arbitrating: ["Accepted", "Settled"] };

/** The market's events that name this order or negotiation, the oldest first. */
const inOrder = (field: string, id: string, events: ChainEvent[]): ChainEvent[] =>
	events.filter(({ pallet, fields }) => pallet === "Market" && (fields as Fields | null)?.[field] === id).sort((a, b) => a.place.block - b.place.block || (a.place.event ?? 0) - (b.place.event ?? 0));

/** Steps that end with where something stands now, and go on with what comes if nothing is wrong. */
function stepsOf(passed: Step[], now: string, next: string[]): Step[] {
	const all = passed.at(-1)?.stage === now ? passed : [...passed, { stage: now, is: "now" as const, by: null, why: null, event: null }];
	const last = all.length - 1;
	return [
		...all.map((step, i) => ({ ...step, is: i === last ? ("now" as const) : ("done" as const) })),
		...next.map((stage) => ({ stage, is: "next" as const, by: null, why: null, event: null })),
	];
}

const BEGINNINGS = new Set(["OrderPlaced", "NegotiationOpened"]);

/** Whether steps are all that there were: they begin with the beginning. */
export const isWhole = (steps: Step[]): boolean => BEGINNINGS.has(steps[0]?.event?.name ?? "");

/** The way of an order: what its events say, how it stands now, and what comes. */
export function orderSteps(id: string, state: OrderState, events: ChainEvent[], nowMs: number): Step[] {
	const passed = inOrder("order", id, events).flatMap((event) => {
		const lead = LEADS[event.name];
		if (lead === undefined) return [];
		const fields = (event.fields ?? {}) as Fields;
		const why = fields["how"] ?? (event.name === "Refunded" ? refundWord(String(fields["reason"])) : null);
		return [{ stage: lead[0], is: "done" as const, by: lead[1](fields), why: why as string | null, event }];
	});
	const now = orderStage(state, nowMs);
	const at = MAIN.indexOf(now);
	return stepsOf(passed, now, at >= 0 ? MAIN.slice(at + 1) : (AFTER[now] ?? []));
}

/** Why money went back, as a word: that it was held means something else elsewhere. */
const refundWord = (reason: string): string => (reason === "Held" ? "Refund.Held" : reason);

/** Each move of the protocol's negotiation from a state: whereto, and by which sides (`NegotiationState::MOVES`). */
const MOVES: Record<string, [to: string, by: string[]][]> = {
	Requested: [["Offered", ["Provider"]], ["Agreed", ["Provider"]], ["Terminated", ["Consumer", "Provider"]]],
	Offered: [["Requested", ["Consumer"]], ["Accepted", ["Consumer"]], ["Terminated", ["Consumer", "Provider"]]],
	Accepted: [["Agreed", ["Provider"]], ["Terminated", ["Provider"]]],
	Agreed: [["Verified", ["Consumer"]], ["Terminated", ["Consumer"]]],
	Verified: [["Finalized", ["Provider"]], ["Terminated", ["Provider"]]],
};

/** The moves that may come next in a negotiation, and by which sides. */
export const movesFrom = (state: string): [to: string, by: string[]][] => MOVES[state] ?? [];

/** Whose move it is to bring a negotiation on; null when it is over. To end it may be the other's as well. */
export const mover = (state: string): string | null => movesFrom(state).find(([to]) => to !== "Terminated")?.[1][0] ?? null;

const TO_AGREEMENT = ["Accepted", "Agreed", "Verified", "Finalized"];
const AHEAD: Record<string, string[]> = {
	Requested: TO_AGREEMENT.slice(1), Offered: TO_AGREEMENT, Accepted: TO_AGREEMENT.slice(1), Agreed: TO_AGREEMENT.slice(2), Verified: TO_AGREEMENT.slice(3),
};

/** The way of a negotiation. */
export function negotiationSteps(id: string, { state }: NegotiationState, events: ChainEvent[]): Step[] {
	const passed = inOrder("negotiation", id, events).flatMap((event) => {
		const fields = (event.fields ?? {}) as Fields;
		const opener = event.name === "NegotiationOpened" ? String(fields["opener"]) : null;
		if (opener === null && event.name !== "NegotiationMoved") return [];
		const to = opener === null ? String(fields["state"]) : opener === "Consumer" ? "Requested" : "Offered";
		return [{ stage: to, is: "done" as const, by: opener ?? String(fields["by"]), why: null, event }];
	});
	return stepsOf(passed, state, AHEAD[state] ?? []);
}

/** How many units are left; null: as many as are wanted. */
export const left = ({ listing: { stock }, sold }: ProductState): bigint | null =>
	stock === null ? null : BigInt(stock) > BigInt(sold) ? BigInt(stock) - BigInt(sold) : 0n;

/** Basis points in the whole. */
const WHOLE = 10_000n;

/** Who gets how much of a charge: each fee rounded down, and the rest to the seller (M15). */
export function split({ amount }: Charge, fees: Fee[]): { seller: bigint; fees: bigint[] } {
	const all = BigInt(amount);
	const shares = fees.map(({ points }) => (all * BigInt(points)) / WHOLE);
	return { seller: shares.reduce((rest, share) => rest - share, all), fees: shares };
}

/** Basis points as a percentage: 250 is 2.5. */
export const percent = (points: number): string => `${points / 100}%`;
