/** How the facts of a page stand together, in a sentence. */

import { t } from "../i18n";

/** How the check of one fact stands. */
export type Standing = "unchecked" | "checking" | "proven" | "raw" | "lie" | "refused" | "open";

export interface PageStanding {
	is: "bad" | "proven" | "part";
	text: string;
}

/** Of these facts, and of so many that the page showed before and that were refuted; null where there are none. */
export function pageStanding(all: Standing[], gone: number): PageStanding | null {
	const of = (...kinds: Standing[]) => all.filter((is) => kinds.includes(is)).length;
	const count = all.length + gone;
	if (count === 0) return null;
	const [proven, raw, bad] = [of("proven"), of("raw"), of("lie", "refused") + gone];
	return { is: bad > 0 ? "bad" : proven === count ? "proven" : "part", text: sentence() };

	function sentence(): string {
		if (of("checking") > 0) return t("all.checking", { count });
		if (bad > 0) return t("all.bad", { bad, count });
		if (of("unchecked") === count) return t("all.none", { count });
		return raw > 0 ? t("all.raw", { proven, count, raw }) : t("all.some", { proven, count });
	}
}
