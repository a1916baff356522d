//! The parties that a document names.

use serde_json::Value;

use super::{Problem, problem::Shape, read::Reader};

/// Most characters of a party's name.
const MAX_NAME: usize = 70;

/// Most parties to notify: the first, the second and another one.
const MAX_NOTIFIED: usize = 3;

/// What a party is in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Function {
	/// Sends the goods (托运人).
	Shipper,
	/// Acts for the shipper.
	OnBehalfOfShipper,
	/// Receives the goods of a document that is not to order (收货人).
	Consignee,
	/// Acts for the consignee.
	OnBehalfOfConsignee,
	/// To whose order the bill is (被背书人).
	Endorsee,
	/// Issues the document: the carrier, or its agent (签发人).
	IssuingParty,
	/// The carrier's agent where the goods arrive.
	CarriersAgentAtDestination,
	/// Is notified when the goods arrive (通知方): the first, second or third, from 1.
	Notify(u8),
	/// Another, by DCSA's code, such as `DDR`.
	Other(String),
}

/// Functions whose fields have one party each.
const SINGLE: [Function; 7] = [
	Function::Shipper,
	Function::OnBehalfOfShipper,
	Function::Consignee,
	Function::OnBehalfOfConsignee,
	Function::Endorsee,
	Function::IssuingParty,
	Function::CarriersAgentAtDestination,
];

impl std::fmt::Display for Function {
	/// DCSA's name of the field, or its code.
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Shipper => "shipper",
			Self::OnBehalfOfShipper => "onBehalfOfShipper",
			Self::Consignee => "consignee",
			Self::OnBehalfOfConsignee => "onBehalfOfConsignee",
			Self::Endorsee => "endorsee",
			Self::IssuingParty => "issuingParty",
			Self::CarriersAgentAtDestination => "carriersAgentAtDestination",
			Self::Notify(place) => return write!(f, "notifyParty {place}"),
			Self::Other(code) => code,
		})
	}
}

/// A party, by its function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentParty {
	/// What it is in the document.
	pub function: Function,
	/// `partyName`, at most 70 characters.
	pub name: String,
}

/// Reads the parties. Each function is there once at most, and the shipper and the issuing party must be there.
pub(super) fn read(reader: &mut Reader<'_>) -> Vec<DocumentParty> {
	let mut parties = Vec::new();
	let Some(given) = reader.required("documentParties") else { return parties };
	if reader.shaped("documentParties", given.as_object(), Shape::Object).is_none() {
		return parties;
	}
	for function in SINGLE {
		let field = function.to_string();
		match given.get(&field) {
			Some(party) => parties.extend(one(reader, &format!("documentParties.{field}"), party, function)),
			None if matches!(function, Function::Shipper | Function::IssuingParty) => {
				reader.problems.push(Problem::Missing { field: format!("documentParties.{field}") });
			}
			None => {}
		}
	}
	let notified = list(reader, given, "notifyParties");
	if notified.len() > MAX_NOTIFIED {
		reader.problems.push(Problem::TooManyNotified { count: notified.len() });
	}
	for (place, party) in (1..).zip(notified.iter().take(MAX_NOTIFIED)) {
		let field = format!("documentParties.notifyParties[{}]", place - 1);
		parties.extend(one(reader, &field, party, Function::Notify(place)));
	}
	for (place, other) in list(reader, given, "other").iter().enumerate() {
		let field = format!("documentParties.other[{place}]");
		let code = other.get("partyFunction").unwrap_or(&Value::Null);
		let Some(code) = reader.text_of(&format!("{field}.partyFunction"), code, 3) else { continue };
		let function = Function::Other(code);
		if parties.iter().any(|party: &DocumentParty| party.function == function) {
			reader.problems.push(Problem::PartyTwice { function });
			continue;
		}
		let party = other.get("party").unwrap_or(&Value::Null);
		parties.extend(one(reader, &format!("{field}.party"), party, function));
	}
	parties
}

fn one(reader: &mut Reader<'_>, field: &str, party: &Value, function: Function) -> Option<DocumentParty> {
	reader.shaped(field, party.as_object(), Shape::Object)?;
	let field = format!("{field}.partyName");
	let Some(name) = party.get("partyName") else {
		reader.problems.push(Problem::Missing { field });
		return None;
	};
	Some(DocumentParty { function, name: reader.text_of(&field, name, MAX_NAME)? })
}

/// A list that may be missing.
fn list<'v>(reader: &mut Reader<'_>, parties: &'v Value, field: &str) -> &'v [Value] {
	let Some(value) = parties.get(field) else { return &[] };
	let list = value.as_array().map(Vec::as_slice);
	reader.shaped(&format!("documentParties.{field}"), list, Shape::List).unwrap_or_default()
}
