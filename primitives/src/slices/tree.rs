//! The shape of a file's tree, which follows from the file's size alone.

use core::ops::Range;

use super::{GROUP_BYTES, PAIR_BYTES};

/// A node: the hash of its left side, then that of its right side.
pub type Pair = [u8; PAIR_BYTES as usize];

/// The tree of a file of some size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tree {
	size: u64,
}

impl Tree {
	/// The tree of a file of `size` bytes.
	pub const fn new(size: u64) -> Self {
		Self { size }
	}

	/// Bytes in the file.
	pub const fn size(&self) -> u64 {
		self.size
	}

	/// Groups in the file, at least one: an empty file has an empty one.
	pub const fn groups(&self) -> u64 {
		let groups = self.size.div_ceil(GROUP_BYTES);
		if groups == 0 { 1 } else { groups }
	}

	/// The last group. Its bytes and its path prove the file's size: at any other size it would lie elsewhere in the tree,
	/// or be shorter or longer.
	pub const fn last_group(&self) -> u64 {
		self.groups() - 1
	}

	/// Pairs in the outboard: one fewer than groups.
	pub const fn pairs(&self) -> u64 {
		self.groups() - 1
	}

	/// Bytes in the outboard; none for a file of one group, which is its root's hash by itself. At most 2^56.
	pub const fn outboard_bytes(&self) -> u64 {
		self.pairs() * PAIR_BYTES
	}

	/// Pairs in the longest path, that to the first group: at most 50.
	pub const fn depth(&self) -> u32 {
		u64::BITS - self.last_group().leading_zeros()
	}

	/// Where a group's bytes lie in the file; `None` when there is no such group.
	pub fn group_range(&self, group: u64) -> Option<Range<u64>> {
		if group > self.last_group() {
			return None;
		}
		let start = group.checked_mul(GROUP_BYTES)?;
		Some(start..start.saturating_add(GROUP_BYTES).min(self.size))
	}

	/// The path to a group, from the root down; empty when there is no such group, or only one.
	pub fn path(&self, group: u64) -> Path {
		let groups = if group > self.last_group() { 0 } else { self.groups() };
		Path { group, pair: 0, first: 0, groups }
	}
}

/// One node of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
	/// The node's place in the outboard, counted in pairs from 0, which is the root's.
	pub pair: u64,
	/// Whether the path goes on in the right half of the pair.
	pub right: bool,
	/// Groups under the node, at least 2. Its subtree is `groups - 1` pairs, from its own on.
	pub groups: u64,
}

/// Walks from the root to a group.
#[derive(Clone, Debug)]
pub struct Path {
	group: u64,
	pair: u64,
	first: u64,
	groups: u64,
}

impl Iterator for Path {
	type Item = Step;

	fn next(&mut self) -> Option<Step> {
		if self.groups < 2 {
			return None;
		}
		let left = left_groups(self.groups);
		let step = Step { pair: self.pair, right: self.group - self.first >= left, groups: self.groups };
		if step.right {
			// Behind the node itself lie the left side's `left - 1` pairs.
			self.pair += left;
			self.first += left;
			self.groups -= left;
		} else {
			self.pair += 1;
			self.groups = left;
		}
		Some(step)
	}
}

/// Of a node over `groups` groups, at least 2, those on the left: the largest power of two below.
pub(super) const fn left_groups(groups: u64) -> u64 {
	1 << ((groups - 1).ilog2())
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{collections::BTreeSet, vec::Vec};

	#[test]
	fn sizes_around_the_borders() {
		let expected = [
			(0, 1, 0),
			(1, 1, 0),
			(16_384, 1, 0),
			(16_385, 2, 1),
			(32_768, 2, 1),
			(32_769, 3, 2),
			(1 << 30, 65_536, 16),
			((1 << 30) + 1, 65_537, 17),
			(1 << 40, 1 << 26, 26),
			(u64::MAX, 1 << 50, 50),
		];
		for (size, groups, depth) in expected {
			let tree = Tree::new(size);
			assert_eq!((tree.groups(), tree.depth()), (groups, depth), "{size}");
			assert_eq!(tree.outboard_bytes(), (groups - 1) * 64, "{size}");
			assert_eq!(tree.path(0).count() as u32, depth, "{size}");
			assert_eq!(tree.group_range(groups), None, "{size}");
			assert_eq!(tree.path(groups).count(), 0, "{size}");
			assert_eq!(tree.group_range(tree.last_group()).map(|range| range.end), Some(size));
		}
	}

	#[test]
	fn the_groups_are_the_file() {
		for size in [0, 1, 16_383, 16_384, 16_385, 1_000_000] {
			let tree = Tree::new(size);
			let mut end = 0;
			for group in 0..tree.groups() {
				let range = tree.group_range(group).unwrap();
				assert_eq!(range.start, end);
				assert!(range.end - range.start <= GROUP_BYTES);
				end = range.end;
			}
			assert_eq!(end, size);
		}
	}

	#[test]
	fn the_paths_are_the_outboard() {
		for groups in 1..200 {
			let tree = Tree::new(groups * GROUP_BYTES);
			let mut pairs = BTreeSet::new();
			for group in 0..groups {
				let path = tree.path(group).collect::<Vec<_>>();
				assert!(path.iter().is_sorted_by(|a, b| a.pair < b.pair && a.groups > b.groups));
				// Each subtree is one range within that of its parent.
				assert!(path.windows(2).all(|w| w[1].pair + w[1].groups <= w[0].pair + w[0].groups));
				pairs.extend(path.iter().map(|step| step.pair));
			}
			assert_eq!(pairs.into_iter().collect::<Vec<_>>(), (0..tree.pairs()).collect::<Vec<_>>());
		}
	}
}
