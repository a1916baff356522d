/** A block: its header, transactions and events. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { count } from "../lib/format";
import type { Block, ChainEvent, Page, Transaction } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { BlockLink, Id, Time } from "../ui/atoms";
import { Cut, Facts, PageOf, Section } from "../ui/parts";
import { TransactionTable } from "../ui/transactions";
import { Verify } from "../ui/verify";

interface Body {
	block: Block;
	transactions: Page<Transaction>;
	events: Page<ChainEvent>;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/blocks/${part(id)}`;
	const { body: [block, transactions, events], block: at } = await together<[Block, Page<Transaction>, Page<ChainEvent>]>(
		() => get(path),
		() => get(`${path}/transactions`, { limit: 100 }),
		() => get(`${path}/events`, { limit: 100, domain: "true" }),
	);
	// What was asked for is what is shown, and so what is proven.
	const asked = id.startsWith("0x") ? { hash: id } : { number: Number(id) };
	return { body: { block: { ...block, ...asked }, transactions, events }, block: at };
}

export default function BlockPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`block ${id}`, () => load(id));
	const number = data.body?.block.number;
	return (
		<PageOf data={data} title={t("block.title", { number: number === undefined ? "" : count(number) })}>
			{({ block, transactions, events }) => (
				<>
					<Section
						title={t("block.header")}
						side={block.number > 0 && <Verify claim={{ kind: "block", block }} what={t("block.title", { number: block.number })} />}
					>
						<Facts
							of={[
								{ name: t("block.time"), value: <Time ms={block.nowMs} legal /> },
								{ name: t("block.hash"), value: <Id id={block.hash} whole /> },
								{ name: t("block.parent"), value: block.number > 0 ? <a href={`/blocks/${block.number - 1}`}><Id id={block.parent} whole /></a> : <Id id={block.parent} whole /> },
								{ name: t("block.stateRoot"), value: <Id id={block.stateRoot} whole /> },
								{ name: t("block.extrinsicsRoot"), value: <Id id={block.extrinsicsRoot} whole /> },
								block.eventsRoot !== null && { name: t("block.eventsRoot"), value: <Id id={block.eventsRoot} whole /> },
								{ name: t("block.events"), value: count(block.events) },
								block.slot !== null && { name: t("block.slot"), value: count(block.slot) },
								{ name: t("block.version"), value: count(block.specVersion) },
							]}
						/>
						<p class="faint">
							{block.author && <>{t("block.author")} <Id id={block.author} /> · </>}
							{typeof block.missedSlots === "number" && <>{t("block.missed", { count: block.missedSlots })} · </>}
							{t("block.notProven")}
						</p>
						<p class="pager">
							{block.number > 0 && <a href={`/blocks/${block.number - 1}`} rel="prev">← {count(block.number - 1)}</a>}
							<a href={`/blocks/${block.number + 1}`} rel="next">{count(block.number + 1)} →</a>
						</p>
					</Section>
					<Section title={t("nav.transactions")}><TransactionTable of={transactions.items} /><Cut of={transactions} /></Section>
					<Section title={t("block.happened")}><Events of={events.items} /><Cut of={events} /></Section>
					{block.number === 0 && <p class="notice">{t("block.first")} <BlockLink number={1} /></p>}
				</>
			)}
		</PageOf>
	);
}
