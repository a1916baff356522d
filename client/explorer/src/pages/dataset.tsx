/** A dataset: its card, versions with the checks of their files, lineage, rights, grants. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part } from "../lib/api";
import { bytes, count } from "../lib/format";
import { place, versionKey } from "../lib/lineage";
import { caseOf } from "../lib/case";
import type { Answer } from "../lib/api";
import type { ChainEvent, ClosedState, Dataset, File_, Grant, Lineage, Page, Version } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { GrantLine } from "../ui/grant";
import { withId } from "../ui/guard";
import { BlockLink, Id, RightName, Tag, Time } from "../ui/atoms";
import { Facts, fieldFact, PageOf, Section, partClaim, recordClaim } from "../ui/parts";
import { Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

interface Body {
	dataset: Dataset;
	lineage: Lineage;
	events: ChainEvent[];
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/datasets/${part(id)}`;
	const [{ body: dataset, block }, { body: lineage }, { body: events }] = await Promise.all([
		get<Dataset>(path),
		get<Lineage>(`${path}/lineage`, { depth: 3 }),
		get<Page<ChainEvent>>(`${path}/events`, { limit: 20 }),
	]);
	dataset.versions.sort((a, b) => a.version - b.version);
	return { body: { dataset, lineage, events: events.items }, block };
}

export default withId("hfds", function DatasetPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`dataset ${id}`, () => load(id));
	const latest = data.body?.dataset.versions.at(-1);
	const name = latest?.state?.content.descriptor.name;
	return (
		<PageOf data={data} title={name ?? t("kind.dataset")} raw={name !== undefined} lead={<Id id={id} whole />}>
			{({ dataset, lineage, events }) => (
				<>
					<Card dataset={dataset} />
					<Rights dataset={dataset} />
					{[...dataset.versions].reverse().map((version) => <VersionCard key={version.version} version={version} />)}
					<LineageCard of={lineage} />
					<Grants of={dataset.grants} total={dataset.grantsTotal} />
					<Section title={t("history")}><Events of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ dataset }: { dataset: Dataset }) {
	const { state } = dataset;
	if (!state) return null;
	const latest = dataset.versions.at(-1);
	const verdicts = (latest?.files ?? []).map(({ checks }) => checks[0]?.state?.verdict ?? null);
	return (
		<Section title={t("kind.dataset")} side={<Verify claim={recordClaim(dataset)} what={t("kind.dataset")} />}>
			<Facts
				of={[
					{ name: t("dataset.state"), value: <Tag name={caseOf(state.state)} /> },
					{
						name: t("dataset.verdict"),
						value: verdicts.length === 0 ? t("none") : verdicts.map((verdict, i) => verdict === null ? <Tag key={i} name="Unchecked" /> : <Tag key={i} name={verdict} />),
					},
					fieldFact("holder", <Id id={state.holder} />),
					fieldFact("versions", count(state.versions)),
					fieldFact("registered_at", <BlockLink number={state.registered_at} />),
				]}
			/>
			{typeof state.state !== "string" && <Value of={state.state} />}
		</Section>
	);
}

function VersionCard({ version }: { version: Version }) {
	const { state } = version;
	if (!state) return null;
	const { descriptor, distributions, parents } = state.content;
	return (
		<Section
			title={t("version.title", { number: version.version })}
			side={<Verify claim={recordClaim(version)} what={t("version.title", { number: version.version })} />}
		>
			<Facts
				of={[
					fieldFact("name", <bdi data-raw>{descriptor.name}</bdi>),
					fieldFact("registered_ms", <Time ms={state.registered_ms} legal />),
					...Object.entries(descriptor)
						.filter(([name, value]) => name !== "name" && value !== null)
						.map(([name, value]) => fieldFact(name, <Value of={value} name={name} brief />)),
					parents.length > 0 && fieldFact("parents", <Value of={parents} />),
				]}
			/>
			{distributions.map((distribution, i) => (
				<div key={i} class="file">
					<h3 class="breaks"><bdi data-raw>{distribution.name}</bdi></h3>
					<Facts
						of={[
							fieldFact("size", bytes(distribution.size)),
							fieldFact("media_type", <bdi data-raw>{distribution.media_type}</bdi>),
							fieldFact("locator", <bdi data-raw class="breaks">{distribution.locator.Url}</bdi>),
							...Object.entries(distribution.digests)
								.filter(([, digest]) => digest !== null)
								.map(([name, digest]) => fieldFact(name, <code data-raw class="breaks">{digest}</code>)),
							distribution.seal !== null && fieldFact("seal", <Value of={distribution.seal} />),
						]}
					/>
					<FileChecks file={version.files.find((file) => file.distribution === i)} />
				</div>
			))}
			<Whole of={state as never} />
		</Section>
	);
}

function FileChecks({ file }: { file: File_ | undefined }) {
	if (!file) return null;
	return (
		<div class="checks">
			{file.openCheck && <p>{t("check.open")} <Verify claim={openClaim(file.openCheck)} what={t("check.open")} /></p>}
			{file.checks.length === 0 && !file.openCheck && <p class="faint">{t("check.never")}</p>}
			{file.checks.map((check) => check.state && (
				<div key={check.state.check} class="check">
					<div class="event-head">
						<Tag name={check.state.verdict} /> {tally(check.state)} <Time ms={check.state.closed_ms} />
						<Verify claim={recordClaim(check)} what={`${t("check.title", { number: check.state.check })} ${word(check.state.verdict)}`} />
					</div>
					<Whole of={check.state as never} />
				</div>
			))}
			{file.checksClosed > file.checks.length && <p class="faint">{t("check.older", { count: file.checksClosed - file.checks.length })}</p>}
		</div>
	);
}

/** What the index knows of an open check; the state has more. */
function openClaim({ question, progress: { reports: _, ...known } }: NonNullable<File_["openCheck"]>) {
	return partClaim(question, known);
}

const tally = ({ tally, verifiers }: ClosedState) =>
	t("check.tally", { matches: tally.matches, mismatches: tally.mismatches, missing: tally.unavailable + tally.malformed, verifiers });

const RIGHTS = ["Hold", "Use", "Operate"];

/** Who has which right, as a matrix. */
function Rights({ dataset }: { dataset: Dataset }) {
	const { holdings, joint } = dataset.rights;
	const members = [...new Set(holdings.map(({ member }) => member))];
	return (
		<Section title={t("rights.title")}>
			<p class="faint">{t("rights.about")}</p>
			{members.length === 0 ? <p class="faint">{t("none")}</p> : (
				<div class="scroll" tabIndex={0} role="region" aria-label={t("rights.title")}>
					<table class="matrix">
						<thead>
							<tr>
								<th scope="col">{t("kind.member")}</th>
								{RIGHTS.map((right) => <th key={right} scope="col"><RightName right={right} /></th>)}
							</tr>
						</thead>
						<tbody>
							{members.map((member) => (
								<tr key={member}>
									<th scope="row"><Id id={member} /></th>
									{RIGHTS.map((right) => {
										const holding = holdings.find((one) => one.member === member && one.right === right);
										return (
											<td key={right}>
												{holding?.state ? (
													<>
														<Tag name={holding.state.until_ms === null ? "Held" : "Ended"} />{" "}
														<span class="faint">{word(caseOf(holding.state.ground))}</span>
														<Verify claim={recordClaim(holding)} what={word(right)} />
													</>
												) : <span class="faint" aria-label={t("rights.not")}>—</span>}
											</td>
										);
									})}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
			{joint && <p>{t("rights.joint")} {joint.map((member) => <Id key={member} id={member} />)}</p>}
		</Section>
	);
}

const COLUMN = 220;
const ROW = 64;

/** What was made from what, drawn; a list says the same to who does not see it. */
function LineageCard({ of }: { of: Lineage }) {
	if (of.edges.length === 0) return null;
	const { placed, columns, rows } = place(of);
	const at = new Map(placed.map((one) => [one.key, one]));
	const x = (column: number) => 8 + column * COLUMN;
	const y = (row: number) => 8 + row * ROW;
	return (
		<Section title={t("lineage.title")}>
			<div class="scroll" tabIndex={0} role="region" aria-label={t("lineage.title")}>
				<svg class="lineage" width={columns * COLUMN} height={rows * ROW} viewBox={`0 0 ${columns * COLUMN} ${rows * ROW}`} aria-hidden="true">
					{of.edges.map((edge) => {
						const from = at.get(versionKey(edge.from));
						const to = at.get(versionKey(edge.to));
						if (!from || !to) return null;
						const [x1, y1, x2, y2] = [x(from.column) + 180, y(from.row) + 24, x(to.column), y(to.row) + 24];
						const middle = (x1 + x2) / 2;
						return <path key={`${from.key}${to.key}`} d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} />;
					})}
					{placed.map(({ key, node, column, row }) => (
						<a key={key} href={`/datasets/${node.dataset}`} tabIndex={-1}>
							<rect x={x(column)} y={y(row)} width="180" height="48" rx="6" />
							<text x={x(column) + 10} y={y(row) + 20} data-raw>{clip(node.name ?? node.dataset)}</text>
							<text x={x(column) + 10} y={y(row) + 38} class="small">{t("version.title", { number: node.version })}</text>
						</a>
					))}
				</svg>
			</div>
			<ul class="lines">
				{of.edges.map(({ from, to }) => (
					<li key={`${versionKey(from)}${versionKey(to)}`}>
						<span class="grow">
							<a href={`/datasets/${to.dataset}`}><bdi data-raw>{at.get(versionKey(to))?.node.name ?? to.dataset}</bdi></a>{" "}
							{t("lineage.madeFrom")}{" "}
							<a href={`/datasets/${from.dataset}`}><bdi data-raw>{at.get(versionKey(from))?.node.name ?? from.dataset}</bdi></a>{" "}
							<span class="faint">{t("version.title", { number: from.version })}</span>
						</span>
					</li>
				))}
			</ul>
			<p class="faint">{t("lineage.check")}</p>
		</Section>
	);
}

const clip = (name: string) => (name.length > 18 ? `${name.slice(0, 17)}…` : name);

/** The grants as a tree: each under the one that it is made from. */
function Grants({ of, total }: { of: Grant[]; total: number }) {
	const ids = new Set(of.map(({ id }) => id));
	const roots = of.filter(({ state }) => !state?.parent || !ids.has(state.parent));
	return (
		<Section title={t("grants.title")}>
			{of.length === 0 ? <p class="faint">{t("none")}</p> : <Branch of={roots} all={of} />}
			{total > of.length && <p class="faint">{t("grants.more", { count: total - of.length })}</p>}
		</Section>
	);
}

function Branch({ of, all }: { of: Grant[]; all: Grant[] }) {
	return (
		<ul class="tree">
			{of.map((grant) => {
				const children = all.filter(({ state }) => state?.parent === grant.id);
				return (
					<li key={grant.id}>
						<GrantLine grant={grant} />
						{children.length > 0 && <Branch of={children} all={all} />}
					</li>
				);
			})}
		</ul>
	);
}
