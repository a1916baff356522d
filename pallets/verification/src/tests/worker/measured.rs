//! What a sampled check costs the node that does it: requests, bytes and memory, of the worker's own code.
//!
//! `cargo test -p pallet-verification measured -- --nocapture` prints it. The hosts are this thread's, and what they need is not
//! counted.

use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};

use blake3::hazmat::{ChainingValue, HasherExt, Mode, merge_subtrees_non_root, merge_subtrees_root};
use hefu_primitives::{
	dataset::Distribution,
	digest::Digests,
	slices::{GROUP_BYTES, PAIR_BYTES, Tree, draw},
	verification::Outcome,
};

use super::{
	Node,
	hosts::{Host, Request, answer_part},
};
use crate::{Call, mock::*};

/// The second that the node draws in a run; of the first come the requests' nonces.
const SEED: [u8; 32] = [2; 32];

/// A file of any size, of which only some groups exist. What is above them is as in any file; what is above none of them is
/// made up: nobody can tell a hash from a number. So a tree of a TiB is made without a TiB.
struct Sparse {
	tree: Tree,
	groups: BTreeSet<u64>,
	pairs: BTreeMap<u64, [u8; 64]>,
	root: [u8; 32],
}

impl Sparse {
	fn new(size: u64, groups: BTreeSet<u64>) -> Self {
		let tree = Tree::new(size);
		let mut file = Self { tree, groups, pairs: BTreeMap::new(), root: [0; 32] };
		file.node(0, tree.groups(), 0);
		let (left, right) = file.pairs[&0].split_at(32);
		let (left, right) = (left.try_into().unwrap(), right.try_into().unwrap());
		file.root = *merge_subtrees_root(&left, &right, Mode::Hash).as_bytes();
		file
	}

	/// The hash of the node over so many groups from `first` on, whose pair lies at this place.
	fn node(&mut self, first: u64, groups: u64, place: u64) -> ChainingValue {
		if self.groups.range(first..first + groups).next().is_none() {
			return made_up(place);
		}
		if groups == 1 {
			let mut hasher = blake3::Hasher::new();
			hasher.set_input_offset(first * GROUP_BYTES);
			return hasher.update(&self.group(first)).finalize_non_root();
		}
		let left_groups = 1 << (groups - 1).ilog2();
		let left = self.node(first, left_groups, place + 1);
		let right = self.node(first + left_groups, groups - left_groups, place + left_groups);
		self.pairs.insert(place, [left, right].concat().try_into().unwrap());
		merge_subtrees_non_root(&left, &right, Mode::Hash)
	}

	fn group(&self, group: u64) -> Vec<u8> {
		let range = self.tree.group_range(group).expect("the file has it");
		vec![group as u8; (range.end - range.start) as usize]
	}

	fn pair(&self, place: u64) -> [u8; 64] {
		let made_up = || [made_up(place), made_up(place)].concat().try_into().unwrap();
		self.pairs.get(&place).copied().unwrap_or_else(made_up)
	}

	/// The part of the file, which is a group, or of the outboard.
	fn part(&self, request: &Request, of_outboard: bool) -> Host {
		let (first, last) = request.range().expect("each is of a part");
		if !of_outboard {
			return answer_part(first, last, self.tree.size(), self.group(first as u64 / GROUP_BYTES));
		}
		let pairs = first as u64 / PAIR_BYTES..(last as u64 + 1) / PAIR_BYTES;
		let bytes = pairs.flat_map(|place| self.pair(place)).collect();
		answer_part(first, last, self.tree.outboard_bytes(), bytes)
	}
}

fn made_up(place: u64) -> [u8; 32] {
	*blake3::hash(&place.to_le_bytes()).as_bytes()
}

/// What a check cost.
struct Cost {
	requests: u64,
	bytes: u64,
	/// Most memory at a time.
	memory: u64,
}

fn cost(size: u64, samples: u32) -> Cost {
	let drawn = draw(&Tree::new(size), samples, None, &SEED);
	let sparse = Arc::new(Sparse::new(size, drawn.into_iter().collect()));
	let mut node = Node::of(&[0]);
	let mut file: Distribution = distribution(1);
	file.size = size;
	file.digests = Digests { blake3: Some(sparse.root), ..Default::default() };
	let url = file.locator.url().expect("it has one").to_owned();
	let outboard = sparse.clone();
	node.network.at(&format!("{url}.obao4"), Host::By(Arc::new(move |request| outboard.part(request, true))));
	node.network.at(&url, Host::By(Arc::new(move |request| sparse.part(request, false))));
	node.chain(|| {
		Samples::set(samples);
		Verification::do_open(&ALICE, subject(1), &file).expect("it can be opened")
	});
	let mut sent = Vec::new();
	let measured = allocation_counter::measure(|| sent = node.run_at(2));
	let [Call::report { payload, .. }] = &sent[..] else { panic!("{} reports were sent", sent.len()) };
	assert_eq!((payload.report.outcome, payload.report.samples), (Outcome::Match, samples));
	Cost {
		requests: node.network.requests().len() as u64,
		bytes: payload.report.bytes_read,
		memory: measured.bytes_max,
	}
}

#[test]
fn a_sampled_check_keeps_its_bounds() {
	const MIB: f64 = 1_048_576.0;
	println!("     size  samples  requests  MiB read  MiB of memory");
	let cases =
		[("1 GiB", 1 << 30, 300, 400), ("1 TiB", 1 << 40, 300, 6_000), ("1 TiB", 1 << 40, 459, 6_000)];
	for (name, size, samples, most) in cases {
		let Cost { requests, bytes, memory } = cost(size, samples);
		let (read, held) = (bytes as f64 / MIB, memory as f64 / MIB);
		println!("{name:>9} {samples:>8} {requests:>9} {read:>9.1} {held:>14.2}");
		assert!(requests <= most, "{name}: {requests} requests");
		assert!(bytes < 16 << 20, "{name}: {bytes} bytes");
		assert!(memory < 3 << 20, "{name}: {memory} bytes of memory");
	}
}
