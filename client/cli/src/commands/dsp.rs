//! `hefu dsp`.

use std::{io::Write as _, path::Path};

use hefu_primitives::terms::Terms;
use hefu_sdk::{
	dsp::{self, Act, Bridge, Document, DspError, DspProblem, Glossary, Kept},
	hex,
	policy::{PurposeList, odrl},
	view,
};
use serde_json::{Value, json};

use super::grant::terms;
use crate::{
	args::{Dsp, ReadMessage, TermsArgs},
	console::{self, Answer, Console, table},
	failure::{Code, Failure},
	text::{self, Dsps, Lang, Word},
};

/// Runs one of the commands.
pub fn run(console: &Console, command: Dsp) -> Result<Answer, Failure> {
	match command {
		Dsp::Read(args) => read(console, &args),
		Dsp::Digest { terms, out } => digest(console, &terms, out.as_deref()),
	}
}

fn read(console: &Console, args: &ReadMessage) -> Result<Answer, Failure> {
	let lang = console.lang;
	let purposes = terms::list(console, &args.purposes)?;
	let Glossary { names, places } = glossary(args.names.as_deref(), lang)?;
	let wrong = |error: DspError| refused(&args.message, &error, lang);
	let document = Document::read(&bytes(&args.message)?).map_err(wrong)?;
	let divide = |begins_ms: u64| {
		let bridge = Bridge { names: &names, purposes: &purposes, places: &places, begins_ms };
		bridge.divide(document.message.clone()).map_err(wrong)
	};
	let (act, kept) = divide(args.begins.map_or(0, |begins| begins.0))?;
	// Terms that begin when they are read have another digest at each moment.
	if args.begins.is_none() && divide(1)?.0 != act {
		return Err(no_begin(Dsps::SayBegins, lang));
	}
	let message = document.json();
	let kind = kind(&message);
	let json = json!({
		"message": kind,
		"onChain": view::dsp_act(&act),
		"kept": view::dsp_kept(&kept, &purposes),
	});
	let text = people(&json, &act, &kept, lang);
	Ok(Answer::new(json, text))
}

/// The type of a message; of one that has none, the member by which it is known.
fn kind(message: &Value) -> &str {
	["@type", "type"].iter().find_map(|name| message[*name].as_str()).unwrap_or("protocolVersions")
}

/// What names stand for; nothing but this chain's own unless a file is named.
pub(super) fn glossary(file: Option<&Path>, lang: Lang) -> Result<Glossary, Failure> {
	let Some(path) = file else { return Ok(Glossary::default()) };
	Glossary::read(&bytes(path)?).map_err(|error| refused(path, &error, lang))
}

fn digest(console: &Console, args: &TermsArgs, out: Option<&Path>) -> Result<Answer, Failure> {
	let lang = console.lang;
	let list = terms::list(console, &args.list)?;
	let at = |now_ms: u64| -> Result<(Terms, Vec<String>), Failure> {
		let said = terms::read(console, args, &list, now_ms)?;
		let clauses = said.clauses.clone();
		Ok((said.terms(console, now_ms)?, clauses))
	};
	let (terms, clauses) = at(0)?;
	// The same as of messages.
	if at(1)?.0 != terms {
		return Err(no_begin(Dsps::SayFrom, lang));
	}
	if let Some(path) = out {
		write(path, &offer(&terms, &list, &clauses, lang)?)?;
	}
	let digest = hex(&dsp::digest(&terms));
	let file = out.map(|path| path.display().to_string());
	let rows = [
		(Dsps::Terms.say(lang), digest.clone()),
		(Dsps::OfferFile.say(lang), file.clone().unwrap_or_default()),
	];
	let terms = view::terms(&terms, &list);
	let json = json!({ "digest": digest, "terms": terms, "clauses": clauses, "offer": file });
	Ok(Answer::new(json, console::list(&rows)))
}

/// The policy that compiles to these terms, whoever compiles it.
fn offer(terms: &Terms, list: &PurposeList, clauses: &[String], lang: Lang) -> Result<Value, Failure> {
	odrl::decompile(terms, list, clauses).map_err(|dimension| {
		let next = Word::CorrectInput.say(lang);
		Failure::new(Code::Input, "Offer", text::no_policy(dimension, lang), next)
	})
}

fn write(path: &Path, policy: &Value) -> Result<(), Failure> {
	let written = || std::fs::File::create_new(path)?.write_all(format!("{policy:#}\n").as_bytes());
	written().map_err(|error: std::io::Error| Failure::file(path, &error))
}

pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
	std::fs::read(path).map_err(|error| Failure::file(path, &error))
}

/// Why a message or a file of names is refused.
pub(super) fn refused(path: &Path, error: &DspError, lang: Lang) -> Failure {
	let next = match error.problem {
		DspProblem::Unknown(_) => Dsps::AddName.say(lang),
		_ => Word::CorrectInput.say(lang),
	};
	let said = format!("{}: {}", path.display(), text::dsp_error(error, lang));
	Failure::new(Code::Input, "Message", said, next)
}

/// Terms that begin when they are read, with what to do.
pub(super) fn no_begin(next: Dsps, lang: Lang) -> Failure {
	Failure::new(Code::Input, "Begins", Dsps::NoBegin.say(lang), next.say(lang))
}

/// What is recorded, and in a phrase what is kept.
fn people(json: &Value, act: &Act, kept: &Kept, lang: Lang) -> String {
	let mut rows = vec![
		(Dsps::Message.say(lang), plain(&json["message"])),
		(Dsps::OnChain.say(lang), text::dsp_act(act, lang)),
	];
	let on_chain = &json["onChain"];
	let opens = if matches!(act, Act::Transfer { .. }) { Dsps::Agreement } else { Dsps::Product };
	for (word, field) in [
		(Dsps::Negotiation, "negotiation"),
		(Dsps::Order, "order"),
		(opens, "opens"),
		(Dsps::Assigner, "assigner"),
		(Dsps::Assignee, "assignee"),
		(Dsps::AgreedOn, "at"),
	] {
		rows.push((word.say(lang), plain(&on_chain[field])));
	}
	if on_chain["offered"].is_object() {
		let head = OFFERED.map(|word| word.say(lang));
		rows.extend(head.into_iter().zip(offered(&on_chain["offered"], lang)));
	}
	rows.push((Dsps::Kept.say(lang), text::dsp_kept(kept, lang).into()));
	let mut text = console::list(&rows);
	if let Some(listings) = on_chain["listings"].as_array() {
		let row = |listing: &Value| {
			let [target, terms, units, price] = offered(&listing["offered"], lang);
			vec![plain(&listing["product"]), target, terms, units, price]
		};
		let [target, terms, units, price] = OFFERED;
		let head = [Dsps::Product, target, terms, units, price].map(|word| word.say(lang));
		text += "\n";
		text += &table(&head, listings.iter().map(row).collect());
	}
	text
}

/// What is said of an offer.
const OFFERED: [Dsps; 4] = [Dsps::Target, Dsps::Terms, Dsps::Units, Dsps::Price];

fn offered(offered: &Value, lang: Lang) -> [String; 4] {
	let charge = &offered["charge"];
	let price = if charge.is_object() {
		format!("{} {} ({})", plain(&charge["minor"]), plain(&charge["currency"]), plain(&charge["bank"]))
	} else {
		Dsps::Free.say(lang).into()
	};
	[plain(&offered["target"]), plain(&offered["terms"]), plain(&offered["units"]), price]
}

fn plain(value: &Value) -> String {
	match value {
		Value::Null => String::new(),
		Value::String(text) => text.clone(),
		other => other.to_string(),
	}
}
