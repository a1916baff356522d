/** A motion: what it would do, who is for it and against, and what became of it. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { called, refused } from "../i18n/asked";
import { get, part } from "../lib/api";
import type { Motion } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { Id, Tag } from "../ui/atoms";
import { Facts, PageOf, PlaceLink, Section } from "../ui/parts";

export default function MotionPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`motion ${id}`, () => get<Motion>(`/motions/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.motion")} lead={<code data-raw class="breaks">{id}</code>}>
			{(motion) => (
				<>
					<Section title={word(motion.body)}>
						<p class="headline">
							<Tag name={motion.state} /> {t("motion.tally", { ayes: motion.ayes.length, nays: motion.nays.length, needed: motion.threshold })}
						</p>
						<Facts
							of={[
								{ name: t("motion.proposer"), value: <Id id={motion.proposerMember ?? motion.proposer} /> },
								{ name: t("motion.since"), value: <PlaceLink place={motion.since} /> },
								motion.call && { name: t("motion.call"), value: <>{called(motion.call.pallet, motion.call.name)} <code data-raw>{motion.call.pallet}.{motion.call.name}</code></> },
								motion.error !== null && { name: t("motion.error"), value: <>{refused(motion.error)} <code data-raw>{motion.error}</code></> },
							]}
						/>
						{motion.call && (
							<details class="whole">
								<summary>{t("transaction.arguments")}</summary>
								<pre class="breaks" data-raw>{JSON.stringify(motion.call.args, null, 2)}</pre>
							</details>
						)}
						<p class="notice">{t("motion.notProven")}</p>
					</Section>
					<Votes title={t("motion.ayes")} of={motion.ayes} />
					<Votes title={t("motion.nays")} of={motion.nays} />
					<Section title={t("history")}><Events of={motion.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
}

function Votes({ title, of }: { title: string; of: Motion["ayes"] }) {
	return of.length === 0 ? null : (
		<Section title={title}>
			<ul class="lines">
				{of.map(({ account, member, place }) => (
					<li key={account}><span class="grow"><Id id={member ?? account} /></span> <span class="faint"><PlaceLink place={place} /></span></li>
				))}
			</ul>
		</Section>
	);
}
