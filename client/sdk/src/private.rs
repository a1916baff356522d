//! Private parts (非公开部分): what only the parties of an object may know, with salted leaves under the root that the chain has
//! ([`hefu_primitives::private`]).
//!
//! A private part is a JSON document that goes between the parties, each time sealed to one of them:
//!
//! ```json
//! { "fields": { "/charges/0/currencyAmount": { "salt": "64 hexadecimal digits", "value": 1200 } } }
//! ```
//!
//! ```
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use hefu_sdk::private::{BoxKey, Part};
//! let part = Part::new([("price".into(), 1200.into()), ("quantity".into(), 400.into())])?;
//! let bank = BoxKey::random()?;
//! // What goes on chain, and what goes to the bank.
//! let (root, sealed) = (part.root(), part.seal(&bank.public())?);
//! let received = Part::open_sealed(&bank, &sealed)?;
//! assert_eq!(received.root(), root);
//! // The bank shows the price to somebody else, who learns nothing of the quantity.
//! received.open("price")?.verify(&root)?;
//! # Ok(()) }
//! ```

mod opened;
mod sealed;

use std::collections::BTreeMap;

use hefu_primitives::private::{self, Field, FieldsError, Opening, PrivatePart};
use serde_json::{Value, json};
use zeroize::Zeroizing;

pub use hefu_primitives::private::{Identity, IdentityOpening, OpeningError};
pub use opened::{Opened, OpenedError};
pub use sealed::{BoxError, BoxKey, seal};

use crate::{digest::parse_digest, json};

/// A private part: fields by name, each with a salt of its own. There is at least one.
#[derive(Clone, PartialEq, Eq)]
pub struct Part(BTreeMap<String, Salted>);

#[derive(Clone, PartialEq, Eq)]
struct Salted {
	salt: [u8; 32],
	value: Value,
	/// The value's canonical form.
	written: Vec<u8>,
}

impl std::fmt::Debug for Part {
	/// The names without what they stand for.
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_set().entries(self.0.keys()).finish()
	}
}

/// Why there is no private part, or no field of it.
#[derive(Debug)]
pub enum PartError {
	/// There are no fields.
	Empty,
	/// A name stands twice.
	Twice(String),
	/// The system gives no random bytes.
	Random(std::io::Error),
	/// The document, or a value, is not JSON with one reading.
	NotJson(serde_json::Error),
	/// The document is no private part; why not.
	Malformed(String),
	/// There is no field of this name.
	NoField(String),
	/// Sealing or opening failed.
	Box(BoxError),
}

impl std::fmt::Display for PartError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Empty => FieldsError::Empty.fmt(f),
			Self::Twice(name) => write!(f, "field {name:?} stands twice: give each a name of its own"),
			Self::Random(error) => write!(f, "no random bytes for salts: {error}"),
			Self::NotJson(error) => write!(f, "not JSON: {error}"),
			Self::Malformed(reason) => write!(f, "not a private part: {reason}"),
			Self::NoField(name) => write!(f, "the private part has no field {name:?}"),
			Self::Box(error) => error.fmt(f),
		}
	}
}

impl std::error::Error for PartError {}

impl From<BoxError> for PartError {
	fn from(error: BoxError) -> Self {
		Self::Box(error)
	}
}

/// What goes on chain of a private part, and what goes to the regulator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
	/// The commitment.
	pub private: PrivatePart,
	/// The part as it was sealed to the regulator, whose digest is in the commitment.
	pub for_regulator: Option<Vec<u8>>,
}

impl Part {
	/// A private part of these fields with new random salts. Fails for a value that others could not read back ([`json::parse`]).
	pub fn new(fields: impl IntoIterator<Item = (String, Value)>) -> Result<Self, PartError> {
		Self::collect(fields.into_iter().map(|(name, value)| {
			let value = json::parse(value.to_string().as_bytes()).map_err(PartError::NotJson)?;
			Ok((name, value, random()?))
		}))
	}

	/// Reads one that [`Part::canonical`] wrote.
	pub fn parse(bytes: &[u8]) -> Result<Self, PartError> {
		let malformed = |reason: String| PartError::Malformed(reason);
		let document = json::parse(bytes).map_err(PartError::NotJson)?;
		let [("fields", Value::Object(fields))] = members(&document)[..] else {
			return Err(malformed("it has \"fields\", an object, and nothing else".into()));
		};
		Self::collect(fields.iter().map(|(name, field)| {
			let [("salt", Value::String(salt)), ("value", value)] = members(field)[..] else {
				return Err(malformed(format!("field {name:?} has \"salt\" and \"value\" and nothing else")));
			};
			let salt = parse_digest(salt).ok_or_else(|| {
				malformed(format!("the salt of field {name:?} is not 64 hexadecimal digits"))
			})?;
			Ok((name.clone(), value.clone(), salt))
		}))
	}

	fn collect(
		fields: impl Iterator<Item = Result<(String, Value, [u8; 32]), PartError>>,
	) -> Result<Self, PartError> {
		let mut part = BTreeMap::new();
		for field in fields {
			let (name, value, salt) = field?;
			if part.contains_key(&name) {
				return Err(PartError::Twice(name));
			}
			let written = json::canonical(&value);
			part.insert(name, Salted { salt, value, written });
		}
		if part.is_empty() { Err(PartError::Empty) } else { Ok(Self(part)) }
	}

	/// The document that the parties exchange, in its canonical form: whoever has it knows all of the object.
	pub fn canonical(&self) -> Zeroizing<Vec<u8>> {
		let field = |(name, field): (&String, &Salted)| {
			(name.clone(), json!({ "salt": hex::encode(field.salt), "value": field.value }))
		};
		let fields: serde_json::Map<_, _> = self.0.iter().map(field).collect();
		Zeroizing::new(json::canonical(&json!({ "fields": fields })))
	}

	/// The names of its fields, in the order of their leaves.
	pub fn names(&self) -> impl Iterator<Item = &str> {
		self.0.keys().map(|name| &**name)
	}

	/// The value of a field.
	pub fn value(&self, name: &str) -> Option<&Value> {
		self.0.get(name).map(|field| &field.value)
	}

	/// The root that stands for it on chain.
	pub fn root(&self) -> [u8; 32] {
		private::root(&self.fields()).expect("a map has names in order, each once, and this one is not empty")
	}

	/// The commitment that goes on chain; where the consortium has named a regulator, with the sealing to its key.
	pub fn commit(&self, regulator: Option<&[u8; 32]>) -> Result<Committed, PartError> {
		let for_regulator = regulator.map(|key| self.seal(key)).transpose()?;
		let digest = for_regulator.as_deref().map(hefu_primitives::digest::blake2_256);
		Ok(Committed { private: PrivatePart { root: self.root(), regulator: digest }, for_regulator })
	}

	/// The part, sealed to a party's key: only the party can read it.
	pub fn seal(&self, to: &[u8; 32]) -> Result<Vec<u8>, PartError> {
		Ok(seal(&self.canonical(), to)?)
	}

	/// Opens a part that was sealed to this key. Whether it is the one that the chain knows, its [`root`](Part::root) tells.
	pub fn open_sealed(key: &BoxKey, sealed: &[u8]) -> Result<Self, PartError> {
		Self::parse(&key.open(sealed)?)
	}

	/// Opens one field for somebody who must see it and nothing else.
	pub fn open(&self, name: &str) -> Result<Opening, PartError> {
		let no_field = || PartError::NoField(name.into());
		let index = self.names().position(|other| other == name).ok_or_else(no_field)?;
		let opening = Opening::of(&self.fields(), u32::try_from(index).map_err(|_| no_field())?);
		opening.ok().flatten().ok_or_else(no_field)
	}

	fn fields(&self) -> Vec<Field<'_>> {
		self.0.iter().map(|(name, field)| Field { name, value: &field.written, salt: &field.salt }).collect()
	}
}

/// The members of an object in the order of their names; none of another value.
fn members(value: &Value) -> Vec<(&str, &Value)> {
	let mut members: Vec<_> =
		value.as_object().into_iter().flatten().map(|(name, value)| (&**name, value)).collect();
	members.sort_by_key(|(name, _)| *name);
	members
}

/// Random bytes for a salt.
fn random() -> Result<[u8; 32], PartError> {
	let mut salt = [0; 32];
	getrandom::fill(&mut salt).map_err(|error| PartError::Random(std::io::Error::other(error)))?;
	Ok(salt)
}
