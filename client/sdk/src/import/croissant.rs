//! Croissant (MLCommons), versions 0.8, 1.0 and 1.1.
//!
//! The descriptions in use are JSON-LD by convention only: prefixes differ (`sc:`, `cr:`, full IRIs), values are single
//! or lists, and digests are often placeholders. So each field is read on its own and nothing is taken on trust.

mod fields;

use serde_json::Value;

use super::{
	Description, Finding, Problem,
	claims::Declared,
	entry::{Entry, Words},
	time,
};
use crate::describe::Answers;
use fields::{is_a, reference, text, written};

const WORDS: Words = Words {
	name: "name",
	url: "contentUrl",
	size: "contentSize",
	media_type: "encodingFormat",
	digests: "sha256 or sm3",
	blake3: "blake3",
	sha256: "sha256",
	sm3: "sm3",
};

/// Whether a document says that it is one: a dataset of schema.org. What says only `Dataset` is one too, unless it speaks of DCAT.
pub(super) fn is_one(json: &Value) -> bool {
	let dcat =
		json.get("@context").is_some_and(|context| context.to_string().to_lowercase().contains("dcat"));
	json.get("@graph").is_none()
		&& fields::types(json).any(|kind| match kind.strip_suffix("Dataset") {
			Some("") => !dcat,
			Some(before) => ["sc:", "schema:", "http://schema.org/", "https://schema.org/"].contains(&before),
			None => false,
		})
}

/// Reads a description, whose BLAKE3 is `digest`.
pub(super) fn read(json: &Value, digest: [u8; 32]) -> Description {
	let schema = json.get("recordSet").and_then(|sets| serde_json::to_vec(sets).ok());
	let said = Answers {
		name: text(json, "name").map(Into::into),
		overview: text(json, "description").map(Into::into),
		temporal: text(json, "temporalCoverage").and_then(time::days),
		schema: schema.map(|schema| *blake3::hash(&schema).as_bytes()),
		metadata: Some(digest),
		..Answers::default()
	};
	let mut description =
		Description { words: &WORDS, said, entries: Vec::new(), findings: Vec::new(), problems: Vec::new() };
	let entries: &[Value] = match json.get("distribution") {
		None | Some(Value::Null) => &[],
		Some(Value::Array(entries)) => &entries[..],
		Some(one) => std::slice::from_ref(one),
	};
	for (place, entry) in entries.iter().enumerate() {
		description.add(entry, place);
	}
	description
}

impl Description {
	/// Adds an entry, but for one that has no bytes of its own.
	fn add(&mut self, json: &Value, place: usize) {
		let name = text(json, "name").or_else(|| text(json, "@id"));
		let name = name.map_or_else(|| format!("distribution {}", place + 1), Into::into);
		if is_a(json, "FileSet") {
			return self.findings.push(Finding::SetSkipped { entry: name });
		}
		if let Some(within) = reference(json.get("containedIn")) {
			return self.findings.push(Finding::ContainedSkipped { entry: name, within });
		}
		let format = text(json, "encodingFormat");
		if let Some(format) = format.filter(|format| format.starts_with("git+")) {
			self.problems.push(Problem::Repository { entry: name.clone(), format: format.into() });
		}
		self.entries.push(Entry {
			name,
			url: text(json, "contentUrl").map(Into::into),
			media_type: format.map(Into::into),
			size: written(json, "contentSize"),
			// `sm3` beside `sha256`, which Croissant has, is this chain's addition.
			declared: Declared { blake3: None, sha256: written(json, "sha256"), sm3: written(json, "sm3") },
		});
	}
}
