//! What is wrong with JSON that somebody sent, and where.

use serde_json::Value as Json;
use std::fmt;

/// Where a value stands: `params.content.distributions[2].size`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(Vec<Step>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
	Field(String),
	Item(usize),
}

impl Path {
	/// Begins at a parameter of this name.
	pub fn at(name: &str) -> Self {
		Self(vec![Step::Field(name.into())])
	}

	/// Goes into a field.
	pub fn enter(&mut self, field: &str) {
		self.0.push(Step::Field(field.into()));
	}

	/// Goes to an item of a list.
	pub fn item(&mut self, index: usize) {
		self.0.push(Step::Item(index));
	}

	/// Goes back.
	pub fn leave(&mut self) {
		self.0.pop();
	}
}

impl fmt::Display for Path {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		for (place, step) in self.0.iter().enumerate() {
			match step {
				Step::Field(name) if place == 0 => f.write_str(name)?,
				Step::Field(name) => write!(f, ".{name}")?,
				Step::Item(index) => write!(f, "[{index}]")?,
			}
		}
		Ok(())
	}
}

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
	/// The value.
	pub path: String,
	/// What is wrong with it.
	pub fault: Fault,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
	/// It is not there.
	Missing {
		/// What belongs there.
		belongs: String,
	},
	/// There is no field of this name.
	Unknown {
		/// Those that there are.
		known: String,
	},
	/// It is something else.
	Type {
		/// What it is.
		found: String,
		/// What belongs there.
		belongs: String,
	},
	/// It is an identifier of another kind.
	OtherKind {
		/// The prefix that it has.
		found: String,
		/// The prefix that belongs there.
		belongs: String,
	},
	/// It is longer than what takes it, or all of it together.
	TooLong,
	/// It is nested too deep.
	TooDeep,
}

impl Fault {
	/// Something else was found.
	pub fn other(found: &Json, belongs: String) -> Self {
		Self::Type { found: describe(found), belongs }
	}
}

/// Most characters that are shown of what somebody sent.
const SHOWN: usize = 80;

/// A value in a few words, for the person who sent it.
pub fn describe(json: &Json) -> String {
	match json {
		Json::Null => "null".into(),
		Json::Bool(value) => value.to_string(),
		Json::Number(number) => format!("the number {number}"),
		Json::String(text) => {
			let mut shown: String = text.chars().take(SHOWN).collect();
			if shown.len() < text.len() {
				shown.push('…');
			}
			format!("the text {shown:?}")
		}
		Json::Array(items) => format!("a list of {}", items.len()),
		Json::Object(fields) => format!("an object of {} fields", fields.len()),
	}
}
