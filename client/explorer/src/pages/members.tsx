/** The members. */

import { useLocation } from "preact-iso";
import { t } from "../i18n";
import { regionName } from "../i18n/regions";
import { get } from "../lib/api";
import { caseOf } from "../lib/case";
import { ask } from "../lib/questions";
import type { Member, Page } from "../lib/types";
import { useData } from "../ui/data";
import { Tag } from "../ui/atoms";
import { More, PageOf, Table, recordClaim } from "../ui/parts";
import { roles } from "../ui/value";
import { Verify } from "../ui/verify";

export default function MembersPage() {
	const { cursor } = useLocation().query;
	const data = useData(`members ${cursor ?? ""}`, () => get<Page<Member>>("/members", { cursor }));
	return (
		<PageOf data={data} title={t("nav.members")}>
			{(page) => (
				<>
					<Table
						caption={t("nav.members")}
						head={[t("member.name"), t("member.code"), t("member.roles"), t("member.region"), t("member.status"), t("verify.title")]}
						rows={page.items.flatMap((member) => member.state ? [[
							<a href={`/members/${member.id}`}><bdi data-raw>{member.state.profile.name}</bdi></a>,
							<code data-raw>{Object.values(member.state.code)[0]}</code>,
							roles(member.state.profile.roles),
							member.state.profile.region === null ? "—" : regionName(member.state.profile.region),
							<Tag name={caseOf(member.state.status)} />,
							<Verify claim={recordClaim(ask.member(member.id), member)} what={member.state.profile.name} />,
						]] : [])}
					/>
					<More of={page} path="/members" />
				</>
			)}
		</PageOf>
	);
}
