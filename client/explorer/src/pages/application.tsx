/** An application to the public data register: its way, its clocks, what is asked for, and who objects. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { applicationWay, demandKind, objectingTo, OBJECTED_TO, placed } from "../lib/application";
import { awaited } from "../lib/countdown";
import { ask } from "../lib/questions";
import { nameIn, stageOf } from "../lib/registration";
import type { Application, ApplicationState, ClockKind, Dataset, Demand } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { ClockEnd, ClockRule } from "../ui/clock";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Facts, fieldFact, PageOf, Section, type Fact } from "../ui/parts";
import { applicationClaim, applicationKind } from "../ui/public";
import { DatasetName, Objections, Stages, StageTag } from "../ui/registration";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";

interface Body {
	application: Application;
	/** What it is about. */
	dataset: Dataset | null;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/public-register/applications/${part(id)}`;
	const { body: first, block: at } = await get<Application>(path);
	const about = first.state?.dataset;
	if (about === undefined) return { body: { application: first, dataset: null }, block: at };
	const { body: [application, dataset], block } = await together<[Application, Dataset]>(() => get(path), () => get(`/datasets/${part(about)}`));
	return { body: { application, dataset }, block };
}

export default withId("hfap", function ApplicationPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`application ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("kind.application")} lead={<Id id={id} whole />}>
			{({ application, dataset }) => application.state && (
				<>
					<Way application={{ ...application, id }} state={application.state} name={nameIn(dataset, application.state.version)} />
					<Section title={t("objection.title")}>
						<Objections of={application.objections ?? []} question={(sequence) => ask.applicationObjection(id, sequence)} count={application.state.objections}>
							{OBJECTED_TO.has(stageOf(placed(application))) && (
								<p class="faint">{t("publicity.command")} <code data-raw class="breaks">{objectingTo(id)}</code></p>
							)}
						</Objections>
					</Section>
					<Section title={t("history")}><Events of={application.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Way({ application, state, name }: { application: Application; state: ApplicationState; name: string | null }) {
	const of = placed(application);
	const stage = stageOf(of);
	const { deemed, unknown } = of.standing;
	return (
		<Section title={t("application.way")} side={<Verify claim={applicationClaim(application)} what={t("kind.application")} />}>
			<p class="headline"><StageTag of={of} /> <span>{applicationKind(demandKind(state.demand))}</span></p>
			{deemed && <p class="notice warn" data-deemed={stage}>{t(stage === "NeverFiled" ? "filing.deemedNever" : "filing.deemedAccepted")}</p>}
			{unknown && of.standing.stage === null && <p class="notice warn">{t("clock.unknown", { year: unknown.year, calendar: word(unknown.calendar) })}</p>}
			<Stages of={applicationWay(application)} />
			<Facts
				of={[
					...clocks(application, state),
					fieldFact("dataset", <DatasetName id={state.dataset} version={state.version} name={name} />),
					fieldFact("version", String(state.version)),
					fieldFact("institution", <Id id={state.institution} />),
					fieldFact("applicant", <Id id={state.applicant} />),
					demandFact(state.demand),
					fieldFact("made_ms", <Time ms={state.made_ms} legal />),
					fieldFact("pack", <a href={`/law/${state.pack}`}>{t("law.pack", { number: state.pack })}</a>),
				]}
			/>
			<p class="faint">{t("filing.clocksBy")}</p>
			<Whole of={state as never} />
		</Section>
	);
}

/** The clocks' names, where the record has no clock that says its own. */
const CLOCKS: [ClockKind, string][] = [["answer", "Acceptance"], ["review", "Review"], ["publicity", "Publicity"], ["inquiry", "ObjectionInquiry"]];

function clocks(application: Application, state: ApplicationState): (Fact | null)[] {
	const of = placed(application);
	const { deemed, ends, unknown } = of.standing;
	// Where it has ended, none runs.
	if (awaited(stageOf(of)) === null) return [];
	return CLOCKS.map(([kind, usual]) => {
		const clock = state.clocks[kind];
		if (ends[kind] === null && (clock === null || (kind === "answer" && deemed))) return null;
		return { name: label(kind), value: <><ClockEnd clock={clock} ends={ends[kind]} unknown={unknown} /> <ClockRule pack={application.pack} clock={clock?.name ?? usual} /></> };
	});
}

/** What it puts into the register, or why it takes something out. */
function demandFact(demand: Demand): Fact | null {
	if (demand === "Renewal") return null;
	const [[kind, of]] = Object.entries(demand) as [[string, string]];
	return kind === "Cancellation" ? { name: t("application.reason"), value: word(of) } : { name: t("application.materials"), value: <Id id={of} /> };
}
