//! The JSON form: the same fields; bytes and headers as hex with `0x`, identifiers as people see them.
//!
//! It is read into the SCALE form first and checked as that, so that there is one form to rely on. Headers are their SCALE
//! form in hex: what is hashed is what is written. A field `format` says what the file is.

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use codec::{Decode, Encode};
use core::fmt;
use serde::{
	Deserialize, Deserializer, Serialize, Serializer,
	de::{DeserializeOwned, Error as _},
	ser::{SerializeMap, SerializeSeq},
};
use serde_json::{Value as Json, json};

use crate::{Event, Fact, FormError, Handovers, Proven, Receipt, Trust, Value, strict};

/// Why text is not the JSON form of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
	/// Not JSON, or a field is missing, unknown or wrong; what and where.
	Json(String),
	/// It is JSON, but not this kind of file, or of a later format.
	Form(FormError),
}

impl core::error::Error for JsonError {}

impl fmt::Display for JsonError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Json(message) => f.write_str(message),
			Self::Form(error) => error.fmt(f),
		}
	}
}

impl From<serde_json::Error> for JsonError {
	fn from(error: serde_json::Error) -> Self {
		Self::Json(error.to_string())
	}
}

/// A kind of file, and the value of its field `format`.
macro_rules! files {
	($($name:ident = $format:literal;)*) => {$(
		impl $name {
			/// Reads the JSON form. It is made into the SCALE form and read as that.
			pub fn from_json(text: &str) -> Result<Self, JsonError> {
				let file: Self = read($format, text)?;
				Self::from_bytes(&file.to_bytes()).map_err(JsonError::Form)
			}

			/// The JSON form.
			pub fn to_json(&self) -> Result<String, JsonError> {
				write($format, self)
			}
		}
	)*};
}

files! {
	Handovers = "hefu-handovers-1";
	Receipt = "hefu-receipt-1";
	Trust = "hefu-trust-1";
}

fn read<T: DeserializeOwned>(format: &str, text: &str) -> Result<T, JsonError> {
	let mut json: Json = serde_json::from_str(text)?;
	let found = json.as_object_mut().and_then(|fields| fields.remove("format"));
	if found.as_ref().and_then(Json::as_str) != Some(format) {
		return Err(JsonError::Form(FormError::NotThisFormat));
	}
	Ok(serde_json::from_value(json)?)
}

fn write<T: Serialize>(format: &str, file: &T) -> Result<String, JsonError> {
	let mut json = serde_json::to_value(file)?;
	if let Some(fields) = json.as_object_mut() {
		fields.insert("format".into(), format.into());
	}
	Ok(serde_json::to_string_pretty(&json)?)
}

impl Fact {
	/// The fact in JSON, for people and programs to read: the block, and the event or the answers, put into words where
	/// this verifier can (`event`, `value`; the raw bytes stand beside them), with `notDescribed` saying why where not.
	pub fn to_json(&self) -> Result<Json, JsonError> {
		let hex = |bytes: &[u8]| format!("0x{}", hex::encode(bytes));
		let mut json = json!({
			"genesis": hex(&self.genesis),
			"block": {
				"number": self.number,
				"hash": hex(&self.hash),
				"nowMs": self.now_ms,
				"specVersion": self.spec_version,
				"setId": self.set_id,
			},
		});
		match &self.proven {
			Proven::Event { index, record } => {
				json["eventIndex"] = (*index).into();
				json["record"] = hex(record).into();
				match self.event() {
					Ok(event) => json["event"] = serde_json::to_value(event)?,
					Err(error) => json["notDescribed"] = error.to_string().into(),
				}
			}
			Proven::State(answers) => {
				let mut values = Vec::new();
				for answer in answers {
					let raw = answer.value.as_deref().map(hex);
					values.push(json!({ "question": answer.question, "key": hex(&answer.key), "raw": raw }));
				}
				match self.answers() {
					Ok(described) => {
						for (json, (_, value)) in values.iter_mut().zip(described) {
							json["value"] = serde_json::to_value(value)?;
						}
					}
					Err(error) => json["notDescribed"] = error.to_string().into(),
				}
				json["answers"] = values.into();
			}
		}
		Ok(json)
	}
}

impl Fact {
	/// What a verifier answers to programs: [`to_json`](Self::to_json), how old the fact is at `now_ms`, after how many
	/// hand-overs, and by which trust file.
	pub fn report(&self, handovers: usize, trust: &Trust, now_ms: u64) -> Result<Json, JsonError> {
		let mut json = self.to_json()?;
		json["verified"] = true.into();
		json["ageMs"] = now_ms.saturating_sub(self.now_ms).into();
		json["handovers"] = handovers.into();
		json["trust"] = trust.report(now_ms);
		Ok(json)
	}
}

impl Trust {
	/// What a trust file says, its fingerprint, and how old it is at `now_ms`.
	pub fn report(&self, now_ms: u64) -> Json {
		let hex = |bytes: &[u8; 32]| format!("0x{}", hex::encode(bytes));
		json!({
			"fingerprint": hex(&self.fingerprint()),
			"genesis": hex(&self.genesis),
			"setId": self.set_id,
			"authorities": self.authorities.iter().map(hex).collect::<Vec<_>>(),
			"date": hefu_primitives::date::moment(self.date_ms),
			"dateMs": self.date_ms,
			"ageMs": now_ms.saturating_sub(self.date_ms),
		})
	}
}

impl Serialize for Event {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		let mut map = serializer.serialize_map(Some(3))?;
		map.serialize_entry("pallet", self.pallet)?;
		map.serialize_entry("name", self.name)?;
		map.serialize_entry("fields", &Fields(&self.fields))?;
		map.end()
	}
}

/// Fields as an object; fields without names as a list.
struct Fields<'a>(&'a [(&'static str, Value)]);

impl Serialize for Fields<'_> {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		match self.0 {
			[("0", only)] => only.serialize(serializer),
			[("0", _), ..] => serializer.collect_seq(self.0.iter().map(|(_, value)| value)),
			fields => serializer.collect_map(fields.iter().map(|(name, value)| (name, value))),
		}
	}
}

/// Largest number that every reader of JSON keeps exact (RFC 8259, section 6); larger ones are written as text.
const MAX_EXACT: u64 = (1 << 53) - 1;

impl Serialize for Value {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		match self {
			Self::Nothing => serializer.serialize_none(),
			Self::Bool(value) => serializer.serialize_bool(*value),
			Self::Number(number) => match u64::try_from(*number) {
				Ok(number) if number <= MAX_EXACT => serializer.serialize_u64(number),
				_ => serializer.collect_str(number),
			},
			Self::Signed(number) => match i64::try_from(*number) {
				Ok(number) if number.unsigned_abs() <= MAX_EXACT => serializer.serialize_i64(number),
				_ => serializer.collect_str(number),
			},
			Self::Bytes(bytes) => hex_bytes::serialize(bytes, serializer),
			Self::Text(text) | Self::Id(text) => serializer.serialize_str(text),
			Self::List(values) => serializer.collect_seq(values),
			Self::Struct(fields) => Fields(fields).serialize(serializer),
			Self::Variant(name, fields) if fields.is_empty() => serializer.serialize_str(name),
			Self::Variant(name, fields) => serializer.collect_map([(name, Fields(fields))]),
		}
	}
}

/// Bytes of any number, as hex.
pub mod hex_bytes {
	use super::*;

	pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(&format!("0x{}", hex::encode(bytes)))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
		let text = String::deserialize(deserializer)?;
		let digits = text.strip_prefix("0x").ok_or_else(|| D::Error::custom("hex begins with 0x"))?;
		hex::decode(digits).map_err(D::Error::custom)
	}
}

/// A fixed number of bytes, as hex.
pub mod hex_array {
	use super::*;

	pub fn serialize<S: Serializer, const N: usize>(
		bytes: &[u8; N],
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		hex_bytes::serialize(bytes, serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
		deserializer: D,
	) -> Result<[u8; N], D::Error> {
		let bytes = hex_bytes::deserialize(deserializer)?;
		<[u8; N]>::try_from(bytes)
			.map_err(|bytes| D::Error::custom(format_args!("{} bytes where {N} belong", bytes.len())))
	}
}

/// What SCALE encodes (headers, bytes of a fixed number), each as hex.
pub mod scale {
	use super::*;

	pub fn serialize<S: Serializer, T: Encode>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
		hex_bytes::serialize(&value.encode(), serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, T: Decode + Encode>(
		deserializer: D,
	) -> Result<T, D::Error> {
		strict::decode(&hex_bytes::deserialize(deserializer)?).map_err(D::Error::custom)
	}
}

/// A list of what SCALE encodes, each as hex.
pub mod scales {
	use super::*;

	struct Ref<'a, T>(&'a T);
	struct Owned<T>(T);

	impl<T: Encode> Serialize for Ref<'_, T> {
		fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			scale::serialize(self.0, serializer)
		}
	}

	impl<'de, T: Decode + Encode> Deserialize<'de> for Owned<T> {
		fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
			scale::deserialize(deserializer).map(Self)
		}
	}

	pub fn serialize<S: Serializer, T: Encode>(values: &[T], serializer: S) -> Result<S::Ok, S::Error> {
		let mut list = serializer.serialize_seq(Some(values.len()))?;
		for value in values {
			list.serialize_element(&Ref(value))?;
		}
		list.end()
	}

	pub fn deserialize<'de, D: Deserializer<'de>, T: Decode + Encode>(
		deserializer: D,
	) -> Result<Vec<T>, D::Error> {
		let values = Vec::<Owned<T>>::deserialize(deserializer)?;
		Ok(values.into_iter().map(|value| value.0).collect())
	}
}

/// A list of bytes, each as hex.
pub mod hex_list {
	use super::*;

	#[derive(Serialize, Deserialize)]
	#[serde(transparent)]
	struct Hex(#[serde(with = "hex_bytes")] Vec<u8>);

	pub fn serialize<S: Serializer>(values: &[Vec<u8>], serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_seq(values.iter().map(|bytes| Hex(bytes.clone())))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<u8>>, D::Error> {
		let values = Vec::<Hex>::deserialize(deserializer)?;
		Ok(values.into_iter().map(|hex| hex.0).collect())
	}
}
