/** A grant: its terms, what it is made from, and what is made from it. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { above, grantCase, held, operating } from "../lib/grant";
import { ask } from "../lib/questions";
import type { Dataset, Grant, GrantState } from "../lib/types";
import { useData } from "../ui/data";
import { GrantTree } from "../ui/grant";
import { withId } from "../ui/guard";
import { Id, RightName, Tag } from "../ui/atoms";
import { PageOf, Section, recordClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	grant: Grant;
	/** The rights in its dataset, from which the first grant above it is made. */
	rights: Dataset["rights"] | null;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/grants/${part(id)}`;
	const dataset = (await get<Grant>(path)).body.state?.dataset;
	if (dataset === undefined) {
		const { body: grant, block } = await get<Grant>(path);
		return { body: { grant, rights: null }, block };
	}
	const { body: [grant, { rights }], block } = await together<[Grant, Dataset]>(() => get(path), () => get(`/datasets/${part(dataset)}`));
	return { body: { grant, rights }, block };
}

export default withId("hfgr", function GrantPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`grant ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("kind.grant")} lead={<Id id={id} whole />}>
			{({ grant, rights }) => (
				<>
					{grant.state && <Card id={id} grant={grant} state={grant.state} rights={rights} />}
					{grant.offer && (
						<Section title={t("grant.offer")} side={<Verify claim={recordClaim(ask.grantOffer(id), grant.offer)} what={t("grant.offer")} />}>
							<Value of={grant.offer.state} />
						</Section>
					)}
					<Tree grant={grant} rights={rights} />
				</>
			)}
		</PageOf>
	);
});

/** The grant itself, those above it and those below, by their identifiers. */
const family = (grant: Grant) => new Map([grant, ...(grant.ancestors ?? []), ...(grant.children ?? [])].map((one) => [one.id, one]));

function Card({ id, grant, state, rights }: { id: string; grant: Grant; state: GrantState; rights: Body["rights"] }) {
	const line = above(grant, family(grant));
	const first = line?.at(-1)?.state ?? state;
	const holding = line && operating(first.grantor, rights);
	return (
		<Section title={t("kind.grant")} side={<Verify claim={recordClaim(ask.grant(id), grant)} what={t("kind.grant")} />}>
			<p class="headline">
				<Tag name={grantCase(grant, line, line && held(holding))} /> <RightName right={state.right} />
			</p>
			{holding && (
				<p class="faint">
					{t("grant.from")} <RightName right="Operate" /> <Id id={first.grantor} />{" "}
					<Mark claim={recordClaim(ask.holding(state.dataset, "Operate", first.grantor), holding)} />
				</p>
			)}
			<Value of={state as never} />
		</Section>
	);
}

/** Where it stands among those that it is made from and those that are made from it. */
function Tree({ grant, rights }: { grant: Grant; rights: Body["rights"] }) {
	const known = family(grant);
	if (known.size === 1) return null;
	const standing = (one: Grant) => {
		const line = above(one, known);
		const first = (line?.at(-1) ?? one).state?.grantor;
		return grantCase(one, line, line && first !== undefined ? held(operating(first, rights)) : null);
	};
	return (
		<Section title={t("grant.tree")}>
			<GrantTree of={[...known.values()]} standing={standing} dataset={grant.state?.dataset ?? ""} here={grant.id} />
		</Section>
	);
}
