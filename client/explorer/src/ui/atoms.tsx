/** The smallest parts, of the explorer's pages and of the verifier in one file. */

import { createContext, type ComponentType } from "preact";
import { useContext } from "preact/hooks";
import { lang, t, word } from "../i18n";
import { ago, count, isMoment, legalDay, moment, short } from "../lib/format";

/** A moment, in the reader's zone, and how long ago; beside it the day of Beijing time, which is the legal one, or of an end the last one before it. */
export function Time({ ms, legal }: { ms: number; legal?: boolean | "last" }) {
	// Later than any calendar goes: as it is recorded.
	if (!isMoment(ms)) return <code data-raw class="breaks">{String(ms)}</code>;
	return (
		<time dateTime={new Date(ms).toISOString()} class="time">
			{moment(ms)} <span class="faint">{ago(ms)}</span>
			{legal && <span class="faint"> · {legal === "last" ? t("time.lastLegal", { day: legalDay(ms - 1) }) : t("time.legal", { day: legalDay(ms) })}</span>}
		</time>
	);
}

/** How long ago, with the moment behind it. */
export function Ago({ ms }: { ms: number }) {
	if (!isMoment(ms)) return <code data-raw>{String(ms)}</code>;
	return <time dateTime={new Date(ms).toISOString()} title={moment(ms)}>{ago(ms)}</time>;
}

interface IdProps {
	id: string;
	whole?: boolean;
}

/** An identifier or a digest, short on the screen unless `whole`. */
export function PlainId({ id, whole = false }: IdProps) {
	return <code data-raw class={whole ? "whole-id breaks" : ""} title={id}>{whole ? id : short(id)}</code>;
}

function WholeId({ id }: IdProps) {
	return <PlainId id={id} whole />;
}

function PlainBlock({ number }: { number: number }) {
	return <span class="number">{count(number)}</span>;
}

/** As whole text, in which nothing is hidden. */
export const plain: { Id: ComponentType<IdProps>; Block: ComponentType<{ number: number }> } = { Id: WholeId, Block: PlainBlock };

/** How what may have a page of its own is shown: as whole text, unless the explorer provides its links. */
export const Look = createContext(plain);

export function Id(props: IdProps) {
	const { Id: Shown } = useContext(Look);
	return <Shown {...props} />;
}

export function BlockLink(props: { number: number }) {
	const { Block: Shown } = useContext(Look);
	return <Shown {...props} />;
}

/** A state as a coloured word; the word alone says it too. */
export function Tag({ name, tone }: { name: string; tone?: "good" | "bad" | "warn" | "plain" }) {
	return <span class={`tag ${tone ?? toneOf(name)}`}>{word(name)}</span>;
}

const GOOD = new Set(["Live", "Verified", "Valid", "Settled", "Issued", "executed", "Open"]);
const BAD = new Set(["Suspended", "Mismatched", "Contested", "Revoked", "RevokedGrant", "Annulled", "Voided", "Rejected", "failed", "Withdrawn", "EndedAbove"]);
const toneOf = (name: string) => (GOOD.has(name) ? "good" : BAD.has(name) ? "bad" : "plain");

/** The three rights, by the names of the action plan and of the registration guide. */
export function RightName({ right }: { right: string }) {
	const names: Record<string, [string, string]> = {
		Hold: ["数据资源持有权", "持有权"],
		Use: ["数据加工使用权", "使用权"],
		Operate: ["数据产品经营权", "经营权"],
	};
	const [plan, guide] = names[right] ?? [right, right];
	return (
		<span>
			{lang.value === "en" && <>{word(right)} </>}
			<span lang="zh-CN" data-raw class={lang.value === "en" ? "faint" : ""}>{plan}（{guide}）</span>
		</span>
	);
}
