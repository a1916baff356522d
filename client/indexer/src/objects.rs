//! Which things an event names, and which digests.

use std::collections::BTreeSet;

use hefu_primitives::{BillId, GrantId, id::KINDS};
use serde_json::Value as Json;

use crate::decode::Event;

/// Fields whose 32 bytes are an account, or the hash of a motion.
const BY_HASH: [&str; 7] = ["key", "owner", "governance", "old", "new", "account", "proposal_hash"];

/// The ids of everything that an event names, and the accounts and motions.
pub fn named(event: &Event) -> BTreeSet<String> {
	let mut found = BTreeSet::new();
	walk(&event.fields, &mut found);
	found
}

/// Whether a text has the form of an id.
pub fn is_id(text: &str) -> bool {
	KINDS.iter().any(|(_, tag)| text.strip_prefix(tag).is_some_and(|rest| rest.starts_with('1')))
}

fn walk(json: &Json, found: &mut BTreeSet<String>) {
	match json {
		Json::String(text) if is_id(text) => {
			found.insert(text.clone());
		}
		Json::Array(values) => values.iter().for_each(|value| walk(value, found)),
		Json::Object(fields) => {
			for (name, value) in fields {
				match value.as_str() {
					Some(text) if BY_HASH.contains(&&**name) && text.len() == 66 => {
						found.insert(text.into());
					}
					_ => walk(value, found),
				}
			}
			// What a leg of an instruction moves: its kind, and its id as bytes.
			found.extend(thing(&json["kind"], &json["id"]));
		}
		_ => {}
	}
}

/// Fields with the digest of a file or of a document, by which people may look for what it belongs to.
const DIGESTS: [&str; 36] = [
	"Change",
	"Correction",
	"Digest",
	"Initial",
	"basis",
	"blake3",
	"certificate",
	"ciphertext",
	"clauses",
	"consent",
	"content",
	"contract",
	"decision",
	"derivation",
	"document",
	"documents",
	"evidence",
	"exit",
	"filing",
	"grounds",
	"issue_to_digest",
	"limits",
	"manifest",
	"materials",
	"metadata",
	"notice",
	"reason",
	"recipient",
	"report",
	"schema",
	"security",
	"sha256",
	"sm3",
	"terms",
	"visualisation",
	"watermark",
];

/// The digests of files and documents that a value holds, as codes: hexadecimal digits, in capitals.
pub fn digests(json: &Json) -> BTreeSet<String> {
	let mut found = BTreeSet::new();
	digests_in(json, &mut found);
	found
}

fn digests_in(json: &Json, found: &mut BTreeSet<String>) {
	match json {
		Json::Array(values) => values.iter().for_each(|value| digests_in(value, found)),
		Json::Object(fields) => {
			for (name, value) in fields {
				match value.as_str().and_then(digest) {
					Some(digest) if DIGESTS.contains(&&**name) => {
						found.insert(digest);
					}
					_ => digests_in(value, found),
				}
			}
		}
		_ => {}
	}
}

/// The code of a digest or another hash: its 64 digits in capitals, whether written with `0x` or without.
pub fn digest(text: &str) -> Option<String> {
	let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")).unwrap_or(text);
	let is_digest = digits.len() == 64 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
	is_digest.then(|| digits.to_uppercase())
}

/// The id of what a leg of an instruction moves.
pub fn thing(kind: &Json, id: &Json) -> Option<String> {
	let bytes: [u8; 32] = hex::decode(id.as_str()?.strip_prefix("0x")?).ok()?.try_into().ok()?;
	match kind.as_str()? {
		"Grant" => Some(GrantId(bytes).to_string()),
		"Bill" => Some(BillId(bytes).to_string()),
		_ => None,
	}
}

/// Whether a text is an id, its checksum included.
pub fn is_sound(text: &str) -> bool {
	KINDS.iter().any(|(_, tag)| {
		hefu_primitives::id::decode(tag, text)
			.is_ok_and(|bytes| hefu_primitives::id::encode(tag, &bytes) == text)
	})
}

#[cfg(test)]
mod tests {
	use serde_json::json;

	use super::*;

	#[test]
	fn digests_are_found_wherever_they_stand_and_nothing_else() {
		let of = |digit: &str| format!("0x{}", digit.repeat(64));
		let said = json!({
			"content": of("a"),
			"distributions": [{ "digests": { "sha256": of("b"), "sm3": null } }, { "digests": { "blake3": of("c") } }],
			"commitment": of("d"),
			"name": "content",
			"schema": "0xabc",
		});
		assert_eq!(digests(&said), ["A", "B", "C"].map(|digit| digit.repeat(64)).into());
		assert_eq!(digest(&"e".repeat(64)), digest(&of("E")));
		assert_eq!(digest(&"g".repeat(64)), None);
	}
}
