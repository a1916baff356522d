//! Meters, opened.

use hefu_primitives::{metering::UsedFor, settlement::Book};
use hefu_sdk::{amount, metering::Opening, view};
use serde_json::json;

use crate::{
	args::{Account, Global, Object, OpenMeter},
	commands::{answer, connect, grant::terms, included, money, signer},
	console::{Answer, Console},
	failure::Failure,
	text::Word,
};

/// Opens a meter, and puts its deposit aside.
pub async fn open(console: &Console, global: &Global, args: OpenMeter) -> Result<Answer, Failure> {
	let signer = signer(console, global)?;
	let list = terms::list(console, &args.purposes)?;
	let purpose = terms::purpose(console, &args.purpose, &list)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let payer = client.acting_member(&at, &signer.account()).await?;
	let book = Book { bank: args.bank, currency: args.currency };
	let (deposit, decimals) = money::money(console, &client, &at, book, &args.deposit).await?;
	let cap = match &args.cap {
		Some(cap) => money::minor(console, cap, decimals)?,
		None => deposit,
	};
	let Object(service) = args.service;
	let opening = Opening {
		grant: args.grant,
		provider: args.provider,
		service,
		used_for: UsedFor { purpose, region: args.region, sector: args.sector },
		book,
		deposit,
		cap,
		signers: args.signers.into_iter().map(|Account(account)| account).collect(),
		window_ms: args.window,
	};
	let (nonce, id) = client.fresh_meter(&payer)?;
	// Before it is sent: an answer that is lost on the way must not take the id with it.
	console.note(format!("{id}: {}", Word::Submitting.say(console.lang)));
	let done = client.open_meter(&signer, nonce, opening).await;
	let done = done.map_err(|error| Failure::from(error).look_for(id))?;
	let more = json!({
		"meter": id,
		"grant": args.grant,
		"payer": payer,
		"provider": args.provider,
		"deposit": amount::text(deposit, decimals),
		"cap": amount::text(cap, decimals),
		"currency": view::currency(&args.currency),
	});
	let done = included(console, global, &client, &done, ("Metering", "Opened")).await;
	Ok(answer(console, done, more))
}
