// How anchors stand, and how their offices and periods are written.

import { expect, test } from "vitest";
import { anchorStanding, kindOf, officeText, periodText } from "../lib/anchor";
import type { AnchorState, What } from "../lib/anchor-types";

const state = (what: What, more: Partial<AnchorState> = {}): AnchorState => ({ by: "hfmb1", digest: "0x", what, at_ms: 5, withdrawn: null, ...more });
const basis = (until_ms: number | null): What => ({ ExportBasis: { dataset: "hfds1", grant: null, path: "Free", until_ms } });
const assessment = (until_ms: number | null): What => ({ Assessment: { of: { dataset: "hfds1", version: 1 }, kind: "Value", until_ms } });
const contract: What = { Contract: { Order: "hfor1" } };

test("an end is over at its moment, whatever the index says", () => {
	for (const of of [basis, assessment]) {
		expect(anchorStanding(state(of(10)), "Live", 9)).toBe("Live");
		expect(anchorStanding(state(of(10)), "Live", 10)).toBe("Over");
		expect(anchorStanding(state(of(null)), "Over", 10)).toBe("Live");
	}
	expect(anchorStanding(state(contract), "Disputed", 10)).toBe("Live");
});

test("what was withdrawn is withdrawn, whenever it would have ended", () => {
	const withdrawn = { document: "0x", at_ms: 7 };
	for (const what of [basis(10), assessment(null), contract]) expect(anchorStanding(state(what, { withdrawn }), "Live", 20)).toBe("Withdrawn");
});

test("how an accounting entry stands, its certificate decides", () => {
	const certificate = { institution: { province: 44, number: 1 }, month: { year: 2026, month: 7 }, serial: 1 };
	const entry: What = { Entry: { certificate, dataset: "hfds1", category: "Inventory", acquisition: "Purchased", period: { year: 2026, months: 12, number: 1 } } };
	for (const told of ["Live", "Uncertified", "Disputed"]) expect(anchorStanding(state(entry), told, 10)).toBe(told);
	expect(kindOf(entry)).toBe("Entry");
});

test("offices and periods are written as the command line writes them", () => {
	expect(officeText({ year: 26, region: 4 })).toBe("2604");
	const period = (months: number, number: number) => periodText({ year: 2026, months, number });
	expect([period(12, 1), period(6, 2), period(3, 4), period(1, 7)]).toEqual(["2026", "2026-H2", "2026-Q4", "2026-07"]);
});
