//! Terms as a policy.

use hefu_primitives::{
	digest::blake2_256,
	terms::{Dimension, Exclusivity, Export, Limit, Sectors, Terms},
};
use serde_json::{Map, Value, json};

use super::{
	Rule,
	constraint::{Constraint, clause},
	digest, duration,
	names::{CATENA_X, HEFU},
};
use crate::{
	date, hex,
	policy::{ENVIRONMENTS, PurposeList},
	terms::Term,
	view,
};

/// The first moment of the year 10000, which policies do not write.
const TOO_LATE_MS: u64 = 253_402_300_800_000;

/// A policy that [compiles](super::compile) to exactly these terms, whenever it is compiled; or the dimension that no policy says.
///
/// What is not limited is left out. Purposes have their names on `list`. `clauses` are the lines that the terms' digest is of; without
/// them the policy has the digest alone. What ODRL has no word for stands in this chain's own vocabulary, `urn:hefu:odrl#`.
pub fn decompile(terms: &Terms, list: &PurposeList, clauses: &[String]) -> Result<Value, Dimension> {
	if let Some(fault) = terms.first_fault() {
		return Err(fault);
	}
	let mut policy = Policy::default();
	policy.purposes(terms, list);
	policy.period(terms)?;
	policy.extent(terms);
	policy.volume(terms);
	policy.others(terms);
	policy.clauses(terms, clauses)?;
	Ok(policy.done())
}

/// The constraints of each kind of rule.
#[derive(Default)]
struct Policy {
	permission: Vec<Value>,
	prohibition: Vec<Value>,
	obligation: Vec<Value>,
}

impl Policy {
	fn of(&mut self, rule: Rule) -> &mut Vec<Value> {
		match rule {
			Rule::Permission => &mut self.permission,
			Rule::Prohibition => &mut self.prohibition,
			Rule::Obligation => &mut self.obligation,
		}
	}

	fn permit(&mut self, operand: &str, operator: &str, value: impl Into<Value>) {
		let constraint =
			json!({ "leftOperand": operand, "operator": operator, "rightOperand": value.into() });
		self.permission.push(constraint);
	}

	fn purposes(&mut self, terms: &Terms, list: &PurposeList) {
		if terms.purposes.0 != u64::MAX {
			self.permit("purpose", "isAnyOf", list.names(terms.purposes));
		}
	}

	fn period(&mut self, terms: &Terms) -> Result<(), Dimension> {
		let moments = [("gteq", Some(terms.period.from_ms)), ("lt", terms.period.until_ms)];
		for (operator, ms) in moments {
			let Some(ms) = ms else { continue };
			if ms >= TOO_LATE_MS {
				return Err(Dimension::Period);
			}
			self.permit("dateTime", operator, json!({ "@value": date::exact(ms), "@type": "xsd:dateTime" }));
		}
		Ok(())
	}

	/// Where, and in which industries and surroundings.
	fn extent(&mut self, terms: &Terms) {
		if let Some(regions) = terms.territory.regions() {
			let codes: Vec<_> = regions.iter().map(|region| format!("{:06}", region.0)).collect();
			self.permit("spatial", "isAnyOf", codes);
		}
		if terms.sectors != Sectors::all() {
			self.permit("industry", "isAnyOf", view::divisions(&terms.sectors));
		}
		let environments: Vec<_> =
			ENVIRONMENTS.into_iter().filter(|one| terms.environments.contains(*one)).collect();
		if environments.len() < ENVIRONMENTS.len() {
			let words: Vec<_> = environments.into_iter().map(view::environment).collect();
			self.permit("hefu:environment", "isAnyOf", words);
		}
	}

	fn volume(&mut self, terms: &Terms) {
		let volume = &terms.volume;
		match volume.calls {
			Some(Limit { amount, period_ms: None }) => self.permit("count", "lteq", amount.to_string()),
			Some(limit) => self.permit("hefu:calls", "lteq", rate(limit)),
			None => {}
		}
		if let Some(limit) = volume.bytes {
			self.permit("hefu:bytes", "lteq", rate(limit));
		}
		if let Some(seats) = volume.seats {
			self.permit("hefu:seats", "lteq", seats.to_string());
		}
	}

	/// Who else, and what leaves the country.
	fn others(&mut self, terms: &Terms) {
		if terms.exclusivity != Exclusivity::None {
			self.permit("hefu:exclusivity", "eq", view::exclusivity(terms.exclusivity));
		}
		let sublicence = terms.sublicence;
		if sublicence.depth > 0 {
			let each = sublicence.grantees.iter().map(|role| format!("{}:{}", sublicence.depth, role.word()));
			self.permit("hefu:sublicence", "isAnyOf", each.collect::<Vec<_>>());
		}
		if let Export::Allowed { basis } = terms.export {
			self.permit("hefu:exportBasis", "eq", hex(&basis));
		}
	}

	fn clauses(&mut self, terms: &Terms, lines: &[String]) -> Result<(), Dimension> {
		match terms.clauses {
			Some(said) if lines.is_empty() => self.permit("hefu:clauses", "eq", hex(&said)),
			Some(said) if digest(lines) == said => {
				for line in lines {
					let (rule, constraint) = clause(line).ok_or(Dimension::Clauses)?;
					self.of(rule).push(written(&constraint));
				}
			}
			None if lines.is_empty() => {}
			_ => return Err(Dimension::Clauses),
		}
		Ok(())
	}

	/// The policy, whose name is made of what it says.
	fn done(self) -> Value {
		let mut rules = Map::new();
		let each = [
			(Rule::Permission, self.permission),
			(Rule::Prohibition, self.prohibition),
			(Rule::Obligation, self.obligation),
		];
		for (rule, constraints) in each {
			if rule == Rule::Permission || !constraints.is_empty() {
				rules.insert(rule.word().into(), json!([{ "action": "use", "constraint": constraints }]));
			}
		}
		let name = hex(&blake2_256(Value::from(rules.clone()).to_string().as_bytes()));
		let mut policy = json!({
			"@context": ["http://www.w3.org/ns/odrl.jsonld", { "cx-policy": CATENA_X, "hefu": HEFU }],
			"@type": "Set",
			"@id": format!("urn:hefu:policy:{name}"),
			"profile": HEFU,
		});
		if let Value::Object(members) = &mut policy {
			members.extend(rules);
		}
		policy
	}
}

/// A clause as it stood in its policy. Left operands of clauses are Catena-X's: several may be meant, or a number.
fn written(of: &Constraint) -> Value {
	let number = |text: &str| {
		text.parse::<u64>().ok().filter(|_| ["Days", "Months"].iter().any(|unit| of.operand.ends_with(unit)))
	};
	let value = match &of.values[..] {
		[one] if !["isAllOf", "isAnyOf", "isNoneOf"].contains(&&*of.operator) => {
			number(one).map_or_else(|| one.as_str().into(), Value::from)
		}
		several => several.into(),
	};
	json!({ "leftOperand": format!("cx-policy:{}", of.operand), "operator": of.operator, "rightOperand": value })
}

fn rate(limit: Limit) -> String {
	match limit.period_ms {
		None => limit.amount.to_string(),
		Some(ms) => format!("{}/{}", limit.amount, duration::text(ms)),
	}
}
