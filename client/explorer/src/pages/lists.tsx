/** Lists of things that need no page of their own kind: a row each, with its verify button. */

import { t, word } from "../i18n";
import { regionName } from "../i18n/regions";
import { instructionCase } from "../lib/instruction";
import { ask } from "../lib/questions";
import type { Bill, BookOf, Instruction, Licence, Rec, Recognition, TypeCode } from "../lib/types";
import { Id, Tag, Time } from "../ui/atoms";
import { List } from "../ui/list";
import { PartyName, Section, Table, recordClaim } from "../ui/parts";
import { typeCode, Money } from "../ui/value";
import { Verify } from "../ui/verify";

export function BillsPage() {
	return (
		<List<Bill>
			title="nav.bills"
			path="/bills"
			question={({ id }) => ask.bill(id)}
			head={[t("bill.reference"), t("dataset.id"), t("dataset.state"), t("bill.controlledBy"), t("bill.carrier")]}
			row={({ id, state }) => state ? [
				<a href={`/bills/${id}`}><bdi data-raw>{(state.face.issuance.reference as { document: string }).document}</bdi></a>,
				<Id id={id} />,
				<Tag name={state.control.status} />,
				<PartyName party={state.control.possessor} />,
				<Id id={state.face.carrier} />,
			] : [<Id id={id} />]}
		/>
	);
}

export function LicencesPage() {
	return (
		<List<Licence>
			title="nav.licences"
			path="/licences"
			question={({ id }) => ask.licence(id)}
			head={[t("dataset.id"), t("licence.type"), t("licence.serial"), t("licence.issuer"), t("licence.until")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<a href={`/licence-types/${typeCode(state.identifier.line.licence_type)}`}><code data-raw>{typeCode(state.identifier.line.licence_type)}</code></a>,
				<code data-raw>{state.identifier.line.serial}</code>,
				<Id id={state.issuer} />,
				state.valid_until_ms === null ? t("licence.open") : <Time ms={state.valid_until_ms} legal="last" />,
			] : [<Id id={id} />]}
		/>
	);
}

export function InstructionsPage() {
	return (
		<List<Instruction>
			title="nav.instructions"
			path="/instructions"
			question={({ id }) => ask.instruction(id)}
			head={[t("dataset.id"), t("dataset.state"), t("instruction.creator"), t("instruction.legCount"), t("instruction.until")]}
			row={({ id, state }) => state ? [
				<Id id={id} />,
				<Tag name={instructionCase(state)} />,
				<Id id={state.creator} />,
				String(state.legs.length),
				state.expires_ms === null ? word("Kept") : <Time ms={Number(state.expires_ms)} />,
			] : [<Id id={id} />]}
		/>
	);
}

export function BooksPage() {
	return (
		<List<BookOf>
			title="nav.books"
			path="/books"
			question={ask.book}
			head={[t("book.bank"), t("book.currency"), t("book.received"), t("book.paid"), t("book.owed")]}
			row={({ bank, currency, state }) => state ? [
				<a href={`/books/${bank}/${currency}`}><Id id={bank} /></a>,
				<span data-raw>{currency}</span>,
				<Money minor={state.received} decimals={state.decimals} currency={currency} />,
				<Money minor={state.paid} decimals={state.decimals} currency={currency} />,
				<Money minor={String(BigInt(state.received) - BigInt(state.paid))} decimals={state.decimals} currency={currency} />,
			] : [<Id id={bank} />, currency]}
		/>
	);
}

type LicenceType = Rec<{ name: string; holder: string; scenarios: number; until_ms: number | null }> & { code: string };

export function LicenceTypesPage() {
	return (
		<List<LicenceType>
			title="nav.licenceTypes"
			path="/licence-types"
			question={({ code }) => ask.licenceType(code)}
			head={[t("member.name"), t("licence.code"), t("licence.holder"), t("licence.until")]}
			row={({ code, state }) => state ? [
				<a href={`/licence-types/${code}`}><bdi data-raw>{state.name}</bdi></a>,
				<code data-raw>{code}</code>,
				word(state.holder),
				state.until_ms === null ? t("licence.open") : <Time ms={state.until_ms} legal="last" />,
			] : [<code data-raw>{code}</code>]}
		/>
	);
}

/** The rules by which licences of a type are recognised. */
export function Recognitions({ type, of }: { type: string; of: Recognition[] }) {
	return (
		<Section title={t("licence.regions")}>
			<Table
				caption={t("licence.regions")}
				head={[t("region.from"), t("region.to"), t("licence.contact"), t("verify.title")]}
				rows={of.flatMap((record) => record.state ? [[
					regionName(record.state.recognition.from),
					regionName(record.state.recognition.to),
					<bdi data-raw>{record.state.recognition.contact}</bdi>,
					<Verify claim={ruleClaim(type, record)} what={t("licence.regions")} />,
				]] : [])}
			/>
		</Section>
	);
}

/** The claim that a rule is about licences of a type. */
export function ruleClaim(type: string, record: Recognition) {
	const said = record.state && typeCode(record.state.recognition.licence_type as unknown as TypeCode);
	return recordClaim(ask.recognition(record.rule), record, [["licence_type", type, said]]);
}
