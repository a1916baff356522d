//! One opened field as JSON, for a verifier who is shown nothing else.

use hefu_primitives::private::{Opening, OpeningError};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{digest::parse_digest, json};

/// An opened field as it goes to a verifier: 32-byte values as hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opened {
	/// The field's name.
	pub name: String,
	/// Its value.
	pub value: Value,
	/// Its salt.
	pub salt: String,
	/// Its place among the fields, from 0.
	pub index: u32,
	/// Number of fields.
	pub fields: u32,
	/// The tree's hashes beside the way from the field to the root, from below.
	pub path: Vec<String>,
}

/// Why an opened field shows nothing.
#[derive(Debug)]
pub enum OpenedError {
	/// It is no opened field.
	Malformed(String),
	/// It does not belong to the root.
	Opening(OpeningError),
}

impl std::fmt::Display for OpenedError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Malformed(reason) => write!(f, "not an opened field: {reason}"),
			Self::Opening(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for OpenedError {}

impl Opened {
	/// Reads one. Nothing is shown yet: [`Opened::verify`] does that.
	pub fn parse(bytes: &[u8]) -> Result<Self, OpenedError> {
		json::parse(bytes)
			.and_then(serde_json::from_value)
			.map_err(|error| OpenedError::Malformed(error.to_string()))
	}

	/// Checks that the private part with this root has the field with this value.
	pub fn verify(&self, root: &[u8; 32]) -> Result<(), OpenedError> {
		let Self { name, value, salt, index, fields, path } = self;
		let digest = |text: &String| {
			parse_digest(text)
				.ok_or_else(|| OpenedError::Malformed(format!("{text:?} is not 64 hexadecimal digits")))
		};
		let opening = Opening {
			name: name.clone(),
			value: json::canonical(value),
			salt: digest(salt)?,
			index: *index,
			fields: *fields,
			path: path.iter().map(digest).collect::<Result<_, _>>()?,
		};
		opening.verify(root).map_err(OpenedError::Opening)
	}
}

impl TryFrom<&Opening> for Opened {
	type Error = OpenedError;

	/// Fails when the value is not JSON.
	fn try_from(opening: &Opening) -> Result<Self, OpenedError> {
		let Opening { name, value, salt, index, fields, path } = opening;
		Ok(Self {
			name: name.clone(),
			value: json::parse(value).map_err(|error| OpenedError::Malformed(error.to_string()))?,
			salt: hex::encode(salt),
			index: *index,
			fields: *fields,
			path: path.iter().map(hex::encode).collect(),
		})
	}
}
