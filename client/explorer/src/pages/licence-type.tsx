/** A type of licence: what it is, who may issue it, and where it is recognised. */

import { useRoute } from "preact-iso";
import { t } from "../i18n";
import { regionName } from "../i18n/regions";
import { get, part } from "../lib/api";
import { ask } from "../lib/questions";
import type { Fields, Rec, Recognition } from "../lib/types";
import { useData } from "../ui/data";
import { Id, Tag } from "../ui/atoms";
import { PageOf, Section, recordClaim } from "../ui/parts";
import { Value } from "../ui/value";
import { Verify } from "../ui/verify";
import { Recognitions } from "./lists";

type Type = Rec<Fields & { name: string }> & {
	issuers: (Rec<{ region: number; in_office: boolean }> & { issuer: string })[];
	recognitions: Recognition[];
};

export default function LicenceTypePage() {
	const { id = "" } = useRoute().params;
	const data = useData(`type ${id}`, () => get<Type>(`/licence-types/${part(id)}`));
	return (
		<PageOf data={data} title={data.body?.state?.name ?? t("kind.licenceType")} raw={!!data.body?.state} lead={<code data-raw>{id}</code>}>
			{(type) => type.state && (
				<>
					<Section title={t("kind.licenceType")} side={<Verify claim={recordClaim(ask.licenceType(id), type)} what={t("kind.licenceType")} />}>
						<Value of={type.state} />
					</Section>
					<Section title={t("licence.issuers")}>
						<ul class="lines">
							{type.issuers.map((issuer) => issuer.state && (
								<li key={issuer.issuer}>
									<span class="grow">
										<Id id={issuer.issuer} /> {regionName(issuer.state.region)} <Tag name={issuer.state.in_office ? "InOffice" : "OutOfOffice"} />
									</span>
									<Verify claim={recordClaim(ask.licenceIssuer(id, issuer.issuer), issuer)} what={regionName(issuer.state.region)} />
								</li>
							))}
						</ul>
					</Section>
					<Recognitions type={id} of={type.recognitions} />
				</>
			)}
		</PageOf>
	);
}
