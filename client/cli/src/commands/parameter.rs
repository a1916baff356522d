//! `hefu parameter`.

use hefu_sdk::governance::{
	Body, Proposal,
	parameter::{self, NoValue},
};
use serde_json::{Value, json};

use super::{connect, motion, plain, signer};
use crate::{
	args::{Global, Parameter, Votes},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	text::{
		Word,
		motion::{Motions, beyond_bounds, no_value},
	},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Parameter) -> Result<Answer, Failure> {
	match command {
		Parameter::List => list(console, global).await,
		Parameter::Set { parameter, value, votes } => set(console, global, parameter, &value, votes).await,
	}
}

async fn set(
	console: &Console,
	global: &Global,
	parameter: parameter::Parameter,
	value: &str,
	votes: Votes,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let value = parameter.read(value).map_err(|NoValue(kind)| {
		let what = no_value(parameter.name, kind, lang);
		Failure::new(Code::Input, "Value", what, Motions::SeeParameters.say(lang))
	})?;
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let bounds = parameter.bounds(client.slot_ms(&at).await?);
	if let (Some(parameter::Value::Number(number)), Some(bounds)) = (value, bounds)
		&& !bounds.contains(&number)
	{
		let what = beyond_bounds(parameter.name, &bounds, lang);
		return Err(Failure::new(Code::Input, "Value", what, Word::CorrectInput.say(lang)));
	}
	let proposal = (Body::Council, Proposal::SetParameter { parameter, value });
	motion::propose(console, global, &client, &signer, proposal, votes).await
}

async fn list(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let slot_ms = client.slot_ms(&at).await?;
	let written = parameter::Parameter::written;
	let found = client.parameters(&at).await?.into_iter();
	let parameters: Vec<Value> = found
		.map(|(parameter, value)| {
			json!({
				"parameter": parameter.name,
				"value": written(value),
				"inForce": written(Some(parameter.in_force(value, slot_ms))),
				"default": written(Some(parameter.default)),
			})
		})
		.collect();
	let row =
		|one: &Value| ["parameter", "value", "inForce", "default"].map(|field| plain(&one[field])).to_vec();
	let rows = parameters.iter().map(row).collect();
	let head = [Motions::Parameter, Motions::Value, Motions::InForce, Motions::Default];
	let head = head.map(|word| word.say(console.lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "parameters": parameters }), table(&head, rows)))
}
