//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	export::{Basis, Exemption, Rules},
	text::Text,
};

use crate::{Counted, Event, Export, Exports, mock::*};

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn events_are_encoded_as_ever() {
	let rules = Rules { basis: Text::new("7").expect("short"), ..rules() };
	let export = Export {
		dataset: DATA,
		version: 2,
		grant: Some(GRANT),
		heads: heads(3, 4),
		important: true,
		recipient: [8; 32],
		basis: ASSESSED,
		rules: 5,
		at_ms: 6,
	};
	let [ones, eights] = [1, 8].map(|byte: u8| hex(&[byte; 32]));
	let (three, four) = ("0300000000000000", "0400000000000000");
	let assessed = format!("05{}ffffffffffffffff", "06".repeat(32));
	let exported = format!("{ones}0200000001{ones}{three}{four}01{eights}{assessed}050000000600000000000000");
	let events: [(Event<Test>, String); 2] = [
		(
			Event::RulesSet { number: 2, rules },
			// A million, ten thousand, a hundred thousand; one byte of text.
			"000200000040420f00000000001027000000000000a0860100000000000437".to_string(),
		),
		(
			Event::Exported { exporter: member(BOB), number: 9, export, counted: heads(3, 4) },
			format!("01{}09000000{exported}{three}{four}", "02".repeat(32)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn bases_are_encoded_as_ever() {
	let evidence = [7; 32];
	let sevens = hex(&evidence);
	let bases = [
		(Basis::Few, "00".to_string()),
		(exempt(Exemption::Trade), format!("0100{sevens}")),
		(exempt(Exemption::Transit), format!("0101{sevens}")),
		(exempt(Exemption::Contract), format!("0102{sevens}")),
		(exempt(Exemption::Staff), format!("0103{sevens}")),
		(exempt(Exemption::Emergency), format!("0104{sevens}")),
		(Basis::OffNegativeList { evidence }, format!("02{sevens}")),
		(Basis::StandardContract { filing: evidence }, format!("03{sevens}")),
		(Basis::Certification { certificate: evidence }, format!("04{sevens}")),
		(Basis::Assessment { decision: evidence, until_ms: 1 }, format!("05{sevens}0100000000000000")),
	];
	for (basis, expected) in bases {
		assert_eq!(hex(&basis.encode()), expected, "{basis:?}");
	}
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let of = |item: &[u8]| [twox_128(b"Exporting"), twox_128(item)].concat();
	let hashed = |key: &[u8]| [&blake2_128(key)[..], key].concat();
	let after = |key: &[u8]| [&twox_64(key)[..], key].concat();
	let export = [of(b"Exports"), hashed(member(ALICE).as_bytes()), after(&1u32.to_le_bytes())].concat();
	assert_eq!(Exports::<Test>::hashed_key_for(member(ALICE), 1), export);
	let counted = [of(b"Counted"), hashed(member(ALICE).as_bytes()), after(&2026u16.to_le_bytes())].concat();
	assert_eq!(Counted::<Test>::hashed_key_for(member(ALICE), 2026), counted);
}
