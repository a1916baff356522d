/** A dataset: its card, versions with the checks of their files, lineage, rights and where they went, grants, what is public of it. */

import { useLocation, useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part, together } from "../lib/api";
import { above, grantCase, held } from "../lib/grant";
import { bytes, count } from "../lib/format";
import { place, versionKey } from "../lib/lineage";
import { caseOf } from "../lib/case";
import type { Answer } from "../lib/api";
import { ask, type FileAt } from "../lib/questions";
import { codeText, RIGHTS, standingOf } from "../lib/registration";
import { counts } from "../lib/sequence";
import { rootHeld } from "../lib/titles";
import type { ChainEvent, ClosedState, Dataset, File_, Grant, Lineage, Page, Pledge, Title, Version } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { GrantTree } from "../ui/grant";
import { withId } from "../ui/guard";
import { BlockLink, Id, RightName, Tag, Time } from "../ui/atoms";
import { Cut, Facts, fieldFact, PageOf, Section, recordClaim, stateClaim, Unproven } from "../ui/parts";
import { EntryTag, OperationLines, QueryCodeLink } from "../ui/public";
import { CodeLink, FilingLine, StatementMatrix } from "../ui/registration";
import { isMove, Titles } from "../ui/titles";
import { Value, Whole } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	dataset: Dataset;
	lineage: Lineage;
	events: Page<ChainEvent>;
	/** Where its rights went, and for what they were pledged. */
	moves: ChainEvent[];
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/datasets/${part(id)}`;
	const { body: [dataset, lineage, events, rights], block } = await together<[Dataset, Lineage, Page<ChainEvent>, Page<ChainEvent>]>(
		() => get(path),
		() => get(`${path}/lineage`, { depth: 3 }),
		() => get(`${path}/events`, { limit: 20 }),
		() => get("/events", { object: id, pallet: "Rights", limit: 100 }),
	);
	dataset.versions.sort((a, b) => a.version - b.version);
	return { body: { dataset, lineage, events, moves: rights.items.filter(isMove) }, block };
}

export default withId("hfds", function DatasetPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`dataset ${id}`, () => load(id));
	const latest = data.body?.dataset.versions.at(-1);
	const name = latest?.state?.content.descriptor.name;
	return (
		<PageOf data={data} title={name ?? t("kind.dataset")} raw={name !== undefined} lead={<Id id={id} whole />}>
			{({ dataset, lineage, events, moves }) => (
				<>
					<Card id={id} dataset={dataset} />
					<Registered id={id} of={dataset} />
					<Public id={id} of={dataset} />
					<Rights id={id} of={dataset.rights} pledges={dataset.pledges ?? []} />
					<Titles id={id} of={dataset} moves={moves} />
					{[...dataset.versions].reverse().map((version) => <VersionCard key={version.version} dataset={id} version={version} />)}
					<LineageCard of={lineage} />
					<Grants dataset={id} of={dataset.grants} total={dataset.grantsTotal} titles={dataset.titles ?? []} />
					<Section title={t("history")}><Events of={events.items} /><Cut of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, dataset }: { id: string; dataset: Dataset }) {
	const { state, versions } = dataset;
	if (!state) return null;
	const latest = versions.at(-1);
	// Of the latest version that there is, by what is recorded; of another one nothing is said.
	const files = latest?.version === state.versions ? latest.files : [];
	return (
		<Section title={t("kind.dataset")} side={<Verify claim={recordClaim(ask.dataset(id), dataset)} what={t("kind.dataset")} />}>
			<Facts
				of={[
					{ name: t("dataset.state"), value: <Tag name={caseOf(state.state)} /> },
					{ name: t("dataset.verdict"), value: files.length === 0 ? <Tag name="Unknown" /> : files.map((file) => <Tag key={file.distribution} name={lastVerdict(file)} />) },
					fieldFact("holder", <Id id={state.holder} />),
					fieldFact("versions", count(state.versions)),
					fieldFact("registered_at", <BlockLink number={state.registered_at} />),
				]}
			/>
			{!isTail(versions, state.versions) && <p class="notice warn">{t("version.part", { shown: versions.length, count: state.versions })}</p>}
			{typeof state.state !== "string" && <Value of={state.state} />}
			<p><a href={`/products?dataset=${id}`}>{t("dataset.market")}</a> · <a href={`/anchors?dataset=${id}`}>{t("anchor.of")}</a></p>
		</Section>
	);
}

/** Whether these are the latest versions, each once. */
const isTail = (versions: Version[], last: number) => counts(versions.map(({ version }) => ({ sequence: version })), last - versions.length + 1, versions.length) && versions.length > 0;

/** The verdict of a file's last check, as far as that is shown: the newest in a history of so many. */
function lastVerdict({ checks, checksClosed }: File_): string {
	if (checksClosed === 0) return "Unchecked";
	const [newest] = checks;
	return newest?.sequence === checksClosed - 1 ? (newest.state?.verdict ?? "Unknown") : "Unknown";
}

function VersionCard({ dataset, version }: { dataset: string; version: Version }) {
	const { state } = version;
	if (!state) return null;
	const { descriptor, distributions, parents } = state.content;
	return (
		<Section
			title={t("version.title", { number: version.version })}
			side={<Verify claim={recordClaim(ask.version(dataset, version.version), version)} what={t("version.title", { number: version.version })} />}
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
					<FileChecks at={{ dataset, version: version.version, distribution: i }} file={version.files.find((file) => file.distribution === i)} />
				</div>
			))}
			<Whole of={state as never} />
		</Section>
	);
}

function FileChecks({ at, file }: { at: FileAt; file: File_ | undefined }) {
	if (!file) return null;
	const { openCheck, checks, checksClosed } = file;
	// The state holds nothing where none is open, and where none has closed yet.
	const open = stateClaim(ask.openCheckOf(at), openCheck?.check ?? null);
	const closed = stateClaim(ask.closedChecks(at), checksClosed === 0 ? null : checksClosed);
	return (
		<div class="checks">
			<p class={openCheck ? "" : "faint"}>
				{t(openCheck ? "check.open" : "check.noneOpen")} <Mark claim={open} />{" "}
				<span class="faint">{t("check.closed", { count: checksClosed })} <Mark claim={closed} /></span>
			</p>
			{checks.map((check) => check.state && (
				<div key={check.sequence} class="check">
					<div class="event-head">
						<Tag name={check.state.verdict} /> {tally(check.state)} <Time ms={check.state.closed_ms} />
						<Verify claim={recordClaim(ask.closedCheck(at, check.sequence), check)} what={`${t("check.title", { number: check.state.check })} ${word(check.state.verdict)}`} />
					</div>
					<Whole of={check.state as never} />
				</div>
			))}
			{checksClosed > checks.length && <p class="faint">{t("check.older", { count: checksClosed - checks.length })}</p>}
		</div>
	);
}

const tally = ({ tally, verifiers }: ClosedState) =>
	t("check.tally", { matches: tally.matches, mismatches: tally.mismatches, missing: tally.unavailable + tally.malformed, verifiers });

/** What is registered of it, and the filing about it that is open. */
function Registered({ id, of: { registration, openFiling } }: { id: string; of: Dataset }) {
	// The state holds nothing where nothing is registered, and where no filing is open.
	const none = stateClaim(ask.registration(id), null);
	const open = stateClaim(ask.openFiling(id), openFiling?.id ?? null);
	return (
		<Section
			title={t("kind.registration")}
			side={<Verify claim={registration ? recordClaim(ask.registration(id), registration) : none} what={t("kind.registration")} />}
		>
			{registration?.state ? (
				<>
					<p class="headline">
						<Tag name={standingOf(registration)} /> <a href={`/registrations/${id}`}>{t("registration.entry")}</a> <CodeLink code={codeText(registration.state.certificate)} />
					</p>
					<StatementMatrix of={registration.state.statement} />
				</>
			) : <p class="faint">{t("registration.nothing")}</p>}
			<p class={openFiling ? "" : "faint"}>{t(openFiling ? "registration.open" : "registration.noneOpen")} <Mark claim={open} /></p>
			{openFiling && <FilingLine filing={openFiling} belongs={[["dataset", id, openFiling.state?.dataset ?? null]]} />}
		</Section>
	);
}

/** What the public data register has of it, and where it is operated. */
function Public({ id, of: { publicEntry, operations = [] } }: { id: string; of: Dataset }) {
	// The state holds nothing where nothing was entered.
	const claim = publicEntry ? recordClaim(ask.publicEntry(id), publicEntry) : stateClaim(ask.publicEntry(id), null);
	return (
		<Section title={t("dataset.public")} side={<Verify claim={claim} what={t("kind.publicEntry")} />}>
			{publicEntry?.state ? (
				<p class="headline">
					<EntryTag of={publicEntry} /> <a href={`/public-register/${id}`}>{t("entry.look")}</a> <QueryCodeLink code={publicEntry.state.code} />
				</p>
			) : <p class="faint">{t("entry.nothing")}</p>}
			{operations.length > 0 && <><h3>{t("dataset.operations")}</h3><OperationLines of={operations} /></>}
		</Section>
	);
}

/** Who has which right, as a matrix, and to whom it is pledged. */
function Rights({ id, of: { holdings, joint }, pledges }: { id: string; of: Dataset["rights"]; pledges: Pledge[] }) {
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
										const pledge = pledges.find((one) => one.holder === member && one.right === right);
										return (
											<td key={right}>
												{holding?.state ? (
													<>
														<Tag name={held(holding) ? "Held" : "Ended"} />{" "}
														<span class="faint">{word(caseOf(holding.state.ground))}</span>
														<Verify claim={recordClaim(ask.holding(id, right, member), holding)} what={word(right)} />
														{pledge?.state && (
															<p>
																<Tag name="Pledged" tone="warn" /> {t("rights.pledged")} <Id id={pledge.state.pledgee} />{" "}
																<Mark claim={recordClaim(ask.pledge(id, right, member), pledge)} />
															</p>
														)}
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
			{joint && <p>{t("rights.joint")} {joint.map((member) => <Id key={member} id={member} />)} <Unproven /></p>}
		</Section>
	);
}

const COLUMN = 220;
const ROW = 64;

/** What was made from what, drawn; a list says the same to who does not see it. */
function LineageCard({ of }: { of: Lineage }) {
	const { route } = useLocation();
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
						<g key={key} onClick={() => route(`/datasets/${node.dataset}`)}>
							<rect x={x(column)} y={y(row)} width="180" height="48" rx="6" />
							<text x={x(column) + 10} y={y(row) + 20} data-raw>{clip(node.name ?? node.dataset)}</text>
							<text x={x(column) + 10} y={y(row) + 38} class="small">{t("version.title", { number: node.version })}</text>
						</g>
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
function Grants({ dataset, of, total, titles }: { dataset: string; of: Grant[]; total: number; titles: Title[] }) {
	const known = new Map(of.map((grant) => [grant.id, grant]));
	const standing = (grant: Grant) => {
		const line = above(grant, known);
		return grantCase(grant, line, line && rootHeld(line.at(-1) ?? grant, titles));
	};
	return (
		<Section title={t("grants.title")}>
			{of.length === 0 ? <p class="faint">{t("none")}</p> : <GrantTree of={of} standing={standing} dataset={dataset} />}
			{total > of.length && <p class="faint">{t("grants.more", { count: total - of.length })}</p>}
		</Section>
	);
}
