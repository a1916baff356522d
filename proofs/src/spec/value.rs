//! Values with their names.

use alloc::{string::String, vec::Vec};

/// What some proven bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
	/// An optional value that is not there.
	Nothing,
	/// A truth value.
	Bool(bool),
	/// A number that cannot be negative.
	Number(u128),
	/// A number that can be.
	Signed(i128),
	/// Bytes: a digest, a key.
	Bytes(Vec<u8>),
	/// Text.
	Text(String),
	/// An identifier in the form that people see (bech32m).
	Id(String),
	/// Several values.
	List(Vec<Self>),
	/// Fields with their names.
	Struct(Vec<(&'static str, Self)>),
	/// One of several cases, and its fields; fields without a name are called `0`, `1`.
	Variant(&'static str, Vec<(&'static str, Self)>),
}

impl Value {
	/// The field `name` of a struct or a variant.
	pub fn field(&self, name: &str) -> Option<&Self> {
		match self {
			Self::Struct(fields) | Self::Variant(_, fields) => {
				fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
			}
			_ => None,
		}
	}
}
