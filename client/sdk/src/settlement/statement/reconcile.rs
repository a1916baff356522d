//! Lines of a statement beside entries of the chain.

use std::collections::BTreeMap;

use hefu_primitives::settlement::BankReference;

use super::{Flow, Line};

/// What a bank attested on the chain under a reference, in the book of the statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attested {
	/// The digest of the bank's reference.
	pub reference: BankReference,
	/// Which way money moved; none: from one party to another outside of the ledger, so that one's statement has it as received and the
	/// other's as paid.
	pub flow: Option<Flow>,
	/// How much, in the minor unit.
	pub amount: u128,
	/// When it was attested: milliseconds since 1970 UTC.
	pub at_ms: u64,
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
	/// Entries that the statement does not have.
	pub missing_at_bank: Vec<&'a Attested>,
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
	/// Whether money moved the other way.
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

/// Compares a statement with what the bank attested in the same time, each reference once. `digest` is that of the bank's references on
/// the chain ([`ReferenceSalt::digest`](super::super::ReferenceSalt::digest)).
///
/// ```
/// use hefu_primitives::digest::blake2_256;
/// use hefu_sdk::settlement::statement::{Attested, Flow, Line, reconcile};
///
/// let digest = |reference: &str| blake2_256(reference.as_bytes());
/// let flow = Flow::Received;
/// let line = Line { at: "line 2".into(), reference: "A1".into(), flow, amount: 500, booked: None };
/// let entry = Attested { reference: digest("A1"), flow: Some(flow), amount: 500, at_ms: 0 };
/// assert!(reconcile(&[line], &[entry], digest).agrees());
/// ```
pub fn reconcile<'a>(
	lines: &'a [Line],
	entries: &'a [Attested],
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
		let flow = entry.flow.is_some_and(|flow| flow != line.flow);
		if amount || flow {
			report.differing.push(Difference { line, entry, amount, flow });
		} else {
			report.matched.push(Match { line, entry });
		}
	}
	// In the order in which they were given.
	report.missing_at_bank = entries.iter().filter(|entry| open.contains_key(&entry.reference)).collect();
	report
}
