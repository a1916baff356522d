/** The publicity board of both registers: what is shown to the public now, until when, and how to object. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get, together, type Answer } from "../lib/api";
import { demandKind, objectingTo, placed } from "../lib/application";
import { objecting, stageOf } from "../lib/registration";
import type { Application, ApplicationState, Filing, FilingState, Page } from "../lib/types";
import { Id } from "../ui/atoms";
import { ClockEnd } from "../ui/clock";
import { useData } from "../ui/data";
import { Facts, More, PageOf, Section } from "../ui/parts";
import { Request } from "../ui/request";
import { applicationClaim, applicationKind } from "../ui/public";
import { DatasetName, filingClaim, filingKind, StageTag } from "../ui/registration";
import { Verify } from "../ui/verify";

interface Body {
	filings: Page<Filing>;
	/** Of the public data register. */
	applications: Application[];
}

async function load(cursor: string | undefined): Promise<Answer<Body>> {
	const { body: [filings, publicised, objected], block } = await together<[Page<Filing>, Page<Application>, Page<Application>]>(
		() => get("/filings", { public: "true", cursor }),
		() => get("/public-register/applications", { stage: "Publicised", limit: 100 }),
		() => get("/public-register/applications", { stage: "Objected", limit: 100 }),
	);
	return { body: { filings, applications: [...objected.items, ...publicised.items] }, block };
}

export default function PublicityPage() {
	const { cursor } = useLocation().query;
	const data = useData(`publicity ${cursor ?? ""}`, () => load(cursor));
	return (
		<PageOf data={data} title={t("nav.publicity")} lead={t("publicity.lead")}>
			{({ filings, applications }) => (
				<>
					{filings.items.length + applications.length === 0 && <p class="notice">{t("publicity.none")}</p>}
					{filings.items.map((filing) => filing.state && <Notice key={filing.id} filing={filing} state={filing.state} />)}
					{applications.map((application) => application.state && <PublicNotice key={application.id} application={application} state={application.state} />)}
					<Section title={t("publicity.how")}>
						<p>{t("publicity.who")}</p>
						<p><code data-raw class="breaks">{objecting("FILING")}</code></p>
						<p><code data-raw class="breaks">{objectingTo("APPLICATION")}</code></p>
						<p class="faint">{t("publicity.grounds")}</p>
					</Section>
					<More of={filings} path="/publicity" />
				</>
			)}
		</PageOf>
	);
}

function Notice({ filing, state }: { filing: Filing; state: FilingState }) {
	const { standing } = filing;
	const end = (clock: "publicity" | "inquiry") => <ClockEnd clock={state.clocks[clock]} ends={standing.ends[clock]} unknown={standing.unknown} />;
	return (
		<Section title={filingKind(filing.kind)} side={<Verify claim={filingClaim(filing)} what={filingKind(filing.kind)} />}>
			<p class="headline">
				<DatasetName id={state.dataset} name={filing.title} /> <StageTag of={filing} />
			</p>
			<Facts
				of={[
					{ name: t("publicity.until"), value: end("publicity") },
					stageOf(filing) === "Objected" && { name: t("publicity.inquiry"), value: end("inquiry") },
					{ name: t("registration.institution"), value: <Id id={state.institution} /> },
					{ name: t("filing.applicants"), value: <ul>{state.applicants.map((member) => <li key={member}><Id id={member} /></li>)}</ul> },
					{ name: t("kind.filing"), value: <a href={`/filings/${filing.id}`}>{t("publicity.look")}</a> },
				]}
			/>
			<Request of={state.request} />
		</Section>
	);
}

/** An application to the public data register. */
function PublicNotice({ application, state }: { application: Application; state: ApplicationState }) {
	const of = placed(application);
	const kind = applicationKind(demandKind(state.demand));
	const end = (clock: "publicity" | "inquiry") => <ClockEnd clock={state.clocks[clock]} ends={of.standing.ends[clock]} unknown={of.standing.unknown} />;
	return (
		<Section title={t("colon", { name: t("dataset.public"), what: kind })} side={<Verify claim={applicationClaim(application)} what={kind} />}>
			<p class="headline">
				<DatasetName id={state.dataset} name={application.title ?? null} /> <StageTag of={of} />
			</p>
			<Facts
				of={[
					{ name: t("publicity.until"), value: end("publicity") },
					stageOf(of) === "Objected" && { name: t("publicity.inquiry"), value: end("inquiry") },
					{ name: t("registration.institution"), value: <Id id={state.institution} /> },
					{ name: t("filing.applicants"), value: <Id id={state.applicant} /> },
					{ name: t("kind.application"), value: <a href={`/public-register/applications/${application.id}`}>{t("publicity.look")}</a> },
				]}
			/>
		</Section>
	);
}
