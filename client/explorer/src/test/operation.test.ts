import { expect, test } from "vitest";
import { disclosed, endOfDay, isOnTrial, stageAt, steps, yearBars, yearInChina } from "../lib/operation";
import type { Account, Disclosure, OperationState } from "../lib/types";

const at = (text: string) => Date.parse(`${text}+08:00`);
/** The day of a date: since 1970. */
const day = (date: string) => Date.parse(`${date}T00:00Z`) / 86_400_000;

function operation(more: object): OperationState {
	return { planned_ms: 1, selected: null, agreement: null, stage: "Planned", begun_ms: null, ended: null, ...more } as unknown as OperationState;
}
const running = operation({
	selected: {}, agreement: { from: day("2026-01-01"), last: day("2028-06-30") }, stage: "Active", begun_ms: at("2026-03-01T09:00"),
});
const way = (state: OperationState, now: number) => steps(state, now).map(({ stage, is }) => `${is} ${stage}`);

test("years and days are those in China", () => {
	expect(endOfDay(day("2026-12-31"))).toBe(at("2027-01-01T00:00"));
	expect([at("2026-12-31T23:59"), at("2027-01-01T00:00")].map(yearInChina)).toEqual([2026, 2027]);
});

test("that the term is over needs no transaction", () => {
	expect(stageAt(running, at("2028-06-30T23:59"))).toBe("Active");
	expect(stageAt(running, at("2028-07-01T00:00"))).toBe("Expired");
	// What was never signed has no term, and what was ended before stays so.
	expect(stageAt({ ...running, stage: "Offered" }, at("2030-01-01T00:00"))).toBe("Offered");
	expect(stageAt({ ...running, stage: "Terminated" }, at("2030-01-01T00:00"))).toBe("Terminated");
});

test("the way of an operation", () => {
	expect(way(operation({}), 5)).toEqual(["now Planned", "next Selected", "next Offered", "next Signed", "next Active"]);
	expect(way(running, at("2027-01-01T00:00"))).toEqual(["done Planned", "done Selected", "done Offered", "done Signed", "now Active"]);
	expect(way(running, at("2029-01-01T00:00"))).toEqual(["done Planned", "done Selected", "done Offered", "done Signed", "done Active", "now Expired"]);
	expect(way(operation({ selected: {}, stage: "Terminated", ended: { ground: "Agreed", at_ms: 9 } }), 10)).toEqual(["done Planned", "done Selected", "now Terminated"]);
});

test("the years that are over are disclosed by either side", () => {
	const made = [{ year: 2026, side: "operator", state: {} }] as Disclosure[];
	const found = (now: string, state = running) => disclosed(state, made, at(now)).map(({ year, sides }) => [year, ...sides.map((one) => one !== null)]);
	expect(found("2026-12-31T12:00")).toEqual([]);
	expect(found("2028-01-02T12:00")).toEqual([[2027, false, false], [2026, false, true]]);
	// No year is owed after the last in which it operated.
	expect(found("2031-01-01T12:00").map(([year]) => year)).toEqual([2028, 2027, 2026]);
	expect(found("2031-01-01T12:00", { ...running, ended: { ground: "Agreed", at_ms: at("2026-05-01T00:00") } }).map(([year]) => year)).toEqual([2026]);
	expect(found("2031-01-01T12:00", operation({}))).toEqual([]);
});

test("prices are on trial until a whole year has passed", () => {
	expect([2026, 2027, 2028].map((year) => isOnTrial(year, running.begun_ms))).toEqual([true, true, false]);
	// What begins on New Year's Day has the whole year.
	expect([2026, 2027].map((year) => isOnTrial(year, at("2026-01-01T10:00")))).toEqual([true, false]);
	expect(isOnTrial(2026, null)).toBe(true);
});

test("bars are as long as the largest, and exact beyond what a number holds", () => {
	const account = (year: number, permitted: object | null, revenue: number | string, surplus: number | string) => ({ year, state: { permitted, charged: { revenue, surplus } } }) as unknown as Account;
	const { bars, most } = yearBars([account(2027, { granted: "90071992547409930", deducted: 30 }, "90071992547409900", 7), account(2026, null, 5, 0)]);
	expect(bars).toEqual([
		{ year: 2026, permitted: null, revenue: 5n, surplus: 0n },
		{ year: 2027, permitted: 90071992547409900n, revenue: 90071992547409900n, surplus: 7n },
	]);
	expect(most).toBe(90071992547409907n);
	expect(yearBars([]).most).toBe(1n);
	// More was taken away than was granted: nothing is left.
	expect(yearBars([account(2028, { granted: 5, deducted: 9 }, 0, 0)]).bars[0]!.permitted).toBe(0n);
});
