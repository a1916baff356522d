/** Titles to rights, where they went and may go, and what lies on them: pledges and grants of before. */

import { label, t, word } from "../i18n";
import { ask } from "../lib/questions";
import { rightsIn } from "../lib/registration";
import type { Acceptance, ChainEvent, Dataset, Encumbrance, Pledge, Title } from "../lib/types";
import { Id, RightName, Tag, Time } from "./atoms";
import { Events } from "./events";
import { recordClaim, Section, Table } from "./parts";
import { Verify } from "./verify";

/** Events by which a right goes to another, or is pledged. */
const MOVES = new Set(["RightTransferred", "RightRelinquished", "Pledged", "PledgeReleased"]);

export const isMove = ({ pallet, name }: ChainEvent): boolean => pallet === "Rights" && MOVES.has(name);

export function Titles({ id, of: { titles = [], encumbrances = [], pledges = [], acceptances = [] }, moves }: { id: string; of: Dataset; moves: ChainEvent[] }) {
	if (titles.length === 0 && acceptances.length === 0 && moves.length === 0) return null;
	return (
		<Section title={t("titles.title")}>
			<p class="faint">{t("titles.about")}</p>
			<TitleTable id={id} of={titles} />
			{pledges.length > 0 && <h3>{t("titles.pledges")}</h3>}
			<ul class="lines">{pledges.map((pledge) => <li key={`${pledge.right}${pledge.holder}`}><PledgeLine id={id} pledge={pledge} /></li>)}</ul>
			{encumbrances.length > 0 && <h3>{t("titles.encumbrances")}</h3>}
			<ul class="lines">{encumbrances.map((one) => <li key={`${one.claimant}${one.tenure}`}><EncumbranceLine id={id} of={one} /></li>)}</ul>
			{acceptances.length > 0 && <><h3>{t("titles.acceptances")}</h3><p class="faint">{t("titles.accepted")}</p></>}
			<ul class="lines">{acceptances.map((one) => <li key={`${one.from}${one.to}`}><AcceptanceLine id={id} of={one} /></li>)}</ul>
			{moves.length > 0 && <><h3>{t("titles.moves")}</h3><Events of={moves} /></>}
		</Section>
	);
}

function TitleTable({ id, of }: { id: string; of: Title[] }) {
	return (
		<Table
			caption={t("titles.title")}
			head={[t("transfer.rights"), t("titles.claimant"), t("titles.holder"), t("titles.tenure"), t("verify.title")]}
			rows={of.flatMap((title) => title.state ? [[
				<RightName right={title.right} />,
				<Id id={title.claimant} />,
				title.state.ended_ms === null ? <Id id={title.state.holder} /> : <><span class="faint">{t("titles.gone")}</span> <Time ms={title.state.ended_ms} legal /></>,
				String(title.state.tenure),
				<Verify claim={recordClaim(ask.title(id, title.right, title.claimant), title)} what={`${t("titles.title")} ${word(title.right)}`} />,
			]] : [])}
		/>
	);
}

function PledgeLine({ id, pledge }: { id: string; pledge: Pledge }) {
	const { right, holder, state } = pledge;
	if (!state) return null;
	return (
		<>
			<span class="grow">
				<Tag name="Pledged" tone="warn" /> <RightName right={right} /> <Id id={holder} /> → {t("rights.pledged")} <Id id={state.pledgee} />{" "}
				{t("titles.due")} <Time ms={state.due_ms} legal />
			</span>
			<Verify claim={recordClaim(ask.pledge(id, right, holder), pledge)} what={t("titles.pledges")} />
		</>
	);
}

function EncumbranceLine({ id, of }: { id: string; of: Encumbrance }) {
	const { claimant, tenure, state } = of;
	if (!state) return null;
	return (
		<>
			<span class="grow">
				{t("titles.encumbrance", { tenure: tenure + 1 })} <Id id={claimant} /> · {t("titles.standsFor")} <Id id={state} />
			</span>
			<Verify claim={recordClaim(ask.encumbrance(id, claimant, tenure), of)} what={t("titles.encumbrances")} />
		</>
	);
}

function AcceptanceLine({ id, of }: { id: string; of: Acceptance }) {
	const { from, to, state } = of;
	if (!state) return null;
	return (
		<>
			<span class="grow" data-accepted={to}>
				{rightsIn(state.rights).map((right, i) => <span key={right}>{i > 0 && t("comma")}<RightName right={right} /></span>)} <Id id={from} /> → <Id id={to} /> ·{" "}
				{t("colon", { name: label("outbound"), what: word(state.outbound) })} · {label("document")} <Id id={state.document} />
			</span>
			<Verify claim={recordClaim(ask.acceptance(id, from, to), of)} what={t("titles.acceptances")} />
		</>
	);
}
