/** Clocks of the law: when they end in China, and how long they still run, second by second. */

import { useEffect, useState } from "preact/hooks";
import { t, word, type Key } from "../i18n";
import { countdown, parts } from "../lib/countdown";
import { legalDay } from "../lib/format";
import { ruleOf } from "../lib/registration";
import type { ClockState, FilingStanding, LawPack, Rule } from "../lib/types";
import { Time } from "./atoms";

/** The time, anew each second. */
export function useNow(): number {
	const [now, tick] = useState(Date.now);
	useEffect(() => {
		const ticking = setInterval(() => tick(Date.now()), 1000);
		return () => clearInterval(ticking);
	}, []);
	return now;
}

/** When a clock ends, and how long that is. */
export function ClockEnd({ clock, ends, unknown }: { clock: ClockState | null; ends: number | null; unknown: FilingStanding["unknown"] }) {
	const now = useNow();
	const of = countdown(clock, ends, unknown, now);
	if (of.is === "none") return <span class="faint">{t("clock.none")}</span>;
	if (of.is === "stopped") return <span class="clock">{t("clock.stopped")} <Time ms={of.sinceMs} legal /></span>;
	if (of.is === "unknown") return <span class="clock">{t("clock.unknown", { year: of.year, calendar: word(of.calendar) })}</span>;
	const day = legalDay(of.endsMs - 1);
	if (of.is === "over") return <span class="clock">{t("clock.over", { day })}</span>;
	const { days, clock: left } = parts(of.leftMs);
	return (
		<span class="clock">
			{t("clock.ends", { day })}{" "}
			<strong class="countdown" role="timer" data-left={Math.floor(of.leftMs / 1000)}>{days > 0 ? t("clock.left", { days, left }) : t("clock.leftToday", { left })}</strong>
		</span>
	);
}

/** What the law sets for a clock, and where: by the filing's law pack. */
export function ClockRule({ pack, clock }: { pack: LawPack | null | undefined; clock: string }) {
	const rule = ruleOf(pack, clock);
	return rule === undefined ? null : <span class="faint">{t("clock.rule", { time: timeOf(rule) })} <bdi data-raw>{rule.basis}</bdi></span>;
}

const UNITS: Record<string, Key> = { WorkingDays: "law.unit.WorkingDays", Days: "law.unit.Days", Months: "law.unit.Months", Years: "law.unit.Years" };

/** How long a rule's clock has; working days are those of a calendar. */
export function timeOf({ amount, unit }: Rule): string {
	const name = typeof unit === "string" ? unit : "WorkingDays";
	const key = UNITS[name];
	return key === undefined ? `${amount} ${word(name)}` : t(key, { amount });
}
