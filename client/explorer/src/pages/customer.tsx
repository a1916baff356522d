/** A sponsored customer: its sponsor, and a commitment in the place of a name. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { get, part } from "../lib/api";
import { ask } from "../lib/questions";
import type { Rec } from "../lib/types";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Id } from "../ui/atoms";
import { PageOf, Section, recordClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfcu", function CustomerPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`customer ${id}`, () => get<Rec>(`/customers/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.customer")} lead={<Id id={id} whole />}>
			{(customer) => (
				<Section title={t("kind.customer")} side={<Verify claim={recordClaim(ask.customer(id), customer)} what={t("kind.customer")} />}>
					<Value of={customer.state} />
				</Section>
			)}
		</PageOf>
	);
});
