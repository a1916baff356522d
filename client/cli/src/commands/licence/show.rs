//! Licences, their types and recognition rules, looked up.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	code::Region,
	licence::{Status, identifier::TypeCode},
};
use hefu_sdk::{date, licence::Card, view};
use serde_json::{Value, json};

use super::find;
use crate::{
	args::{Global, LicenceRef},
	commands::{connect, plain},
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

/// A type with its issuers.
pub async fn of_type(console: &Console, global: &Global, code: TypeCode) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let issuers = client.issuers(&at, code).await?;
	let json = view::licence_type(code, &client.licence_type(&at, code).await?, &issuers);
	let lang = console.lang;
	let mut said = list(&[
		(Word::LicenceType.say(lang), plain(&json["code"])),
		(Word::Name.say(lang), plain(&json["name"])),
		(Word::HeldBy.say(lang), text::holder(&json["holder"], lang).into()),
		(Word::Schema.say(lang), plain(&json["schema"])),
		(Word::Scenarios.say(lang), numbers(&json["scenarios"])),
		(Word::MaxAge.say(lang), plain(&json["maxAgeMs"])),
		(Word::Until.say(lang), plain(&json["until"])),
	]);
	let row = |issuer: &Value| {
		let office = if issuer["inOffice"] == true { Word::Yes } else { Word::No };
		vec![plain(&issuer["issuer"]), plain(&issuer["region"]), office.say(lang).into()]
	};
	let head = [Word::Issuer, Word::Region, Word::InOffice].map(|word| word.say(lang));
	said += "\n";
	said += &table(&head, rows(&json["issuers"], row));
	Ok(Answer::new(json, said))
}

/// The rules by which a region recognises licences of a type.
pub async fn rules(
	console: &Console,
	global: &Global,
	licence_type: TypeCode,
	region: Region,
) -> Result<Answer, Failure> {
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let rules = client.recognition_rules(&at, licence_type, region).await?;
	let rules: Value = rules.iter().map(|(id, rule)| view::rule(*id, rule)).collect();
	let lang = console.lang;
	let head =
		[Word::Rule, Word::From, Word::Scenarios, Word::Begins, Word::Ends, Word::Contact, Word::Publisher]
			.map(|word| word.say(lang));
	let row = |rule: &Value| {
		let text = |field: &str| plain(&rule[field]);
		vec![
			text("rule"),
			text("from"),
			numbers(&rule["scenarios"]),
			text("begins"),
			text("ends"),
			text("contact"),
			text("publisher"),
		]
	};
	let said = table(&head, rows(&rules, row));
	Ok(Answer::new(json!({ "block": at.block_number(), "rules": rules }), said))
}

/// A licence with its state at a moment, its history and its keys.
pub async fn licence(
	console: &Console,
	global: &Global,
	licence: LicenceRef,
	moment: Option<u64>,
	card: Option<PathBuf>,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let now = client.time(&at).await?;
	let moment = moment.unwrap_or(now);
	if moment > now {
		let (what, next) = (text::not_yet(now, lang), Word::AskLater.say(lang));
		return Err(Failure::new(Code::Input, "NotYet", what, next));
	}
	let id = find(&client, &at, &licence).await?;
	let found = client.licence(&at, id).await?;
	let status = client.licence_status(&at, id, moment).await?;
	let history = client.licence_history(&at, id).await?;
	let keys = client.phone_keys(&at, id).await?;
	if let Some(path) = &card {
		let identifier = found.identifier.0.clone();
		let phone_key = keys.last().map(|binding| binding.key);
		write_card(path, &Card { genesis: client.genesis(), licence: id, identifier, phone_key })?;
	}
	let mut json = view::licence(&client.genesis(), id, &found);
	json["at"] = date::exact(moment).into();
	json["status"] = view::status(status);
	json["history"] = (1..).zip(&history).map(|(number, change)| view::change(number, change)).collect();
	json["phoneKeys"] = (1..).zip(&keys).map(|(number, key)| view::binding(number, key)).collect();
	json["card"] = json!(card);
	let said = said(&json, status, lang);
	Ok(Answer::new(json, said))
}

fn said(json: &Value, status: Option<Status>, lang: Lang) -> String {
	let mut said = list(&[
		(Word::Licence.say(lang), plain(&json["licence"])),
		(Word::Identifier.say(lang), plain(&json["identifier"])),
		(Word::State.say(lang), format!("{} ({})", text::status(status, lang), plain(&json["at"]))),
		(Word::Issuer.say(lang), plain(&json["issuer"])),
		(Word::From.say(lang), plain(&json["validFrom"])),
		(Word::Until.say(lang), plain(&json["validUntil"])),
		(Word::Predecessor.say(lang), plain(&json["predecessor"])),
		(Word::PrivateRoot.say(lang), plain(&json["privateRoot"])),
		(Word::Card.say(lang), plain(&json["card"])),
	]);
	let term = |value: &Value, code: &str, word: &str, chinese: &str| match lang {
		Lang::En => format!("{} {}", plain(&value[code]), plain(&value[word])),
		Lang::Zh => format!("{} {}", plain(&value[code]), plain(&value[chinese])),
	};
	let row = |change: &Value| {
		vec![
			plain(&change["from"]),
			term(change, "operationCode", "operation", "operationChinese"),
			term(&change["status"], "code", "state", "chinese"),
			plain(&change["decision"]),
		]
	};
	let head = [Word::From, Word::Operation, Word::State, Word::Decision].map(|word| word.say(lang));
	said += "\n";
	said += &table(&head, rows(&json["history"], row));
	let row = |key: &Value| vec![plain(&key["from"]), plain(&key["commitment"])];
	let head = [Word::From, Word::PhoneKey].map(|word| word.say(lang));
	if json["phoneKeys"].as_array().is_some_and(|keys| !keys.is_empty()) {
		said += "\n";
		said += &table(&head, rows(&json["phoneKeys"], row));
	}
	said
}

/// Writes a card to a new file. Nothing in it is secret.
pub fn write_card(path: &Path, card: &Card) -> Result<(), Failure> {
	use std::io::Write;
	let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
	file.and_then(|mut file| file.write_all(card.to_json().as_bytes()))
		.map_err(|error| Failure::file(path, &error))
}

fn rows(list: &Value, row: impl Fn(&Value) -> Vec<String>) -> Vec<Vec<String>> {
	list.as_array().into_iter().flatten().map(row).collect()
}

fn numbers(list: &Value) -> String {
	list.as_array().into_iter().flatten().map(plain).collect::<Vec<_>>().join(" ")
}
