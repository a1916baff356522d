/** Where each version stands in the drawing of a lineage: parents left of their children. */

import type { Lineage } from "./types";

export interface Placed {
	key: string;
	node: Lineage["nodes"][number];
	column: number;
	row: number;
}

export const versionKey = ({ dataset, version }: { dataset: string; version: number }) => `${dataset}:${version}`;

export function place({ nodes, edges }: Lineage): { placed: Placed[]; columns: number; rows: number } {
	const parents = new Map<string, string[]>();
	for (const { from, to } of edges) parents.set(versionKey(to), [...(parents.get(versionKey(to)) ?? []), versionKey(from)]);
	const columns = new Map<string, number>();
	// A version names only versions that were there before it, so there is no circle; a server that says otherwise is not followed round it.
	const column = (key: string, seen: Set<string>): number => {
		const known = columns.get(key);
		if (known !== undefined) return known;
		if (seen.has(key)) return 0;
		const before = (parents.get(key) ?? []).map((parent) => column(parent, new Set([...seen, key])) + 1);
		const own = Math.max(0, ...before);
		columns.set(key, own);
		return own;
	};
	const rows: number[] = [];
	const placed = nodes.map((node) => {
		const key = versionKey(node);
		const at = column(key, new Set());
		const row = rows[at] ?? 0;
		rows[at] = row + 1;
		return { key, node, column: at, row };
	});
	return { placed, columns: rows.length, rows: Math.max(1, ...rows.filter(Boolean)) };
}
