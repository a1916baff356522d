//! An instruction, looked up.

use std::collections::BTreeMap;

use hefu_primitives::InstructionId;
use hefu_sdk::view;
use serde_json::Value;

use super::money::in_currency;
use crate::{
	args::{Global, Moment},
	commands::connect,
	console::{self, Answer, Console, table},
	failure::Failure,
	text::{self, Trade, Word},
};

/// An instruction with its legs, its parties, and what it is at a moment.
pub async fn show(
	console: &Console,
	global: &Global,
	id: InstructionId,
	moment: Option<Moment>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let instruction = client.instruction(&at, id).await?;
	let at_ms = match moment {
		Some(Moment(ms)) => ms,
		None => client.time(&at).await?,
	};
	let status = client.instruction_status(&at, id, at_ms).await?;
	let books: BTreeMap<_, _> = client.books(&at).await?.into_iter().collect();
	let decimals = |book: &_| books.get(book).map(|state| state.decimals);
	let mut json = view::instruction(id, &instruction, &status, decimals);
	json["block"] = at.block_number().into();
	json["at"] = hefu_sdk::date::moment(at_ms).into();
	let lang = console.lang;
	let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
	let mut text = console::list(&[
		(Trade::Instruction.say(lang), id.to_string()),
		(Word::State.say(lang), text::instruction_status(&status, lang).into()),
		(Trade::Creator.say(lang), said(&json["creator"])),
		(Trade::ExecutedFrom.say(lang), said(&json["executedFrom"])),
		(Trade::Lapses.say(lang), said(&json["expires"])),
		(Trade::AboutObject.say(lang), said(&json["about"])),
		(Trade::RejectedBy.say(lang), said(&json["rejectedBy"])),
		(Trade::Closed.say(lang), said(&json["closedOn"])),
	]);
	let each = |field: &str| json[field].as_array().cloned().unwrap_or_default();
	let leg = |leg: &Value| {
		let what = match (leg["amount"].as_str(), leg["attestor"].as_str()) {
			(Some(_), None) => format!("{} @ {}", in_currency(leg, "amount"), said(&leg["bank"])),
			(Some(_), Some(attestor)) => {
				format!("{}: {} {attestor}", in_currency(leg, "amount"), Trade::AttestedBy.say(lang))
			}
			(None, _) => format!("{}{}", said(&leg["grant"]), said(&leg["bill"])),
		};
		vec![said(&leg["from"]), said(&leg["to"]), what]
	};
	let head = [Trade::From, Trade::To, Trade::What].map(|word| word.say(lang));
	text += "\n";
	text += &table(&head, each("legs").iter().map(leg).collect());
	let side = |side: &Value| {
		let affirmed = if side["affirmed"].as_bool() == Some(true) { Word::Yes } else { Word::No };
		vec![said(&side["party"]), affirmed.say(lang).into()]
	};
	text += "\n";
	text += &table(
		&[Trade::Party, Trade::Affirmed].map(|word| word.say(lang)),
		each("parties").iter().map(side).collect(),
	);
	let mediator = |of: &Value| vec![said(&of["member"]), said(&of["until"])];
	let mediators = each("mediators");
	if !mediators.is_empty() {
		let head = [Trade::Mediator, Trade::AgreesUntil].map(|word| word.say(lang));
		text += "\n";
		text += &table(&head, mediators.iter().map(mediator).collect());
	}
	let receipt = |of: &Value| vec![of["leg"].to_string(), said(&of["reference"])];
	let receipts = each("receipts");
	if !receipts.is_empty() {
		let head = [Trade::Leg, Trade::Reference].map(|word| word.say(lang));
		text += "\n";
		text += &table(&head, receipts.iter().map(receipt).collect());
	}
	Ok(Answer::new(json, text))
}
