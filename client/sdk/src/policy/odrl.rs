//! ODRL policies (JSON-LD, W3C ODRL 2.2 and the Catena-X profile) as terms of a grant.
//!
//! What a policy says, the terms say, or it is refused by name: nothing is left out in silence. What a policy does not limit is
//! not limited, as ODRL has it, but for granting on, which takes an option of its own. What no machine judges (liability,
//! warranty, framework agreement, …) goes into the terms as one digest over those clauses, which whoever grants on hands on.

mod constraint;
mod duration;

use hefu_primitives::{
	digest::blake2_256,
	terms::{Dimension, Exclusivity, Purpose, Sectors, Sublicence, Territory},
};
use serde_json::{Map, Value};

use super::{Draft, PurposeList, Until, purposes};
use constraint::Constraint;

/// What a policy compiles to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
	/// Its terms.
	pub draft: Draft,
	/// The clauses that are in the terms by their digest only, one a line, in the order in which they are digested.
	pub clauses: Vec<String>,
}

/// What of a policy has no place in terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
	/// It is no ODRL policy, or has not exactly one permission.
	NoPolicy,
	/// A member of the policy, or of one of its rules, that has no place: its path.
	Member(String),
	/// An action that is not granted: only `use` is. Its path.
	Action(String),
	/// A combination other than `and`: its path.
	Logic(String),
	/// A left operand that has no place: its name.
	Operand(String),
	/// An operator that the operand is not compiled with.
	Operator {
		/// The left operand.
		operand: String,
		/// The operator.
		operator: String,
	},
	/// A right operand that is not what the left one is compared with.
	Value {
		/// The left operand.
		operand: String,
		/// The right operand, or the one of several.
		value: String,
	},
	/// A dimension that two constraints limit.
	Twice(Dimension),
}

impl std::fmt::Display for Problem {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NoPolicy => f.write_str("not an ODRL policy (Set, Offer or Agreement) with one permission"),
			Self::Member(path) => write!(f, "{path}: has no place in the terms of a grant"),
			Self::Action(path) => write!(f, "{path}: only the action \"use\" is compiled"),
			Self::Logic(path) => {
				write!(f, "{path}: constraints are compiled when all hold (\"and\"), no others")
			}
			Self::Operand(operand) => write!(f, "{operand}: this left operand has no place in the terms"),
			Self::Operator { operand, operator } => {
				write!(f, "{operand}: is not compiled with the operator {operator:?}")
			}
			Self::Value { operand, value } => write!(f, "{operand}: {value} is not what it is compared with"),
			Self::Twice(dimension) => write!(f, "two constraints limit the same: {dimension:?}"),
		}
	}
}

/// Members of a policy that say nothing of terms: what it is, and between whom and about what, which the grant itself says.
const ABOUT: [&str; 12] = [
	"@context",
	"@type",
	"type",
	"@id",
	"uid",
	"id",
	"profile",
	"target",
	"assigner",
	"assignee",
	"timestamp",
	"conflict",
];

/// Compiles a policy that begins at `now_ms`, milliseconds since 1970 UTC, unless it says when; or tells all that has no place.
pub fn compile(policy: &Value, list: &PurposeList, now_ms: u64) -> Result<Compiled, Vec<Problem>> {
	let Some(members) = policy.as_object().filter(|members| is_policy(members)) else {
		return Err(vec![Problem::NoPolicy]);
	};
	let mut compiler =
		Compiler { list, now_ms, draft: Draft::default(), clauses: Vec::new(), problems: Vec::new() };
	let mut permissions = 0;
	for (name, value) in members {
		let rules = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
		match constraint::local(name) {
			"permission" => {
				permissions += rules.len();
				compiler.rules("permission", rules);
			}
			"prohibition" => compiler.rules("prohibition", rules),
			"obligation" | "duty" => compiler.rules("obligation", rules),
			other if ABOUT.contains(&other) => {}
			other => compiler.problems.push(Problem::Member(other.into())),
		}
	}
	if permissions != 1 {
		compiler.problems.push(Problem::NoPolicy);
	}
	compiler.done()
}

fn is_policy(members: &Map<String, Value>) -> bool {
	let kind = members.get("@type").or_else(|| members.get("type")).and_then(Value::as_str);
	kind.is_some_and(|kind| ["Set", "Offer", "Agreement", "Policy"].contains(&constraint::local(kind)))
}

struct Compiler<'a> {
	list: &'a PurposeList,
	now_ms: u64,
	draft: Draft,
	clauses: Vec<String>,
	problems: Vec<Problem>,
}

impl Compiler<'_> {
	fn rules(&mut self, kind: &'static str, rules: &[Value]) {
		for (number, rule) in rules.iter().enumerate() {
			let path = format!("{kind}[{number}]");
			let Some(members) = rule.as_object() else {
				self.problems.push(Problem::Member(path));
				continue;
			};
			for (name, value) in members {
				match constraint::local(name) {
					"action" => {
						if constraint::name(value).as_deref() != Some("use") {
							self.problems.push(Problem::Action(path.clone()));
						}
					}
					"constraint" => self.constraints(kind, &path, value),
					"@type" | "type" => {}
					// Rules have no target of their own (Dataspace Protocol), and no duties or parties beside the policy's.
					other => self.problems.push(Problem::Member(format!("{path}.{other}"))),
				}
			}
			if kind == "prohibition" && !members.keys().any(|name| constraint::local(name) == "constraint") {
				// It would forbid all use.
				self.problems.push(Problem::Member(path));
			}
		}
	}

	fn constraints(&mut self, kind: &'static str, path: &str, value: &Value) {
		let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
		for one in each {
			let logic = one.as_object().and_then(|members| {
				let mut names = members.keys().map(|name| constraint::local(name));
				names.find(|name| ["and", "or", "xone", "andSequence"].contains(name)).map(ToOwned::to_owned)
			});
			match (logic.as_deref(), Constraint::read(one)) {
				(Some("and"), _) if one.as_object().is_some_and(|members| members.len() == 1) => {
					let inner = one.as_object().and_then(|members| members.values().next());
					let inner = inner.map(|inner| inner.get("@list").unwrap_or(inner));
					self.constraints(kind, path, inner.unwrap_or(&Value::Null));
				}
				(Some(logic), _) => self.problems.push(Problem::Logic(format!("{path}.{logic}"))),
				(None, Some(constraint)) => match kind {
					"permission" => self.permitted(&constraint),
					"prohibition" => self.prohibited(&constraint),
					_ => self.obliged(&constraint),
				},
				(None, None) => self.problems.push(Problem::Member(format!("{path}.constraint"))),
			}
		}
	}

	/// A limit of the permission.
	fn permitted(&mut self, of: &Constraint) {
		match of.operand.as_str() {
			"purpose" | "UsagePurpose" => {
				let found = of.each(&["eq", "isAnyOf"], |name| self.list.find(name));
				let set = self.kept(found).map(|found: Vec<Purpose>| purposes::set(&found));
				self.limit(Dimension::Purpose, set, |draft| &mut draft.purposes);
			}
			"spatial" => {
				let found = of.each(&["eq", "isAnyOf", "isPartOf"], constraint::region);
				let territory = self.kept(found).and_then(|found| {
					Territory::of(&found).or_else(|| {
						self.problems.push(of.value("more than 33 divisions"));
						None
					})
				});
				self.limit(Dimension::Territory, territory, |draft| &mut draft.territory);
			}
			"industry" => {
				let found = of.each(&["eq", "isAnyOf"], constraint::industry);
				let sectors = self.kept(found).map(|found| Sectors::of(&found));
				self.limit(Dimension::Sector, sectors, |draft| &mut draft.sectors);
			}
			"dateTime" => self.date_time(of),
			"DataUsageEndDate" => {
				let end = self.kept(of.one(&["eq"], constraint::moment)).map(Until::At);
				self.limit(Dimension::Period, end, |draft| &mut draft.until);
			}
			"DataUsageEndDurationDays" => {
				let end = self.kept(of.one(&["eq"], duration::days)).map(Until::After);
				self.limit(Dimension::Period, end, |draft| &mut draft.until);
			}
			"DataUsageEndDefinition" => {
				let end = of.one(&["eq"], |text| {
					(constraint::unversioned(text) == "cx.dataUsageEnd.unlimited").then_some(Until::Never)
				});
				let end = self.kept(end);
				self.limit(Dimension::Period, end, |draft| &mut draft.until);
			}
			"elapsedTime" => {
				let end = self.kept(of.one(&["eq", "lt", "lteq"], duration::parse)).map(Until::After);
				self.limit(Dimension::Period, end, |draft| &mut draft.until);
			}
			"count" => {
				let most = self.kept(of.limit());
				self.limit(Dimension::Volume, most, |draft| &mut draft.calls);
			}
			"DataFrequency" => {
				let free = |text: &str| {
					(constraint::unversioned(text) == "cx.dataFrequency.unlimited").then_some(())
				};
				self.kept(of.one(&["eq"], free));
			}
			"ExclusiveUsage" => {
				// The provider goes on using its own data: that is a sole licence.
				let sole = of.one(&["eq"], |text| {
					let known = constraint::unversioned(text) == "cx.exclusiveUsage.dataConsumer";
					known.then_some(Exclusivity::Sole)
				});
				let sole = self.kept(sole);
				self.limit(Dimension::Exclusivity, sole, |draft| &mut draft.exclusivity);
			}
			_ => self.clause("permission", of),
		}
	}

	fn date_time(&mut self, of: &Constraint) {
		let Some(ms) = self.kept(of.one(&["lt", "lteq", "gt", "gteq"], constraint::moment)) else { return };
		// Periods have a first moment, and a first one after them.
		match of.operator.as_str() {
			"lt" => self.limit(Dimension::Period, Some(Until::At(ms)), |draft| &mut draft.until),
			"lteq" => {
				self.limit(Dimension::Period, Some(Until::At(ms.saturating_add(1))), |draft| &mut draft.until)
			}
			"gteq" => self.limit(Dimension::Period, Some(ms), |draft| &mut draft.from_ms),
			_ => self.limit(Dimension::Period, Some(ms.saturating_add(1)), |draft| &mut draft.from_ms),
		}
	}

	/// What is forbidden. Granting on is, unless an option allows it; the rest is for people to judge.
	fn prohibited(&mut self, of: &Constraint) {
		if of.operand != "UsageRestriction" {
			return self.clause("prohibition", of);
		}
		let mut rest = of.clone();
		rest.values.retain(|text| constraint::unversioned(text) != "cx.thirdParty.forbidden");
		if rest.values.len() < of.values.len() {
			self.limit(Dimension::Sublicence, Some(Sublicence::none()), |draft| &mut draft.sublicence);
		}
		if !rest.values.is_empty() {
			self.clause("prohibition", &rest);
		}
	}

	fn obliged(&mut self, of: &Constraint) {
		self.clause("obligation", of);
	}

	/// Something that no machine judges: known as that, or refused.
	fn clause(&mut self, kind: &str, of: &Constraint) {
		match of.is_clause() {
			true => self.clauses.push(of.clause(kind)),
			false => self.problems.push(Problem::Operand(of.operand.clone())),
		}
	}

	fn limit<T>(&mut self, dimension: Dimension, to: Option<T>, of: fn(&mut Draft) -> &mut Option<T>) {
		let Some(to) = to else { return };
		let place = of(&mut self.draft);
		if place.is_some() {
			self.problems.push(Problem::Twice(dimension));
		}
		*place = Some(to);
	}

	fn kept<T>(&mut self, found: Result<T, Problem>) -> Option<T> {
		found.map_err(|problem| self.problems.push(problem)).ok()
	}

	/// The terms, if nothing stands in their way.
	fn done(mut self) -> Result<Compiled, Vec<Problem>> {
		if !self.problems.is_empty() {
			return Err(self.problems);
		}
		self.clauses.sort_unstable();
		self.clauses.dedup();
		let unlimited = Draft {
			purposes: Some(hefu_primitives::terms::Purposes(u64::MAX)),
			territory: Some(Territory::everywhere()),
			from_ms: Some(self.now_ms),
			until: Some(Until::Never),
			sectors: Some(Sectors::all()),
			clauses: (!self.clauses.is_empty()).then(|| blake2_256(self.clauses.join("\n").as_bytes())),
			..Draft::default()
		};
		Ok(Compiled { draft: self.draft.or(unlimited), clauses: self.clauses })
	}
}

#[cfg(test)]
mod tests;
