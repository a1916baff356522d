//! From an event to the root in its block's header, and from its bytes to words.

mod common;

use codec::Encode;
use common::*;
use hefu_primitives::event_root;
use hefu_proofs::{
	Claim, DescribeError, Error, Event, Handovers, Limits, Receipt, Trust, Value, Zebra, assemble,
	event::{Phase, path_length},
	header::DigestItem,
	verify,
};
use proptest::prelude::*;

fn refusal(receipt: &Receipt, trust: &Trust) -> Error {
	verify(receipt, trust, &Limits::NONE, &Zebra).unwrap_err()
}

/// The digest says that there are so many leaves, over the same root.
fn with_leaves(leaves: u32) -> (Receipt, Trust) {
	let (mut receipt, trust) = good();
	let root = event_root::root(records(13).iter().map(|record| event_root::leaf(record)).collect());
	for item in &mut receipt.header.digest {
		if let DigestItem::Consensus(..) = item {
			*item = events_item(1_000, leaves, root);
		}
	}
	relink(&mut receipt);
	(receipt, trust)
}

#[test]
fn a_wrong_number_of_leaves_is_refused() {
	let (receipt, trust) = with_leaves(13);
	assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
	let (receipt, trust) = with_leaves(0);
	assert_eq!(refusal(&receipt, &trust), Error::NoSuchEvent { index: 3, leaves: 0 });
	let (receipt, trust) = with_leaves(3);
	assert_eq!(refusal(&receipt, &trust), Error::NoSuchEvent { index: 3, leaves: 3 });
	let (receipt, trust) = with_leaves(8);
	assert_eq!(refusal(&receipt, &trust), Error::PathLength { expected: 3, given: 4 });
	let (receipt, trust) = with_leaves(u32::MAX);
	assert_eq!(refusal(&receipt, &trust), Error::PathLength { expected: 32, given: 4 });
}

#[test]
fn another_path_number_or_record_is_refused() {
	let (good, trust) = good();
	let mut receipt = good.clone();
	event_parts(&mut receipt).1.pop();
	assert_eq!(refusal(&receipt, &trust), Error::PathLength { expected: 4, given: 3 });
	let mut receipt = good.clone();
	event_parts(&mut receipt).1.push([0; 32]);
	assert_eq!(refusal(&receipt, &trust), Error::PathLength { expected: 4, given: 5 });
	for other in [0, 1, 2, 4, 5, 11] {
		let mut receipt = good.clone();
		*event_parts(&mut receipt).0 = other;
		assert_eq!(refusal(&receipt, &trust), Error::NotInBlock, "{other}");
	}
	let mut receipt = good.clone();
	*event_parts(&mut receipt).0 = 13;
	assert_eq!(refusal(&receipt, &trust), Error::NoSuchEvent { index: 13, leaves: 13 });
	let mut receipt = good.clone();
	event_parts(&mut receipt).1.swap(0, 1);
	assert_eq!(refusal(&receipt, &trust), Error::NotInBlock);
	let mut receipt = good;
	event_parts(&mut receipt).2.push(0);
	assert_eq!(refusal(&receipt, &trust), Error::NotInBlock);
}

#[test]
fn an_inner_node_is_no_event() {
	let (mut receipt, trust) = good();
	let leaves: Vec<_> = records(13).iter().map(|record| event_root::leaf(record)).collect();
	let (_, path, record) = event_parts(&mut receipt);
	*record = [leaves[2], leaves[3]].concat();
	path.remove(0);
	assert!(matches!(refusal(&receipt, &trust), Error::PathLength { .. }));
}

/// The path's length by the definition of the tree.
fn by_definition(index: u32, leaves: u32) -> u32 {
	let mut level: Vec<bool> = (0..leaves).map(|place| place == index).collect();
	let mut length = 0;
	while level.len() > 1 {
		length += level.chunks(2).filter(|pair| pair.len() == 2 && pair.contains(&true)).count() as u32;
		level = level.chunks(2).map(|pair| pair.contains(&true)).collect();
	}
	length
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(300))]

	#[test]
	fn every_event_of_a_block_can_be_proven(count in 4u32..70, pick in any::<u32>()) {
		let index = pick % count;
		let records = records(count);
		let mut receipt = event_receipt(count, 0, Handovers::none(0));
		receipt.claim = assemble::event_claim(&records, index).unwrap();
		let trust = trust(0, &validators(0, 4));
		prop_assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
		let Claim::Event { path, .. } = &receipt.claim else { unreachable!() };
		prop_assert_eq!(path.len() as u32, path_length(index, count));
		prop_assert_eq!(path_length(index, count), by_definition(index, count));
		prop_assert!(assemble::event_claim(&records, count).is_err());
	}

	#[test]
	fn any_bytes_give_an_answer(record in proptest::collection::vec(any::<u8>(), 0..200), pallet in 9u8..11, event in 0u8..17) {
		let head = (0u8, 1u32, pallet, event).encode();
		for bytes in [[&head[..], &record].concat(), record] {
			if let Ok(event) = Event::decode(&bytes, 1) {
				prop_assert!(!event.name.is_empty());
			}
		}
	}
}

#[test]
fn events_are_put_into_words() {
	let event = Event::decode(&dataset_registered(), 1).unwrap();
	assert_eq!(event.phase, Phase::ApplyExtrinsic(1));
	assert_eq!((event.pallet, event.name), ("Registry", "DatasetRegistered"));
	assert_eq!(event.fields.len(), 2);

	let mut longer = dataset_registered();
	longer.push(0);
	assert_eq!(Event::decode(&longer, 1), Err(DescribeError::Malformed));
	let short = dataset_registered();
	assert_eq!(Event::decode(&short[..short.len() - 1], 1), Err(DescribeError::Malformed));
}

#[test]
fn what_is_not_known_is_said() {
	let newer = DescribeError::NewerThanKnown { spec_version: 2, known: 1 };
	assert_eq!(Event::decode(&dataset_registered(), 2), Err(newer));
	// `System.ExtrinsicSuccess` is proven like every event, but not described.
	assert_eq!(Event::decode(&(0u8, 1u32, 0u8, 0u8).encode(), 1), Err(DescribeError::NotDescribed));
	// A report of a check, by value: a mismatch of SHA-256.
	let report = (7u64, 2u32, (1u8, 1u8, 1u8), 4_096u64, 0u32, NOW_MS);
	let record = [(1u8, 20u8, 1u8).encode(), report.encode(), vec![0]].concat();
	let event = Event::decode(&record, 1).unwrap();
	assert_eq!((event.phase, event.pallet, event.name), (Phase::Finalization, "Verification", "Reported"));
	let report = event.field("report").unwrap();
	let difference = report.field("outcome").and_then(|outcome| outcome.field("0")).unwrap();
	assert_eq!(difference.field("0"), Some(&Value::Variant("Sha256", vec![])));
	assert_eq!(report.field("at_ms"), Some(&Value::Number(NOW_MS.into())));
}
