/** Lists of the market: products, negotiations, orders, and the meters by which use is charged. */

import { label, t, word } from "../i18n";
import { left, mover } from "../lib/market";
import type { Meter, Negotiation, Order, Product } from "../lib/market-types";
import { held } from "../lib/meter";
import { ask } from "../lib/questions";
import { Id, RightName, Tag, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { ChargeText, Left, NegotiationTag, OrderTag, PriceText, Sum } from "../ui/market";
import { MeterTag } from "../ui/meter";
import { DatasetName } from "../ui/registration";

/** The ways between the lists. */
export function Ways() {
	return <><a href="/products">{t("nav.products")}</a> · <a href="/negotiations">{t("nav.negotiations")}</a> · <a href="/orders">{t("nav.orders")}</a> · <a href="/meters">{t("nav.meters")}</a> · <a href="/anchors">{t("nav.anchors")}</a></>;
}

export function ProductsPage() {
	return (
		<List<Product>
			title="nav.products"
			lead={<Ways />}
			path="/products"
			filters={["seller", "dataset"]}
			question={({ id }) => ask.product(id)}
			head={[t("kind.product"), t("kind.dataset"), label("seller"), label("right"), label("list_price"), t("product.left"), t("dataset.state"), label("listed_ms")]}
			row={({ id, state, title }) => state ? [
				<Id id={id} />,
				<DatasetName id={state.listing.dataset} name={title} />,
				<Id id={state.seller} />,
				<RightName right={state.listing.right} />,
				<PriceText of={state.listing.price} />,
				<Left units={left(state)} />,
				<Tag name={state.delisted_ms === null ? "OnSale" : "Delisted"} tone={state.delisted_ms === null ? "good" : "plain"} />,
				<Time ms={state.listed_ms} legal />,
			] : [<Id id={id} />]}
		/>
	);
}

export function NegotiationsPage() {
	return (
		<List<Negotiation>
			title="nav.negotiations"
			lead={<Ways />}
			path="/negotiations"
			filters={["product", "member"]}
			question={({ id }) => ask.negotiation(id)}
			head={[t("kind.negotiation"), t("kind.product"), label("consumer"), label("provider"), t("dataset.state"), t("negotiation.next"), label("charge"), label("order")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<Id id={state.product} />,
				<Id id={state.consumer} />,
				<Id id={state.provider} />,
				<NegotiationTag state={state.state} />,
				word(mover(state.state) ?? "None"),
				<ChargeText of={state.offer.charge} />,
				state.order === null ? "—" : <Id id={state.order} />,
			] : [<Id id={id} />]}
		/>
	);
}

export function OrdersPage() {
	return (
		<List<Order>
			title="nav.orders"
			lead={<Ways />}
			path="/orders"
			filters={["product", "dataset", "member", "buyer", "seller", "arbiter"]}
			question={({ id }) => ask.order(id)}
			head={[t("kind.order"), t("kind.product"), label("buyer"), label("seller"), t("dataset.state"), label("charge"), label("placed_ms")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<Id id={state.product} />,
				<Id id={state.buyer} />,
				<Id id={state.seller} />,
				<OrderTag of={state} />,
				<ChargeText of={state.charge} />,
				<Time ms={state.placed_ms} legal />,
			] : [<Id id={id} />]}
		/>
	);
}

export function MetersPage() {
	return (
		<List<Meter>
			title="nav.meters"
			lead={<><Ways /><br />{t("meter.about")}</>}
			path="/meters"
			filters={["grant", "member", "payer", "provider"]}
			question={({ id }) => ask.meter(id)}
			head={[t("kind.meter"), label("payer"), label("provider"), t("dataset.state"), t("meter.redeemed"), t("meter.held"), label("opened_ms")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<Id id={state.payer} />,
				<Id id={state.provider} />,
				<MeterTag of={state} />,
				<Sum book={state.book} minor={state.redeemed.value} />,
				<Sum book={state.book} minor={held(state)} />,
				<Time ms={state.windows.opened_ms} legal />,
			] : [<Id id={id} />]}
		/>
	);
}
