/** Lists of the public data register: what is in it, and what was applied for; and the way to look a query code up. */

import { useLocation } from "preact-iso";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { besideApplication, demandKind, placed } from "../lib/application";
import { ask } from "../lib/questions";
import type { Application, PublicEntry } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { Section } from "../ui/parts";
import { applicationKind, EntryTag, QueryCodeLink } from "../ui/public";
import { DatasetName, StageTag } from "../ui/registration";

export function PublicRegisterPage() {
	return (
		<List<PublicEntry>
			title="nav.publicRegister"
			lead={<a href="/public-register/applications">{t("nav.applications")}</a>}
			above={<Lookup />}
			path="/public-register"
			question={({ dataset }) => ask.publicEntry(dataset)}
			head={[t("kind.dataset"), t("kind.queryCode"), t("registration.institution"), t("entry.registrant"), t("dataset.state"), t("registration.entry")]}
			row={(entry) => entry.state ? [
				<DatasetName id={entry.dataset} name={entry.title} />,
				<QueryCodeLink code={entry.state.code} />,
				<Id id={entry.state.institution} />,
				<Id id={entry.state.registrant} />,
				<EntryTag of={entry} />,
				<a href={`/public-register/${entry.dataset}`}>{t("registration.entry")}</a>,
			] : [<Id id={entry.dataset} />]}
		/>
	);
}

/** A code that somebody was given, looked up. */
function Lookup() {
	const { route } = useLocation();
	const [code, setCode] = useState("");
	const asked = code.trim();
	return (
		<Section title={t("entry.lookup")}>
			<p class="faint">{t("entry.lookupAbout")}</p>
			<form
				class="lookup"
				onSubmit={(event) => {
					event.preventDefault();
					if (asked !== "") route(`/query-codes/${encodeURIComponent(asked)}`);
				}}
			>
				<input aria-label={t("kind.queryCode")} value={code} maxLength={64} onInput={(event) => setCode(event.currentTarget.value)} />
				<button type="submit">{t("entry.find")}</button>
			</form>
		</Section>
	);
}

export function ApplicationsPage() {
	return (
		<List<Application>
			title="nav.applications"
			path="/public-register/applications"
			question={({ id }) => ask.application(id)}
			beside={besideApplication}
			head={[t("application.kind"), t("dataset.id"), t("kind.dataset"), t("registration.institution"), t("filing.applicants"), t("filing.stage"), t("filing.made")]}
			row={(application) => application.state ? [
				<a href={`/public-register/applications/${application.id}`}>{applicationKind(demandKind(application.state.demand))}</a>,
				<Id id={application.id} />,
				<DatasetName id={application.state.dataset} name={application.title ?? null} />,
				<Id id={application.state.institution} />,
				<Id id={application.state.applicant} />,
				<StageTag of={placed(application)} />,
				<Time ms={application.state.made_ms} legal />,
			] : [<Id id={application.id} />]}
		/>
	);
}
