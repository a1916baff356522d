/** An order: its way, who is to act until when, who gets what, and what was delivered. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { bytes, count } from "../lib/format";
import { instructionCase } from "../lib/instruction";
import { orderSteps, split } from "../lib/market";
import type { Order, OrderState, Product } from "../lib/market-types";
import { ask } from "../lib/questions";
import { Id, Tag, Time } from "../ui/atoms";
import { useNow } from "../ui/clock";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { ChargeText, Fees, NextAct, OrderTag, SettlingText, TransferTag } from "../ui/market";
import { Facts, fieldFact, PageOf, recordClaim, Section, Table, Unproven } from "../ui/parts";
import { DatasetName } from "../ui/registration";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";
import { Way } from "../ui/way";

interface Body {
	order: Order;
	/** What is ordered: who settles disputes, and who gets a share. */
	product: Product | null;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/orders/${part(id)}`;
	const of = (await get<Order>(path)).body.state?.product;
	if (of === undefined) {
		const { body: order, block } = await get<Order>(path);
		return { body: { order, product: null }, block };
	}
	const { body: [order, product], block } = await together<[Order, Product]>(() => get(path), () => get(`/products/${part(of)}`));
	return { body: { order, product }, block };
}

export default withId("hfor", function OrderPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`order ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("kind.order")} lead={<Id id={id} whole />}>
			{({ order, product }) => order.state && (
				<>
					<Card id={id} of={order} state={order.state} product={product} />
					<Money state={order.state} of={order} product={product} />
					<Delivery id={id} of={order} />
					<Section title={t("history")}><Events of={order.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state, product }: { id: string; of: Order; state: OrderState; product: Product | null }) {
	const now = useNow();
	const listing = product?.state?.listing;
	return (
		<Section title={t("kind.order")} side={<Verify claim={recordClaim(ask.order(id), of)} what={t("kind.order")} />}>
			<p class="headline"><OrderTag of={state} /> <ChargeText of={state.charge} /></p>
			<Way of={orderSteps(id, state, of.events ?? [], now)} words="OrderWay" />
			<NextAct of={state} settling={listing?.settling} />
			<Facts
				of={[
					fieldFact("product", <Id id={state.product} />),
					listing && fieldFact("dataset", <DatasetName id={listing.dataset} name={product.title} />),
					fieldFact("buyer", <Id id={state.buyer} />),
					fieldFact("seller", <Id id={state.seller} />),
					fieldFact("units", <span class="number">{count(state.units)}</span>),
					listing && fieldFact("settling", <SettlingText of={listing.settling} />),
					state.negotiation !== null && fieldFact("negotiation", <Id id={state.negotiation} />),
					state.grant !== null && fieldFact("grant", <Id id={state.grant} />),
					state.transfer !== null && fieldFact("transfer", <TransferTag state={state.transfer} />),
					state.accepted !== null && fieldFact("accepted", <>{word(state.accepted.how)} <Time ms={state.accepted.at_ms} legal /></>),
					fieldFact("placed_ms", <Time ms={state.placed_ms} legal />),
					state.closed_ms !== null && fieldFact("closed_ms", <Time ms={state.closed_ms} legal />),
				]}
			/>
			<p><a href={`/anchors?order=${id}`}>{t("anchor.of")}</a></p>
			<Whole of={state as never} />
		</Section>
	);
}

/** How the charge is divided, and the instruction that pays it. */
function Money({ state, of, product }: { state: OrderState; of: Order; product: Product | null }) {
	const { instruction } = of;
	const listing = product?.state?.listing;
	if (state.charge === null && !instruction?.state) return null;
	return (
		<Section
			title={t("order.money")}
			side={listing && <Verify claim={recordClaim(ask.product(state.product), product)} what={t("kind.product")} />}
		>
			{state.charge !== null && listing && (
				<>
					<p class="faint">{t("fees.about")}</p>
					<Fees of={listing.fees} seller={state.seller} shares={{ book: state.charge.book, ...split(state.charge, listing.fees) }} />
				</>
			)}
			{state.instruction !== null && instruction?.state && (
				<div class="event-head">
					<Tag name={instructionCase(instruction.state)} /> <a href={`/instructions/${state.instruction}`}>{t("kind.instruction")}</a> <Id id={state.instruction} />
					<Verify claim={recordClaim(ask.instruction(state.instruction), instruction)} what={t("kind.instruction")} />
				</div>
			)}
		</Section>
	);
}

/** What the seller committed to, and whether it handed the keys over. */
function Delivery({ id, of: { delivery } }: { id: string; of: Order }) {
	if (!delivery?.state) return null;
	const { files, key } = delivery.state;
	const named = (i: number) => <><span class="number">{String(i)}</span> {delivery.names[i] !== undefined && <><bdi data-raw class="breaks">{delivery.names[i]}</bdi> <Unproven /></>}</>;
	return (
		<Section title={t("delivery.title")} side={<Verify claim={recordClaim(ask.delivery(id), delivery)} what={t("delivery.title")} />}>
			<p class="faint">{t("delivery.about")}</p>
			<Table
				caption={t("delivery.title")}
				head={[label("file"), label("size"), label("registered"), label("ciphertext"), t("delivery.key"), label("handed")]}
				rows={files.map(({ size, registered, commitment, handed }, i) => [
					named(i),
					bytes(size),
					registered === null ? "—" : <Id id={registered} />,
					<Id id={commitment.ciphertext} />,
					<Id id={commitment.key} />,
					<Tag name={handed === null ? "NotHanded" : "Handed"} tone={handed === null ? "warn" : "good"} />,
				])}
			/>
			{key !== null && <p class="faint">{t("delivery.buyersKey")} <Id id={key} /></p>}
			<Whole of={delivery.state as never} />
		</Section>
	);
}
