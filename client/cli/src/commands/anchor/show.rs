//! Anchors, attestors and what is invoiced, looked up.

use std::path::Path;

use hefu_primitives::{
	AnchorId, DatasetId, InstructionId, MemberId, Party, anchor::InvoiceNumber, code::Uscc,
};
use hefu_sdk::{
	amount,
	anchors::{Standing, What},
	view,
};
use serde_json::{Value, json};

use super::{office_key, places};
use crate::{
	args::Global,
	commands::{connect, money, plain},
	console::{Answer, Console, list as rows_of, table},
	failure::{Code, Failure},
	text::{self, Anchors, Trade, Word},
};

/// Which anchors are listed.
pub struct Wanted {
	/// Only those of this kind.
	pub kind: Option<String>,
	/// Only those that this member made.
	pub by: Option<MemberId>,
	/// Only those about this dataset.
	pub dataset: Option<DatasetId>,
}

/// Who attests the invoices of which office and year.
pub async fn attestors(console: &Console, global: &Global) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let found = client.attestors(&at).await?;
	let attestors: Vec<Value> = found.iter().map(|(office, of)| view::attestor(office, of)).collect();
	let lang = console.lang;
	let row = |of: &Value| {
		["office", "attestor", "key", "signer", "invoices"].map(|name| plain(&of[name])).to_vec()
	};
	let head = [Anchors::Office, Anchors::Attestor, Anchors::Commitment, Anchors::Signer, Anchors::Invoices]
		.map(|word| word.say(lang));
	let said = table(&head, attestors.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "attestors": attestors }), said))
}

/// The anchor of an invoice, by its number and the office's key.
pub async fn find(
	console: &Console,
	global: &Global,
	number: &InvoiceNumber,
	seller: &Uscc,
	key: &Path,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let key = office_key(console, key)?;
	let nullifier = key.nullifier(number, seller);
	let client = connect(global).await?;
	let at = client.finalised().await?;
	if client.attestor(&at, number.office()).await?.key != key.commitment() {
		let (what, next) = (Anchors::OtherOfficeKey.say(lang), Anchors::NameOfficeKey.say(lang));
		return Err(Failure::new(Code::Input, "OtherOfficeKey", what, next));
	}
	let found = client.anchor_of(&at, nullifier).await?;
	let rows = [
		(Anchors::Nullifier.say(lang), hefu_sdk::hex(&nullifier)),
		(
			Anchors::Anchor.say(lang),
			found.map_or_else(|| Anchors::NotAnchored.say(lang).to_owned(), |id| id.to_string()),
		),
	];
	let json = json!({
		"block": at.block_number(),
		"nullifier": hefu_sdk::hex(&nullifier),
		"anchor": found,
	});
	Ok(Answer::new(json, rows_of(&rows)))
}

/// What was paid between two in an instruction, and what of it is invoiced.
pub async fn invoiced(
	console: &Console,
	global: &Global,
	instruction: InstructionId,
	seller: Party,
	buyer: Party,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Some(billed) = client.invoiced(&at, instruction, seller, buyer).await? else {
		let (what, next) = (Anchors::NotPaid.say(lang), Anchors::NamePayment.say(lang));
		return Err(Failure::new(Code::Input, "NotPaid", what, next));
	};
	let decimals = places(&client, &at, instruction, seller, buyer).await?;
	let mut json = view::billed(instruction, &billed, decimals);
	json["block"] = at.block_number().into();
	let said = rows_of(&[
		(Trade::Instruction.say(lang), plain(&json["instruction"])),
		(Anchors::Paid.say(lang), money::in_currency(&json, "paid")),
		(Anchors::Blue.say(lang), plain(&json["blue"])),
		(Anchors::Red.say(lang), plain(&json["red"])),
		(Anchors::NotInvoiced.say(lang), plain(&json["open"])),
	]);
	Ok(Answer::new(json, said))
}

/// An anchor, and how it stands.
pub async fn show(console: &Console, global: &Global, id: AnchorId) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Standing { anchor, stands } = client.anchor(&at, id).await?;
	let decimals = match &anchor.what {
		What::Invoice(of) => places(&client, &at, of.instruction, of.seller, of.buyer).await?,
		_ => 0,
	};
	let mut json = view::anchor(id, &anchor, decimals);
	json["standing"] = view::anchor_standing(&stands).into();
	if let What::Invoice(_) = anchor.what {
		json["takenBack"] = amount::text(client.reddened(&at, id).await?, decimals).into();
	}
	if let What::Entry(_) = anchor.what {
		json["audit"] = client.audit(&at, id).await?.as_ref().map(view::audit).into();
	}
	json["block"] = at.block_number().into();
	let amount = if json["amount"].is_null() { String::new() } else { money::in_currency(&json, "amount") };
	let said = rows_of(&[
		(Anchors::Anchor.say(lang), plain(&json["anchor"])),
		(Word::Kind.say(lang), text::anchor_kind(&json["kind"], lang)),
		(Word::State.say(lang), text::anchor_standing(&json["standing"], lang)),
		(Anchors::By.say(lang), plain(&json["by"])),
		(Anchors::Digest.say(lang), plain(&json["digest"])),
		(Anchors::Office.say(lang), plain(&json["office"])),
		(Anchors::Nullifier.say(lang), plain(&json["nullifier"])),
		(Trade::Instruction.say(lang), plain(&json["instruction"])),
		(Anchors::Seller.say(lang), plain(&json["seller"])),
		(Anchors::Buyer.say(lang), plain(&json["buyer"])),
		(Trade::Amount.say(lang), amount),
		(Anchors::RedOf.say(lang), plain(&json["redOf"])),
		(Anchors::TakenBack.say(lang), plain(&json["takenBack"])),
		(Anchors::Order.say(lang), plain(&json["order"])),
		(Trade::Grant.say(lang), plain(&json["grant"])),
		(Anchors::Certificate.say(lang), plain(&json["certificate"])),
		(Word::Dataset.say(lang), plain(&json["dataset"])),
		(Word::Version.say(lang), plain(&json["version"])),
		(Anchors::Category.say(lang), text::category(&json["category"], lang)),
		(Anchors::Acquisition.say(lang), text::acquisition(&json["acquisition"], lang)),
		(Anchors::Period.say(lang), plain(&json["period"])),
		(Anchors::Auditor.say(lang), plain(&json["audit"]["auditor"])),
		(Anchors::Opinion.say(lang), plain(&json["audit"]["opinion"])),
		(Anchors::Assessed.say(lang), text::assessment_kind(&json["of"], lang)),
		(Anchors::Path.say(lang), text::export_path(&json["path"], lang)),
		(Word::Until.say(lang), plain(&json["until"])),
		(Anchors::AnchoredOn.say(lang), plain(&json["anchoredOn"])),
		(Anchors::WithdrawnOn.say(lang), plain(&json["withdrawnOn"])),
		(Anchors::WithdrawnFor.say(lang), plain(&json["withdrawnFor"])),
	]);
	Ok(Answer::new(json, said))
}

/// Anchors, all or some, as they were written down.
pub async fn list(console: &Console, global: &Global, wanted: Wanted) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let Wanted { kind, by, dataset } = wanted;
	let mut anchors = Vec::new();
	for (id, anchor) in client.anchors(&at).await? {
		let is_wanted = kind.as_deref().is_none_or(|kind| kind == view::anchor_kind(&anchor.what))
			&& by.is_none_or(|by| anchor.by.0 == by);
		if !is_wanted {
			continue;
		}
		// An invoice's amount is that of the currency by its own decimal places: its book may have others, which hefu anchor show looks up.
		let decimals = match &anchor.what {
			What::Invoice(of) => amount::decimals_of(of.currency),
			_ => 0,
		};
		let json = view::anchor(id, &anchor, decimals);
		if dataset.is_none_or(|dataset| json["dataset"] == dataset.to_string()) {
			anchors.push(json);
		}
	}
	let lang = console.lang;
	let row = |of: &Value| {
		// What it is about: one of these.
		let about =
			["instruction", "order", "dataset", "grant"].into_iter().find(|name| !of[*name].is_null());
		vec![
			plain(&of["anchor"]),
			text::anchor_kind(&of["kind"], lang),
			plain(&of["by"]),
			about.map(|name| plain(&of[name])).unwrap_or_default(),
			plain(&of["anchoredOn"]),
			plain(&of["withdrawnOn"]),
		]
	};
	let head = [
		Anchors::Anchor.say(lang),
		Word::Kind.say(lang),
		Anchors::By.say(lang),
		Word::About.say(lang),
		Anchors::AnchoredOn.say(lang),
		Anchors::WithdrawnOn.say(lang),
	];
	let said = table(&head, anchors.iter().map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "anchors": anchors }), said))
}
