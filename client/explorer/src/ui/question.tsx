/** What a check asked: the reader sees what it is that was proven. */

import { t, word } from "../i18n";
import type { Claim } from "../lib/claims";
import { count } from "../lib/format";
import type { Json, Question } from "../lib/types";
import { Look, plain } from "./atoms";
import { Value } from "./value";

/** A question to the state: its kind, and what it is about. */
export function QuestionText({ of }: { of: Question }) {
	if (typeof of === "string") return <strong>{word(`Question.${of}`)}</strong>;
	const [kind, about] = Object.entries(of)[0] as [string, Json];
	return <><strong>{word(`Question.${kind}`)}</strong> <Value of={about} /></>;
}

/** What was asked to check a claim. */
export function Asked({ of }: { of: Claim }) {
	if (of.kind === "state") return <p class="question">{t("file.asked")} <Look.Provider value={plain}><QuestionText of={of.question} /></Look.Provider></p>;
	const text = of.kind === "block"
		? t("place.block", { number: count(of.block.number) })
		: t("place.event", { event: of.event.place.event ?? 0, number: count(of.event.place.block) });
	return <p class="question">{t("file.asked")} {text}</p>;
}
