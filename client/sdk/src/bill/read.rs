//! Fields of a document, read by their type; what is wrong with them is collected, so that all is told at once.

use serde_json::Value;

use super::{Finding, Problem, problem::Shape};
use crate::date;

/// Reads fields of an object.
pub(super) struct Reader<'a> {
	pub(super) document: &'a Value,
	pub(super) problems: Vec<Problem>,
	pub(super) findings: Vec<Finding>,
}

impl<'a> Reader<'a> {
	pub(super) fn new(document: &'a Value) -> Self {
		Self { document, problems: Vec::new(), findings: Vec::new() }
	}

	/// A field that may be missing.
	fn get(&self, field: &str) -> Option<&'a Value> {
		self.document.get(field)
	}

	/// Whether a field is there.
	pub(super) fn has(&self, field: &str) -> bool {
		self.get(field).is_some()
	}

	/// A field that must be there.
	pub(super) fn required(&mut self, field: &str) -> Option<&'a Value> {
		let value = self.get(field);
		if value.is_none() {
			self.problems.push(Problem::Missing { field: field.into() });
		}
		value
	}

	/// A text that must be there, of so many characters at most.
	pub(super) fn text(&mut self, field: &str, max: usize) -> Option<String> {
		self.required(field).and_then(|value| self.text_of(field, value, max))
	}

	/// A text that may be missing.
	pub(super) fn optional_text(&mut self, field: &str, max: usize) -> Option<String> {
		self.get(field).and_then(|value| self.text_of(field, value, max))
	}

	/// A value as a text: DCSA's have no space at either end.
	pub(super) fn text_of(&mut self, field: &str, value: &Value, max: usize) -> Option<String> {
		let text = value.as_str().filter(|text| {
			!text.is_empty()
				&& text.trim() == *text
				&& text.chars().count() <= max
				&& !text.contains(char::is_control)
		});
		if text.is_none() {
			self.problems.push(Problem::Text { field: field.into(), max });
		}
		text.map(Into::into)
	}

	/// A truth that must be said.
	pub(super) fn flag(&mut self, field: &str) -> Option<bool> {
		let value = self.required(field)?;
		self.shaped(field, value.as_bool(), Shape::Flag)
	}

	/// A number that is zero where it is not said.
	pub(super) fn count(&mut self, field: &str) -> Option<u64> {
		match self.get(field) {
			None => Some(0),
			Some(value) => self.shaped(field, value.as_u64(), Shape::Count),
		}
	}

	/// A day, as days since 1970-01-01, that may be missing.
	pub(super) fn date(&mut self, field: &str) -> Option<i32> {
		let value = self.get(field)?;
		self.shaped(field, value.as_str().and_then(date::days), Shape::Date)
	}

	/// A value that has the shape that it should, or a problem.
	pub(super) fn shaped<T>(&mut self, field: &str, read: Option<T>, expected: Shape) -> Option<T> {
		if read.is_none() {
			self.problems.push(Problem::NotA { field: field.into(), expected });
		}
		read
	}
}
