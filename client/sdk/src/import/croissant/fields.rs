//! Fields of a description, read whatever their shape.

use serde_json::Value;

/// What an entry says that it is, as it is written.
pub(super) fn types(json: &Value) -> impl Iterator<Item = &str> {
	let said = json.get("@type").unwrap_or(&Value::Null);
	said.as_array().map_or(std::slice::from_ref(said), Vec::as_slice).iter().filter_map(Value::as_str)
}

/// Whether it is of this kind, whatever the prefix.
pub(super) fn is_a(json: &Value, kind: &str) -> bool {
	types(json).any(|said| said.rsplit([':', '/', '#']).next() == Some(kind))
}

/// A text: plain, as `{"@value": ...}`, or the first of several.
pub(super) fn text<'a>(json: &'a Value, field: &str) -> Option<&'a str> {
	fn plain(value: &Value) -> Option<&str> {
		match value {
			Value::String(text) => Some(text),
			Value::Array(values) => values.first().and_then(plain),
			Value::Object(_) => value.get("@value").and_then(plain),
			_ => None,
		}
	}
	plain(json.get(field)?)
}

/// A value that stands for itself, as it is written, whatever its shape: what is no text is no digest either, but it was
/// declared.
pub(super) fn written(json: &Value, field: &str) -> Option<String> {
	match json.get(field)? {
		Value::Null => None,
		value => Some(text(json, field).map_or_else(|| value.to_string(), Into::into)),
	}
}

/// What `containedIn` refers to: a name, `{"@id": ...}`, or the first of several.
pub(super) fn reference(value: Option<&Value>) -> Option<String> {
	match value? {
		Value::Null => None,
		Value::String(name) => Some(name.clone()),
		Value::Array(values) => reference(values.first()),
		object => Some(text(object, "@id").unwrap_or("another entry").into()),
	}
}
