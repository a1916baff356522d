/** A licence: its state at any date, where it counts, and how it came to it. */

import { useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { regionName } from "../i18n/regions";
import { get, part } from "../lib/api";
import { bits, count } from "../lib/format";
import { statusAt } from "../lib/licence";
import { ask } from "../lib/questions";
import { counts } from "../lib/sequence";
import type { Licence, LicenceChange, LicenceState, Recognition } from "../lib/types";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { BlockLink, Id, Tag, Time } from "../ui/atoms";
import { Facts, fieldFact, PageOf, Section, recordClaim } from "../ui/parts";
import { typeCode, Whole } from "../ui/value";
import { Verify } from "../ui/verify";
import { ruleClaim } from "./lists";

export default withId("hflc", function LicencePage() {
	const { id = "" } = useRoute().params;
	const data = useData(`licence ${id}`, () => get<Licence>(`/licences/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.licence")} lead={<Id id={id} whole />}>
			{(licence) => licence.state && (
				<>
					<State licence={licence} state={licence.state} />
					<Card id={id} licence={licence} state={licence.state} />
					<Regions of={licence.regions} type={typeCode(licence.state.identifier.line.licence_type)} />
					<Changes id={id} of={licence.changes} />
				</>
			)}
		</PageOf>
	);
});

/** `datetime-local` of a moment, in the reader's zone. */
function local(ms: number): string {
	return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Its state now and at a moment that the reader names, from the recorded changes. */
function State({ licence, state }: { licence: Licence; state: LicenceState }) {
	const [at, setAt] = useState("");
	const changes = licence.changes.flatMap(({ state }) => (state ? [state] : []));
	const complete = counts(licence.changes, 1, state.changes) && changes.length === state.changes;
	const ms = at === "" ? Date.now() : new Date(at).getTime();
	const status = complete && Number.isFinite(ms) ? statusAt(changes, state.valid_from_ms, state.valid_until_ms, ms) : null;
	return (
		<Section title={t("licence.state")}>
			<p class="headline" role="status" data-status={status ?? "None"}>
				{!complete ? <Tag name="Unknown" /> : status === null ? t("licence.none") : <Tag name={status} />}{" "}
				{at === "" ? t("licence.now") : Number.isFinite(ms) && <Time ms={ms} legal />}
			</p>
			{!complete && <p class="notice warn">{t("licence.part", { shown: changes.length, count: state.changes })}</p>}
			<label class="row">
				{t("licence.at")}
				<input type="datetime-local" value={at} max={local(Date.now() + 3.2e12)} onInput={(event) => setAt(event.currentTarget.value)} />
			</label>
			<p class="faint">{t("licence.how")}</p>
		</Section>
	);
}

function identifierText({ identifier: { line, version, check } }: LicenceState): string {
	return `1.2.156.3005.2.${typeCode(line.licence_type)}.${line.issuer}.${line.serial}.${String(version).padStart(3, "0")}.${String.fromCharCode(check)}`;
}

function Card({ id, licence, state }: { id: string; licence: Licence; state: LicenceState }) {
	return (
		<Section title={t("kind.licence")} side={<Verify claim={recordClaim(ask.licence(id), licence)} what={t("kind.licence")} />}>
			<Facts
				of={[
					fieldFact("identifier", <code data-raw class="breaks">{identifierText(state)}</code>),
					fieldFact("licence_type", <a href={`/licence-types/${typeCode(state.identifier.line.licence_type)}`}><code data-raw>{typeCode(state.identifier.line.licence_type)}</code></a>),
					fieldFact("issuer", <Id id={state.issuer} />),
					fieldFact("valid_from_ms", <Time ms={state.valid_from_ms} legal />),
					fieldFact("valid_until_ms", state.valid_until_ms === null ? t("licence.open") : <Time ms={state.valid_until_ms} legal="last" />),
					state.predecessor !== null && fieldFact("predecessor", <Id id={state.predecessor} />),
					fieldFact("issued_at", <BlockLink number={state.issued_at} />),
				]}
			/>
			<p class="faint">{t("licence.private")}</p>
			<Whole of={state as never} />
		</Section>
	);
}

function Regions({ of, type }: { of: Recognition[]; type: string }) {
	return (
		<Section title={t("licence.regions")}>
			{of.length === 0 && <p class="faint">{t("licence.noRegions")}</p>}
			<ul class="lines">
				{of.map((region) => region.state && (
					<li key={region.rule}>
						<span class="grow">
							{regionName(region.state.recognition.from)} → <strong>{regionName(region.state.recognition.to)}</strong>{" "}
							<span class="faint">
								<Scenarios of={bits(region.state.recognition.scenarios)} />
							</span>{" "}
							<Tag name={inForce(region.state.recognition) ? "InForce" : "NotInForce"} />
						</span>
						<Verify claim={ruleClaim(type, region)} what={regionName(region.state.recognition.to)} />
					</li>
				))}
			</ul>
		</Section>
	);
}

const Scenarios = ({ of }: { of: number[] }) => <>{t("licence.scenarios", { count: of.length, numbers: of.map(count).join(t("comma")) })}</>;

const inForce = ({ from_ms, until_ms }: { from_ms: number; until_ms: number | null }) => {
	const now = Date.now();
	return from_ms <= now && (until_ms === null || now < until_ms);
};

function Changes({ id, of }: { id: string; of: LicenceChange[] }) {
	return (
		<Section title={t("licence.changes")}>
			<ol class="timeline">
				{of.map((change) => change.state && (
					<li key={change.sequence}>
						<div class="event-head">
							<strong>{word(`Operation.${change.state.operation}`)}</strong> <Tag name={change.state.status} />
							<Time ms={change.state.from_ms} legal />
							<Verify claim={recordClaim(ask.licenceChange(id, change.sequence), change)} what={word(`Operation.${change.state.operation}`)} />
						</div>
					</li>
				))}
			</ol>
		</Section>
	);
}
