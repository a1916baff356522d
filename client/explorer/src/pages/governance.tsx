/** What the council and the technical committee decide: their seats, and the motions. */

import { useLocation } from "preact-iso";
import { t, word } from "../i18n";
import { get, type Answer } from "../lib/api";
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
	const [{ body: council, block }, { body: committee }, { body: motions }] = await Promise.all([
		get<Rec<string[]>>("/council"),
		get<Rec<string[]>>("/technical-committee"),
		get<Page<Motion>>("/motions", { cursor }),
	]);
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
					<Seats title={word("council")} of={council} />
					<Seats title={word("technicalCommittee")} of={committee} />
				</>
			)}
		</PageOf>
	);
}

function Seats({ title, of }: { title: string; of: Rec<string[]> }) {
	return (
		<Section title={title} side={<Verify claim={recordClaim(of)} what={title} />}>
			<ul class="lines">{(of.state ?? []).map((id) => <li key={id}><Id id={id} /></li>)}</ul>
		</Section>
	);
}
