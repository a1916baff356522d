//! `hefu parameter`.

use hefu_sdk::governance::{
	Proposal,
	parameter::{self, NoValue},
};
use serde_json::{Value, json};

use super::{connect, motion, plain};
use crate::{
	args::{Global, Parameter, Votes},
	console::{Answer, Console, table},
	failure::{Code, Failure},
	text::motion::{Motions, no_value},
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
	motion::to_council(console, global, Proposal::SetParameter { parameter, value }, votes).await
}

async fn list(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.parameters(&at).await?.into_iter();
	let parameters: Vec<Value> = found
		.map(
			|(parameter, value)| json!({ "parameter": parameter.name, "value": parameter::Parameter::written(value) }),
		)
		.collect();
	let rows = parameters.iter().map(|one| vec![plain(&one["parameter"]), plain(&one["value"])]).collect();
	let head = [Motions::Parameter, Motions::Value].map(|word| word.say(console.lang));
	Ok(Answer::new(json!({ "block": at.block_number(), "parameters": parameters }), table(&head, rows)))
}
