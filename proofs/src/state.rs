//! The state: typed questions, the storage keys that they lead to, and the trie that answers them.
//!
//! A receipt names a question ("which dataset has this id?") and never a storage key: the verifier makes the key itself,
//! so that nobody is shown the answer to another question than the one that was asked.

mod node;
mod question;
mod trie;

use alloc::vec::Vec;

pub use question::Question;
#[cfg(feature = "assemble")]
pub(crate) use trie::{Source, lookup};

use crate::{Error, Hash};

/// Most questions in a receipt.
pub const MAX_QUESTIONS: usize = 16;

/// What the state with this root holds under each of the keys: the raw value, or `None`.
///
/// The nodes, and the values of more than 32 bytes (which are kept outside of nodes), stand in the order in which a walk
/// from the root for each key in turn first needs them, each once. Any other list is refused.
pub fn read<K: AsRef<[u8]>>(
	root: &Hash,
	keys: &[K],
	nodes: &[Vec<u8>],
) -> Result<Vec<Option<Vec<u8>>>, Error> {
	let mut nodes = trie::Nodes::new(nodes);
	let values = keys.iter().map(|key| trie::lookup(root, key.as_ref(), &mut nodes));
	let values = values.collect::<Result<_, _>>()?;
	nodes.end()?;
	Ok(values)
}
