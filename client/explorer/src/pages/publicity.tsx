/** The publicity board: what is shown to the public now, until when, and how to object. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get } from "../lib/api";
import { objecting, stageOf } from "../lib/registration";
import type { Filing, FilingState, Page } from "../lib/types";
import { Id } from "../ui/atoms";
import { ClockEnd } from "../ui/clock";
import { useData } from "../ui/data";
import { Facts, More, PageOf, Section } from "../ui/parts";
import { Request } from "../ui/request";
import { DatasetName, filingClaim, filingKind, StageTag } from "../ui/registration";
import { Verify } from "../ui/verify";

export default function PublicityPage() {
	const { cursor } = useLocation().query;
	const data = useData(`publicity ${cursor ?? ""}`, () => get<Page<Filing>>("/filings", { public: "true", cursor }));
	return (
		<PageOf data={data} title={t("nav.publicity")} lead={t("publicity.lead")}>
			{(page) => (
				<>
					{page.items.length === 0 && <p class="notice">{t("publicity.none")}</p>}
					{page.items.map((filing) => filing.state && <Notice key={filing.id} filing={filing} state={filing.state} />)}
					<Section title={t("publicity.how")}>
						<p>{t("publicity.who")}</p>
						<p><code data-raw class="breaks">{objecting("FILING")}</code></p>
						<p class="faint">{t("publicity.grounds")}</p>
					</Section>
					<More of={page} path="/publicity" />
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
