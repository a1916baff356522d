/** A key: whose it is, or was, and what it may do. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part } from "../lib/api";
import { ask } from "../lib/questions";
import type { Rec } from "../lib/types";
import { useData } from "../ui/data";
import { PageOf, Section, recordClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Verify } from "../ui/verify";

export default function KeyPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`key ${id}`, () => get<Rec>(`/keys/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.key")} lead={<code data-raw class="breaks">{id}</code>}>
			{(key) => (
				<Section title={t("kind.key")} side={<Verify claim={recordClaim(ask.key(id), key)} what={t("kind.key")} />}>
					<Value of={key.state} />
				</Section>
			)}
		</PageOf>
	);
}
