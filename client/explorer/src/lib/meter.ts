/** Meters: what follows from a record, worked out in the page as the chain does it (`Meter` of pallet-metering, `Windows` of `hefu_primitives::metering`). */

import type { MeterState, Windows } from "./market-types";

export type MeterStanding = "Open" | "Closing" | "Collectable" | "Closed";

/** How a meter stands at a moment: that its challenge is over needs no transaction. */
export function meterStanding({ state }: MeterState, nowMs: number): MeterStanding {
	if (state === "Open") return "Open";
	if ("Closed" in state) return "Closed";
	return nowMs < Number(state.Closing.until_ms) ? "Closing" : "Collectable";
}

/** What is held of the deposit. */
export function held({ state, deposited, redeemed }: MeterState): bigint {
	if (typeof state === "object" && "Closed" in state) return 0n;
	return BigInt(deposited) - BigInt(redeemed.value);
}

/** A window's moments, and whether vouchers of it can be redeemed. */
export interface Window {
	window: number;
	fromMs: number;
	untilMs: number;
	closesMs: number;
	is: "Runs" | "Redeemable" | "WindowOver";
}

/** The moment by which it is judged whether a window is open: none begins or closes once the payer has asked to close; null: all are over. */
function momentOf({ state }: MeterState, nowMs: number): number | null {
	if (state === "Open") return nowMs;
	if ("Closed" in state || nowMs >= Number(state.Closing.until_ms)) return null;
	return Math.min(nowMs, state.Closing.asked_ms);
}

/** When the windows begin, how long each is, and its grace. */
const lengths = ({ opened_ms, window_ms, grace_ms }: Windows) => [opened_ms, window_ms, grace_ms].map(Number) as [number, number, number];

/** A window of a meter at a moment. */
export function windowAt(meter: MeterState, window: number, nowMs: number): Window {
	const [openedMs, windowMs, graceMs] = lengths(meter.windows);
	const fromMs = openedMs + windowMs * window;
	const untilMs = fromMs + windowMs;
	const closesMs = untilMs + graceMs;
	const moment = momentOf(meter, nowMs);
	const is = moment === null || moment >= closesMs ? "WindowOver" : meter.state === "Open" && moment < untilMs ? "Runs" : "Redeemable";
	return { window, fromMs, untilMs, closesMs, is };
}

/** The window in which a moment lies. */
export function windowOf(windows: Windows, ms: number): number {
	const [openedMs, windowMs] = lengths(windows);
	return Math.max(0, Math.floor((ms - openedMs) / windowMs));
}

/** Most windows that are open at the same time (`MAX_OPEN_WINDOWS`). */
const MOST_OPEN = 8;

/** The windows whose vouchers can be redeemed at a moment, the last one first. */
export function openWindows(meter: MeterState, nowMs: number): Window[] {
	const moment = momentOf(meter, nowMs);
	if (moment === null) return [];
	const last = windowOf(meter.windows, moment);
	return Array.from({ length: Math.min(MOST_OPEN, last + 1) }, (_, i) => windowAt(meter, last - i, nowMs)).filter(({ is }) => is !== "WindowOver");
}
