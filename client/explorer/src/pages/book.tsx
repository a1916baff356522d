/** A bank's book in a currency: what it owes to whom, and what it attested. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { get, part, type Answer } from "../lib/api";
import type { BookOf, Claim_, Fields, Page, Party, Rec } from "../lib/types";
import { useData } from "../ui/data";
import { withId } from "../ui/guard";
import { Id, Time } from "../ui/atoms";
import { Facts, PageOf, PartyName, Section, Table, recordClaim } from "../ui/parts";
import { Money } from "../ui/value";
import { Verify } from "../ui/verify";

type Entry = Rec<{ direction: string; currency: string; holder: Party; amount: number | string; at_ms: number }>;

interface Body {
	book: BookOf | undefined;
	claims: Claim_[];
	entries: Entry[];
}

async function load(bank: string, currency: string): Promise<Answer<Body>> {
	const path = `/books/${part(bank)}/${part(currency)}`;
	const [{ body: books, block }, { body: claims }, { body: entries }] = await Promise.all([
		get<Page<BookOf>>("/books", { limit: 100 }),
		get<Page<Claim_>>(`${path}/claims`, { limit: 100 }),
		get<Page<Entry>>(`${path}/entries`, { limit: 100 }),
	]);
	const book = books.items.find((one) => one.bank === bank && one.currency === currency);
	return { body: { book, claims: claims.items, entries: entries.items }, block };
}

export default withId("hfmb", function BookPage() {
	const { id = "", currency = "" } = useRoute().params;
	const data = useData(`book ${id} ${currency}`, () => load(id, currency));
	const money = (minor: number | string) => <Money minor={minor} decimals={data.body?.book?.state?.decimals ?? 0} currency={currency} />;
	return (
		<PageOf data={data} title={t("book.title", { currency })} lead={<>{t("book.bank")} <Id id={id} /></>}>
			{({ book, claims, entries }) => (
				<>
					{book?.state ? (
						<Section title={t("book.owed")} side={<Verify claim={recordClaim(book)} what={t("book.owed")} />}>
							<p class="headline">{money(String(BigInt(book.state.received) - BigInt(book.state.paid)))}</p>
							<Facts of={[{ name: t("book.received"), value: money(book.state.received) }, { name: t("book.paid"), value: money(book.state.paid) }]} />
							<p class="faint">{t("book.about")}</p>
						</Section>
					) : <p class="notice">{t("book.unknown")}</p>}
					<Section title={t("book.claims")}>
						<Table
							caption={t("book.claims")}
							head={[label("holder"), label("free"), label("locked"), t("verify.title")]}
							rows={claims.map((claim) => [
								<PartyName party={claim.holder} />,
								money(claim.state?.free ?? 0),
								money(claim.state?.locked ?? 0),
								<Verify claim={recordClaim(claim)} what={label("free")} />,
							])}
						/>
					</Section>
					<Section title={t("book.entries")}>
						<Table
							caption={t("book.entries")}
							head={[t("book.reference"), label("direction"), label("holder"), label("amount"), label("at_ms"), t("verify.title")]}
							rows={entries.flatMap((entry) => entry.state ? [[
								<Id id={String((entry.question as { bankEntry: Fields }).bankEntry.reference)} />,
								word(entry.state.direction),
								<PartyName party={entry.state.holder} />,
								money(entry.state.amount),
								<Time ms={entry.state.at_ms} />,
								<Verify claim={recordClaim(entry)} what={t("book.entries")} />,
							]] : [])}
						/>
					</Section>
				</>
			)}
		</PageOf>
	);
});
