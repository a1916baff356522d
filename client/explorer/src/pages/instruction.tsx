/** An instruction to settle: what changes hands, who has agreed, and what came of it. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together } from "../lib/api";
import type { Answer } from "../lib/api";
import { ask } from "../lib/questions";
import type { Book, BookOf, Instruction, InstructionState } from "../lib/types";
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

type Moved = InstructionState["legs"][number]["what"];

/** The book that says how a leg's amount is written: of cash it is that of the bank which attests it. */
function bookOf(what: Moved): Book | null {
	if ("Claim" in what) return what.Claim.book;
	return "Cash" in what ? { bank: what.Cash.attestor, currency: what.Cash.currency } : null;
}

/** With the books of its legs, which say how amounts are written. */
async function load(id: string): Promise<Answer<Body>> {
	const instruction = () => get<Instruction>(`/instructions/${part(id)}`);
	const legs = (await instruction()).body.state?.legs ?? [];
	const paths = new Set(legs.map(({ what }) => bookOf(what)).flatMap((book) => (book ? [`/books/${part(book.bank)}/${part(book.currency)}`] : [])));
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
					<Agreed state={instruction.state} />
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
					state.expires_ms !== null && fieldFact("expires_ms", <Time ms={Number(state.expires_ms)} />),
					state.about !== null && fieldFact("about", <Value of={state.about} />),
					typeof state.state !== "string" && fieldFact("state", <Value of={state.state} />),
				]}
			/>
			<p><a href={`/anchors?instruction=${id}`}>{t("anchor.of")}</a></p>
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

/** Who else must agree, and until when each does; and what banks attested of its cash. */
function Agreed({ state }: { state: InstructionState }) {
	return (
		<>
			{state.mediators.length > 0 && (
				<Section title={t("instruction.mediators")}>
					<ul class="lines">
						{state.mediators.map(({ member, until_ms }) => (
							<li key={member}>
								<span class="grow"><Id id={member} /></span>
								{until_ms === null ? <Tag name="NotAffirmed" tone="warn" /> : <>{label("until_ms")} <Time ms={Number(until_ms)} /></>}
							</li>
						))}
					</ul>
				</Section>
			)}
			{state.receipts.length > 0 && (
				<Section title={t("instruction.receipts")}>
					<Table
						caption={t("instruction.receipts")}
						head={[label("leg"), t("book.reference")]}
						rows={state.receipts.map(({ leg, reference }) => [String(leg + 1), <Id id={reference} />])}
					/>
				</Section>
			)}
		</>
	);
}

function What({ of, books }: { of: Moved; books: BookOf[] }) {
	if ("Thing" in of) return <><span class="tag">{word(`Thing.${of.Thing.kind}`)}</span> <Value of={of.Thing.id} /></>;
	const { amount } = "Claim" in of ? of.Claim : of.Cash;
	const book = bookOf(of)!;
	const known = books.find(({ bank, currency }) => bank === book.bank && currency === book.currency);
	return (
		<>
			<Money minor={amount} decimals={known?.state?.decimals ?? null} currency={book.currency} />{" "}
			{known?.state && <Mark claim={partClaim(ask.book(book), { decimals: known.state.decimals })} />}
			<span class="faint">{t("Claim" in of ? "money.on" : "instruction.attested")} <Id id={book.bank} /></span>
		</>
	);
}
