/** A grant: its terms, what it is made from, and what is made from it. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part } from "../lib/api";
import type { Grant } from "../lib/types";
import { useData } from "../ui/data";
import { grantCase, GrantLine } from "../ui/grant";
import { withId } from "../ui/guard";
import { Id, RightName, Tag } from "../ui/atoms";
import { PageOf, Section, recordClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfgr", function GrantPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`grant ${id}`, () => get<Grant>(`/grants/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.grant")} lead={<Id id={id} whole />}>
			{(grant) => (
				<>
					{grant.state && (
						<Section title={t("kind.grant")} side={<Verify claim={recordClaim(grant)} what={t("kind.grant")} />}>
							<p class="headline"><Tag name={grantCase(grant)} /> <RightName right={grant.state.right} /></p>
							<Value of={grant.state as never} />
						</Section>
					)}
					{grant.offer && (
						<Section title={t("grant.offer")} side={<Verify claim={recordClaim(grant.offer)} what={t("grant.offer")} />}>
							<Value of={grant.offer.state} />
						</Section>
					)}
					<Chain title={t("grant.above")} of={grant.ancestors ?? []} />
					<Chain title={t("grant.below")} of={grant.children ?? []} />
				</>
			)}
		</PageOf>
	);
});

function Chain({ title, of }: { title: string; of: Grant[] }) {
	return of.length === 0 ? null : (
		<Section title={title}>
			<ul class="tree">{of.map((grant) => <li key={grant.id}><GrantLine grant={grant} /></li>)}</ul>
		</Section>
	);
}
