//! `hefu register institution`.

use hefu_sdk::{governance::Proposal, view};
use serde_json::{Value, json};

use crate::{
	args::{Global, Institution},
	commands::{connect, motion, plain},
	console::{Answer, Console, table},
	failure::Failure,
	text::Registers,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Institution) -> Result<Answer, Failure> {
	let (proposal, votes) = match command {
		Institution::List => return list(console, global).await,
		Institution::Appoint { member, code, votes } => {
			(Proposal::AppointInstitution { institution: member, code }, votes)
		}
		Institution::Remove { member, votes } => (Proposal::RemoveInstitution(member), votes),
	};
	motion::to_council(console, global, proposal, votes).await
}

async fn list(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.institutions(&at).await?;
	let institutions: Vec<Value> = found.iter().map(|(member, of)| view::institution(*member, of)).collect();
	let lang = console.lang;
	let row = |of: &Value| {
		["code", "institution", "appointedOn", "removedOn"].map(|name| plain(&of[name])).to_vec()
	};
	let head = [
		Registers::InstitutionCode.say(lang),
		Registers::Institution.say(lang),
		Registers::AppointedOn.say(lang),
		Registers::RemovedOn.say(lang),
	];
	let said = table(&head, institutions.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "institutions": institutions }), said))
}
