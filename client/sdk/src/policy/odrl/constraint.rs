//! One constraint of a policy, out of the forms that JSON-LD has for it.

use hefu_primitives::terms::Limit;
use serde_json::Value;

use super::{Problem, Rule, duration, names::short};
use crate::date;

/// A constraint.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
	/// The left operand's name.
	pub(super) operand: String,
	/// The operator's name.
	pub(super) operator: String,
	/// The right operand: one, or several.
	pub(super) values: Vec<String>,
}

impl Constraint {
	/// Reads one; `None` when it has other members, or not these three.
	pub(super) fn read(value: &Value) -> Option<Self> {
		let (mut operand, mut operator, mut values) = (None, None, None);
		for (key, value) in value.as_object()? {
			match short(key).as_str() {
				"leftOperand" => operand = Some(name(value)?),
				"operator" => operator = Some(name(value)?),
				"rightOperand" => {
					let value = value.get("@list").unwrap_or(value);
					let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
					values = Some(each.iter().map(literal).collect::<Option<Vec<_>>>()?);
				}
				"@type" | "type" | "@id" | "uid" | "id" => {}
				_ => return None,
			}
		}
		Some(Self {
			operand: operand?,
			operator: operator?,
			values: values.filter(|values| !values.is_empty())?,
		})
	}

	/// The right operands as something, when the operator is one of these.
	pub(super) fn each<T>(
		&self,
		operators: &[&str],
		read: impl Fn(&str) -> Option<T>,
	) -> Result<Vec<T>, Problem> {
		self.with(operators)?;
		let read = |text: &String| read(text).ok_or_else(|| self.value(text));
		self.values.iter().map(read).collect()
	}

	/// The one right operand as something, when the operator is one of these.
	pub(super) fn one<T>(&self, operators: &[&str], read: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
		self.with(operators)?;
		match &self.values[..] {
			[text] => read(text).ok_or_else(|| self.value(text)),
			several => Err(self.value(&several.join(", "))),
		}
	}

	/// At most so many, altogether.
	pub(super) fn limit(&self) -> Result<Limit, Problem> {
		let most = self.one(&["lt", "lteq", "eq"], |text| text.parse::<u64>().ok())?;
		let amount = if self.operator == "lt" { most.saturating_sub(1) } else { most };
		Ok(Limit { amount, period_ms: None })
	}

	fn with(&self, operators: &[&str]) -> Result<(), Problem> {
		let (operand, operator) = (self.operand.clone(), self.operator.clone());
		if operators.contains(&&*operator) { Ok(()) } else { Err(Problem::Operator { operand, operator }) }
	}

	/// That this is not what the operand is compared with.
	pub(super) fn value(&self, value: &str) -> Problem {
		Problem::Value { operand: self.operand.clone(), value: value.into() }
	}

	/// It on one line: the kind of rule, operand, operator, and the values in order, as JSON strings. [`clause`] reads it.
	pub(super) fn line(&self, rule: Rule) -> String {
		let mut values = self.values.clone();
		values.sort_unstable();
		let values: Vec<_> = values.iter().map(|value| Value::from(&**value).to_string()).collect();
		format!("{} {} {} {}", rule.word(), self.operand, self.operator, values.join(" "))
	}
}

/// A clause out of its [line](Constraint::line); `None` when it is none.
pub(super) fn clause(line: &str) -> Option<(Rule, Constraint)> {
	let mut parts = line.splitn(4, ' ');
	let (word, operand, operator, values) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
	let rule = Rule::ALL.into_iter().find(|rule| rule.word() == word)?;
	let values = serde_json::Deserializer::from_str(values).into_iter::<String>();
	let values: Vec<_> = values.collect::<Result<_, _>>().ok()?;
	Some((rule, Constraint { operand: operand.into(), operator: operator.into(), values }))
}

/// The name that a value is, or has as its `@id`.
pub(super) fn name(value: &Value) -> Option<String> {
	value.get("@id").unwrap_or(value).as_str().map(short)
}

/// A right operand: text or a whole number, plain or as a typed value.
fn literal(value: &Value) -> Option<String> {
	let plain = value.get("@value").or_else(|| value.get("@id")).unwrap_or(value);
	match plain {
		Value::String(text) => Some(text.clone()),
		Value::Number(number) if number.is_u64() => Some(number.to_string()),
		_ => None,
	}
}

/// Whether a text is this term of the Catena-X vocabulary, in the version that is known here: `cx.dataUsageEnd.unlimited:1`. The
/// samples leave the version out at times.
pub(super) fn is_term(text: &str, term: &str) -> bool {
	text.strip_prefix(term).is_some_and(|version| ["", ":1"].contains(&version))
}

/// A moment, RFC 3339, or the beginning of a day in UTC (`xsd:date`), or of a minute in UTC, as the examples of the Dataspace Protocol
/// have it: `2023-12-31T06:00Z`.
pub(super) fn moment(text: &str) -> Option<u64> {
	let midnight = || date::milliseconds(&format!("{text}T00:00:00Z"));
	let minute = || date::milliseconds(&format!("{}:00Z", text.strip_suffix('Z')?));
	date::milliseconds(text).or_else(midnight).or_else(minute)
}

/// `100`: altogether; `100/PT1H`: in each hour.
pub(super) fn rate(text: &str) -> Option<Limit> {
	let (amount, period) =
		text.split_once('/').map_or((text, None), |(amount, period)| (amount, Some(period)));
	let period_ms = match period {
		None => None,
		Some(period) => Some(duration::parse(period)?),
	};
	Some(Limit { amount: amount.parse().ok().filter(|amount| *amount > 0)?, period_ms })
}
