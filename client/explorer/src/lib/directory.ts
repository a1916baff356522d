/** The members' names, for people to read: loaded once, and each checked with the page that shows it. */

import { signal } from "@preact/signals";
import { get } from "./api";
import type { Member, Page } from "./types";

/** Members that are named; those beyond are shown by their identifiers. */
const MOST_PAGES = 5;

export const names = signal<ReadonlyMap<string, string>>(new Map());

export async function findNames(): Promise<void> {
	const found = new Map<string, string>();
	let cursor: string | undefined;
	for (let page = 0; page < MOST_PAGES; page += 1) {
		const { body } = await get<Page<Member>>("/members", { limit: 100, cursor });
		for (const { id, state } of body.items) if (state) found.set(id, state.profile.name);
		if (body.next === null) break;
		cursor = body.next;
	}
	names.value = found;
}
