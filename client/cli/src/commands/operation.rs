//! `hefu operation`.

mod act;
mod books;
mod show;

use hefu_sdk::{Client, Included, operation};
use serde_json::{Value, json};

use super::{answer, connect, included, signer};
use crate::{
	args::{Global, Operation},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// What was done, the event that tells it, and what else there is to say.
type Done = (Included, &'static str, Value);

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Operation) -> Result<Answer, Failure> {
	match command {
		Operation::Plan { mode, document, decision, price_authority } => {
			let plan = operation::Plan { mode, document, decision, price_authority };
			self::plan(console, global, plan).await
		}
		Operation::Act(command) => {
			let (signer, client) = (signer(console, global)?, connect(global).await?);
			let done = act::run(&client, &signer, command).await?;
			Ok(told(console, global, &client, done).await)
		}
		Operation::Books(command) => {
			let (signer, client) = (signer(console, global)?, connect(global).await?);
			let done = books::run(console, &client, &signer, command).await?;
			Ok(told(console, global, &client, done).await)
		}
		Operation::Show { operation } => show::run(console, global, operation).await,
		Operation::List { body, operator } => show::list(console, global, body, operator).await,
		Operation::Overdue { operation } => show::overdue(console, global, operation).await,
	}
}

async fn plan(console: &Console, global: &Global, plan: operation::Plan) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let body = client.acting_member(&at, &signer.account()).await?;
	let (nonce, id) = client.fresh_operation(&body)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = client.plan_operation(&signer, nonce, plan).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let done = included(console, global, &client, &done, ("Operation", "Planned")).await;
	Ok(answer(console, done, json!({ "operation": id, "body": body, "mode": plan.mode })))
}

/// The answer to what was done in an operation.
async fn told(console: &Console, global: &Global, client: &Client, (done, event, more): Done) -> Answer {
	let done = included(console, global, client, &done, ("Operation", event)).await;
	answer(console, done, more)
}
