//! From the block of the fact to the block that is justified.

mod common;

use common::*;
use hefu_primitives::event_root;
use hefu_proofs::{
	Broken, Error, Handovers, Header, Limits, Receipt, Trust, Zebra, header::DigestItem, verify,
};
use proptest::prelude::*;
use sp_runtime::{generic, traits::BlakeTwo256};

fn broken(receipt: &Receipt, trust: &Trust) -> Broken {
	match verify(receipt, trust, &Limits::NONE, &Zebra) {
		Err(Error::Block(broken)) => broken,
		other => panic!("{other:?}"),
	}
}

/// Changes the block's header, and makes everything after it fit again.
fn with_header(change: impl FnOnce(&mut Header)) -> (Receipt, Trust) {
	let (mut receipt, trust) = good();
	change(&mut receipt.header);
	relink(&mut receipt);
	(receipt, trust)
}

fn is_events(item: &DigestItem) -> bool {
	matches!(item, DigestItem::Consensus(event_root::ENGINE_ID, _))
}

#[test]
fn the_digest_of_events_is_there_once() {
	let (receipt, trust) = with_header(|header| header.digest.retain(|item| !is_events(item)));
	assert_eq!(broken(&receipt, &trust), Broken::DigestMissing);
	let (receipt, trust) = with_header(|header| {
		let item = header.digest.iter().find(|item| is_events(item)).unwrap().clone();
		header.digest.push(item);
	});
	assert_eq!(broken(&receipt, &trust), Broken::DigestTwice);
	// Under another engine's name, or as another kind of item, it is none.
	let (receipt, trust) = with_header(|header| {
		for item in &mut header.digest {
			if let DigestItem::Consensus(_, bytes) = item {
				*item = DigestItem::PreRuntime(event_root::ENGINE_ID, bytes.clone());
			}
		}
	});
	assert_eq!(broken(&receipt, &trust), Broken::DigestMissing);
}

#[test]
fn the_digest_of_events_is_whole() {
	type Change = fn(&mut Vec<u8>);
	let changes: [Change; 3] = [
		|bytes| bytes.push(0),
		|bytes| {
			bytes.pop();
		},
		|bytes| bytes[0] = 2,
	];
	for change in changes {
		let (receipt, trust) = with_header(|header| {
			for item in &mut header.digest {
				if let DigestItem::Consensus(_, bytes) = item {
					change(bytes);
				}
			}
		});
		assert_eq!(broken(&receipt, &trust), Broken::DigestMalformed);
	}
}

#[test]
fn another_genesis_is_refused() {
	let (receipt, trust) = with_header(|header| {
		for item in &mut header.digest {
			if let DigestItem::Consensus(_, bytes) = item {
				bytes[1] ^= 1;
			}
		}
	});
	assert_eq!(broken(&receipt, &trust), Broken::OtherGenesis);
}

#[test]
fn descendants_follow_each_other() {
	let (good, trust) = good();
	let mut receipt = good.clone();
	receipt.descendants.swap(2, 3);
	assert_eq!(broken(&receipt, &trust), Broken::NotLinked { index: 2 });
	let mut receipt = good.clone();
	receipt.descendants.remove(0);
	assert_eq!(broken(&receipt, &trust), Broken::NotLinked { index: 0 });
	let mut receipt = good.clone();
	receipt.descendants.pop();
	assert_eq!(broken(&receipt, &trust), Broken::OtherTarget);
	// By hash alone it would follow.
	let mut receipt = good.clone();
	for header in &mut receipt.descendants {
		header.number += 1;
	}
	relink(&mut receipt);
	assert_eq!(broken(&receipt, &trust), Broken::NotLinked { index: 0 });
	// The highest number has none after it.
	let mut receipt = good;
	receipt.header.number = u32::MAX;
	relink(&mut receipt);
	assert_eq!(broken(&receipt, &trust), Broken::NotLinked { index: 0 });
}

#[test]
fn descendants_are_bounded() {
	let trust = trust(0, &validators(0, 4));
	let receipt = event_receipt(4, too_many() - 1, Handovers::none(0));
	assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
	let receipt = event_receipt(4, too_many(), Handovers::none(0));
	assert_eq!(broken(&receipt, &trust), Broken::TooManyDescendants);
}

fn item() -> impl Strategy<Value = generic::DigestItem> {
	use generic::DigestItem as Item;
	let bytes = || proptest::collection::vec(any::<u8>(), 0..100);
	prop_oneof![
		bytes().prop_map(Item::Other),
		(any::<[u8; 4]>(), bytes()).prop_map(|(id, bytes)| Item::Consensus(id, bytes)),
		(any::<[u8; 4]>(), bytes()).prop_map(|(id, bytes)| Item::Seal(id, bytes)),
		(any::<[u8; 4]>(), bytes()).prop_map(|(id, bytes)| Item::PreRuntime(id, bytes)),
		Just(Item::RuntimeEnvironmentUpdated),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn headers_are_substrates(
		hashes in any::<[[u8; 32]; 3]>(),
		number in any::<u32>(),
		logs in proptest::collection::vec(item(), 0..5),
	) {
		use codec::{Decode, Encode};
		let theirs = generic::Header::<u32, BlakeTwo256> {
			parent_hash: hashes[0].into(),
			number,
			state_root: hashes[1].into(),
			extrinsics_root: hashes[2].into(),
			digest: generic::Digest { logs },
		};
		let bytes = theirs.encode();
		let ours = Header::decode(&mut &bytes[..]).unwrap();
		prop_assert_eq!(ours.encode(), bytes);
		prop_assert_eq!(ours.hash(), theirs.hash().0);
		prop_assert_eq!(ours.number, number);
	}
}
