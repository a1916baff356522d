/** A member: who it is, its keys, and what it did. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { regionName } from "../i18n/regions";
import { get, part, together, type Answer } from "../lib/api";
import { caseOf } from "../lib/case";
import { ask } from "../lib/questions";
import type { ChainEvent, Dataset, Filing, Json, Member, MemberState, Page, Rec } from "../lib/types";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Id, Tag } from "../ui/atoms";
import { Cut, Facts, fieldFact, PageOf, Section, recordClaim } from "../ui/parts";
import { FilingLine } from "../ui/registration";
import { roles, Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

/** The first member that a value names. */
function memberIn(value: Json): string | null {
	if (typeof value === "string") return value.startsWith("hfmb1") ? value : null;
	return value === null || typeof value !== "object" ? null : (Object.values(value).map(memberIn).find((found) => found !== null) ?? null);
}

interface Body {
	member: Member;
	keys: Page<Rec & { account: string }>;
	datasets: Page<Dataset>;
	filings: Page<Filing>;
	events: Page<ChainEvent>;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/members/${part(id)}`;
	const { body: [member, keys, datasets, filings, events], block } = await together<[Member, Body["keys"], Body["datasets"], Body["filings"], Body["events"]]>(
		() => get(path),
		() => get(`${path}/keys`),
		() => get(`${path}/datasets`),
		() => get("/filings", { applicant: id }),
		() => get(`${path}/events`),
	);
	return { body: { member, keys, datasets, filings, events }, block };
}

export default withId("hfmb", function MemberPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`member ${id}`, () => load(id));
	return (
		<PageOf data={data} title={data.body?.member.state?.profile.name ?? t("kind.member")} raw={!!data.body?.member.state} lead={<Id id={id} whole />}>
			{({ member, keys, datasets, filings, events }) => member.state && (
				<>
					<Card id={id} member={member} state={member.state} />
					<Section title={t("member.keys")}>
						<ul class="lines">
							{keys.items.map((key) => (
								<li key={key.account}>
									<span class="grow"><Tag name={`Key.${caseOf(key.state)}`} tone="plain" /> <Id id={key.account} /></span>
									<Verify claim={recordClaim(ask.key(key.account), key, [["member", id, memberIn(key.state)]])} what={key.account} />
								</li>
							))}
						</ul>
						<Cut of={keys} />
					</Section>
					<Section title={t("nav.datasets")}>
						<ul class="lines">
							{datasets.items.map((dataset) => (
								<li key={dataset.id}>
									<span class="grow"><Id id={dataset.id} /></span>
									<Verify claim={recordClaim(ask.dataset(dataset.id), dataset, [["holder", id, dataset.state?.holder ?? null]])} what={t("kind.dataset")} />
								</li>
							))}
						</ul>
						{datasets.items.length === 0 && <p class="faint">{t("none")}</p>}
						<Cut of={datasets} />
					</Section>
					{filings.items.length > 0 && (
						<Section title={t("nav.filings")}>
							<ul class="lines">
								{filings.items.map((filing) => <li key={filing.id}><FilingLine filing={filing} belongs={[["applicants", id, filing.state?.applicants.find((one) => one === id) ?? null]]} /></li>)}
							</ul>
							<Cut of={filings} />
						</Section>
					)}
					<Section title={t("history")}><Events of={events.items} /><Cut of={events} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, member, state }: { id: string; member: Member; state: MemberState }) {
	const { profile } = state;
	return (
		<Section title={t("kind.member")} side={<Verify claim={recordClaim(ask.member(id), member)} what={profile.name} />}>
			<Facts
				of={[
					fieldFact("name", <bdi data-raw>{profile.name}</bdi>),
					fieldFact("status", <Tag name={caseOf(state.status)} />),
					{ name: Object.keys(state.code)[0] === "Lei" ? "LEI" : t("member.uscc"), value: <code data-raw>{Object.values(state.code)[0]}</code> },
					fieldFact("roles", roles(profile.roles)),
					profile.region !== null && fieldFact("region", regionName(profile.region)),
					{ name: t("member.certificate"), value: <code data-raw class="breaks">{profile.certificate}</code> },
					typeof state.status !== "string" && fieldFact("status", <Value of={state.status} />),
				]}
			/>
			{member.sealingKey?.state && (
				<p>{t("member.sealing")} <Id id={member.sealingKey.state} /> <Verify claim={recordClaim(ask.sealingKey(id), member.sealingKey)} what={t("member.sealing")} /></p>
			)}
			<p><a href={`/exports/${id}`}>{t("exports.by")}</a></p>
			<p>
				{t("member.market")} <a href={`/products?seller=${id}`}>{t("nav.products")}</a> · <a href={`/negotiations?member=${id}`}>{t("nav.negotiations")}</a> ·{" "}
				<a href={`/orders?member=${id}`}>{t("nav.orders")}</a> · <a href={`/meters?member=${id}`}>{t("nav.meters")}</a> · <a href={`/anchors?by=${id}`}>{t("nav.anchors")}</a>
			</p>
			<Whole of={state as never} />
		</Section>
	);
}
