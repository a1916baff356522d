/** Meters drawn: what is redeemed of the deposit, and of the windows. */

import { t, word } from "../i18n";
import { count } from "../lib/format";
import { held, meterStanding, openWindows, windowAt, type Window } from "../lib/meter";
import type { MeterState, Totals, WindowRow } from "../lib/market-types";
import { largest } from "../lib/operation";
import type { Place } from "../lib/types";
import { Tag, Time } from "./atoms";
import { Bar, Legend, type Part, type Tone } from "./bars";
import { useNow } from "./clock";
import { Sum } from "./market";
import { Table } from "./parts";
import { Verify } from "./verify";

const TONES: Record<string, "good" | "warn" | "plain"> = { Open: "good", Closing: "warn", Collectable: "warn", Closed: "plain" };

/** How a meter stands, by its record and the reader's clock. */
export function MeterTag({ of }: { of: MeterState }) {
	const is = meterStanding(of, Date.now());
	return <Tag name={is === "Open" ? "Meter.Open" : is} tone={TONES[is]!} />;
}

/** The deposit: what may be put aside, what was, and what is redeemed of it. */
export function Deposit({ of }: { of: MeterState }) {
	const [cap, deposited, redeemed] = [of.cap, of.deposited, of.redeemed.value].map(BigInt) as [bigint, bigint, bigint];
	const closed = typeof of.state === "object" && "Closed" in of.state ? of.state.Closed : null;
	return (
		<div class="bars" data-redeemed={String(redeemed)}>
			<Legend name={t("bars.legend")} of={[["charged", t("meter.redeemed")], ["permitted", t("meter.deposited")]]} />
			<Bar most={largest([cap])} marks={[deposited]} parts={[{ from: 0n, to: deposited, tone: "permitted", ground: true }, { from: 0n, to: redeemed, tone: "charged" }]} />
			<dl class="bar-words">
				<div><dt>{t("meter.redeemed")}</dt><dd><Sum book={of.book} minor={redeemed} /></dd></div>
				<div><dt>{t("meter.held")}</dt><dd><Sum book={of.book} minor={held(of)} /></dd></div>
				<div><dt>{t("meter.deposited")}</dt><dd><Sum book={of.book} minor={deposited} /></dd></div>
				<div><dt>{t("meter.cap")}</dt><dd><Sum book={of.book} minor={cap} /></dd></div>
				{closed && <div><dt>{t("meter.returned")}</dt><dd><Sum book={of.book} minor={closed.returned} /></dd></div>}
			</dl>
		</div>
	);
}

const WINDOW_TONES: Record<Window["is"], Tone> = { Runs: "charged", Redeemable: "permitted", WindowOver: "closed" };

/** Windows before those that are open that are drawn too. */
const BEFORE = 2;

/** The windows around now on a line of time: those that are over, those of which vouchers can be redeemed, and the one that runs. */
export function WindowLine({ of }: { of: MeterState }) {
	const now = useNow();
	const open = openWindows(of, now);
	const [last] = open;
	if (last === undefined) return <p class="faint">{t("meter.noneOpen")}</p>;
	const first = Math.max(0, open.at(-1)!.window - BEFORE);
	const drawn = Array.from({ length: last.window - first + 1 }, (_, i) => windowAt(of, first + i, now));
	const startMs = drawn[0]!.fromMs;
	/** Between two windows is a gap that can be seen. */
	const gap = Number(of.windows.window_ms) / 40;
	const at = (ms: number) => BigInt(Math.round(ms - startMs));
	const parts: Part[] = drawn.map(({ fromMs, untilMs, is }) => ({ from: at(fromMs), to: at(untilMs - gap), tone: WINDOW_TONES[is] }));
	const names: [Tone, string][] = [["closed", word("WindowOver")], ["permitted", word("Redeemable")], ["charged", word("Runs")]];
	return (
		<div class="bars" data-windows={drawn.map(({ is }) => is).join(" ")}>
			<Legend name={t("bars.legend")} of={names.filter(([tone]) => parts.some((part) => part.tone === tone))} />
			<Bar most={at(last.untilMs)} marks={now < last.untilMs ? [at(now)] : []} parts={parts} />
			<dl class="bar-words">
				<div><dt>{t("meter.earliest")}</dt><dd>{t("meter.windowNumber", { number: drawn[0]!.window })} <Time ms={startMs} /></dd></div>
				<div><dt>{t("meter.latest")}</dt><dd>{t("meter.windowNumber", { number: last.window })} <Time ms={last.fromMs} /></dd></div>
			</dl>
		</div>
	);
}

/** What was redeemed of each window, by the event that said so last, as long as the largest. */
export function WindowRows({ id, meter, of }: { id: string; meter: MeterState; of: WindowRow[] }) {
	const now = useNow();
	const most = largest(of.map(({ totals }) => BigInt(totals.value)));
	return (
		<Table
			caption={t("meter.windows")}
			head={[t("meter.window"), t("meter.redeemed"), t("meter.calls"), t("meter.bytes"), t("dataset.state"), t("verify.title")]}
			rows={of.map(({ window, totals, since, changed }) => {
				const { fromMs, closesMs, is } = windowAt(meter, window, now);
				const place = changed ?? since;
				return [
					<><span class="number">{t("meter.windowNumber", { number: window })}</span> <Time ms={fromMs} /></>,
					<><Bar most={most} parts={[{ from: 0n, to: BigInt(totals.value), tone: "charged" }]} /> <Sum book={meter.book} minor={totals.value} /></>,
					<span class="number">{count(totals.units.calls)}</span>,
					<span class="number">{count(totals.units.bytes)}</span>,
					<><Tag name={is} tone={is === "WindowOver" ? "plain" : "good"} /> {is !== "WindowOver" && <span class="faint">{t("meter.closes")} <Time ms={closesMs} /></span>}</>,
					place === null ? "—" : <Verify claim={redeemedClaim(id, window, totals, place)} what={t("meter.windowNumber", { number: window })} />,
				];
			})}
		/>
	);
}

/** The claim that so much was redeemed of a window, as the event there says. */
const redeemedClaim = (meter: string, window: number, totals: Totals, place: Place) => ({
	kind: "event" as const,
	event: { place, pallet: "Metering", name: "Redeemed", fields: { meter, window, totals: totals as never } },
	part: true,
});
