//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	ApplicationId,
	catalogue::{ApplicationKind, Demand, EntryEnd},
	clock::Clock,
	law::{ClockName, PackId},
	registration::{Conclusion, Stage},
};

use crate::{
	Application, Applications, Cancelled, Clocks, CodeOf, Entries, Entry, Event, Law, Objection, Objections,
	Objectors, OpenApplication, mock::*,
};

const ID: ApplicationId = ApplicationId([9; 32]);
const SEVEN: &str = "0700000000000000";

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u64) -> String {
	hex(&[byte as u8; 32])
}

/// A clock that began at 7, and its encoding: law, which, when, what was added and used, that it has run since.
fn clock() -> (Clock, String) {
	let clock = Clock::start(PackId(5), ClockName::Review, 7);
	(clock, format!("0500000002{SEVEN}0000000000{SEVEN}"))
}

/// An application with everything, and its encoding.
fn full_application() -> (Application, String) {
	let (clock, clock_hex) = clock();
	let application = Application {
		dataset: DATA,
		version: 2,
		institution: member(INSTITUTION),
		applicant: member(ALICE),
		demand: Demand::Correction([3; 32]),
		pack: PackId(5),
		stage: Stage::Objected,
		made_ms: 7,
		clocks: Clocks { answer: None, review: Some(clock), publicity: Some(clock), inquiry: Some(clock) },
		objections: 2,
		open_objections: 1,
	};
	let encoded = [
		format!("{}02000000{}{}", of(1), of(INSTITUTION), of(ALICE)),
		format!("02{}0500000006{SEVEN}", of(3)),
		format!("0001{clock_hex}01{clock_hex}01{clock_hex}"),
		"0200000001000000".into(),
	];
	(application, encoded.concat())
}

/// An entry with everything, and its encoding.
fn full_entry() -> (Entry, String) {
	let (term, term_hex) = clock();
	let entry = Entry {
		institution: member(INSTITUTION),
		registrant: member(ALICE),
		application: ID,
		code: code("G-1").expect("a code"),
		version: 2,
		materials: [3; 32],
		registered_ms: 7,
		term,
		cancelled: Some(Cancelled { ground: EntryEnd::Dissolved, at_ms: 7 }),
	};
	let encoded = [
		format!("{}{}{}", of(INSTITUTION), of(ALICE), of(9)),
		format!("0c472d3102000000{}{SEVEN}{term_hex}0102{SEVEN}", of(3)),
	];
	(entry, encoded.concat())
}

#[test]
fn events_are_encoded_as_ever() {
	let (application, id, (made, made_hex)) = (ID, of(9), full_application());
	let (entry, entry_hex) = full_entry();
	let (by, decision, two) = (member(BOB), [2; 32], of(2));
	let before = entry.code.clone();
	let events: [(Event<Test>, String); 13] = [
		(Event::PutInForce { pack: PackId(5) }, "0005000000".into()),
		(Event::Filed { application, made }, format!("01{id}{made_hex}")),
		(Event::SilenceResolved { application, stage: Stage::NeverFiled }, format!("02{id}0c")),
		(Event::Supplied { application, documents: decision }, format!("03{id}{two}")),
		(Event::ApplicationWithdrawn { application }, format!("04{id}")),
		(Event::Accepted { application }, format!("05{id}")),
		(Event::CorrectionAsked { application, notice: decision }, format!("06{id}{two}")),
		(Event::Rejected { application, decision }, format!("07{id}{two}")),
		(Event::Publicised { application }, format!("08{id}")),
		(
			Event::Objected { application, sequence: 1, by, grounds: decision },
			format!("09{id}01000000{}{two}", of(BOB)),
		),
		(
			Event::ObjectionDecided { application, sequence: 1, conclusion: Conclusion::Dismissed, decision },
			format!("0a{id}0100000001{two}"),
		),
		(
			Event::Entered { dataset: DATA, kind: ApplicationKind::Renewal, entry: entry.clone() },
			format!("0b{}04{entry_hex}", of(1)),
		),
		(
			Event::CodeReplaced { dataset: DATA, before, entry, decision },
			format!("0c{}0c472d31{entry_hex}{two}", of(1)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_recorded_is_encoded_as_ever() {
	assert_eq!(hex(&full_application().0.encode()), full_application().1);
	assert_eq!(hex(&full_entry().0.encode()), full_entry().1);
	let objection =
		Objection { by: member(BOB), grounds: [2; 32], at_ms: 7, outcome: Some(Conclusion::Upheld) };
	assert_eq!(hex(&objection.encode()), format!("{}{}{SEVEN}0100", of(BOB), of(2)));
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let prefix = |item: &[u8]| [twox_128(b"Catalogue"), twox_128(item)].concat();
	let part = |bytes: &[u8]| [&blake2_128(bytes)[..], bytes].concat();
	let number = |number: u32| [&twox_64(&number.encode())[..], &number.encode()].concat();
	let single = |item: &[u8], key: &[u8]| [prefix(item), part(key)].concat();
	assert_eq!(Law::<Test>::hashed_key().to_vec(), prefix(b"Law"));
	assert_eq!(Applications::<Test>::hashed_key_for(ID), single(b"Applications", &[9; 32]));
	assert_eq!(Entries::<Test>::hashed_key_for(DATA), single(b"Entries", &[1; 32]));
	let code = code("G-1").expect("a code");
	assert_eq!(CodeOf::<Test>::hashed_key_for(&code), single(b"CodeOf", &code.encode()));
	let numbered = [single(b"Objections", &[9; 32]), number(2)].concat();
	assert_eq!(Objections::<Test>::hashed_key_for(ID, 2), numbered);
	let open = [single(b"OpenApplication", &[1; 32]), part(&member(ALICE).encode())].concat();
	assert_eq!(OpenApplication::<Test>::hashed_key_for(DATA, member(ALICE)), open);
	let who = [single(b"Objectors", &[9; 32]), part(&member(BOB).encode())].concat();
	assert_eq!(Objectors::<Test>::hashed_key_for(ID, member(BOB)), who);
}
