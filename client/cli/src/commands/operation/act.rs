//! What the two sides and the price authority do in an operation: one transaction each.

use hefu_sdk::{Client, Included, Signer, operation::Charge, terms::Term};
use serde_json::{Value, json};

use crate::{
	args::{self, Global, Operation},
	commands::{answer, connect, included, signer},
	console::{Answer, Console},
	failure::Failure,
};

/// What was done, the event that tells it, and what else there is to say.
type Done = (Included, &'static str, Value);

/// Runs one of the commands that sign and need no more than their arguments.
pub async fn run(console: &Console, global: &Global, command: Operation) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let (done, event, more) = match command {
		Operation::Select { operation, operator, method, document } => {
			let done = client.select_operator(&signer, operation, operator, method, document).await?;
			(done, "OperatorSelected", json!({ "operation": operation, "operator": operator }))
		}
		Operation::AddData { operation, dataset, consent } => {
			let done = client.add_operation_data(&signer, operation, dataset, consent).await?;
			(done, "DataAdded", json!({ "operation": operation, "dataset": dataset }))
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
		command => books(&client, &signer, command).await?,
	};
	let done = included(console, global, &client, &done, ("Operation", event)).await;
	Ok(answer(console, done, more))
}

/// What is about money, and its disclosure. Amounts are in the currency's minor unit.
async fn books(client: &Client, signer: &Signer, command: Operation) -> Result<Done, Failure> {
	Ok(match command {
		Operation::Permit { operation, year, amount, decision } => {
			let done = client.permit_revenue(signer, operation, year, amount, decision).await?;
			let more = json!({ "operation": operation, "year": year, "granted": amount.to_string() });
			(done, "RevenuePermitted", more)
		}
		Operation::Cap { operation, product, cap, decision } => {
			let (done, tariff) = client.set_cap(signer, operation, product, cap, decision).await?;
			let more = json!({
				"operation": operation, "product": product, "tariff": tariff, "cap": cap.to_string(),
			});
			(done, "TariffSet", more)
		}
		Operation::Price { operation, product, price } => {
			let (done, tariff) = client.set_price(signer, operation, product, price).await?;
			let more = json!({
				"operation": operation, "product": product, "tariff": tariff, "price": price.to_string(),
			});
			(done, "TariffSet", more)
		}
		Operation::Revenue(charge) => revenue(client, signer, charge).await?,
		Operation::Reverse { operation, year, number } => {
			let done = client.reverse_revenue(signer, operation, year, number).await?;
			(done, "RevenueReversed", json!({ "operation": operation, "year": year, "number": number }))
		}
		Operation::Disclose { operation, year, document } => {
			let done = client.disclose_year(signer, operation, year, document).await?;
			(done, "Disclosed", json!({ "operation": operation, "year": year }))
		}
		_ => return Err(Failure::internal("this command is no act in an operation")),
	})
}

async fn revenue(client: &Client, signer: &Signer, charge: args::Charge) -> Result<Done, Failure> {
	let args::Charge { operation, year, product, tariff, units, amount } = charge;
	let tariff = match tariff {
		Some(tariff) => tariff,
		None => client.product(&client.finalised().await?, operation, product).await?.tariffs,
	};
	let charge = Charge { year, product, tariff, units, amount };
	let (done, number) = client.record_revenue(signer, operation, charge).await?;
	let more = json!({
		"operation": operation,
		"year": year,
		"number": number,
		"product": product,
		"tariff": tariff,
		"amount": amount.to_string(),
	});
	Ok((done, "RevenueRecorded", more))
}
