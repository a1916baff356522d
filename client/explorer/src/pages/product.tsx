/** A product on the market: what is listed, at which price, on which terms, and who gets a share of it. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part } from "../lib/api";
import { count } from "../lib/format";
import { left } from "../lib/market";
import type { Price, Product, ProductState } from "../lib/market-types";
import { largest } from "../lib/operation";
import { ask } from "../lib/questions";
import { Id, RightName, Tag, Time } from "../ui/atoms";
import { Bar } from "../ui/bars";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Fees, Left, PriceText, SettlingText, Sum } from "../ui/market";
import { Facts, fieldFact, PageOf, recordClaim, Section, stateClaim, Table } from "../ui/parts";
import { DatasetName } from "../ui/registration";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfpd", function ProductPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`product ${id}`, () => get<Product>(`/products/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.product")} lead={<Id id={id} whole />}>
			{(product) => product.state && (
				<>
					<Card id={id} of={product} state={product.state} />
					<PriceCard of={product.state.listing.price} />
					<Section title={t("fees.title")}>
						<p class="faint">{t("fees.about")}</p>
						<Fees of={product.state.listing.fees} seller={product.state.seller} />
					</Section>
					<Section title={t("history")}><Events of={product.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Product; state: ProductState }) {
	const { seller, listing, sold, listed_ms, delisted_ms } = state;
	const marks = of.marks?.state ?? null;
	return (
		<Section title={t("kind.product")} side={<Verify claim={recordClaim(ask.product(id), of)} what={t("kind.product")} />}>
			<p class="headline">
				<Tag name={delisted_ms === null ? "OnSale" : "Delisted"} tone={delisted_ms === null ? "good" : "plain"} />
				<DatasetName id={listing.dataset} name={of.title} />
				<PriceText of={listing.price} />
			</p>
			<Facts
				of={[
					fieldFact("seller", <Id id={seller} />),
					{ name: t("product.version"), value: t("version.title", { number: listing.version }) },
					fieldFact("right", <RightName right={listing.right} />),
					listing.by !== null && fieldFact("by_grant", <Id id={listing.by} />),
					fieldFact("contract_kind", word(listing.contract)),
					{ name: t("product.left"), value: <Left units={left(state)} /> },
					fieldFact("sold", <span class="number">{count(sold)}</span>),
					{ name: t("product.inspection"), value: t("product.days", { count: listing.inspection_days }) },
					fieldFact("use_is_not_acceptance", listing.use_is_not_acceptance ? t("yes") : t("no")),
					fieldFact("settling", <SettlingText of={listing.settling} />),
					fieldFact("terms", <Id id={listing.terms} />),
					fieldFact("listed_ms", <Time ms={listed_ms} legal />),
					delisted_ms !== null && fieldFact("delisted_ms", <Time ms={delisted_ms} legal />),
				]}
			/>
			<p class={marks === null ? "" : "notice warn"} data-marks={marks ?? 0}>
				{t("product.marks", { count: marks ?? 0 })} <Verify claim={stateClaim(ask.mark(seller), marks)} what={label("marks")} />
			</p>
			<p><a href={`/orders?product=${id}`}>{t("nav.orders")}</a> · <a href={`/negotiations?product=${id}`}>{t("nav.negotiations")}</a></p>
			<Whole of={state as never} />
		</Section>
	);
}

/** What a unit costs in each tier, as high as the dearest. */
function PriceCard({ of }: { of: Price }) {
	if (of === "Free" || !("Tiered" in of)) return null;
	const { book, tiers } = of.Tiered;
	const most = largest(tiers.map(({ amount }) => BigInt(amount)));
	return (
		<Section title={t("price.tiers")}>
			<Table
				caption={t("price.tiers")}
				head={[t("price.units"), t("price.unit"), ""]}
				rows={tiers.map(({ from, amount }, i) => {
					const next = tiers[i + 1];
					return [
						<span class="number">{next ? t("price.range", { from: count(from), to: count(String(BigInt(next.from) - 1n)) }) : t("price.upwards", { from: count(from) })}</span>,
						<Sum book={book} minor={amount} />,
						<Bar most={most} parts={[{ from: 0n, to: BigInt(amount), tone: "price" }]} />,
					];
				})}
			/>
		</Section>
	);
}
