//! From SCALE to JSON.

use super::{Kind, MAX_DEPTH, MAX_EXACT, Types};
use crate::rpc::exchange::schema::lower;
use codec::{Compact, Decode};
use hefu_primitives::id;
use scale_info::{Field, Variant, form::PortableForm};
use serde_json::{Map, Value as Json, json};
use sp_core::crypto::{AccountId32, Ss58Codec};
use std::fmt;

/// Reads values off the beginning of some bytes.
pub struct Reader<'a, 'b> {
	types: Types<'a>,
	rest: &'b [u8],
	depth: usize,
}

/// The bytes are not what the runtime's types say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("the bytes are not what the runtime's metadata says of them")
	}
}

impl<'a, 'b> Reader<'a, 'b> {
	/// Reads these bytes.
	pub fn new(types: Types<'a>, bytes: &'b [u8]) -> Self {
		Self { types, rest: bytes, depth: 0 }
	}

	/// Sees that nothing is left.
	pub fn end(&self) -> Result<(), Unreadable> {
		if self.rest.is_empty() { Ok(()) } else { Err(Unreadable) }
	}

	/// A value of the type with this number.
	pub fn value(&mut self, id: u32) -> Result<Json, Unreadable> {
		if self.depth == MAX_DEPTH {
			return Err(Unreadable);
		}
		self.depth += 1;
		let value = self.of_kind(&self.types.kind(id));
		self.depth -= 1;
		value
	}

	/// A value of a Rust type.
	pub fn scale<T: Decode>(&mut self) -> Result<T, Unreadable> {
		T::decode(&mut self.rest).map_err(|_| Unreadable)
	}

	fn of_kind(&mut self, kind: &Kind<'a>) -> Result<Json, Unreadable> {
		Ok(match kind {
			Kind::Bool => self.scale::<bool>()?.into(),
			Kind::Unsigned(bytes) => exact(u128::from_le_bytes(self.number(*bytes, 0)?)),
			Kind::Compact(bytes) => {
				let number = self.scale::<Compact<u128>>()?.0;
				if number > super::kind::most(*bytes) {
					return Err(Unreadable);
				}
				exact(number)
			}
			Kind::Signed(bytes) => {
				let negative = self.rest.get(bytes.saturating_sub(1)).is_some_and(|high| *high >= 0x80);
				let fill = if negative { u8::MAX } else { 0 };
				signed(i128::from_le_bytes(self.number(*bytes, fill)?))
			}
			Kind::Text => {
				let count = self.count()?;
				text(self.take(count)?)
			}
			Kind::Code(count, _) => text(self.take(*count)?),
			Kind::Id(tag) => id::encode(tag, &self.scale()?).into(),
			Kind::Account => AccountId32::new(self.scale()?).to_ss58check().into(),
			Kind::Bytes(count) => hex(self.take(*count as usize)?),
			Kind::Blob => {
				let count = self.count()?;
				hex(self.take(count)?)
			}
			Kind::Option(inner) => match self.scale::<u8>()? {
				0 => Json::Null,
				1 => self.value(*inner)?,
				_ => return Err(Unreadable),
			},
			Kind::List(of) => {
				let count = self.count()?;
				self.items((0..count).map(|_| *of))?
			}
			Kind::Array(count, of) => self.items((0..*count).map(|_| *of))?,
			Kind::Tuple(types) => self.items(types.iter().copied())?,
			Kind::Struct(fields) => Json::Object(self.fields(*fields)?),
			Kind::Enum(cases) => {
				let case = self.case(*cases)?;
				match &case.fields[..] {
					[] => case.name.as_str().into(),
					[only] if only.name.is_none() => json!({ &case.name: self.value(only.ty.id)? }),
					[first, ..] if first.name.is_none() => {
						json!({ &case.name: self.items(case.fields.iter().map(|field| field.ty.id))? })
					}
					fields => json!({ &case.name: self.fields(fields)? }),
				}
			}
			Kind::Call(pallets) => {
				let pallet = self.case(*pallets)?;
				let calls = pallet.fields.first().map(|field| self.types.kind(field.ty.id));
				let Some(Kind::Enum(calls)) = calls else { return Err(Unreadable) };
				let call = self.case(calls)?;
				let name = format!("{}.{}", lower(&pallet.name), call.name);
				json!({ "call": name, "params": self.fields(&call.fields)? })
			}
			Kind::Foreign => return Err(Unreadable),
		})
	}

	fn case(&mut self, cases: &'a [Variant<PortableForm>]) -> Result<&'a Variant<PortableForm>, Unreadable> {
		let index: u8 = self.scale()?;
		cases.iter().find(|case| case.index == index).ok_or(Unreadable)
	}

	fn fields(&mut self, fields: &'a [Field<PortableForm>]) -> Result<Map<String, Json>, Unreadable> {
		let mut object = Map::new();
		for field in fields {
			object.insert(field.name.clone().unwrap_or_default(), self.value(field.ty.id)?);
		}
		Ok(object)
	}

	fn items(&mut self, types: impl Iterator<Item = u32>) -> Result<Json, Unreadable> {
		types.map(|of| self.value(of)).collect::<Result<Vec<_>, _>>().map(Json::Array)
	}

	/// How many there are of what follows: never more than bytes, so that no count alone takes memory.
	fn count(&mut self) -> Result<usize, Unreadable> {
		let count = self.scale::<Compact<u32>>()?.0 as usize;
		if count <= self.rest.len() { Ok(count) } else { Err(Unreadable) }
	}

	fn take(&mut self, count: usize) -> Result<&'b [u8], Unreadable> {
		let (taken, rest) = self.rest.split_at_checked(count).ok_or(Unreadable)?;
		self.rest = rest;
		Ok(taken)
	}

	fn number(&mut self, count: usize, fill: u8) -> Result<[u8; 16], Unreadable> {
		let taken = self.take(count)?;
		let mut bytes = [fill; 16];
		bytes.get_mut(..count).ok_or(Unreadable)?.copy_from_slice(taken);
		Ok(bytes)
	}
}

/// A number that is not negative: as text where not every reader would keep it exact.
pub fn exact(number: u128) -> Json {
	match u64::try_from(number) {
		Ok(number) if number <= MAX_EXACT => number.into(),
		_ => number.to_string().into(),
	}
}

fn signed(number: i128) -> Json {
	match i64::try_from(number) {
		Ok(number) if number.unsigned_abs() <= MAX_EXACT => number.into(),
		_ => number.to_string().into(),
	}
}

/// Text as the chain holds it. Pallets check it before they record it; a call that was refused may hold other bytes.
fn text(bytes: &[u8]) -> Json {
	String::from_utf8_lossy(bytes).into()
}

/// Bytes as hex with `0x`.
pub fn hex(bytes: &[u8]) -> Json {
	format!("0x{}", hex::encode(bytes)).into()
}
