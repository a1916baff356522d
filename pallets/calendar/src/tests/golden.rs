//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::calendar::WorkedDays;

use crate::{Basis, Event, Year, Years, mock::*};

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

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	let part = |bytes: Vec<u8>| [twox_64(&bytes).to_vec(), bytes].concat();
	let expected = [
		[twox_128(b"Calendar"), twox_128(b"Years")].concat(),
		part(Mainland.encode()),
		part(2026u16.encode()),
	];
	assert_eq!(Years::<Test>::hashed_key_for(Mainland, 2026), expected.concat());
}
