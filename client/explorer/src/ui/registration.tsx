/** Parts of the pages about registration: stages, filings in a line, codes, and who has which right. */

import type { ComponentChildren } from "preact";
import { known, t, word } from "../i18n";
import { ask } from "../lib/questions";
import { besideFiling, matrix, RIGHTS, stageOf, voidBy, type Milestone, type Placed } from "../lib/registration";
import type { CertificateState, Filing, Json, Objection, Question, Registration, StatementLine } from "../lib/types";
import { Id, RightName, Tag, Time } from "./atoms";
import { partClaim, recordClaim, Unproven } from "./parts";
import { Mark, Verify } from "./verify";

/** A word that registration has of its own, where the chain's word means something else elsewhere. */
const own = (prefix: string, name: string): string => (known(`${prefix}.${name}`) ? `${prefix}.${name}` : name);

const GOOD = new Set(["Registered"]);
const BAD = new Set(["Rejected", "Terminated", "NeverFiled", "Withdrawn"]);

/** How far a filing is; where silence brought it there, that is the index's word. */
export function StageTag({ of }: { of: Placed }) {
	const stage = stageOf(of);
	const tag = <Tag name={own("Stage", stage)} tone={GOOD.has(stage) ? "good" : BAD.has(stage) ? "bad" : stage === "Objected" ? "warn" : "plain"} />;
	return of.standing.deemed ? <>{tag} <Unproven /></> : tag;
}

export const filingKind = (kind: string): string => word(own("Filing", kind));

/** A dataset by its name: in a version, which is checked with the page, or else as the index calls it. */
export function DatasetName({ id, version, name }: { id: string; version?: number; name: string | null }) {
	if (name === null) return <Id id={id} />;
	return (
		<>
			<a href={`/datasets/${id}`}><bdi data-raw>{name}</bdi></a>{" "}
			{version === undefined ? <Unproven /> : <Mark claim={partClaim(ask.version(id, version), { content: { descriptor: { name } } })} />}
		</>
	);
}

export function CodeLink({ code }: { code: string }) {
	return <a href={`/certificates/${code}`}><code data-raw>{code}</code></a>;
}

/** The claim that a filing is as it is shown. */
export const filingClaim = (filing: Filing, belongs: [string, Json, Json][] = []) => recordClaim(ask.filing(filing.id), filing, [...besideFiling(filing), ...belongs]);

/** A filing in a line. `belongs` are fields that have to say under what it is shown. */
export function FilingLine({ filing, belongs = [] }: { filing: Filing; belongs?: [string, Json, Json][] }) {
	const { id, state } = filing;
	if (!state) return <Id id={id} />;
	return (
		<div class="event-head">
			<StageTag of={filing} /> <a href={`/filings/${id}`}>{filingKind(filing.kind)}</a> <Id id={id} />
			<Time ms={state.made_ms} legal />
			<Verify claim={filingClaim(filing, belongs)} what={filingKind(filing.kind)} />
		</div>
	);
}

/** The way of a filing, or of something else with stages (`words` of their own), drawn; its words say the same. */
export function Stages({ of, words = "Way" }: { of: Milestone[]; words?: string }) {
	return (
		<ol class="stages" aria-label={t("filing.stages")}>
			{of.map(({ stage, is, atMs }) => (
				<li key={stage} class={`is-${is}`} data-stage={stage} aria-current={is === "now" ? "step" : undefined}>
					<strong>{word(own(known(`${words}.${stage}`) ? words : "Stage", stage))}</strong>
					<span class="faint">{is === "next" ? t("filing.next") : atMs === null ? "" : <Time ms={atMs} />}</span>
				</li>
			))}
		</ol>
	);
}

/** Who is stated to have which right; `asked`: it is not registered, only asked for. */
export function StatementMatrix({ of, asked = false }: { of: StatementLine[]; asked?: boolean }) {
	if (of.length === 0) return <p class="faint">{t("none")}</p>;
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={t("registration.statement")}>
			<table class="matrix">
				<thead>
					<tr>
						<th scope="col">{t("registration.holder")}</th>
						{RIGHTS.map((right) => <th key={right} scope="col"><RightName right={right} /></th>)}
					</tr>
				</thead>
				<tbody>
					{matrix(of).map(({ holder, cells }) => (
						<tr key={holder}>
							<th scope="row"><Id id={holder} /></th>
							{cells.map((lines, i) => (
								<td key={RIGHTS[i]} data-right={RIGHTS[i]}>
									{lines.map((line, j) => <StatementCell key={j} of={line} asked={asked} />)}
									{lines.length === 0 && <span class="faint" aria-label={t("rights.not")}>—</span>}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function StatementCell({ of, asked }: { of: StatementLine; asked: boolean }) {
	return (
		<div>
			<Tag name={asked ? "AskedFor" : "Held"} tone={asked ? "plain" : "good"} /> <span class="faint">{word(of.obtained)}</span>
			{of.limits !== null && <p class="faint">{t("registration.limited")} <Id id={of.limits} /></p>}
		</div>
	);
}

/** Objections, each with its verify button. */
export function Objections({ of, question, count, children }: {
	of: Objection[];
	question: (sequence: number) => Question;
	/** How many there were, by the record that counts them. */
	count: number;
	children?: ComponentChildren;
}) {
	return (
		<>
			{of.length === 0 && <p class="faint">{t("none")}</p>}
			<ul class="lines">
				{of.map((objection) => objection.state && (
					<li key={objection.sequence}>
						<span class="grow">
							<Tag name={objection.state.outcome ?? "Undecided"} tone={objection.state.outcome === null ? "warn" : "plain"} />{" "}
							<Id id={objection.state.by} /> <Time ms={objection.state.at_ms} legal />{" "}
							<span class="faint">{t("objection.grounds")} <Id id={objection.state.grounds} /></span>
						</span>
						<Verify claim={recordClaim(question(objection.sequence), objection)} what={t("objection.number", { number: objection.sequence })} />
					</li>
				))}
			</ul>
			{of.length !== count && <p class="notice warn">{t("objection.part", { shown: of.length, count })}</p>}
			{children}
		</>
	);
}

/** Whether a certificate stands. */
export function CertificateTag({ of, by }: { of: CertificateState; by: Registration | null }) {
	const why = voidBy(of, by);
	return <Tag name={why ?? "InForce"} tone={why === null ? "good" : "bad"} />;
}
