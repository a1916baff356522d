//! Between JSON and SCALE, by a description of the form.
//!
//! Every reader of the explorer loads what does this: one piece of code that follows a table is a fraction of code for each type.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use codec::{Compact, Decode, Encode};
use hefu_primitives::id;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value as Json};

use crate::strict;

/// How a type is written in JSON.
pub enum Form {
	/// Nothing: a variant is only its name.
	Nothing,
	/// A truth value.
	Bool,
	/// A number of so many bytes, not negative.
	Number(usize),
	/// So many bytes, as hex.
	Bytes(usize),
	/// Any number of bytes, as hex.
	Blob,
	/// An identifier of the kind with this tag.
	Id(&'static str),
	/// Any number of these.
	List(&'static Self),
	/// Exactly these fields.
	Struct(&'static [Field]),
	/// One of these, each at the place of its number: its name, or an object with its name and what it has.
	Enum(&'static [Field]),
	/// As the type says that [`own`] was asked for.
	Own(Read, Write),
}

/// A field or a variant: its name and form.
pub type Field = (&'static str, Form);

type Read = fn(&Json, &mut Vec<u8>) -> Result<(), String>;
type Write = fn(&mut &[u8]) -> Result<Json, String>;

/// The form of a type that says how it is written as text.
pub const fn own<T: Encode + Decode + Serialize + DeserializeOwned>() -> Form {
	Form::Own(
		|json, scale| {
			T::deserialize(json).map_err(said)?.encode_to(scale);
			Ok(())
		},
		|scale| serde_json::to_value(T::decode(scale).map_err(said)?).map_err(said),
	)
}

/// The form of a type of which the SCALE form itself is written, as hex: its bytes are what is hashed.
pub const fn scale<T: Encode + Decode>() -> Form {
	Form::Own(
		|json, scale| {
			let bytes = bytes(json)?;
			strict::decode::<T>(&bytes).map_err(said)?;
			scale.extend(bytes);
			Ok(())
		},
		|scale| Ok(hex(&T::decode(scale).map_err(said)?.encode()).into()),
	)
}

/// Bytes as hex with `0x`.
pub fn hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

fn said(error: impl core::fmt::Display) -> String {
	format!("{error}")
}

fn bytes(json: &Json) -> Result<Vec<u8>, String> {
	let digits =
		json.as_str().and_then(|text| text.strip_prefix("0x")).ok_or("bytes are hex that begins with 0x")?;
	hex::decode(digits).map_err(said)
}

impl Form {
	/// Reads JSON, and writes SCALE behind what is there. What is wrong says where it is.
	pub fn read(&self, json: &Json, scale: &mut Vec<u8>) -> Result<(), String> {
		match self {
			Self::Nothing => return Err("nothing belongs here".into()),
			Self::Bool => json.as_bool().ok_or("not true or false")?.encode_to(scale),
			Self::Number(bytes) => {
				let number = json.as_u64().ok_or("not a whole number")?.to_le_bytes();
				let (kept, rest) = number.split_at(*bytes);
				if rest.iter().any(|byte| *byte != 0) {
					return Err("a number that is too large".into());
				}
				scale.extend(kept);
			}
			Self::Bytes(count) => {
				let bytes = bytes(json)?;
				if bytes.len() != *count {
					return Err(format!("{} bytes where {count} belong", bytes.len()));
				}
				scale.extend(bytes);
			}
			Self::Blob => bytes(json)?.encode_to(scale),
			Self::Id(tag) => {
				let text = json.as_str().ok_or("an identifier is text")?;
				scale.extend(id::decode(tag, text).map_err(said)?);
			}
			Self::List(form) => {
				let values = json.as_array().ok_or("not a list")?;
				Compact(values.len() as u32).encode_to(scale);
				for (place, value) in values.iter().enumerate() {
					form.read(value, scale).map_err(|error| format!("{place}: {error}"))?;
				}
			}
			Self::Struct(fields) => {
				let values = json.as_object().ok_or("not an object")?;
				if let Some(name) = values.keys().find(|name| fields.iter().all(|(field, _)| field != name)) {
					return Err(format!("unknown field `{name}`"));
				}
				for (name, form) in *fields {
					let value = values.get(*name).ok_or_else(|| format!("missing field `{name}`"))?;
					form.read(value, scale).map_err(|error| format!("{name}: {error}"))?;
				}
			}
			Self::Enum(variants) => {
				let (name, value) = variant(json).ok_or("not a name, or an object with one name")?;
				let found = variants.iter().position(|(variant, _)| *variant == name);
				let number = found.ok_or_else(|| format!("unknown name `{name}`"))?;
				scale.push(number as u8);
				match (&variants[number].1, value) {
					(Self::Nothing, None) => {}
					(form, Some(value)) => {
						form.read(value, scale).map_err(|error| format!("{name}: {error}"))?
					}
					(_, None) => return Err(format!("{name}: what it is about is missing")),
				}
			}
			Self::Own(read, _) => read(json, scale)?,
		}
		Ok(())
	}

	/// Writes JSON of what is in front of the SCALE.
	pub fn write(&self, scale: &mut &[u8]) -> Result<Json, String> {
		Ok(match self {
			Self::Nothing => Json::Null,
			Self::Bool => bool::decode(scale).map_err(said)?.into(),
			Self::Number(count) => take(scale, *count)?
				.iter()
				.rev()
				.fold(0u64, |number, byte| number << 8 | u64::from(*byte))
				.into(),
			Self::Bytes(count) => hex(take(scale, *count)?).into(),
			Self::Blob => hex(&Vec::<u8>::decode(scale).map_err(said)?).into(),
			Self::Id(tag) => id::encode(tag, &<[u8; 32]>::decode(scale).map_err(said)?).into(),
			Self::List(form) => {
				let count = Compact::<u32>::decode(scale).map_err(said)?.0;
				(0..count).map(|_| form.write(scale)).collect::<Result<Vec<_>, _>>()?.into()
			}
			Self::Struct(fields) => {
				let mut object = Map::new();
				for (name, form) in *fields {
					object.insert((*name).to_owned(), form.write(scale)?);
				}
				object.into()
			}
			Self::Enum(variants) => {
				let number = u8::decode(scale).map_err(said)?;
				match variants.get(usize::from(number)).ok_or("a variant without a name")? {
					(name, Self::Nothing) => (*name).into(),
					(name, form) => Map::from_iter([((*name).to_owned(), form.write(scale)?)]).into(),
				}
			}
			Self::Own(_, write) => write(scale)?,
		})
	}
}

/// The name of a variant, and what it has.
fn variant(json: &Json) -> Option<(&str, Option<&Json>)> {
	if let Some(name) = json.as_str() {
		return Some((name, None));
	}
	let mut fields = json.as_object()?.iter();
	match (fields.next(), fields.next()) {
		(Some((name, value)), None) => Some((name, Some(value))),
		_ => None,
	}
}

fn take<'a>(scale: &mut &'a [u8], count: usize) -> Result<&'a [u8], String> {
	let (taken, rest) = scale.split_at_checked(count).ok_or("cut off")?;
	*scale = rest;
	Ok(taken)
}
