//! ODRL policies (JSON-LD, W3C ODRL 2.2 and the Catena-X profile) as terms of a grant, and terms as policies.
//!
//! What a policy says, the terms say, or it is refused by name: nothing is left out in silence. What a policy does not limit is
//! not limited, as ODRL has it, but for granting on, which takes an option of its own. What no machine judges (liability,
//! warranty, framework agreement, …) goes into the terms as one digest over those clauses, which whoever grants on hands on.
//! [`decompile`] makes a policy of terms that compiles to the same terms.

mod constraint;
mod decompile;
mod duration;
mod limits;
mod names;
mod operand;
mod problem;

use hefu_primitives::{
	digest::blake2_256,
	terms::{Dimension, Purposes, Sectors, Territory},
};
use serde_json::{Map, Value};

use super::{Draft, PurposeList, Until};
use constraint::Constraint;
pub(crate) use names::{full, short};

pub use decompile::decompile;
pub use operand::{Fate, Rule, fate};
pub use problem::{Problem, Reason};

/// What a policy compiles to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
	/// Its terms.
	pub draft: Draft,
	/// The clauses that are in the terms by their digest only, one a line, in the order in which they are digested.
	pub clauses: Vec<String>,
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

/// Operators that ODRL has, with which clauses are made.
const OPERATORS: [&str; 12] =
	["eq", "gt", "gteq", "lt", "lteq", "neq", "isA", "hasPart", "isPartOf", "isAllOf", "isAnyOf", "isNoneOf"];

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
		match short(name).as_str() {
			"permission" => {
				permissions += rules.len();
				compiler.rules(Rule::Permission, rules);
			}
			"prohibition" => compiler.rules(Rule::Prohibition, rules),
			"obligation" | "duty" => compiler.rules(Rule::Obligation, rules),
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
	kind.is_some_and(|kind| ["Set", "Offer", "Agreement", "Policy"].contains(&&*short(kind)))
}

/// The digest that stands in terms for these clauses.
fn digest(clauses: &[String]) -> [u8; 32] {
	blake2_256(clauses.join("\n").as_bytes())
}

struct Compiler<'a> {
	list: &'a PurposeList,
	now_ms: u64,
	draft: Draft,
	clauses: Vec<String>,
	problems: Vec<Problem>,
}

impl Compiler<'_> {
	fn rules(&mut self, kind: Rule, rules: &[Value]) {
		for (number, rule) in rules.iter().enumerate() {
			let path = format!("{}[{number}]", kind.word());
			let Some(members) = rule.as_object() else {
				self.problems.push(Problem::Member(path));
				continue;
			};
			let mut constrained = false;
			for (name, value) in members {
				match short(name).as_str() {
					"action" => {
						if constraint::name(value).as_deref() != Some("use") {
							self.problems.push(Problem::Action(path.clone()));
						}
					}
					"constraint" => {
						constrained = true;
						self.constraints(kind, &path, value);
					}
					"@type" | "type" => {}
					// Rules have no target of their own (Dataspace Protocol), and no duties or parties beside the policy's.
					other => self.problems.push(Problem::Member(format!("{path}.{other}"))),
				}
			}
			if kind != Rule::Permission && !constrained {
				// It would forbid all use, or demand it.
				self.problems.push(Problem::Member(path));
			}
		}
	}

	fn constraints(&mut self, kind: Rule, path: &str, value: &Value) {
		let each = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
		for one in each {
			match (logic(one), Constraint::read(one)) {
				(Some((name, inner)), _) if name == "and" => self.constraints(kind, path, inner),
				(Some((name, _)), _) => self.problems.push(Problem::Logic(format!("{path}.{name}"))),
				(None, Some(constraint)) => self.constraint(kind, &constraint),
				(None, None) => self.problems.push(Problem::Member(format!("{path}.constraint"))),
			}
		}
	}

	/// Something that no machine judges.
	fn clause(&mut self, kind: Rule, of: &Constraint) {
		if !OPERATORS.contains(&&*of.operator) {
			let (operand, operator) = (of.operand.clone(), of.operator.clone());
			self.problems.push(Problem::Operator { operand, operator });
		}
		self.clauses.push(of.line(kind));
	}

	/// The terms, if nothing stands in their way.
	fn done(mut self) -> Result<Compiled, Vec<Problem>> {
		self.clauses.sort_unstable();
		self.clauses.dedup();
		let clauses = (!self.clauses.is_empty()).then(|| digest(&self.clauses));
		if self.draft.clauses.is_some_and(|said| clauses.is_some_and(|clauses| clauses != said)) {
			self.problems.push(Problem::Twice(Dimension::Clauses));
		}
		if !self.problems.is_empty() {
			return Err(self.problems);
		}
		let unlimited = Draft {
			purposes: Some(Purposes(u64::MAX)),
			territory: Some(Territory::everywhere()),
			from_ms: Some(self.now_ms),
			until: Some(Until::Never),
			sectors: Some(Sectors::all()),
			clauses,
			..Draft::default()
		};
		Ok(Compiled { draft: self.draft.or(unlimited), clauses: self.clauses })
	}
}

/// The combination that a value is, and what it combines; `None` when it is none, or has more than that.
fn logic(value: &Value) -> Option<(String, &Value)> {
	let members = value.as_object()?.iter().map(|(name, value)| (short(name), value));
	let mut members = members.filter(|(name, _)| !["@type", "type", "@id", "uid", "id"].contains(&&**name));
	let (name, inner) = members.next().filter(|_| members.next().is_none())?;
	let known = ["and", "or", "xone", "andSequence"].contains(&&*name);
	known.then(|| (name, inner.get("@list").unwrap_or(inner)))
}

#[cfg(test)]
mod tests;
