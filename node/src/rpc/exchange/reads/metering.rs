//! Meters, and what was used under a grant by its meters.

use super::{answered, text};
use crate::rpc::exchange::{
	Answer, Exchange,
	arguments::{Arguments, needed},
};
use hefu_primitives::{GrantId, id::MeterId};
use hefu_proofs::Question;
use serde_json::{Value as Json, json};

/// `hefu_meter`: the meter, and what was used under its grant by all of them.
pub fn meter(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let id = MeterId(needed(arguments.id("meter", MeterId::TAG), "meter", "a meter")?);
	let at = exchange.at(arguments)?;
	let meter = exchange.read(at, "Metering", "Meters", &[text(arguments, "meter")])?;
	let grant = meter["grant"].as_str().and_then(|grant| GrantId::from_bech32m(grant).ok());
	let tally = match grant {
		Some(_) => exchange.read(at, "Metering", "Tallies", &[meter["grant"].clone()])?,
		None => Json::Null,
	};
	answered(exchange, arguments, at, json!({ "meter": meter, "tally": tally }), || {
		std::iter::once(Question::Meter(id)).chain(grant.map(Question::Tally)).collect()
	})
}

/// `hefu_meterOf`: what was used under a grant, and its meter that is not closed.
pub fn meter_of(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let grant = GrantId(needed(arguments.id("grant", GrantId::TAG), "grant", "a grant")?);
	let at = exchange.at(arguments)?;
	let tally = exchange.read(at, "Metering", "Tallies", &[text(arguments, "grant")])?;
	let open = tally["open"].as_str().and_then(|meter| MeterId::from_bech32m(meter).ok());
	let meter = match open {
		Some(_) => exchange.read(at, "Metering", "Meters", &[tally["open"].clone()])?,
		None => Json::Null,
	};
	answered(exchange, arguments, at, json!({ "tally": tally, "meter": meter }), || {
		std::iter::once(Question::Tally(grant)).chain(open.map(Question::Meter)).collect()
	})
}
