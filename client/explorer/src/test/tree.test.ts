import { expect, test } from "vitest";
import { forest, type Branch } from "../lib/tree";

interface One {
	id: string;
	parent: string | null;
}
const of = (...pairs: [string, string | null][]): One[] => pairs.map(([id, parent]) => ({ id, parent }));
const drawn = (branches: Branch<One>[]): string[] => branches.flatMap(({ of: { id }, level, children }) => [`${level}${id}`, ...drawn(children)]);
const draw = (all: One[]) => drawn(forest(all, ({ parent }) => parent));

test("each under its parent, whatever order they come in", () => {
	expect(draw(of(["c", "b"], ["a", null], ["b", "a"], ["d", "a"]))).toEqual(["0a", "1b", "2c", "1d"]);
	expect(draw([])).toEqual([]);
});

test("what is made from one that is not there begins a tree", () => {
	expect(draw(of(["b", "x"], ["c", "b"], ["a", null]))).toEqual(["0b", "1c", "0a"]);
});

test("what leads back to itself is drawn once, and ends", () => {
	expect(draw(of(["a", "b"], ["b", "a"], ["c", "c"]))).toEqual(["0a", "1b", "0c"]);
});
