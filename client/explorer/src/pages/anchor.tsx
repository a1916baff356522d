/** An anchor: a document that stays with the parties, what it is about, and how it stands. */

import { useRoute } from "preact-iso";
import { label, t, word } from "../i18n";
import { officeText, periodText } from "../lib/anchor";
import type { Anchor, AnchorState, Invoiced, What } from "../lib/anchor-types";
import { get, part } from "../lib/api";
import { ask } from "../lib/questions";
import { AnchorTag, KindText } from "../ui/anchor";
import { Id, Time } from "../ui/atoms";
import { useData } from "../ui/data";
import { Events } from "../ui/events";
import { withId } from "../ui/guard";
import { Facts, fieldFact, PageOf, PartyName, recordClaim, Section, Table, type Fact } from "../ui/parts";
import { Value, Whole } from "../ui/value";
import { Verify } from "../ui/verify";

export default withId("hfan", function AnchorPage() {
	const { id = "" } = useRoute().params;
	const data = useData(`anchor ${id}`, () => get<Anchor>(`/anchors/${part(id)}`));
	return (
		<PageOf data={data} title={t("kind.anchor")} lead={<Id id={id} whole />}>
			{(anchor) => anchor.state && (
				<>
					<Card id={id} of={anchor} state={anchor.state} />
					{"Invoice" in anchor.state.what && <Payment of={anchor} invoiced={anchor.invoiced ?? []} />}
					{anchor.audit?.state && (
						<Section title={t("anchor.audit")} side={<Verify claim={recordClaim(ask.audit(id), anchor.audit)} what={t("anchor.audit")} />}>
							<Value of={anchor.audit.state as never} />
						</Section>
					)}
					<Section title={t("history")}><Events of={anchor.events ?? []} /></Section>
				</>
			)}
		</PageOf>
	);
});

function Card({ id, of, state }: { id: string; of: Anchor; state: AnchorState }) {
	return (
		<Section title={t("kind.anchor")} side={<Verify claim={recordClaim(ask.anchor(id), of)} what={t("kind.anchor")} />}>
			<p class="headline"><KindText of={state.what} /> <AnchorTag of={of} /></p>
			<p class="faint">{t("anchor.about")}</p>
			<Facts
				of={[
					fieldFact("by", <Id id={state.by} />),
					fieldFact("digest", <Id id={state.digest} whole />),
					fieldFact("at_ms", <Time ms={state.at_ms} legal />),
					...details(state.what),
					state.withdrawn !== null && fieldFact("withdrawn", <Value of={state.withdrawn as never} />),
				]}
			/>
			<Whole of={state as never} />
		</Section>
	);
}

/** What is said of a document of each kind. */
function details(what: What): (Fact | false)[] {
	if ("Invoice" in what) {
		const { office, nullifier, instruction, seller, buyer, currency, amount, colour } = what.Invoice;
		return [
			fieldFact("office", <span data-raw>{officeText(office)}</span>),
			fieldFact("nullifier", <Id id={nullifier} whole />),
			fieldFact("instruction", <Id id={instruction} />),
			fieldFact("seller", <PartyName party={seller} />),
			fieldFact("buyer", <PartyName party={buyer} />),
			fieldFact("amount", <><Value of={amount} name="amount" /> <span data-raw>{currency}</span></>),
			fieldFact("colour", colour === "Blue" ? word("Blue") : <>{word("Red")} <Id id={colour.Red.of} /></>),
		];
	}
	if ("Contract" in what) {
		const about = what.Contract;
		return ["Order" in about ? fieldFact("order", <Id id={about.Order} />) : fieldFact("grant", <Id id={about.Grant} />)];
	}
	if ("Entry" in what) {
		const { certificate, dataset, category, acquisition, period } = what.Entry;
		return [
			fieldFact("certificate", <Value of={certificate as never} />),
			fieldFact("dataset", <Id id={dataset} />),
			fieldFact("category", word(category)),
			fieldFact("acquisition", word(acquisition)),
			fieldFact("period", <span data-raw>{periodText(period)}</span>),
		];
	}
	const ends = (ms: number | null) => ms !== null && fieldFact("until_ms", <Time ms={ms} legal="last" />);
	if ("Assessment" in what) {
		const { of, kind, until_ms } = what.Assessment;
		return [fieldFact("dataset", <Id id={of.dataset} />), fieldFact("version", String(of.version)), fieldFact("kind", word(kind)), ends(until_ms)];
	}
	const { dataset, grant, path, until_ms } = what.ExportBasis;
	return [
		fieldFact("dataset", <Id id={dataset} />),
		grant !== null && fieldFact("grant", <Id id={grant} />),
		fieldFact("path", word(`Path.${path}`)),
		ends(until_ms),
	];
}

/** What is invoiced of the payment, and what red invoices took back of this one. */
function Payment({ of, invoiced }: { of: Anchor; invoiced: Invoiced[] }) {
	const invoice = of.state && "Invoice" in of.state.what ? of.state.what.Invoice : null;
	const id = (party: object): string => String(Object.values(party)[0]);
	const own = invoiced.find(({ seller, buyer }) => invoice !== null && seller === id(invoice.seller) && buyer === id(invoice.buyer));
	return (
		<>
			{invoice && own?.state && (
				<Section
					title={t("anchor.invoiced")}
					side={<Verify claim={recordClaim(ask.invoiced(invoice.instruction, invoice.seller, invoice.buyer), own)} what={t("anchor.invoiced")} />}
				>
					<p class="faint">{t("anchor.invoicedAbout")}</p>
					<Facts of={[fieldFact("blue", <Value of={own.state.blue} name="blue" />), fieldFact("red", <Value of={own.state.red} name="red" />)]} />
				</Section>
			)}
			{of.reddened?.state && (
				<Section title={t("anchor.takenBack")} side={<Verify claim={recordClaim(ask.reddened(of.id), of.reddened)} what={t("anchor.takenBack")} />}>
					<p><Value of={of.reddened.state} name="red" /></p>
					<Table
						caption={t("anchor.takenBack")}
						head={[t("kind.anchor"), label("amount"), label("at_ms"), t("verify.title")]}
						rows={(of.reds ?? []).map((red) => [
							<Id id={red.id} />,
							red.state && "Invoice" in red.state.what ? <Value of={red.state.what.Invoice.amount} name="amount" /> : "—",
							red.state ? <Time ms={red.state.at_ms} legal /> : "—",
							<Verify claim={recordClaim(ask.anchor(red.id), red)} what={t("kind.anchor")} />,
						])}
					/>
				</Section>
			)}
		</>
	);
}
