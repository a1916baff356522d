/** Parts of the pages about public data: entries of its register, applications, and what is operated. */

import { known, t, word } from "../i18n";
import { besideApplication, demandKind, entryStanding, placed } from "../lib/application";
import { decimalsOf } from "../lib/format";
import { stageAt } from "../lib/operation";
import { ask } from "../lib/questions";
import type { Application, Json, Minor, OperationState, PublicEntry } from "../lib/types";
import { Id, Tag, Time } from "./atoms";
import { recordClaim, Unproven } from "./parts";
import { StageTag } from "./registration";
import { Money } from "./value";
import { Verify } from "./verify";

export const applicationKind = (kind: string): string => word(known(`Application.${kind}`) ? `Application.${kind}` : kind);

/** The claim that an application is as it is shown. */
export const applicationClaim = (application: Application, belongs: [string, Json, Json][] = []) =>
	recordClaim(ask.application(application.id), application, [...besideApplication(application), ...belongs]);

/** An application in a line. `belongs` are fields that have to say under what it is shown. */
export function ApplicationLine({ application, belongs = [] }: { application: Application; belongs?: [string, Json, Json][] }) {
	const { id, state } = application;
	if (!state) return <Id id={id} />;
	const kind = applicationKind(demandKind(state.demand));
	return (
		<div class="event-head">
			<StageTag of={placed(application)} /> <a href={`/public-register/applications/${id}`}>{kind}</a> <Id id={id} />
			<Time ms={state.made_ms} legal />
			<Verify claim={applicationClaim(application, belongs)} what={kind} />
		</div>
	);
}

/** How an entry stands: that its term is over is the index's word. */
export function EntryTag({ of }: { of: PublicEntry }) {
	return <><Tag name={entryStanding(of)} /> {of.state?.cancelled ? null : <Unproven />}</>;
}

export function QueryCodeLink({ code }: { code: string }) {
	return <a href={`/query-codes/${encodeURIComponent(code)}`}><code data-raw class="breaks">{code}</code></a>;
}

const TONES: Record<string, "good" | "bad" | "warn"> = { Active: "good", Terminated: "bad", Expired: "warn" };

/** How far an operation is, by its record and the reader's clock. */
export function OperationTag({ of }: { of: OperationState }) {
	const stage = stageAt(of, Date.now());
	return <Tag name={known(`OperationStage.${stage}`) ? `OperationStage.${stage}` : stage} tone={TONES[stage] ?? "plain"} />;
}

/** An amount in the currency of an agreement; where that is not known, in minor units. */
export function Fee({ minor, currency }: { minor: Minor; currency: string | null }) {
	return <Money minor={minor} decimals={currency === null ? null : decimalsOf(currency)} currency={currency ?? ""} />;
}

/** Which operations something is in, or was. */
export function OperationLines({ of }: { of: { id: string; as?: string; current?: boolean }[] }) {
	return (
		<ul class="lines">
			{of.map(({ id, as, current = true }) => (
				<li key={`${id}${as}`}>
					<span class="grow">
						<Id id={id} /> {as !== undefined && <span class="tag">{t(as === "product" ? "dataset.asProduct" : "dataset.asData")}</span>}{" "}
						{!current && <Tag name="TakenOut" />} <Unproven />
					</span>
				</li>
			))}
		</ul>
	);
}
