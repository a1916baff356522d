/** What the council and the technical committee decide: their seats, and the motions. */

import { useLocation } from "preact-iso";
import { t, word } from "../i18n";
import { get, together, type Answer } from "../lib/api";
import { ask } from "../lib/questions";
import type { Motion, Page, Rec } from "../lib/types";
import { useData } from "../ui/data";
import { Ago, Id, Tag } from "../ui/atoms";
import { More, PageOf, Section, Table, recordClaim } from "../ui/parts";
import { Verify } from "../ui/verify";

interface Body {
	council: Rec<string[]>;
	committee: Rec<string[]>;
	motions: Page<Motion>;
}

async function load(cursor: string | undefined): Promise<Answer<Body>> {
	const { body: [council, committee, motions], block } = await together<[Rec<string[]>, Rec<string[]>, Page<Motion>]>(
		() => get("/council"),
		() => get("/technical-committee"),
		() => get("/motions", { cursor }),
	);
	return { body: { council, committee, motions }, block };
}

export default function GovernancePage() {
	const { cursor } = useLocation().query;
	const data = useData(`governance ${cursor ?? ""}`, () => load(cursor));
	return (
		<PageOf data={data} title={t("nav.governance")}>
			{({ council, committee, motions }) => (
				<>
					<Section title={t("motion.list")}>
						<Table
							caption={t("motion.list")}
							head={[t("motion.number"), t("motion.body"), t("motion.call"), t("dataset.state"), t("motion.votes"), t("block.time")]}
							rows={motions.items.map((motion) => [
								<a href={`/motions/${motion.hash}`}><Id id={motion.hash} /></a>,
								word(motion.body),
								motion.call ? <code data-raw>{motion.call.pallet}.{motion.call.name}</code> : "—",
								<Tag name={motion.state} />,
								t("motion.tally", { ayes: motion.ayes.length, nays: motion.nays.length, needed: motion.threshold }),
								<Ago ms={motion.since.nowMs} />,
							])}
						/>
						<More of={motions} path="/governance" />
						<p class="faint">{t("motion.about")}</p>
					</Section>
					<Seats body="council" of={council} />
					<Seats body="technicalCommittee" of={committee} />
				</>
			)}
		</PageOf>
	);
}

function Seats({ body, of }: { body: "council" | "technicalCommittee"; of: Rec<string[]> }) {
	const title = word(body);
	return (
		<Section title={title} side={<Verify claim={recordClaim(ask[body], of)} what={title} />}>
			<ul class="lines">{(of.state ?? []).map((id) => <li key={id}><Id id={id} /></li>)}</ul>
		</Section>
	);
}
