/** Which law holds: its packs, from which day each is in force, and when the chain stood still. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { get, together, type Answer } from "../lib/api";
import { ask } from "../lib/questions";
import { day, span } from "../lib/format";
import type { LawEntry, LawPack, Page, Stall } from "../lib/types";
import { Tag, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { InForce, textTone } from "../ui/law";
import { Cut, More, PageOf, Section, Table, recordClaim } from "../ui/parts";
import { Verify } from "../ui/verify";

interface Body {
	packs: Page<LawPack>;
	entries: Page<LawEntry>;
	stalls: Page<Stall>;
}

async function load(cursor: string | undefined): Promise<Answer<Body>> {
	const { body: [packs, entries, stalls], block } = await together<[Page<LawPack>, Page<LawEntry>, Page<Stall>]>(
		() => get("/law/packs", { limit: 100 }),
		() => get("/law/in-force", { limit: 100 }),
		() => get("/calendar/stalls", { cursor }),
	);
	return { body: { packs, entries, stalls }, block };
}

export default function LawPage() {
	const { cursor } = useLocation().query;
	const data = useData(`law ${cursor ?? ""}`, () => load(cursor));
	return (
		<PageOf data={data} title={t("nav.law")} lead={t("law.lead")}>
			{({ packs, entries, stalls }) => (
				<>
					<Section title={t("law.packs")}>
						<Table
							caption={t("law.packs")}
							head={[t("law.number"), t("law.identifier"), t("law.source"), t("law.text"), t("law.inForce"), t("verify.title")]}
							rows={packs.items.flatMap((pack) => pack.state ? [[
								<a href={`/law/${pack.id}`}>{t("law.pack", { number: pack.id })}</a>,
								<bdi data-raw>{pack.state.identifier}</bdi>,
								<bdi data-raw class="breaks">{pack.state.source}</bdi>,
								<Tag name={pack.state.status} tone={textTone(pack.state.status)} />,
								<InForce of={pack} />,
								<Verify claim={recordClaim(ask.lawPack(pack.id), pack)} what={t("law.pack", { number: pack.id })} />,
							]] : [])}
						/>
						<Cut of={packs} />
					</Section>
					<Section title={t("law.entries")}>
						<Table
							caption={t("law.entries")}
							head={[t("law.inForce"), t("law.number"), t("verify.title")]}
							rows={entries.items.flatMap(({ entry, ...record }) => record.state ? [[
								t("law.from", { day: day(record.state.from) }),
								<a href={`/law/${record.state.pack}`}>{t("law.pack", { number: record.state.pack })}</a>,
								<Verify claim={recordClaim(ask.lawInForce(entry), record)} what={t("law.entries")} />,
							]] : [])}
						/>
						<Cut of={entries} />
					</Section>
					<Section title={t("law.stalls")}>
						<p class="faint">{t("law.stallsAbout")}</p>
						<Table
							caption={t("law.stalls")}
							head={[t("law.stallFrom"), t("law.stallUntil"), t("law.stallLength"), t("verify.title")]}
							rows={stalls.items.flatMap((stall) => stall.state ? [[
								<Time ms={stall.state.from_ms} legal />,
								<Time ms={stall.state.until_ms} legal />,
								span(stall.state.until_ms - stall.state.from_ms),
								<Verify claim={recordClaim(ask.stall(stall.stall), stall)} what={t("law.stalls")} />,
							]] : [])}
						/>
						<More of={stalls} path="/law" />
					</Section>
				</>
			)}
		</PageOf>
	);
}
