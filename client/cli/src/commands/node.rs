//! `hefu node`.

use serde_json::json;

use crate::{
	args::{Global, Node},
	console::{Answer, Console, list},
	failure::Failure,
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Node) -> Result<Answer, Failure> {
	match command {
		Node::Status => status(console, global).await,
	}
}

async fn status(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let status = super::connect(global).await?.status().await?;
	let lang = console.lang;
	let text = list(&[
		(Word::Chain.say(lang), status.chain.clone()),
		(Word::NodeVersion.say(lang), format!("{} (runtime {})", status.version, status.runtime)),
		(Word::Peers.say(lang), status.peers.to_string()),
		(Word::Best.say(lang), status.best.to_string()),
		(Word::Finalised.say(lang), format!("{} {}", status.finalised, status.finalised_hash)),
		(Word::Gap.say(lang), status.gap.to_string()),
		(Word::Validators.say(lang), status.validators.len().to_string()),
		(Word::OpenChecks.say(lang), status.open_checks.to_string()),
	]);
	Ok(Answer::new(json!(status), text))
}
