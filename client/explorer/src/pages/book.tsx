/** A bank's book in a currency: what it owes to whom, and what it attested. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, together, type Answer } from "../lib/api";
import { days } from "../lib/format";
import type { Statement } from "../lib/market-types";
import { ask } from "../lib/questions";
import type { Book, BookOf, Claim_, Page, Party, Place, Rec } from "../lib/types";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Id, Time } from "../ui/atoms";
import { Cut, Facts, PageOf, PartyName, Section, Table, recordClaim } from "../ui/parts";
import { Money } from "../ui/value";
import { Verify } from "../ui/verify";

type Entry = Rec<{ direction: string; currency: string; holder: Party; amount: number | string; at_ms: number }> & { reference: string };

type Deposit = Rec<number | string> & { payer: Party };
type Due = Rec<{ amount: number | string; redemptions: number }> & { day: string; payer: Party; payee: Party };

interface Body {
	book: BookOf;
	claims: Page<Claim_>;
	deposits: Page<Deposit>;
	dues: Page<Due>;
	entries: Page<Entry>;
	statements: Page<Statement>;
}

async function load(bank: string, currency: string): Promise<Answer<Body>> {
	const path = `/books/${part(bank)}/${part(currency)}`;
	const { body: [book, claims, deposits, dues, entries, statements], block } = await together<[BookOf, Page<Claim_>, Page<Deposit>, Page<Due>, Page<Entry>, Page<Statement>]>(
		() => get(path),
		() => get(`${path}/claims`, { limit: 100 }),
		() => get(`${path}/deposits`, { limit: 100 }),
		() => get(`${path}/dues`, { limit: 100 }),
		() => get(`${path}/entries`, { limit: 100 }),
		() => get(`${path}/statements`, { limit: 100 }),
	);
	return { body: { book, claims, deposits, dues, entries, statements }, block };
}

export default withId("hfmb", function BookPage() {
	const { id = "", currency = "" } = useRoute().params;
	const data = useData(`book ${id} ${currency}`, () => load(id, currency));
	const money = (minor: number | string) => <Money minor={minor} decimals={data.body?.book.state?.decimals ?? null} currency={currency} />;
	return (
		<PageOf data={data} title={t("book.title", { currency })} lead={<>{t("book.bank")} <Id id={id} /></>}>
			{({ book, claims, deposits, dues, entries, statements }) => (
				<>
					{book.state ? (
						<Section title={t("book.owed")} side={<Verify claim={recordClaim(ask.book({ bank: id, currency }), book)} what={t("book.owed")} />}>
							<p class="headline">{money(String(BigInt(book.state.received) - BigInt(book.state.paid)))}</p>
							<Facts of={[{ name: t("book.received"), value: money(book.state.received) }, { name: t("book.paid"), value: money(book.state.paid) }]} />
							<p class="faint">{t("book.about")}</p>
						</Section>
					) : <p class="notice">{t("book.unknown")}</p>}
					<Section title={t("book.claims")}>
						<Table
							caption={t("book.claims")}
							head={[label("holder"), label("free"), label("locked"), t("verify.title")]}
							rows={claims.items.map((claim) => [
								<PartyName party={claim.holder} />,
								money(claim.state?.free ?? 0),
								money(claim.state?.locked ?? 0),
								<Verify claim={recordClaim(ask.claimOf({ bank: id, currency }, claim.holder), claim)} what={label("free")} />,
							])}
						/>
						<Cut of={claims} />
					</Section>
					{deposits.items.length > 0 && (
						<Section title={t("book.deposits")}>
							<Table
								caption={t("book.deposits")}
								head={[label("payer"), label("amount"), t("verify.title")]}
								rows={deposits.items.map((deposit) => [
									<PartyName party={deposit.payer} />,
									money(deposit.state ?? 0),
									<Verify claim={recordClaim(ask.deposit({ bank: id, currency }, deposit.payer), deposit)} what={t("book.deposits")} />,
								])}
							/>
							<Cut of={deposits} />
						</Section>
					)}
					{dues.items.length > 0 && (
						<Section title={t("book.dues")}>
							<Table
								caption={t("book.dues")}
								head={[label("day"), label("payer"), label("payee"), label("amount"), t("book.redemptions"), t("verify.title")]}
								rows={dues.items.map((due) => [
									<span data-raw>{due.day}</span>,
									<PartyName party={due.payer} />,
									<PartyName party={due.payee} />,
									money(due.state?.amount ?? 0),
									String(due.state?.redemptions ?? 0),
									<Verify claim={recordClaim(ask.due(due.day, { bank: id, currency }, due.payer, due.payee), due)} what={t("book.dues")} />,
								])}
							/>
							<Cut of={dues} />
						</Section>
					)}
					{statements.items.length > 0 && (
						<Section title={t("book.statements")}>
							<p class="faint">{t("book.statementsAbout")}</p>
							<Table
								caption={t("book.statements")}
								head={[label("day"), label("payer"), label("payee"), t("book.owedBy"), t("book.owedBack"), t("book.net"), t("verify.title")]}
								rows={statements.items.map((statement) => [
									<span data-raw>{statement.day}</span>,
									<PartyName party={statement.payer} />,
									<PartyName party={statement.payee} />,
									<>{money(statement.owed.amount)} <span class="faint">{t("book.times", { count: statement.owed.redemptions })}</span></>,
									<>{money(statement.owedBack.amount)} <span class="faint">{t("book.times", { count: statement.owedBack.redemptions })}</span></>,
									<strong>{money(statement.net)}</strong>,
									statement.since ? <Verify claim={nettedClaim({ bank: id, currency }, statement, statement.since)} what={t("book.statements")} /> : "—",
								])}
							/>
							<Cut of={statements} />
						</Section>
					)}
					<Section title={t("book.entries")}>
						<Table
							caption={t("book.entries")}
							head={[t("book.reference"), label("direction"), label("holder"), label("amount"), label("at_ms"), t("verify.title")]}
							rows={entries.items.flatMap((entry) => entry.state ? [[
								<Id id={entry.reference} />,
								word(entry.state.direction),
								<PartyName party={entry.state.holder} />,
								money(entry.state.amount),
								<Time ms={entry.state.at_ms} />,
								<Verify claim={recordClaim(ask.bankEntry(id, entry.reference), entry, [["currency", currency, entry.state.currency]])} what={t("book.entries")} />,
							]] : [])}
						/>
						<Cut of={entries} />
					</Section>
				</>
			)}
		</PageOf>
	);
});

/** The claim that a day was netted so, as the event there says. */
const nettedClaim = (book: Book, { day, payer, payee, owed, owedBack, net }: Statement, place: Place) => ({
	kind: "event" as const,
	event: { place, pallet: "Settlement", name: "Netted", fields: { day: days(day), book: { ...book }, payer, payee, owed: { ...owed }, owed_back: { ...owedBack }, net } },
});
