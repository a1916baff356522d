//! Events: a leaf, its path to the root in the block's header, and what the record says.

use alloc::vec::Vec;
pub use hefu_primitives::event_root::path_length;
use hefu_primitives::event_root::{self, EventsDigest};

use crate::{DescribeError, Error, Hash, Value, spec};

/// Checks that `record` is the event `index` of the block whose header has `digest`.
pub(crate) fn check(record: &[u8], index: u32, path: &[Hash], digest: &EventsDigest) -> Result<(), Error> {
	let leaves = digest.leaves;
	if index >= leaves {
		return Err(Error::NoSuchEvent { index, leaves });
	}
	let (expected, given) = (path_length(index, leaves), path.len() as u32);
	if expected != given {
		return Err(Error::PathLength { expected, given });
	}
	let root = event_root::climb(event_root::leaf(record), index, leaves, path);
	if root == Some(digest.root) { Ok(()) } else { Err(Error::NotInBlock) }
}

/// What an event record says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
	/// When in the block's execution it was deposited.
	pub phase: Phase,
	/// The pallet's name, such as `Registry`.
	pub pallet: &'static str,
	/// The event's name, such as `DatasetRegistered`.
	pub name: &'static str,
	/// Its fields, by name, in order.
	pub fields: Vec<(&'static str, Value)>,
}

/// When in a block's execution an event was deposited (`frame_system::Phase`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, codec::Encode, codec::Decode)]
pub enum Phase {
	/// By the transaction with this place in the block, from 0.
	ApplyExtrinsic(u32),
	/// After all transactions.
	Finalization,
	/// Before all transactions.
	Initialization,
}

impl Event {
	/// Reads a raw record, `SCALE(phase, pallet index, event index, fields, topics)`, as the chain's version
	/// `spec_version` wrote it.
	pub fn decode(record: &[u8], spec_version: u32) -> Result<Self, DescribeError> {
		let spec = spec::released(spec_version)?;
		let mut rest = record;
		let mut read = spec::Reader::new(&mut rest);
		let phase = read.scale()?;
		let (pallet, index): (u8, u8) = (read.scale()?, read.scale()?);
		let event = spec
			.events
			.iter()
			.find(|event| event.pallet_index == pallet && event.index == index)
			.ok_or(DescribeError::NotDescribed)?;
		let fields = read.fields(event.fields)?;
		let _topics: Vec<Hash> = read.scale()?;
		read.end()?;
		Ok(Self { phase, pallet: event.pallet, name: event.name, fields })
	}

	/// The value of the field `name`.
	pub fn field(&self, name: &str) -> Option<&Value> {
		self.fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
	}
}
