//! What other data spaces call the divisions of GB/T 2260.

use std::collections::BTreeMap;

use hefu_primitives::code::Region;
use serde_json::{Map, Value};

use crate::policy::odrl::short;

/// Names of places with the divisions that they stand for, as the sides have agreed on them; a division's code is its name too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<String, Region>);

impl Places {
	/// A list of these.
	pub fn new(names: impl IntoIterator<Item = (String, Region)>) -> Self {
		Self(names.into_iter().collect())
	}

	/// Writes codes for the names of places, in the constraints of rules.
	pub(super) fn to_codes(&self, rules: &mut Value) {
		self.replace(rules, &|name: &str| self.0.get(name).map(code));
	}

	/// Writes names for the codes of places, in the constraints of rules.
	pub(super) fn to_names(&self, rules: &mut Value) {
		self.replace(rules, &|text: &str| {
			self.0.iter().find(|(_, region)| code(region) == text).map(|(name, _)| name.clone())
		});
	}

	fn replace(&self, rules: &mut Value, name: &impl Fn(&str) -> Option<String>) {
		if self.0.is_empty() {
			return;
		}
		each_constraint(rules, &|constraint: &mut Map<String, Value>| {
			let operand = constraint.get("leftOperand").and_then(Value::as_str).map(short);
			if operand.as_deref() == Some("spatial")
				&& let Some(value) = constraint.get_mut("rightOperand")
			{
				replace_texts(value, name);
			}
		});
	}
}

/// A division's code, as policies have it.
fn code(region: &Region) -> String {
	format!("{:06}", region.0)
}

fn replace_texts(value: &mut Value, name: &impl Fn(&str) -> Option<String>) {
	match value {
		Value::String(text) => {
			if let Some(other) = name(text) {
				*text = other;
			}
		}
		Value::Array(values) => values.iter_mut().for_each(|value| replace_texts(value, name)),
		_ => {}
	}
}

/// Does something with each constraint of rules, combined or not.
pub(super) fn each_constraint(rules: &mut Value, change: &impl Fn(&mut Map<String, Value>)) {
	match rules {
		Value::Array(values) => values.iter_mut().for_each(|value| each_constraint(value, change)),
		Value::Object(members) => {
			members.values_mut().for_each(|value| each_constraint(value, change));
			if members.contains_key("leftOperand") {
				change(members);
			}
		}
		_ => {}
	}
}
