import { expect, test } from "vitest";
import { place } from "../lib/lineage";

const node = (dataset: string) => ({ dataset, version: 1, name: null, holder: "" });
const ref = (dataset: string) => ({ dataset, version: 1 });

test("children stand right of all their parents", () => {
	const { placed, columns, rows } = place({
		nodes: ["a", "b", "c", "d"].map(node),
		edges: [
			{ from: ref("a"), to: ref("b") },
			{ from: ref("b"), to: ref("c") },
			{ from: ref("a"), to: ref("c") },
			{ from: ref("a"), to: ref("d") },
		],
		truncated: false,
	});
	expect(Object.fromEntries(placed.map(({ node, column }) => [node.dataset, column]))).toEqual({ a: 0, b: 1, c: 2, d: 1 });
	expect([columns, rows]).toEqual([3, 2]);
});

test("a circle that a server tells of ends", () => {
	const { placed } = place({
		nodes: ["a", "b"].map(node),
		edges: [{ from: ref("a"), to: ref("b") }, { from: ref("b"), to: ref("a") }],
		truncated: false,
	});
	expect(placed).toHaveLength(2);
});
