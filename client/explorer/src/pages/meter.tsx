/** A meter: what is redeemed of its deposit, window by window, without a single use being on chain. */

import { useRoute } from "preact-iso";
import { label, t } from "../i18n";
import { get, part } from "../lib/api";
import { span } from "../lib/format";
import type { Meter, MeterState } from "../lib/market-types";
import { meterStanding } from "../lib/meter";
import { ask } from "../lib/questions";
import { Id, Time } from "../ui/atoms";
import { useNow } from "../ui/clock";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Until } from "../ui/market";
import { Deposit, MeterTag, WindowLine, WindowRows } from "../ui/meter";
import { Facts, fieldFact, PageOf, recordClaim, Section } from "../ui/parts";
import { Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfmt", function MeterPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`meter ${id}`, () => get<Meter>(`/meters/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.meter")} lead={<Id id={id} whole />}>
			{(meter) => meter.state && (
				<>
					<Card id={id} of={meter} state={meter.state} />
					<Section title={t("meter.windows")}>
						<p class="faint">{t("meter.windowsAbout")}</p>
						<WindowLine of={meter.state} />
						<WindowRows id={id} meter={meter.state} of={meter.windows ?? []} />
					</Section>
					<Used of={meter} grant={meter.state.grant} />
					<Section title={t("history")}><Events of={meter.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Meter; state: MeterState }) {
	return (
		<Section title={t("kind.meter")} side={<Verify claim={recordClaim(ask.meter(id), of)} what={t("kind.meter")} />}>
			<p class="headline"><MeterTag of={state} /></p>
			<p class="faint">{t("meter.about")}</p>
			<Deposit of={state} />
			<Closing of={state} />
			<Facts
				of={[
					fieldFact("grant", <Id id={state.grant} />),
					fieldFact("payer", <Id id={state.payer} />),
					fieldFact("provider", <Id id={state.provider} />),
					fieldFact("service", <Id id={state.service} />),
					{ name: t("book.bank"), value: <><Id id={state.book.bank} /> <a href={`/books/${state.book.bank}/${state.book.currency}`} data-raw>{state.book.currency}</a></> },
					fieldFact("window_ms", span(Number(state.windows.window_ms))),
					fieldFact("grace_ms", span(Number(state.windows.grace_ms))),
					fieldFact("challenge_ms", span(Number(state.challenge_ms))),
					fieldFact("opened_ms", <Time ms={state.windows.opened_ms} legal />),
					Number(state.redeemed.ts_ns) > 0 && fieldFact("ts_ns", <Value of={state.redeemed.ts_ns} name="ts_ns" />),
					fieldFact("used_units", <Value of={state.redeemed.units as never} />),
					fieldFact("metered_limits", <Value of={state.limits as never} />),
					fieldFact("used_for", <Value of={state.used_for as never} />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

/** How long a meter that closes can be redeemed from, or that it closed. */
function Closing({ of }: { of: MeterState }) {
	const is = meterStanding(of, useNow());
	if (of.state === "Open") return null;
	if ("Closed" in of.state) return <p class="notice">{t("meter.closed")} <Time ms={of.state.Closed.at_ms} legal /></p>;
	return (
		<div class="notice warn" data-closing={is}>
			<p>{t("meter.asked")} <Time ms={of.state.Closing.asked_ms} legal /></p>
			<p>{t(is === "Closing" ? "meter.challenge" : "meter.collectable")} <Until ms={Number(of.state.Closing.until_ms)} /></p>
		</div>
	);
}

/** What was used under the grant, by all of its meters that are closed. */
function Used({ of, grant }: { of: Meter; grant: string }) {
	return of.tally?.state ? (
		<Section title={t("meter.tally")} side={<Verify claim={recordClaim(ask.tally(grant), of.tally)} what={t("meter.tally")} />}>
			<Facts of={[fieldFact("grant", <Id id={grant} />), { name: label("closed"), value: String(of.tally.state.closed) }, fieldFact("used_units", <Value of={of.tally.state.units as never} />)]} />
		</Section>
	) : null;
}
