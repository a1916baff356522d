//! Which things an event names.

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
