//! Meters, looked up.

use hefu_primitives::{GrantId, MemberId, id::MeterId};
use hefu_proofs::text::span;
use hefu_sdk::view;
use serde_json::{Value, json};

use crate::{
	args::Global,
	commands::{connect, money, plain},
	console::{Answer, Console, beneath, list as rows_of, table},
	failure::Failure,
	text::{self, Meterings, Trade, Word},
};

/// A meter, with what was redeemed of it.
pub async fn show(console: &Console, global: &Global, id: MeterId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let meter = client.meter(&at, id).await?;
	let decimals = client.book(&at, *meter.book).await?.decimals;
	let mut json = view::meter(id, &meter, decimals);
	json["block"] = at.block_number().into();
	let signers = json["signers"].as_array().into_iter().flatten().map(plain).collect::<Vec<_>>();
	let mut said = rows_of(&[
		(Meterings::Meter.say(lang), plain(&json["meter"])),
		(Word::State.say(lang), text::meter_state(&json["state"], lang)),
		(Trade::Grant.say(lang), plain(&json["grant"])),
		(Meterings::Payer.say(lang), plain(&json["payer"])),
		(Meterings::Provider.say(lang), plain(&json["provider"])),
		(Meterings::Service.say(lang), plain(&json["service"])),
		(Trade::Bank.say(lang), plain(&json["bank"])),
		(Meterings::Cap.say(lang), money::in_currency(&json, "cap")),
		(Meterings::Deposited.say(lang), money::in_currency(&json, "deposited")),
		(Meterings::Redeemed.say(lang), plain(&json["redeemed"]["value"])),
		(Meterings::Calls.say(lang), plain(&json["redeemed"]["calls"])),
		(Meterings::Bytes.say(lang), plain(&json["redeemed"]["bytes"])),
		(Meterings::Signers.say(lang), signers.join("  ")),
		(Meterings::OpenedOn.say(lang), plain(&json["openedOn"])),
		(Meterings::WindowLength.say(lang), lang.of(span(meter.windows.window_ms))),
		(Meterings::RedeemableUntil.say(lang), plain(&json["redeemableUntil"])),
		(Meterings::ClosedOn.say(lang), plain(&json["closedOn"])),
		(Meterings::Returned.say(lang), plain(&json["returned"])),
	]);
	let window = |of: &Value| {
		let redeemed = &of["redeemed"];
		vec![
			plain(&of["window"]),
			plain(&redeemed["value"]),
			plain(&redeemed["calls"]),
			plain(&redeemed["bytes"]),
			plain(&redeemed["until"]),
		]
	};
	let head = [
		Meterings::Window.say(lang),
		Meterings::Redeemed.say(lang),
		Meterings::Calls.say(lang),
		Meterings::Bytes.say(lang),
		Word::Until.say(lang),
	];
	said += &beneath(&head, &json["windows"], window);
	Ok(Answer::new(json, said))
}

/// Meters, all or some.
pub async fn list(
	console: &Console,
	global: &Global,
	grant: Option<GrantId>,
	member: Option<MemberId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let places = money::places(&client, &at).await?;
	let found = client.meters(&at).await?.into_iter().filter(|(_, meter)| {
		let is_side = |member| meter.payer.0 == member || meter.provider.0 == member;
		grant.is_none_or(|grant| meter.grant.0 == grant) && member.is_none_or(is_side)
	});
	let meters: Vec<Value> = found
		.map(|(id, meter)| {
			// A meter is paid in a book that is open, which never closes.
			view::meter(id, &meter, places.get(&*meter.book).copied().unwrap_or_default())
		})
		.collect();
	let lang = console.lang;
	let row = |meter: &Value| {
		vec![
			plain(&meter["meter"]),
			text::meter_state(&meter["state"], lang),
			plain(&meter["payer"]),
			plain(&meter["provider"]),
			money::in_currency(meter, "deposited"),
			plain(&meter["redeemed"]["value"]),
		]
	};
	let head = [
		Meterings::Meter.say(lang),
		Word::State.say(lang),
		Meterings::Payer.say(lang),
		Meterings::Provider.say(lang),
		Meterings::Deposited.say(lang),
		Meterings::Redeemed.say(lang),
	];
	let said = table(&head, meters.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "meters": meters }), said))
}
