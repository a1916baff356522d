//! The JSON form: the same fields; bytes and headers as hex with `0x`, identifiers as people see them.
//!
//! It is read into the SCALE form first and checked as that, so that there is one form to rely on. Headers are their SCALE
//! form in hex: what is hashed is what is written. A field `format` says what the file is.

mod files;
mod form;
mod questions;

use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use codec::Encode;
use core::fmt;
use serde::{Serialize, Serializer, ser::SerializeMap};
use serde_json::{Value as Json, json};

use crate::{Event, Fact, FormError, Handovers, Proven, Receipt, Trust, Value, strict};

use form::{Form, hex};

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

/// A kind of file, the value of its field `format`, and its form.
macro_rules! files {
	($($name:ident = $format:literal, $form:expr;)*) => {$(
		impl $name {
			/// Reads the JSON form. It is made into the SCALE form and read as that.
			pub fn from_json(text: &str) -> Result<Self, JsonError> {
				strict::decode(&read($format, &$form, text)?).map_err(JsonError::Form)
			}

			/// The JSON form.
			pub fn to_json(&self) -> Result<String, JsonError> {
				write($format, &$form, &self.encode())
			}
		}
	)*};
}

files! {
	Handovers = "hefu-handovers-1", files::HANDOVERS;
	Receipt = "hefu-receipt-1", files::RECEIPT;
	Trust = "hefu-trust-1", files::TRUST;
}

/// The SCALE form of a file in JSON.
fn read(format: &str, form: &Form, text: &str) -> Result<Vec<u8>, JsonError> {
	let mut json: Json = serde_json::from_str(text)?;
	let found = json.as_object_mut().and_then(|fields| fields.remove("format"));
	if found.as_ref().and_then(Json::as_str) != Some(format) {
		return Err(JsonError::Form(FormError::NotThisFormat));
	}
	let mut scale = Vec::new();
	form.read(&json, &mut scale).map_err(JsonError::Json)?;
	Ok(scale)
}

fn write(format: &str, form: &Form, mut scale: &[u8]) -> Result<String, JsonError> {
	let mut json = form.write(&mut scale).map_err(JsonError::Json)?;
	if let Some(fields) = json.as_object_mut() {
		fields.insert("format".into(), format.into());
	}
	Ok(serde_json::to_string_pretty(&json)?)
}

impl Fact {
	/// The fact in JSON, for people and programs to read: the block, and the event or the answers, put into words where
	/// this verifier can (`event`, `value`; the raw bytes stand beside them), with `notDescribed` saying why where not.
	pub fn to_json(&self) -> Result<Json, JsonError> {
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
		json!({
			"fingerprint": hex(&self.fingerprint()),
			"genesis": hex(&self.genesis),
			"setId": self.set_id,
			"authorities": self.authorities.iter().map(|key| hex(key)).collect::<Vec<_>>(),
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
			Self::Bytes(bytes) => serializer.serialize_str(&hex(bytes)),
			Self::Text(text) | Self::Id(text) => serializer.serialize_str(text),
			Self::List(values) => serializer.collect_seq(values),
			Self::Struct(fields) => Fields(fields).serialize(serializer),
			Self::Variant(name, fields) if fields.is_empty() => serializer.serialize_str(name),
			Self::Variant(name, fields) => serializer.collect_map([(name, Fields(fields))]),
		}
	}
}
