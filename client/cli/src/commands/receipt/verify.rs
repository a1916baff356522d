//! `hefu receipt verify`, which asks nobody, and `hefu receipt trust`.

use std::{
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};

use hefu_proofs::{Error, Fact, Limits, Proven, Receipt, Trust, Zebra};
use hefu_sdk::{date, hex};
use serde_json::{Value, json};

use super::{audit, files, folder::Found};
use crate::{
	args::Global,
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Verifies one receipt, or many, by the trust file of `--trust`.
pub fn verify(console: &Console, global: &Global, paths: &[PathBuf], days: u64) -> Result<Answer, Failure> {
	let lang = console.lang;
	let Some(trust) = files::given_trust(global)? else {
		let (what, next) = (Word::NoTrust.say(lang), Word::GetTrust.say(lang));
		return Err(Failure::new(Code::Usage, "NoTrust", what, next));
	};
	let Found { receipts, skipped } = files::receipts(paths)?;
	for (path, why) in &skipped {
		console.note(text::skipped(path, *why, lang));
	}
	let mut answer = match &receipts[..] {
		[path] => {
			let receipt = files::receipt(path)?;
			let fact = check(path, &receipt, &trust, days)?;
			shown(console, &receipt, &fact, &trust)?
		}
		paths => audit::verify(console, paths, &trust, days),
	};
	if !skipped.is_empty() {
		let why = |(path, why)| json!({ "file": path, "why": text::why_skipped(why, lang) });
		answer.json["skipped"] = skipped.into_iter().map(why).collect();
	}
	Ok(answer)
}

/// The fact that a receipt proves to whoever relies on a trust file that is at most so many days old.
pub fn check(path: &Path, receipt: &Receipt, trust: &Trust, days: u64) -> Result<Fact, Failure> {
	let shorter = since(receipt.clone(), trust);
	hefu_proofs::verify(&shorter, trust, &limits(days), &Zebra).map_err(|error| refused(path, error))
}

/// A receipt without hand-overs from before the trust file: they are of no use to it, and in nobody's way.
pub fn since(receipt: Receipt, trust: &Trust) -> Receipt {
	receipt.clone().since(trust.set_id).unwrap_or(receipt)
}

/// The limits of whoever relies on a trust file that is at most so many days old.
pub fn limits(days: u64) -> Limits {
	Limits { now_ms: now_ms(), max_trust_age_ms: days.saturating_mul(DAY_MS) }
}

/// Why a receipt is worthless, or not to be judged by this trust file.
pub fn refused(path: &Path, error: Error) -> Failure {
	let lang = Lang::chosen();
	files::refused(path, error.name(), text::refusal(error, lang), text::after_refusal(error, lang))
}

/// What is proven, as at when, by whom; and what is not.
pub fn shown(console: &Console, receipt: &Receipt, fact: &Fact, trust: &Trust) -> Result<Answer, Failure> {
	let lang = console.lang;
	let now_ms = now_ms();
	let mut json = report(receipt, fact, trust, now_ms)?;
	let age_ms = now_ms.saturating_sub(fact.now_ms);
	let mut rows = vec![(Word::Proven.say(lang), Word::YesProven.say(lang).to_owned())];
	rows.extend(said(&json, fact, lang));
	rows.extend([
		(Word::Block.say(lang), format!("{} 0x{}", fact.number, hex(&fact.hash))),
		(Word::Time.say(lang), format!("{} ({})", date::moment(fact.now_ms), text::age(age_ms, lang))),
		(Word::AuthoritySet.say(lang), text::set(fact.set_id, receipt.handovers.steps.len(), lang)),
		(Word::Chain.say(lang), format!("0x{}", hex(&fact.genesis))),
		(Word::Fingerprint.say(lang), format!("0x{}", hex(&trust.fingerprint()))),
		(Word::TrustDate.say(lang), date::moment(trust.date_ms)),
	]);
	let limits = text::not_proven(fact, lang);
	let mut text = list(&rows);
	text += &format!("\n{}\n", Word::NotProven.say(lang));
	for (_, limit) in &limits {
		text += &format!("- {limit}\n");
	}
	json["notProven"] = limits.into_iter().map(|(name, limit)| (name, Value::from(limit))).collect();
	Ok(Answer::new(json, text))
}

/// What is proven, for programs.
pub fn report(receipt: &Receipt, fact: &Fact, trust: &Trust, now_ms: u64) -> Result<Value, Failure> {
	let handovers = receipt.handovers.steps.len();
	fact.report(handovers, trust, now_ms).map_err(|error| Failure::internal(error.to_string()))
}

/// The fact in words, or why this verifier has none for it.
fn said(json: &Value, fact: &Fact, lang: Lang) -> Vec<(&'static str, String)> {
	let mut rows = Vec::new();
	match &fact.proven {
		Proven::Event { index, record } => match fact.event() {
			Ok(event) => {
				rows.push((Word::Event.say(lang), format!("{index}: {}.{}", event.pallet, event.name)));
				let fields = json["event"]["fields"].as_object().into_iter().flatten();
				rows.extend(fields.map(|(name, value)| ("", format!("{name}: {}", plain(value)))));
			}
			Err(error) => {
				rows.push((Word::Event.say(lang), format!("{index}: 0x{}", hex(record))));
				rows.push(("", text::undescribed(error, lang)));
			}
		},
		Proven::State(_) => {
			for answer in json["answers"].as_array().into_iter().flatten() {
				rows.push((Word::Question.say(lang), plain(&answer["question"])));
				let value = answer.get("value").unwrap_or(&answer["raw"]);
				let value = if value.is_null() { Word::Nothing.say(lang).into() } else { plain(value) };
				rows.push((Word::Held.say(lang), value));
			}
		}
	}
	rows
}

/// Shows a trust file.
pub fn show_trust(console: &Console, path: &Path) -> Result<Answer, Failure> {
	let trust = files::trust(path)?;
	let lang = console.lang;
	let mut rows = vec![
		(Word::Fingerprint.say(lang), format!("0x{}", hex(&trust.fingerprint()))),
		(Word::Chain.say(lang), format!("0x{}", hex(&trust.genesis))),
		(Word::AuthoritySet.say(lang), trust.set_id.to_string()),
	];
	for key in &trust.authorities {
		rows.push((Word::Authority.say(lang), format!("0x{}", hex(key))));
	}
	let now_ms = now_ms();
	let age_ms = now_ms.saturating_sub(trust.date_ms);
	let date = format!("{} ({})", date::moment(trust.date_ms), text::age(age_ms, lang));
	rows.push((Word::TrustDate.say(lang), date));
	Ok(Answer::new(trust.report(now_ms), list(&rows)))
}

fn plain(value: &Value) -> String {
	value.as_str().map_or_else(|| value.to_string(), Into::into)
}

/// Milliseconds since 1970 UTC.
pub fn now_ms() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as u64
}
