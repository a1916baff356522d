//! What each released version of the chain calls the bytes that it records: its domain events, and the storage items that
//! [`Question`](crate::Question)s lead to.
//!
//! The tables are generated from the runtime's metadata (`tests/metadata.rs`) and kept for ever: a receipt outlives the
//! version that made it. A version that is not in them gives [`DescribeError::NewerThanKnown`], and no guess.

mod reader;
mod value;
#[rustfmt::skip]
mod v1;

pub(crate) use reader::Reader;
pub use value::Value;

use alloc::vec::Vec;
use blake2::{Blake2b, Digest as _, digest::consts::U16};
use core::{fmt, hash::Hasher as _};
use twox_hash::XxHash64;

/// The newest version of the chain that is known here.
pub const NEWEST: u32 = 1;

/// A version of the chain.
pub struct Spec {
	/// Its domain events.
	pub events: &'static [EventType],
	/// The storage items that can be asked for.
	pub storage: &'static [StorageItem],
}

/// The table of the version `spec_version`.
pub fn released(spec_version: u32) -> Result<&'static Spec, DescribeError> {
	match spec_version {
		1 => Ok(&v1::SPEC),
		_ => Err(DescribeError::NewerThanKnown { spec_version, known: NEWEST }),
	}
}

/// An event.
pub struct EventType {
	/// Index of its pallet.
	pub pallet_index: u8,
	/// Name of its pallet.
	pub pallet: &'static str,
	/// Its index in the pallet.
	pub index: u8,
	/// Its name.
	pub name: &'static str,
	/// Its fields.
	pub fields: &'static [Field],
}

/// A field's name and type. Fields without a name have their place as one: `0`, `1`.
pub type Field = (&'static str, &'static Type);

/// A storage item.
pub struct StorageItem {
	/// Name of its pallet.
	pub pallet: &'static str,
	/// Its name.
	pub name: &'static str,
	/// How the parts of the key are hashed, and what they are; none for a single value.
	pub keys: &'static [(Hasher, &'static Type)],
	/// The value.
	pub value: &'static Type,
}

impl StorageItem {
	/// What every key of the item begins with.
	pub(crate) fn prefix(&self) -> [u8; 32] {
		let mut prefix = [0; 32];
		let parts = [(self.pallet, 0), (self.pallet, 1), (self.name, 0), (self.name, 1)];
		for (bytes, (name, seed)) in prefix.chunks_exact_mut(8).zip(parts) {
			bytes.copy_from_slice(&xxh64(name.as_bytes(), seed));
		}
		prefix
	}

	/// Reads a value of the item.
	pub fn decode(&self, bytes: &[u8]) -> Result<Value, DescribeError> {
		let mut rest = bytes;
		let mut read = Reader::new(&mut rest);
		let value = read.value(self.value)?;
		read.end()?;
		Ok(value)
	}
}

/// How a part of a storage key is hashed.
pub enum Hasher {
	/// 16 bytes of BLAKE2b, then the part itself.
	Blake2_128Concat,
	/// 8 bytes of XXH64, then the part itself.
	Twox64Concat,
	/// The part itself.
	Identity,
}

impl Hasher {
	pub(crate) fn push(&self, part: &[u8], key: &mut Vec<u8>) {
		match self {
			Self::Blake2_128Concat => key.extend(Blake2b::<U16>::digest(part)),
			Self::Twox64Concat => key.extend(xxh64(part, 0)),
			Self::Identity => {}
		}
		key.extend_from_slice(part);
	}
}

fn xxh64(bytes: &[u8], seed: u64) -> [u8; 8] {
	let mut hasher = XxHash64::with_seed(seed);
	hasher.write(bytes);
	hasher.finish().to_le_bytes()
}

/// The type of some bytes.
pub enum Type {
	/// A truth value.
	Bool,
	/// A number of this many bytes, not negative.
	Unsigned(usize),
	/// A number of this many bytes.
	Signed(usize),
	/// This many bytes.
	Bytes(usize),
	/// Any number of bytes.
	Blob,
	/// UTF-8 text.
	Text,
	/// This many characters of ASCII.
	Code(usize),
	/// An identifier of the kind with this tag.
	Id(&'static str),
	/// Any number of these.
	List(&'static Self),
	/// One of each.
	Tuple(&'static [&'static Self]),
	/// Maybe one.
	Option(&'static Self),
	/// Fields with names.
	Struct(&'static [Field]),
	/// One of several.
	Enum(&'static [Variant]),
}

/// A variant of an [`Type::Enum`].
pub struct Variant {
	/// Its index.
	pub index: u8,
	/// Its name.
	pub name: &'static str,
	/// Its fields.
	pub fields: &'static [Field],
}

/// Why bytes that are proven could not be put into words. The proof stands all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DescribeError {
	/// They were written by a version of the chain that is not known here. Get a newer verifier.
	NewerThanKnown {
		/// The version.
		spec_version: u32,
		/// The newest that is known.
		known: u32,
	},
	/// No domain event, or no storage item, of that version: an event of the chain's machinery, most likely.
	NotDescribed,
	/// The bytes are not what that version writes.
	Malformed,
	/// An event was asked for where the state was proven, or the other way round.
	OtherKind,
}

impl core::error::Error for DescribeError {}

impl fmt::Display for DescribeError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NewerThanKnown { spec_version, known } => {
				write!(
					f,
					"written by version {spec_version} of the chain, newer than is known here ({known}): get a newer verifier"
				)
			}
			Self::NotDescribed => f.write_str("not an event or a record that this verifier describes"),
			Self::Malformed => f.write_str("not what that version of the chain writes"),
			Self::OtherKind => f.write_str("the receipt proves something of another kind"),
		}
	}
}
