/** A query code of the public data register: what it leads to, and whether what somebody was given says the same. */

import { useRoute } from "preact-iso";
import { t, type Key } from "../i18n";
import { en } from "../i18n/en";
import { zh } from "../i18n/zh";
import { get, part, together, type Answer } from "../lib/api";
import { entryStanding } from "../lib/application";
import { names } from "../lib/directory";
import { chinaDay, ENTRY, type Entered, type Ledger } from "../lib/printed";
import { ask } from "../lib/questions";
import { nameIn } from "../lib/registration";
import type { CodeOf, Dataset, EntryState, PublicEntry } from "../lib/types";
import { Id, Time } from "../ui/atoms";
import { CheckForm } from "../ui/check-form";
import { useData } from "../ui/data";
import { Facts, fieldFact, PageOf, recordClaim, Section, Unproven } from "../ui/parts";
import { EntryTag, QueryCodeLink } from "../ui/public";
import { DatasetName } from "../ui/registration";
import { Mark, Verify } from "../ui/verify";

interface Body {
	of: CodeOf;
	/** What the dataset is called in the version that is registered. */
	name: string | null;
}

async function load(code: string): Promise<Answer<Body>> {
	const path = `/query-codes/${part(code)}`;
	const dataset = (await get<CodeOf>(path)).body.state;
	if (dataset === null) {
		const { body: of, block } = await get<CodeOf>(path);
		return { body: { of, name: null }, block };
	}
	const { body: [of, named], block } = await together<[CodeOf, Dataset]>(() => get(path), () => get(`/datasets/${part(dataset)}`));
	return { body: { of, name: nameIn(named, of.entry?.state?.version) }, block };
}

export default function QueryCodePage() {
	const code = useRoute().params.id ?? "";
	const data = useData(`code ${code}`, () => load(code));
	return (
		<PageOf data={data} title={t("kind.queryCode")} lead={<code data-raw class="breaks">{code}</code>}>
			{({ of, name }) => of.state !== null && (
				<>
					<Card code={code} of={of} dataset={of.state} name={name} />
					{of.entry?.state && <Check code={code} dataset={of.state} entry={of.entry} state={of.entry.state} name={name} />}
				</>
			)}
		</PageOf>
	);
}

function Card({ code, of, dataset, name }: Body & { code: string; dataset: string }) {
	const { entry } = of;
	return (
		<Section title={t("certificate.ledger")} side={<Verify claim={recordClaim(ask.queryCode(code), of)} what={t("kind.queryCode")} />}>
			{entry?.state ? (
				<>
					<p class="headline"><EntryTag of={entry} /> <Mark claim={recordClaim(ask.publicEntry(dataset), entry)} /> <a href={`/public-register/${dataset}`}>{t("entry.look")}</a></p>
					{entry.state.code !== code && <p class="notice warn" data-superseded>{t("entry.other")} <QueryCodeLink code={entry.state.code} /></p>}
					<Facts
						of={[
							fieldFact("dataset", <DatasetName id={dataset} version={entry.state.version} name={name} />),
							fieldFact("institution", <Id id={entry.state.institution} />),
							fieldFact("registrant", <Id id={entry.state.registrant} />),
							{ name: t("entry.since"), value: <Time ms={entry.state.term.started_ms} legal /> },
							entry.expiresMs != null && { name: t("entry.until"), value: <><Time ms={entry.expiresMs} legal="last" /> <Unproven /></> },
						]}
					/>
				</>
			) : <Facts of={[fieldFact("dataset", <Id id={dataset} />)]} />}
		</Section>
	);
}

const LINES: [Entered, Key][] = [
	["code", "entry.code"],
	["name", "entry.name"],
	["dataset", "entry.dataset"],
	["institution", "entry.institution"],
	["registrant", "entry.by"],
	["until", "entry.until"],
];

/** Standings in which an entry holds no longer. */
const VOID = new Set(["Lapsed", "Cancelled"]);

/** A field's names in both languages. */
const LABELS = Object.fromEntries(LINES.map(([field, key]) => [field, [zh[key], en[key]]])) as Record<Entered, string[]>;

/** What somebody was given, against the ledger. */
function Check({ code, dataset, entry, state, name }: { code: string; dataset: string; entry: PublicEntry; state: EntryState; name: string | null }) {
	const called = (member: string, named: string | null): string[] => [names.value.of.get(member)?.name ?? named, member].filter((text) => text !== null);
	const ledger: Ledger<Entered> = {
		code: [[code]],
		name: name === null ? [] : [[name]],
		dataset: [[dataset]],
		institution: [called(state.institution, entry.institutionName)],
		registrant: [called(state.registrant, entry.registrantName)],
		until: entry.expiresMs == null ? [] : [[chinaDay(entry.expiresMs - 1)]],
	};
	// Where the end is not known, nothing can be said of what was written of it.
	const sheet = entry.expiresMs == null ? { ...ENTRY, fields: ENTRY.fields.filter((field) => field !== "until") } : ENTRY;
	return (
		<Section title={t("entry.form")}>
			<p>{t("entry.checkAbout")}</p>
			<CheckForm sheet={sheet} labels={LABELS} ledger={ledger} stands={!VOID.has(entryStanding(entry)) && state.code === code} paste="entry.text" void_="entry.void" />
		</Section>
	);
}
