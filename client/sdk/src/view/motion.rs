//! Motions as JSON.

use serde_json::{Value, json};

use crate::{
	chain::{
		Call,
		runtime_types::{
			pallet_calendar::pallet::Call as Calendar, pallet_catalogue::pallet::Call as Catalogue,
			pallet_exports::pallet::Call as Exports, pallet_licences::pallet::Call as Licences,
			pallet_members::pallet::Call as Members, pallet_parameters::pallet::Call as Parameters,
			pallet_registration::pallet::Call as Registration, pallet_rights::pallet::Call as Rights,
			pallet_settlement::pallet::Call as Settlement, pallet_validators::pallet::Call as Validators,
		},
	},
	client::At,
	exports::RulesFile,
	governance::{OpenMotion, parameter},
	hex, scope,
	terms::Term,
	view::{currency, institution_code, suspension_reason},
};

/// An open motion.
pub fn motion(at: &At, motion: &OpenMotion) -> Value {
	let accounts = |keys: &[crate::AccountId32]| keys.iter().map(ToString::to_string).collect::<Vec<_>>();
	json!({
		"motion": format!("0x{}", hex(&motion.hash)),
		"body": motion.body,
		"number": motion.number,
		"call": scope::call_name(at, &motion.bytes),
		"about": about(&motion.call),
		"bytes": format!("0x{}", hex(&motion.bytes)),
		"threshold": motion.threshold,
		"ayes": accounts(&motion.ayes),
		"nays": accounts(&motion.nays),
		"end": motion.end,
	})
}

/// What the call is about, for calls that `hefu` proposes; of others the bytes tell.
fn about(call: &Call) -> Value {
	match call {
		Call::Members(Members::enrol { code, profile, owner, governance }) => json!({
			"code": code.as_str(),
			"name": String::from_utf8_lossy(&profile.name.0.0),
			"owner": owner.to_string(),
			"governance": governance.to_string(),
		}),
		Call::Members(Members::suspend { member, reason }) => {
			json!({ "member": member.0, "reason": suspension_reason(reason) })
		}
		Call::Members(Members::reinstate { member }) => json!({ "member": member.0 }),
		Call::Members(Members::recover { member, new }) => {
			json!({ "member": member.0, "owner": new.to_string() })
		}
		Call::Validators(Validators::set_validators { members }) => {
			json!({ "validators": members.iter().map(|member| member.0).collect::<Vec<_>>() })
		}
		Call::Settlement(Settlement::open_book { book, decimals }) => json!({
			"bank": book.bank,
			"currency": currency(&book.currency),
			"decimals": decimals,
		}),
		Call::Licences(Licences::set_type { code, licence_type }) => json!({
			"code": code.0.to_string(),
			"name": String::from_utf8_lossy(&licence_type.name.0.0),
		}),
		Call::Calendar(Calendar::set_year { kind, year, basis, .. }) => json!({
			"kind": kind.0,
			"year": year,
			"basis": String::from_utf8_lossy(&basis.0.0),
		}),
		Call::Calendar(Calendar::record_pack { pack }) => json!({
			"identifier": pack.identifier.to_string_lossy(),
			"version": pack.version,
			"source": pack.source.to_string_lossy(),
		}),
		Call::Calendar(Calendar::put_in_force { pack, from }) => {
			json!({ "pack": pack.0.0, "from": from.0.to_string() })
		}
		Call::Registration(Registration::appoint_institution { institution, code }) => {
			json!({ "institution": institution.0, "code": institution_code(code) })
		}
		Call::Registration(Registration::remove_institution { institution }) => {
			json!({ "institution": institution.0 })
		}
		Call::Registration(Registration::lift { dataset, sequence, document }) => {
			json!({ "dataset": dataset.0, "number": sequence, "document": hex(document) })
		}
		Call::Registration(Registration::terminate { filing, decision }) => {
			json!({ "filing": filing.0, "decision": hex(decision) })
		}
		Call::Rights(Rights::release_pledge { dataset, right, holder }) => {
			json!({ "dataset": dataset.0, "right": right.0.word(), "holder": holder.0 })
		}
		Call::Catalogue(Catalogue::put_in_force { pack }) => json!({ "pack": pack.0.0 }),
		Call::Catalogue(Catalogue::replace_code { dataset, code, decision }) => json!({
			"dataset": dataset.0,
			"code": String::from_utf8_lossy(&code.0.0),
			"decision": hex(decision),
		}),
		Call::Exports(Exports::set_rules { rules }) => json!(RulesFile::of(rules)),
		Call::Parameters(Parameters::set_parameter { key_value }) => {
			let (parameter, value) = parameter::about(key_value);
			json!({ "parameter": parameter, "value": value })
		}
		_ => Value::Null,
	}
}
