//! Encodings that others rely on: of events, for receipts, and of the keys of what is proven from storage. A change here breaks
//! every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{DatasetId, seal::SealKey, text::Text};

use crate::{Datasets, Event, Versions, WithdrawReason, mock, mock::*};

const DATASET: DatasetId = DatasetId([9; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

#[test]
fn events_are_encoded_as_ever() {
	let (id, holder) = ("09".repeat(32), "01".repeat(32));
	let digests = format!("01{}0000", "04".repeat(32));
	let (scheme, commitment) = ("00", hex(&SealKey([5; 32]).commitment()));
	let registered = Event::<Test>::VersionRegistered {
		dataset: DATASET,
		version: 2,
		holder: member(1),
		name: Text::new("n").unwrap(),
		content: [3; 32],
		digests: vec![mock::digests(4); 2].try_into().unwrap(),
		seals: vec![None, Some(SealKey([5; 32]).seal())].try_into().unwrap(),
		parents: vec![version(DATASET, 1)].try_into().unwrap(),
	};
	let events: [(Event<Test>, String); 3] = [
		(Event::DatasetRegistered { dataset: DATASET, holder: member(1) }, format!("00{id}{holder}")),
		(
			registered,
			format!(
				"01{id}02000000{holder}046e{}08{digests}{digests}080001{scheme}{commitment}04{id}01000000",
				"03".repeat(32)
			),
		),
		(
			Event::DatasetWithdrawn {
				dataset: DATASET,
				holder: member(1),
				reason: WithdrawReason::LegalOrder,
			},
			format!("02{id}{holder}03"),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let id = DATASET.encode();
	let of = |item: &[u8]| [twox_128(b"Registry"), twox_128(item), blake2_128(&id)].concat();
	let dataset = [of(b"Datasets"), id.clone()].concat();
	assert_eq!(Datasets::<Test>::hashed_key_for(DATASET), dataset);
	let number = 1u32.encode();
	let version = [of(b"Versions"), id.clone(), twox_64(&number).to_vec(), number].concat();
	assert_eq!(Versions::<Test>::hashed_key_for(DATASET, 1), version);
}
