/** What a dropped file came to, said plainly. */

import type { Fact } from "hefu-verifier";
import type { ComponentChildren } from "preact";
import { both, happened, t } from "../i18n";
import { bytes, count, moment, span } from "../lib/format";
import { grouped } from "../lib/trust-text";
import { phaseOf } from "../lib/record";
import type { Json, Question } from "../lib/types";
import { QuestionText } from "../ui/question";
import { Value } from "../ui/value";
import type { Judged } from "./judge";

export function Judgement({ of, name, confirmed = true, children }: {
	of: Judged;
	name: string;
	/** Whether the reader has said that the trust file is the right one: what is judged by another may be so, or not. */
	confirmed?: boolean;
	children?: ComponentChildren;
}) {
	return (
		<div role="status" class="judgement" data-judged={of.is === "error" ? of.error.code : of.is} data-confirmed={confirmed}>
			<p class="faint"><bdi data-raw class="breaks">{name}</bdi></p>
			{of.is === "fact" && <FactCard fact={of.fact} confirmed={confirmed} />}
			{of.is === "trust" && <Notice tone="plain" text={t("file.trust")}><code data-raw class="breaks">{grouped(of.info.fingerprint)}</code></Notice>}
			{of.is === "handovers" && <Notice tone="warn" text={t("file.handovers")} />}
			{of.is === "tooLarge" && <Notice tone="bad" text={t("file.tooLarge", { size: bytes(of.size) })} />}
			{of.is === "empty" && <Notice tone="bad" text={t("file.empty")} />}
			{of.is === "unknown" && <Notice tone="bad" text={t("file.unknown")} />}
			{of.is === "noTrust" && <Notice tone="warn" text={t("file.noTrust")} />}
			{of.is === "error" && (
				<Notice tone={of.error.mayHold ? "warn" : "bad"} text={t(of.error.mayHold ? "file.open" : "file.refused")}>
					<p>{both(of.error)}</p>
					<p>{both(of.error.next)}</p>
					{!confirmed && <p>{t("file.unconfirmed")}</p>}
				</Notice>
			)}
			{children}
		</div>
	);
}

function Notice({ tone, text, children }: { tone: "bad" | "warn" | "plain"; text: string; children?: ComponentChildren }) {
	return (
		<div class={`notice ${tone}`}>
			<p><strong>{text}</strong></p>
			{children}
		</div>
	);
}

function FactCard({ fact, confirmed }: { fact: Fact; confirmed: boolean }) {
	const own = fact.trust.setId === fact.block.setId ? fact.trust.authorities.length : null;
	const { later, trust, truth } = fact.notProven;
	return (
		<div class={`result ${confirmed ? "is-proven" : "is-open"}`}>
			<p class="verdict">{confirmed ? `✓ ${t("file.holds")}` : `? ${t("file.holdsIf")}`}</p>
			<h3>{fact.answers ? t("file.answers") : fact.event ? happened(fact.event.pallet, fact.event.name) : t("file.event")}</h3>
			{fact.event && <Value of={fact.event.fields as Json} />}
			{fact.record !== undefined && <Recorded index={fact.eventIndex ?? 0} record={fact.record} words={fact.event !== undefined} />}
			{fact.answers?.map(({ question, value }, i) => (
				<div key={i}>
					<p class="question">{t("file.asked")} <QuestionText of={question as Question} /></p>
					{value === null ? <p>{t("file.absent")}</p> : value !== undefined && <Value of={value as Json} />}
				</div>
			))}
			{fact.notDescribed && <p class="notice warn">{both(fact.notDescribed)}</p>}
			<dl class="word">
				<dt>{t("word.block")}</dt>
				<dd>{t("word.blockText", { number: count(fact.block.number), time: moment(fact.block.nowMs), age: span(fact.ageMs) })}</dd>
				<dt>{t("word.hash")}</dt>
				<dd class="breaks" data-raw>{fact.block.hash}</dd>
				<dt>{t("word.by")}</dt>
				<dd>
					{own === null
						? t("word.bySetText", { set: fact.block.setId })
						: t("word.byText", { set: fact.block.setId, needed: own - Math.floor((own - 1) / 3), of: own })}{" "}
					{fact.handovers > 0 && t("word.handovers", { count: fact.handovers, from: fact.trust.setId })}
				</dd>
				<dt>{t("word.trust")}</dt>
				<dd><code data-raw class="breaks">{grouped(fact.trust.fingerprint)}</code></dd>
				<dt>{t("word.not")}</dt>
				<dd><ul><li>{both(later)}</li><li>{both(trust)}</li><li>{both(truth)}</li></ul></dd>
			</dl>
		</div>
	);
}

/** Where in its block an event stands, and of one without words the bytes. */
function Recorded({ index, record, words }: { index: number; record: string; words: boolean }) {
	const transaction = phaseOf(record);
	return (
		<>
			<p>{transaction === null ? t("file.place", { event: index }) : t("file.placeOf", { event: index, transaction })}</p>
			{!words && <p class="breaks"><code data-raw>{record}</code></p>}
		</>
	);
}
