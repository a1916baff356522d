/** How amounts in the banks' books are written; each is checked with the page that shows one. */

import { signal } from "@preact/signals";
import { get } from "./api";
import type { Book, BookOf, Page } from "./types";

/** Books whose decimal places are known; amounts in those beyond are shown in minor units. */
const MOST = 100;

/** Decimal places, and the block as at which the server said so. */
export interface Places {
	decimals: number;
	block: number;
}

interface Books {
	of: ReadonlyMap<string, Places>;
	/** When they were loaded. */
	atMs: number;
}

export const books = signal<Books>({ of: new Map(), atMs: Infinity });

const keyOf = ({ bank, currency }: Book): string => `${bank} ${currency}`;

export const placesOf = (book: Book): Places | undefined => books.value.of.get(keyOf(book));

export async function findBooks(): Promise<void> {
	const { body, block } = await get<Page<BookOf>>("/books", { limit: MOST });
	const found = body.items.flatMap((book): [string, Places][] => (book.state ? [[keyOf(book), { decimals: book.state.decimals, block }]] : []));
	books.value = { of: new Map(found), atMs: Date.now() };
}
