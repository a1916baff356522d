//! Which ranges of bytes a verifier asks for: computable without data, so that requests and bytes are known before.

use alloc::{collections::BTreeMap, vec::Vec};
use core::ops::Range;

use super::{
	PAIR_BYTES, Pair, Tree,
	proof::{self, Reference, Unfit},
};

/// Largest outboard that is streamed once instead of being asked for piece by piece (4 MiB, of a file of 1 GiB).
pub const MAX_STREAMED_OUTBOARD: u64 = 4 * 1024 * 1024;

/// Of a larger outboard, the subtree over so many groups that a sample lies in is one range: its bottom 8 levels, 16,320
/// bytes. They cost as many bytes as the sample itself, and save seven requests.
pub const BOTTOM_GROUPS: u64 = 256;

/// Up to so many ranges a small outboard is not streamed either: for one or two groups that would be a waste.
const FEW_READS: usize = 32;

/// What has to be read in order to check some groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
	tree: Tree,
	groups: Vec<u64>,
	outboard: Vec<Range<u64>>,
}

impl Plan {
	/// For these groups; those that the file does not have, and repetitions, are left out.
	pub fn new(tree: Tree, groups: &[u64]) -> Self {
		let mut chosen = Vec::with_capacity(groups.len());
		for group in groups {
			if *group <= tree.last_group() && !chosen.contains(group) {
				chosen.push(*group);
			}
		}
		let mut outboard = ranges(&tree, &chosen);
		if outboard.len() > FEW_READS && tree.outboard_bytes() <= MAX_STREAMED_OUTBOARD {
			outboard.clear();
			outboard.push(0..tree.outboard_bytes());
		}
		Self { tree, groups: chosen, outboard }
	}

	/// The file's tree.
	pub fn tree(&self) -> Tree {
		self.tree
	}

	/// The groups, in the order that was asked for.
	pub fn groups(&self) -> &[u64] {
		&self.groups
	}

	/// Ranges of bytes of the outboard, whole pairs, in order and apart from each other.
	pub fn outboard(&self) -> &[Range<u64>] {
		&self.outboard
	}

	/// Requests that reading it takes: one for each range of the outboard, and one for each group.
	pub fn requests(&self) -> u64 {
		(self.outboard.len() as u64).saturating_add(self.groups.len() as u64)
	}

	/// Bytes that reading it takes.
	pub fn bytes(&self) -> u64 {
		let groups = self.groups.iter().filter_map(|group| self.tree.group_range(*group));
		groups
			.chain(self.outboard.iter().cloned())
			.fold(0, |sum, range| sum.saturating_add(range.end - range.start))
	}

	/// Room for the pairs of the groups' paths.
	pub fn pairs(&self) -> Pairs {
		let steps = self.groups.iter().flat_map(|group| self.tree.path(*group));
		Pairs { tree: self.tree, pairs: steps.map(|step| (step.pair, None)).collect() }
	}
}

/// The ranges of the outboard that hold the groups' paths; what touches is one range. In pre-order a node is followed by its
/// left side, so every descent to the left is one.
fn ranges(tree: &Tree, groups: &[u64]) -> Vec<Range<u64>> {
	let mut pairs = Vec::new();
	for group in groups {
		for step in tree.path(*group) {
			if step.groups <= BOTTOM_GROUPS {
				pairs.push(step.pair..step.pair + step.groups - 1);
				break;
			}
			pairs.push(step.pair..step.pair + 1);
		}
	}
	pairs.sort_unstable_by_key(|range| (range.start, range.end));
	let mut ranges = Vec::<Range<u64>>::new();
	for pair in pairs {
		match ranges.last_mut() {
			Some(last) if pair.start <= last.end => last.end = last.end.max(pair.end),
			_ => ranges.push(pair),
		}
	}
	ranges.into_iter().map(|range| range.start * PAIR_BYTES..range.end * PAIR_BYTES).collect()
}

/// The pairs of the paths to some groups, as they were served: at most 459 times 50, in practice under 1 MiB.
#[derive(Clone, Debug)]
pub struct Pairs {
	tree: Tree,
	pairs: BTreeMap<u64, Option<Pair>>,
}

impl Pairs {
	/// A reader of a part of the outboard that begins at this byte, which is a pair's first.
	pub fn reader(start: u64) -> Reader {
		Reader { next: start / PAIR_BYTES, partial: [0; PAIR_BYTES as usize], filled: 0 }
	}

	/// The root that the outboard has, which may be another than the registered one; `None` for one without pairs.
	pub fn root(&self) -> Option<[u8; 32]> {
		self.get(0).map(proof::root_of)
	}

	/// Follows the path to a group.
	pub fn reference(&self, root: &[u8; 32], group: u64) -> Result<Reference, Unfit> {
		proof::reference(&self.tree, root, group, |pair| self.get(pair))
	}

	fn get(&self, pair: u64) -> Option<&Pair> {
		self.pairs.get(&pair)?.as_ref()
	}
}

/// Takes a part of an outboard in pieces of any size, and keeps the pairs that are needed of it.
#[derive(Clone, Debug)]
pub struct Reader {
	next: u64,
	partial: Pair,
	filled: usize,
}

impl Reader {
	/// Takes the next bytes.
	pub fn update(&mut self, mut bytes: &[u8], pairs: &mut Pairs) {
		while !bytes.is_empty() {
			let (now, later) = bytes.split_at(bytes.len().min(self.partial.len() - self.filled));
			self.partial[self.filled..self.filled + now.len()].copy_from_slice(now);
			self.filled += now.len();
			bytes = later;
			if self.filled == self.partial.len() {
				if let Some(kept) = pairs.pairs.get_mut(&self.next) {
					*kept = Some(self.partial);
				}
				self.next = self.next.saturating_add(1);
				self.filled = 0;
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::slices::{DEFAULT_SAMPLES, GROUP_BYTES, MAX_SAMPLES, draw};
	use proptest::prelude::*;

	const MIB: u64 = 1 << 20;
	const GIB: u64 = 1 << 30;
	const TIB: u64 = 1 << 40;

	fn sampled(size: u64, samples: u32, seed: u8) -> Plan {
		let tree = Tree::new(size);
		Plan::new(tree, &draw(&tree, samples, None, &[seed; 32]))
	}

	/// Prints what the design's bounds are about: `cargo test -p hefu-primitives plan -- --nocapture`.
	#[test]
	fn requests_and_bytes_are_within_the_designs_bounds() {
		// With the default number of samples: 1 GiB at most 400 requests, 1 TiB under 6,000, all under 16 MiB.
		let cases = [
			("16 MiB + 1", 16 * MIB + 1, 400),
			("64 MiB", 64 * MIB, 400),
			("1 GiB", GIB, 400),
			("1 GiB + 1", GIB + 1, 400),
			("10 GiB - 7", 10 * GIB - 7, 1_500),
			("1 TiB", TIB, 6_000),
			("1 TiB + 12,345", TIB + 12_345, 6_000),
			("3 TiB - 1", 3 * TIB - 1, 6_000),
			("64 TiB", 64 * TIB, 6_000),
		];
		for (name, size, most_requests) in cases {
			for (samples, most_requests) in [(DEFAULT_SAMPLES, most_requests), (MAX_SAMPLES, 6_000)] {
				let plans = (0..5).map(|seed| sampled(size, samples, seed)).collect::<Vec<_>>();
				let most = |of: fn(&Plan) -> u64| plans.iter().map(of).max().unwrap_or_default();
				let (asked, read) = (most(Plan::requests), most(Plan::bytes));
				std::println!(
					"{name}, {samples} samples: {asked} requests, {:.1} MiB",
					read as f64 / MIB as f64
				);
				assert!(asked <= most_requests && read < 16 * MIB, "{name}: {asked} requests, {read} bytes");
				// What is kept of the outboard, with what a map needs beside it: far under 8 MiB.
				let kept = plans.iter().map(|plan| plan.pairs().pairs.len()).max().unwrap_or_default();
				assert!(
					kept * 2 * core::mem::size_of::<(u64, Option<Pair>)>() < 2 << 20,
					"{name}: {kept} pairs"
				);
			}
		}
	}

	#[test]
	fn a_gibibyte_takes_301_requests() {
		let plan = sampled(GIB, 300, 1);
		assert_eq!(plan.outboard().first(), Some(&(0..4 * MIB - 64)));
		assert_eq!((plan.requests(), plan.bytes()), (301, 300 * GROUP_BYTES + 4 * MIB - 64));
	}

	#[test]
	fn one_group_takes_a_few() {
		for (size, most) in [(GIB, 9), (TIB, 19)] {
			let tree = Tree::new(size);
			for group in [0, 1, tree.groups() / 3, tree.last_group()] {
				let plan = Plan::new(tree, &[group]);
				assert!(plan.outboard().len() <= most, "{}", plan.outboard().len());
				assert!(plan.bytes() <= 3 * GROUP_BYTES);
			}
		}
		// The first group's whole path is one descent to the left.
		assert_eq!(Plan::new(Tree::new(TIB), &[0]).requests(), 2);
		let only = Plan::new(Tree::new(5), &[0, 0, 1]);
		assert_eq!((only.groups(), only.requests(), only.bytes()), (&[0][..], 1, 5));
	}

	proptest! {
		#![proptest_config(ProptestConfig::with_cases(40))]
		#[test]
		fn every_path_is_read(size in prop_oneof![1u64..4_000_000_000, any::<u64>()], seed: [u8; 32], samples in 1u32..459) {
			let tree = Tree::new(size);
			let plan = Plan::new(tree, &draw(&tree, samples, None, &seed));
			let outboard = plan.outboard();
			prop_assert!(outboard.windows(2).all(|w| w[0].end < w[1].start));
			prop_assert!(outboard.iter().all(|range| range.start < range.end && range.end <= tree.outboard_bytes()));
			prop_assert!(outboard.iter().all(|range| range.start % 64 == 0 && range.end % 64 == 0));
			for step in plan.groups().iter().flat_map(|group| tree.path(*group)) {
				let at = step.pair * 64;
				prop_assert!(outboard.iter().any(|range| range.start <= at && at + 64 <= range.end));
			}
		}
	}
}
