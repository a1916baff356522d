/** A page that is a list of records: a row each, with its verify button. */

import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { label, t, type Key } from "../i18n";
import { get } from "../lib/api";
import type { Json, Page, Question, Rec } from "../lib/types";
import { Id } from "./atoms";
import { useData } from "./data";
import { More, PageOf, Table, recordClaim } from "./parts";
import { Verify } from "./verify";

export function List<T extends Rec<unknown>>({ title, lead, above, path, filters = [], question, beside = () => [], head, row }: {
	title: Key;
	lead?: ComponentChildren;
	/** What stands before the rows. */
	above?: ComponentChildren;
	path: string;
	/** By what the list can be narrowed: parameters of its address. */
	filters?: string[];
	/** What proves a row, made of what the row shows. */
	question: (record: T) => Question;
	/** What a row shows beside the record, and what the record says of it. */
	beside?: (record: T) => [string, Json, Json][];
	head: string[];
	row: (record: T) => ComponentChildren[];
}) {
	const { cursor, ...query } = useLocation().query;
	const chosen = filters.flatMap((name): [string, string][] => (query[name] ? [[name, query[name]]] : []));
	const more = chosen.length === 0 ? path : `${path}?${new URLSearchParams(chosen)}`;
	const data = useData(`${more} ${cursor ?? ""}`, () => get<Page<T>>(path, { ...Object.fromEntries(chosen), cursor }));
	return (
		<PageOf data={data} title={t(title)} lead={lead}>
			{(page) => (
				<>
					{above}
					{chosen.length > 0 && (
						<p class="notice" data-filtered>
							{t("list.only")} {chosen.map(([name, value]) => <span key={name}>{t("colon", { name: label(name), what: "" })} <Id id={value} /></span>)} <a href={path}>{t("list.all")}</a>
						</p>
					)}
					<Table
						caption={t(title)}
						head={[...head, t("verify.title")]}
						rows={page.items.map((record) => [...row(record), <Verify claim={recordClaim(question(record), record, beside(record))} what={t(title)} />])}
					/>
					<More of={page} path={more} />
				</>
			)}
		</PageOf>
	);
}
