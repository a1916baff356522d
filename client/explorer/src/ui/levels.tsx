/** Prices on three levels: what revenue is permitted in a year, what each product may cost within it, and what it does cost. */

import { t } from "../i18n";
import { count } from "../lib/format";
import { isOnTrial, largest, yearBars, type YearBar } from "../lib/operation";
import { ask } from "../lib/questions";
import type { Account, Minor, Operation, Product, ProductState } from "../lib/types";
import { Tag } from "./atoms";
import { Bar, Legend } from "./bars";
import { recordClaim, Section } from "./parts";
import { Fee } from "./public";
import { DatasetName } from "./registration";
import { Mark, Verify } from "./verify";

type Currency = string | null;

export function Levels({ id, of, currency, begunMs }: { id: string; of: Operation; currency: Currency; begunMs: number | null }) {
	return (
		<Section title={t("levels.title")}>
			<p class="faint">{t("levels.about")}</p>
			<div class="columns">
				<div class="level">
					<h3>{t("levels.first")}</h3>
					<Years id={id} of={of.accounts ?? []} currency={currency} begunMs={begunMs} />
				</div>
				<div class="level">
					<h3>{t("levels.second")}</h3>
					<Products id={id} of={of.products ?? []} currency={currency} />
				</div>
			</div>
		</Section>
	);
}

/** A bar a year: what was charged within what is permitted, and what was charged over it. */
function Years({ id, of, currency, begunMs }: { id: string; of: Account[]; currency: Currency; begunMs: number | null }) {
	const { bars, most } = yearBars(of);
	if (bars.length === 0) return <p class="faint">{t("levels.noneYet")}</p>;
	return (
		<>
			<Legend name={t("bars.legend")} of={[["permitted", t("levels.permitted")], ["charged", t("levels.charged")], ["surplus", t("levels.surplus")]]} />
			<ul class="lines">
				{bars.map((bar) => {
					const account = of.find(({ year }) => year === bar.year)!;
					return <li key={bar.year}><Year id={id} bar={bar} account={account} most={most} currency={currency} onTrial={isOnTrial(bar.year, begunMs)} /></li>;
				})}
			</ul>
		</>
	);
}

function Year({ id, bar, account, most, currency, onTrial }: { id: string; bar: YearBar; account: Account; most: bigint; currency: Currency; onTrial: boolean }) {
	const { year, permitted, revenue, surplus } = bar;
	const granted = account.state?.permitted;
	const money = (minor: Minor | bigint) => <Fee minor={String(minor)} currency={currency} />;
	return (
		<div class="bars grow" data-year={year}>
			<div class="event-head">
				<strong class="number">{String(year)}</strong> {permitted === null && onTrial && <Tag name="OnTrial" tone="warn" />}
				<a href={`/operations/${id}/revenues/${year}`}>{t("levels.entries", { count: account.state?.entries ?? 0 })}</a>
				<Verify claim={recordClaim(ask.account(id, year), account)} what={`${t("levels.first")} ${year}`} />
			</div>
			<Bar
				most={most}
				marks={permitted === null ? [] : [permitted]}
				parts={[
					{ from: 0n, to: permitted ?? 0n, tone: "permitted", ground: true },
					{ from: 0n, to: revenue, tone: "charged" },
					{ from: revenue, to: revenue + surplus, tone: "surplus" },
				]}
			/>
			<dl class="bar-words">
				<div><dt>{t("levels.permitted")}</dt><dd>{permitted === null ? t("levels.trial") : money(permitted)}</dd></div>
				<div><dt>{t("levels.charged")}</dt><dd>{money(revenue)}</dd></div>
				<div><dt>{t("levels.surplus")}</dt><dd class={surplus > 0n ? "is-over" : ""}>{money(surplus)}</dd></div>
			</dl>
			{granted && BigInt(granted.deducted) > 0n && <p class="faint"><Deducted granted={granted.granted} deducted={granted.deducted} currency={currency} /></p>}
		</div>
	);
}

/** Why less is permitted than was granted. */
function Deducted({ granted, deducted, currency }: { granted: Minor; deducted: Minor; currency: Currency }) {
	const [before, between, after] = t("levels.deducted", { granted: "\0", deducted: "\0" }).split("\0");
	return <>{before}<Fee minor={granted} currency={currency} />{between}<Fee minor={deducted} currency={currency} />{after}</>;
}

function Products({ id, of, currency }: { id: string; of: Product[]; currency: Currency }) {
	if (of.length === 0) return <p class="faint">{t("none")}</p>;
	return (
		<>
			<Legend name={t("bars.legend")} of={[["cap", t("levels.cap")], ["price", t("levels.price")]]} />
			<ul class="lines">
				{of.map((product) => product.state && <li key={product.number}><ProductBars id={id} of={product} state={product.state} currency={currency} /></li>)}
			</ul>
		</>
	);
}

/** A product's price as a part of its cap: each has a scale of its own, for they are of different things. */
function ProductBars({ id, of, state, currency }: { id: string; of: Product; state: ProductState; currency: Currency }) {
	const { number, tariff } = of;
	const isFree = state.purpose === "PublicGood";
	return (
		<div class="bars grow" data-product={number}>
			<div class="event-head">
				<Tag name={state.delisted_ms === null ? "Listed" : "Delisted"} tone={state.delisted_ms === null ? "good" : "plain"} /> <Tag name={state.purpose} tone="plain" />
				<DatasetName id={state.dataset} name={of.title ?? null} />
				<Verify claim={recordClaim(ask.operationProduct(id, number), of)} what={t("kind.dataset")} />
			</div>
			{isFree ? <p class="faint">{t("levels.free")}</p> : tariff?.state ? (
				<>
					<Bar most={largest([BigInt(tariff.state.cap)])} parts={[{ from: 0n, to: BigInt(tariff.state.cap), tone: "cap", ground: true }, { from: 0n, to: BigInt(tariff.state.price ?? 0), tone: "price" }]} />
					<dl class="bar-words">
						<div><dt>{t("levels.cap")}</dt><dd><Fee minor={tariff.state.cap} currency={currency} /> <Mark claim={recordClaim(ask.tariff(id, number, state.tariffs), tariff)} /></dd></div>
						<div><dt>{t("levels.price")}</dt><dd>{tariff.state.price === null ? <span class="faint">{t("levels.noPrice")}</span> : <Fee minor={tariff.state.price} currency={currency} />}</dd></div>
					</dl>
					<p class="faint">{unitText(state)} · <a href={`/operations/${id}/tariffs/${number}`}>{t("levels.history")}</a></p>
				</>
			) : <p class="faint">{t("levels.noCap")}</p>}
		</div>
	);
}

/** For how many of what a price is. */
export function unitText({ unit, per }: ProductState): string {
	const values = { per: count(per) };
	if (unit === "Products") return t("unit.Products", values);
	if (unit === "Services") return t("unit.Services", values);
	return unit === "Time" ? t("unit.Time", values) : t("unit.Calls", values);
}
