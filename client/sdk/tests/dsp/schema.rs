//! The part of JSON Schema (2019-09) that the protocol's schemas use, by hand: the project keeps no crate for it. A keyword that is not
//! known here fails the test, and so does a pattern other than the two that there are.

use std::{collections::BTreeMap, path::Path};

use hefu_sdk::date;
use serde_json::Value;

/// Before the path of each schema of the protocol.
const BASE: &str = "https://w3id.org/dspace/2025/1/";

/// The protocol's schemas, by their ids.
pub struct Schemas(BTreeMap<String, Value>);

impl Schemas {
	/// Reads all schemas in the folders of `data/dsp`.
	pub fn read(folder: &Path) -> Self {
		let mut schemas = BTreeMap::new();
		for part in ["catalog", "common", "negotiation", "transfer"] {
			for entry in std::fs::read_dir(folder.join(part)).unwrap() {
				let path = entry.unwrap().path();
				if path.to_str().unwrap().ends_with("-schema.json") {
					let schema: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
					let id = schema["$id"].as_str().unwrap().to_owned();
					assert!(id.starts_with(BASE), "{id}");
					schemas.insert(id, schema);
				}
			}
		}
		Self(schemas)
	}

	/// The schema of a document of this type.
	pub fn of(&self, kind: &str) -> &Value {
		let title = format!("{kind}Schema");
		let found = self.0.values().find(|schema| schema["title"] == *title);
		found.unwrap_or_else(|| panic!("no schema of {kind}"))
	}

	/// Whether a schema allows a document.
	pub fn allows(&self, schema: &Value, value: &Value) -> bool {
		self.check(schema, schema, value)
	}

	fn check(&self, root: &Value, schema: &Value, value: &Value) -> bool {
		schema.as_object().unwrap().iter().all(|(keyword, said)| self.keyword(root, keyword, said, value))
	}

	fn keyword(&self, root: &Value, keyword: &str, said: &Value, value: &Value) -> bool {
		let check = |schema: &Value| self.check(root, schema, value);
		match keyword {
			"$schema" | "$id" | "$comment" | "title" | "definitions" => true,
			"$ref" => {
				let (root, schema) = self.resolve(root, said.as_str().unwrap());
				self.check(root, schema, value)
			}
			"allOf" => said.as_array().unwrap().iter().all(check),
			"anyOf" => said.as_array().unwrap().iter().any(check),
			"oneOf" => said.as_array().unwrap().iter().filter(|schema| check(schema)).count() == 1,
			"not" => !check(said),
			"const" => value == said,
			"enum" => said.as_array().unwrap().contains(value),
			"type" => match said.as_str().unwrap() {
				"object" => value.is_object(),
				"array" => value.is_array(),
				"string" => value.is_string(),
				other => panic!("type {other}"),
			},
			"required" => {
				let names = || said.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
				value.as_object().is_none_or(|members| names().all(|name| members.contains_key(name)))
			}
			"properties" => {
				said.as_object().unwrap().iter().all(|(name, schema)| {
					value.get(name).is_none_or(|member| self.check(root, schema, member))
				})
			}
			"items" => {
				value.as_array().is_none_or(|values| values.iter().all(|one| self.check(root, said, one)))
			}
			"contains" => {
				value.as_array().is_none_or(|values| values.iter().any(|one| self.check(root, said, one)))
			}
			"minItems" => {
				let least = usize::try_from(said.as_u64().unwrap()).unwrap();
				value.as_array().is_none_or(|values| values.len() >= least)
			}
			"pattern" => value.as_str().is_none_or(|text| matches(said.as_str().unwrap(), text)),
			other => panic!("keyword {other}"),
		}
	}

	/// What a reference leads to, with the document in which that stands.
	fn resolve<'a>(&'a self, root: &'a Value, reference: &str) -> (&'a Value, &'a Value) {
		let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
		let root = if document.is_empty() { root } else { &self.0[document] };
		// Some of the protocol's references lack the slash.
		let pointer = match fragment.trim_start_matches('/') {
			"" => String::new(),
			rest => format!("/{rest}"),
		};
		(root, root.pointer(&pointer).unwrap_or_else(|| panic!("{reference}")))
	}
}

/// The patterns that there are: that of an address that ends in `/catalog`, and that of `xsd:dateTime`, of which moments before 1970 and
/// moments without a zone are left out here.
fn matches(pattern: &str, text: &str) -> bool {
	if pattern == "https?://.*?/catalog$" {
		return text.contains("http") && text.contains("://") && text.ends_with("/catalog");
	}
	assert!(pattern.starts_with("-?([1-9][0-9]{3,}|0[0-9]{3})-("), "{pattern}");
	date::milliseconds(text).is_some()
}
