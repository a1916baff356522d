/** A grant in a few lines, and grants as a tree. */

import { label, t } from "../i18n";
import { ask } from "../lib/questions";
import { forest, type Branch } from "../lib/tree";
import type { Grant } from "../lib/types";
import { Id, RightName, Tag } from "./atoms";
import { recordClaim } from "./parts";
import { Value } from "./value";
import { Verify } from "./verify";

/** `stands` is how it stands with all above it; `dataset` the one whose page it is on. */
export function GrantLine({ grant, stands, dataset }: { grant: Grant; stands: string; dataset: string }) {
	const { id, state } = grant;
	if (!state) return <Id id={id} />;
	return (
		<div class="grant">
			<div class="event-head">
				<Tag name={stands} /> <RightName right={state.right} /> <Id id={id} />
				<Verify claim={recordClaim(ask.grant(id), grant, [["dataset", dataset, state.dataset]])} what={t("kind.grant")} />
			</div>
			<p class="faint">
				{label("grantor")} <Id id={state.grantor} /> → {label("grantee")} <Id id={state.grantee} />
			</p>
			<details>
				<summary>{label("terms")}</summary>
				<Value of={state.terms} brief />
			</details>
		</div>
	);
}

interface TreeProps {
	of: Grant[];
	standing: (grant: Grant) => string;
	dataset: string;
	/** The one whose page it is. */
	here?: string;
}

/** Each grant under the one that it is made from; those that hold no longer are drawn broken. */
export function GrantTree({ of, ...more }: TreeProps) {
	return <Level of={forest(of, ({ state }) => state?.parent ?? null)} {...more} />;
}

function Level({ of, ...more }: Omit<TreeProps, "of"> & { of: Branch<Grant>[] }) {
	const { standing, dataset, here } = more;
	return (
		<ul class="tree">
			{of.map(({ of: grant, level, children }) => {
				const stands = standing(grant);
				return (
					<li key={grant.id} class={ENDED.has(stands) ? "is-ended" : ""} data-level={level} aria-current={grant.id === here ? "true" : undefined}>
						<span class="tag">{t("grants.level", { level })}</span>
						<GrantLine grant={grant} stands={stands} dataset={dataset} />
						{children.length > 0 && <Level of={children} {...more} />}
					</li>
				);
			})}
		</ul>
	);
}

const ENDED = new Set(["RevokedGrant", "Ended", "EndedAbove"]);
