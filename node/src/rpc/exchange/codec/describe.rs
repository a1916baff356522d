//! Types as JSON Schema, for whoever writes a call.

use super::{Kind, MAX_DEPTH, Types, kind::most};
use scale_info::{Field, form::PortableForm};
use serde_json::{Map, Value as Json, json};

impl<'a> Types<'a> {
	/// The JSON of fields with names: an object. What may be `null` may be left out.
	pub fn describe_fields(&self, fields: &'a [Field<PortableForm>]) -> Json {
		self.object(fields, 0)
	}

	fn described(&self, id: u32, depth: usize) -> Json {
		if depth == MAX_DEPTH {
			return json!({});
		}
		let inner = |id: u32| self.described(id, depth + 1);
		let kind = self.kind(id);
		match &kind {
			Kind::Bool => json!({ "type": "boolean" }),
			Kind::Unsigned(bytes @ ..=4) | Kind::Compact(bytes @ ..=4) => {
				json!({ "type": "integer", "minimum": 0, "maximum": most(*bytes) as u64 })
			}
			Kind::Unsigned(_) | Kind::Compact(_) => {
				json!({ "type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$" })
			}
			Kind::Signed(_) => json!({ "type": ["integer", "string"], "pattern": "^-?[0-9]+$" }),
			Kind::Text => json!({ "type": "string" }),
			Kind::Code(characters, name) => {
				json!({ "type": "string", "minLength": characters, "maxLength": characters, "description": name })
			}
			Kind::Id(tag) => {
				json!({ "type": "string", "pattern": format!("^{tag}1[02-9ac-hj-np-z]{{58}}$") })
			}
			Kind::Account => json!({ "type": "string", "description": kind.belongs() }),
			Kind::Bytes(count) => {
				json!({ "type": "string", "pattern": format!("^0x[0-9a-fA-F]{{{}}}$", u64::from(*count) * 2) })
			}
			Kind::Blob => json!({ "type": "string", "pattern": "^0x([0-9a-fA-F]{2})*$" }),
			Kind::Option(of) => json!({ "anyOf": [inner(*of), { "type": "null" }] }),
			Kind::List(of) => json!({ "type": "array", "items": inner(*of) }),
			Kind::Array(count, of) => {
				json!({ "type": "array", "items": inner(*of), "minItems": count, "maxItems": count })
			}
			Kind::Tuple(types) => list(types.iter().map(|of| inner(*of)).collect()),
			Kind::Struct(fields) => self.object(fields, depth),
			Kind::Enum(cases) => {
				let case = |case: &'a scale_info::Variant<PortableForm>| {
					let of = match &case.fields[..] {
						[] => return json!({ "const": case.name }),
						[only] if only.name.is_none() => inner(only.ty.id),
						[first, ..] if first.name.is_none() => {
							list(case.fields.iter().map(|field| inner(field.ty.id)).collect())
						}
						fields => self.object(fields, depth),
					};
					one_property(&case.name, of)
				};
				json!({ "oneOf": cases.iter().map(case).collect::<Vec<_>>() })
			}
			Kind::Call(_) => json!({
				"type": "object",
				"description": "a call 调用",
				"properties": { "call": { "type": "string" }, "params": { "type": "object" } },
				"required": ["call"],
			}),
			Kind::Foreign => json!({ "not": {} }),
		}
	}

	fn object(&self, fields: &[Field<PortableForm>], depth: usize) -> Json {
		let (mut properties, mut required) = (Map::new(), Vec::new());
		for field in fields {
			let name = field.name.clone().unwrap_or_default();
			if !self.is_nullable(field.ty.id) {
				required.push(name.clone());
			}
			properties.insert(name, self.described(field.ty.id, depth + 1));
		}
		json!({
			"type": "object",
			"properties": properties,
			"required": required,
			"additionalProperties": false,
		})
	}
}

fn one_property(name: &str, of: Json) -> Json {
	json!({ "type": "object", "properties": { name: of }, "required": [name], "additionalProperties": false })
}

fn list(items: Vec<Json>) -> Json {
	let count = items.len();
	json!({ "type": "array", "prefixItems": items, "minItems": count, "maxItems": count })
}
