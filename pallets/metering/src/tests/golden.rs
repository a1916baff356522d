//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	id::MeterId,
	metering::{Limits, Most, Totals, Units, Windows},
};

use crate::{Event, Meters, Refusal, Tallies, mock::*};

const METER: MeterId = MeterId([9; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn events_are_encoded_as_ever() {
	let (meter, window) = (METER, 2);
	let nines = "09".repeat(32);
	let units = Units { calls: 3, bytes: 4 };
	let totals = Totals { ts_ns: 5, value: 6, units };
	let (three, four, five) = ("0300000000000000", "0400000000000000", "0500000000000000");
	let six = "06000000000000000000000000000000";
	let opened = Event::<Test>::Opened {
		meter,
		grant: GRANT,
		payer: member(PAYER),
		provider: member(PROVIDER),
		service: [8; 32],
		used_for: USED_FOR,
		book: CNY,
		deposit: 6,
		cap: 6,
		signers: vec![SIGNER].try_into().expect("one is few"),
		windows: Windows { opened_ms: 3, window_ms: 4, grace_ms: 5 },
		challenge_ms: 3,
		limits: Limits {
			window: Most { calls: Some(4), bytes: None },
			grant: Most { calls: None, bytes: Some(5) },
		},
		before: units,
	};
	let ids = [1u8, 1, 10, 8].map(|byte| hex(&[byte; 32])).concat();
	// Purpose, region 440300, industry I65; the book; one signer, 50.
	let used_for = "00ecb70600490141";
	let book = format!("{}434e59", "1e".repeat(32));
	let events: [(Event<Test>, String); 6] = [
		(
			opened,
			format!(
				"00{nines}{ids}{used_for}{book}{six}{six}043200000000000000{three}{four}{five}{three}01{four}000001{five}{three}{four}"
			),
		),
		(Event::ToppedUp { meter, amount: 6 }, format!("01{nines}{six}")),
		(
			Event::Redeemed { meter, window, totals, due: 6 },
			format!("02{nines}02000000{five}{six}{three}{four}{six}"),
		),
		(Event::Refused { meter, window, why: Refusal::NotMore }, format!("03{nines}0200000008")),
		(Event::CloseAsked { meter, until_ms: 5 }, format!("04{nines}{five}")),
		(
			Event::Closed { meter, by: member(PAYER), returned: 6 },
			format!("05{nines}{}{six}", "01".repeat(32)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn refusals_are_encoded_as_ever() {
	let refusals = [
		Refusal::UnknownMeter,
		Refusal::NotProvider,
		Refusal::Closed,
		Refusal::WindowNotBegun,
		Refusal::WindowClosed,
		Refusal::OutOfTime,
		Refusal::NoSuchSigner,
		Refusal::BadSignature,
		Refusal::NotMore,
		Refusal::BeyondDeposit,
		Refusal::BeyondVolume,
		Refusal::NotAllowed,
		Refusal::NotLookedUp,
	];
	for (number, refusal) in (0u8..).zip(refusals) {
		assert_eq!(refusal.encode(), [number], "{refusal:?}");
	}
	assert_eq!(Refusal::NotPaid(DispatchError::BadOrigin).encode(), [13, 2]);
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let of = |item: &[u8], key: &[u8]| {
		[&twox_128(b"Metering")[..], &twox_128(item), &blake2_128(key), key].concat()
	};
	assert_eq!(Meters::<Test>::hashed_key_for(METER), of(b"Meters", &[9; 32]));
	assert_eq!(Tallies::<Test>::hashed_key_for(GRANT), of(b"Tallies", &[1; 32]));
}
