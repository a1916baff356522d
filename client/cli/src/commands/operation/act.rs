//! What the two sides and the price authority do in an operation: one transaction each.

use hefu_sdk::{Included, terms::Term};
use serde_json::{Value, json};

use super::books;
use crate::{
	args::{Global, Operation},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
};

/// What was done, the event that tells it, and what else there is to say.
pub type Done = (Included, &'static str, Value);

/// Runs one of the commands that sign and need no more than their arguments.
pub async fn run(console: &Console, global: &Global, command: Operation) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Operation::Select { operation, operator, method, document } => {
			let done = client.select_operator(&signer, operation, operator, method, document).await?;
			(done, "OperatorSelected", json!({ "operation": operation, "operator": operator }))
		}
		Operation::AddData { operation, dataset } => {
			let done = client.add_operation_data(&signer, operation, dataset).await?;
			(done, "DataAdded", json!({ "operation": operation, "dataset": dataset }))
		}
		// Without a document it is taken back: clap has seen to it that this was said.
		Operation::Consent { operation, dataset, document, withdraw: _ } => {
			let done = client.consent_to_operation(&signer, operation, dataset, document).await?;
			(done, "DataConsented", json!({ "operation": operation, "dataset": dataset }))
		}
		Operation::ReplaceAuthority { operation, authority, decision } => {
			let done = client.replace_price_authority(&signer, operation, authority, decision).await?;
			(done, "AuthorityReplaced", json!({ "operation": operation, "authority": authority }))
		}
		Operation::NoteFirstUse { operation, dataset } => {
			let done = client.note_first_use(&signer, operation, dataset).await?;
			(done, "FirstUseNoted", json!({ "operation": operation, "dataset": dataset }))
		}
		Operation::WithdrawData { operation, dataset } => {
			let done = client.withdraw_operation_data(&signer, operation, dataset).await?;
			(done, "DataWithdrawn", json!({ "operation": operation, "dataset": dataset }))
		}
		Operation::ListProduct { operation, dataset, purpose, unit, per } => {
			let listed = client.list_product(&signer, operation, dataset, purpose, (unit, per)).await?;
			let (done, number) = listed;
			let more = json!({ "operation": operation, "dataset": dataset, "product": number });
			(done, "ProductListed", more)
		}
		Operation::DelistProduct { operation, product } => {
			let done = client.delist_product(&signer, operation, product).await?;
			(done, "ProductDelisted", json!({ "operation": operation, "product": product }))
		}
		Operation::Begin { operation } => {
			let done = client.begin_operation(&signer, operation).await?;
			(done, "Begun", json!({ "operation": operation }))
		}
		Operation::Terminate { operation, ground, document } => {
			let done = client.terminate_operation(&signer, operation, ground, document).await?;
			(done, "Terminated", json!({ "operation": operation, "ground": ground.word() }))
		}
		command => books::run(console, &client, &signer, command).await?,
	};
	let done = included(console, global, &client, &done, ("Operation", event)).await;
	Ok(answer(console, done, more))
}
