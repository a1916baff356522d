/** A member's exports: the persons counted in each year, against what the rules ask for; and each export. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { caseOf } from "../lib/case";
import { needed } from "../lib/exports";
import { count } from "../lib/format";
import { largest } from "../lib/operation";
import { ask } from "../lib/questions";
import type { Export, Exported, ExportRules, ExportRulesState, Page } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { Bar, type Tone } from "../ui/bars";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Cut, PageOf, recordClaim, Section } from "../ui/parts";
import { DatasetName } from "../ui/registration";
import { Value } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	exports: Page<Export>;
	counts: Page<Exported>;
	/** The youngest, which hold now. */
	rules: ExportRules | null;
}

async function load(member: string): Promise<Answer<Body>> {
	const { body: [exports, counts, rules], block } = await together<[Page<Export>, Page<Exported>, Page<ExportRules>]>(
		() => get("/exports", { exporter: member, limit: 100 }),
		() => get(`/exports/${part(member)}/counts`, { limit: 100 }),
		() => get("/export-rules", { limit: 1 }),
	);
	return { body: { exports, counts, rules: rules.items[0] ?? null }, block };
}

export default withId("hfmb", function MemberExportsPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`exports ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("exports.by")} lead={<><Id id={id} /> · <a href="/export-rules">{t("nav.exportRules")}</a></>}>
			{({ exports, counts, rules }) => (
				<>
					<Counts id={id} of={counts.items} rules={rules} />
					<Section title={t("exports.list")}>
						<p class="faint">{t("exports.privacy")}</p>
						<ul class="timeline">
							{exports.items.map((one) => one.state && <li key={one.number}><ExportLine id={id} of={one} /></li>)}
						</ul>
						{exports.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={exports} />
					</Section>
				</>
			)}
		</PageOf>
	);
});

function Counts({ id, of, rules }: { id: string; of: Exported[]; rules: ExportRules | null }) {
	const years = [...of].sort((a, b) => b.year - a.year);
	return (
		<Section title={t("exports.counts")}>
			<p class="faint">{t("exports.countsAbout")}</p>
			{rules?.state ? (
				<p>
					{t("exports.rulesOf", { number: rules.number })} <Mark claim={recordClaim(ask.exportRules(rules.number), rules)} />{" "}
					<bdi data-raw class="faint breaks">{rules.state.basis}</bdi>
				</p>
			) : <p class="notice warn">{t("exports.noRules")}</p>}
			{years.length === 0 && <p class="faint">{t("exports.noCounts")}</p>}
			<ul class="lines">
				{years.map((year) => year.state && (
					<li key={year.year}>
						<div class="bars grow" data-year={year.year}>
							<div class="event-head">
								<strong class="number">{String(year.year)}</strong>
								<Verify claim={recordClaim(ask.exported(id, year.year), year)} what={`${t("exports.counts")} ${year.year}`} />
							</div>
							<Heads kind="persons" counted={BigInt(year.state.persons)} rules={rules?.state ?? null} />
							<Heads kind="sensitive" counted={BigInt(year.state.sensitive)} rules={rules?.state ?? null} />
						</div>
					</li>
				))}
			</ul>
		</Section>
	);
}

const TONES: Record<string, Tone> = { Free: "few", Contract: "many", Assessment: "most" };
const TAGS = { Free: "good", Contract: "warn", Assessment: "bad" } as const;

/** How many were counted, as far as it is to where the rules ask for more. */
function Heads({ kind, counted, rules }: { kind: "persons" | "sensitive"; counted: bigint; rules: ExportRulesState | null }) {
	const name = t(kind === "persons" ? "exports.ofPersons" : "exports.ofSensitive");
	if (rules === null) return <p>{t("colon", { name, what: count(String(counted)) })}</p>;
	const contract = kind === "persons" ? BigInt(rules.contract_persons) : 1n;
	const assessment = BigInt(rules.assessment[kind]);
	const path = needed(rules, kind, counted);
	// A little beyond the last mark, so that it is to be seen.
	const most = largest([(assessment * 11n) / 10n, counted]);
	return (
		<div class="heads" data-kind={kind} data-needed={path}>
			<p>{name} <strong class="number">{count(String(counted))}</strong></p>
			<Bar most={most} marks={[contract, assessment]} parts={[{ from: 0n, to: counted, tone: TONES[path]! }]} />
			<p class="faint">
				{t("exports.fromContract", { count: count(String(contract)) })} · {t("exports.fromAssessment", { count: count(String(assessment)) })}
			</p>
			<p>{t("exports.next")} <Tag name={`Path.${path}`} tone={TAGS[path]} /></p>
		</div>
	);
}

function ExportLine({ id, of }: { id: string; of: Export }) {
	const { number, title, state } = of;
	if (!state) return null;
	return (
		<>
			<div class="event-head">
				<strong>{word(caseOf(state.basis))}</strong> <DatasetName id={state.dataset} name={title} /> <span class="faint">{t("version.title", { number: state.version })}</span>{" "}
				{state.important && <Tag name="Important" tone="warn" />}
				<Time ms={state.at_ms} legal />
				<Verify claim={recordClaim(ask.export(id, number), of)} what={`${t("exports.number")} ${number}`} />
			</div>
			<p>
				{t("exports.ofPersons")} <span class="number">{count(state.heads.persons)}</span> · {t("exports.ofSensitive")} <span class="number">{count(state.heads.sensitive)}</span>
			</p>
			{state.grant !== null && <p class="faint">{label("grant")} <Id id={state.grant} /></p>}
			<details>
				<summary>{t("whole")}</summary>
				<Value of={state as never} />
			</details>
		</>
	);
}
