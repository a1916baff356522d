//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	AnchorId, OrderId,
	anchor::{Acquisition, AssessmentKind, Category, Colour, Invoice, Period},
	dataset::VersionRef,
	export::Path,
};

use crate::{
	Anchor, Anchors, Assessment, Attestors, Audit, Entry, Event, ExportBasis, Invoiced, LiveEntries,
	Nullifiers, Standing, Subject, Sums, What, Withdrawal, mock::*,
};

const ID: AnchorId = AnchorId([9; 32]);
/// 7 as a moment, and as an amount.
const SEVEN: &str = "0700000000000000";
const AMOUNT: &str = "07000000000000000000000000000000";
/// The office of the tests.
const OFFICE_HEX: &str = "1a2c";

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u64) -> String {
	hex(&[byte as u8; 32])
}

/// An invoice: office, nullifier, instruction, sides, currency, amount, colour.
fn invoice(colour: Colour) -> (What, String) {
	let invoice = Invoice { nullifier: [6; 32], colour, ..blue(1, 7) };
	let sides = format!("00{}00{}", of(SELLER), of(BUYER));
	let colour = match colour {
		Colour::Blue => "00".to_string(),
		Colour::Red { .. } => format!("01{}", of(9)),
	};
	let hex = format!("00{OFFICE_HEX}{}{}{sides}434e59{AMOUNT}{colour}", of(6), hex(&PAID.0));
	(What::Invoice(invoice), hex)
}

/// An entry: certificate, dataset, category, acquisition, period.
fn entry() -> (What, String) {
	let entry = Entry {
		certificate: certificate(),
		dataset: DATA,
		category: Category::NotRecognised,
		acquisition: Acquisition::Other,
		period: Period { year: 2026, months: 3, number: 2 },
	};
	// Province, digit, year, month, serial.
	(What::Entry(entry), format!("022c01ea07030100{}0202ea070302", of(1)))
}

fn whats() -> [(What, String); 7] {
	let of_version = VersionRef { dataset: DATA, version: 2 };
	let assessment = Assessment { of: of_version, kind: AssessmentKind::Regrading, until_ms: Some(7) };
	let basis = ExportBasis { dataset: DATA, grant: Some(GRANT), path: Path::Assessment, until_ms: None };
	[
		invoice(Colour::Blue),
		invoice(Colour::Red { of: ID }),
		(What::Contract(Subject::Order(OrderId([4; 32]))), format!("0100{}", of(4))),
		(What::Contract(Subject::Grant(GRANT)), format!("0101{}", of(3))),
		entry(),
		(What::Assessment(assessment), format!("03{}020000000301{SEVEN}", of(1))),
		(What::ExportBasis(basis), format!("04{}01{}0200", of(1), of(3))),
	]
}

#[test]
fn anchors_are_encoded_as_ever() {
	for (what, expected) in whats() {
		assert_eq!(hex(&what.encode()), expected, "{what:?}");
		for withdrawn in [None, Some(Withdrawal { document: [8; 32], at_ms: 7 })] {
			let anchor = Anchor { by: member(SELLER), digest: [5; 32], what, at_ms: 7, withdrawn };
			let after = if withdrawn.is_some() { format!("01{}{SEVEN}", of(8)) } else { "00".to_string() };
			let expected = format!("{}{}{expected}{SEVEN}{after}", of(SELLER), of(5));
			assert_eq!(hex(&anchor.encode()), expected);
		}
	}
}

#[test]
fn events_are_encoded_as_ever() {
	let (what, what_hex) = entry();
	let anchor = Anchor { by: member(SELLER), digest: [5; 32], what, at_ms: 7, withdrawn: None };
	let audit = Audit { auditor: member(AUDITOR), opinion: [5; 32], at_ms: 7 };
	let events: [(Event<Test>, String); 5] = [
		(
			Event::AttestorAppointed { office: OFFICE, member: member(ATTESTOR), key: [8; 32] },
			format!("00{OFFICE_HEX}{}{}", of(ATTESTOR), of(8)),
		),
		(Event::SignerSet { office: OFFICE, signer: 7 }, format!("01{OFFICE_HEX}{SEVEN}")),
		(
			Event::Anchored { id: ID, anchor },
			format!("02{}{}{}{what_hex}{SEVEN}00", of(9), of(SELLER), of(5)),
		),
		(Event::Audited { id: ID, audit }, format!("03{}{}{}{SEVEN}", of(9), of(AUDITOR), of(5))),
		(Event::AnchorWithdrawn { id: ID, document: [5; 32] }, format!("04{}{}", of(9), of(5))),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn standings_are_encoded_as_ever() {
	let all = [
		Standing::Live,
		Standing::Withdrawn,
		Standing::Reddened,
		Standing::Over,
		Standing::Uncertified,
		Standing::Disputed,
	];
	assert_eq!(all.map(|standing| standing.encode()), [[0u8], [1], [2], [3], [4], [5]].map(Vec::from));
	assert_eq!(hex(&Sums { blue: 7, red: 7 }.encode()), format!("{AMOUNT}{AMOUNT}"));
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let of = |item: &[u8]| [twox_128(b"Anchoring"), twox_128(item)].concat();
	let hashed = |key: &[u8]| [&blake2_128(key)[..], key].concat();
	assert_eq!(Anchors::<Test>::hashed_key_for(ID), [of(b"Anchors"), hashed(&ID.0)].concat());
	assert_eq!(Nullifiers::<Test>::hashed_key_for([6; 32]), [of(b"Nullifiers"), hashed(&[6; 32])].concat());
	assert_eq!(Attestors::<Test>::hashed_key_for(OFFICE), [of(b"Attestors"), hashed(&[26, 44])].concat());
	let sides = (party(SELLER), party(BUYER));
	let invoiced = [of(b"Invoiced"), hashed(&PAID.0), hashed(&sides.encode())].concat();
	assert_eq!(Invoiced::<Test>::hashed_key_for(PAID, sides), invoiced);
	let place = (DATA, Period::of_year(2026));
	let live = [of(b"LiveEntries"), hashed(member(SELLER).as_bytes()), hashed(&place.encode())].concat();
	assert_eq!(LiveEntries::<Test>::hashed_key_for(member(SELLER), place), live);
}
