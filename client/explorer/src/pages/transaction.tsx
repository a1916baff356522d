/** A transaction: who asked for what, and what came of it. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part } from "../lib/api";
import { bytes } from "../lib/format";
import type { Transaction } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { BlockLink, Id, Tag, Time } from "../ui/atoms";
import { Facts, PageOf, Section } from "../ui/parts";
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

const ENDS = new Set(["ExtrinsicSuccess", "ExtrinsicFailed"]);

function Body({ of }: { of: Transaction }) {
	const events = of.eventList ?? [];
	const end = events.find(({ pallet, name }) => pallet === "System" && ENDS.has(name));
	return (
		<>
			<Section
				title={t("transaction.outcome")}
				side={end && <Verify claim={{ kind: "event", event: end }} what={t("transaction.outcome")} />}
			>
				<p class="headline"><Tag name={of.success ? "Succeeded" : "Failed"} tone={of.success ? "good" : "bad"} /> {of.error && <code data-raw>{of.error}</code>}</p>
				<Facts
					of={[
						{ name: t("block.number"), value: <BlockLink number={of.block} /> },
						{ name: t("block.time"), value: <Time ms={of.nowMs} /> },
						{ name: t("transaction.place"), value: String(of.index) },
					]}
				/>
			</Section>
			<Section title={t("transaction.asked")}>
				<Facts
					of={[
						{ name: t("transaction.call"), value: <code data-raw>{of.pallet}.{of.call}</code> },
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

