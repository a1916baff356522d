/** Parts of the pages about law packs. */

import { t } from "../i18n";
import { legalDay } from "../lib/format";
import type { LawPack } from "../lib/types";
import { Unproven } from "./parts";

/** How the law's text was come by, as good as it is. */
export const textTone = (status: string) => (status === "Read" ? "good" : "warn") as "good" | "warn";

/** From which days a pack is in force. */
export function InForce({ of: { inForce } }: { of: LawPack }) {
	if (inForce.length === 0) return <span class="faint">{t("law.never")}</span>;
	return (
		<>
			{inForce.map(({ fromMs }) => <span key={fromMs}>{t("law.from", { day: legalDay(fromMs) })} </span>)}
			<Unproven />
		</>
	);
}
