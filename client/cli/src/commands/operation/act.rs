//! What the two sides and the price authority do in an operation: one transaction each.

use hefu_primitives::OperationId;
use hefu_sdk::{Client, Signer, operation::Agreement, terms::Term};
use serde_json::{Value, json};

use super::Done;
use crate::{
	args::{self, OperationAct},
	failure::Failure,
};

/// Does what one of the commands says.
pub async fn run(client: &Client, signer: &Signer, command: OperationAct) -> Result<Done, Failure> {
	Ok(match command {
		OperationAct::Select { operation, operator, method, document } => {
			let done = client.select_operator(signer, operation, operator, method, document).await?;
			(done, "OperatorSelected", json!({ "operation": operation, "operator": operator }))
		}
		OperationAct::Offer(said) => {
			let (operation, agreement, more) = agreed(said);
			(client.offer_agreement(signer, operation, agreement).await?, "AgreementOffered", more)
		}
		OperationAct::Sign(said) => {
			let (operation, agreement, more) = agreed(said);
			(client.sign_agreement(signer, operation, agreement).await?, "AgreementSigned", more)
		}
		OperationAct::AddData { operation, dataset } => {
			let done = client.add_operation_data(signer, operation, dataset).await?;
			(done, "DataAdded", json!({ "operation": operation, "dataset": dataset }))
		}
		// Without a document it is taken back: clap has seen to it that this was said.
		OperationAct::Consent { operation, dataset, document, withdraw: _ } => {
			let done = client.consent_to_operation(signer, operation, dataset, document).await?;
			(done, "DataConsented", json!({ "operation": operation, "dataset": dataset }))
		}
		OperationAct::ReplaceAuthority { operation, authority, decision } => {
			let done = client.replace_price_authority(signer, operation, authority, decision).await?;
			(done, "AuthorityReplaced", json!({ "operation": operation, "authority": authority }))
		}
		OperationAct::NoteFirstUse { operation, dataset } => {
			let done = client.note_first_use(signer, operation, dataset).await?;
			(done, "FirstUseNoted", json!({ "operation": operation, "dataset": dataset }))
		}
		OperationAct::WithdrawData { operation, dataset } => {
			let done = client.withdraw_operation_data(signer, operation, dataset).await?;
			(done, "DataWithdrawn", json!({ "operation": operation, "dataset": dataset }))
		}
		OperationAct::ListProduct { operation, dataset, purpose, unit, per } => {
			let listed = client.list_product(signer, operation, dataset, purpose, (unit, per)).await?;
			let (done, number) = listed;
			let more = json!({ "operation": operation, "dataset": dataset, "product": number });
			(done, "ProductListed", more)
		}
		OperationAct::DelistProduct { operation, product } => {
			let done = client.delist_product(signer, operation, product).await?;
			(done, "ProductDelisted", json!({ "operation": operation, "product": product }))
		}
		OperationAct::Begin { operation } => {
			let done = client.begin_operation(signer, operation).await?;
			(done, "Begun", json!({ "operation": operation }))
		}
		OperationAct::Terminate { operation, ground, document } => {
			let done = client.terminate_operation(signer, operation, ground, document).await?;
			(done, "Terminated", json!({ "operation": operation, "ground": ground.word() }))
		}
	})
}

/// Which operation's agreement is meant, the agreement, and what is told of it.
fn agreed(said: args::Agreement) -> (OperationId, Agreement, Value) {
	let args::Agreement { operation, document, security, exit, from, last, currency } = said;
	let more = json!({ "operation": operation, "from": from.to_string(), "last": last.to_string() });
	(operation, Agreement { document, security, exit, from, last, currency }, more)
}
