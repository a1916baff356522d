//! Members of an object, taken out one by one; what is left at the end has no place.

use serde_json::{Map, Value};

use super::{DspError, DspProblem, Form};

/// An object that is being read, and where it is.
pub(super) struct Fields {
	path: String,
	members: Map<String, Value>,
}

impl Fields {
	/// The members of a value, which must be an object.
	pub(super) fn of(path: &str, value: Value) -> Result<Self, DspError> {
		match value {
			Value::Object(members) => Ok(Self { path: path.into(), members }),
			_ => Err(DspError::new(path, DspProblem::NotA(Form::Object))),
		}
	}

	/// The path of a member.
	pub(super) fn path(&self, name: &str) -> String {
		if self.path.is_empty() { name.into() } else { format!("{}.{name}", self.path) }
	}

	pub(super) fn has(&self, name: &str) -> bool {
		self.members.contains_key(name)
	}

	/// That something is wrong with a member.
	pub(super) fn wrong(&self, name: &str, problem: DspProblem) -> DspError {
		DspError::new(self.path(name), problem)
	}

	pub(super) fn take(&mut self, name: &str) -> Option<Value> {
		self.members.remove(name)
	}

	pub(super) fn needed(&mut self, name: &str) -> Result<Value, DspError> {
		self.take(name).ok_or_else(|| self.wrong(name, DspProblem::Missing))
	}

	pub(super) fn maybe_text(&mut self, name: &str) -> Result<Option<String>, DspError> {
		match self.take(name) {
			None => Ok(None),
			Some(Value::String(text)) => Ok(Some(text)),
			Some(_) => Err(self.wrong(name, DspProblem::NotA(Form::Text))),
		}
	}

	pub(super) fn text(&mut self, name: &str) -> Result<String, DspError> {
		self.maybe_text(name)?.ok_or_else(|| self.wrong(name, DspProblem::Missing))
	}

	/// A text that is one of these.
	pub(super) fn word(&mut self, name: &str, allowed: &[&'static str]) -> Result<&'static str, DspError> {
		let found = self.text(name)?;
		let known = allowed.iter().copied().find(|word| *word == found);
		known.ok_or_else(|| {
			let problem = DspProblem::NoWord { found, allowed: allowed.to_vec() };
			DspError::new(self.path(name), problem)
		})
	}

	/// The type, if there is one, must be this.
	pub(super) fn is_a(&mut self, kind: &'static str) -> Result<(), DspError> {
		if self.has("@type") { self.word("@type", &[kind]).map(|_| ()) } else { Ok(()) }
	}

	pub(super) fn list(&mut self, name: &str) -> Result<Option<Vec<Value>>, DspError> {
		match self.take(name) {
			None => Ok(None),
			Some(Value::Array(values)) => Ok(Some(values)),
			Some(_) => Err(self.wrong(name, DspProblem::NotA(Form::List))),
		}
	}

	/// A list that, if it is there, must not be empty.
	pub(super) fn not_empty(&self, name: &str) -> Result<(), DspError> {
		let empty = self.members.get(name).and_then(Value::as_array).is_some_and(Vec::is_empty);
		if empty { Err(self.wrong(name, DspProblem::Empty)) } else { Ok(()) }
	}

	/// Reads each of a list that, if it is there, must not be empty.
	pub(super) fn each<T>(
		&mut self,
		name: &str,
		read: impl Fn(&str, Value) -> Result<T, DspError>,
	) -> Result<Vec<T>, DspError> {
		self.not_empty(name)?;
		let values = self.list(name)?.unwrap_or_default();
		let path = self.path(name);
		let read = |(number, value): (usize, Value)| read(&format!("{path}[{number}]"), value);
		values.into_iter().enumerate().map(read).collect()
	}

	/// Refuses what was not taken out.
	pub(super) fn done(self) -> Result<(), DspError> {
		match self.members.keys().next() {
			None => Ok(()),
			Some(name) => Err(self.wrong(name, DspProblem::Unexpected)),
		}
	}

	/// What was not taken out.
	pub(super) fn rest(self) -> Map<String, Value> {
		self.members
	}
}

/// An object of these members, without those that are not there.
pub(super) fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Map<String, Value> {
	members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// A list, if something is in it.
pub(super) fn list<T>(each: &[T], write: impl Fn(&T) -> Map<String, Value>) -> Option<Value> {
	let values: Vec<_> = each.iter().map(|one| Value::Object(write(one))).collect();
	(!values.is_empty()).then_some(Value::Array(values))
}
