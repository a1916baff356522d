//! What is about money in an operation, and its disclosure: one transaction each. Amounts are decimals of the major unit of the agreement's
//! currency.

use hefu_primitives::OperationId;
use hefu_sdk::{Client, Signer, amount, operation::Charge, view};
use serde_json::json;

use super::Done;
use crate::{
	args::{self, OperationBooks},
	commands::money,
	console::Console,
	failure::Failure,
};

/// Does what one of the commands says.
pub async fn run(
	console: &Console,
	client: &Client,
	signer: &Signer,
	command: OperationBooks,
) -> Result<Done, Failure> {
	Ok(match command {
		OperationBooks::Permit { operation, year, amount, decision } => {
			let Amount { minor, text, currency } = read(console, client, operation, &amount).await?;
			let done = client.permit_revenue(signer, operation, year, minor, decision).await?;
			let more = json!({ "operation": operation, "year": year, "granted": text, "currency": currency });
			(done, "RevenuePermitted", more)
		}
		OperationBooks::Cap { operation, product, cap, decision } => {
			let Amount { minor, text, currency } = read(console, client, operation, &cap).await?;
			let (done, tariff) = client.set_cap(signer, operation, product, minor, decision).await?;
			let more = json!({
				"operation": operation, "product": product, "tariff": tariff, "cap": text, "currency": currency,
			});
			(done, "TariffSet", more)
		}
		OperationBooks::Price { operation, product, price } => {
			let Amount { minor, text, currency } = read(console, client, operation, &price).await?;
			let (done, tariff) = client.set_price(signer, operation, product, minor).await?;
			let more = json!({
				"operation": operation, "product": product, "tariff": tariff, "price": text, "currency": currency,
			});
			(done, "TariffSet", more)
		}
		OperationBooks::Revenue(charge) => revenue(console, client, signer, charge).await?,
		OperationBooks::Reverse { operation, year, number } => {
			let done = client.reverse_revenue(signer, operation, year, number).await?;
			(done, "RevenueReversed", json!({ "operation": operation, "year": year, "number": number }))
		}
		OperationBooks::Disclose { operation, year, document } => {
			let done = client.disclose_year(signer, operation, year, document).await?;
			(done, "Disclosed", json!({ "operation": operation, "year": year }))
		}
	})
}

async fn revenue(
	console: &Console,
	client: &Client,
	signer: &Signer,
	charge: args::Charge,
) -> Result<Done, Failure> {
	let args::Charge { operation, year, product, tariff, units, amount } = charge;
	let Amount { minor, text, currency } = read(console, client, operation, &amount).await?;
	let tariff = match tariff {
		Some(tariff) => tariff,
		None => client.product(&client.finalised().await?, operation, product).await?.tariffs,
	};
	let charge = Charge { year, product, tariff, units, amount: minor };
	let (done, number) = client.record_revenue(signer, operation, charge).await?;
	let more = json!({
		"operation": operation,
		"year": year,
		"number": number,
		"product": product,
		"tariff": tariff,
		"amount": text,
		"currency": currency,
	});
	Ok((done, "RevenueRecorded", more))
}

/// An amount of an operation.
struct Amount {
	/// In the currency's minor unit.
	minor: u128,
	/// As it is told.
	text: String,
	/// The agreement's currency.
	currency: String,
}

/// An amount as a person wrote it.
async fn read(
	console: &Console,
	client: &Client,
	operation: OperationId,
	text: &str,
) -> Result<Amount, Failure> {
	let at = client.finalised().await?;
	let currency = client.operation(&at, operation).await?.currency()?;
	let decimals = amount::decimals_of(currency);
	let minor = money::minor(console, text, decimals)?;
	Ok(Amount { minor, text: amount::text(minor, decimals), currency: view::currency(&currency) })
}
