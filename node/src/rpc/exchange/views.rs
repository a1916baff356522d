//! Questions that the runtime itself answers (`hefu_view`, `hefu_canUse`): its pallets' view functions, in JSON by its own
//! metadata. Each looks at a bounded number of records, and changes nothing.

use super::{
	Answer, At, Exchange,
	arguments::{Arguments, needed},
	codec::{Fault, Wrong},
	refusal::Refusal,
	schema::ViewFunction,
};
use codec::Decode;
use frame_support::view_functions::{
	ViewFunctionDispatchError, ViewFunctionId, runtime_api::RuntimeViewFunction,
};
use hefu_primitives::code::Industry;
use serde_json::{Map, Value as Json, json};
use sp_api::ProvideRuntimeApi;

/// `hefu_view`: an answer of the runtime, or without a function the names of all.
pub fn view(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let Some(name) = arguments.text("function") else {
		let functions = exchange.schema(at.hash)?.views();
		let functions = functions.iter().map(|(name, docs)| json!({ "function": name, "docs": docs }));
		return Ok(json!({ "functions": functions.collect::<Vec<_>>(), "block": at.to_json() }));
	};
	let no_params = Map::new();
	let params = arguments.json("params").and_then(Json::as_object).unwrap_or(&no_params);
	let value = exchange.ask_runtime(at, name, params)?;
	Ok(json!({ "value": value, "block": at.to_json() }))
}

/// `hefu_canUse`: whether a grant allows a use, and if not the first reason why.
pub fn can_use(exchange: &Exchange, arguments: &Arguments) -> Answer {
	let at = exchange.at(arguments)?;
	let at_ms = match arguments.number("atMs") {
		Some(at_ms) => at_ms.into(),
		None => exchange.read(at, "Timestamp", "Now", &[])?,
	};
	let belongs = "a section and a division of GB/T 4754, such as I65";
	let sector = needed(arguments.text("sector"), "sector", belongs)?;
	let sector = Industry::parse(sector).map_err(|_| {
		Refusal::from(Wrong { path: "sector".into(), fault: Fault::other(&sector.into(), belongs.into()) })
	})?;
	let to = json!({
		"purpose": arguments.json("purpose"),
		"region": arguments.json("region"),
		"sector": { "section": sector.section, "division": sector.division },
		"at_ms": at_ms,
	});
	let mut params = Map::new();
	params.insert("grant".into(), arguments.json("grant").cloned().unwrap_or_default());
	params.insert("to".into(), to);
	let answer = exchange.ask_runtime(at, "rights.can_use", &params)?;
	let reason = answer.get("Err").cloned().unwrap_or_default();
	Ok(json!({ "allowed": reason.is_null(), "reason": reason, "atMs": at_ms, "block": at.to_json() }))
}

impl Exchange {
	/// What a view function of a pallet answers: `rights.can_use`.
	pub(super) fn ask_runtime(
		&self,
		at: At,
		name: &str,
		params: &Map<String, Json>,
	) -> Result<Json, Refusal> {
		let schema = self.schema(at.hash)?;
		let ViewFunction { id, input, output } = schema.write_view(name, params)?;
		let id = ViewFunctionId::decode(&mut &id[..]).map_err(Refusal::internal)?;
		let answer = self.client.runtime_api().execute_view_function(at.hash, id, input);
		let answer = answer.map_err(Refusal::internal)?;
		let answer = answer.map_err(|error| match error {
			// It has the form that the types tell, and is longer than the function takes.
			ViewFunctionDispatchError::Codec => Wrong { path: "params".into(), fault: Fault::TooLong }.into(),
			other => Refusal::internal(format!("{name}: {other:?}")),
		})?;
		Ok(schema.read(output, &answer)?)
	}
}
