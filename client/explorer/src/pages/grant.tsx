/** A grant: its terms, the title on which it hangs and who stands for it, what it is made from, and what is made from it. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { above, grantCase } from "../lib/grant";
import { ask } from "../lib/questions";
import { rootHeld, standsFor } from "../lib/titles";
import type { TallyState } from "../lib/market-types";
import type { Dataset, Grant, GrantState, Rec, RootState } from "../lib/types";
import { useData } from "../ui/data";
import { GrantTree } from "../ui/grant";
import { withId } from "../ui/guard";
import { Id, RightName, Tag } from "../ui/atoms";
import { PageOf, Section, recordClaim, stateClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	grant: Grant;
	/** Its dataset, on whose titles the first grant above it hangs. */
	dataset: Dataset | null;
}

async function load(id: string): Promise<Answer<Body>> {
	const path = `/grants/${part(id)}`;
	const about = (await get<Grant>(path)).body.state?.dataset;
	if (about === undefined) {
		const { body: grant, block } = await get<Grant>(path);
		return { body: { grant, dataset: null }, block };
	}
	const { body: [grant, dataset], block } = await together<[Grant, Dataset]>(() => get(path), () => get(`/datasets/${part(about)}`));
	return { body: { grant, dataset }, block };
}

export default withId("hfgr", function GrantPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`grant ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("kind.grant")} lead={<Id id={id} whole />}>
			{({ grant, dataset }) => (
				<>
					{grant.state && <Card id={id} grant={grant} state={grant.state} dataset={dataset} />}
					{grant.offer && (
						<Section title={t("grant.offer")} side={<Verify claim={recordClaim(ask.grantOffer(id), grant.offer)} what={t("grant.offer")} />}>
							<Value of={grant.offer.state} />
						</Section>
					)}
					{grant.tally?.state && <Used id={id} of={grant.tally} state={grant.tally.state} />}
					<Tree grant={grant} dataset={dataset} />
				</>
			)}
		</PageOf>
	);
});

/** The grant itself, those above it and those below, by their identifiers. */
const family = (grant: Grant) => new Map([grant, ...(grant.ancestors ?? []), ...(grant.children ?? [])].map((one) => [one.id, one]));

/** How a grant stands with all above it, and with the title on which they hang. */
function standing(grant: Grant, known: Map<string, Grant>, dataset: Dataset | null): string {
	const line = above(grant, known);
	return grantCase(grant, line, line && rootHeld(line.at(-1) ?? grant, dataset?.titles ?? []));
}

function Card({ id, grant, state, dataset }: { id: string; grant: Grant; state: GrantState; dataset: Dataset | null }) {
	return (
		<Section title={t("kind.grant")} side={<Verify claim={recordClaim(ask.grant(id), grant)} what={t("kind.grant")} />}>
			<p class="headline">
				<Tag name={standing(grant, family(grant), dataset)} /> <RightName right={state.right} />
			</p>
			{grant.root?.state ? <Root id={id} grant={grant} root={grant.root.state} dataset={dataset} on={state.dataset} /> : state.parent !== null && (
				<p class="faint">{t("grant.above")} <Id id={state.grantor} /></p>
			)}
			<Value of={state as never} />
		</Section>
	);
}

/** The title on which it hangs, and who stands for it now: whoever was listed when that went on, or else who has it. */
function Root({ id, grant, root, dataset, on }: { id: string; grant: Grant; root: RootState; dataset: Dataset | null; on: string }) {
	const now = dataset && standsFor(dataset, root);
	return (
		<>
			<p class="faint">
				{t("grant.title")} <Id id={root.claimant} /> {t("grant.tenure", { tenure: root.tenure + 1 })} {grant.root && <Mark claim={recordClaim(ask.grantRoot(id), grant.root)} />}
			</p>
			{now && (
				<p data-stands={now.member}>
					{t("grant.standsFor")} <strong><Id id={now.member} /></strong>{" "}
					<Mark claim={stateClaim(ask.encumbrance(on, root.claimant, root.tenure), now.listed?.state ?? null)} />{" "}
					{now.listed === null && now.title && <Mark claim={recordClaim(ask.title(on, "Operate", root.claimant), now.title)} />}
				</p>
			)}
		</>
	);
}

/** What was used under it, call by call, by meters that are closed; and the one that is not. */
function Used({ id, of, state }: { id: string; of: Rec<TallyState>; state: TallyState }) {
	return (
		<Section title={t("meter.tally")} side={<Verify claim={recordClaim(ask.tally(id), of)} what={t("meter.tally")} />}>
			<Value of={state.units as never} />
			{state.open !== null && <p>{t("meter.one")} <Id id={state.open} /></p>}
			<p><a href={`/meters?grant=${id}`}>{t("nav.meters")}</a></p>
		</Section>
	);
}

/** Where it stands among those that it is made from and those that are made from it. */
function Tree({ grant, dataset }: Body) {
	const known = family(grant);
	if (known.size === 1) return null;
	return (
		<Section title={t("grant.tree")}>
			<GrantTree of={[...known.values()]} standing={(one) => standing(one, known, dataset)} dataset={grant.state?.dataset ?? ""} here={grant.id} />
		</Section>
	);
}
