//! The consortium's list of purposes: a grant names purposes by number, people and policies by name.

use std::collections::BTreeMap;

use hefu_primitives::terms::{Purpose, Purposes};
use serde_json::Value;

/// Purposes that terms can tell apart.
const COUNT: u8 = 64;

/// Names of purposes with their numbers, as the consortium has agreed on them: a JSON object such as
/// `{ "cx.pcf.base:1": 0, "logistics": 1 }`. Numbers are names too, also without a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PurposeList(BTreeMap<String, u8>);

/// Why a document is no list of purposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PurposesError {
	/// Not a JSON object.
	NotAList,
	/// The purpose of this name has no number from 0 to 63.
	Number(String),
	/// Two purposes have this number.
	Twice(u8),
	/// The purpose of this name has another number, and numbers are names too.
	Numeral(String),
}

impl std::fmt::Display for PurposesError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NotAList => {
				f.write_str("a list of purposes is a JSON object of names and numbers, {\"name\": 0}")
			}
			Self::Number(name) => write!(f, "purpose {name:?} has no number from 0 to 63"),
			Self::Twice(number) => write!(f, "two purposes have the number {number}"),
			Self::Numeral(name) => {
				write!(f, "purpose {name:?} is named like the number of another: numbers are names too")
			}
		}
	}
}

impl std::error::Error for PurposesError {}

impl PurposeList {
	/// Reads a list.
	pub fn parse(text: &str) -> Result<Self, PurposesError> {
		let Ok(Value::Object(entries)) = serde_json::from_str(text) else {
			return Err(PurposesError::NotAList);
		};
		let mut list = BTreeMap::new();
		for (name, number) in entries {
			let number = number.as_u64().and_then(|number| u8::try_from(number).ok());
			let Some(number) = number.filter(|number| *number < COUNT) else {
				return Err(PurposesError::Number(name));
			};
			if list.values().any(|other| *other == number) {
				return Err(PurposesError::Twice(number));
			}
			if name.parse::<u8>().is_ok_and(|other| other != number) {
				return Err(PurposesError::Numeral(name));
			}
			list.insert(name, number);
		}
		Ok(Self(list))
	}

	/// The purpose of this name or number; `None` when the list has no such purpose.
	pub fn find(&self, name: &str) -> Option<Purpose> {
		let number = || name.parse().ok().filter(|number| *number < COUNT);
		self.0.get(name).copied().or_else(number).map(Purpose)
	}

	/// The names of these purposes: the number of one that the list does not have.
	pub fn names(&self, purposes: Purposes) -> Vec<String> {
		let named = |number: u8| {
			let entry = self.0.iter().find(|(_, other)| **other == number);
			entry.map_or_else(|| number.to_string(), |(name, _)| name.clone())
		};
		(0..COUNT).filter(|number| purposes.contains(Purpose(*number))).map(named).collect()
	}
}

/// The set of these purposes.
pub(super) fn set(purposes: &[Purpose]) -> Purposes {
	Purposes(purposes.iter().fold(0, |bits, Purpose(number)| bits | 1 << number))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn purposes_have_names_and_numbers() {
		let list = PurposeList::parse(r#"{ "cx.pcf.base:1": 0, "物流": 63 }"#).unwrap();
		assert_eq!(list.find("物流"), Some(Purpose(63)));
		assert_eq!(list.find("7"), Some(Purpose(7)));
		assert_eq!(list.find("64"), None);
		assert_eq!(list.find("marketing"), None);
		assert_eq!(list.names(set(&[Purpose(63), Purpose(0), Purpose(7)])), ["cx.pcf.base:1", "7", "物流"]);
	}

	#[test]
	fn what_is_no_list_is_refused() {
		for (text, error) in [
			("[]", PurposesError::NotAList),
			("{", PurposesError::NotAList),
			(r#"{ "a": 64 }"#, PurposesError::Number("a".into())),
			(r#"{ "a": "0" }"#, PurposesError::Number("a".into())),
			(r#"{ "a": 0, "b": 0 }"#, PurposesError::Twice(0)),
			(r#"{ "7": 3 }"#, PurposesError::Numeral("7".into())),
		] {
			assert_eq!(PurposeList::parse(text), Err(error), "{text}");
		}
	}
}
