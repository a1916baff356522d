//! The root of a block's events, which every block carries in its header.
//!
//! Every event record of a block is a leaf, in order, so that a leaf's number is the event index that any client knows.
//! `leaf = blake2_256(0x00 ‖ raw EventRecord)`, `node = blake2_256(0x01 ‖ left ‖ right)`; an odd node is promoted to
//! the next level as it is. The root of no leaves is 32 zero bytes.

use alloc::vec::Vec;
use blake2::{Blake2b, Digest as _, digest::consts::U32};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Engine id of the digest item: `DigestItem::Consensus(ENGINE_ID, SCALE(EventsDigest))`.
pub const ENGINE_ID: [u8; 4] = *b"HFEV";

/// The version of [`EventsDigest`] that is written now.
pub const VERSION: u8 = 1;

/// What a block's header says of its events.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EventsDigest {
	/// Version of this layout ([`VERSION`]).
	pub version: u8,
	/// Hash of the chain's first block: a header alone names no chain.
	pub genesis: [u8; 32],
	/// The runtime's specification version, which names the decoder of the events.
	pub spec_version: u32,
	/// The block's time, in milliseconds since 1970 UTC.
	pub now_ms: u64,
	/// Number of events.
	pub leaves: u32,
	/// Root over the events.
	pub root: [u8; 32],
}

/// Hash of one raw event record.
pub fn leaf(record: &[u8]) -> [u8; 32] {
	Blake2b::<U32>::new().chain_update([0]).chain_update(record).finalize().into()
}

/// Hash of an inner node.
pub fn node(left: &[u8; 32], right: &[u8; 32]) -> [u8; 32] {
	Blake2b::<U32>::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Root over the leaves, with [`node`] as the hash of inner nodes.
pub fn root(leaves: Vec<[u8; 32]>) -> [u8; 32] {
	root_with(leaves, node)
}

/// Root over the leaves with another implementation of [`node`]: the runtime brings its host function.
pub fn root_with(mut level: Vec<[u8; 32]>, node: impl Fn(&[u8; 32], &[u8; 32]) -> [u8; 32]) -> [u8; 32] {
	while level.len() > 1 {
		let half = level.len().div_ceil(2);
		for i in 0..half {
			level[i] = match level.get(2 * i + 1) {
				Some(right) => node(&level[2 * i], right),
				None => level[2 * i],
			};
		}
		level.truncate(half);
	}
	level.first().copied().unwrap_or_default()
}

/// Where a node's sibling stands.
enum Side {
	/// Before it.
	Left,
	/// After it.
	Right,
}

/// The levels of the tree from the leaves to below the root, seen from one leaf: on which side of its node the sibling
/// stands, or `None` where the node is promoted.
struct Levels {
	/// Place of the leaf.
	index: u32,
	/// Number of leaves.
	width: u32,
}

impl Iterator for Levels {
	type Item = Option<Side>;

	fn next(&mut self) -> Option<Self::Item> {
		if self.width <= 1 {
			return None;
		}
		let side = if self.index % 2 == 1 {
			Some(Side::Left)
		} else if self.index.checked_add(1)? < self.width {
			Some(Side::Right)
		} else {
			None
		};
		self.index /= 2;
		self.width = self.width.div_ceil(2);
		Some(side)
	}
}

/// Number of hashes in the path of the leaf `index` among `leaves`: one a level, except where the leaf's node is promoted.
pub fn path_length(index: u32, leaves: u32) -> u32 {
	Levels { index, width: leaves }.filter(|sibling| sibling.is_some()).count() as u32
}

/// The siblings by which the leaf `index` is led to the root, from the leaves up; none for a leaf that is not there.
pub fn path(mut level: Vec<[u8; 32]>, index: u32) -> Vec<[u8; 32]> {
	let mut at = index as usize;
	let mut path = Vec::new();
	if at >= level.len() {
		return path;
	}
	while level.len() > 1 {
		path.extend(level.get(at ^ 1));
		level = level.chunks(2).map(|pair| root(pair.to_vec())).collect();
		at /= 2;
	}
	path
}

/// The root to which a path leads from the leaf `index` among `leaves`; `None` for a leaf that is not among them, or a path of
/// another length than [`path_length`].
pub fn climb(leaf: [u8; 32], index: u32, leaves: u32, path: &[[u8; 32]]) -> Option<[u8; 32]> {
	if index >= leaves || path.len() != path_length(index, leaves) as usize {
		return None;
	}
	let sides = Levels { index, width: leaves }.flatten();
	Some(sides.zip(path).fold(leaf, |hash, (side, sibling)| match side {
		Side::Left => node(sibling, &hash),
		Side::Right => node(&hash, sibling),
	}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	/// The definition, read off the documentation, as an oracle for the loop in place.
	fn by_definition(level: &[[u8; 32]]) -> [u8; 32] {
		match level {
			[] => [0; 32],
			[only] => *only,
			_ => by_definition(
				&level
					.chunks(2)
					.map(|pair| if let [left, right] = pair { node(left, right) } else { pair[0] })
					.collect::<Vec<_>>(),
			),
		}
	}

	proptest! {
		#[test]
		fn the_root_is_the_definition(count in 0usize..70) {
			let leaves: Vec<_> = (0..count as u32).map(|i| leaf(&i.to_le_bytes())).collect();
			prop_assert_eq!(root(leaves.clone()), by_definition(&leaves));
		}

		#[test]
		fn a_path_leads_from_its_leaf_to_the_root(count in 1u32..70, index in 0u32..70, other in 0u32..70) {
			let leaves: Vec<_> = (0..count).map(|i| leaf(&i.to_le_bytes())).collect();
			let (index, other) = (index % count, other % count);
			let path = path(leaves.clone(), index);
			let root = root(leaves.clone());
			prop_assert_eq!(path.len() as u32, path_length(index, count));
			prop_assert_eq!(climb(leaves[index as usize], index, count, &path), Some(root));
			// From no other leaf, and to no other place.
			let from = climb(leaves[other as usize], index, count, &path);
			prop_assert_eq!(from == Some(root), other == index);
			prop_assert_eq!(climb(leaves[index as usize], other, count, &path) == Some(root), other == index);
			prop_assert_eq!(climb(leaves[index as usize], count, count, &path), None);
			for wrong in [&[&path[..], &[root]].concat()[..], &path[..path.len().saturating_sub(1)]] {
				if wrong.len() != path.len() {
					prop_assert_eq!(climb(leaves[index as usize], index, count, wrong), None);
				}
			}
		}
	}

	#[test]
	fn leaves_and_nodes_are_told_apart() {
		let (a, b) = (leaf(b"a"), leaf(b"b"));
		let mut record = a.to_vec();
		record.extend(b);
		assert_ne!(leaf(&record), node(&a, &b));
	}

	#[test]
	fn the_layout_is_pinned() {
		let digest = EventsDigest {
			version: 1,
			genesis: [2; 32],
			spec_version: 3,
			now_ms: 4,
			leaves: 5,
			root: [6; 32],
		};
		let mut bytes = alloc::vec![1];
		bytes.extend([2; 32]);
		bytes.extend([3, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0]);
		bytes.extend([6; 32]);
		assert_eq!(digest.encode(), bytes);
	}
}
