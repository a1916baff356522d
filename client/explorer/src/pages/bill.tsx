/** A bill of lading: who controls it now, and how it came there. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part } from "../lib/api";
import { count } from "../lib/format";
import { caseOf } from "../lib/case";
import { ask } from "../lib/questions";
import { counts } from "../lib/sequence";
import type { Bill, BillEntry, BillState, Json, Party } from "../lib/types";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Id, Tag, Time } from "../ui/atoms";
import { Facts, fieldFact, PageOf, PartyName, Section, recordClaim } from "../ui/parts";
import { Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfbl", function BillPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`bill ${id}`, () => get<Bill>(`/bills/${part(id)}`));
	const reference = (data.body?.state?.face.issuance.reference as { document?: string } | undefined)?.document;
	return (
		<PageOf data={data} title={t("bill.title", { reference: reference ?? "" })} lead={<Id id={id} whole />}>
			{(bill) => bill.state && (
				<>
					<Control id={id} bill={bill} state={bill.state} />
					<Chain bill={id} entries={bill.entries} length={bill.state.chain.length} />
					<Face state={bill.state} />
				</>
			)}
		</PageOf>
	);
});

const SURRENDERED = new Set(["SurrenderedForDelivery", "SurrenderedForAmendment", "Voided"]);

function Control({ id, bill, state }: { id: string; bill: Bill; state: BillState }) {
	const { control, offer, lock, reject_until_ms } = state;
	const lapsed = offer !== null && offer.expires_ms <= Date.now();
	return (
		<Section title={t("bill.control")} side={<Verify claim={recordClaim(ask.bill(id), bill)} what={t("bill.control")} />}>
			<p class="headline">
				{SURRENDERED.has(control.status) ? t("bill.surrenderedTo") : t("bill.controlledBy")} <PartyName party={control.possessor} whole />
			</p>
			<Facts
				of={[
					fieldFact("status", <Tag name={control.status} />),
					fieldFact("title", <Title of={control.title} />),
					offer && { name: lapsed ? t("bill.offerLapsed") : t("bill.offered"), value: <><PartyName party={offer.to} whole /> · {label("expires_ms")} <Time ms={offer.expires_ms} /></> },
					lock !== null && { name: t("bill.locked"), value: <Id id={lock} /> },
					reject_until_ms !== null && fieldFact("reject_until_ms", <Time ms={reject_until_ms} />),
					control.pending !== null && fieldFact("pending", <Value of={control.pending} />),
				]}
			/>
			<p class="faint">{t("bill.keys")}</p>
		</Section>
	);
}

function Title({ of }: { of: Json }) {
	if (typeof of !== "object" || of === null || Array.isArray(of)) return <>{word(caseOf(of))}</>;
	const [name, inner] = Object.entries(of)[0] as [string, Json];
	const party = (name === "Named" ? (inner as { party: Party }).party : inner) as Party;
	const order = name === "Named" && (inner as { further_endorsable: boolean }).further_endorsable;
	return <><PartyName party={party} whole /> {order && <span class="tag">{t("bill.toOrder")}</span>}</>;
}

function Chain({ bill, entries, length }: { bill: string; entries: BillEntry[]; length: number }) {
	return (
		<Section title={t("bill.chain", { count: length })}>
			{!counts(entries, 0, length) && <p class="notice warn">{t("bill.part", { shown: entries.length, count: length })}</p>}
			<ol class="timeline">
				{entries.map((entry) => entry.state && (
					<li key={entry.sequence}>
						<div class="event-head">
							<strong>{word(`Action.${entry.state.action}`)}</strong>
							<span><PartyName party={entry.state.actor} />{entry.state.recipient && <> → <PartyName party={entry.state.recipient} /></>}</span>
							<Time ms={entry.state.at_ms} />
							<Verify claim={recordClaim(ask.billEntry(bill, entry.sequence), entry)} what={`${count(entry.sequence)} ${word(`Action.${entry.state.action}`)}`} />
						</div>
						<Whole of={entry.state} />
					</li>
				))}
			</ol>
		</Section>
	);
}

function Face({ state }: { state: BillState }) {
	const { carrier, issuance } = state.face;
	return (
		<Section title={t("bill.face")}>
			<Facts of={[fieldFact("carrier", <Id id={carrier} />), fieldFact("kind", word(caseOf(issuance.kind)))]} />
			<Value of={issuance} />
			<p class="faint">{t("bill.private")}</p>
		</Section>
	);
}
