import { expect, test } from "vitest";
import type { MeterCase, MeterState } from "../lib/market-types";
import { held, meterStanding, openWindows, windowAt, windowOf } from "../lib/meter";

/** As in the tests of `hefu_primitives::metering::Windows`. */
const windows = { opened_ms: 1_000, window_ms: 100, grace_ms: 30 };
const meter = (state: MeterCase = "Open", more: object = {}) => ({ windows, deposited: 50, redeemed: { value: 20 }, state, ...more }) as unknown as MeterState;
const open = (of: MeterState, nowMs: number) => openWindows(of, nowMs).map(({ window, is }) => `${window} ${is}`);
const closing: MeterCase = { Closing: { asked_ms: 1_210, until_ms: 1_500 } };
const closed: MeterCase = { Closed: { at_ms: 1_600, returned: 30 } };

test("a window is open from its beginning to the end of the grace", () => {
	expect(windowAt(meter(), 2, 1_250)).toEqual({ window: 2, fromMs: 1_200, untilMs: 1_300, closesMs: 1_330, is: "Runs" });
	expect([1_329, 1_330].map((ms) => windowAt(meter(), 2, ms).is)).toEqual(["Redeemable", "WindowOver"]);
	expect([999, 1_000, 1_099, 1_100].map((ms) => windowOf(windows, ms))).toEqual([0, 0, 0, 1]);
	expect(open(meter(), 1_229)).toEqual(["2 Runs", "1 Redeemable"]);
	expect(open(meter(), 1_230)).toEqual(["2 Runs"]);
	expect(open(meter("Open", { windows: { ...windows, grace_ms: 700 } }), 2_000)).toHaveLength(8);
});

test("a window of any length is one", () => {
	const of = meter("Open", { windows: { ...windows, window_ms: "18446744073709551615", grace_ms: "9" } });
	expect(openWindows(of, 2_000)).toEqual([{ window: 0, fromMs: 1_000, untilMs: 18446744073709551615 + 1_000, closesMs: 18446744073709551615 + 1_009, is: "Runs" }]);
});

test("none begins or closes once the payer has asked to close", () => {
	expect(open(meter(closing), 1_450)).toEqual(["2 Redeemable", "1 Redeemable"]);
	expect(open(meter(closing), 1_500)).toEqual([]);
	expect(open(meter(closed), 1_650)).toEqual([]);
});

test("that a challenge is over needs no transaction", () => {
	expect([1_499, 1_500].map((ms) => meterStanding(meter(closing), ms))).toEqual(["Closing", "Collectable"]);
	expect([meterStanding(meter(), 9), meterStanding(meter(closed), 9)]).toEqual(["Open", "Closed"]);
});

test("what is held is what was put aside and not redeemed, until it closes", () => {
	expect([held(meter()), held(meter(closing)), held(meter(closed))]).toEqual([30n, 30n, 0n]);
	expect(held(meter("Open", { deposited: "90071992547409930", redeemed: { value: "90071992547409929" } }))).toBe(1n);
});
