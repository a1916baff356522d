//! Fields of a description, read whatever their shape.

use serde_json::Value;

/// Whether `@type` is `kind`, whatever its prefix.
pub(super) fn is_a(json: &Value, kind: &str) -> bool {
	let fits = |value: &Value| {
		value.as_str().and_then(|text| text.rsplit([':', '/', '#']).next()).is_some_and(|last| last == kind)
	};
	match json.get("@type") {
		Some(Value::Array(types)) => types.iter().any(fits),
		Some(one) => fits(one),
		None => false,
	}
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

/// `117743`, `117743 B`, `117743 bytes`: a rounded size (`36.8 KB`) is not one that bytes can be checked against.
pub(super) fn exact_bytes(text: &str) -> Option<u64> {
	let text = text.trim();
	let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
	let (number, unit) = text.split_at(digits);
	matches!(unit.trim().to_ascii_lowercase().as_str(), "" | "b" | "byte" | "bytes")
		.then(|| number.parse().ok())?
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_exact_sizes_are_sizes() {
		assert_eq!(exact_bytes("117743 B"), Some(117_743));
		assert_eq!(exact_bytes("5"), Some(5));
		assert_eq!(exact_bytes(" 5 bytes "), Some(5));
		for text in ["36.809 KB", "4 MB", "", "B", "-1", "99999999999999999999"] {
			assert_eq!(exact_bytes(text), None, "{text}");
		}
	}
}
