//! Data that leave the country, as JSON.

use hefu_primitives::{
	MemberId,
	export::{Basis, Heads, Rules},
};
use serde_json::{Value, json};

use crate::{
	date,
	exports::{Export, RulesFile},
	hex,
	terms::Term,
};

/// Data that left the country.
pub fn export(exporter: MemberId, number: u32, export: &Export) -> Value {
	json!({
		"exporter": exporter,
		"number": number,
		"dataset": export.dataset.0,
		"grant": export.grant.as_ref().map(|grant| grant.0),
		"heads": heads(&export.heads),
		"important": export.important,
		"recipient": hex(&export.recipient),
		"basis": export_basis(&export.basis),
		"rules": export.rules,
		"recordedOn": date::moment(export.at_ms),
	})
}

/// How many persons it is about.
pub fn heads(heads: &Heads) -> Value {
	json!({ "persons": heads.persons, "sensitive": heads.sensitive })
}

/// On what an export stands: in a word, with its evidence.
pub fn export_basis(basis: &Basis) -> Value {
	let (kind, case, evidence, until) = match basis {
		Basis::Few => ("few", None, None, None),
		Basis::Exempt { case, evidence } => ("exempt", Some(case.word()), Some(evidence), None),
		Basis::OffNegativeList { evidence } => ("off-negative-list", None, Some(evidence), None),
		Basis::StandardContract { filing } => ("standard-contract", None, Some(filing), None),
		Basis::Certification { certificate } => ("certification", None, Some(certificate), None),
		Basis::Assessment { decision, until_ms } => ("assessment", None, Some(decision), Some(*until_ms)),
	};
	json!({
		"kind": kind,
		"case": case,
		"evidence": evidence.map(|digest| hex(digest)),
		"until": until.map(date::moment),
	})
}

/// Rules, in the form in which they are proposed.
pub fn export_rules(number: u32, rules: &Rules) -> Value {
	json!({ "number": number, "rules": RulesFile::of(rules) })
}

#[cfg(test)]
mod tests {
	use hefu_primitives::export::Exemption;

	use super::*;

	#[test]
	fn a_basis_is_told_with_what_shows_it() {
		let few = export_basis(&Basis::Few);
		assert_eq!((&few["kind"], &few["evidence"]), (&"few".into(), &Value::Null));
		let exempt = export_basis(&Basis::Exempt { case: Exemption::Staff, evidence: [1; 32] });
		assert_eq!((&exempt["case"], &exempt["evidence"]), (&"staff".into(), &"01".repeat(32).into()));
		let assessed = export_basis(&Basis::Assessment { decision: [2; 32], until_ms: 86_400_000 });
		assert_eq!(
			(&assessed["kind"], &assessed["until"]),
			(&"assessment".into(), &"1970-01-02T00:00:00Z".into())
		);
	}
}
