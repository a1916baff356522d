/** The way of an order or a negotiation, drawn: what was passed, by whom, and what comes; each step is checked with the page by its event. */

import { t, word } from "../i18n";
import { isWhole, type Step } from "../lib/market";
import { Time } from "./atoms";
import { Mark } from "./verify";

/** Steps that stand beside one another on a wide screen; more take several lines. */
const MOST_BESIDE = 7;

/** `words` are those of the stages. */
export function Way({ of, words }: { of: Step[]; words: string }) {
	return (
		<>
			{!isWhole(of) && <p class="notice warn">{t("way.part")}</p>}
			<ol class={`stages ${of.length > MOST_BESIDE ? "long" : ""}`} aria-label={t("filing.stages")}>
				{of.map(({ stage, is, by, why, event }, i) => (
					<li key={i} class={`is-${is}`} data-stage={stage} aria-current={is === "now" ? "step" : undefined}>
						<strong>{word(`${words}.${stage}`)}</strong>
						{(by !== null || why !== null) && (
							<span>{by !== null && <span class="tag">{word(by)}</span>} {why !== null && <span class="faint">{word(why)}</span>}</span>
						)}
						{is === "next" && <span class="faint">{t("filing.next")}</span>}
						{event && <span class="faint"><Mark claim={{ kind: "event", event }} /> <Time ms={event.place.nowMs} /></span>}
					</li>
				))}
			</ol>
		</>
	);
}
