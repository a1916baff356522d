/** Lists of registration: what is registered, what was filed, where, and what was decided elsewhere. */

import { t, word } from "../i18n";
import { ask } from "../lib/questions";
import { besideFiling, codeText, institutionCode, standingOf } from "../lib/registration";
import type { Filing, Institution, Mirror, Registration } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { Unproven } from "../ui/parts";
import { CodeLink, DatasetName, filingKind, StageTag } from "../ui/registration";

export function RegistrationsPage() {
	return (
		<List<Registration>
			title="nav.registrations"
			lead={<><a href="/filings">{t("nav.filings")}</a> · <a href="/publicity">{t("nav.publicity")}</a> · <a href="/institutions">{t("nav.institutions")}</a> · <a href="/mirrors">{t("nav.mirrors")}</a></>}
			path="/registrations"
			question={({ dataset }) => ask.registration(dataset)}
			head={[t("kind.dataset"), t("certificate.code"), t("registration.institution"), t("dataset.state"), t("registration.until"), t("registration.entry")]}
			row={(registration) => registration.state ? [
				<DatasetName id={registration.dataset} name={registration.title} />,
				<CodeLink code={codeText(registration.state.certificate)} />,
				<Id id={registration.state.institution} />,
				<><Tag name={standingOf(registration)} /> {registration.frozen && <Tag name="Frozen" tone="warn" />} <Unproven /></>,
				registration.expiresMs === null ? "—" : <Time ms={registration.expiresMs} legal="last" />,
				<a href={`/registrations/${registration.dataset}`}>{t("registration.entry")}</a>,
			] : [<Id id={registration.dataset} />]}
		/>
	);
}

export function FilingsPage() {
	return (
		<List<Filing>
			title="nav.filings"
			path="/filings"
			question={({ id }) => ask.filing(id)}
			beside={besideFiling}
			head={[t("filing.kind"), t("dataset.id"), t("kind.dataset"), t("registration.institution"), t("filing.stage"), t("filing.made")]}
			row={(filing) => filing.state ? [
				<a href={`/filings/${filing.id}`}>{filingKind(filing.kind)}</a>,
				<Id id={filing.id} />,
				<DatasetName id={filing.state.dataset} name={filing.title} />,
				<Id id={filing.state.institution} />,
				<StageTag of={filing} />,
				<Time ms={filing.state.made_ms} legal />,
			] : [<Id id={filing.id} />]}
		/>
	);
}

export function InstitutionsPage() {
	return (
		<List<Institution>
			title="nav.institutions"
			path="/institutions"
			question={({ member }) => ask.institution(member)}
			head={[t("member.name"), t("institution.code"), t("dataset.state"), t("institution.since"), t("nav.registrations")]}
			row={({ member, state }) => state ? [
				<Id id={member} />,
				<code data-raw>{institutionCode(state.code)}</code>,
				<Tag name={state.removed_ms === null ? "Appointed" : "NotAppointed"} />,
				<Time ms={state.appointed_ms} legal />,
				<a href={`/institutions/${member}`}>{t("institution.work")}</a>,
			] : [<Id id={member} />]}
		/>
	);
}

export function MirrorsPage() {
	return (
		<List<Mirror>
			title="nav.mirrors"
			lead={t("mirror.about")}
			path="/mirrors"
			question={({ institution, state }) => ask.mirror(institution, state?.code ?? "")}
			head={[t("mirror.code"), t("mirror.by"), t("filing.kind"), t("mirror.decided"), t("mirror.digest"), t("mirror.others")]}
			row={({ institution, state, others }) => state ? [
				<bdi data-raw>{state.code}</bdi>,
				<Id id={institution} />,
				word(`Filing.${state.kind}`),
				<Time ms={state.decided_ms} legal />,
				<Id id={state.digest} />,
				others > 0 ? <><Tag name="Repeated" tone="warn" /> {t("mirror.same", { count: others })} <Unproven /></> : "—",
			] : [<Id id={institution} />]}
		/>
	);
}
