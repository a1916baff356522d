/** The authorised operations of public data. */

import { label, t, word } from "../i18n";
import { ask } from "../lib/questions";
import type { Operation } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { OperationTag } from "../ui/public";

export default function OperationsPage() {
	return (
		<List<Operation>
			title="nav.operations"
			lead={t("levels.about")}
			path="/operations"
			question={({ id }) => ask.operation(id)}
			head={[t("kind.operation"), t("operation.body"), t("operation.operator"), t("operation.mode"), t("filing.stage"), t("operation.datasets"), t("operation.listed"), label("planned_ms")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<Id id={state.body} />,
				state.selected === null ? <span class="faint">{t("operation.none")}</span> : <Id id={state.selected.operator} />,
				word(state.plan.mode),
				<OperationTag of={state} />,
				String(state.data),
				String(state.listed),
				<Time ms={state.planned_ms} legal />,
			] : [<Id id={id} />]}
		/>
	);
}
