//! What applicants, institutions, courts and everybody else do about a filing or a registration: one transaction each.

use hefu_sdk::{Client, Included, Signer, terms::Term};
use serde_json::{Value, json};

use crate::{
	args::{FilingOrDataset, Global, Register},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
	text::Registers,
};

/// What was done, the event that tells it, and what else there is to say.
type Done = (Included, &'static str, Value);

/// Runs one of the commands that sign and need no more than their arguments.
pub async fn run(console: &Console, global: &Global, command: Register) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Register::Object { of, grounds } => object(&client, &signer, of, grounds).await?,
		Register::Decide { of: FilingOrDataset::Filing(filing), number, conclusion, decision } => {
			let done = client.decide_objection(&signer, filing, number, conclusion, decision).await?;
			let more = json!({ "filing": filing, "number": number, "conclusion": conclusion.word() });
			(done, "ObjectionDecided", more)
		}
		Register::Decide { of: FilingOrDataset::Dataset(dataset), number, conclusion, decision } => {
			let done = client.conclude_objection(&signer, dataset, number, conclusion, decision).await?;
			let more = json!({ "dataset": dataset, "number": number, "conclusion": conclusion.word() });
			(done, "ObjectionConcluded", more)
		}
		Register::Store { filing } => {
			// What cancels a registration has no certificate.
			let (done, certificate) = client.store_filing(&signer, filing).await?;
			if done.event_index("Registration", "SameData").is_some() {
				console.warn(Registers::SameData.say(console.lang));
			}
			let event = if certificate.is_some() { "Registered" } else { "RegistrationCancelled" };
			(done, event, json!({ "filing": filing, "certificate": certificate }))
		}
		Register::Annotate { dataset, kind, document, until } => {
			let done = client.annotate(&signer, dataset, kind, document, until).await?;
			(done, "Annotated", json!({ "dataset": dataset, "kind": kind.word() }))
		}
		Register::Lift { dataset, number, document, by: _ } => {
			let done = client.lift_annotation(&signer, dataset, number, document).await?;
			(done, "Lifted", json!({ "dataset": dataset, "number": number }))
		}
		Register::Cancel { dataset, ground, notice } => {
			let done = client.cancel_registration(&signer, dataset, ground, notice).await?;
			(done, "RegistrationCancelled", json!({ "dataset": dataset, "ground": ground.word() }))
		}
		Register::WithdrawMirror { code, document } => {
			let done = client.withdraw_mirror(&signer, &code, document).await?;
			(done, "MirrorWithdrawn", json!({ "code": code.to_string_lossy() }))
		}
		command => step(&client, &signer, command).await?,
	};
	let done = included(console, global, &client, &done, ("Registration", event)).await;
	Ok(answer(console, done, more))
}

async fn object(
	client: &Client,
	signer: &Signer,
	of: FilingOrDataset,
	grounds: [u8; 32],
) -> Result<Done, Failure> {
	Ok(match of {
		FilingOrDataset::Filing(filing) => {
			let done = client.object_to_filing(signer, filing, grounds).await?;
			(done, "Objected", json!({ "filing": filing }))
		}
		FilingOrDataset::Dataset(dataset) => {
			let done = client.object_to_registration(signer, dataset, grounds).await?;
			(done, "ObjectedAfter", json!({ "dataset": dataset }))
		}
	})
}

/// A step of a filing.
async fn step(client: &Client, signer: &Signer, command: Register) -> Result<Done, Failure> {
	let (done, event, filing) = match command {
		Register::Confirm { filing } => (client.confirm_filing(signer, filing).await?, "Confirmed", filing),
		Register::Supply { filing, documents } => {
			(client.supply_filing(signer, filing, documents).await?, "Supplied", filing)
		}
		Register::Withdraw { filing } => {
			(client.withdraw_filing(signer, filing).await?, "FilingWithdrawn", filing)
		}
		Register::Accept { filing } => (client.accept_filing(signer, filing).await?, "Accepted", filing),
		Register::Ask { filing, notice } => {
			(client.ask_correction(signer, filing, notice).await?, "CorrectionAsked", filing)
		}
		Register::Extend { filing, by } => {
			(client.extend_review(signer, filing, by).await?, "ReviewExtended", filing)
		}
		Register::Stop { filing, notice } => {
			(client.stop_review(signer, filing, notice).await?, "ReviewStopped", filing)
		}
		Register::Resume { filing } => (client.resume_review(signer, filing).await?, "ReviewResumed", filing),
		Register::Reject { filing, ground, decision } => {
			(client.reject_filing(signer, filing, ground, decision).await?, "Rejected", filing)
		}
		Register::Terminate { filing, decision, by: _ } => {
			(client.terminate_filing(signer, filing, decision).await?, "Terminated", filing)
		}
		Register::Publicise { filing } => {
			(client.publicise_filing(signer, filing).await?, "Publicised", filing)
		}
		Register::Waive { filing, reason } => {
			(client.waive_publicity(signer, filing, reason).await?, "PublicityWaived", filing)
		}
		_ => return Err(Failure::internal("this command is no step of a filing")),
	};
	Ok((done, event, json!({ "filing": filing })))
}
