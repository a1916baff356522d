//! JSON that has one form only: read strictly, and written canonically (RFC 8785), so that a digest of a document is the same
//! whoever computes it.

use std::fmt;

use serde::{
	Deserialize, Deserializer,
	de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::{Map, Number, Value};
use sha2::{Digest as _, Sha256};

/// Reads a document of which canonical JSON can be written: no name stands twice in an object, of which one reader would see the
/// first value and another the last; and no whole number of up to 64 bits has more digits than a double holds, so that another
/// reader would see another number.
pub fn parse(bytes: &[u8]) -> serde_json::Result<Value> {
	serde_json::from_slice(bytes).map(|Strict(value)| value)
}

/// The canonical form (RFC 8785): names in the order of their UTF-16 units, numbers as ECMAScript writes them, no space. A whole
/// number that no double holds, which [`parse`] refuses, is rounded.
pub fn canonical(value: &Value) -> Vec<u8> {
	serde_json_canonicalizer::to_vec(value).expect(
		"a `Value` has names that are text, each once, and finite numbers; writing to memory does not fail",
	)
}

/// SHA-256 of the canonical form, which DCSA takes of documents.
pub fn sha256(value: &Value) -> [u8; 32] {
	Sha256::digest(canonical(value)).into()
}

/// A value that was read strictly.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(Reader).map(Strict)
	}
}

struct Reader;

/// A whole number that its canonical form leaves as it is.
fn exact<E: Error>(number: impl Into<Number>) -> Result<Value, E> {
	let number: Number = number.into();
	let text = number.to_string();
	let value = Value::Number(number);
	if canonical(&value) != text.as_bytes() {
		return Err(E::custom(format!(
			"{text} has more digits than every reader holds (2^53): write it as a text"
		)));
	}
	Ok(value)
}

impl<'de> Visitor<'de> for Reader {
	type Value = Value;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a JSON value")
	}

	fn visit_unit<E>(self) -> Result<Value, E> {
		Ok(Value::Null)
	}

	fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
		Ok(value.into())
	}

	fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
		exact(value)
	}

	fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
		exact(value)
	}

	fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
		Ok(value.into())
	}

	fn visit_str<E>(self, value: &str) -> Result<Value, E> {
		Ok(value.into())
	}

	fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
		let mut values = Vec::new();
		while let Some(Strict(value)) = list.next_element()? {
			values.push(value);
		}
		Ok(Value::Array(values))
	}

	fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
		let mut fields = Map::new();
		while let Some((name, Strict(value))) = object.next_entry::<String, _>()? {
			if fields.contains_key(&name) {
				return Err(A::Error::custom(format!("{name:?} stands twice in one object: leave one out")));
			}
			fields.insert(name, value);
		}
		Ok(Value::Object(fields))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn written(text: &str) -> String {
		String::from_utf8(canonical(&parse(text.as_bytes()).unwrap())).unwrap()
	}

	#[test]
	fn the_example_of_the_rfc() {
		// RFC 8785, 3.2.2 and 3.2.4.
		let text = r#"{
			"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
			"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
			"literals": [null, true, false]
		}"#;
		let expected = r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#;
		assert_eq!(written(text), expected);
	}

	#[test]
	fn names_go_by_their_utf16_units() {
		// RFC 8785, 3.2.3: the emoji's first unit is before the Hebrew letter, its code point behind it.
		let text = r#"{
			"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
			"\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
		}"#;
		let value = parse(written(text).as_bytes()).unwrap();
		let values: Vec<_> =
			value.as_object().unwrap().values().map(|value| value.as_str().unwrap()).collect();
		let expected = [
			"Carriage Return",
			"One",
			"Control",
			"Latin Small Letter O With Diaeresis",
			"Euro Sign",
			"Emoji: Grinning Face",
			"Hebrew Letter Dalet With Dagesh",
		];
		assert_eq!(values, expected);
	}

	#[test]
	fn numbers_are_those_of_the_rfc() {
		// RFC 8785, appendix B, each as its bits and its text.
		let numbers = [
			(0x0000000000000000, "0"),
			(0x8000000000000000, "0"),
			(0x0000000000000001, "5e-324"),
			(0x8000000000000001, "-5e-324"),
			(0x7fefffffffffffff, "1.7976931348623157e+308"),
			(0xffefffffffffffff, "-1.7976931348623157e+308"),
			(0x4340000000000000, "9007199254740992"),
			(0xc340000000000000, "-9007199254740992"),
			(0x4430000000000000, "295147905179352830000"),
			(0x44b52d02c7e14af5, "9.999999999999997e+22"),
			(0x44b52d02c7e14af6, "1e+23"),
			(0x44b52d02c7e14af7, "1.0000000000000001e+23"),
			(0x444b1ae4d6e2ef4e, "999999999999999700000"),
			(0x444b1ae4d6e2ef4f, "999999999999999900000"),
			(0x444b1ae4d6e2ef50, "1e+21"),
			(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"),
			(0x3eb0c6f7a0b5ed8d, "0.000001"),
			(0x41b3de4355555553, "333333333.3333332"),
			(0x41b3de4355555554, "333333333.33333325"),
			(0x41b3de4355555555, "333333333.3333333"),
			(0x41b3de4355555556, "333333333.3333334"),
			(0x41b3de4355555557, "333333333.33333343"),
			(0xbecbf647612f3696, "-0.0000033333333333333333"),
			(0x43143ff3c1cb0959, "1424953923781206.2"),
		];
		for (bits, text) in numbers {
			let number = f64::from_bits(bits);
			assert_eq!(String::from_utf8(canonical(&number.into())).unwrap(), text);
			// Reading is exact as well, and the canonical form is its own.
			assert_eq!(written(&format!("{number:e}")), text);
			assert_eq!(written(text), text);
		}
	}

	#[test]
	fn what_has_two_readings_is_refused() {
		for text in [
			r#"{"a": 1, "a": 2}"#,
			r#"{"a": [{"b": 1, "\u0062": 1}]}"#,
			"9007199254740993",
			"-9007199254740993",
			"18446744073709551615",
			"1152921504606846976",
			"1e400",
			r#""\ud800""#,
			"{} {}",
			"",
		] {
			assert!(parse(text.as_bytes()).is_err(), "{text}");
		}
		let twice = parse(br#"{"a": 1, "a": 2}"#).unwrap_err().to_string();
		assert!(twice.starts_with("\"a\" stands twice in one object"), "{twice}");
		assert_eq!(
			written("[9007199254740992, -9007199254740992, 1.0, -0.0]"),
			"[9007199254740992,-9007199254740992,1,0]"
		);
	}

	#[test]
	fn a_digest_does_not_depend_on_the_form() {
		let digest = sha256(&parse(br#" {"b" : 1.50, "a": "\u4e2d"} "#).unwrap());
		assert_eq!(digest, <[u8; 32]>::from(Sha256::digest("{\"a\":\"中\",\"b\":1.5}")));
	}
}
