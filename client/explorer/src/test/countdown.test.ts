import { expect, test } from "vitest";
import { awaited, countdown, parts } from "../lib/countdown";
import type { ClockState } from "../lib/types";

const running: ClockState = { pack: 0, name: "Publicity", started_ms: 0, extended: 0, used: 0, run: { Running: { since_ms: 0 } } };
const DAY = 86_400_000;

test("a clock runs until its last day is over, and not a moment longer", () => {
	expect(countdown(running, 1000, null, 999)).toEqual({ is: "running", endsMs: 1000, leftMs: 1 });
	expect(countdown(running, 1000, null, 1000)).toEqual({ is: "over", endsMs: 1000 });
});

test("one that stands has no end, whatever is said of one", () => {
	expect(countdown({ ...running, run: { Stopped: { at_ms: 7 } } }, 1000, null, 5)).toEqual({ is: "stopped", sinceMs: 7 });
});

test("what is not known is said, and nothing is guessed", () => {
	const unknown = { year: 2027, calendar: "Mainland" };
	expect(countdown(running, null, unknown, 5)).toEqual({ is: "unknown", ...unknown });
	expect(countdown(null, null, unknown, 5)).toEqual({ is: "none" });
	expect(countdown(running, null, null, 5)).toEqual({ is: "none" });
	// Silence set it off, and nobody has written that down: there is an end, and no clock in the record.
	expect(countdown(null, 10, null, 5)).toEqual({ is: "running", endsMs: 10, leftMs: 5 });
});

test("days, and a clock of two digits each", () => {
	expect(parts(3 * DAY + 4 * 3_600_000 + 5 * 60_000 + 6_999)).toEqual({ days: 3, clock: "04:05:06" });
	expect(parts(DAY)).toEqual({ days: 1, clock: "00:00:00" });
	expect(parts(DAY - 1)).toEqual({ days: 0, clock: "23:59:59" });
	expect(parts(-5)).toEqual({ days: 0, clock: "00:00:00" });
});

test("each stage waits for a clock; those that have ended for none", () => {
	expect(["Filed", "CorrectionAsked", "Supplementing", "Publicised", "Objected"].map(awaited)).toEqual(["answer", "answer", "review", "publicity", "inquiry"]);
	expect(["Draft", "Waived", "Registered", "Rejected", "Withdrawn", "NeverFiled"].map(awaited)).toEqual([null, null, null, null, null, null]);
});
