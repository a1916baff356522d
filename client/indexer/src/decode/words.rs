//! Values in JSON, in the manner of `hefu-proofs`: bytes as hex with `0x`, numbers that not every reader keeps exact as text, cases by
//! their name.

use hefu_primitives::id::KINDS;
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive};
use serde_json::{Map, Value as Json, json};
use subxt::{
	Metadata,
	ext::scale_value::{Composite, Primitive, Value, ValueDef},
};

/// Largest number that every reader of JSON keeps exact.
const MAX_EXACT: u64 = (1 << 53) - 1;

/// Types of the chain whose bytes are text.
const TEXTS: [&str; 5] = ["Currency", "Lei", "Serial", "Text", "Uscc"];

/// A value, with the number of its type in the metadata.
type Typed = Value<u32>;

/// Fields of a domain event.
pub fn domain(event: &hefu_proofs::Event) -> Json {
	match serde_json::to_value(event) {
		Ok(mut json) => json["fields"].take(),
		// Its keys are text and its numbers finite: writing to memory does not fail.
		Err(_) => Json::Null,
	}
}

/// Puts values into words by the types of a metadata.
pub struct Words<'a>(pub &'a PortableRegistry);

impl Words<'_> {
	/// Fields by their names; a list where they have none, and the only one of those by itself.
	pub fn fields(&self, of: &Composite<u32>) -> Json {
		match of {
			Composite::Named(fields) => fields
				.iter()
				.map(|(name, value)| (name.clone(), self.json(value)))
				.collect::<Map<_, _>>()
				.into(),
			Composite::Unnamed(values) => match &values[..] {
				[only] => self.json(only),
				values => values.iter().map(|value| self.json(value)).collect(),
			},
		}
	}

	/// The arguments of a call.
	pub fn arguments(&self, call: &Typed) -> Json {
		// The pallet's case, and in it the call's.
		let ValueDef::Variant(pallet) = &call.value else { return self.json(call) };
		match pallet.values.values().next().map(|call| &call.value) {
			Some(ValueDef::Variant(call)) if call.values.is_empty() => json!({}),
			Some(ValueDef::Variant(call)) => self.fields(&call.values),
			_ => self.json(call),
		}
	}

	fn json(&self, value: &Typed) -> Json {
		match &value.value {
			ValueDef::Composite(of) => {
				let said = || self.list(value.context, of).unwrap_or_else(|| self.fields(of));
				self.named(value.context, said())
			}
			ValueDef::Variant(case) => match (&*case.name, &case.values) {
				("None", values) if values.is_empty() => Json::Null,
				("Some", values) if values.len() == 1 => self.fields(values),
				(name, values) if values.is_empty() => name.into(),
				(name, values) => json!({ name: self.fields(values) }),
			},
			ValueDef::BitSequence(bits) => bits.iter().map(Json::from).collect(),
			ValueDef::Primitive(primitive) => match primitive {
				Primitive::Bool(value) => (*value).into(),
				Primitive::Char(value) => value.to_string().into(),
				Primitive::String(text) => text.clone().into(),
				Primitive::U128(number) => match u64::try_from(*number) {
					Ok(number) if number <= MAX_EXACT => number.into(),
					_ => number.to_string().into(),
				},
				Primitive::I128(number) => match i64::try_from(*number) {
					Ok(number) if number.unsigned_abs() <= MAX_EXACT => number.into(),
					_ => number.to_string().into(),
				},
				Primitive::U256(bytes) | Primitive::I256(bytes) => hex(bytes),
			},
		}
	}

	/// Bytes whose type says that they are an id or text, as people see them; anything else as it is.
	fn named(&self, of: u32, said: Json) -> Json {
		let name = self.0.resolve(of).and_then(|of| of.path.segments.last()).map_or("", String::as_str);
		let bytes = || hex::decode(said.as_str()?.strip_prefix("0x")?).ok();
		let seen = || {
			if let Some((_, tag)) = KINDS.iter().find(|(kind, _)| *kind == name) {
				return Some(hefu_primitives::id::encode(tag, &bytes()?.try_into().ok()?));
			}
			if TEXTS.contains(&name) { String::from_utf8(bytes()?).ok() } else { None }
		};
		seen().map_or(said.clone(), Json::String)
	}

	/// A list, or bytes; nothing of what is neither by its type.
	fn list(&self, of: u32, values: &Composite<u32>) -> Option<Json> {
		let element = match &self.0.resolve(of)?.type_def {
			TypeDef::Sequence(sequence) => sequence.type_param.id,
			TypeDef::Array(array) => array.type_param.id,
			_ => return None,
		};
		if !matches!(self.0.resolve(element)?.type_def, TypeDef::Primitive(TypeDefPrimitive::U8)) {
			return Some(values.values().map(|value| self.json(value)).collect());
		}
		let byte = |value: &Typed| match value.value {
			ValueDef::Primitive(Primitive::U128(number)) => u8::try_from(number).ok(),
			_ => None,
		};
		Some(hex(&values.values().map(byte).collect::<Option<Vec<_>>>()?))
	}
}

/// A dispatch error by its name: `Registry::NotHolder`.
pub fn failure(metadata: &Metadata, error: &Json) -> String {
	let module = &error["Module"];
	let named = || {
		let pallet = metadata.pallet_by_error_index(u8::try_from(module["index"].as_u64()?).ok()?)?;
		let bytes = hex::decode(module["error"].as_str()?.strip_prefix("0x")?).ok()?;
		let variant = pallet.error_variant_by_index(*bytes.first()?)?;
		Some(format!("{}::{}", pallet.name(), variant.name))
	};
	named().unwrap_or_else(|| match error {
		Json::String(name) => name.clone(),
		Json::Object(case) if case.len() == 1 => case
			.iter()
			.map(|(name, inner)| inner.as_str().map_or(name.clone(), |inner| format!("{name}::{inner}")))
			.collect(),
		other => other.to_string(),
	})
}

fn hex(bytes: &[u8]) -> Json {
	format!("0x{}", hex::encode(bytes)).into()
}
