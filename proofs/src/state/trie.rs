//! The walk from the state's root to a value, over the nodes that a receipt brings.
//!
//! The nodes stand in the order in which the walk first needs them, so none can be missing, surplus or out of place, and
//! each is read by its hash: what is not the chain's is not read at all.

use alloc::{collections::BTreeMap, vec::Vec};
use hefu_primitives::digest::blake2_256;

use super::node::{Child, Nibbles, Node, Value};
use crate::{Error, Hash};

/// Where a walk gets nodes, and values that are kept outside of them.
pub trait Source<'a> {
	/// The bytes with this hash.
	fn fetch(&mut self, hash: &Hash) -> Result<&'a [u8], Error>;
}

/// The nodes of a receipt.
pub struct Nodes<'a> {
	nodes: &'a [Vec<u8>],
	used: usize,
	known: BTreeMap<Hash, &'a [u8]>,
}

impl<'a> Nodes<'a> {
	pub fn new(nodes: &'a [Vec<u8>]) -> Self {
		Self { nodes, used: 0, known: BTreeMap::new() }
	}

	/// Sees that every node was used.
	pub fn end(self) -> Result<(), Error> {
		if self.used == self.nodes.len() {
			Ok(())
		} else {
			Err(Error::TrieNodeSurplus { index: self.used as u32 })
		}
	}
}

impl<'a> Source<'a> for Nodes<'a> {
	/// What an earlier step has used, or else the next node.
	fn fetch(&mut self, hash: &Hash) -> Result<&'a [u8], Error> {
		if let Some(bytes) = self.known.get(hash) {
			return Ok(bytes);
		}
		let next = self.nodes.get(self.used).filter(|bytes| blake2_256(bytes) == *hash);
		let bytes = next.ok_or(Error::TrieNode { index: self.used as u32 })?;
		self.used = self.used.saturating_add(1);
		self.known.insert(*hash, bytes);
		Ok(bytes)
	}
}

/// The value under `key` in the trie with this root, or `None` when there is none.
pub fn lookup<'a>(root: &Hash, key: &[u8], source: &mut impl Source<'a>) -> Result<Option<Vec<u8>>, Error> {
	let mut way = Nibbles::new(key);
	let mut bytes = source.fetch(root)?;
	// Each step takes at least one nibble off the key.
	let value = loop {
		match Node::decode(bytes).ok_or(Error::TrieNodeMalformed)? {
			Node::Empty => break None,
			Node::Leaf { partial, value } => {
				break (way.strip(partial) && way.is_empty()).then_some(value);
			}
			Node::Branch { partial, value, children } => {
				if !way.strip(partial) {
					break None;
				}
				let Some(nibble) = way.next() else { break value };
				match children.get(usize::from(nibble)).copied().flatten() {
					None => break None,
					Some(Child::Inline(inline)) => bytes = inline,
					Some(Child::Hashed(hash)) => bytes = source.fetch(&hash)?,
				}
			}
		}
	};
	match value {
		None => Ok(None),
		Some(Value::Inline(value)) => Ok(Some(value.to_vec())),
		Some(Value::Hashed(hash)) => Ok(Some(source.fetch(&hash)?.to_vec())),
	}
}
