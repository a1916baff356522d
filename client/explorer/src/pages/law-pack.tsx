/** A law pack: its clocks, with where the law says so, and which rights can be registered. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part } from "../lib/api";
import { ask } from "../lib/questions";
import { RIGHTS } from "../lib/registration";
import type { Eligibility, LawPack, PackState } from "../lib/types";
import { RightName, Tag } from "../ui/atoms";
import { timeOf } from "../ui/clock";
import { useData } from "../ui/data";
import { InForce, textTone } from "../ui/law";
import { Facts, fieldFact, PageOf, Section, Table, recordClaim } from "../ui/parts";
import { Verify } from "../ui/verify";

export default function LawPackPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`law ${id}`, () => get<LawPack>(`/law/packs/${part(id)}`));
	const identifier = data.body?.state?.identifier;
	return (
		<PageOf data={data} title={identifier ?? t("law.pack", { number: id })} raw={identifier !== undefined} lead={t("law.pack", { number: id })}>
			{(pack) => pack.state && (
				<>
					<Card number={Number(id)} pack={pack} state={pack.state} />
					<Section title={t("law.clocks")}><Clocks of={pack.state} /></Section>
					<Section title={t("law.rights")}><Rights of={pack.state.eligibility} /></Section>
				</>
			)}
		</PageOf>
	);
}

function Card({ number, pack, state }: { number: number; pack: LawPack; state: PackState }) {
	return (
		<Section title={t("law.pack", { number })} side={<Verify claim={recordClaim(ask.lawPack(number), pack)} what={t("law.pack", { number })} />}>
			<Facts
				of={[
					{ name: t("law.identifier"), value: <bdi data-raw>{state.identifier}</bdi> },
					fieldFact("version", String(state.version)),
					{ name: t("law.source"), value: <bdi data-raw class="breaks">{state.source}</bdi> },
					{ name: t("law.text"), value: <Tag name={state.status} tone={textTone(state.status)} /> },
					{ name: t("law.inForce"), value: <InForce of={pack} /> },
				]}
			/>
			{state.status !== "Read" && <p class="notice warn">{t("law.notRead")}</p>}
		</Section>
	);
}

function Clocks({ of: { clocks } }: { of: PackState }) {
	return (
		<Table
			caption={t("law.clocks")}
			head={[t("law.clock"), t("law.amount"), t("law.silence"), t("law.basis")]}
			rows={clocks.map((rule) => [word(rule.clock), timeOf(rule), word(rule.silence), <bdi data-raw>{rule.basis}</bdi>])}
		/>
	);
}

const TONES: Record<string, "good" | "bad" | "warn"> = { Yes: "good", No: "bad" };

/** Ways to come by data, by rights. */
function Rights({ of }: { of: Eligibility[] }) {
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={t("law.rights")}>
			<table class="matrix">
				<thead>
					<tr>
						<th scope="col">{t("law.obtained")}</th>
						{RIGHTS.map((right) => <th key={right} scope="col"><RightName right={right} /></th>)}
					</tr>
				</thead>
				<tbody>
					{of.map((row) => (
						<tr key={row.obtained}>
							<th scope="row">{word(row.obtained)}</th>
							{[row.to_hold, row.to_use, row.to_operate].map((can, i) => (
								<td key={RIGHTS[i]}><Tag name={can === "No" ? "NotRegistrable" : can} tone={TONES[can] ?? "warn"} /></td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
