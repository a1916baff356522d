/** An entry of the public data register: who registered what, where, under which query code, and all that was applied for. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { ask } from "../lib/questions";
import { nameIn } from "../lib/registration";
import type { ChainEvent, Dataset, EntryState, Page, PublicEntry } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Cut, Facts, fieldFact, PageOf, recordClaim, Section, Unproven } from "../ui/parts";
import { ApplicationLine, EntryTag, OperationLines, QueryCodeLink } from "../ui/public";
import { DatasetName } from "../ui/registration";
import { Whole } from "../ui/value";
import { Verify } from "../ui/verify";

interface Body {
	entry: PublicEntry;
	dataset: Dataset;
	events: Page<ChainEvent>;
}

async function load(id: string): Promise<Answer<Body>> {
	const { body: [entry, dataset, events], block } = await together<[PublicEntry, Dataset, Page<ChainEvent>]>(
		() => get(`/public-register/${part(id)}`),
		() => get(`/datasets/${part(id)}`),
		() => get("/events", { object: id, pallet: "Catalogue", limit: 50 }),
	);
	return { body: { entry, dataset, events }, block };
}

export default withId("hfds", function PublicEntryPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`public ${id}`, () => load(id));
	const title = nameIn(data.body?.dataset ?? null, data.body?.entry.state?.version);
	return (
		<PageOf data={data} title={title ?? t("kind.publicEntry")} raw={title !== null} lead={<Id id={id} whole />}>
			{({ entry, events }) => entry.state && (
				<>
					<Card id={id} of={entry} state={entry.state} name={title} />
					<Section title={t("nav.applications")}>
						<ul class="lines">
							{(entry.applications ?? []).map((application) => (
								<li key={application.id}><ApplicationLine application={application} belongs={[["dataset", id, application.state?.dataset ?? null]]} /></li>
							))}
						</ul>
						{(entry.applications ?? []).length === 0 && <p class="faint">{t("none")}</p>}
					</Section>
					{(entry.operations ?? []).length > 0 && (
						<Section title={t("dataset.operations")}><OperationLines of={(entry.operations ?? []).map((operation) => ({ id: operation }))} /></Section>
					)}
					<Section title={t("history")}><Events of={events.items} /><Cut of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state, name }: { id: string; of: PublicEntry; state: EntryState; name: string | null }) {
	return (
		<Section title={t("kind.publicEntry")} side={<Verify claim={recordClaim(ask.publicEntry(id), of)} what={t("kind.publicEntry")} />}>
			<p class="headline"><EntryTag of={of} /> <QueryCodeLink code={state.code} /></p>
			{state.cancelled && <p class="notice warn">{t("colon", { name: word("Cancelled"), what: word(state.cancelled.ground) })} <Time ms={state.cancelled.at_ms} legal /></p>}
			<Facts
				of={[
					fieldFact("dataset", <DatasetName id={id} version={state.version} name={name} />),
					fieldFact("version", String(state.version)),
					fieldFact("institution", <Id id={state.institution} />),
					fieldFact("registrant", <Id id={state.registrant} />),
					{ name: t("entry.since"), value: <Time ms={state.term.started_ms} legal /> },
					of.expiresMs != null && { name: t("entry.until"), value: <><Time ms={of.expiresMs} legal="last" /> <Unproven /></> },
					fieldFact("materials", <Id id={state.materials} />),
					fieldFact("application", <Id id={state.application} />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}
