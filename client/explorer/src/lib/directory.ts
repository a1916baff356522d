/** The members' names, for people to read; each is checked with the page that shows it. */

import { signal } from "@preact/signals";
import { get } from "./api";
import type { Member, Page } from "./types";

/** Members that are named; those beyond are shown by their identifiers. */
const MOST_PAGES = 5;

/** A name, and the block as at which the server said it. */
export interface Name {
	name: string;
	block: number;
}

export interface Names {
	of: ReadonlyMap<string, Name>;
	/** When they were loaded. */
	atMs: number;
}

export const names = signal<Names>({ of: new Map(), atMs: Infinity });

export async function findNames(): Promise<void> {
	const found = new Map<string, Name>();
	let cursor: string | undefined;
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const { body, block } = await get<Page<Member>>("/members", { limit: 100, cursor });
		for (const { id, state } of body.items) if (state) found.set(id, { name: state.profile.name, block });
		if (body.next === null) break;
		cursor = body.next;
	}
	names.value = { of: found, atMs: Date.now() };
}
