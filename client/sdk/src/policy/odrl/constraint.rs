//! One constraint of a policy, out of the forms that JSON-LD has for it.

use hefu_primitives::{
	code::{Industry, Region},
	terms::Limit,
};
use serde_json::Value;

use super::Problem;
use crate::date;

/// Left operands of what only people judge.
const CLAUSES: [&str; 16] = [
	"ConfidentialInformationMeasures",
	"ConfidentialInformationSharing",
	"ContractReference",
	"ContractTermination",
	"DataProvisioningEndDate",
	"DataProvisioningEndDurationDays",
	"FrameworkAgreement",
	"JurisdictionLocation",
	"JurisdictionLocationReference",
	"Liability",
	"Precedence",
	"UsageRestriction",
	"VersionChanges",
	"Warranty",
	"WarrantyDefinition",
	"WarrantyDurationMonths",
];

/// A constraint.
#[derive(Clone, Debug)]
pub(super) struct Constraint {
	/// The left operand's local name.
	pub(super) operand: String,
	/// The operator's local name.
	pub(super) operator: String,
	/// The right operand: one, or several.
	pub(super) values: Vec<String>,
}

impl Constraint {
	/// Reads one; `None` when it has other members, or not these three.
	pub(super) fn read(value: &Value) -> Option<Self> {
		let (mut operand, mut operator, mut values) = (None, None, None);
		for (key, value) in value.as_object()? {
			match local(key) {
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

	/// Whether only people judge it.
	pub(super) fn is_clause(&self) -> bool {
		CLAUSES.contains(&&*self.operand)
	}

	/// It on one line: of which kind of rule, operand, operator, and the values in order, as JSON strings.
	pub(super) fn clause(&self, kind: &str) -> String {
		let mut values = self.values.clone();
		values.sort_unstable();
		let values: Vec<_> = values.iter().map(|value| Value::from(&**value).to_string()).collect();
		format!("{kind} {} {} {}", self.operand, self.operator, values.join(" "))
	}
}

/// A name without what stands before it: `odrl:use`, `cx-policy:UsagePurpose`, `http://www.w3.org/ns/odrl/2/use`.
pub(super) fn local(name: &str) -> &str {
	match name.rsplit_once(['/', '#']) {
		Some((_, local)) => local,
		None => name.split_once(':').map_or(name, |(_, local)| local),
	}
}

/// The local name that a value is, or has as its `@id`.
pub(super) fn name(value: &Value) -> Option<String> {
	let text = value.get("@id").unwrap_or(value).as_str()?;
	Some(local(text).into())
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

/// A term of the Catena-X vocabulary without its version: `cx.dataUsageEnd.unlimited:1`.
pub(super) fn unversioned(text: &str) -> &str {
	text.split_once(':').map_or(text, |(term, _)| term)
}

/// A division of GB/T 2260, six digits.
pub(super) fn region(text: &str) -> Option<Region> {
	Region::parse(local(text)).ok()
}

/// A section or division of GB/T 4754.
pub(super) fn industry(text: &str) -> Option<Industry> {
	Industry::parse(local(text)).ok()
}

/// A moment, RFC 3339, or the beginning of a day in UTC (`xsd:date`).
pub(super) fn moment(text: &str) -> Option<u64> {
	let midnight = || date::milliseconds(&format!("{text}T00:00:00Z"));
	date::milliseconds(text).or_else(midnight)
}
