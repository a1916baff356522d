//! From the state's root to what was asked for.

mod common;

use common::*;
use hefu_primitives::{DatasetId, MemberId};
use hefu_proofs::{
	Claim, Error, Limits, Question, Receipt, Trust, Zebra, assemble, header::DigestItem, state::read, verify,
};
use proptest::prelude::*;
use sp_core::{Blake2Hasher, H256};
use sp_trie::{LayoutV1, StorageProof, read_trie_value};

fn refusal(receipt: &Receipt, trust: &Trust) -> Error {
	verify(receipt, trust, &Limits::NONE, &Zebra).unwrap_err()
}

fn parts(receipt: &mut Receipt) -> (&mut Vec<hefu_proofs::Claimed>, &mut Vec<Vec<u8>>) {
	match &mut receipt.claim {
		Claim::State { asked, nodes } => (asked, nodes),
		Claim::Event { .. } => panic!("not of the state"),
	}
}

#[test]
fn absence_is_not_presence() {
	let unknown = DatasetId([0xee; 32]);
	let (mut receipt, trust) = state_receipt(&[Question::Dataset(DATASET), Question::Dataset(unknown)]);
	let asked = parts(&mut receipt).0;
	assert_eq!(asked.iter().map(|claimed| claimed.present).collect::<Vec<_>>(), [true, false]);
	asked[1].present = true;
	assert_eq!(refusal(&receipt, &trust), Error::Absent { question: 1 });
	let asked = parts(&mut receipt).0;
	asked[1].present = false;
	asked[0].present = false;
	assert_eq!(refusal(&receipt, &trust), Error::Present { question: 0 });
}

#[test]
fn each_node_is_needed_and_in_its_place() {
	let (good, trust) = state_receipt(&[Question::Dataset(DATASET), Question::LocatorPolicy]);
	let count = parts(&mut good.clone()).1.len();
	assert!(count >= 4);
	for place in 0..count {
		let mut receipt = good.clone();
		parts(&mut receipt).1.remove(place);
		let missing = refusal(&receipt, &trust);
		assert!(matches!(missing, Error::TrieNode { .. }), "{missing:?}");
		let mut receipt = good.clone();
		let nodes = parts(&mut receipt).1;
		nodes.push(nodes[place].clone());
		assert_eq!(refusal(&receipt, &trust), Error::TrieNodeSurplus { index: count as u32 });
		let mut receipt = good.clone();
		let nodes = parts(&mut receipt).1;
		nodes.insert(place, nodes[place].clone());
		assert!(matches!(refusal(&receipt, &trust), Error::TrieNode { .. } | Error::TrieNodeSurplus { .. }));
		if place > 0 {
			let mut receipt = good.clone();
			parts(&mut receipt).1.swap(place - 1, place);
			assert_eq!(refusal(&receipt, &trust), Error::TrieNode { index: place as u32 - 1 });
		}
	}
	let mut receipt = good;
	parts(&mut receipt).1.clear();
	assert_eq!(refusal(&receipt, &trust), Error::TrieNode { index: 0 });
}

#[test]
fn an_answer_to_another_question_is_none() {
	let (good, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	for other in [
		Question::Dataset(DatasetId([0xdb; 32])),
		Question::Member(MemberId(DATASET.0)),
		Question::Version { dataset: DATASET, version: 1 },
	] {
		let mut receipt = good.clone();
		parts(&mut receipt).0[0].question = other;
		let error = refusal(&receipt, &trust);
		assert!(
			matches!(error, Error::Absent { .. } | Error::TrieNode { .. } | Error::TrieNodeSurplus { .. }),
			"{error:?}"
		);
	}
}

#[test]
fn questions_are_few_and_different() {
	let (mut receipt, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	let asked = parts(&mut receipt).0;
	asked.push(asked[0].clone());
	assert_eq!(refusal(&receipt, &trust), Error::Questions);
	parts(&mut receipt).0.clear();
	assert_eq!(refusal(&receipt, &trust), Error::Questions);
	let many: Vec<_> = (0..17).map(Question::OpenCheck).collect();
	let (receipt, trust) = state_receipt(&many);
	assert_eq!(refusal(&receipt, &trust), Error::Questions);
	let (receipt, trust) = state_receipt(&many[..16]);
	assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
}

#[test]
fn a_newer_state_is_not_guessed_at() {
	let (mut receipt, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	for item in &mut receipt.header.digest {
		if let DigestItem::Consensus(_, bytes) = item {
			// The version stands behind the layout's version and the genesis hash.
			bytes[33] = 2;
		}
	}
	relink(&mut receipt);
	assert_eq!(refusal(&receipt, &trust), Error::NewerThanKnown { spec_version: 2, known: 1 });
}

#[test]
fn an_empty_state_holds_nothing() {
	let root = sp_crypto_hashing::blake2_256(&[0]);
	assert_eq!(read(&root, &[b"a"], &[vec![0]]), Ok(vec![None]));
	let keys: [&[u8]; 0] = [];
	assert_eq!(read(&root, &keys, &[]), Ok(vec![]));
}

/// What sp-trie and we say of a key, and of the nodes that show it.
fn both(entries: &[(Vec<u8>, Vec<u8>)], key: &[u8]) -> Option<Vec<u8>> {
	let (db, root) = trie(entries);
	let theirs = read_trie_value::<LayoutV1<Blake2Hasher>, _>(&db, &root, key, None, None).unwrap();
	let (ours, nodes) = assemble::order_nodes(&root.0, &[key], &db.drain_nodes()).unwrap();
	assert_eq!(ours, std::slice::from_ref(&theirs));
	assert_eq!(read(&root.0, &[key], &nodes), Ok(vec![theirs.clone()]));
	let proof = StorageProof::new(nodes).into_memory_db::<Blake2Hasher>();
	assert_eq!(read_trie_value::<LayoutV1<Blake2Hasher>, _>(&proof, &root, key, None, None).unwrap(), theirs);
	theirs
}

#[test]
fn absence_at_every_kind_of_node() {
	let entry = |key: &[u8], len: usize| (key.to_vec(), vec![7; len]);
	for len in [1, 32, 33, 5_000] {
		// A leaf with another key: longer, shorter, different.
		let leaf = [entry(b"abc", len)];
		for key in [&b"abcd"[..], b"ab", b"abd", b"", b"b"] {
			assert_eq!(both(&leaf, key), None, "{key:?}");
		}
		assert_eq!(both(&leaf, b"abc").map(|value| value.len()), Some(len));
		// A branch whose part of the key parts ways, whose slot is empty, or which has no value of its own.
		let branch = [entry(b"aaa0", len), entry(b"aaa1", len), entry(b"aaa2x", len)];
		for key in [&b"abc"[..], b"aaa3", b"aaa", b"aa", b"aaa2", b"aaa0x", b"aaa2y"] {
			assert_eq!(both(&branch, key), None, "{key:?}");
		}
		// The same where the branch has a value.
		let valued = [entry(b"aaa", len), entry(b"aaa0", len), entry(b"aaa1", len)];
		for key in [&b"aa"[..], b"aaa2", b"aab", b"aaa\x40"] {
			assert_eq!(both(&valued, key), None, "{key:?}");
		}
		assert_eq!(both(&valued, b"aaa").map(|value| value.len()), Some(len));
	}
}

#[test]
fn a_large_state_answers_as_substrates() {
	let key = |i: u32| sp_crypto_hashing::blake2_256(&i.to_le_bytes())[..20].to_vec();
	let entries: Vec<_> = (0..2_000).map(|i| (key(i), vec![i as u8; 1 + i as usize % 70])).collect();
	let (db, root) = trie(&entries);
	let all = db.clone().drain_nodes();
	for first in (0..4_000).step_by(313) {
		let keys: Vec<_> = (first..first + 16).map(key).collect();
		let theirs: Vec<_> = keys
			.iter()
			.map(|key| read_trie_value::<LayoutV1<Blake2Hasher>, _>(&db, &root, key, None, None).unwrap())
			.collect();
		let (ours, nodes) = assemble::order_nodes(&root.0, &keys, &all).unwrap();
		assert_eq!((&ours, read(&root.0, &keys, &nodes)), (&theirs, Ok(theirs.clone())));
	}
}

/// Keys that share beginnings, and are the beginning of one another; values below, at and above the 32 bytes at which
/// they go out of their nodes.
fn entries() -> impl Strategy<Value = Vec<(Vec<u8>, Vec<u8>)>> {
	let key = prop_oneof![
		proptest::collection::vec(0u8..3, 0..6),
		proptest::collection::vec(any::<u8>(), 0..3),
		proptest::collection::vec(prop_oneof![Just(0x11), Just(0x10), Just(0x01)], 30..70),
	];
	let value = prop_oneof![
		proptest::collection::vec(any::<u8>(), 1..4),
		proptest::collection::vec(any::<u8>(), 31..35),
		proptest::collection::vec(any::<u8>(), 60..90),
	];
	proptest::collection::btree_map(key, value, 1..40).prop_map(|map| map.into_iter().collect())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn the_trie_is_substrates(
		entries in entries(),
		others in proptest::collection::vec(proptest::collection::vec(0u8..4, 0..7), 0..4),
		pick in any::<u16>(),
		bad in any::<u8>(),
	) {
		let (db, root) = trie(&entries);
		let nodes = db.clone().drain_nodes();
		let there = entries.iter().map(|(key, _)| key).skip(usize::from(pick) % (entries.len() + 1)).take(3);
		let keys: Vec<_> = there.chain(&others).cloned().collect();

		// What there is, by them and by us.
		let theirs: Vec<_> = keys
			.iter()
			.map(|key| read_trie_value::<LayoutV1<Blake2Hasher>, _>(&db, &root, key, None, None).unwrap())
			.collect();
		let (values, ordered) = assemble::order_nodes(&root.0, &keys, &nodes).unwrap();
		prop_assert_eq!(&values, &theirs);
		prop_assert_eq!(&read(&root.0, &keys, &ordered).unwrap(), &theirs);

		// Our nodes are enough for them.
		let proof = StorageProof::new(ordered.clone()).into_memory_db::<Blake2Hasher>();
		for (key, value) in keys.iter().zip(&theirs) {
			let found = read_trie_value::<LayoutV1<Blake2Hasher>, _>(&proof, &root, key, None, None);
			prop_assert_eq!(&found.unwrap(), value);
		}

		// One node less, or a changed one, is refused.
		if !ordered.is_empty() {
			let place = usize::from(pick) % ordered.len();
			let mut less = ordered.clone();
			less.remove(place);
			prop_assert!(read(&root.0, &keys, &less).is_err());
			let mut changed = ordered.clone();
			let byte = usize::from(pick) % changed[place].len();
			changed[place][byte] ^= bad | 1;
			prop_assert_eq!(read(&root.0, &keys, &changed), Err(Error::TrieNode { index: place as u32 }));
		}
		let mut more = ordered;
		more.push(vec![bad]);
		prop_assert!(read(&root.0, &keys, &more).is_err());
	}

	#[test]
	fn any_node_gives_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..80), key in proptest::collection::vec(any::<u8>(), 0..4)) {
		let root = sp_crypto_hashing::blake2_256(&bytes);
		let ours = read(&root, &[&key], std::slice::from_ref(&bytes));
		// Whatever they can read of a node, we read alike.
		let proof = StorageProof::new(vec![bytes]).into_memory_db::<Blake2Hasher>();
		let theirs = read_trie_value::<LayoutV1<Blake2Hasher>, _>(&proof, &H256(root), &key, None, None);
		match (ours, theirs) {
			(Ok(ours), Ok(theirs)) => prop_assert_eq!(&ours[0], &theirs),
			(Err(_), Err(_)) => {}
			(ours, theirs) => prop_assert!(false, "{ours:?}, and they say {theirs:?}"),
		}
	}
}
