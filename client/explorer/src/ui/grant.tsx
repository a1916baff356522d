/** A grant in a few lines. */

import { label, t } from "../i18n";
import { ask } from "../lib/questions";
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
