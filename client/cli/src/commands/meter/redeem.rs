//! Vouchers, redeemed: many in one transaction.

use std::{collections::BTreeMap, path::PathBuf};

use hefu_primitives::id::MeterId;
use hefu_sdk::{
	Error,
	metering::{MAX_VOUCHERS, Presented, Redemption, not_paid, voucher_from_json},
	signer::Signature,
	view,
};
use serde_json::Value;

use crate::{
	args::Global,
	commands::{connect, included, included_rows, money, plain, signer},
	console::{Answer, Console, list as rows_of, table},
	failure::{Code, Failure},
	text::{self, Meterings},
};

/// Redeems them; a refused one keeps none of the others from being redeemed, and the command from ending well.
pub async fn redeem(console: &Console, global: &Global, files: &[PathBuf]) -> Result<Answer, Failure> {
	let lang = console.lang;
	let signer = signer(console, global)?;
	let vouchers = read(console, files)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let places = money::places(&client, &at).await?;
	let mut decimals: BTreeMap<MeterId, u8> = BTreeMap::new();
	for voucher in &vouchers {
		match client.meter(&at, voucher.meter).await {
			Ok(meter) => {
				decimals.insert(voucher.meter, places.get(&*meter.book).copied().unwrap_or_default());
			}
			// The chain says so of this voucher, and redeems the others.
			Err(Error::NotFound(_)) => {}
			Err(error) => return Err(error.into()),
		}
	}
	let (done, redemptions) = client.redeem(&signer, vouchers).await?;
	let of = |of: &Redemption| {
		let mut json = view::redemption(of, decimals.get(&of.meter).copied().unwrap_or_default());
		if let Err(why) = &of.outcome {
			let mut said = text::not_redeemed(why, lang).to_owned();
			if let Some(refusal) = not_paid(&done.at, why) {
				said = format!("{said}{}{}", lang.colon(), text::refusal_of_chain(&refusal, lang));
			}
			json["because"] = said.into();
		}
		json
	};
	let redemptions: Vec<Value> = redemptions.iter().map(of).collect();
	let refused = redemptions.iter().filter(|of| !of["refused"].is_null()).count();
	let some_refused = refused > 0;
	if some_refused {
		let all = refused == redemptions.len();
		let what = if all { Meterings::NoneRedeemed } else { Meterings::SomeRefused };
		console.warn(what.say(lang));
	}
	let first = if some_refused { "Refused" } else { "Redeemed" };
	let mut json = included(console, global, &client, &done, ("Metering", first)).await;
	let row = |of: &Value| ["meter", "window", "due", "because"].map(|field| plain(&of[field])).to_vec();
	let head =
		[Meterings::Meter, Meterings::Window, Meterings::Due, Meterings::Why].map(|word| word.say(lang));
	let mut said = table(&head, redemptions.iter().map(row).collect());
	said += "\n";
	said += &rows_of(&included_rows(console, &json));
	json["vouchers"] = redemptions.into();
	let code = some_refused.then_some(Code::Refused);
	Ok(Answer { code, ..Answer::new(json, said) })
}

/// Reads vouchers, as many as go into one transaction.
fn read(console: &Console, files: &[PathBuf]) -> Result<Vec<Presented<Signature>>, Failure> {
	let lang = console.lang;
	if files.len() > MAX_VOUCHERS {
		let (what, next) = (Meterings::TooManyVouchers.say(lang), Meterings::FewerVouchers.say(lang));
		return Err(Failure::new(Code::Input, "TooManyVouchers", what, next));
	}
	let read = |path: &PathBuf| {
		let text = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
		voucher_from_json(&text).ok_or_else(|| {
			let what = format!("{}: {}", path.display(), Meterings::NotVoucher.say(lang));
			Failure::new(Code::Input, "Voucher", what, Meterings::NameVouchers.say(lang))
		})
	};
	files.iter().map(read).collect()
}
