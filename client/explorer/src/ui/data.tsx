/** A page's data: loaded, loading, or why not; loaded anew when a check needs it. */

import { createContext } from "preact";
import { useCallback, useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "../lib/api";

export interface Loaded<T> {
	body: T | null;
	error: unknown;
	/** Block and moment of what is shown. */
	block: number;
	atMs: number;
	/** Loads it anew; what is shown stays until then. */
	reload: () => Promise<{ block: number }>;
}

/** Loads what `load` answers, anew when `key` changes. */
export function useData<T>(key: string, load: () => Promise<Answer<T>>): Loaded<T> {
	const [shown, show] = useState<{ key: string; body: T | null; error: unknown; block: number; atMs: number }>({
		key, body: null, error: null, block: NaN, atMs: 0,
	});
	const wanted = useRef(key);
	wanted.current = key;
	const reload = useCallback(async () => {
		let next;
		try {
			const { body, block } = await load();
			next = { key, body, error: null, block, atMs: Date.now() };
		} catch (error) {
			next = { key, body: null, error, block: NaN, atMs: Date.now() };
		}
		// What was asked for a page that the reader has left is not shown on the next.
		if (wanted.current === key) show(next);
		return { block: next.block };
	}, [key]);
	useEffect(() => {
		void reload();
	}, [reload]);
	const current = shown.key === key ? shown : { body: null, error: null, block: NaN, atMs: 0 };
	return { body: current.body, error: current.error, block: current.block, atMs: current.atMs, reload };
}

/** The page's data as the checks see them. */
export const DataContext = createContext<Pick<Loaded<unknown>, "block" | "atMs" | "reload">>({
	block: NaN,
	atMs: 0,
	reload: async () => ({ block: NaN }),
});
export const usePageData = () => useContext(DataContext);
