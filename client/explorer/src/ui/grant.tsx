/** A grant in a few lines. */

import { label, t } from "../i18n";
import type { Grant } from "../lib/types";
import { Id, RightName, Tag } from "./atoms";
import { recordClaim } from "./parts";
import { Value } from "./value";
import { Verify } from "./verify";

/** Whether a grant stands, by what it says itself. Revoked above it, it ends too: that grant's own line says so. */
export const grantCase = ({ state }: Grant): string => {
	if (!state) return "Unknown";
	if (state.revoked_ms !== null) return "RevokedGrant";
	const period = state.terms.period as { from_ms: number; until_ms: number | null };
	if (period.until_ms !== null && period.until_ms <= Date.now()) return "Ended";
	return period.from_ms > Date.now() ? "NotYet" : "Live";
};

export function GrantLine({ grant }: { grant: Grant }) {
	const { state } = grant;
	if (!state) return <Id id={grant.id} />;
	return (
		<div class="grant">
			<div class="event-head">
				<Tag name={grantCase(grant)} /> <RightName right={state.right} /> <Id id={grant.id} />
				<Verify claim={recordClaim(grant)} what={t("kind.grant")} />
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

