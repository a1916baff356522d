/** A registration: who has which rights, how it stands, and all that was noted, objected and issued. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { ask } from "../lib/questions";
import { codeText, isFrozen, nameIn, objecting, standingOf } from "../lib/registration";
import { counts } from "../lib/sequence";
import type { Annotation, Certificate, ChainEvent, Dataset, Mirror, Page, Registration, RegistrationState } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Cut, Facts, fieldFact, PageOf, Section, recordClaim, stateClaim, Unproven } from "../ui/parts";
import { CertificateTag, CodeLink, DatasetName, FilingLine, Objections, StatementMatrix } from "../ui/registration";
import { Whole } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	registration: Registration;
	dataset: Dataset;
	events: Page<ChainEvent>;
}

async function load(dataset: string): Promise<Answer<Body>> {
	const { body: [registration, of, events], block } = await together<[Registration, Dataset, Page<ChainEvent>]>(
		() => get(`/registrations/${part(dataset)}`),
		() => get(`/datasets/${part(dataset)}`),
		() => get("/events", { object: dataset, pallet: "Registration", limit: 50 }),
	);
	return { body: { registration, dataset: of, events }, block };
}

export default withId("hfds", function RegistrationPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`registration ${id}`, () => load(id));
	const title = nameIn(data.body?.dataset ?? null, data.body?.registration.state?.version);
	return (
		<PageOf data={data} title={title ?? t("kind.registration")} raw={title !== null} lead={<Id id={id} whole />}>
			{({ registration, events }) => registration.state && (
				<>
					<Entry id={id} of={registration} state={registration.state} name={title} />
					<Annotations id={id} of={registration.annotations ?? []} />
					<Section title={t("objection.title")}>
						<Objections of={registration.objections ?? []} question={(sequence) => ask.objectionAfter(id, sequence)} count={registration.state.objections}>
							<p class="faint">{t("publicity.command")} <code data-raw class="breaks">{objecting(id)}</code></p>
						</Objections>
					</Section>
					<Certificates id={id} of={registration.certificates ?? []} registration={registration} />
					<Section title={t("nav.filings")}>
						<ul class="lines">
							{(registration.filings ?? []).map((filing) => <li key={filing.id}><FilingLine filing={filing} belongs={[["dataset", id, filing.state?.dataset ?? null]]} /></li>)}
						</ul>
					</Section>
					<Mirrors id={id} of={registration.mirrors ?? []} />
					<Section title={t("history")}><Events of={events.items} /><Cut of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Entry({ id, of, state, name }: { id: string; of: Registration; state: RegistrationState; name: string | null }) {
	const frozen = isFrozen(of, Date.now());
	return (
		<Section title={t("registration.statement")} side={<Verify claim={recordClaim(ask.registration(id), of)} what={t("kind.registration")} />}>
			<p class="headline">
				<Tag name={standingOf(of)} /> {frozen && <Tag name="Frozen" tone="warn" />}
				{of.expiresMs !== null && <span>{t("registration.until")} <Time ms={of.expiresMs} legal="last" /> <Unproven /></span>}
			</p>
			{state.cancelled && <p class="notice warn">{t("colon", { name: word("Cancelled"), what: word(state.cancelled.ground) })} <Time ms={state.cancelled.at_ms} legal /></p>}
			{frozen && <p class="notice warn">{t("registration.frozen")}</p>}
			<p class="faint">{t("rights.about")}</p>
			<StatementMatrix of={state.statement} />
			<Facts
				of={[
					fieldFact("dataset", <DatasetName id={id} version={state.version} name={name} />),
					fieldFact("version", String(state.version)),
					fieldFact("institution", <Id id={state.institution} />),
					{ name: t("certificate.code"), value: <CodeLink code={codeText(state.certificate)} /> },
					fieldFact("filing", <Id id={state.filing} />),
					fieldFact("term", <Time ms={state.term.started_ms} legal />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

function Annotations({ id, of }: { id: string; of: Annotation[] }) {
	const { length } = of;
	const sorted = [...of].sort((a, b) => a.sequence - b.sequence);
	return (
		<Section title={t("annotation.title")}>
			<p class={length === 0 ? "faint" : ""}>
				{t("annotation.count", { count: length })} <Mark claim={stateClaim(ask.annotations(id), length === 0 ? null : length)} />
			</p>
			{!counts(sorted, 1, length) && <p class="notice warn">{t("annotation.part")}</p>}
			<ul class="lines">
				{sorted.map((annotation) => annotation.state && (
					<li key={annotation.sequence}>
						<span class="grow">
							<Tag name={annotation.state.kind} tone={annotation.state.lifted_ms === null ? "warn" : "plain"} /> <Id id={annotation.state.by} />{" "}
							<Time ms={annotation.state.from_ms} legal />{" "}
							{annotation.state.until_ms !== null && <span>{t("annotation.until")} <Time ms={annotation.state.until_ms} legal="last" /></span>}{" "}
							{annotation.state.lifted_ms !== null && <span>{t("annotation.lifted")} <Time ms={annotation.state.lifted_ms} legal /></span>}{" "}
							<span class="faint">{t("annotation.document")} <Id id={annotation.state.document} /></span>
						</span>
						<Verify claim={recordClaim(ask.annotation(id, annotation.sequence), annotation)} what={word(annotation.state.kind)} />
					</li>
				))}
			</ul>
		</Section>
	);
}

function Certificates({ id, of, registration }: { id: string; of: Certificate[]; registration: Registration }) {
	return (
		<Section title={t("certificate.all")}>
			<ul class="lines">
				{of.map((certificate) => certificate.state && (
					<li key={certificate.code}>
						<span class="grow">
							<CodeLink code={certificate.code} /> <CertificateTag of={certificate.state} by={registration} /> <Time ms={certificate.state.issued_ms} legal />
						</span>
						<Verify claim={recordClaim(ask.certificate(certificate.code), certificate, [["dataset", id, certificate.state.dataset]])} what={certificate.code} />
					</li>
				))}
			</ul>
			{of.length === 0 && <p class="faint">{t("none")}</p>}
		</Section>
	);
}

/** What was decided about the same data elsewhere: a second registration of it is a warning to both sides. */
function Mirrors({ id, of }: { id: string; of: Mirror[] }) {
	if (of.length === 0) return null;
	return (
		<Section title={t("nav.mirrors")}>
			<p class="notice warn" data-mirrors={of.length}>{t("mirror.warning", { count: of.length })}</p>
			<p class="faint">{t("mirror.about")}</p>
			<ul class="lines">
				{of.map((mirror) => mirror.state && (
					<li key={`${mirror.institution}${mirror.state.code}`}>
						<span class="grow">
							<strong>{word(`Filing.${mirror.state.kind}`)}</strong> {t("mirror.by")} <Id id={mirror.institution} /> {t("mirror.code")} <bdi data-raw>{mirror.state.code}</bdi>{" "}
							<Time ms={mirror.state.decided_ms} legal />
						</span>
						<Verify claim={recordClaim(ask.mirror(mirror.institution, mirror.state.code), mirror, [["dataset", id, mirror.state.dataset]])} what={t("mirror.code")} />
					</li>
				))}
			</ul>
		</Section>
	);
}
