/** Registration of rights: what follows from a record, worked out in the page. */

import { caseOf } from "./case";
import { bits } from "./format";
import type { Annotation, CertificateState, ClockKind, ClockState, CodeState, Dataset, Filing, InstitutionCode, InstitutionState, Json, LawPack, Registration, Rule, StatementLine } from "./types";

/** The three rights, in the chain's order. */
export const RIGHTS = ["Hold", "Use", "Operate"];

/** The rights of a set. */
export const rightsIn = (set: number): string[] => bits(set).flatMap((bit) => RIGHTS[bit] ?? []);

/** An institution's part of certificates' codes: its province's two digits and its own. */
export const institutionCode = ({ province, number }: InstitutionCode): string => `${String(province).padStart(2, "0")}${number}`;

/** A certificate's code as people write it. */
export const codeText = ({ institution, month: { year, month }, serial }: CodeState): string =>
	`SJ${institutionCode(institution)}${String(year).padStart(4, "0")}${String(month).padStart(2, "0")}${String(serial).padStart(4, "0")}`;

/** Whether a text has the form of a certificate's code. */
export const isCode = (text: string): boolean => /^SJ\d{13}$/.test(text);

/** A holder's row of the matrix: for each of the three rights what is stated of it. */
export interface MatrixRow {
	holder: string;
	cells: StatementLine[][];
}

/** A statement of rights as a matrix, holders by rights, in the order in which holders are first named. */
export function matrix(statement: StatementLine[]): MatrixRow[] {
	const holders = [...new Set(statement.map(({ holder }) => holder))];
	return holders.map((holder) => ({
		holder,
		cells: RIGHTS.map((right) => statement.filter((line) => line.holder === holder && line.right === right)),
	}));
}

/** Who of those in whose names a filing is made has confirmed it: the first has, for it filed. */
export const hasConfirmed = (confirmed: number, place: number): boolean => bits(confirmed).includes(place);

/** A stage that a filing has passed, is at, or comes to if nothing is wrong with it; and when it began, where the record says so. */
export interface Milestone {
	stage: string;
	is: "done" | "now" | "next";
	atMs: number | null;
}

/** Stages in the order in which they are passed. */
const ORDER = ["Draft", "Filed", "CorrectionAsked", "Reviewing", "Supplementing", "Publicised", "Waived", "Objected", "Registered"];
/** Those that every filing passes if nothing is wrong with it. */
const MAIN = ["Filed", "Reviewing", "Publicised", "Registered"];
/** Those in which it is past its review. */
const REVIEWED = new Set(["Publicised", "Objected", "Waived", "Registered"]);

/** What tells where a filing stands, in either register. */
export type Placed = Pick<Filing, "standing" | "stage">;

/** The stage at which a filing stands: where silence cannot be told, what was recorded last. */
export const stageOf = ({ standing, stage }: Placed): string => standing.stage ?? stage;

/** What tells the way of a filing, in either register. */
export interface Course {
	stage: string;
	applicants: string[];
	confirmed: number;
	clocks: Record<ClockKind, ClockState | null>;
	objections: number;
	made_ms: number;
}

/** The way of a filing, by its record and the stage at which it stands now. */
export const milestones = (filing: Filing): Milestone[] => (filing.state ? way(filing.state, stageOf(filing)) : []);

/** The way of a filing that stands at this stage now; `isShown`: to the public, before it is registered. */
export function way(state: Course, now: string, isShown = true): Milestone[] {
	const { clocks, applicants, confirmed, objections, made_ms } = state;
	const isFiled = applicants.every((_, place) => hasConfirmed(confirmed, place));
	const passed: Record<string, boolean> = {
		Draft: applicants.length > 1,
		Filed: isFiled,
		Reviewing: clocks.review !== null || REVIEWED.has(now),
		Publicised: clocks.publicity !== null,
		Waived: isShown && now === "Registered" && clocks.publicity === null,
		Objected: objections > 0,
	};
	const at: Record<string, number | undefined> = {
		Draft: made_ms,
		Filed: applicants.length === 1 ? made_ms : state.stage === "Filed" ? clocks.answer?.started_ms : undefined,
		CorrectionAsked: clocks.answer?.started_ms,
		Reviewing: clocks.review?.started_ms,
		Publicised: clocks.publicity?.started_ms,
		Objected: clocks.inquiry?.started_ms,
	};
	const done = ORDER.filter((stage) => passed[stage] && stage !== now);
	const goesOn = ORDER.includes(now);
	const main = MAIN.filter((stage) => isShown || stage !== "Publicised");
	const next = goesOn ? main.filter((stage) => ORDER.indexOf(stage) > ORDER.indexOf(now) && !done.includes(stage)) : [];
	const of = (stage: string, is: Milestone["is"]) => ({ stage, is, atMs: is === "next" ? null : (at[stage] ?? null) });
	return [
		...done.map((stage) => of(stage, "done")),
		of(now, "now"),
		...next.filter((stage) => now !== "Waived" || stage !== "Publicised").map((stage) => of(stage, "next")),
	];
}

/** Where silence can have brought a filing that its record has at this stage. */
const BY_SILENCE: Record<string, string[]> = { Filed: ["Reviewing", "NeverFiled"], CorrectionAsked: ["NeverFiled"] };

/** The stage that is shown beside a record, and what the record says of it but for silence. */
export function besideStage(of: Placed, recorded: string): [string, Json, Json] {
	const now = stageOf(of);
	const bySilence = of.standing.deemed && BY_SILENCE[recorded]?.includes(now);
	return ["stage", now, bySilence ? now : recorded];
}

/** What is shown of a filing beside its record, and what the record says of it: its kind, and its stage but for silence. */
export function besideFiling(filing: Filing): [string, Json, Json][] {
	const { kind, state } = filing;
	return state ? [["request", kind, caseOf(state.request as unknown as Json)], besideStage(filing, state.stage)] : [];
}

/**
 * Whether nothing in a dataset changes hands (`frozen_at` of pallet-registration): under an objection to what is registered that is open or
 * was upheld, unless that has lapsed; under one to a filing that the public is shown; or under a preservation.
 */
export function isFrozen({ state, standing, filings = [], annotations = [] }: Registration, nowMs: number): boolean {
	const isDisputed = state !== null && state.cancelled === null && standing !== "Lapsed" && (state.open_objections > 0 || state.upheld_objections > 0);
	const isObjected = filings.some((filing) => filing.state?.stage === "Objected");
	const holds = ({ state: noted }: Annotation) =>
		noted?.kind === "Preservation" && noted.lifted_ms === null && (noted.until_ms === null || nowMs < noted.until_ms);
	return isDisputed || isObjected || annotations.some(holds);
}

/** How a registration stands: what the index reads of its clock, and what its record says in any case. */
export const standingOf = ({ state, standing }: Registration): string => (state?.cancelled ? "Cancelled" : (standing ?? "Unknown"));

/** Why a certificate stands no longer; null: it does. `by` is what is registered of its dataset. */
export function voidBy({ superseded_by, withdrawn_ms }: CertificateState, by: Registration | null): "Cancelled" | "Superseded" | "Lapsed" | null {
	if (withdrawn_ms !== null) return "Cancelled";
	if (superseded_by !== null) return "Superseded";
	return by !== null && standingOf(by) === "Lapsed" ? "Lapsed" : null;
}

/** What a dataset was called in a version: what is registered is that version, whatever a later one is called. */
export const nameIn = (dataset: Dataset | null, version: number | undefined): string | null =>
	dataset?.versions.find((one) => one.version === version)?.state?.content.descriptor.name ?? null;

/** What a pack says of a clock. */
export const ruleOf = (pack: LawPack | null | undefined, clock: string): Rule | undefined => pack?.state?.clocks.find((rule) => rule.clock === clock);

/**
 * Whether what is printed of a certificate is no more than a copy of the ledger: unless it is recorded that the institution was
 * appointed when it was issued.
 */
export function isLedgerCopy(institution: InstitutionState | null, issuedMs: number): boolean {
	if (institution === null) return true;
	const { appointed_ms, removed_ms } = institution;
	return issuedMs < appointed_ms || (removed_ms !== null && issuedMs >= removed_ms);
}

/** How many registrations of the same data a filing's events warn of; each event can be verified with what happened. */
export function othersOf({ events = [] }: Filing): number {
	const warning = events.find(({ pallet, name }) => pallet === "Registration" && name === "SameData");
	return Number((warning?.fields as { others?: number } | undefined)?.others ?? 0);
}

/** The command by which a member objects. */
export const objecting = (what: string): string => `hefu register object ${what} --grounds DIGEST`;
