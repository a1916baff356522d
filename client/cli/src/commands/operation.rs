//! `hefu operation`.

mod act;
mod books;
mod show;

use hefu_primitives::OperationId;
use hefu_sdk::{Client, Included, Signer, operation};
use serde_json::json;

use super::{answer, connect, included, signer};
use crate::{
	args::{self, Global, Operation},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Operation) -> Result<Answer, Failure> {
	match command {
		Operation::Plan { mode, document, decision, price_authority } => {
			let plan = operation::Plan { mode, document, decision, price_authority };
			self::plan(console, global, plan).await
		}
		Operation::Offer(agreement) => agree(console, global, agreement, How::Offer).await,
		Operation::Sign(agreement) => agree(console, global, agreement, How::Sign).await,
		Operation::Show { operation } => show::run(console, global, operation).await,
		Operation::List { body, operator } => show::list(console, global, body, operator).await,
		Operation::Overdue { operation } => show::overdue(console, global, operation).await,
		command => act::run(console, global, command).await,
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

/// What is done with an agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
	/// It is offered.
	Offer,
	/// It is signed.
	Sign,
}

async fn agree(
	console: &Console,
	global: &Global,
	said: args::Agreement,
	how: How,
) -> Result<Answer, Failure> {
	let args::Agreement { operation, document, security, exit, from, last, currency } = said;
	let agreement = operation::Agreement { document, security, exit, from, last, currency };
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event) = send(&client, &signer, operation, agreement, how).await?;
	let done = included(console, global, &client, &done, ("Operation", event)).await;
	let more = json!({ "operation": operation, "from": from.to_string(), "last": last.to_string() });
	Ok(answer(console, done, more))
}

async fn send(
	client: &Client,
	signer: &Signer,
	operation: OperationId,
	agreement: operation::Agreement,
	how: How,
) -> Result<(Included, &'static str), Failure> {
	Ok(match how {
		How::Offer => (client.offer_agreement(signer, operation, agreement).await?, "AgreementOffered"),
		How::Sign => (client.sign_agreement(signer, operation, agreement).await?, "AgreementSigned"),
	})
}
