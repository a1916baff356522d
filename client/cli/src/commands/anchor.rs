//! `hefu anchor`.

mod act;
mod attest;
mod show;

use std::path::Path;

use hefu_primitives::{InstructionId, Party, settlement::What};
use hefu_sdk::{Client, amount, anchors::OfficeKey, client::At, governance::Proposal, hex};
use serde_json::json;

use super::{key, motion};
use crate::{
	args::{Anchor, Global},
	console::{Answer, Console, list as rows_of},
	failure::Failure,
	text::Anchors,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Anchor) -> Result<Answer, Failure> {
	match command {
		Anchor::NewKey { file } => {
			let made = OfficeKey::create(&file).map_err(|error| key::refused(console, &file, &error))?;
			console.note(Anchors::KeepKey.say(console.lang));
			Ok(committed(console, &file, &made))
		}
		Anchor::ShowKey { file } => {
			let read = office_key(console, &file)?;
			Ok(committed(console, &file, &read))
		}
		Anchor::Appoint { office, member, commitment, votes } => {
			let proposal = Proposal::AppointAttestor { office, member, key: commitment };
			motion::to_council(console, global, proposal, votes).await
		}
		Anchor::Attest(args) => attest::attest(console, global, *args).await,
		Anchor::Attestors => show::attestors(console, global).await,
		Anchor::Find { number, seller_code, office_key } => {
			show::find(console, global, &number, &seller_code, &office_key).await
		}
		Anchor::Invoiced { instruction, seller, buyer } => {
			show::invoiced(console, global, instruction, seller, buyer).await
		}
		Anchor::Show { anchor } => show::show(console, global, anchor).await,
		Anchor::List { kind, by, dataset } => {
			show::list(console, global, show::Wanted { kind, by, dataset }).await
		}
		command => act::run(console, global, command).await,
	}
}

/// What the chain has of an office's key.
fn committed(console: &Console, file: &Path, key: &OfficeKey) -> Answer {
	let commitment = hex(&key.commitment());
	let rows = [
		(Anchors::OfficeKey.say(console.lang), file.display().to_string()),
		(Anchors::Commitment.say(console.lang), commitment.clone()),
	];
	Answer::new(json!({ "key": file, "commitment": commitment }), rows_of(&rows))
}

/// Reads an office's key.
fn office_key(console: &Console, file: &Path) -> Result<OfficeKey, Failure> {
	OfficeKey::read(file).map_err(|error| key::refused(console, file, &error))
}

/// The decimal places of what was first paid in an instruction: those of its book, or, outside of the ledger, of its currency.
async fn places(
	client: &Client,
	at: &At,
	instruction: InstructionId,
	seller: Party,
	buyer: Party,
) -> Result<u8, Failure> {
	let paid = client.instruction(at, instruction).await?;
	for leg in paid.legs.0.iter().filter(|leg| leg.from == buyer && leg.to == seller) {
		match leg.what {
			What::Claim { book, .. } => return Ok(client.book(at, book).await?.decimals),
			What::Cash { currency, .. } => return Ok(amount::decimals_of(currency)),
			What::Thing(_) => {}
		}
	}
	Err(Failure::internal("the instruction pays nothing between these two"))
}
