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
