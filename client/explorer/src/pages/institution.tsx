/** A registration institution: its appointment, what is filed at it, and what it registered. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { regionName } from "../i18n/regions";
import { get, part, together, type Answer } from "../lib/api";
import { ask } from "../lib/questions";
import { codeText, institutionCode, standingOf } from "../lib/registration";
import type { Application, Filing, Institution, InstitutionState, Mirror, Page, Registration } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Cut, Facts, fieldFact, PageOf, Section, recordClaim } from "../ui/parts";
import { ApplicationLine } from "../ui/public";
import { CodeLink, DatasetName, FilingLine } from "../ui/registration";
import { Verify } from "../ui/verify";

interface Body {
	institution: Institution;
	filings: Page<Filing>;
	registrations: Page<Registration>;
	mirrors: Page<Mirror>;
	/** To the public data register. */
	applications: Page<Application>;
}

async function load(member: string): Promise<Answer<Body>> {
	const { body: [institution, filings, registrations, mirrors, applications], block } = await together<
		[Institution, Page<Filing>, Page<Registration>, Page<Mirror>, Page<Application>]
	>(
		() => get(`/institutions/${part(member)}`),
		() => get("/filings", { institution: member }),
		() => get("/registrations", { institution: member }),
		() => get("/mirrors", { institution: member }),
		() => get("/public-register/applications", { institution: member }),
	);
	return { body: { institution, filings, registrations, mirrors, applications }, block };
}

export default withId("hfmb", function InstitutionPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`institution ${id}`, () => load(id));
	const name = data.body?.institution.name ?? null;
	return (
		<PageOf data={data} title={name ?? t("kind.institution")} raw={name !== null} lead={<Id id={id} whole />}>
			{({ institution, filings, registrations, mirrors, applications }) => institution.state && (
				<>
					<Card id={id} of={institution} state={institution.state} />
					<Section title={t("nav.filings")}>
						<ul class="lines">
							{filings.items.map((filing) => <li key={filing.id}><FilingLine filing={filing} belongs={[["institution", id, filing.state?.institution ?? null]]} /></li>)}
						</ul>
						{filings.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={filings} />
					</Section>
					<Section title={t("nav.registrations")}>
						<ul class="lines">
							{registrations.items.map((registration) => registration.state && (
								<li key={registration.dataset}>
									<span class="grow">
										<Tag name={standingOf(registration)} /> <DatasetName id={registration.dataset} name={registration.title} />{" "}
										<CodeLink code={codeText(registration.state.certificate)} />
									</span>
									<Verify claim={recordClaim(ask.registration(registration.dataset), registration, [["institution", id, registration.state.institution]])} what={t("kind.registration")} />
								</li>
							))}
						</ul>
						{registrations.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={registrations} />
					</Section>
					<Section title={t("nav.applications")}>
						<ul class="lines">
							{applications.items.map((application) => (
								<li key={application.id}><ApplicationLine application={application} belongs={[["institution", id, application.state?.institution ?? null]]} /></li>
							))}
						</ul>
						{applications.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={applications} />
					</Section>
					<Section title={t("nav.mirrors")}>
						<p class="faint">{t("mirror.about")}</p>
						<ul class="lines">
							{mirrors.items.map((mirror) => mirror.state && (
								<li key={mirror.state.code}>
									<span class="grow">
										<bdi data-raw>{mirror.state.code}</bdi> {word(`Filing.${mirror.state.kind}`)} <Time ms={mirror.state.decided_ms} legal />{" "}
										{mirror.others > 0 && <Tag name="Repeated" tone="warn" />}
									</span>
									<Verify claim={recordClaim(ask.mirror(id, mirror.state.code), mirror)} what={t("mirror.code")} />
								</li>
							))}
						</ul>
						{mirrors.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={mirrors} />
					</Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Institution; state: InstitutionState }) {
	return (
		<Section title={t("kind.institution")} side={<Verify claim={recordClaim(ask.institution(id), of)} what={t("kind.institution")} />}>
			<p class="headline"><Tag name={state.removed_ms === null ? "Appointed" : "NotAppointed"} tone={state.removed_ms === null ? "good" : "bad"} /></p>
			<Facts
				of={[
					{ name: t("institution.code"), value: <code data-raw>{institutionCode(state.code)}</code> },
					fieldFact("province", regionName(state.code.province * 10_000)),
					fieldFact("appointed_ms", <Time ms={state.appointed_ms} legal />),
					state.removed_ms !== null && fieldFact("removed_ms", <Time ms={state.removed_ms} legal />),
					fieldFact("member", <Id id={id} />),
				]}
			/>
			{state.removed_ms !== null && <p class="notice warn">{t("institution.removed")}</p>}
		</Section>
	);
}
