/** An instruction to settle: what changes hands, who has agreed, and what came of it. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together } from "../lib/api";
import type { Answer } from "../lib/api";
import { ask } from "../lib/questions";
import type { BookOf, Instruction, InstructionState } from "../lib/types";
import { instructionCase } from "../lib/instruction";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Id, Tag, Time } from "../ui/atoms";
import { Facts, fieldFact, PageOf, PartyName, Section, Table, partClaim, recordClaim } from "../ui/parts";
import { Money, Value, Whole } from "../ui/value";
import { Mark, Verify } from "../ui/verify";

interface Body {
	instruction: Instruction;
	books: BookOf[];
}

/** With the books of its legs, which say how amounts are written. */
async function load(id: string): Promise<Answer<Body>> {
	const instruction = () => get<Instruction>(`/instructions/${part(id)}`);
	const legs = (await instruction()).body.state?.legs ?? [];
	const paths = new Set(legs.flatMap(({ what }) => ("Claim" in what ? [`/books/${part(what.Claim.book.bank)}/${part(what.Claim.book.currency)}`] : [])));
	const { body: [one, ...books], block } = await together<[Instruction, ...BookOf[]]>(instruction, ...[...paths].map((path) => () => get<BookOf>(path)));
	return { body: { instruction: one, books }, block };
}

export default withId("hfin", function InstructionPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`instruction ${id}`, () => load(id));
	return (
		<PageOf data={data} title={t("kind.instruction")} lead={<Id id={id} whole />}>
			{({ instruction, books }) => instruction.state && (
				<>
					<Card id={id} instruction={instruction} state={instruction.state} />
					<Legs state={instruction.state} books={books} />
					<Section title={t("instruction.parties")}>
						<ul class="lines">
							{instruction.state.parties.map(({ party, affirmed }, i) => (
								<li key={i}>
									<span class="grow"><PartyName party={party} whole /></span>
									<Tag name={affirmed ? "Affirmed" : "NotAffirmed"} tone={affirmed ? "good" : "warn"} />
								</li>
							))}
						</ul>
					</Section>
					<Section title={t("history")}><Events of={instruction.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, instruction, state }: { id: string; instruction: Instruction; state: InstructionState }) {
	return (
		<Section title={t("kind.instruction")} side={<Verify claim={recordClaim(ask.instruction(id), instruction)} what={t("kind.instruction")} />}>
			<p class="headline"><Tag name={instructionCase(state)} /></p>
			<Facts
				of={[
					fieldFact("creator", <Id id={state.creator} />),
					fieldFact("when", typeof state.when === "string" ? word(state.when) : <Time ms={Number(Object.values(state.when as object)[0])} />),
					fieldFact("expires_ms", <Time ms={state.expires_ms} />),
					state.about !== null && fieldFact("about", <Value of={state.about} />),
					typeof state.state !== "string" && fieldFact("state", <Value of={state.state} />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

function Legs({ state, books }: { state: InstructionState; books: BookOf[] }) {
	return (
		<Section title={t("instruction.legs", { count: state.legs.length })}>
			<p class="faint">{t("instruction.together")}</p>
			<Table
				caption={t("instruction.legs", { count: state.legs.length })}
				head={[label("from"), label("to_party"), label("what")]}
				rows={state.legs.map(({ from, to, what }) => [<PartyName party={from} />, <PartyName party={to} />, <What of={what} books={books} />])}
			/>
		</Section>
	);
}

function What({ of, books }: { of: InstructionState["legs"][number]["what"]; books: BookOf[] }) {
	if ("Thing" in of) return <><span class="tag">{word(`Thing.${of.Thing.kind}`)}</span> <Value of={of.Thing.id} /></>;
	const { book, amount } = of.Claim;
	const known = books.find(({ bank, currency }) => bank === book.bank && currency === book.currency);
	return (
		<>
			<Money minor={amount} decimals={known?.state?.decimals ?? null} currency={book.currency} />{" "}
			{known?.state && <Mark claim={partClaim(ask.book(book), { decimals: known.state.decimals })} />}
			<span class="faint">{t("money.on")} <Id id={book.bank} /></span>
		</>
	);
}
