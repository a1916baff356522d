//! Over the real metadata of the runtime that the node is built with.

mod anchors;
mod arguments;
mod calls;
mod description;
mod payloads;
mod records;
mod trade;

use super::schema::{METADATA_VERSION, Schema};
use codec::{Compact, Encode};
use hefu_runtime::Runtime;
use scale_info::{PortableRegistry, TypeDef, TypeDefPrimitive, Variant, form::PortableForm};
use serde_json::{Value as Json, json};
use sp_io::TestExternalities;

/// What the runtime says of itself.
fn schema() -> Schema {
	// Some constants are read from the state, which is empty here.
	let metadata =
		TestExternalities::default().execute_with(|| Runtime::metadata_at_version(METADATA_VERSION));
	let metadata = metadata.expect("it has this format");
	Schema::decode(&metadata).expect("and it is in it")
}

/// The arguments of `registry.register`, with every kind of field.
fn register() -> Json {
	let digest = format!("0x{}", "07".repeat(32));
	json!({
		"nonce": digest,
		"content": {
			"descriptor": {
				"name": "2026年广东省气象观测数据",
				"overview": { "Text": "逐小时观测" },
				"industry": { "section": 65, "division": null },
				"source": "Generated",
				"spatial": { "level": "Province", "region": 440_000 },
				"temporal": { "start": -365, "end": 20_000 },
				"volume": { "records": 100, "bytes": "340282366920938463463374607431768211455" },
				"kind": "Product",
				"access": "OnApplication",
				"grade": { "class": "General", "level": 1 },
				"personal_information": "None",
			},
			"distributions": [{
				"name": "a.csv",
				"media_type": "text/csv",
				"size": 12,
				"locator": { "Url": "https://data.example.cn/a.csv" },
				"digests": { "sha256": digest },
			}],
			"parents": [],
		},
		"check": "Later",
	})
}

/// A sequence of numbers that looks random (xorshift), the same each time.
fn numbers() -> impl FnMut() -> u32 {
	let mut state = 0x9e37_79b9u32;
	move || {
		state ^= state << 13;
		state ^= state >> 17;
		state ^= state << 5;
		state >> 3
	}
}

/// Random bytes of a type, by the metadata alone. Bytes are letters, so that they will do as text; codes are sound ones, and a
/// call within a call is `system.remark`.
fn random(schema: &Schema, id: u32, rng: &mut impl FnMut() -> u32, out: &mut Vec<u8>) {
	let types: &PortableRegistry = schema.types().registry;
	let ty = types.resolve(id).unwrap();
	if id == schema.types().call {
		return out.extend([0, 0, 8, b'h', b'i']);
	}
	match ty.path.segments.last().map(String::as_str) {
		Some("Uscc") => return out.extend(b"91350100M000100Y43"),
		Some("Lei") => return out.extend(b"506700GE1G29325QX363"),
		_ => {}
	}
	match &ty.type_def {
		TypeDef::Primitive(TypeDefPrimitive::Bool) => out.push((rng() % 2) as u8),
		TypeDef::Primitive(TypeDefPrimitive::U8) => out.push(b'A' + (rng() % 26) as u8),
		TypeDef::Primitive(TypeDefPrimitive::Str) => "text".encode_to(out),
		TypeDef::Primitive(primitive) => {
			let bytes = match primitive {
				TypeDefPrimitive::I8 => 1,
				TypeDefPrimitive::U16 | TypeDefPrimitive::I16 => 2,
				TypeDefPrimitive::U32 | TypeDefPrimitive::I32 => 4,
				TypeDefPrimitive::U64 | TypeDefPrimitive::I64 => 8,
				TypeDefPrimitive::U128 | TypeDefPrimitive::I128 => 16,
				other => panic!("{other:?}"),
			};
			out.extend((0..bytes).map(|_| rng() as u8));
		}
		TypeDef::Array(array) => (0..array.len).for_each(|_| random(schema, array.type_param.id, rng, out)),
		TypeDef::Sequence(sequence) => {
			let count = if has_values(types, sequence.type_param.id) { rng() % 4 } else { 0 };
			Compact(count).encode_to(out);
			(0..count).for_each(|_| random(schema, sequence.type_param.id, rng, out));
		}
		TypeDef::Tuple(tuple) => tuple.fields.iter().for_each(|field| random(schema, field.id, rng, out)),
		TypeDef::Composite(composite) => {
			composite.fields.iter().for_each(|field| random(schema, field.ty.id, rng, out));
		}
		TypeDef::Compact(compact) => match &types.resolve(compact.type_param.id).unwrap().type_def {
			TypeDef::Tuple(tuple) if tuple.fields.is_empty() => {}
			_ => Compact(rng() % 256).encode_to(out),
		},
		TypeDef::Variant(variants) => {
			let fits = |variant: &&Variant<PortableForm>| {
				variant.fields.iter().all(|field| has_values(types, field.ty.id))
			};
			let variants: Vec<_> = variants.variants.iter().filter(fits).collect();
			let variant = variants[rng() as usize % variants.len()];
			out.push(variant.index);
			variant.fields.iter().for_each(|field| random(schema, field.ty.id, rng, out));
		}
		other => panic!("{other:?}"),
	}
}

/// Whether there are values of a type: of an enum without cases there are none.
fn has_values(types: &PortableRegistry, id: u32) -> bool {
	match &types.resolve(id).unwrap().type_def {
		TypeDef::Variant(variants) => !variants.variants.is_empty(),
		TypeDef::Composite(composite) => composite.fields.iter().all(|field| has_values(types, field.ty.id)),
		TypeDef::Tuple(tuple) => tuple.fields.iter().all(|field| has_values(types, field.id)),
		_ => true,
	}
}
