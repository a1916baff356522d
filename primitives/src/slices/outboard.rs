//! Making an outboard while a file is read once.

use alloc::vec::Vec;
use blake3::hazmat::{ChainingValue, Mode, merge_subtrees_non_root, merge_subtrees_root};

use super::{GROUP_BYTES, Pair, Tree, proof::group_hash};

/// Why there is no outboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboardError {
	/// There were fewer or more bytes than the tree has: the file changed while it was read.
	Size,
}

impl core::fmt::Display for OutboardError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("the file changed its size while it was read")
	}
}

impl core::error::Error for OutboardError {}

/// Takes a file's bytes in order, and gives each pair as soon as it is known, with its place.
///
/// Needs one group of memory and a hash for each level of the tree, at most 50. Pairs come in another order than that of the
/// outboard: a node after all below it.
pub struct Outboard {
	tree: Tree,
	/// Bytes of the group that is not complete.
	group: Vec<u8>,
	/// Groups that are complete.
	done: u64,
	/// Hashes of subtrees side by side that are complete, with their first group and how many they have.
	subtrees: Vec<(u64, u64, ChainingValue)>,
	/// The root, once all bytes were taken.
	root: Option<[u8; 32]>,
}

impl Outboard {
	/// For a file of `size` bytes.
	pub fn new(size: u64) -> Self {
		Self {
			tree: Tree::new(size),
			group: Vec::with_capacity(GROUP_BYTES as usize),
			done: 0,
			subtrees: Vec::new(),
			root: None,
		}
	}

	/// Takes the next bytes, in pieces of any size. `sink` is told of each pair and its place in the outboard, counted in pairs.
	pub fn update(
		&mut self,
		mut bytes: &[u8],
		mut sink: impl FnMut(u64, &Pair),
	) -> Result<(), OutboardError> {
		while !bytes.is_empty() {
			let range = self.tree.group_range(self.done).ok_or(OutboardError::Size)?;
			let length = (range.end - range.start) as usize;
			if length == 0 {
				return Err(OutboardError::Size);
			}
			let (now, later) = bytes.split_at(bytes.len().min(length - self.group.len()));
			bytes = later;
			if self.group.is_empty() && now.len() == length {
				self.complete(now, &mut sink);
			} else {
				self.group.extend_from_slice(now);
				if self.group.len() == length {
					let group = core::mem::take(&mut self.group);
					self.complete(&group, &mut sink);
					self.group = group;
					self.group.clear();
				}
			}
		}
		Ok(())
	}

	/// The root, which is the file's BLAKE3 digest; an error unless as many bytes were taken as the file has.
	pub fn finish(self) -> Result<[u8; 32], OutboardError> {
		if self.tree.size() == 0 {
			return Ok(*blake3::hash(&[]).as_bytes());
		}
		self.root.ok_or(OutboardError::Size)
	}

	fn complete(&mut self, bytes: &[u8], sink: &mut impl FnMut(u64, &Pair)) {
		if self.tree.groups() == 1 {
			self.root = Some(*blake3::hash(bytes).as_bytes());
			self.done = 1;
			return;
		}
		self.subtrees.push((self.done, 1, group_hash(self.done, bytes)));
		self.done += 1;
		let last = self.done == self.tree.groups();
		while let [.., (first, left_groups, left), (_, right_groups, right)] = self.subtrees[..] {
			// Complete subtrees have as many groups as their sibling; only the right edge has fewer.
			if left_groups != right_groups && !last {
				break;
			}
			let groups = left_groups + right_groups;
			let mut pair = [0; 64];
			pair[..32].copy_from_slice(&left);
			pair[32..].copy_from_slice(&right);
			sink(self.place(first, groups), &pair);
			self.subtrees.truncate(self.subtrees.len() - 2);
			if groups == self.tree.groups() {
				self.root = Some(*merge_subtrees_root(&left, &right, Mode::Hash).as_bytes());
			} else {
				let hash = merge_subtrees_non_root(&left, &right, Mode::Hash);
				self.subtrees.push((first, groups, hash));
			}
		}
	}

	/// The place of the node over these groups.
	fn place(&self, first: u64, groups: u64) -> u64 {
		let found = self.tree.path(first).find(|step| step.groups == groups);
		found.map_or(0, |step| step.pair)
	}
}
