//! Receipts alone: the methods of [`ReceiptsApiServer`], with parameters checked as those of the other methods are.

use super::{
	Answer, Exchange,
	arguments::{Arguments, needed},
	codec::{Fault, Wrong},
	refusal::Refusal,
};
use crate::rpc::receipts::ReceiptsApiServer;
use hefu_proofs::Question;
use serde_json::Value as Json;
use sp_core::H256;

/// `hefu_eventReceipt`.
pub fn event_receipt(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let index = needed(arguments.number("eventIndex"), "eventIndex", "an event's number, from 0")?;
	let index = u32::try_from(index).map_err(Refusal::internal)?;
	Ok(exchange.receipts.event_receipt(block(arguments)?, index, arguments.number("fromSet"))?)
}

/// `hefu_stateReceipt`.
pub fn state_receipt(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let questions = arguments.json("questions").cloned().unwrap_or_default();
	let questions: Vec<Question> = serde_json::from_value(questions).map_err(|error| misread(&error))?;
	let at = arguments.hash("at");
	Ok(exchange.receipts.state_receipt(questions, at, arguments.number("fromSet"))?)
}

/// `hefu_handover`.
pub fn handover(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let from_set = needed(arguments.number("fromSet"), "fromSet", "number of an authority set")?;
	Ok(exchange.receipts.handover(from_set)?)
}

/// `hefu_finality`.
pub fn finality(exchange: &Exchange, arguments: &Arguments) -> Answer {
	Ok(ReceiptsApiServer::finality(&exchange.receipts, block(arguments)?)?)
}

fn block(arguments: &Arguments) -> Result<H256, Refusal> {
	needed(arguments.hash("blockHash"), "blockHash", "a block's hash")
}

fn misread(error: &serde_json::Error) -> Refusal {
	let (found, belongs) = (Json::from("questions"), format!("questions that the node knows; {error}"));
	Wrong { path: "questions".into(), fault: Fault::other(&found, belongs) }.into()
}
