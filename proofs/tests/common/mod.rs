//! A chain of four validators in a test tube.
#![allow(dead_code, reason = "no test uses all of it")]

use codec::{Compact, Encode};
use hefu_primitives::{DatasetId, MemberId, event_root};
use hefu_proofs::{
	Claim, Handover, Handovers, Hash, Header, Justification, Limits, Question, Receipt, Trust, assemble,
	finality::Vote,
	header::{DigestItem, MAX_DESCENDANTS},
};
use sp_core::{Blake2Hasher, H256, Pair, ed25519};
use sp_trie::{LayoutV1, MemoryDB, TrieDBMutBuilder, TrieMut};

pub const GENESIS: Hash = [0x47; 32];
pub const NOW_MS: u64 = 1_790_000_000_000;
pub const SLOT_MS: u64 = 2_000;
/// Blocks from one justification to the next.
pub const PERIOD: u32 = 8;

/// The validators of the set `set`: none is in two sets.
pub fn validators(set: u8, count: u8) -> Vec<ed25519::Pair> {
	let mut pairs: Vec<_> =
		(0..count).map(|i| ed25519::Pair::from_seed(&[set.wrapping_mul(31).wrapping_add(i); 32])).collect();
	pairs.sort_by_key(|pair| pair.public().0);
	pairs
}

pub fn keys(validators: &[ed25519::Pair]) -> Vec<Hash> {
	validators.iter().map(|pair| pair.public().0).collect()
}

pub fn trust(set_id: u64, validators: &[ed25519::Pair]) -> Trust {
	Trust { genesis: GENESIS, set_id, authorities: keys(validators), date_ms: NOW_MS }
}

pub fn limits() -> Limits {
	Limits { now_ms: NOW_MS + 1_000, max_trust_age_ms: 1_000 }
}

/// The digest item of a block with these leaves.
pub fn events_item(number: u32, leaves: u32, root: Hash) -> DigestItem {
	let digest = event_root::EventsDigest {
		version: 1,
		genesis: GENESIS,
		spec_version: 1,
		now_ms: NOW_MS + u64::from(number) * SLOT_MS,
		leaves,
		root,
	};
	DigestItem::Consensus(event_root::ENGINE_ID, digest.encode())
}

/// A header with all that a real one has: slot, root of events, seal.
pub fn header(number: u32, parent_hash: Hash, items: Vec<DigestItem>) -> Header {
	let mut digest = vec![DigestItem::PreRuntime(*b"aura", (895_000_000 + u64::from(number)).encode())];
	digest.extend(items);
	digest.push(DigestItem::Seal(*b"aura", vec![number as u8 | 1; 64]));
	Header {
		parent_hash,
		number,
		state_root: [number as u8; 32],
		extrinsics_root: [!number as u8; 32],
		digest,
	}
}

/// A header whose block has these event records.
pub fn header_of(number: u32, parent_hash: Hash, records: &[Vec<u8>]) -> Header {
	let leaves: Vec<_> = records.iter().map(|record| event_root::leaf(record)).collect();
	header(number, parent_hash, vec![events_item(number, leaves.len() as u32, event_root::root(leaves))])
}

/// `count` headers after `first`.
pub fn descendants(first: &Header, count: u32) -> Vec<Header> {
	let mut last = first.clone();
	(0..count)
		.map(|_| {
			last = header_of(last.number + 1, last.hash(), &records(1));
			last.clone()
		})
		.collect()
}

pub fn vote(validator: &ed25519::Pair, round: u64, set_id: u64, target: (u32, Hash)) -> Vote {
	let mut vote = Vote {
		target_hash: target.1,
		target_number: target.0,
		signature: [0; 64],
		authority: validator.public().0,
	};
	vote.signature = validator.sign(&vote.signed_bytes(round, set_id)).0;
	vote
}

/// The justification of `target` by the first validators, as many as are needed.
pub fn justify(validators: &[ed25519::Pair], set_id: u64, target: &Header) -> Justification {
	let round = 5 + u64::from(target.number);
	let threshold = validators.len() - (validators.len() - 1) / 3;
	let block = (target.number, target.hash());
	Justification {
		round,
		target_hash: block.1,
		target_number: block.0,
		votes: validators[..threshold].iter().map(|pair| vote(pair, round, set_id, block)).collect(),
		ancestries: vec![],
	}
}

/// The log that announces `next` as authorities.
pub fn change_item(next: &[ed25519::Pair], delay: u32) -> DigestItem {
	let next: Vec<_> = keys(next).into_iter().map(|key| (key, 1u64)).collect();
	DigestItem::Consensus(*b"FRNK", (1u8, next, delay).encode())
}

/// The hand-over of set `set` to the next, with four validators each.
pub fn handover(set: u8) -> Handover {
	let number = 100 * u32::from(set) + 100;
	let items = vec![events_item(number, 0, [0; 32]), change_item(&validators(set + 1, 4), 0)];
	let header = header(number, [9; 32], items);
	let justification = justify(&validators(set, 4), u64::from(set), &header);
	Handover { header, descendants: vec![], justification }
}

pub fn handovers(from: u8, count: u8) -> Handovers {
	Handovers { from: u64::from(from), steps: (from..from + count).map(handover).collect() }
}

/// A real event: a dataset was registered, by the first transaction.
pub fn dataset_registered() -> Vec<u8> {
	// Phase::ApplyExtrinsic(1), pallet 21, event 0, dataset, holder, no topics.
	let mut record = (0u8, 1u32, 21u8, 0u8).encode();
	record.extend(DatasetId([0xda; 32]).encode());
	record.extend(MemberId([0x3e; 32]).encode());
	record.push(0);
	record
}

/// Event records of a block, the fourth of which is [`dataset_registered`].
pub fn records(count: u32) -> Vec<Vec<u8>> {
	(0..count)
		.map(|i| if i == 3 { dataset_registered() } else { (0u8, i, 0u8, 0u8, vec![i as u8; 20]).encode() })
		.collect()
}

/// A receipt of the fourth event among `events`, with `behind` headers up to the justified one, and the hand-overs before.
pub fn event_receipt(events: u32, behind: u32, handovers: Handovers) -> Receipt {
	let set = handovers.from as u8 + handovers.steps.len() as u8;
	let records = records(events);
	let header = header_of(1_000, [8; 32], &records);
	let descendants = descendants(&header, behind);
	let justification = justify(&validators(set, 4), u64::from(set), descendants.last().unwrap_or(&header));
	let claim = assemble::event_claim(&records, 3).unwrap();
	Receipt { handovers, header, descendants, justification, claim }
}

/// The receipt that most tests take apart: 13 events, no hand-over, as far from the justification as it gets.
pub fn good() -> (Receipt, Trust) {
	(event_receipt(13, PERIOD - 1, Handovers::none(0)), trust(0, &validators(0, 4)))
}

/// A trie as the chain's state is one, and all its nodes.
pub fn state(entries: &[(Vec<u8>, Vec<u8>)]) -> (Hash, Vec<Vec<u8>>) {
	let (db, root) = trie(entries);
	(root.0, db.drain_nodes())
}

pub fn trie(entries: &[(Vec<u8>, Vec<u8>)]) -> (MemoryDB<Blake2Hasher>, H256) {
	let (mut db, mut root) = (MemoryDB::<Blake2Hasher>::default(), H256::default());
	{
		let mut trie = TrieDBMutBuilder::<LayoutV1<Blake2Hasher>>::new(&mut db, &mut root).build();
		for (key, value) in entries {
			trie.insert(key, value).unwrap();
		}
	}
	(db, root)
}

pub trait DrainNodes {
	fn drain_nodes(self) -> Vec<Vec<u8>>;
}

impl DrainNodes for MemoryDB<Blake2Hasher> {
	fn drain_nodes(mut self) -> Vec<Vec<u8>> {
		self.drain().into_values().filter(|(_, count)| *count > 0).map(|(node, _)| node).collect()
	}
}

pub const DATASET: DatasetId = DatasetId([0xda; 32]);

/// A state with three hundred datasets, among them [`DATASET`], which has been withdrawn, and what else a state has.
pub fn datasets() -> Vec<(Vec<u8>, Vec<u8>)> {
	let mut entries: Vec<_> = (0..300u32)
		.map(|i| {
			let mut id = [0; 32];
			id[..4].copy_from_slice(&i.to_le_bytes());
			let live = (MemberId([1; 32]), 1u32, 0u8, i).encode();
			(Question::Dataset(DatasetId(id)).storage_key(1).unwrap(), live)
		})
		.collect();
	// Holder, three versions, withdrawn for its third reason in block 77, registered in block 12.
	let withdrawn = (MemberId([0x3e; 32]), 3u32, (1u8, 2u8, 77u32), 12u32).encode();
	entries.push((Question::Dataset(DATASET).storage_key(1).unwrap(), withdrawn));
	let seats: Vec<MemberId> = (0..4).map(|i| MemberId([i; 32])).collect();
	entries.push((Question::Council.storage_key(1).unwrap(), seats.encode()));
	entries.push((Question::LocatorPolicy.storage_key(1).unwrap(), vec![0, 1]));
	entries.push((b":code".to_vec(), vec![0xc0; 5_000]));
	entries
}

/// A receipt of the answers to these questions in the state of [`datasets`].
pub fn state_receipt(questions: &[Question]) -> (Receipt, Trust) {
	let (root, nodes) = state(&datasets());
	let mut header = header_of(1_000, [8; 32], &records(2));
	header.state_root = root;
	let descendants = descendants(&header, 2);
	let justification = justify(&validators(0, 4), 0, &descendants[1]);
	let claim = assemble::state_claim(questions, 1, &root, &nodes).unwrap();
	let receipt = Receipt { handovers: Handovers::none(0), header, descendants, justification, claim };
	(receipt, trust(0, &validators(0, 4)))
}

/// Headers again whole after something in the first one changed: the descendants linked and the last one justified.
pub fn relink(receipt: &mut Receipt) {
	let mut parent = receipt.header.hash();
	for header in &mut receipt.descendants {
		header.parent_hash = parent;
		parent = header.hash();
	}
	let last = receipt.descendants.last().unwrap_or(&receipt.header);
	let set = receipt.handovers.from as u8 + receipt.handovers.steps.len() as u8;
	receipt.justification = justify(&validators(set, 4), u64::from(set), last);
}

pub fn compact(number: u32) -> Vec<u8> {
	Compact(number).encode()
}

pub fn too_many() -> u32 {
	MAX_DESCENDANTS as u32 + 1
}

pub fn event_parts(receipt: &mut Receipt) -> (&mut u32, &mut Vec<Hash>, &mut Vec<u8>) {
	match &mut receipt.claim {
		Claim::Event { index, path, record } => (index, path, record),
		Claim::State { .. } => panic!("not an event's"),
	}
}
