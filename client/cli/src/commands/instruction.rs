//! `hefu instruction`.

mod make;
mod show;

use hefu_primitives::InstructionId;
use hefu_sdk::{Client, Included, settlement::Affirmed};
use serde_json::json;

use super::{answer, connect, included, money, signer};
use crate::{
	args::{Expiry, Global, Instruction, ReferenceArgs},
	console::{Answer, Console},
	failure::{Code, Failure},
	text::{self, Trade},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Instruction) -> Result<Answer, Failure> {
	match command {
		Instruction::Make(order) => make::make(console, global, order).await,
		Instruction::Affirm { instruction } => affirm(console, global, instruction).await,
		Instruction::Mediate { instruction, until, take_back } => {
			mediate(console, global, instruction, (!take_back).then_some(until)).await
		}
		Instruction::Attest { instruction, leg, reference } => {
			attest(console, global, instruction, leg, &reference).await
		}
		Instruction::Show { instruction, at } => show::show(console, global, instruction, at).await,
		Instruction::Withdraw { instruction } => act(console, global, instruction, Act::Withdraw).await,
		Instruction::Execute { instruction } => act(console, global, instruction, Act::Execute).await,
		Instruction::Reject { instruction } => act(console, global, instruction, Act::Reject).await,
		Instruction::Clear { instruction } => act(console, global, instruction, Act::Clear).await,
	}
}

/// What is done about an instruction beside affirming it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
	Withdraw,
	Execute,
	Reject,
	Clear,
}

async fn act(
	console: &Console,
	global: &Global,
	instruction: InstructionId,
	act: Act,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event) = match act {
		Act::Withdraw => (client.withdraw_affirmation(&signer, instruction).await?, "Withdrawn"),
		Act::Execute => (client.execute(&signer, instruction).await?, "Settled"),
		Act::Reject => (client.reject(&signer, instruction).await?, "Rejected"),
		Act::Clear => (client.clear(&signer, instruction).await?, "Cleared"),
	};
	let done = included(console, global, &client, &done, ("Settlement", event)).await;
	Ok(answer(console, done, json!({ "instruction": instruction })))
}

async fn affirm(console: &Console, global: &Global, instruction: InstructionId) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let done = client.affirm(&signer, instruction).await?;
	Ok(agreed(console, global, &client, instruction, done, "Affirmed").await)
}

async fn mediate(
	console: &Console,
	global: &Global,
	instruction: InstructionId,
	until: Option<Expiry>,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let until_ms = match until {
		None => None,
		Some(Expiry::At(ms)) => Some(ms),
		Some(Expiry::After(ms)) => {
			let at = client.finalised().await?;
			Some(client.time(&at).await?.saturating_add(ms))
		}
	};
	let done = client.mediate(&signer, instruction, until_ms).await?;
	Ok(agreed(console, global, &client, instruction, done, "Mediated").await)
}

async fn attest(
	console: &Console,
	global: &Global,
	instruction: InstructionId,
	leg: u8,
	reference: &ReferenceArgs,
) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let reference = money::reference(console, reference)?;
	let client = connect(global).await?;
	let done = client.attest(&signer, instruction, leg, reference).await?;
	Ok(agreed(console, global, &client, instruction, done, "Attested").await)
}

/// If nothing else is missing it may be executed, or that may fail: what was agreed or attested stands all the same.
async fn agreed(
	console: &Console,
	global: &Global,
	client: &Client,
	instruction: InstructionId,
	(done, outcome): (Included, Affirmed),
	waits: &'static str,
) -> Answer {
	let (event, failed, code) = match &outcome {
		Affirmed::Waits => (waits, None, None),
		Affirmed::Settled => ("Settled", None, None),
		Affirmed::Failed { leg, reason } => {
			console.warn(format!(
				"{}: {leg}: {}; {}",
				Trade::NotExecuted.say(console.lang),
				text::refusal_of_chain(reason, console.lang),
				Trade::TryAgain.say(console.lang),
			));
			let failed = json!({ "leg": leg, "name": reason.name, "explanation": reason.explanation });
			("ExecutionFailed", Some(failed), Some(Code::Refused))
		}
	};
	let more = json!({
		"instruction": instruction,
		"settled": outcome == Affirmed::Settled,
		"failed": failed,
	});
	let done = included(console, global, client, &done, ("Settlement", event)).await;
	Answer { code, ..answer(console, done, more) }
}
