//! A bill with its chain, replayed.

use hefu_primitives::{BillId, MemberId, bill::Reference, text::Text};
use hefu_sdk::{Client, Error, Missing, Sought, client::At, view};
use serde_json::Value;

use crate::{
	args::Global,
	commands::connect,
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	text::{self, Bills, Lang, Word},
};

/// `hefu bill show`.
pub async fn show(
	console: &Console,
	global: &Global,
	bill: Option<BillId>,
	named: Option<(MemberId, String)>,
	sub: Option<String>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let id = match (bill, named) {
		(Some(bill), _) => bill,
		(None, Some((carrier, document))) => by_reference(&client, &at, carrier, &document, sub).await?,
		(None, None) => return Err(Failure::internal("no bill is named")),
	};
	let whole = client.whole_bill(&at, id).await?;
	let lang = console.lang;
	whole.check().map_err(|error| {
		let what = format!("{id}: {}", text::bill::broken(&error, lang));
		Failure::new(Code::NotProven, "BrokenChain", what, Bills::OtherNode.say(lang))
	})?;
	let mut json = view::bill(&whole);
	json["block"] = at.block_number().into();
	json["replayed"] = true.into();
	let control = &whole.bill.control;
	let said = |field: &str| plain(&json[field]);
	let face = &whole.bill.face.issuance;
	let offer = &json["offer"];
	let rows = [
		(Bills::Bill.say(lang), said("bill")),
		(Bills::Carrier.say(lang), said("carrier")),
		(Bills::Reference.say(lang), plain(&json["reference"]["document"])),
		(Bills::SubReference.say(lang), plain(&json["reference"]["sub"])),
		(Word::Kind.say(lang), text::bill::kind(face.kind, lang)),
		("SHA-256", said("documentSha256")),
		(Bills::PrivateRoot.say(lang), said("privateRoot")),
		(Bills::IssuedOn.say(lang), said("issuedOn")),
		(Bills::ShippedOn.say(lang), said("shippedOn")),
		(Bills::Status.say(lang), text::bill::status(control.status, lang)),
		(Bills::ControlledBy.say(lang), said("controlledBy")),
		(Bills::Title.say(lang), text::bill::title(&control.title, lang)),
		(Bills::OfferedTo.say(lang), plain(&offer["to"])),
		(Bills::OfferUntil.say(lang), plain(&offer["until"])),
		(Bills::SurrenderTo.say(lang), plain(&json["surrender"]["to"])),
		(Bills::RejectUntil.say(lang), said("rejectUntil")),
		(Bills::LockedFor.say(lang), said("lockedFor")),
		(Bills::ChainHead.say(lang), said("chainHead")),
	];
	let head = [Bills::Number, Bills::Action, Bills::By, Bills::To, Bills::On].map(|word| word.say(lang));
	let chain = whole.entries.iter().zip(json["chain"].as_array().into_iter().flatten());
	let chain = chain.map(|(entry, shown)| {
		vec![
			plain(&shown["sequence"]),
			text::bill::action(entry.action, lang),
			plain(&shown["by"]),
			plain(&shown["to"]),
			plain(&shown["on"]),
		]
	});
	let text = format!("{}\n{}{}\n", list(&rows), table(&head, chain.collect()), Bills::Replayed.say(lang));
	Ok(Answer::new(json, text))
}

/// A bill by what its carrier knows it.
async fn by_reference(
	client: &Client,
	at: &At,
	carrier: MemberId,
	document: &str,
	sub: Option<String>,
) -> Result<BillId, Failure> {
	let unusable = |_| {
		let lang = Lang::chosen();
		Failure::new(Code::Input, "Reference", Bills::LongReference.say(lang), Word::CorrectInput.say(lang))
	};
	let reference = Reference {
		document: Text::new(document).map_err(unusable)?,
		sub: sub.as_deref().map(Text::new).transpose().map_err(unusable)?,
	};
	let found = client.bill_by_reference(at, carrier, reference).await?;
	found.ok_or_else(|| Error::from(Missing::new(Sought::Bill, format!("{document} ({carrier})"))).into())
}

fn plain(value: &Value) -> String {
	match value {
		Value::Null => String::new(),
		value => value.as_str().map_or_else(|| value.to_string(), Into::into),
	}
}
