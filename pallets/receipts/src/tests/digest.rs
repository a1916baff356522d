//! The digest item of a block.

use crate::mock::*;
use codec::{Decode, Encode};
use frame::{deps::sp_runtime::DigestItem, testing_prelude::*};
use hefu_primitives::event_root::{ENGINE_ID, EventsDigest, leaf, root};

/// Runs a block that emits `count` events; its digest, and the events' raw records as a client would get them.
fn block(number: u64, count: u32) -> (EventsDigest, Vec<Vec<u8>>) {
	System::reset_events();
	System::initialize(&number, &Default::default(), &Default::default());
	Receipts::on_initialize(number);
	for i in 0..count {
		System::deposit_event(frame_system::Event::Remarked {
			sender: i.into(),
			hash: H256::repeat_byte(i as u8),
		});
	}
	Receipts::on_finalize(number);
	let records: Vec<_> = System::events().iter().map(Encode::encode).collect();
	assert_eq!(Receipts::records(), records);
	let header = System::finalize();
	let items: Vec<_> = header
		.digest
		.logs
		.iter()
		.filter_map(|item| match item {
			DigestItem::Consensus(ENGINE_ID, data) => Some(EventsDigest::decode(&mut &data[..]).unwrap()),
			_ => None,
		})
		.collect();
	assert_eq!(items.len(), 1);
	(items[0].clone(), records)
}

#[test]
fn the_root_can_be_recomputed_from_the_events() {
	TestState::default().execute_with(|| {
		Now::set(&1_790_000_000_000);
		for (number, count) in [(1, 0), (2, 1), (3, 2), (4, 7), (5, 64), (6, 99)] {
			let (digest, records) = block(number, count);
			assert_eq!(digest.leaves, count);
			assert_eq!(records.len() as u32, count);
			assert_eq!(digest.root, root(records.iter().map(|record| leaf(record)).collect()));
			assert_eq!(digest.now_ms, 1_790_000_000_000);
			assert_eq!(digest.genesis, System::block_hash(0).0);
			assert_eq!(digest.spec_version, 0);
		}
	});
}

#[test]
fn a_block_without_events_says_so() {
	TestState::default().execute_with(|| {
		let (digest, _) = block(1, 0);
		assert_eq!((digest.leaves, digest.root), (0, [0; 32]));
	});
}

#[test]
fn more_events_than_expected_are_recorded_all_the_same() {
	TestState::default().execute_with(|| {
		let (digest, records) = block(1, 1001);
		assert_eq!(digest.leaves, 1001);
		assert_eq!(digest.root, root(records.iter().map(|record| leaf(record)).collect()));
	});
}

#[test]
fn the_weight_is_set_aside_at_the_start() {
	TestState::default().execute_with(|| {
		assert_eq!(Receipts::on_initialize(1), <() as crate::WeightInfo>::on_finalize(1000));
	});
}
