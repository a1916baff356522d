/** A page that is a list of records: a row each, with its verify button. */

import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { t, type Key } from "../i18n";
import { get } from "../lib/api";
import type { Json, Page, Question, Rec } from "../lib/types";
import { useData } from "./data";
import { More, PageOf, Table, recordClaim } from "./parts";
import { Verify } from "./verify";

export function List<T extends Rec<unknown>>({ title, lead, above, path, question, beside = () => [], head, row }: {
	title: Key;
	lead?: ComponentChildren;
	/** What stands before the rows. */
	above?: ComponentChildren;
	path: string;
	/** What proves a row, made of what the row shows. */
	question: (record: T) => Question;
	/** What a row shows beside the record, and what the record says of it. */
	beside?: (record: T) => [string, Json, Json][];
	head: string[];
	row: (record: T) => ComponentChildren[];
}) {
	const { cursor } = useLocation().query;
	const data = useData(`${path} ${cursor ?? ""}`, () => get<Page<T>>(path, { cursor }));
	return (
		<PageOf data={data} title={t(title)} lead={lead}>
			{(page) => (
				<>
					{above}
					<Table
						caption={t(title)}
						head={[...head, t("verify.title")]}
						rows={page.items.map((record) => [...row(record), <Verify claim={recordClaim(question(record), record, beside(record))} what={t(title)} />])}
					/>
					<More of={page} path={path} />
				</>
			)}
		</PageOf>
	);
}
