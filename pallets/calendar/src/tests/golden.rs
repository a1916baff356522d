//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	calendar::WorkedDays,
	law::{ClockName, Pack, PackId, Silence},
};

use crate::{
	Basis, Entry, Event, InForce, PackConfig, Packs, RuleConfig, Stall, StalledYears, Stalls, Year, Years,
	mock::*,
};

/// 2026 with New Year's Day off: it is a Thursday, so the first week's bits are Friday, and then Monday to Thursday.
fn worked() -> WorkedDays {
	WorkedDays::new(2026, &[day("2026-01-01")], &[]).unwrap()
}

#[test]
fn events_and_years_are_encoded_as_ever() {
	let basis = Basis::new("n").unwrap();
	let bits = worked().encode();
	assert_eq!(
		(bits.len(), &bits[..3], bits[45]),
		(46, &[0b1111_0010, 0b1111_1001, 0b0111_1100][..], 0b0001_1110)
	);
	let event = Event::<Test>::YearSet { kind: Banking, year: 2026, worked: worked(), basis: basis.clone() };
	let expected = format!("0001ea07{}046e", HexDisplay::from(&bits));
	assert_eq!(HexDisplay::from(&event.encode()).to_string(), expected);
	assert_eq!(Year { worked: worked(), basis }.encode(), [bits, vec![4, b'n']].concat());
}

/// A pack of one clock and one row, with the shortest texts.
fn pack() -> Pack {
	let config = PackConfig {
		identifier: "i".into(),
		source: "s".into(),
		clocks: vec![RuleConfig {
			basis: "b".into(),
			..rule(ClockName::Acceptance, 3, WORKING, Silence::DeemedGranted)
		}],
		eligibility: vec![guide().eligibility[2]],
		..guide()
	};
	config.pack().expect("it is short")
}

#[test]
fn packs_and_standstills_are_encoded_as_ever() {
	// Identifier, version, source, status; the clock: which, 3, working days of mainland China, granted, basis; the row.
	let whole =
		concat!("0469", "0100", "0473", "01", "04", "00", "0300", "0000", "01", "0462", "04", "04", "020103");
	let hex = |bytes: Vec<u8>| HexDisplay::from(&bytes).to_string();
	assert_eq!(hex(pack().encode()), whole);
	let recorded = Event::<Test>::PackRecorded { id: PackId(5), pack: pack() };
	assert_eq!(hex(recorded.encode()), format!("0105000000{whole}"));
	let put = Event::<Test>::PutInForce { entry: 1, pack: PackId(5), from: day("2026-07-01") };
	assert_eq!(hex(put.encode()), format!("020100000005000000{}", hex(20_635i32.encode())));
	let still = Event::<Test>::StoodStill { stall: 2, from_ms: 3, until_ms: 4 };
	assert_eq!(hex(still.encode()), "030200000003000000000000000400000000000000");
	assert_eq!(hex(Stall { from_ms: 3, until_ms: 4 }.encode()), "03000000000000000400000000000000");
	assert_eq!(hex(Entry { from: day("1970-01-02"), pack: PackId(5) }.encode()), "0100000005000000");
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	let part = |bytes: Vec<u8>| [twox_64(&bytes).to_vec(), bytes].concat();
	let expected = [
		[twox_128(b"Calendar"), twox_128(b"Years")].concat(),
		part(Mainland.encode()),
		part(2026u16.encode()),
	];
	assert_eq!(Years::<Test>::hashed_key_for(Mainland, 2026), expected.concat());
	let key = |storage: &[u8], key: Vec<u8>| {
		[twox_128(b"Calendar").to_vec(), twox_128(storage).to_vec(), part(key)].concat()
	};
	assert_eq!(Packs::<Test>::hashed_key_for(PackId(5)), key(b"Packs", vec![5, 0, 0, 0]));
	assert_eq!(InForce::<Test>::hashed_key_for(1), key(b"InForce", vec![1, 0, 0, 0]));
	assert_eq!(Stalls::<Test>::hashed_key_for(2), key(b"Stalls", vec![2, 0, 0, 0]));
	assert_eq!(StalledYears::<Test>::hashed_key_for(2026), key(b"StalledYears", vec![0xea, 7]));
}
