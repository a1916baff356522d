//! From JSON to SCALE.

use super::{Fault, Kind, MAX_DEPTH, Path, Types, Wrong, kind::most};
use crate::rpc::exchange::schema::lower;
use codec::{Compact, Encode};
use hefu_primitives::{
	code::{Lei, Uscc},
	id::{self, IdError},
	settlement::Currency,
};
use scale_info::{Field, Variant, form::PortableForm};
use serde_json::{Map, Value as Json};
use sp_core::crypto::{AccountId32, Ss58Codec};

/// Writes values behind each other.
pub struct Writer<'a> {
	types: Types<'a>,
	path: Path,
	depth: usize,
	most: usize,
	bytes: Vec<u8>,
}

type Done = Result<(), Wrong>;

impl<'a> Writer<'a> {
	/// Writes at most `most` bytes of values, the first of which stands at `path`.
	pub fn new(types: Types<'a>, path: Path, most: usize) -> Self {
		Self { types, path, depth: 0, most, bytes: Vec::new() }
	}

	/// What was written.
	pub fn finish(self) -> Vec<u8> {
		self.bytes
	}

	/// Writes a value of the type with this number.
	pub fn value(&mut self, id: u32, json: &Json) -> Done {
		if self.depth == MAX_DEPTH {
			return Err(self.wrong(Fault::TooDeep));
		}
		self.depth += 1;
		let kind = self.types.kind(id);
		let done = self.of_kind(&kind, json);
		self.depth -= 1;
		done
	}

	fn of_kind(&mut self, kind: &Kind<'a>, json: &Json) -> Done {
		match (kind, json) {
			(Kind::Bool, Json::Bool(value)) => self.push(&value.encode()),
			(Kind::Unsigned(bytes), _) => {
				let number = unsigned(json).filter(|number| *number <= most(*bytes));
				let number = number.ok_or_else(|| self.other(json, kind))?;
				self.push(&number.to_le_bytes()[..*bytes])
			}
			(Kind::Compact(bytes), _) => {
				let number = unsigned(json).filter(|number| *number <= most(*bytes));
				let number = number.ok_or_else(|| self.other(json, kind))?;
				self.push(&Compact(number).encode())
			}
			(Kind::Signed(bytes), _) => {
				let most = (most(*bytes) / 2) as i128;
				let number = signed(json).filter(|number| (-most - 1..=most).contains(number));
				let number = number.ok_or_else(|| self.other(json, kind))?;
				self.push(&number.to_le_bytes()[..*bytes])
			}
			(Kind::Text, Json::String(text)) => self.push_long(text.as_bytes()),
			(Kind::Code(18, _), Json::String(text)) => match Uscc::parse(text) {
				Ok(code) => self.push(&code.encode()),
				Err(error) => Err(self.misread(json, kind, &error)),
			},
			(Kind::Code(3, _), Json::String(text)) => match Currency::parse(text) {
				Ok(currency) => self.push(&currency.encode()),
				Err(error) => Err(self.misread(json, kind, &error)),
			},
			(Kind::Code(..), Json::String(text)) => match Lei::parse(text) {
				Ok(code) => self.push(&code.encode()),
				Err(error) => Err(self.misread(json, kind, &error)),
			},
			(Kind::Id(tag), Json::String(text)) => match id::decode(tag, text) {
				Ok(id) => self.push(&id),
				Err(IdError::WrongKind) => {
					let found = text.split('1').next().unwrap_or_default().to_lowercase();
					Err(self.wrong(Fault::OtherKind { found, belongs: (*tag).into() }))
				}
				Err(error) => Err(self.misread(json, kind, &error)),
			},
			(Kind::Account, Json::String(text)) => {
				let account = account(text).ok_or_else(|| self.other(json, kind))?;
				self.push(&account)
			}
			(Kind::Bytes(count), Json::String(text)) => {
				let bytes = bytes(text).filter(|bytes| bytes.len() == *count as usize);
				let bytes = bytes.ok_or_else(|| self.other(json, kind))?;
				self.push(&bytes)
			}
			(Kind::Blob, Json::String(text)) => {
				let bytes = bytes(text).ok_or_else(|| self.other(json, kind))?;
				self.push_long(&bytes)
			}
			(Kind::Option(_), Json::Null) => self.push(&[0]),
			(Kind::Option(inner), _) => {
				self.push(&[1])?;
				self.value(*inner, json)
			}
			(Kind::List(of), Json::Array(items)) => {
				self.count(items.len())?;
				self.items(items.iter().map(|item| (*of, item)))
			}
			(Kind::Array(count, of), Json::Array(items)) if items.len() == *count as usize => {
				self.items(items.iter().map(|item| (*of, item)))
			}
			(Kind::Tuple(types), Json::Array(items)) if items.len() == types.len() => {
				self.items(types.iter().copied().zip(items))
			}
			(Kind::Struct(fields), Json::Object(given)) => self.fields(*fields, given),
			(Kind::Enum(cases), _) => self.case(*cases, kind, json),
			(Kind::Call(_), Json::Object(given)) => self.call(given),
			_ => Err(self.other(json, kind)),
		}
	}

	/// A call by its name and its arguments: `{"call": "registry.register", "params": {…}}`.
	fn call(&mut self, given: &Map<String, Json>) -> Done {
		if let Some(surplus) = given.keys().find(|key| !["call", "params"].contains(&key.as_str())) {
			return Err(self.within(surplus, Fault::Unknown { known: "call, params".into() }));
		}
		let belongs = || "the name of a call, such as registry.register".to_owned();
		let name = match given.get("call") {
			Some(Json::String(name)) => name,
			Some(other) => return Err(self.within("call", Fault::other(other, belongs()))),
			None => return Err(self.within("call", Fault::Missing { belongs: belongs() })),
		};
		let no_params = Map::new();
		let params = match given.get("params") {
			Some(Json::Object(params)) => params,
			None => &no_params,
			Some(other) => {
				return Err(self.within("params", Fault::other(other, "an object with the arguments".into())));
			}
		};
		self.path.enter("call");
		let (pallet, call) = self.find_call(name)?;
		self.push(&[pallet, call.index])?;
		self.path.leave();
		self.path.enter("params");
		self.fields(&call.fields, params)?;
		self.path.leave();
		Ok(())
	}

	/// The index of a call's pallet, and the call, by its name: `registry.register`.
	pub fn find_call(&self, name: &str) -> Result<(u8, &'a Variant<PortableForm>), Wrong> {
		let no_such = |belongs: String| self.wrong(Fault::other(&name.into(), belongs));
		let Kind::Call(pallets) = self.types.kind(self.types.call) else {
			return Err(no_such(Kind::Foreign.belongs()));
		};
		let (pallet, call) = name.split_once('.').unwrap_or((name, ""));
		let means = |known: &&Variant<PortableForm>| known.name == pallet || lower(&known.name) == pallet;
		let Some(pallet) = pallets.iter().find(means) else {
			let known: Vec<_> = pallets.iter().map(|known| lower(&known.name)).collect();
			let known = known.join(", ");
			return Err(no_such(format!(
				"the name of a call, pallet.name; the pallets with calls are {known}"
			)));
		};
		let calls = pallet.fields.first().map(|field| self.types.kind(field.ty.id));
		let Some(Kind::Enum(calls)) = calls else { return Err(no_such(Kind::Foreign.belongs())) };
		let Some(call) = calls.iter().find(|known| known.name == call) else {
			let known: Vec<_> = calls.iter().map(|known| known.name.as_str()).collect();
			return Err(no_such(format!("a call of {}: {}", lower(&pallet.name), known.join(", "))));
		};
		Ok((pallet.index, call))
	}

	/// A case of an enum: `"Name"`, or `{"Name": …}` with its fields.
	fn case(&mut self, cases: &'a [Variant<PortableForm>], kind: &Kind<'a>, json: &Json) -> Done {
		let (name, given) = match json {
			Json::String(name) => (name, None),
			Json::Object(fields) => match fields.iter().next() {
				Some((name, given)) if fields.len() == 1 => (name, Some(given)),
				_ => return Err(self.other(json, kind)),
			},
			_ => return Err(self.other(json, kind)),
		};
		let case = cases.iter().find(|case| case.name == *name).ok_or_else(|| self.other(json, kind))?;
		self.push(&[case.index])?;
		self.path.enter(name);
		match (&case.fields[..], given) {
			([], None) => {}
			([], Some(_)) => {
				self.path.leave();
				return Err(self.wrong(Fault::other(json, format!("{name:?}, without fields"))));
			}
			([only], Some(given)) if only.name.is_none() => self.value(only.ty.id, given)?,
			([first, ..], Some(list @ Json::Array(items))) if first.name.is_none() => {
				if items.len() != case.fields.len() {
					return Err(self.wrong(Fault::other(list, format!("a list of {}", case.fields.len()))));
				}
				self.items(case.fields.iter().map(|field| field.ty.id).zip(items))?;
			}
			(fields, Some(Json::Object(given))) => self.fields(fields, given)?,
			(fields, Some(other)) => {
				return Err(self.wrong(Fault::other(other, Kind::Struct(fields).belongs())));
			}
			(fields, None) => {
				return Err(self.wrong(Fault::Missing { belongs: Kind::Struct(fields).belongs() }));
			}
		}
		self.path.leave();
		Ok(())
	}

	/// The fields of a struct, of a case, or of a call. One that may be `null` may be left out.
	fn fields(&mut self, fields: &'a [Field<PortableForm>], given: &Map<String, Json>) -> Done {
		let name = |field: &'a Field<PortableForm>| field.name.as_deref().unwrap_or_default();
		if let Some(surplus) = given.keys().find(|key| !fields.iter().any(|field| name(field) == *key)) {
			let known = fields.iter().map(name).collect::<Vec<_>>().join(", ");
			return Err(self.within(surplus, Fault::Unknown { known }));
		}
		for field in fields {
			self.path.enter(name(field));
			match given.get(name(field)) {
				Some(value) => self.value(field.ty.id, value)?,
				None if self.types.is_nullable(field.ty.id) => self.value(field.ty.id, &Json::Null)?,
				None => {
					let belongs = self.types.kind(field.ty.id).belongs();
					return Err(self.wrong(Fault::Missing { belongs }));
				}
			}
			self.path.leave();
		}
		Ok(())
	}

	fn items<'j>(&mut self, items: impl Iterator<Item = (u32, &'j Json)>) -> Done {
		for (index, (of, item)) in items.enumerate() {
			self.path.item(index);
			self.value(of, item)?;
			self.path.leave();
		}
		Ok(())
	}

	fn count(&mut self, count: usize) -> Done {
		let count = u32::try_from(count).map_err(|_| self.too_long())?;
		self.push(&Compact(count).encode())
	}

	fn push_long(&mut self, bytes: &[u8]) -> Done {
		self.count(bytes.len())?;
		self.push(bytes)
	}

	fn push(&mut self, bytes: &[u8]) -> Done {
		if self.bytes.len() + bytes.len() > self.most {
			return Err(self.too_long());
		}
		self.bytes.extend_from_slice(bytes);
		Ok(())
	}

	fn too_long(&self) -> Wrong {
		self.wrong(Fault::TooLong)
	}

	fn other(&self, found: &Json, kind: &Kind<'a>) -> Wrong {
		self.wrong(Fault::other(found, kind.belongs()))
	}

	fn misread(&self, found: &Json, kind: &Kind<'a>, why: &impl std::fmt::Display) -> Wrong {
		self.wrong(Fault::other(found, format!("{}; this is {why}", kind.belongs())))
	}

	fn wrong(&self, fault: Fault) -> Wrong {
		Wrong { path: self.path.to_string(), fault }
	}

	fn within(&self, field: &str, fault: Fault) -> Wrong {
		let mut path = self.path.clone();
		path.enter(field);
		Wrong { path: path.to_string(), fault }
	}
}

/// A number that is not negative, as a number or as text of digits alone.
pub fn unsigned(json: &Json) -> Option<u128> {
	match json {
		Json::Number(number) => number.as_u64().map(u128::from),
		Json::String(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => text.parse().ok(),
		_ => None,
	}
}

/// A number, as a number or as text of digits with a minus before them.
fn signed(json: &Json) -> Option<i128> {
	match json {
		Json::Number(number) => number.as_i64().map(i128::from),
		Json::String(text) if text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()) => {
			text.parse().ok()
		}
		_ => None,
	}
}

/// Bytes from hex with `0x`.
pub fn bytes(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x")?).ok()
}

/// An account from SS58 (with any network's prefix that is in general use, and a checksum) or hex with `0x`.
pub fn account(text: &str) -> Option<[u8; 32]> {
	if text.starts_with("0x") {
		return bytes(text)?.try_into().ok();
	}
	AccountId32::from_ss58check(text).ok().map(Into::into)
}
