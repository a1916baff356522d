/** A member: who it is, its keys, and what it did. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { regionName } from "../i18n/regions";
import { get, part, type Answer } from "../lib/api";
import { caseOf } from "../lib/case";
import type { ChainEvent, Dataset, Member, MemberState, Page, Rec } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Id, Tag } from "../ui/atoms";
import { Facts, fieldFact, PageOf, Section, recordClaim } from "../ui/parts";
import { roles, Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

interface Body {
	member: Member;
	keys: (Rec & { account: string })[];
	datasets: Dataset[];
	events: ChainEvent[];
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/members/${part(id)}`;
	const [{ body: member, block }, { body: keys }, { body: datasets }, { body: events }] = await Promise.all([
		get<Member>(path),
		get<Page<Rec & { account: string }>>(`${path}/keys`),
		get<Page<Dataset>>(`${path}/datasets`),
		get<Page<ChainEvent>>(`${path}/events`),
	]);
	return { body: { member, keys: keys.items, datasets: datasets.items, events: events.items }, block };
}

export default withId("hfmb", function MemberPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`member ${id}`, () => load(id));
	return (
		<PageOf data={data} title={data.body?.member.state?.profile.name ?? t("kind.member")} raw={!!data.body?.member.state} lead={<Id id={id} whole />}>
			{({ member, keys, datasets, events }) => member.state && (
				<>
					<Card member={member} state={member.state} />
					<Section title={t("member.keys")}>
						<ul class="lines">
							{keys.map((key) => (
								<li key={key.account}>
									<span class="grow"><Tag name={`Key.${caseOf(key.state)}`} tone="plain" /> <Id id={key.account} /></span>
									<Verify claim={recordClaim(key)} what={key.account} />
								</li>
							))}
						</ul>
					</Section>
					<Section title={t("nav.datasets")}>
						<ul class="lines">
							{datasets.map((dataset) => (
								<li key={dataset.id}>
									<span class="grow"><Id id={dataset.id} /></span>
									<Verify claim={recordClaim(dataset)} what={t("kind.dataset")} />
								</li>
							))}
						</ul>
						{datasets.length === 0 && <p class="faint">{t("none")}</p>}
					</Section>
					<Section title={t("history")}><Events of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ member, state }: { member: Member; state: MemberState }) {
	const { profile } = state;
	return (
		<Section title={t("kind.member")} side={<Verify claim={recordClaim(member)} what={profile.name} />}>
			<Facts
				of={[
					fieldFact("name", <bdi data-raw>{profile.name}</bdi>),
					fieldFact("status", <Tag name={caseOf(state.status)} />),
					{ name: Object.keys(state.code)[0] === "Lei" ? "LEI" : t("member.uscc"), value: <code data-raw>{Object.values(state.code)[0]}</code> },
					fieldFact("roles", roles(profile.roles)),
					profile.region !== null && fieldFact("region", regionName(profile.region)),
					fieldFact("certificate", <code data-raw class="breaks">{profile.certificate}</code>),
					typeof state.status !== "string" && fieldFact("status", <Value of={state.status} />),
				]}
			/>
			{member.sealingKey?.state && (
				<p>{t("member.sealing")} <Id id={member.sealingKey.state} /> <Verify claim={recordClaim(member.sealingKey)} what={t("member.sealing")} /></p>
			)}
			<Whole of={state as never} />
		</Section>
	);
}
