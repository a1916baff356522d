//! What an event says, field by field.

use serde_json::{Value as Json, json};

use super::Place;
use crate::Error;

/// Largest number that every reader of JSON keeps exact; larger ones are text, as in receipts.
const MAX_EXACT: u128 = (1 << 53) - 1;

/// Why an event cannot be read.
#[derive(Debug)]
pub enum Fault {
	/// It says what cannot be.
	Impossible(String),
	/// It is not the event's fault.
	Error(Error),
}

impl Fault {
	/// The error of whoever read the event there.
	pub fn at(self, place: Place) -> Error {
		match self {
			Self::Impossible(what) => {
				let event = u32::try_from(place.event).unwrap_or_default();
				Error::Impossible { number: place.block, event, what }
			}
			Self::Error(error) => error,
		}
	}
}

impl From<Error> for Fault {
	fn from(error: Error) -> Self {
		Self::Error(error)
	}
}

/// A fault with these words.
pub fn impossible(what: impl Into<String>) -> Fault {
	Fault::Impossible(what.into())
}

/// The text of a field.
pub fn text<'a>(of: &'a Json, field: &str) -> Result<&'a str, Fault> {
	of[field].as_str().ok_or_else(|| impossible(format!("{field} is no text in {of}")))
}

/// The number in a field.
pub fn number(of: &Json, field: &str) -> Result<u64, Fault> {
	u64::try_from(amount(&of[field])?).map_err(|_| impossible(format!("{field} is too large in {of}")))
}

/// A number of whatever size.
pub fn amount(of: &Json) -> Result<u128, Fault> {
	let number = match of {
		Json::Number(number) => number.as_u64().map(u128::from),
		Json::String(text) => text.parse().ok(),
		_ => None,
	};
	number.ok_or_else(|| impossible(format!("{of} is no number")))
}

/// A number in JSON, as receipts write it.
pub fn written(amount: u128) -> Json {
	if amount <= MAX_EXACT { json!(amount as u64) } else { amount.to_string().into() }
}

/// An amount in a column, so that text is in the order of amounts.
pub fn padded(amount: u128) -> String {
	format!("{amount:039}")
}

/// The id of a party: what its case holds.
pub fn party(of: &Json) -> Result<&str, Fault> {
	let case = of.as_object().and_then(|case| case.values().next());
	case.and_then(Json::as_str).ok_or_else(|| impossible(format!("{of} is no party")))
}

/// The name of a case, with or without fields.
pub fn case(of: &Json) -> Result<&str, Fault> {
	let name = of.as_str().or_else(|| of.as_object()?.keys().next().map(String::as_str));
	name.ok_or_else(|| impossible(format!("{of} is no case")))
}

/// The fields of a record after its phase, pallet and event: what its typed form is read from.
pub fn typed<T: codec::Decode>(record: &[u8]) -> Result<T, Fault> {
	let after = if record.first() == Some(&0) { 7 } else { 3 };
	let mut bytes = record.get(after..).unwrap_or_default();
	T::decode(&mut bytes).map_err(|error| impossible(error.to_string()))
}
