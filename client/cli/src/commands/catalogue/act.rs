//! What applicants, institutions and everybody else do about an application: one transaction each.

use hefu_sdk::{Client, Included, Signer, terms::Term};
use serde_json::json;

use crate::{
	args::{Catalogue, Global},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands that sign and need no more than their arguments.
pub async fn run(console: &Console, global: &Global, command: Catalogue) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Catalogue::Decide { application, number, conclusion, decision } => {
			let done = client.decide_application(&signer, application, number, conclusion, decision).await?;
			let more = json!({
				"application": application, "number": number, "conclusion": conclusion.word(),
			});
			(done, "ObjectionDecided", more)
		}
		Catalogue::Enter { application, code } => {
			let (done, code) = client.enter_application(&signer, application, code).await?;
			(done, "Entered", json!({ "application": application, "code": code }))
		}
		Catalogue::ReplaceCode { dataset, code, decision, by: _ } => {
			let done = client.replace_query_code(&signer, dataset, &code, decision).await?;
			let more = json!({ "dataset": dataset, "code": code.to_string_lossy() });
			(done, "CodeReplaced", more)
		}
		command => {
			let (done, event, application) = step(&client, &signer, command).await?;
			(done, event, json!({ "application": application }))
		}
	};
	let done = included(console, global, &client, &done, ("Catalogue", event)).await;
	Ok(answer(console, done, more))
}

/// A step of an application.
async fn step(
	client: &Client,
	signer: &Signer,
	command: Catalogue,
) -> Result<(Included, &'static str, hefu_primitives::ApplicationId), Failure> {
	Ok(match command {
		Catalogue::Supply { application, documents } => {
			(client.supply_application(signer, application, documents).await?, "Supplied", application)
		}
		Catalogue::Withdraw { application } => {
			(client.withdraw_application(signer, application).await?, "ApplicationWithdrawn", application)
		}
		Catalogue::Accept { application } => {
			(client.accept_application(signer, application).await?, "Accepted", application)
		}
		Catalogue::Ask { application, notice } => {
			(client.ask_application(signer, application, notice).await?, "CorrectionAsked", application)
		}
		Catalogue::Reject { application, decision } => {
			(client.reject_application(signer, application, decision).await?, "Rejected", application)
		}
		Catalogue::Publicise { application } => {
			(client.publicise_application(signer, application).await?, "Publicised", application)
		}
		Catalogue::Object { application, grounds } => {
			(client.object_to_application(signer, application, grounds).await?, "Objected", application)
		}
		_ => return Err(Failure::internal("this command is no step of an application")),
	})
}
