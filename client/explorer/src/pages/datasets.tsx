/** The datasets, newest first. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get } from "../lib/api";
import { caseOf } from "../lib/case";
import { ask } from "../lib/questions";
import type { Dataset, Page } from "../lib/types";
import { useData } from "../ui/data";
import { BlockLink, Id, Tag } from "../ui/atoms";
import { More, PageOf, partClaim, Table, recordClaim } from "../ui/parts";
import { Mark, Verify } from "../ui/verify";

export default function DatasetsPage() {
	const { cursor } = useLocation().query;
	const data = useData(`datasets ${cursor ?? ""}`, () => get<Page<Dataset>>("/datasets", { cursor }));
	return (
		<PageOf data={data} title={t("nav.datasets")}>
			{(page) => (
				<>
					<Table
						caption={t("nav.datasets")}
						head={[t("member.name"), t("dataset.id"), t("dataset.holder"), t("dataset.state"), t("block.number"), t("verify.title")]}
						rows={page.items.flatMap((dataset) => dataset.state ? [[
							<Named dataset={dataset} version={dataset.state.versions} />,
							<Id id={dataset.id} />,
							<Id id={dataset.state.holder} />,
							<Tag name={caseOf(dataset.state.state)} />,
							<BlockLink number={dataset.state.registered_at} />,
							<Verify claim={recordClaim(ask.dataset(dataset.id), dataset)} what={dataset.name ?? dataset.id} />,
						]] : [])}
					/>
					<More of={page} path="/datasets" />
				</>
			)}
		</PageOf>
	);
}

/** By the name of its latest version, which is checked with the page. */
function Named({ dataset: { id, name }, version }: { dataset: Dataset; version: number }) {
	if (name === null) return <Id id={id} />;
	return (
		<>
			<a href={`/datasets/${id}`}><bdi data-raw>{name}</bdi></a>{" "}
			<Mark claim={partClaim(ask.version(id, version), { content: { descriptor: { name } } })} />
		</>
	);
}
