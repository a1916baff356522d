//! Anchors of documents: how they stand, whether an invoice is anchored, what is invoiced, and who attests invoices.

use super::{answered, money::party_json, one, text};
use crate::rpc::exchange::{
	Answer, Exchange, Refusal,
	arguments::{Arguments, needed},
	codec::hex,
};
use hefu_primitives::{AnchorId, InstructionId, Party, anchor::Office};
use hefu_proofs::Question;
use serde_json::{Map, Value as Json, json};

/// `hefu_anchor`: as it was written down, how it stands, how much of an invoice was taken back, and who confirms an accounting entry.
pub fn anchor(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = AnchorId(needed(arguments.id("anchor", AnchorId::TAG), "anchor", "an anchor")?);
	let at = exchange.at(arguments)?;
	let named = text(arguments, "anchor");
	let found = exchange.read(at, "Anchors", "Anchors", std::slice::from_ref(&named))?;
	// With what was written down: the two of them.
	let stands = exchange.ask_runtime(at, "anchors.anchor", &one("id", named.clone()))?;
	let mut json = json!({ "anchor": found, "standing": stands.get(1) });
	let mut questions = vec![Question::Anchor(id)];
	if found["what"]["Invoice"].is_object() {
		json["reddened"] = exchange.read(at, "Anchors", "Reddened", std::slice::from_ref(&named))?;
		questions.push(Question::Reddened(id));
	}
	if found["what"]["Entry"].is_object() {
		json["audit"] = exchange.read(at, "Anchors", "Audits", std::slice::from_ref(&named))?;
		questions.push(Question::Audit(id));
	}
	answered(exchange, arguments, at, json, || questions)
}

/// `hefu_nullifier`: the anchor of the invoice.
pub fn nullifier(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let nullifier = needed(arguments.hash("nullifier"), "nullifier", "32 bytes as hex with 0x")?.0;
	let at = exchange.at(arguments)?;
	let anchor = exchange.read(at, "Anchors", "Nullifiers", &[hex(&nullifier)])?;
	answered(exchange, arguments, at, json!({ "anchor": anchor }), || vec![Question::Nullifier(nullifier)])
}

/// `hefu_invoiced`: what a buyer paid a seller in an instruction, and what of it is invoiced.
pub fn invoiced(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let instruction = arguments.id("instruction", InstructionId::TAG);
	let instruction = InstructionId(needed(instruction, "instruction", "an instruction")?);
	let seller: Party = needed(arguments.parsed("seller"), "seller", "a party")?;
	let buyer: Party = needed(arguments.parsed("buyer"), "buyer", "a party")?;
	let at = exchange.at(arguments)?;
	let asked = Map::from_iter([
		("instruction".to_owned(), text(arguments, "instruction")),
		("seller".to_owned(), party_json(&seller)),
		("buyer".to_owned(), party_json(&buyer)),
	]);
	let billed = exchange.ask_runtime(at, "anchors.invoiced", &asked)?;
	answered(exchange, arguments, at, json!({ "invoiced": billed }), || {
		vec![Question::Invoiced { instruction, seller, buyer }]
	})
}

/// `hefu_attestor`: who attests the invoices of a tax office and year.
pub fn attestor(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let office = office(arguments)?;
	let at = exchange.at(arguments)?;
	let attestor = exchange.read(at, "Anchors", "Attestors", &[office_json(&office)])?;
	answered(exchange, arguments, at, json!({ "attestor": attestor }), || vec![Question::Attestor(office)])
}

/// The tax office and year that a request names.
pub fn office(arguments: &Arguments) -> Result<Office, Refusal> {
	let number = |name: &str| {
		let number = arguments.number(name).and_then(|number| u8::try_from(number).ok());
		needed(number, name, "two digits of an invoice's number")
	};
	Ok(Office { year: number("year")?, region: number("region")? })
}

/// A tax office and year as calls and keys have them.
pub fn office_json(office: &Office) -> Json {
	json!({ "year": office.year, "region": office.region })
}
