/** A negotiation: how far it is, whose move it is, what was offered, and the agreement that came of it. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part } from "../lib/api";
import { count } from "../lib/format";
import { mover, movesFrom, negotiationSteps } from "../lib/market";
import type { Negotiation, NegotiationState, Offer } from "../lib/market-types";
import { ask } from "../lib/questions";
import type { ChainEvent, Fields } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { ChargeText, NegotiationTag } from "../ui/market";
import { Facts, fieldFact, PageOf, recordClaim, Section, Table } from "../ui/parts";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";
import { Way } from "../ui/way";

export default withId("hfng", function NegotiationPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`negotiation ${id}`, () => get<Negotiation>(`/negotiations/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.negotiation")} lead={<Id id={id} whole />}>
			{(negotiation) => negotiation.state && (
				<>
					<Card id={id} of={negotiation} state={negotiation.state} />
					<Offers id={id} of={negotiation.events ?? []} />
					<Section title={t("history")}><Events of={negotiation.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Negotiation; state: NegotiationState }) {
	const { product, consumer, provider, offer, agreement, order } = state;
	return (
		<Section title={t("kind.negotiation")} side={<Verify claim={recordClaim(ask.negotiation(id), of)} what={t("kind.negotiation")} />}>
			<p class="headline"><NegotiationTag state={state.state} /> <code data-raw>{state.state.toUpperCase()}</code></p>
			<Way of={negotiationSteps(id, state, of.events ?? [])} words="NegotiationWay" />
			<Next state={state} />
			<Facts
				of={[
					fieldFact("product", <Id id={product} />),
					fieldFact("consumer", <Id id={consumer} />),
					fieldFact("provider", <Id id={provider} />),
					fieldFact("units", <span class="number">{count(offer.units)}</span>),
					fieldFact("charge", <ChargeText of={offer.charge} />),
					fieldFact("terms", <Id id={offer.terms} />),
					agreement && fieldFact("assigner", <Id id={agreement.assigner} />),
					agreement && fieldFact("assignee", <Id id={agreement.assignee} />),
					agreement && fieldFact("target", <><Id id={agreement.target.dataset} /> {t("version.title", { number: agreement.target.version })}</>),
					agreement && { name: t("negotiation.agreed"), value: <Time ms={agreement.at_ms} legal /> },
					order !== null && fieldFact("order", <Id id={order} />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

/** Whose move it is, and which moves there are. */
function Next({ state: { state, consumer, provider } }: { state: NegotiationState }) {
	const who = mover(state);
	if (who === null) return null;
	return (
		<div class="notice" data-next={who}>
			<p><strong>{t("order.next")}</strong> <span class="tag">{word(who)}</span> <Id id={who === "Consumer" ? consumer : provider} /></p>
			<p class="faint">{t("negotiation.moves")}</p>
			<ul>{movesFrom(state).map(([to, by]) => <li key={to}>{t("colon", { name: word(`NegotiationWay.${to}`), what: by.map(word).join(t("comma")) })}</li>)}</ul>
		</div>
	);
}

/** What was asked and offered, the last one first. */
function Offers({ id, of }: { id: string; of: ChainEvent[] }) {
	const made = of.flatMap((event) => {
		const fields = (event.fields ?? {}) as Fields;
		const offer = fields["offer"] as unknown as Offer | null | undefined;
		return event.pallet === "Market" && fields["negotiation"] === id && offer ? [{ event, offer, by: String(fields["by"] ?? fields["opener"]) }] : [];
	});
	return (
		<Section title={t("negotiation.offers")}>
			<p class="faint">{t("negotiation.about")}</p>
			<Table
				caption={t("negotiation.offers")}
				head={[label("by"), label("at_ms"), label("units"), label("charge"), label("terms"), t("verify.title")]}
				rows={made.map(({ event, offer, by }) => [
					word(by),
					<Time ms={event.place.nowMs} />,
					<span class="number">{count(offer.units)}</span>,
					<ChargeText of={offer.charge} />,
					<Id id={offer.terms} />,
					<Verify claim={{ kind: "event", event }} what={t("negotiation.offers")} />,
				])}
			/>
		</Section>
	);
}
