/** What a filing asks for. */

import { t, word } from "../i18n";
import { rightsIn } from "../lib/registration";
import type { Request as Asked } from "../lib/types";
import { Id, RightName } from "./atoms";
import { Facts } from "./parts";
import { filingKind, StatementMatrix } from "./registration";

export function Request({ of }: { of: Asked }) {
	if (of === "Renewal") return <p>{filingKind(of)}</p>;
	if ("Initial" in of) return <StatementMatrix of={of.Initial} asked />;
	if ("Change" in of) return <StatementMatrix of={of.Change} asked />;
	if ("Cancellation" in of) return <p>{t("colon", { name: filingKind("Cancellation"), what: word(of.Cancellation) })}</p>;
	const { from, to, rights, contract } = of.Transfer;
	return (
		<Facts
			of={[
				{ name: t("transfer.from"), value: <Id id={from} /> },
				{ name: t("transfer.to"), value: <Id id={to} /> },
				{ name: t("transfer.rights"), value: <ul>{rightsIn(rights).map((right) => <li key={right}><RightName right={right} /></li>)}</ul> },
				{ name: t("transfer.contract"), value: <Id id={contract} /> },
			]}
		/>
	);
}
