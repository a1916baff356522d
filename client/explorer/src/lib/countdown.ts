/** How long a clock of the law still runs. */

import type { ClockKind, ClockState, FilingStanding } from "./types";

export type Countdown =
	/** It is over at the end of a day in China. */
	| { is: "running"; endsMs: number; leftMs: number }
	| { is: "over"; endsMs: number }
	/** It stands, and has no end until it goes on. */
	| { is: "stopped"; sinceMs: number }
	/** The days of a year are not known. */
	| { is: "unknown"; year: number; calendar: string }
	/** Nothing is known of its end. */
	| { is: "none" };

/** A clock at a moment, by its record and what the index reads of its end. */
export function countdown(clock: ClockState | null, endsMs: number | null, unknown: FilingStanding["unknown"], nowMs: number): Countdown {
	if (clock && "Stopped" in clock.run) return { is: "stopped", sinceMs: clock.run.Stopped.at_ms };
	if (endsMs !== null) return nowMs < endsMs ? { is: "running", endsMs, leftMs: endsMs - nowMs } : { is: "over", endsMs };
	return clock && unknown ? { is: "unknown", ...unknown } : { is: "none" };
}

/** The clock that a filing waits for at a stage. */
export const awaited = (stage: string): ClockKind | null =>
	(({ Filed: "answer", CorrectionAsked: "answer", Reviewing: "review", Supplementing: "review", Publicised: "publicity", Objected: "inquiry" }) as Record<string, ClockKind>)[stage] ?? null;

/** Milliseconds in parts: whole days, and hours, minutes and seconds of two digits. */
export function parts(ms: number): { days: number; clock: string } {
	const seconds = Math.max(0, Math.floor(ms / 1000));
	const two = (value: number) => String(value).padStart(2, "0");
	return {
		days: Math.floor(seconds / 86_400),
		clock: [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":"),
	};
}
