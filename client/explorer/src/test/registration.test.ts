import { expect, test } from "vitest";
import { besideFiling, codeText, hasConfirmed, isCode, isFrozen, isLedgerCopy, matrix, milestones, nameIn, rightsIn, voidBy } from "../lib/registration";
import type { Dataset, Filing, Registration, StatementLine } from "../lib/types";

const line = (holder: string, right: string): StatementLine => ({ holder, right, obtained: "Generated", limits: null, evidence: "0x00" });
const clock = (started_ms: number) => ({ pack: 0, name: "Review", started_ms, extended: 0, used: 0, run: { Running: { since_ms: started_ms } } });
const none = { answer: null, review: null, publicity: null, inquiry: null };

function filing(stage: string, more: object = {}, standing: object = {}): Filing {
	const state = { applicants: ["a"], confirmed: 1, request: { Initial: [] }, stage, made_ms: 10, clocks: none, objections: 0, open_objections: 0, ...more };
	return { kind: "Initial", stage, state, standing: { stage, deemed: false, ends: none, unknown: null, ...standing } } as unknown as Filing;
}
const way = (of: Filing) => milestones(of).map(({ stage, is }) => `${is} ${stage}`);

test("a statement is a matrix of holders by the three rights", () => {
	const found = matrix([line("b", "Use"), line("a", "Hold"), line("b", "Hold"), line("a", "Operate")]);
	expect(found.map(({ holder }) => holder)).toEqual(["b", "a"]);
	expect(found.map(({ cells }) => cells.map((lines) => lines.length))).toEqual([[1, 1, 0], [1, 0, 1]]);
	// What is stated twice, which the chain refuses, is seen twice.
	expect(matrix([line("a", "Use"), line("a", "Use")])[0]!.cells[1]).toHaveLength(2);
	expect(matrix([])).toEqual([]);
});

test("sets of rights and of applicants are bits, the first the lowest", () => {
	expect([0, 1, 5, 7].map(rightsIn)).toEqual([[], ["Hold"], ["Hold", "Operate"], ["Hold", "Use", "Operate"]]);
	expect([0, 1, 2].map((place) => hasConfirmed(0b101, place))).toEqual([true, false, true]);
});

test("a certificate's code has fifteen characters", () => {
	const code = codeText({ institution: { province: 44, number: 1 }, month: { year: 2026, month: 7 }, serial: 1 });
	expect(code).toBe("SJ4412026070001");
	expect(isCode(code)).toBe(true);
	expect(["SJ441202607001", "XJ4412026070001", "SJ44120260700010"].map(isCode)).toEqual([false, false, false]);
});

test("the way of a filing that goes well", () => {
	expect(way(filing("Filed"))).toEqual(["now Filed", "next Reviewing", "next Publicised", "next Registered"]);
	const clocks = { ...none, review: clock(20), publicity: clock(30) };
	expect(way(filing("Publicised", { clocks }))).toEqual(["done Filed", "done Reviewing", "now Publicised", "next Registered"]);
	expect(milestones(filing("Publicised", { clocks })).map(({ atMs }) => atMs)).toEqual([10, 20, 30, null]);
	expect(way(filing("Registered", { clocks }))).toEqual(["done Filed", "done Reviewing", "done Publicised", "now Registered"]);
});

test("the ways around, and those that end before", () => {
	const reviewed = { ...none, review: clock(20) };
	expect(way(filing("Draft", { applicants: ["a", "b"] }))).toEqual(["now Draft", "next Filed", "next Reviewing", "next Publicised", "next Registered"]);
	expect(way(filing("CorrectionAsked"))).toEqual(["done Filed", "now CorrectionAsked", "next Reviewing", "next Publicised", "next Registered"]);
	expect(way(filing("Waived", { clocks: reviewed }))).toEqual(["done Filed", "done Reviewing", "now Waived", "next Registered"]);
	expect(way(filing("Registered", { clocks: reviewed }))).toEqual(["done Filed", "done Reviewing", "done Waived", "now Registered"]);
	const shown = { clocks: { ...reviewed, publicity: clock(30) }, objections: 1 };
	expect(way(filing("Objected", shown))).toEqual(["done Filed", "done Reviewing", "done Publicised", "now Objected", "next Registered"]);
	// An objection that was dismissed: it is shown again.
	expect(way(filing("Publicised", shown))).toEqual(["done Filed", "done Reviewing", "done Objected", "now Publicised", "next Registered"]);
	expect(way(filing("Rejected", shown))).toEqual(["done Filed", "done Reviewing", "done Publicised", "done Objected", "now Rejected"]);
	expect(way(filing("Withdrawn", { applicants: ["a", "b"] }))).toEqual(["done Draft", "now Withdrawn"]);
});

test("silence goes on from what was recorded, and nothing else does", () => {
	const deemed = filing("Filed", {}, { stage: "Reviewing", deemed: true });
	expect(way(deemed)).toEqual(["done Filed", "now Reviewing", "next Publicised", "next Registered"]);
	const agrees = (of: Filing) => besideFiling(of).every(([, shown, said]) => shown === said);
	expect(agrees(deemed)).toBe(true);
	expect(agrees(filing("Filed"))).toBe(true);
	// A server that tells of a stage which neither the record nor silence has.
	expect(agrees(filing("Filed", {}, { stage: "Registered" }))).toBe(false);
	expect(agrees(filing("Publicised", {}, { stage: "Registered", deemed: true }))).toBe(false);
	expect(agrees({ ...filing("Filed"), kind: "Transfer" })).toBe(false);
	// Where silence cannot be told, the record stands.
	expect(agrees(filing("Filed", {}, { stage: null }))).toBe(true);
});

test("a dataset is called what the version is called that is registered", () => {
	const version = (number: number, name: string) => ({ version: number, state: { content: { descriptor: { name } } } });
	const dataset = { versions: [version(1, "before"), version(2, "after")] } as unknown as Dataset;
	expect([1, 2, 3].map((number) => nameIn(dataset, number))).toEqual(["before", "after", null]);
	expect(nameIn(null, 1)).toBeNull();
});

test("a dispute or a preservation freezes", () => {
	const of = (state: object | null, more: object = {}) =>
		({ state: state && { cancelled: null, open_objections: 0, upheld_objections: 0, ...state }, standing: "Live", ...more }) as unknown as Registration;
	const noted = (more: object) => of(null, { annotations: [{ state: { kind: "Preservation", lifted_ms: null, until_ms: null, ...more } }] });
	expect(isFrozen(of({}), 50)).toBe(false);
	expect(isFrozen(of({ open_objections: 1 }), 50)).toBe(true);
	expect(isFrozen(of({ upheld_objections: 1 }), 50)).toBe(true);
	expect(isFrozen(of({ open_objections: 1, cancelled: {} }), 50)).toBe(false);
	// What has lapsed is in dispute no more; of which that cannot be told it is.
	expect(isFrozen(of({ open_objections: 1 }, { standing: "Lapsed" }), 50)).toBe(false);
	expect(isFrozen(of({ open_objections: 1 }, { standing: null }), 50)).toBe(true);
	expect(isFrozen(noted({}), 50)).toBe(true);
	expect(isFrozen(noted({ lifted_ms: 40 }), 50)).toBe(false);
	expect(isFrozen(noted({ until_ms: 50 }), 50)).toBe(false);
	expect(isFrozen(noted({ until_ms: 51 }), 50)).toBe(true);
	expect(isFrozen(noted({ kind: "Condition" }), 50)).toBe(false);
	// And an objection of the public, as long as it is open: whatever has lapsed.
	expect(isFrozen(of({}, { standing: "Lapsed", filings: [filing("Registered"), filing("Objected")] }), 50)).toBe(true);
	expect(isFrozen(of({}, { filings: [filing("Publicised"), filing("Rejected")] }), 50)).toBe(false);
});

test("a certificate stands until another takes its place, it is withdrawn, or its term is over", () => {
	const certificate = { dataset: "d", filing: "f", issued_ms: 0, superseded_by: null, withdrawn_ms: null };
	const by = (standing: string | null) => ({ standing, state: { cancelled: null } }) as unknown as Registration;
	expect(voidBy(certificate, by("Live"))).toBeNull();
	expect(voidBy(certificate, by(null))).toBeNull();
	expect(voidBy(certificate, by("Lapsed"))).toBe("Lapsed");
	expect(voidBy({ ...certificate, withdrawn_ms: 5 }, by("Cancelled"))).toBe("Cancelled");
	const next = { institution: { province: 44, number: 1 }, month: { year: 2026, month: 7 }, serial: 2 };
	expect(voidBy({ ...certificate, superseded_by: next }, by("Live"))).toBe("Superseded");
});

test("a print is a ledger copy unless the institution was appointed when the certificate was issued", () => {
	const institution = { code: { province: 44, number: 1 }, appointed_ms: 100, removed_ms: null };
	expect(isLedgerCopy(null, 150)).toBe(true);
	expect(isLedgerCopy(institution, 99)).toBe(true);
	expect(isLedgerCopy(institution, 100)).toBe(false);
	expect(isLedgerCopy({ ...institution, removed_ms: 200 }, 199)).toBe(false);
	expect(isLedgerCopy({ ...institution, removed_ms: 200 }, 200)).toBe(true);
});
