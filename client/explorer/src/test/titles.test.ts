import { expect, test } from "vitest";
import { rootHeld, standsFor } from "../lib/titles";
import type { Encumbrance, Grant, Title } from "../lib/types";

const title = (claimant: string, holder = claimant, more: object = {}): Title => ({ question: "", right: "Operate", claimant, state: { holder, tenure: 0, ended_ms: null, ...more } });
const grant = (grantor: string, root?: string) => ({ state: { grantor }, root: root === undefined ? null : { state: { claimant: root, tenure: 0 } } }) as unknown as Grant;

test("a grant goes on as long as somebody has the title on which it hangs", () => {
	const moved = title("a", "b");
	expect(rootHeld(grant("a", "a"), [moved], 50)).toBe(true);
	expect(rootHeld(grant("a", "a"), [title("a", "b", { ended_ms: 50 }), title("c")], 50)).toBe(false);
	expect(rootHeld(grant("a", "a"), [title("a", "b", { ended_ms: 51 })], 50)).toBe(true);
	expect(rootHeld(grant("a", "a"), [], 50)).toBeNull();
	expect(rootHeld(grant("a", "a"), [{ ...title("a"), right: "Hold" }], 50)).toBeNull();
});

test("where it is not known on which one, those that can be have to agree", () => {
	expect(rootHeld(grant("a"), [title("a"), title("c", "c", { ended_ms: 9 })], 50)).toBe(true);
	expect(rootHeld(grant("a"), [title("a", "a", { ended_ms: 9 }), title("c")], 50)).toBe(false);
	// What went to others can have been the grantor's in between.
	expect(rootHeld(grant("a"), [title("a"), title("c", "d", { ended_ms: 9 })], 50)).toBeNull();
});

test("who was listed for a tenure stands for its grants, or else who has the title", () => {
	const of = { titles: [title("a", "b", { tenure: 1 })], encumbrances: [{ question: "", claimant: "a", tenure: 0, state: "a" } as Encumbrance] };
	expect(standsFor(of, { claimant: "a", tenure: 0 })?.member).toBe("a");
	expect(standsFor(of, { claimant: "a", tenure: 1 })?.member).toBe("b");
	expect(standsFor(of, { claimant: "x", tenure: 0 })).toBeNull();
	expect(standsFor({}, { claimant: "a", tenure: 0 })).toBeNull();
});
