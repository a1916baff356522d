//! Blocks as a node has them, before anything is made of them.

use codec::{Decode, Encode};
use hefu_primitives::DatasetId;
use hefu_proofs::Header;

/// A final block: all that the index is made from.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RawBlock {
	/// Its header.
	pub header: Header,
	/// Its transactions.
	pub transactions: Vec<Vec<u8>>,
	/// What `System::Events` holds after it: a list of event records. Empty for the first block.
	pub events: Vec<u8>,
	/// What the state holds of the versions that it registered, of which events have the digest alone.
	pub versions: Vec<RawVersion>,
}

impl RawBlock {
	/// About how many bytes it has.
	pub fn size(&self) -> usize {
		self.events.len() + self.transactions.iter().map(Vec::len).sum::<usize>()
	}
}

/// A version of a dataset as the state has it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct RawVersion {
	/// The dataset.
	pub dataset: DatasetId,
	/// The version's number, from 1.
	pub version: u32,
	/// The value of `Registry::Versions`.
	pub value: Vec<u8>,
}

/// A value of the chain's state that a column has as it is encoded, in hex.
pub fn stored<T: Decode>(column: &str) -> Option<T> {
	T::decode(&mut &hex::decode(column).ok()?[..]).ok()
}

/// The state of the first block, as far as the index begins with it: keys and values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct RawGenesis(pub Vec<(Vec<u8>, Vec<u8>)>);
