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
