import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { awaited, isWhole, left, mover, movesFrom, negotiationSteps, orderStage, orderSteps, percent, split, type Step } from "../lib/market";
import type { Fee, NegotiationState, OrderState, ProductState } from "../lib/market-types";
import type { ChainEvent } from "../lib/types";

const DUE = 1_000;
const ID = "hfor1x";
const order = (stage: string, more: object = {}): OrderState => ({ stage, due_ms: DUE, instruction: null, ...more }) as unknown as OrderState;
const locked = { instruction: "hfin1x" };
/** Events in the order in which they happened, and given the other way round, as the index does. */
const events = (...of: [name: string, fields?: object][]): ChainEvent[] =>
	of.map(([name, fields = {}], i) => ({ pallet: "Market", name, fields: { order: ID, negotiation: ID, ...fields }, place: { block: 5, hash: "", event: i, nowMs: i } }) as unknown as ChainEvent).reverse();
const way = (steps: Step[]) => steps.map(({ is, stage, by, why }) => [is, stage, by, why].filter((one) => one !== null).join(" "));

test("whoever is silent loses, without a transaction", () => {
	const over = (stage: string, more: object = {}) => orderStage(order(stage, more), DUE);
	expect(["Placed", "Committed"].map((stage) => over(stage))).toEqual(["Expired", "Expired"]);
	expect(["Committed", "Inspecting"].map((stage) => over(stage, locked))).toEqual(["Accepted", "Accepted"]);
	expect(["Locked", "Objected", "Arbitrating"].map((stage) => over(stage, locked))).toEqual(["Refunded", "Refunded", "Refunded"]);
	for (const stage of ["Accepted", "Settled", "Refunded", "Cancelled", "Expired"]) expect(over(stage, locked)).toBe(stage);
	expect(orderStage(order("Placed"), DUE - 1)).toBe("Placed");
});

test("the stages are those of the chain", () => {
	const source = readFileSync("../../primitives/src/market/order.rs", "utf8").split("Stage {")[1]!.split("\n\t}")[0]!;
	const stages = [...source.matchAll(/^\t\t(\w+) = \d+,/gm)].map(([, name]) => name!);
	expect(stages.length).toBe(11);
	const final = new Set(["Settled", "Refunded", "Cancelled", "Expired"]);
	for (const stage of stages) expect([stage, awaited(order(stage), undefined, 0) === null]).toEqual([stage, final.has(stage)]);
});

test("who is to act, and what", () => {
	const next = (stage: string, more: object = {}, nowMs = 0) => {
		const found = awaited(order(stage, more), undefined, nowMs);
		return found && [found.who, found.what, found.untilMs];
	};
	expect(next("Placed")).toEqual(["Seller", "Placed", DUE]);
	expect(next("Committed")).toEqual(["Buyer", "Committed", DUE]);
	expect(next("Committed", locked)).toEqual(["Buyer", "CommittedAgain", DUE]);
	expect(next("Arbitrating", locked)).toEqual(["Arbiter", "Arbitrating", DUE]);
	expect(next("Locked", locked, DUE)).toEqual(["Anybody", "Over", null]);
	expect(next("Accepted", locked)).toEqual(["Anybody", "Accepted", null]);
	expect(next("Accepted", locked, DUE)).toEqual(["Buyer", "Held", null]);
	expect(awaited(order("Inspecting", locked), "Proof", 0)?.what).toBe("InspectingProof");
	expect(awaited(order("Inspecting", locked), { Arbiter: "hfmb1x" }, 0)?.what).toBe("Inspecting");
});

test("the way of an order is what its events say, and what comes", () => {
	const begun: [string, object?][] = [["OrderPlaced"], ["Committed"], ["Locked"], ["KeysHanded"]];
	expect(way(orderSteps(ID, order("Inspecting", locked), events(...begun, ["TransferMoved", { by: "Consumer" }]), 0))).toEqual([
		"done Placed Buyer", "done Committed Seller", "done Locked Buyer", "now Inspecting Seller", "next Accepted", "next Settled",
	]);
	// Silence has gone on where nobody wrote it down.
	expect(way(orderSteps(ID, order("Inspecting", locked), events(...begun), DUE)).slice(3)).toEqual(["done Inspecting Seller", "now Accepted", "next Settled"]);
	const again: [string, object?][] = [...begun, ["Objected"], ["Committed"], ["Locked"], ["KeysHanded"], ["Objected"], ["Arbitrating", { by: "Provider" }]];
	expect(way(orderSteps(ID, order("Refunded", locked), events(...again, ["Ruled"], ["Refunded", { reason: "Ruled" }]), 0)).slice(4)).toEqual([
		"done Objected Buyer", "done Committed Seller", "done Locked Buyer", "done Inspecting Seller", "done Objected Buyer", "done Arbitrating Seller",
		"now Refunded Arbiter Ruled",
	]);
	expect(way(orderSteps(ID, order("Arbitrating", locked), events(...again), 0)).slice(-3)).toEqual(["now Arbitrating Seller", "next Accepted", "next Settled"]);
	expect(way(orderSteps(ID, order("Settled", locked), events(...begun, ["Accepted", { how: "Silent" }], ["Settled"]), 0)).slice(-2)).toEqual(["done Accepted Silent", "now Settled"]);
	expect(way(orderSteps(ID, order("Cancelled"), events(["OrderPlaced"], ["OrderCancelled", { by: "Consumer" }]), 0))).toEqual(["done Placed Buyer", "now Cancelled Buyer"]);
	// Another order's are not its own, and a way without its beginning is not whole.
	const others = events(["OrderPlaced", { order: "hfor1y" }], ["Committed"]);
	expect(way(orderSteps(ID, order("Committed"), others, 0)).slice(0, 2)).toEqual(["now Committed Seller", "next Locked"]);
	expect([others, events(...begun)].map((of) => isWhole(orderSteps(ID, order("Inspecting", locked), of, 0)))).toEqual([false, true]);
	expect(way(orderSteps(ID, order("Refunded", locked), events(...begun, ["Refunded", { reason: "Held" }]), 0)).at(-1)).toBe("now Refunded Buyer Refund.Held");
});

test("the moves of a negotiation are the protocol's", () => {
	const source = readFileSync("../../primitives/src/market/negotiation.rs", "utf8");
	const sides: Record<string, string[]> = { CONSUMER: ["Consumer"], PROVIDER: ["Provider"], EITHER: ["Consumer", "Provider"] };
	const moves = [...source.matchAll(/of\(Some\(Self::(\w+)\), Self::(\w+), (\w+)\)/g)].map(([, from, to, by]) => [from!, to!, sides[by!]!] as const);
	expect(moves.length).toBe(12);
	for (const state of ["Requested", "Offered", "Accepted", "Agreed", "Verified", "Finalized", "Terminated"]) {
		expect([state, movesFrom(state)]).toEqual([state, moves.filter(([from]) => from === state).map(([, to, by]) => [to, by])]);
	}
	expect(["Requested", "Offered", "Accepted", "Agreed", "Verified", "Finalized"].map(mover)).toEqual(["Provider", "Consumer", "Provider", "Consumer", "Provider", null]);
});

test("the way of a negotiation", () => {
	const state = (of: string) => ({ state: of }) as NegotiationState;
	const begun: [string, object][] = [["NegotiationOpened", { opener: "Provider" }], ["NegotiationMoved", { by: "Consumer", state: "Requested" }]];
	expect(way(negotiationSteps(ID, state("Requested"), events(...begun)))).toEqual([
		"done Offered Provider", "now Requested Consumer", "next Agreed", "next Verified", "next Finalized",
	]);
	expect(way(negotiationSteps(ID, state("Terminated"), events(...begun, ["NegotiationMoved", { by: "Provider", state: "Terminated" }]))).at(-1)).toBe("now Terminated Provider");
});

test("the parts of a charge are the whole", () => {
	const fee = (points: number) => ({ points }) as Fee;
	const book = { bank: "hfmb1x", currency: "CNY" };
	expect(split({ book, amount: 10_001 }, [fee(1), fee(3_333)])).toEqual({ seller: 6_667n, fees: [1n, 3_333n] });
	expect(split({ book, amount: 1 }, [fee(9_999)])).toEqual({ seller: 1n, fees: [0n] });
	const large = split({ book, amount: "340282366920938463463374607431768211455" }, [fee(250), fee(250)]);
	expect(large.seller + large.fees[0]! + large.fees[1]!).toBe(340282366920938463463374607431768211455n);
	expect([1, 250, 9_150].map(percent)).toEqual(["0.01%", "2.5%", "91.5%"]);
});

test("what is left of a stock", () => {
	const of = (stock: number | null, sold: number) => left({ listing: { stock }, sold } as unknown as ProductState);
	expect([of(10, 9), of(10, 10), of(null, 10)]).toEqual([1n, 0n, null]);
});
