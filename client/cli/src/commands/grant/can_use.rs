//! Whether a grant allows a use.

use hefu_primitives::{
	GrantId,
	code::{Industry, Region},
	terms::Use,
};
use hefu_sdk::{date, view};
use serde_json::{Value, json};

use super::terms;
use crate::{
	args::{Global, Moment, PurposesArgs},
	commands::connect,
	console::{self, Answer, Console},
	failure::{Code, Failure},
	text::{self, Trade, Word},
};

/// What is asked.
pub struct Asked {
	/// The grant.
	pub grant: GrantId,
	/// What for.
	pub purpose: String,
	/// Where.
	pub region: Region,
	/// In which industry.
	pub sector: Industry,
	/// When; now unless given.
	pub at: Option<Moment>,
}

/// Asks the chain: a no is an answer, by which the command does not end well.
pub async fn ask(
	console: &Console,
	global: &Global,
	asked: Asked,
	purposes: &PurposesArgs,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let list = terms::list(console, purposes)?;
	let purpose = terms::purpose(console, &asked.purpose, &list)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let at_ms = match asked.at {
		Some(Moment(ms)) => ms,
		None => client.time(&at).await?,
	};
	let to = Use { purpose, region: asked.region, sector: asked.sector, at_ms };
	let found = client.can_use(&at, asked.grant, to).await?;
	let because = found.as_ref().err().map(view::use_refusal);
	let said = match &found {
		Ok(()) => Trade::Allowed.say(lang).into(),
		Err(refusal) => format!("{}: {}", Trade::NotAllowed.say(lang), text::use_refusal(refusal, lang)),
	};
	let json = json!({
		"block": at.block_number(),
		"grant": asked.grant,
		"at": date::moment(at_ms),
		"allowed": found.is_ok(),
		"because": because.unwrap_or(Value::Null),
	});
	let rows = [
		(Trade::Grant.say(lang), asked.grant.to_string()),
		(Word::Time.say(lang), date::moment(at_ms)),
		(Trade::Use.say(lang), said),
	];
	let code = found.is_err().then_some(Code::Refused);
	Ok(Answer { code, ..Answer::new(json, console::list(&rows)) })
}
