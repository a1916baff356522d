//! Licences and the calendar as JSON.

use hefu_primitives::{
	GenesisHash, LicenceId, MemberId, RecognitionId,
	code::Region,
	date::Day,
	licence::{Scenario, Scenarios, Status, identifier::TypeCode},
};
use serde_json::{Value, json};

use crate::{
	calendar::{Stall, Year},
	date, hex,
	licence::{
		Appointment, Binding, HolderClass, Licence, LicenceType, Rule, Standing, StatusChange, Verification,
	},
};

/// A type of licence, with who may issue it.
pub fn licence_type(code: TypeCode, of: &LicenceType, issuers: &[(MemberId, Appointment)]) -> Value {
	let issuers: Vec<_> = issuers
		.iter()
		.map(
			|(issuer, of)| json!({ "issuer": issuer, "region": region(of.region.0), "inOffice": of.in_office }),
		)
		.collect();
	json!({
		"code": code.to_string(),
		"name": String::from_utf8_lossy(&of.name.0.0),
		"holder": holder(&of.holder),
		"schema": hex(&of.schema),
		"scenarios": scenarios(&of.scenarios.0),
		"maxAgeMs": of.max_age_ms,
		"until": of.until_ms.map(date::moment),
		"issuers": issuers,
	})
}

/// Who holds licences of a type, in a word.
pub fn holder(class: &HolderClass) -> &'static str {
	match class {
		HolderClass::Person => "person",
		HolderClass::Enterprise => "enterprise",
	}
}

/// A licence without its histories.
pub fn licence(genesis: &GenesisHash, id: LicenceId, licence: &Licence) -> Value {
	json!({
		"genesis": format!("0x{}", hex(genesis)),
		"licence": id,
		"identifier": licence.identifier.0.to_string(),
		"issuer": licence.issuer.0,
		"privateRoot": hex(&licence.private),
		"validFrom": date::exact(licence.valid_from_ms),
		"validUntil": licence.valid_until_ms.map(date::moment),
		"predecessor": licence.predecessor.as_ref().map(|predecessor| predecessor.0),
		"issuedAt": licence.issued_at,
	})
}

/// A licence's state: its word, with the code of the ministries' interface and its Chinese term.
pub fn status(status: Option<Status>) -> Value {
	status.map_or(
		Value::Null,
		|status| json!({ "state": status, "code": format!("{:02}", status.code()), "chinese": status.chinese() }),
	)
}

/// A change of a licence's state.
pub fn change(number: usize, change: &StatusChange) -> Value {
	let operation = change.operation.0;
	json!({
		"number": number,
		"status": status(Some(change.status.0)),
		"operation": operation,
		"operationCode": format!("{:02}", operation.code()),
		"operationChinese": operation.chinese(),
		"from": date::exact(change.from_ms),
		"decision": change.decision.map(|decision| hex(&decision)),
	})
}

/// A phone key that was bound.
pub fn binding(number: usize, binding: &Binding) -> Value {
	json!({ "number": number, "commitment": hex(&binding.key), "from": date::exact(binding.from_ms) })
}

/// A recognition rule.
pub fn rule(id: RecognitionId, rule: &Rule) -> Value {
	let said = &rule.recognition;
	json!({
		"rule": id,
		"publisher": rule.publisher.0,
		"licenceType": said.licence_type.to_string(),
		"from": region(said.from.0),
		"to": region(said.to.0),
		"scenarios": scenarios(&said.scenarios.0),
		"begins": date::exact(said.from_ms),
		"ends": said.until_ms.map(date::exact),
		"contact": String::from_utf8_lossy(&said.contact.0.0),
	})
}

/// What the chain says of a presentation that stands.
pub fn standing(standing: &Standing) -> Value {
	json!({
		"asAt": date::exact(standing.at_ms),
		"maxAgeMs": standing.max_age_ms,
		"region": region(standing.region.0),
		"validUntil": standing.valid_until_ms.map(date::moment),
	})
}

/// A log entry.
pub fn verification(of: &Verification) -> Value {
	json!({
		"presentation": hex(&of.presentation),
		"rule": of.rule.as_ref().map(|rule| rule.0),
		"seen": date::exact(of.seen_ms),
		"logged": date::exact(of.at_ms),
	})
}

/// A recorded year: the days that are off from Monday to Friday, and the weekend days that are worked.
pub fn year(number: u16, year: &Year) -> Value {
	let days = |wanted: fn(&Day, bool) -> bool| -> Vec<String> {
		let all = (0..366).filter_map(|place| Some((place, Day::of_year(number.into(), place)?)));
		let wanted = all.filter(|(place, day)| wanted(day, year.worked.contains(*place)));
		wanted.map(|(_, day)| day.to_string()).collect()
	};
	json!({
		"year": number,
		"worked": year.worked.count(),
		"weekdaysOff": days(|day, worked| !day.is_weekend() && !worked),
		"weekendsWorked": days(|day, worked| day.is_weekend() && worked),
		"basis": String::from_utf8_lossy(&year.basis.0.0),
	})
}

/// A time at which the chain stood still, with its first and its last day in China, none of which counts in a legal period.
pub fn stall(number: u32, stall: &Stall) -> Value {
	json!({
		"stall": number,
		"from": date::moment(stall.from_ms),
		"until": date::moment(stall.until_ms),
		"firstDay": Day::in_china(stall.from_ms).to_string(),
		"lastDay": Day::in_china(stall.until_ms.saturating_sub(1)).to_string(),
	})
}

fn region(Region(code): Region) -> String {
	format!("{code:06}")
}

fn scenarios(set: &Scenarios) -> Vec<u8> {
	(0..64).filter(|number| set.contains(Scenario(*number))).collect()
}
