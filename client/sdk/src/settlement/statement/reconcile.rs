//! Lines of a statement beside entries of the chain.

use std::collections::BTreeMap;

use hefu_primitives::{
	date::Day,
	settlement::{BankReference, Currency},
};

use super::{Flow, Line};
use crate::settlement::{Direction, Entry};

/// What a bank attested on the chain under a reference, in the book of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attested {
	/// The digest of the bank's reference.
	pub reference: BankReference,
	/// Which way money moved; none: between two other accounts, outside of the ledger, so that no line of the statement is of it.
	pub flow: Option<Flow>,
	/// How much, in the minor unit.
	pub amount: u128,
	/// When it was attested: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

/// Which days a statement is of, in China, both included; none: as far as there are entries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
	/// The first.
	pub from: Option<Day>,
	/// The last.
	pub to: Option<Day>,
}

/// What comparing found. Each line is in one of its lists, and each entry in one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report<'a> {
	/// Lines that are as the bank attested them.
	pub matched: Vec<Match<'a>>,
	/// Lines of which the bank attested something else.
	pub differing: Vec<Difference<'a>>,
	/// Lines that the bank did not attest.
	pub missing_on_chain: Vec<&'a Line>,
	/// Entries that the statement does not have, and should.
	pub missing_at_bank: Vec<&'a Attested>,
	/// Entries that the statement does not have and need not have: of other days, or of money that moved between other accounts.
	pub elsewhere: Vec<&'a Attested>,
	/// Lines whose reference an earlier line has.
	pub repeated: Vec<Repeated<'a>>,
}

/// A line and its entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match<'a> {
	/// The line.
	pub line: &'a Line,
	/// The entry.
	pub entry: &'a Attested,
}

/// A line, and an entry that differs from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference<'a> {
	/// The line.
	pub line: &'a Line,
	/// The entry.
	pub entry: &'a Attested,
	/// Whether the amounts differ.
	pub amount: bool,
	/// Whether money moved the other way, or between other accounts.
	pub flow: bool,
}

/// A line whose reference an earlier one has: a reference is used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeated<'a> {
	/// The earlier line, which is compared.
	pub first: &'a Line,
	/// The line.
	pub line: &'a Line,
}

impl Report<'_> {
	/// Whether the statement and the chain say the same.
	pub fn agrees(&self) -> bool {
		self.differing.is_empty()
			&& self.missing_on_chain.is_empty()
			&& self.missing_at_bank.is_empty()
			&& self.repeated.is_empty()
	}
}

impl Days {
	/// Whether a moment is on one of them: milliseconds since 1970 UTC.
	fn have(&self, at_ms: u64) -> bool {
		let day = Day::in_china(at_ms);
		self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
	}
}

/// What a bank attested of a currency, oldest first, out of all its entries ([`Client::entries_of`](crate::Client::entries_of)).
pub fn attested<'a>(
	entries: impl IntoIterator<Item = (&'a BankReference, &'a Entry)>,
	currency: Currency,
) -> Vec<Attested> {
	let of_currency = entries.into_iter().filter(|(_, entry)| *entry.currency == currency);
	let mut attested: Vec<_> =
		of_currency.map(|(reference, entry)| Attested::of(*reference, entry)).collect();
	attested.sort_by_key(|entry| (entry.at_ms, entry.reference));
	attested
}

impl Attested {
	fn of(reference: BankReference, entry: &Entry) -> Self {
		let flow = match entry.direction {
			Direction::Received => Some(Flow::Received),
			Direction::Paid => Some(Flow::Paid),
			Direction::Transferred => None,
		};
		Self { reference, flow, amount: entry.amount, at_ms: entry.at_ms }
	}
}

/// Compares a statement of these days with what the bank attested at any time, each reference once. `digest` is that of the bank's
/// references on the chain ([`ReferenceSalt::digest`](super::super::ReferenceSalt::digest)).
///
/// A line may be attested on another day than it was booked: days are looked at only for what no line has.
///
/// ```
/// use hefu_primitives::digest::blake2_256;
/// use hefu_sdk::settlement::statement::{Attested, Days, Flow, Line, Spot, reconcile};
///
/// let digest = |reference: &str| blake2_256(reference.as_bytes());
/// let flow = Flow::Received;
/// let line = Line { at: Spot::Line(2), reference: "A1".into(), flow, amount: 500, booked: None };
/// let entry = Attested { reference: digest("A1"), flow: Some(flow), amount: 500, at_ms: 0 };
/// assert!(reconcile(&[line], &[entry], Days::default(), digest).agrees());
/// ```
pub fn reconcile<'a>(
	lines: &'a [Line],
	entries: &'a [Attested],
	days: Days,
	digest: impl Fn(&str) -> BankReference,
) -> Report<'a> {
	let mut report = Report::default();
	let mut open: BTreeMap<_, _> = entries.iter().map(|entry| (entry.reference, entry)).collect();
	let mut seen: BTreeMap<&str, &Line> = BTreeMap::new();
	for line in lines {
		if let Some(&first) = seen.get(&*line.reference) {
			report.repeated.push(Repeated { first, line });
			continue;
		}
		seen.insert(&line.reference, line);
		let Some(entry) = open.remove(&digest(&line.reference)) else {
			report.missing_on_chain.push(line);
			continue;
		};
		let amount = line.amount != entry.amount;
		let flow = entry.flow != Some(line.flow);
		if amount || flow {
			report.differing.push(Difference { line, entry, amount, flow });
		} else {
			report.matched.push(Match { line, entry });
		}
	}
	// In the order in which they were given.
	let left = entries.iter().filter(|entry| open.contains_key(&entry.reference));
	let (missing, elsewhere): (Vec<_>, Vec<_>) =
		left.partition(|entry| entry.flow.is_some() && days.have(entry.at_ms));
	(report.missing_at_bank, report.elsewhere) = (missing, elsewhere);
	report
}
