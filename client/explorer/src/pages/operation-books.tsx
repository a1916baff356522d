/** Of an operation: all caps and prices of a product, and all entries of a year's revenue. */

import { useLocation, useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { count } from "../lib/format";
import { ask } from "../lib/questions";
import type { Minor, Operation, Page, Rec, Tariff } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { unitText } from "../ui/levels";
import { More, PageOf, recordClaim, Section, Table } from "../ui/parts";
import { Fee } from "../ui/public";
import { DatasetName } from "../ui/registration";
import { Mark, Verify } from "../ui/verify";

interface Entry extends Rec<{ product: number; tariff: number; units: Minor; amount: Minor; at_ms: number; is_reversed: boolean }> {
	sequence: number;
}

interface Of<T> {
	operation: Operation;
	rows: T;
}

async function load<T>(id: string, path: string, cursor?: string): Promise<Answer<Of<T>>> {
	const { body: [operation, rows], block } = await together<[Operation, T]>(() => get(`/operations/${part(id)}`), () => get(path, { cursor }));
	return { body: { operation, rows }, block };
}

export const TariffsPage = withId("hfop", function TariffsPage() {
	const { id = "", product = "" } = useRoute().params;
	const number = Number(product);
	const { cursor } = useLocation().query;
	const path = `/operations/${part(id)}/tariffs/${part(product)}`;
	const data = useData(`tariffs ${id} ${product} ${cursor ?? ""}`, () => load<Page<Tariff>>(id, path, cursor));
	return (
		<PageOf data={data} title={t("tariffs.title")} lead={<Id id={id} whole />}>
			{({ operation, rows }) => {
				const of = operation.products?.find((one) => one.number === number);
				const currency = operation.state?.agreement?.currency ?? null;
				return (
					<Section title={t("levels.history")}>
						{of?.state && (
							<p>
								<DatasetName id={of.state.dataset} name={of.title ?? null} /> <Mark claim={recordClaim(ask.operationProduct(id, number), of)} /> <span class="faint">{unitText(of.state)}</span>
							</p>
						)}
						<Table
							caption={t("tariffs.title")}
							head={[t("tariffs.from"), t("levels.cap"), t("levels.price"), t("operation.decision"), t("verify.title")]}
							rows={rows.items.flatMap((tariff) => tariff.state ? [[
								<Time ms={tariff.state.from_ms} legal />,
								<Fee minor={tariff.state.cap} currency={currency} />,
								tariff.state.price === null ? <span class="faint">{t("levels.noPrice")}</span> : <Fee minor={tariff.state.price} currency={currency} />,
								<Id id={tariff.state.decision} />,
								<Verify claim={recordClaim(ask.tariff(id, number, tariff.sequence), tariff)} what={t("tariffs.title")} />,
							]] : [])}
						/>
						<More of={rows} path={path} />
					</Section>
				);
			}}
		</PageOf>
	);
});

export const RevenuesPage = withId("hfop", function RevenuesPage() {
	const { id = "", year = "" } = useRoute().params;
	const { cursor } = useLocation().query;
	const path = `/operations/${part(id)}/revenues/${part(year)}`;
	const data = useData(`revenues ${id} ${year} ${cursor ?? ""}`, () => load<Page<Entry>>(id, path, cursor));
	return (
		<PageOf data={data} title={t("revenues.title", { year })} lead={<Id id={id} whole />}>
			{({ operation, rows }) => {
				const currency = operation.state?.agreement?.currency ?? null;
				return (
					<Section title={t("levels.charged")}>
						<Table
							caption={t("revenues.title", { year })}
							head={[t("revenues.at"), t("revenues.product"), t("revenues.units"), t("revenues.amount"), t("dataset.state"), t("verify.title")]}
							rows={rows.items.flatMap((entry) => entry.state ? [[
								<Time ms={entry.state.at_ms} legal />,
								<Named of={operation} number={entry.state.product} />,
								<a class="number" href={`/operations/${id}/tariffs/${entry.state.product}`}>{count(entry.state.units)}</a>,
								<Fee minor={entry.state.amount} currency={currency} />,
								entry.state.is_reversed ? <Tag name="Reversed" tone="warn" /> : "—",
								<Verify claim={recordClaim(ask.revenue(id, Number(year), entry.sequence), entry)} what={t("revenues.title", { year })} />,
							]] : [])}
						/>
						<More of={rows} path={path} />
					</Section>
				);
			}}
		</PageOf>
	);
});

/** A product of an operation, by its number there. */
function Named({ of, number }: { of: Operation; number: number }) {
	const product = of.products?.find((one) => one.number === number);
	return product?.state ? <DatasetName id={product.state.dataset} name={product.title ?? null} /> : <>{String(number)}</>;
}
