/** Two languages, each string in both: the compiler refuses a key that one of them lacks. */

import { signal } from "@preact/signals";
import { events, fields, words, type Pair } from "./chain";
import { en } from "./en";
import { fill } from "./fill";
import { zh } from "./zh";

export type Lang = "en" | "zh";
export type Key = keyof typeof en;
/** The other catalogue has exactly these. */
export type Catalogue = Record<Key, string>;

const PLACE = "hefu.lang";

function first(): Lang {
	let kept: string | null = null;
	try {
		kept = localStorage.getItem(PLACE);
	} catch {
		// A browser that keeps nothing goes by its own language.
	}
	if (kept === "en" || kept === "zh") return kept;
	return navigator.languages.some((wanted) => wanted.startsWith("zh")) ? "zh" : "en";
}

export const lang = signal<Lang>(first());

export function speak(wanted: Lang): void {
	lang.value = wanted;
	document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
	try {
		localStorage.setItem(PLACE, wanted);
	} catch {
		// Then the choice lasts as long as the page.
	}
}

/** The text of this key, with what stands in braces filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
	return fill((lang.value === "zh" ? zh : en)[key], values);
}

/** Of a text that comes in both languages. */
export const both = (text: { en: string; zh: string }): string => (lang.value === "zh" ? text.zh : text.en);

const of = (table: Record<string, Pair>, name: string): string | undefined => table[name]?.[lang.value === "zh" ? 1 : 0];

/** A word of the chain's: a state, a kind. One of a later version is shown as the chain has it. */
export const word = (name: string): string => of(words, name) ?? name;
export const known = (name: string): boolean => name in words;
/** A field's name. */
export const label = (name: string): string => of(fields, name) ?? name;
/** What happened, by the event's name. */
export const happened = (pallet: string, name: string): string => of(events, `${pallet}.${name}`) ?? `${pallet}.${name}`;
