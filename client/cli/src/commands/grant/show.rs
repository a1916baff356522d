//! Grants and offers, looked up.

use hefu_primitives::{DatasetId, GrantId, MemberId};
use hefu_sdk::{Error, policy::PurposeList, rights::Standing, view};
use serde_json::{Value, json};

use super::terms;
use crate::{
	args::{Global, PurposesArgs},
	commands::connect,
	console::{self, Answer, Console, table},
	failure::Failure,
	text::{self, Lang, Trade, Word},
};

/// A grant with those above it, or an offer.
pub async fn show(
	console: &Console,
	global: &Global,
	id: GrantId,
	purposes: &PurposesArgs,
) -> Result<Answer, Failure> {
	let list = terms::list(console, purposes)?;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let chain = match client.grant_chain(&at, id).await {
		Ok(chain) => chain,
		Err(Error::NotFound(_)) => {
			let offer = client.offered(&at, id).await?;
			let json = view::offer(id, &offer, &list);
			let text = console::list(&rows(console, &json));
			return Ok(Answer::new(json, text));
		}
		Err(error) => return Err(error.into()),
	};
	let standing = client.standing(&at, &chain, client.time(&at).await?).await?;
	let mut above: Vec<_> = chain.iter().map(|(id, grant)| view::grant(*id, grant, &list)).collect();
	let mut json = above.remove(0);
	stands(&mut json, standing);
	json["standsFor"] = json!(client.stands_for(&at, id).await?);
	let mut text = console::list(&rows(console, &json));
	if !above.is_empty() {
		let head = [Trade::MadeFrom, Trade::Grantor, Trade::Grantee, Trade::Until, Trade::Revoked]
			.map(|word| word.say(console.lang));
		let row = |grant: &Value| {
			let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
			vec![
				said(&grant["grant"]),
				said(&grant["grantor"]),
				said(&grant["grantee"]),
				said(&grant["terms"]["until"]),
				said(&grant["revokedOn"]),
			]
		};
		text += "\n";
		text += &table(&head, above.iter().map(row).collect());
	}
	json["above"] = above.into();
	Ok(Answer::new(json, text))
}

/// Grants and offers.
pub async fn list(
	console: &Console,
	global: &Global,
	dataset: Option<DatasetId>,
	member: Option<MemberId>,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let list = PurposeList::default();
	let made = client.grants(&at).await?;
	let standings = client.standings(&at, &made, client.time(&at).await?).await?;
	let grants: Vec<_> = made
		.iter()
		.zip(standings)
		.map(|((id, grant), standing)| {
			let mut json = view::grant(*id, grant, &list);
			stands(&mut json, standing);
			json
		})
		.collect();
	let offers: Vec<_> =
		client.offers(&at).await?.iter().map(|(id, offer)| view::offer(*id, offer, &list)).collect();
	let asked = |entry: &Value| {
		let is = |field: &str, id: &str| entry[field].as_str() == Some(id);
		dataset.is_none_or(|dataset| is("dataset", &dataset.to_string()))
			&& member
				.map(|member| member.to_string())
				.is_none_or(|member| is("grantor", &member) || is("grantee", &member))
	};
	let (grants, offers) = (kept(grants, asked), kept(offers, asked));
	let lang = console.lang;
	let row = |entry: &Value| {
		let said = |value: &Value| value.as_str().unwrap_or_default().to_owned();
		let state = match entry["state"].as_str() {
			Some(state) => format!("{} ({})", Trade::Offer.say(lang), text::offer_state(state, lang)),
			None => standing(entry, lang),
		};
		vec![
			said(&entry["grant"]),
			text::right(&entry["right"], lang),
			said(&entry["grantor"]),
			said(&entry["grantee"]),
			said(&entry["terms"]["until"]),
			state,
		]
	};
	let head = [Trade::Grant, Trade::Right, Trade::Grantor, Trade::Grantee].map(|word| word.say(lang));
	let head = [&head[..], &[Trade::Until.say(lang), Word::State.say(lang)]].concat();
	let text = table(&head, grants.iter().chain(&offers).map(row).collect());
	Ok(Answer::new(json!({ "block": at.block_number(), "grants": grants, "offers": offers }), text))
}

/// Puts into a grant's JSON whether it stands, and which grant's revocation ended it.
fn stands(json: &mut Value, standing: Standing) {
	json["standing"] = view::grant_standing(standing).into();
	json["endedBy"] = match standing {
		Standing::Revoked(by) => json!(by),
		_ => Value::Null,
	};
}

/// The same for people.
fn standing(json: &Value, lang: Lang) -> String {
	let own = json["endedBy"] == json["grant"];
	text::standing(
		json["standing"].as_str().unwrap_or_default(),
		json["endedBy"].as_str().filter(|_| !own),
		lang,
	)
}

fn kept(entries: Vec<Value>, asked: impl Fn(&Value) -> bool) -> Vec<Value> {
	entries.into_iter().filter(|entry| asked(entry)).collect()
}

/// A grant or an offer for people; what is not limited is not shown.
fn rows(console: &Console, json: &Value) -> Vec<(&'static str, String)> {
	let stands = if json["standing"].is_null() { String::new() } else { standing(json, console.lang) };
	let offer = json["state"]
		.as_str()
		.map_or_else(String::new, |state| text::offer_state(state, console.lang).into());
	let about = [
		(Trade::Grant, said(&json["grant"])),
		(Trade::Stands, stands),
		(Trade::OfferState, offer),
		(Trade::LockedFor, said(&json["lockedFor"])),
		(Trade::Dataset, said(&json["dataset"])),
		(Trade::Right, text::right(&json["right"], console.lang)),
		(Trade::Grantor, said(&json["grantor"])),
		(
			Trade::StandsFor,
			if json["standsFor"] == json["grantor"] { String::new() } else { said(&json["standsFor"]) },
		),
		(Trade::Grantee, said(&json["grantee"])),
		(Trade::MadeFrom, said(&json["parent"])),
		(Trade::MadeOn, said(&json["madeOn"])),
		(Trade::Revoked, said(&json["revokedOn"])),
	];
	let mut rows = about.map(|(word, value)| (word.say(console.lang), value)).to_vec();
	rows.extend(terms_rows(&json["terms"], console.lang));
	rows
}

/// Terms for people; what is not limited is not shown.
pub fn terms_rows(terms: &Value, lang: Lang) -> Vec<(&'static str, String)> {
	let limit = |value: &Value| match (value["amount"].as_u64(), value["periodMs"].as_u64()) {
		(Some(amount), Some(ms)) => format!("{amount} / {} s", ms / 1_000),
		(Some(amount), None) => amount.to_string(),
		_ => String::new(),
	};
	let sublicence = match terms["sublicence"]["depth"].as_u64() {
		Some(depth) if depth > 0 => format!("{depth}: {}", said(&terms["sublicence"]["to"])),
		_ => String::new(),
	};
	[
		(Trade::Purposes, said(&terms["purposes"])),
		(Trade::Territory, said(&terms["territory"])),
		(Trade::Begins, said(&terms["from"])),
		(Trade::Until, said(&terms["until"])),
		(Trade::Calls, limit(&terms["calls"])),
		(Trade::Bytes, limit(&terms["bytes"])),
		(Trade::Seats, said(&terms["seats"])),
		(Trade::Exclusivity, text::exclusivity(&terms["exclusivity"], lang)),
		(Trade::Sublicence, sublicence),
		(Trade::Sectors, said(&terms["sectors"])),
		(Trade::Environments, text::environments(&terms["environments"], lang)),
		(Trade::Export, said(&terms["export"])),
		(Trade::Clauses, said(&terms["clauses"])),
	]
	.map(|(word, value)| (word.say(lang), value))
	.to_vec()
}

fn said(value: &Value) -> String {
	match value {
		Value::Null => String::new(),
		Value::String(text) => text.clone(),
		Value::Array(values) => {
			let texts: Vec<_> = values.iter().filter_map(Value::as_str).collect();
			texts.join(" ")
		}
		other => other.to_string(),
	}
}
