//! Private parts (非公开部分): what only the parties of an object may know, of which the chain holds a commitment.
//!
//! The fields of a private part are salted leaves of a tree, as in SD-JWT (RFC 9901): whoever has the whole part can open one
//! field to somebody else ([`Opening`]), who learns nothing of the others but how many there are.
//!
//! - `leaf = blake2_256(0x00 ‖ SCALE(salt, name, value))`: the salt is 32 random bytes, drawn for each field, since a quantity or a
//!   name without one is found by trying; the value is canonical JSON (RFC 8785). Leaves are in the order of their names, by
//!   bytes.
//! - The tree is that of a block's events ([`crate::event_root`]).
//! - `root = blake2_256(0x02 ‖ SCALE(number of fields as u32) ‖ root of the tree)`: the number says how long each path is, so that
//!   an inner node is never taken for a leaf, nor a field opened at a place where it is not.
//!
//! That no name stands twice is for those who get the whole part to see, and [`root`] refuses it: who is shown one field
//! relies on them.

mod identity;

use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

pub use identity::{Identity, IdentityOpening};

use crate::{digest::blake2_256, event_root};

/// Stands before the number of fields when the root is made.
const ROOT_TAG: u8 = 2;

/// Commitment to an object's private part, whose fields are salted leaves of a tree: one can be shown without the others.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PrivatePart {
	/// Root over the fields ([`root`]).
	pub root: [u8; 32],
	/// BLAKE2b-256 of the private part as it was sealed to the regulator (监管方), where the consortium has named one.
	pub regulator: Option<[u8; 32]>,
}

/// A field of a private part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'a> {
	/// Its name, which no other field has.
	pub name: &'a str,
	/// Its value as canonical JSON (RFC 8785).
	pub value: &'a [u8],
	/// Random bytes of its own.
	pub salt: &'a [u8; 32],
}

impl Field<'_> {
	/// The field as a leaf of the tree.
	pub fn leaf(&self) -> [u8; 32] {
		(self.salt, self.name, self.value).using_encoded(event_root::leaf)
	}
}

/// Why fields are no private part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldsError {
	/// There are none: there is nothing to commit to.
	Empty,
	/// The name of this field, counted from 0, is before that of the one before it, or is the same.
	Order(u32),
	/// More than a `u32` counts.
	TooMany,
}

impl core::fmt::Display for FieldsError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		match self {
			Self::Empty => f.write_str("a private part has at least one field"),
			Self::Order(index) => {
				write!(f, "field {index} is out of order: names go by their bytes, each stands once")
			}
			Self::TooMany => f.write_str("more fields than a private part can have"),
		}
	}
}

impl core::error::Error for FieldsError {}

/// Root over fields that are in the order of their names.
pub fn root(fields: &[Field<'_>]) -> Result<[u8; 32], FieldsError> {
	let (leaves, count) = leaves(fields)?;
	Ok(bind(count, event_root::root(leaves)))
}

fn leaves(fields: &[Field<'_>]) -> Result<(Vec<[u8; 32]>, u32), FieldsError> {
	let count = u32::try_from(fields.len()).map_err(|_| FieldsError::TooMany)?;
	if count == 0 {
		return Err(FieldsError::Empty);
	}
	match fields.windows(2).position(|pair| pair[0].name >= pair[1].name) {
		Some(before) => Err(FieldsError::Order(before as u32 + 1)),
		None => Ok((fields.iter().map(Field::leaf).collect(), count)),
	}
}

/// The tree's root with the number of its leaves.
fn bind(count: u32, tree: [u8; 32]) -> [u8; 32] {
	(ROOT_TAG, count, tree).using_encoded(blake2_256)
}

/// One field of a private part, with what shows that it belongs there.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Opening {
	/// The field's name.
	pub name: String,
	/// Its value as canonical JSON (RFC 8785).
	pub value: Vec<u8>,
	/// Its salt.
	pub salt: [u8; 32],
	/// Its place among the fields, from 0.
	pub index: u32,
	/// Number of fields.
	pub fields: u32,
	/// The tree's hashes beside the way from the field to the root, from below.
	pub path: Vec<[u8; 32]>,
}

/// Why an opening shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpeningError {
	/// Its place is not among the fields.
	NoSuchField {
		/// The place.
		index: u32,
		/// Number of fields.
		fields: u32,
	},
	/// The path is longer or shorter than from that place to the root.
	PathLength {
		/// Hashes that it takes.
		expected: u32,
		/// Hashes given.
		given: u32,
	},
	/// It belongs to another private part, or was altered.
	NotInPart,
}

impl core::fmt::Display for OpeningError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		match self {
			Self::NoSuchField { index, fields } => {
				write!(f, "field {index} of {fields}: there is no such field")
			}
			Self::PathLength { expected, given } => {
				write!(f, "the path has {given} hashes instead of {expected}")
			}
			Self::NotInPart => f.write_str(
				"the field is not in the private part with this root: it was altered, or belongs to another one",
			),
		}
	}
}

impl core::error::Error for OpeningError {}

impl Opening {
	/// Opens the field `index`, counted from 0, of fields that are in the order of their names; `None` when there is no such field.
	pub fn of(fields: &[Field<'_>], index: u32) -> Result<Option<Self>, FieldsError> {
		let (leaves, count) = leaves(fields)?;
		let Some(field) = fields.get(index as usize) else { return Ok(None) };
		Ok(Some(Self {
			name: field.name.into(),
			value: field.value.into(),
			salt: *field.salt,
			index,
			fields: count,
			path: event_root::path(leaves, index),
		}))
	}

	/// Checks that the private part with this root has the field.
	pub fn verify(&self, root: &[u8; 32]) -> Result<(), OpeningError> {
		let Self { index, fields, path, .. } = self;
		if index >= fields {
			return Err(OpeningError::NoSuchField { index: *index, fields: *fields });
		}
		let (expected, given) = (event_root::path_length(*index, *fields), path.len() as u32);
		let leaf = Field { name: &self.name, value: &self.value, salt: &self.salt }.leaf();
		match event_root::climb(leaf, *index, *fields, path) {
			None => Err(OpeningError::PathLength { expected, given }),
			Some(tree) if bind(*fields, tree) == *root => Ok(()),
			Some(_) => Err(OpeningError::NotInPart),
		}
	}
}

#[cfg(test)]
mod tests;
