/** An authorised operation: plan, operator, agreement, data, prices on three levels, and what each side disclosed. */

import { useRoute } from "preact-iso";
import { t, word } from "../i18n";
import { get, part } from "../lib/api";
import { day } from "../lib/format";
import { disclosed, SIDES, sameSide, stageAt, steps } from "../lib/operation";
import { ask } from "../lib/questions";
import type { InOperation, Operation, OperationState } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Levels } from "../ui/levels";
import { Facts, fieldFact, PageOf, Section, recordClaim, stateClaim, Unproven } from "../ui/parts";
import { OperationTag } from "../ui/public";
import { DatasetName, Stages } from "../ui/registration";
import { Whole } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

export default withId("hfop", function OperationPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`operation ${id}`, () => get<Operation>(`/operations/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.operation")} lead={<Id id={id} whole />}>
			{(operation) => operation.state && (
				<>
					<Card id={id} of={operation} state={operation.state} />
					<Levels id={id} of={operation} currency={operation.state.agreement?.currency ?? null} begunMs={operation.state.begun_ms} />
					<Data id={id} of={operation.data ?? []} count={operation.state.data} />
					<Disclosures id={id} of={operation} state={operation.state} />
					<Section title={t("history")}><Events of={operation.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Operation; state: OperationState }) {
	const { plan, selected, agreement, ended } = state;
	return (
		<Section title={t("operation.plan")} side={<Verify claim={recordClaim(ask.operation(id), of)} what={t("kind.operation")} />}>
			<p class="headline"><OperationTag of={state} /> <span>{word(plan.mode)}</span></p>
			<Stages of={steps(state, Date.now())} words="Steps" />
			{stageAt(state, Date.now()) === "Expired" && <p class="notice warn">{t("operation.over")}</p>}
			{ended && <p class="notice warn">{t("colon", { name: t("operation.ended"), what: word(ended.ground) })} <Time ms={ended.at_ms} legal /></p>}
			<Facts
				of={[
					fieldFact("body", <Id id={state.body} />),
					{ name: t("operation.operator"), value: selected === null ? <span class="faint">{t("operation.none")}</span> : <Id id={selected.operator} /> },
					fieldFact("price_authority", <Id id={plan.price_authority} />),
					{ name: t("operation.plan"), value: <><Id id={plan.document} /> <span class="faint">{t("operation.decision")} <Id id={plan.decision} /></span></> },
					selected !== null && { name: t("operation.method"), value: <>{word(selected.method)} <Id id={selected.document} /></> },
					agreement !== null && { name: t("operation.term"), value: t("operation.termText", { from: day(agreement.from), last: day(agreement.last) }) },
					agreement !== null && { name: t("operation.agreement"), value: <Id id={agreement.document} /> },
					agreement !== null && { name: t("operation.security"), value: <Id id={agreement.security} /> },
					agreement !== null && { name: t("operation.exit"), value: <Id id={agreement.exit} /> },
					agreement !== null && fieldFact("currency", <span data-raw>{agreement.currency}</span>),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

function Data({ id, of, count }: { id: string; of: InOperation[]; count: number }) {
	const within = of.filter(({ state }) => state?.until_ms === null);
	return (
		<Section title={t("operation.data")}>
			<ul class="lines">
				{of.map((one) => one.state && (
					<li key={one.dataset}>
						<span class="grow">
							<Tag name={one.state.until_ms === null ? "Within" : "TakenOut"} tone={one.state.until_ms === null ? "good" : "plain"} />{" "}
							<DatasetName id={one.dataset} name={one.title ?? null} />{" "}
							<span class="faint">
								{t("operation.since")} <Time ms={one.state.since_ms} legal />{" "}
								{one.state.until_ms !== null && <>{t("operation.until")} <Time ms={one.state.until_ms} legal /></>}
							</span>
						</span>
						<Verify claim={recordClaim(ask.operationData(id, one.dataset), one)} what={t("operation.data")} />
					</li>
				))}
			</ul>
			{of.length === 0 && <p class="faint">{t("none")}</p>}
			{within.length !== count && <p class="notice warn">{t("operation.part", { shown: within.length, count })}</p>}
		</Section>
	);
}

/** Years that are over by the two sides. That a disclosure is overdue hangs on a governed month, which the index knows. */
function Disclosures({ id, of, state }: { id: string; of: Operation; state: OperationState }) {
	const rows = disclosed(state, of.disclosures ?? [], Date.now());
	const overdue = of.overdue ?? [];
	const isOverdue = (year: number, side: string) => overdue.some((one) => one.year === year && sameSide(one.side, side));
	return (
		<Section title={t("disclosures.title")}>
			<p class="faint">{t("disclosures.about")}</p>
			{overdue.length > 0 && <div class="notice bad" data-overdue={overdue.length}><p>{t("disclosures.overdue", { count: overdue.length })} <Unproven /></p></div>}
			{rows.length === 0 ? <p class="faint">{t("disclosures.none")}</p> : (
				<div class="scroll" tabIndex={0} role="region" aria-label={t("disclosures.title")}>
					<table class="matrix">
						<thead>
							<tr>
								<th scope="col">{t("disclosures.year")}</th>
								{SIDES.map((side) => <th key={side} scope="col">{word(`Side.${side}`)}</th>)}
							</tr>
						</thead>
						<tbody>
							{rows.map(({ year, sides }) => (
								<tr key={year}>
									<th scope="row" class="number">{String(year)}</th>
									{sides.map((disclosure, i) => {
										const side = SIDES[i]!;
										const question = ask.disclosure(id, year, side);
										if (!disclosure?.state) {
											return (
												<td key={side}>
													{isOverdue(year, side) ? <Tag name="Overdue" tone="bad" /> : <span class="faint">{t("disclosures.notYet")}</span>}{" "}
													<Mark claim={stateClaim(question, null)} />
												</td>
											);
										}
										const { first_ms, document, corrections } = disclosure.state;
										return (
											<td key={side}>
												<Time ms={first_ms} legal /> <Id id={document} />{" "}
												{corrections > 0 && <span class="faint">{t("disclosures.corrected", { count: corrections })}</span>}
												<Verify claim={recordClaim(question, disclosure)} what={`${String(year)} ${word(`Side.${side}`)}`} />
											</td>
										);
									})}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			)}
		</Section>
	);
}
