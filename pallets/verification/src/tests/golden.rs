//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	locator::LocatorPolicy,
	verification::{Cover, Coverage, Difference, Outcome, Report, Tally, Verdict},
};

use crate::{Event, History, HistoryLength, mock::*};

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn events_are_encoded_as_ever() {
	let subject = subject(9);
	let report = Report { outcome: Outcome::Mismatch(Difference::Size), bytes_read: 1, samples: 2, at_ms: 3 };
	let tally = Tally { matches: 1, mismatches: 2, unavailable: 3, malformed: 4 };
	let coverage = Coverage { blake3: Some(Cover::Checked), sha256: Some(Cover::Unchecked), sm3: None };
	let policy = LocatorPolicy { http: true, private_addresses: false };
	let sampled = Coverage { blake3: Some(Cover::sampled(1 << 30, 300)), sha256: None, sm3: None };
	let read = Report { outcome: Outcome::Mismatch(Difference::Group(5)), ..report };
	let events: [(Event<Test>, String); 8] = [
		(
			Event::CheckOpened { check: 1, subject, member: ALICE, set: 2, deadline: 3 },
			format!("000100000000000000{}0100000000{}0200000003000000", "09".repeat(32), "01".repeat(32)),
		),
		(
			Event::Reported { check: 1, verifier: 2, report },
			"0101000000000000000200000001000100000000000000020000000300000000000000".into(),
		),
		(
			Event::CheckClosed {
				check: 1,
				subject,
				sequence: 2,
				verdict: Verdict::Contested,
				tally,
				coverage,
			},
			format!(
				"020100000000000000{}01000000000200000002{}01000101{}",
				"09".repeat(32),
				"01000000020000000300000004000000",
				"00"
			),
		),
		(Event::PolicySet { policy }, "030100".into()),
		(Event::VerifiersChanged { set: 1, count: 2 }, "040100000002000000".into()),
		(
			Event::CheckClosed {
				check: 1,
				subject,
				sequence: 2,
				verdict: Verdict::Verified,
				tally,
				coverage: sampled,
			},
			format!(
				"020100000000000000{}01000000000200000000{}01022c01000020250000",
				"09".repeat(32),
				"01000000020000000300000004000000",
			),
		),
		(
			Event::EvidenceNamed { check: 1, verifier: 2, group: 3, deadline: 4 },
			"05010000000000000002000000030000000000000004000000".into(),
		),
		(
			Event::EvidenceRead { check: 1, verifier: 2, group: 5, report: read },
			format!(
				"060100000000000000020000000500000000000000{}{}",
				"01020500000000000000", "0100000000000000020000000300000000000000"
			),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let file = subject(9).encode();
	let of = |item: &[u8]| [twox_128(b"Verification"), twox_128(item), blake2_128(&file)].concat();
	let length = [of(b"HistoryLength"), file.clone()].concat();
	assert_eq!(HistoryLength::<Test>::hashed_key_for(subject(9)), length);
	let sequence = 1u32.encode();
	let closed = [of(b"History"), file.clone(), twox_64(&sequence).to_vec(), sequence].concat();
	assert_eq!(History::<Test>::hashed_key_for(subject(9), 1), closed);
}

#[test]
fn what_is_signed_is_pinned() {
	test(|| {
		let check = open(1);
		let payload = payload(check, 2, Outcome::Match);
		let expected = format!(
			"2c{}{}0000000000000000{}0000000002000000{}00",
			hex(b"hefu/report"),
			"45".repeat(32),
			hex(&payload.about),
			hex(&payload.report.encode()),
		);
		assert_eq!(hex(&payload.signed_bytes()), expected);
		assert_eq!(
			payload.about,
			(subject(1), distribution(1)).using_encoded(frame::deps::sp_io::hashing::blake2_256)
		);
	});
}
