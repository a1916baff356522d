/** A transaction: who asked for what, and what came of it. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { called, refused } from "../i18n/asked";
import { get, part } from "../lib/api";
import { bytes } from "../lib/format";
import type { ChainEvent, Transaction } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { BlockLink, Id, Tag, Time } from "../ui/atoms";
import { Facts, PageOf, Section, Unproven } from "../ui/parts";
import { Verify } from "../ui/verify";

export default function TransactionPage() {
	const { id = "", index } = useRoute().params;
	const path = index === undefined ? `/transactions/${part(id)}` : `/transactions/${part(id)}/${part(index)}`;
	// By its hash the index answers without events: which it has under its place.
	const data = useData(path, async () => {
		const answer = await get<Transaction>(path);
		return answer.body.eventList ? answer : get<Transaction>(`/transactions/${answer.body.block}/${answer.body.index}`);
	});
	return (
		<PageOf data={data} title={t("kind.transaction")} lead={data.body && <Id id={data.body.hash} whole />}>
			{(transaction) => <Body of={transaction} />}
		</PageOf>
	);
}

const ENDS: Record<string, boolean> = { ExtrinsicSuccess: true, ExtrinsicFailed: false };

function Body({ of }: { of: Transaction }) {
	const { block, index } = of;
	// Each event is shown, and so proven, as one of this transaction's, in this block.
	const events = (of.eventList ?? []).map((event): ChainEvent => ({ ...event, transaction: index, place: { ...event.place, block } }));
	const end = events.find(({ pallet, name }) => pallet === "System" && name in ENDS);
	const success = end && ENDS[end.name];
	return (
		<>
			<Section
				title={t("transaction.outcome")}
				side={end && <Verify claim={{ kind: "event", event: end }} what={t("transaction.outcome")} />}
			>
				<p class="headline">
					{success === undefined ? <Tag name="Unknown" /> : <Tag name={success ? "Succeeded" : "Failed"} tone={success ? "good" : "bad"} />}{" "}
					{success === false && of.error && <>{refused(of.error)} <code data-raw>{of.error}</code> <Unproven /></>}
				</p>
				<Facts
					of={[
						{ name: t("block.number"), value: <BlockLink number={block} /> },
						{ name: t("block.time"), value: <Time ms={end?.place.nowMs ?? of.nowMs} /> },
						{ name: t("transaction.place"), value: String(index) },
					]}
				/>
			</Section>
			<Section title={t("transaction.asked")}>
				<Facts
					of={[
						{ name: t("transaction.hash"), value: <Id id={of.hash} whole /> },
						{ name: t("transaction.call"), value: <>{called(of.pallet, of.call)} <code data-raw>{of.pallet}.{of.call}</code></> },
						{ name: t("transaction.by"), value: of.member !== null ? <Id id={of.member} /> : t("transaction.machinery") },
						of.signer !== null && { name: t("transaction.signer"), value: <Id id={of.signer} whole /> },
						{ name: t("transaction.size"), value: bytes(of.bytes) },
					]}
				/>
				<p class="notice">{t("transaction.notProven")}</p>
				<details class="whole">
					<summary>{t("transaction.arguments")}</summary>
					{of.argsOmitted ? <p>{t("transaction.omitted")}</p> : <div data-raw><Raw of={of.args} /></div>}
				</details>
			</Section>
			<Section title={t("block.happened")}><Events of={events.filter(({ domain }) => domain)} /></Section>
		</>
	);
}

/** In the metadata's words, which are the programmer's. */
function Raw({ of }: { of: unknown }) {
	return <pre class="breaks">{JSON.stringify(of, null, 2)}</pre>;
}

