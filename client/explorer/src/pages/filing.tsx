/** A filing: its way, its clocks, who asks for what, and who objects. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { awaited } from "../lib/countdown";
import { ask } from "../lib/questions";
import { hasConfirmed, milestones, nameIn, objecting, othersOf, stageOf } from "../lib/registration";
import type { ClockKind, Dataset, Filing, FilingState } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { ClockEnd, ClockRule } from "../ui/clock";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Facts, fieldFact, PageOf, Section } from "../ui/parts";
import { DatasetName, filingClaim, filingKind, Objections, Stages, StageTag } from "../ui/registration";
import { Request } from "../ui/request";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";

interface Body {
	filing: Filing;
	/** What it is about. */
	dataset: Dataset | null;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/filings/${part(id)}`;
	const { body: first, block: at } = await get<Filing>(path);
	const about = first.state?.dataset;
	if (about === undefined) return { body: { filing: first, dataset: null }, block: at };
	const { body: [filing, dataset], block } = await together<[Filing, Dataset]>(() => get(path), () => get(`/datasets/${part(about)}`));
	return { body: { filing, dataset }, block };
}

export default withId("hffl", function FilingPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`filing ${id}`, () => load(id));
	const kind = data.body?.filing.kind;
	return (
		<PageOf data={data} title={kind === undefined ? t("kind.filing") : filingKind(kind)} lead={<Id id={id} whole />}>
			{({ filing, dataset }) => filing.state && (
				<>
					<Way filing={{ ...filing, id }} state={filing.state} />
					<Parties filing={filing} state={filing.state} name={nameIn(dataset, filing.state.version)} />
					<Section title={t("filing.request")}><Request of={filing.state.request} /></Section>
					<Section title={t("objection.title")}>
						<Objections of={filing.objections ?? []} question={(sequence) => ask.objection(id, sequence)} count={filing.state.objections}>
							{OBJECTED_TO.has(stageOf(filing)) && (
								<p class="faint">{t("publicity.command")} <code data-raw class="breaks">{objecting(id)}</code></p>
							)}
						</Objections>
					</Section>
					<Section title={t("history")}><Events of={filing.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

/** Stages at which everybody can object, until the time for that is over. */
const OBJECTED_TO = new Set(["Publicised", "Objected"]);

function Way({ filing, state }: { filing: Filing; state: FilingState }) {
	const { deemed, unknown } = filing.standing;
	const stage = stageOf(filing);
	const same = othersOf(filing);
	return (
		<Section title={t("filing.way")} side={<Verify claim={filingClaim(filing)} what={t("kind.filing")} />}>
			<p class="headline"><StageTag of={filing} /></p>
			{deemed && <p class="notice warn" data-deemed={stage}>{t(stage === "NeverFiled" ? "filing.deemedNever" : "filing.deemedAccepted")}</p>}
			{unknown && filing.standing.stage === null && <p class="notice warn">{t("clock.unknown", { year: unknown.year, calendar: word(unknown.calendar) })}</p>}
			{same > 0 && <p class="notice warn" data-same={same}>{t("filing.sameData", { count: same })}</p>}
			<Stages of={milestones(filing)} />
			<Clocks filing={filing} state={state} />
			<p class="faint">{t("filing.clocksBy")}</p>
			<Whole of={state as never} />
		</Section>
	);
}

/** The clocks' names, where the record has no clock that says its own. */
const CLOCKS: [ClockKind, string][] = [["answer", "Acceptance"], ["review", "Review"], ["publicity", "Publicity"], ["inquiry", "ObjectionInquiry"]];

function Clocks({ filing, state }: { filing: Filing; state: FilingState }) {
	const { deemed, ends, unknown } = filing.standing;
	// Where it has ended, none runs.
	if (awaited(stageOf(filing)) === null) return null;
	return (
		<Facts
			of={CLOCKS.map(([kind, usual]) => {
				const clock = state.clocks[kind];
				if (ends[kind] === null && (clock === null || (kind === "answer" && deemed))) return null;
				const name = clock?.name ?? usual;
				return { name: label(kind), value: <><ClockEnd clock={clock} ends={ends[kind]} unknown={unknown} /> <ClockRule pack={filing.pack} clock={name} /></> };
			})}
		/>
	);
}

function Parties({ filing, state, name }: { filing: Filing; state: FilingState; name: string | null }) {
	return (
		<Section title={t("kind.filing")} side={<Verify claim={filingClaim(filing)} what={t("kind.filing")} />}>
			<Facts
				of={[
					fieldFact("dataset", <DatasetName id={state.dataset} version={state.version} name={name} />),
					fieldFact("version", String(state.version)),
					fieldFact("institution", <Id id={state.institution} />),
					fieldFact("made_ms", <Time ms={state.made_ms} legal />),
					fieldFact("pack", <a href={`/law/${state.pack}`}>{t("law.pack", { number: state.pack })}</a>),
				]}
			/>
			<h3>{t("filing.applicants")}</h3>
			<ul class="lines">
				{state.applicants.map((member, place) => (
					<li key={member}>
						<span class="grow"><Id id={member} /></span>
						<Tag name={hasConfirmed(state.confirmed, place) ? "Confirmed" : "NotConfirmed"} tone={hasConfirmed(state.confirmed, place) ? "good" : "warn"} />
					</li>
				))}
			</ul>
		</Section>
	);
}
