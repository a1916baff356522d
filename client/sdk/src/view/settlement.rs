//! Books, claims, entries and instructions as JSON. Amounts are decimals of the major unit, as text: no number of JSON holds them all.

use std::collections::BTreeMap;

use hefu_primitives::{
	BillId, GrantId, InstructionId, MemberId, Party,
	settlement::{BankReference, Book, Currency, Leg, LegKind, Thing, What, When},
};
use serde_json::{Value, json};

use crate::{
	amount, date, hex,
	settlement::{
		BookState, Claim, Direction, Entry, Instruction, Mediator, Receipt, State, Status,
		statement::{Attested, Flow, Line, Report, Spot},
	},
};

/// A currency's letters.
pub fn currency(currency: &Currency) -> String {
	format!("{currency:?}")
}

/// A book.
pub fn book(book: &Book, state: &BookState) -> Value {
	let amount = |minor| amount::text(minor, state.decimals);
	json!({
		"bank": book.bank,
		"currency": currency(&book.currency),
		"decimals": state.decimals,
		"received": amount(state.received),
		"paid": amount(state.paid),
		"owed": amount(state.received.saturating_sub(state.paid)),
	})
}

/// What a party has in a book with so many decimals; zeros when it has nothing there.
pub fn claim(book: &Book, decimals: u8, holder: &Party, claim: Option<&Claim>) -> Value {
	let (free, locked) = claim.map_or((0, 0), |claim| (claim.free, claim.locked));
	json!({
		"holder": holder.to_string(),
		"bank": book.bank,
		"currency": currency(&book.currency),
		"free": amount::text(free, decimals),
		"locked": amount::text(locked, decimals),
	})
}

/// What a bank attested, in a book with so many decimals.
pub fn entry(bank: MemberId, reference: &BankReference, entry: &Entry, decimals: u8) -> Value {
	let direction = match entry.direction {
		Direction::Received => "received",
		Direction::Paid => "paid",
		Direction::Transferred => "transferred",
	};
	json!({
		"bank": bank,
		"reference": hex(reference),
		"direction": direction,
		"currency": currency(&entry.currency),
		"holder": entry.holder.to_string(),
		"amount": amount::text(entry.amount, decimals),
		"attestedOn": date::moment(entry.at_ms),
	})
}

/// What came of each line of a statement, in its order: `found` is `same`, `other-amount`, `other-direction`, `other` (both),
/// `not-on-chain` or `repeated`. `decimals` are the book's.
pub fn reconciled(lines: &[Line], report: &Report, decimals: u8) -> Vec<Value> {
	let mut found: BTreeMap<&Spot, (&str, Option<&Attested>)> = BTreeMap::new();
	found.extend(report.matched.iter().map(|found| (&found.line.at, ("same", Some(found.entry)))));
	found.extend(report.differing.iter().map(|found| {
		let word = match (found.amount, found.flow) {
			(true, true) => "other",
			(true, false) => "other-amount",
			_ => "other-direction",
		};
		(&found.line.at, (word, Some(found.entry)))
	}));
	found.extend(report.missing_on_chain.iter().map(|line| (&line.at, ("not-on-chain", None))));
	found.extend(report.repeated.iter().map(|found| (&found.line.at, ("repeated", None))));
	let row = |line: &Line| {
		let (word, entry) = found.get(&line.at).copied().unzip();
		let entry = entry.flatten();
		json!({
			"at": line.at.to_string(),
			"reference": line.reference,
			"booked": line.booked.map(|day| day.to_string()),
			"direction": flow(Some(line.flow)),
			"amount": amount::text(line.amount, decimals),
			"found": word,
			"onChain": entry.map(|entry| json!({
				"reference": hex(&entry.reference),
				"direction": flow(entry.flow),
				"amount": amount::text(entry.amount, decimals),
				"attestedOn": date::moment(entry.at_ms),
			})),
		})
	};
	lines.iter().map(row).collect()
}

/// Which way money moved, in a word; none: between other accounts.
fn flow(flow: Option<Flow>) -> &'static str {
	match flow {
		Some(Flow::Received) => "received",
		Some(Flow::Paid) => "paid",
		None => "transferred",
	}
}

/// An instruction with its status; `decimals` are those of a leg's book, where it is open.
pub fn instruction(
	id: InstructionId,
	instruction: &Instruction,
	status: &Status,
	decimals: impl Fn(&Book) -> Option<u8>,
) -> Value {
	let parties: Vec<_> = instruction
		.parties
		.0
		.iter()
		.map(|side| json!({ "party": side.party.to_string(), "affirmed": side.affirmed }))
		.collect();
	let (by, closed) = match &instruction.state {
		State::Open => (None, None),
		State::Settled { at_ms } | State::Cleared { at_ms } | State::Released { at_ms } => {
			(None, Some(*at_ms))
		}
		State::Rejected { by, at_ms } => (Some(by.to_string()), Some(*at_ms)),
	};
	let from = match *instruction.when {
		When::LastAffirmation | When::Kept => None,
		When::From(ms) => Some(date::moment(ms)),
	};
	let mediator = |of: &Mediator| json!({ "member": of.member.0, "until": of.until_ms.map(date::moment) });
	let receipt = |of: &Receipt| json!({ "leg": of.leg, "reference": hex(&of.reference) });
	json!({
		"instruction": id,
		"status": instruction_status(status),
		"creator": instruction.creator.0,
		"legs": instruction.legs.0.iter().map(|of| leg(of, &decimals)).collect::<Vec<_>>(),
		"executedFrom": from,
		"kept": *instruction.when == When::Kept,
		"expires": instruction.expires_ms.map(date::moment),
		"about": instruction.about.map(|about| hex(&about)),
		"parties": parties,
		"mediators": instruction.mediators.0.iter().map(mediator).collect::<Vec<_>>(),
		"receipts": instruction.receipts.0.iter().map(receipt).collect::<Vec<_>>(),
		"rejectedBy": by,
		"closedOn": closed.map(date::moment),
	})
}

/// A leg.
pub fn leg(leg: &Leg, decimals: impl Fn(&Book) -> Option<u8>) -> Value {
	let mut json = json!({ "from": leg.from.to_string(), "to": leg.to.to_string() });
	match &leg.what {
		What::Claim { book, amount } => {
			// Instructions are made for books that are open, which never close.
			json["amount"] = amount::text(*amount, decimals(book).unwrap_or_default()).into();
			json["currency"] = currency(&book.currency).into();
			json["bank"] = book.bank.to_string().into();
		}
		What::Cash { currency: of, amount, attestor } => {
			let book = Book { bank: *attestor, currency: *of };
			json["amount"] = amount::text(*amount, decimals(&book).unwrap_or_default()).into();
			json["currency"] = currency(of).into();
			json["attestor"] = attestor.to_string().into();
		}
		What::Thing(Thing { kind: LegKind::Grant, id }) => json["grant"] = GrantId(*id).to_string().into(),
		What::Thing(Thing { kind: LegKind::Bill, id }) => json["bill"] = BillId(*id).to_string().into(),
	}
	json
}

/// How far an instruction is, in a word.
pub fn instruction_status(status: &Status) -> &'static str {
	match status {
		Status::Affirming => "affirming",
		Status::Waiting => "waiting",
		Status::Ready => "ready",
		Status::Lapsed => "lapsed",
		Status::Settled => "settled",
		Status::Rejected => "rejected",
		Status::Released => "released",
	}
}
