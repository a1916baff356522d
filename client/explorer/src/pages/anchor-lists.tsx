/** Lists of anchors, and of who attests invoices. */

import { label, t } from "../i18n";
import { officeText } from "../lib/anchor";
import type { Anchor, Attestor } from "../lib/anchor-types";
import { count } from "../lib/format";
import { ask } from "../lib/questions";
import { AboutText, AnchorTag, KindText } from "../ui/anchor";
import { Id, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { Ways } from "./market-lists";

export function AnchorsPage() {
	return (
		<List<Anchor>
			title="nav.anchors"
			lead={<><Ways /> · <a href="/attestors">{t("nav.attestors")}</a><br />{t("anchor.about")}</>}
			path="/anchors"
			filters={["by", "party", "dataset", "instruction", "order", "grant"]}
			question={({ id }) => ask.anchor(id)}
			head={[t("kind.anchor"), label("kind"), label("about"), label("by"), t("dataset.state"), label("at_ms")]}
			row={(anchor) => anchor.state ? [
				<Id id={anchor.id} />,
				<KindText of={anchor.state.what} />,
				<AboutText of={anchor.state.what} />,
				<Id id={anchor.state.by} />,
				<AnchorTag of={anchor} />,
				<Time ms={anchor.state.at_ms} legal />,
			] : [<Id id={anchor.id} />]}
		/>
	);
}

export function AttestorsPage() {
	return (
		<List<Attestor>
			title="nav.attestors"
			lead={<><Ways /><br />{t("attestor.about")}</>}
			path="/attestors"
			question={({ year, region }) => ask.attestor(year, region)}
			head={[label("office"), t("attestor.member"), t("attestor.key"), label("signer"), label("invoices")]}
			row={({ year, region, state }) => state ? [
				<span data-raw>{officeText({ year, region })}</span>,
				<Id id={state.member} />,
				<Id id={state.key} />,
				state.signer === null ? "—" : <Id id={state.signer} />,
				count(state.invoices),
			] : [<span data-raw>{officeText({ year, region })}</span>]}
		/>
	);
}
