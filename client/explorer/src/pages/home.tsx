/** Home: how the network is, its latest blocks, and what happened. */

import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { get, live, together, type Answer } from "../lib/api";
import { ago, count, seconds } from "../lib/format";
import type { Head } from "../lib/live";
import { network } from "../lib/network";
import type { Block, ChainEvent, Network, Page } from "../lib/types";
import { useChecks } from "../ui/checks";
import { useData, usePageData } from "../ui/data";
import { EventLines } from "../ui/events";
import { Ago, BlockLink } from "../ui/atoms";
import { PageOf, Section } from "../ui/parts";
import { Verify } from "../ui/verify";

interface Body {
	about: Network;
	blocks: Block[];
	events: ChainEvent[];
}

async function load(): Promise<Answer<Body>> {
	const { body: [about, blocks, events], block } = await together<[Network, Page<Block>, Page<ChainEvent>]>(
		() => get("/network"),
		() => get("/blocks", { limit: ROWS }),
		() => get("/events", { limit: ROWS, domain: "true" }),
	);
	return { body: { about, blocks: blocks.items, events: events.items }, block };
}

const ROWS = 8;

export default function HomePage() {
	const data = useData("home", load);
	return (
		<PageOf data={data} title={t("home.title")} lead={t("home.lead")}>
			{(body) => <Body of={body} />}
		</PageOf>
	);
}

function Body({ of }: { of: Body }) {
	const [blocks, setBlocks] = useState(of.blocks);
	const [events, setEvents] = useState(of.events);
	useEffect(() => {
		setBlocks(of.blocks);
		setEvents(of.events);
	}, [of]);
	const checks = useChecks();
	const { reload } = usePageData();
	checks.version.value;
	// Rows stay where they are while they are verified, and afterwards.
	const still = useRef(false);
	still.current = checks.shown().some(({ check }) => check.value.is !== "unchecked");
	const newest = useRef(0);
	newest.current = blocks[0]?.number ?? 0;
	useEffect(
		() =>
			live({
				block: (data) => {
					const block = data as Block;
					if (still.current || block.number <= newest.current) return;
					// Those that came before the stream began, or that it left out.
					if (block.number > newest.current + 1) void reload();
					else setBlocks((now) => [block, ...now].slice(0, ROWS));
				},
				event: (event) => still.current || setEvents((now) => [event as ChainEvent, ...now].slice(0, ROWS)),
			}),
		[reload],
	);
	return (
		<>
			<Health of={of.about} latest={blocks[0]} />
			<div class="columns">
				<Section title={t("home.blocks")} side={<a href="/blocks">{t("all")}</a>}>
					<ul class="lines">
						{blocks.map((block) => (
							<li key={block.number}>
								<span class="grow"><BlockLink number={block.number} /> <span class="faint">{t("home.events", { count: block.events })}</span></span>
								<span class="faint"><Ago ms={block.nowMs} /></span>
								{block.number > 0 && <Verify claim={{ kind: "block", block }} what={t("block.title", { number: block.number })} />}
							</li>
						))}
					</ul>
				</Section>
				<Section title={t("home.happened")} side={<a href="/events">{t("all")}</a>}>
					<EventLines of={events} />
				</Section>
			</div>
			{still.current && <p class="notice">{t("home.still")} <a href="/" onClick={() => location.reload()}>{t("home.again")}</a></p>}
			<Section title={t("home.recorded")}>
				<ul class="counts">
					{COUNTS.map(([name, path, key]) => {
						const there = of.about.counts[name] ?? 0;
						return <li key={name}><a href={path}><strong>{count(there)}</strong> {t(key, { count: there })}</a></li>;
					})}
				</ul>
				<p class="faint">{t("home.counted")} {t("home.visible")}</p>
			</Section>
		</>
	);
}

const COUNTS = [
	["members", "/members", "counts.members"],
	["datasets", "/datasets", "counts.datasets"],
	["filings", "/filings", "counts.filings"],
	["registrations", "/registrations", "counts.registrations"],
	["operations", "/operations", "counts.operations"],
	["bills", "/bills", "counts.bills"],
	["licences", "/licences", "counts.licences"],
	["instructions", "/instructions", "counts.instructions"],
	["motions", "/governance", "counts.motions"],
	["transactions", "/transactions", "counts.transactions"],
] as const;

/** How the network is: the node's own word of its head, where it can be had. */
function Health({ of, latest }: { of: Network; latest: Block | undefined }) {
	const [head, setHead] = useState<Head | null>(null);
	const address = network.value?.node.address;
	useEffect(() => {
		if (!address) return undefined;
		let end: (() => void) | null = null;
		let left = false;
		// After the page is there: it is a hundred KiB that nobody waits for.
		void import("../lib/live").then(({ follow }) => {
			if (!left) end = follow(address, setHead);
		});
		return () => {
			left = true;
			end?.();
		};
	}, [address]);
	const best = head?.best ?? of.best;
	const finalised = head?.finalised ?? of.finalised;
	const behind = best !== null && finalised !== null ? best - finalised : null;
	return (
		<section class="health" aria-label={t("home.health")}>
			<Figure name={t("home.finalised")} value={finalised === null ? "—" : count(finalised)} note={latest ? ago(latest.nowMs) : ""} />
			<Figure name={t("home.gap")} value={behind === null ? "—" : count(behind)} note={t("home.gapUnit", { gap: behind ?? 0 })} />
			<Figure name={t("home.blockTime")} value={of.blockTimeMs ? seconds(of.blockTimeMs.mean) : "—"} note={of.blockTimeMs ? t("home.longest", { time: seconds(of.blockTimeMs.longest) }) : ""} />
			<Figure name={t("nav.validators")} value={count(of.validators)} note={<a href="/validators">{t("home.who")}</a>} />
			<Figure name={t("home.node")} value={head ? t("home.live") : of.nodeAnswers ? t("home.answers") : t("home.silent")} note={t(head ? "home.liveNote" : "home.answersNote")} />
		</section>
	);
}

function Figure({ name, value, note }: { name: string; value: string; note: preact.ComponentChildren }) {
	return (
		<div class="figure">
			<p class="faint">{name}</p>
			<p class="value-large">{value}</p>
			<p class="faint">{note}</p>
		</div>
	);
}
