/** Who validates, since when, what they missed, and how far finality is behind. */

import { t } from "../i18n";
import { get } from "../lib/api";
import { count } from "../lib/format";
import { ask } from "../lib/questions";
import type { Question, Rec, Validators } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { BlockLink, Id } from "../ui/atoms";
import { PageOf, PlaceLink, Section, Table, recordClaim } from "../ui/parts";
import { Verify } from "../ui/verify";

export default function ValidatorsPage() {
	const data = useData("validators", () => get<Validators>("/validators"));
	return (
		<PageOf data={data} title={t("nav.validators")}>
			{(body) => (
				<>
					<Section title={t("validators.finality")}>
						<p class="headline" data-gap>
							{body.finality.gap === null ? t("validators.unknown") : t("validators.gap", { gap: count(body.finality.gap) })}
						</p>
						<p class="faint">{t("validators.gapAbout")}</p>
					</Section>
					<Section title={t("validators.active")}>
						<Table
							caption={t("validators.active")}
							head={[t("kind.member"), t("validators.since"), t("validators.blocks"), t("validators.missed"), t("validators.last")]}
							rows={body.active.map(({ member, since, blocks, missed, lastBlock }) => [
								<Id id={member} />,
								since === null ? "—" : <PlaceLink place={since} />,
								count(blocks),
								count(missed),
								lastBlock === null ? "—" : <BlockLink number={lastBlock} />,
							])}
						/>
						<p class="faint">{t("validators.statistics")}</p>
					</Section>
					<List title={t("validators.selected")} question={ask.selectedValidators} of={body.selected} />
					<List title={t("validators.approved")} question={ask.approvedValidators} of={body.approved} />
					<Section title={t("validators.changes")}><Events of={body.setChanges} /></Section>
				</>
			)}
		</PageOf>
	);
}

/** A recorded list of members. */
function List({ title, question, of }: { title: string; question: Question; of: Rec<string[]> }) {
	return (
		<Section title={title} side={<Verify claim={recordClaim(question, of)} what={title} />}>
			<ul class="lines">{(of.state ?? []).map((id) => <li key={id}><Id id={id} /></li>)}</ul>
		</Section>
	);
}
