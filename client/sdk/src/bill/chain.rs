//! Endorsement chains as DCSA's platforms exchange them (EBL_END 3.0.4).

use serde_json::{Map, Value, json};

use super::Action;
use crate::date;

/// A code that tells who a party is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyCode {
	/// Whose code it is, such as `GLEIF`.
	pub list: String,
	/// Which of its lists, such as `LEI`, where it has several.
	pub name: Option<String>,
	/// The code.
	pub code: String,
}

/// Who did something, or to whom it was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainParty {
	/// Its name, at most 70 characters.
	pub name: String,
	/// The platform on which it is, at most 4 characters.
	pub platform: String,
	/// Codes that tell who it is, one at least.
	pub codes: Vec<PartyCode>,
}

/// One action of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
	/// When: milliseconds since 1970 UTC.
	pub at_ms: u64,
	/// What was done.
	pub action: Action,
	/// By whom.
	pub actor: ChainParty,
	/// To whom, of an action that goes to somebody.
	pub recipient: Option<ChainParty>,
	/// By which the record is found, at most 100 characters.
	pub audit_reference: Option<String>,
}

/// The chain of one bill as `EndorsementChain`: `entries` are in the order in which they happened, DCSA lists the newest first. A
/// recipient of an action that has none is left out.
pub fn endorsement_chain(
	reference: &str,
	sub_reference: Option<&str>,
	carrier_scac: Option<&str>,
	entries: &[Entry],
) -> Value {
	let mut chain = Map::new();
	chain.insert("transportDocumentReference".into(), reference.into());
	chain.extend(sub_reference.map(|text| ("transportDocumentSubReference".into(), text.into())));
	chain.extend(carrier_scac.map(|text| ("carrierSCACCode".into(), text.into())));
	let links: Vec<_> = entries.iter().rev().map(link).collect();
	chain.insert("endorsementChain".into(), links.into());
	chain.into()
}

fn link(entry: &Entry) -> Value {
	let Entry { at_ms, action, actor, recipient, audit_reference } = entry;
	let mut link = Map::new();
	link.insert("actionDateTime".into(), date::moment(*at_ms).into());
	link.insert("actionCode".into(), action.code().into());
	link.insert("actor".into(), party(actor));
	let recipient = recipient.as_ref().filter(|_| action.has_recipient());
	link.extend(recipient.map(|recipient| ("recipient".into(), party(recipient))));
	link.extend(audit_reference.as_ref().map(|text| ("auditReference".into(), text.clone().into())));
	link.into()
}

fn party(party: &ChainParty) -> Value {
	let codes = party.codes.iter().map(|PartyCode { list, name, code }| {
		let mut entry = json!({ "codeListProvider": list, "partyCode": code });
		if let Some(name) = name {
			entry["codeListName"] = name.clone().into();
		}
		entry
	});
	json!({
		"partyName": party.name,
		"eblPlatform": party.platform,
		"identifyingCodes": codes.collect::<Vec<_>>(),
	})
}
