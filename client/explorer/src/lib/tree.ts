/** Things that are made from one another, as a tree. */

export interface Branch<T> {
	of: T;
	/** How many stand above it, of those that are known. */
	level: number;
	children: Branch<T>[];
}

/** The trees of these: roots are those whose parent is not among them. What leads back to itself begins a tree of its own, so that nothing is left out. */
export function forest<T extends { id: string }>(all: T[], parentOf: (one: T) => string | null): Branch<T>[] {
	const known = new Set(all.map(({ id }) => id));
	const placed = new Set<string>();
	const grow = (of: T, level: number): Branch<T> => {
		placed.add(of.id);
		const children = all.filter((one) => parentOf(one) === of.id && !placed.has(one.id));
		return { of, level, children: children.flatMap((child) => (placed.has(child.id) ? [] : [grow(child, level + 1)])) };
	};
	const isRoot = (one: T) => !known.has(parentOf(one) ?? "");
	const roots = all.filter(isRoot).map((root) => grow(root, 0));
	return [...roots, ...all.flatMap((one) => (placed.has(one.id) ? [] : [grow(one, 0)]))];
}
