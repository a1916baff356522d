/** Data that left the country, and the rules by which exports are judged. */

import { label, t, word } from "../i18n";
import { caseOf } from "../lib/case";
import { count } from "../lib/format";
import { ask } from "../lib/questions";
import type { Export, ExportRules } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { DatasetName } from "../ui/registration";

export function ExportsPage() {
	return (
		<List<Export>
			title="nav.exports"
			lead={<><a href="/export-rules">{t("nav.exportRules")}</a> · {t("exports.privacy")}</>}
			path="/exports"
			question={({ exporter, number }) => ask.export(exporter, number)}
			head={[t("exports.exporter"), t("exports.number"), t("kind.dataset"), label("version"), t("exports.persons"), t("exports.sensitive"), t("exports.basis"), t("exports.at")]}
			row={({ exporter, number, title, state }) => state ? [
				<Id id={exporter} />,
				<a href={`/exports/${exporter}`}>{String(number)}</a>,
				<DatasetName id={state.dataset} name={title} />,
				String(state.version),
				count(state.heads.persons),
				count(state.heads.sensitive),
				<>{word(caseOf(state.basis))} {state.important && <Tag name="Important" tone="warn" />}</>,
				<Time ms={state.at_ms} legal />,
			] : [<Id id={exporter} />]}
		/>
	);
}

export function ExportRulesPage() {
	return (
		<List<ExportRules>
			title="nav.exportRules"
			lead={t("exportRules.about")}
			path="/export-rules"
			question={({ number }) => ask.exportRules(number)}
			head={[t("exportRules.number"), t("exportRules.contract"), t("exportRules.assessment"), t("exportRules.sensitive"), t("exportRules.basis")]}
			row={({ number, state }) => state ? [
				String(number),
				count(state.contract_persons),
				count(state.assessment.persons),
				count(state.assessment.sensitive),
				<bdi data-raw class="breaks">{state.basis}</bdi>,
			] : [String(number)]}
		/>
	);
}
