/** The small parts that pages are made of. */

import { Component, type ComponentChildren } from "preact";
import { both, label, t, word } from "../i18n";
import { ApiError } from "../lib/api";
import { count, moment } from "../lib/format";
import type { StateClaim } from "../lib/claims";
import { differences } from "../lib/compare";
import type { Json, Page, Party, Place, Question, Rec } from "../lib/types";
import { Checked } from "./checks";
import type { Loaded } from "./data";
import { Ago, Id } from "./atoms";
import { Refuted, VerifyAll } from "./verify";

/**
 * The claim that a record is what the state answers to a question, which the page makes of what its reader sees; `belongs` are fields
 * of the record that have to say so too: `[path, what the page shows it under, what the record says]`.
 */
export function recordClaim(question: Question, record: Rec<unknown>, belongs: [string, Json, Json][] = []): StateClaim {
	const misplaced = belongs.flatMap(([path, shown, said]) => differences(shown, said, false, path));
	return { ...stateClaim(question, record.state as Json), misplaced };
}

/** The claim that this is what the state answers to a question. */
export function stateClaim(question: Question, shown: Json): StateClaim {
	return { kind: "state", question, shown, part: false, misplaced: [] };
}

/** The claim that a part of a record is so. */
export function partClaim(question: Question, shown: Json): StateClaim {
	return { ...stateClaim(question, shown), part: true };
}

/** Said beside what no receipt proves here: it is the server's word. */
export function Unproven() {
	return <span class="unproven" title={t("unproven.why")}>{t("unproven")}</span>;
}

export function PlaceLink({ place }: { place: Place }) {
	// The first block has no time of its own.
	if (place.block === 0) return <a href="/blocks/0">{t("place.first")}</a>;
	return (
		<span>
			<a href={`/blocks/${place.block}`}>{t("place.block", { number: count(place.block) })}</a> · <Ago ms={place.nowMs} />
		</span>
	);
}

/** A party; a party key, which has no page of its own, short unless `whole`. */
export function PartyName({ party, whole = false }: { party: Party; whole?: boolean }) {
	const [kind, id] = Object.entries(party)[0] as [string, string];
	return (
		<span>
			<span class="tag">{word(`Party.${kind}`)}</span> <Id id={id} whole={whole && kind === "Key"} />
		</span>
	);
}

export interface Fact {
	name: string;
	value: ComponentChildren;
}

/** Names and values; those without a value are left out. */
export function Facts({ of }: { of: (Fact | null | undefined | false)[] }) {
	return (
		<dl class="facts">
			{of.filter((fact): fact is Fact => !!fact).map(({ name, value }) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

export const fieldFact = (name: string, value: ComponentChildren): Fact => ({ name: label(name), value });

/** A part of a page with a heading. */
export function Section({ title, side, children, id }: { title: string; side?: ComponentChildren; children: ComponentChildren; id?: string }) {
	return (
		<section class="card" id={id}>
			<header>
				<h2>{title}</h2>
				{side}
			</header>
			{children}
		</section>
	);
}

/** A table that scrolls within itself on a small screen. */
export function Table({ caption, head, rows, empty }: { caption: string; head: string[]; rows: ComponentChildren[][]; empty?: string }) {
	if (rows.length === 0) return <p class="faint">{empty ?? t("none")}</p>;
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={caption}>
			<table>
				<thead>
					<tr>{head.map((name, i) => <th key={i} scope="col">{name}</th>)}</tr>
				</thead>
				<tbody>
					{rows.map((row, i) => (
						<tr key={i}>{row.map((cell, j) => <td key={j} data-label={head[j]}><div>{cell}</div></td>)}</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

/** What went wrong, and what to do about it. */
export function Failed({ error }: { error: unknown }) {
	const known = error instanceof ApiError;
	return (
		<div class="notice bad" role="alert" data-error={known ? error.code : "Fault"}>
			<p><strong>{known ? both(error.text) : t("fault")}</strong></p>
			{known && <p>{both(error.next)}</p>}
		</div>
	);
}

/** Whatever is recorded and cannot be shown makes no page blank. */
class Shown extends Component<{ of: unknown; children: ComponentChildren }> {
	override state: { error: unknown } = { error: null };
	static override getDerivedStateFromError(error: unknown) {
		return { error };
	}
	override componentDidUpdate(before: { of: unknown }) {
		// Other data are another attempt.
		if (before.of !== this.props.of && this.state.error !== null) this.setState({ error: null });
	}
	override render() {
		return this.state.error === null ? this.props.children : <Failed error={this.state.error} />;
	}
}

/** A page: its title, what it is about, and its data once they are there. */
export function PageOf<T>({ data, title, raw = false, lead, children, checked = true }: {
	data: Loaded<T>;
	title: string;
	/** The title is a name that is recorded. */
	raw?: boolean;
	lead?: ComponentChildren;
	children: (body: T) => ComponentChildren;
	checked?: boolean;
}) {
	document.title = `${title} · ${t("name")}`;
	return (
		<Checked data={data}>
			<div class="page-head">
				<div>
					<h1 tabIndex={-1} data-raw={raw || undefined}>{title}</h1>
					{lead && <p class="lead">{lead}</p>}
				</div>
				{checked && data.body !== null && <VerifyAll />}
			</div>
			{data.error !== null && <Failed error={data.error} />}
			{data.body === null && data.error === null && <p class="faint" role="status">{t("loading")}</p>}
			{checked && <Refuted />}
			{data.body !== null && <Shown of={data.body}>{children(data.body)}</Shown>}
			{data.body !== null && Number.isFinite(data.block) && (
				<p class="faint as-at">{t("asAt", { block: count(data.block), time: moment(data.atMs) })}</p>
			)}
		</Checked>
	);
}

/** That a list is longer than what is shown of it. */
export function Cut({ of }: { of: Page<unknown> }) {
	return of.next === null ? null : <p class="faint">{t("list.cut", { count: of.items.length })}</p>;
}

/** The next page of a list. */
export function More({ of, path }: { of: Page<unknown>; path: string }) {
	return of.next === null ? null : (
		<p><a class="button" href={`${path}${path.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(of.next)}`}>{t("more")}</a></p>
	);
}
