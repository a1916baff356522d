/** Light, dark, or as the system is. */

import { signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

const PLACE = "hefu.theme";
const NEXT: Record<Theme, Theme> = { auto: "dark", dark: "light", light: "auto" };

function first(): Theme {
	try {
		const kept = localStorage.getItem(PLACE);
		return kept === "light" || kept === "dark" ? kept : "auto";
	} catch {
		return "auto";
	}
}

export const theme = signal<Theme>(first());

export function show(): void {
	document.documentElement.dataset.theme = theme.value;
}

/** The next of the three. */
export function turn(): void {
	theme.value = NEXT[theme.value];
	show();
	try {
		localStorage.setItem(PLACE, theme.value);
	} catch {
		// Then it lasts as long as the page.
	}
}
