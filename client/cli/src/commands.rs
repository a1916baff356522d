//! What each command does.

pub mod anchor;
pub mod bill;
pub mod calendar;
pub mod catalogue;
pub mod data;
pub mod dataset;
pub mod drafts;
pub mod dsp;
pub mod exports;
pub mod grant;
pub mod index;
pub mod instruction;
pub mod key;
pub mod law;
pub mod licence;
pub mod member;
pub mod meter;
pub mod money;
pub mod motion;
pub mod negotiation;
pub mod node;
pub mod operation;
pub mod order;
pub mod parameter;
pub mod party;
pub mod product;
pub mod receipt;
pub mod registration;
pub mod right;
pub mod validator;

use std::{path::Path, time::Duration};

use hefu_primitives::{
	dataset::Distribution,
	date::Day,
	digest::{Algorithm, Digests},
};
use hefu_sdk::{AccountId32, Client, Included, Signer};
use serde_json::{Value, json};

use crate::{
	args::Global,
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

/// The key that signs.
pub fn signer(console: &Console, global: &Global) -> Result<Signer, Failure> {
	let next = Word::NeedKey.say(console.lang);
	let Some(key) = &global.key else {
		return Err(Failure::new(Code::Input, "NoKey", Word::NoKey.say(console.lang), next));
	};
	Signer::find(key).map_err(|error| {
		// A phrase is a secret where it is not a development one: only paths are repeated.
		let shown = if key.starts_with("//") { "--key" } else { key };
		Failure::new(Code::Input, "Key", format!("{shown}: {}", text::no_key(&error, console.lang)), next)
	})
}

/// The account whose member is meant where none is named: a key tells it, and signs nothing.
pub fn own_account(console: &Console, global: &Global) -> Result<AccountId32, Failure> {
	if global.key.is_none() {
		let (what, next) = (Word::NoMember.say(console.lang), Word::NameMember.say(console.lang));
		return Err(Failure::new(Code::Input, "NoKey", what, next));
	}
	Ok(signer(console, global)?.account())
}

/// That what begins on a day does not end before it.
pub fn in_order(console: &Console, from: Option<Day>, to: Option<Day>) -> Result<(), Failure> {
	match (from, to) {
		(Some(from), Some(to)) if from > to => {
			let (what, next) = (Word::Backwards.say(console.lang), Word::CorrectInput.say(console.lang));
			Err(Failure::new(Code::Usage, "Usage", what, next))
		}
		_ => Ok(()),
	}
}

/// The node.
pub async fn connect(global: &Global) -> Result<Client, Failure> {
	let client = Client::connect(&global.url).await?;
	Ok(client.with_patience(Duration::from_secs(global.timeout)))
}

/// Where a transaction is, with the files of the receipts that are saved of it; those of other events are named by the block's
/// hash and the event's index.
pub async fn included(
	console: &Console,
	global: &Global,
	client: &Client,
	included: &Included,
	(pallet, event): (&str, &str),
) -> Value {
	json!({
		"block": { "number": included.block_number(), "hash": format!("{:?}", included.block_hash()) },
		"transaction": format!("{:?}", included.hash),
		"event": included.event_index(pallet, event),
		"receipts": receipt::save(console, global, client, included).await,
	})
}

/// The same for people.
pub fn included_rows(console: &Console, done: &Value) -> Vec<(&'static str, String)> {
	let lang = console.lang;
	let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), Into::into);
	vec![
		(Word::Block.say(lang), format!("{} {}", done["block"]["number"], text(&done["block"]["hash"]))),
		(Word::Transaction.say(lang), text(&done["transaction"])),
		(Word::Event.say(lang), text(&done["event"])),
		(Word::Receipts.say(lang), saved(&done["receipts"])),
	]
}

/// The files of receipts for people: each of a few, else their folder and how many there are.
pub fn saved(files: &Value) -> String {
	let files: Vec<_> = files.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
	match files[..] {
		[first, _, _, ..] => {
			let folder = Path::new(first).parent().unwrap_or(Path::new("."));
			format!("{} ({})", folder.display(), files.len())
		}
		_ => files.join("  "),
	}
}

/// A value as people read it; nothing where there is none.
pub fn plain(value: &Value) -> String {
	match value {
		Value::Null => String::new(),
		value => value.as_str().map_or_else(|| value.to_string(), Into::into),
	}
}

/// A value as people read it, without the marks of JSON: yes or no, and the parts of what has several.
fn told(value: &Value, lang: Lang) -> String {
	let joined = |parts: Vec<String>| parts.join("  ");
	match value {
		Value::Bool(true) => Word::Yes.say(lang).into(),
		Value::Bool(false) => Word::No.say(lang).into(),
		Value::Array(parts) => joined(parts.iter().map(|part| told(part, lang)).collect()),
		Value::Object(parts) if parts.len() == 1 => {
			joined(parts.values().map(|part| told(part, lang)).collect())
		}
		Value::Object(parts) => {
			joined(parts.iter().map(|(name, part)| format!("{name} {}", told(part, lang))).collect())
		}
		value => plain(value),
	}
}

/// Digests for people, one a line.
pub fn digests(digests: &Digests) -> String {
	let line = |(algorithm, digest): (Algorithm, [u8; 32])| {
		format!("  {:8} {}\n", algorithm.to_string(), hefu_sdk::hex(&digest))
	};
	digests.iter().map(line).collect()
}

/// The commitment to a sealed file's key; nothing of a file that is not sealed.
pub fn sealed(file: &Distribution) -> String {
	file.seal.map_or(String::new(), |seal| hefu_sdk::hex(&seal.key_commitment))
}

/// What was done, with what else there is to say of it.
pub fn answer(console: &Console, mut done: Value, more: Value) -> Answer {
	let mut rows = Vec::new();
	for (name, value) in more.as_object().into_iter().flatten() {
		rows.push((&**name, told(value, console.lang)));
		done[name] = value.clone();
	}
	let said = included_rows(console, &done);
	rows.extend(said);
	let text = list(&rows);
	Answer::new(done, text)
}
