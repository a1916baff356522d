import { expect, test } from "vitest";
import { differences } from "../lib/compare";

test("the same is the same, whatever the order of its fields", () => {
	expect(differences({ a: 1, b: [null, { c: "x" }] }, { b: [null, { c: "x" }], a: 1 })).toEqual([]);
});

test("a difference is named by its place", () => {
	expect(differences({ control: { possessor: { Member: "a" } } }, { control: { possessor: { Member: "b" } } })).toEqual([
		{ path: "control.possessor.Member", shown: "a", proven: "b" },
	]);
	expect(differences([1, 2], [1])).toEqual([{ path: "[1]", shown: 2, proven: undefined }]);
	expect(differences(1, "1")).toEqual([{ path: "", shown: 1, proven: "1" }]);
	expect(differences(null, {})).toHaveLength(1);
	expect(differences({}, [])).toHaveLength(1);
});

test("a field more is a difference, unless a part is compared", () => {
	const [shown, proven] = [{ profile: { name: "n" } }, { profile: { name: "n", roles: 3 }, owner: "0x" }];
	expect(differences(shown, proven)).toHaveLength(2);
	expect(differences(shown, proven, true)).toEqual([]);
	expect(differences({ profile: { name: "m" } }, proven, true)).toHaveLength(1);
	// What is shown and not proven is a difference in either case.
	expect(differences({ more: 1 }, {}, true)).toHaveLength(1);
});
