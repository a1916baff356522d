//! `hefu meter`.

mod open;
mod redeem;
mod show;
mod used;

use hefu_primitives::id::MeterId;
use hefu_sdk::{amount, metering};
use serde_json::json;

use super::{answer, connect, included, money, signer};
use crate::{
	args::{Global, Meter},
	console::{Answer, Console},
	failure::Failure,
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Meter) -> Result<Answer, Failure> {
	match command {
		Meter::Open(args) => open::open(console, global, args).await,
		Meter::TopUp { meter, amount } => top_up(console, global, meter, &amount).await,
		Meter::Sign { meter, amount, calls, bytes, times, out } => {
			let used = used::Used { amount, calls, bytes, times };
			used::sign(console, global, meter, &used, &out).await
		}
		Meter::Voucher { meter, files, journal, window, out } => {
			let files = used::Files { receipts: files, journal, out };
			used::voucher(console, global, meter, window, &files).await
		}
		Meter::Redeem { vouchers } => redeem::redeem(console, global, &vouchers).await,
		Meter::Close { meter } => close(console, global, meter).await,
		Meter::Collect { meter } => {
			let signer = signer(console, global)?;
			let client = connect(global).await?;
			let done = client.collect_meter(&signer, meter).await?;
			let done = included(console, global, &client, &done, ("Metering", "Closed")).await;
			Ok(answer(console, done, json!({ "meter": meter })))
		}
		Meter::Show { meter } => show::show(console, global, meter).await,
		Meter::List { grant, member } => show::list(console, global, grant, member).await,
	}
}

async fn top_up(console: &Console, global: &Global, id: MeterId, text: &str) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let meter = client.meter(&at, id).await?;
	let (minor, decimals) = money::money(console, &client, &at, *meter.book, text).await?;
	let done = client.top_up_meter(&signer, id, minor).await?;
	let done = included(console, global, &client, &done, ("Metering", "ToppedUp")).await;
	Ok(answer(console, done, json!({ "meter": id, "amount": amount::text(minor, decimals) })))
}

/// Closes it at once, or asks for that: whose key it is decides.
async fn close(console: &Console, global: &Global, id: MeterId) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let client = connect(global).await?;
	let done = client.close_meter(&signer, id).await?;
	let meter = client.meter(&done.at, id).await?;
	let event = match meter.state {
		metering::State::Closed { .. } => "Closed",
		metering::State::Open | metering::State::Closing { .. } => "CloseAsked",
	};
	let done = included(console, global, &client, &done, ("Metering", event)).await;
	Ok(answer(console, done, json!({ "meter": id })))
}
