/** Events: what happened, with whom, each with its verify button. */

import { happened, t } from "../i18n";
import type { ChainEvent, Fields, Json } from "../lib/types";
import { Ago, Id } from "./atoms";
import { PlaceLink } from "./parts";
import { Value } from "./value";
import { Verify } from "./verify";

/** The identifiers that an event names: its own objects first. */
function named(fields: Json): [string, string][] {
	if (fields === null || typeof fields !== "object" || Array.isArray(fields)) return [];
	return Object.entries(fields as Fields).filter((entry): entry is [string, string] => typeof entry[1] === "string" && /^hf[a-z]{2}1/.test(entry[1]));
}

export function EventName({ event: { pallet, name } }: { event: ChainEvent }) {
	const text = happened(pallet, name);
	return text === `${pallet}.${name}` ? <code data-raw>{text}</code> : <>{text}</>;
}

/** Events as a timeline. */
export function Events({ of, unfolded = false }: { of: ChainEvent[]; unfolded?: boolean }) {
	if (of.length === 0) return <p class="faint">{t("none")}</p>;
	return (
		<ol class="timeline">
			{of.map((event) => (
				<li key={`${event.place.block}-${event.place.event}`}>
					<div class="event-head">
						<strong><EventName event={event} /></strong>
						{named(event.fields).slice(0, 2).map(([name, id]) => <Id key={name} id={id} />)}
						<span class="faint"><PlaceLink place={event.place} /></span>
						{event.place.event !== null && (
							<Verify claim={{ kind: "event", event }} what={happened(event.pallet, event.name)} />
						)}
					</div>
					{event.fields !== null && (
						<details open={unfolded}>
							<summary>{t("event.fields")}</summary>
							<Value of={event.fields} />
						</details>
					)}
				</li>
			))}
		</ol>
	);
}

/** Events in a few lines, without their fields. */
export function EventLines({ of }: { of: ChainEvent[] }) {
	if (of.length === 0) return <p class="faint">{t("none")}</p>;
	return (
		<ul class="lines">
			{of.map((event) => (
				<li key={`${event.place.block}-${event.place.event}`}>
					<a href={`/blocks/${event.place.block}`} class="grow"><EventName event={event} /></a>
					{named(event.fields).slice(0, 1).map(([name, id]) => <Id key={name} id={id} />)}
					<span class="faint"><Ago ms={event.place.nowMs} /></span>
					{event.place.event !== null && <Verify claim={{ kind: "event", event }} what={happened(event.pallet, event.name)} />}
				</li>
			))}
		</ul>
	);
}
