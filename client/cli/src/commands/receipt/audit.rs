//! `hefu receipt verify` of many receipts, whose signatures are checked together.

use std::path::{Path, PathBuf};

use hefu_proofs::{Fact, Receipt, Trust};
use hefu_sdk::{date, hex};
use serde_json::{Value, json};

use super::{files, verify};
use crate::{
	console::{Answer, Console, list, table},
	failure::{Code, Failure},
	progress,
	text::{self, Lang, Word},
};

/// How many receipts are read and verified at a time: enough that their signatures are worth being checked together.
const AT_A_TIME: usize = 128;
/// From how many receipts on there is a progress bar.
const MANY: usize = 50;

/// Verifies receipts. One that cannot be read or does not hold is no reason to leave out the others.
pub fn verify(console: &Console, paths: &[PathBuf], trust: &Trust, days: u64) -> Answer {
	let lang = console.lang;
	let limits = verify::limits(days);
	let bar = (paths.len() >= MANY)
		.then(|| progress::count(console, paths.len() as u64, Word::Audit.say(lang).into()));
	let mut found = Vec::with_capacity(paths.len());
	for paths in paths.chunks(AT_A_TIME) {
		let read: Vec<_> = paths
			.iter()
			.map(|path| files::receipt(path).map(|receipt| verify::since(receipt, trust)))
			.collect();
		let facts = hefu_proofs::verify_many(read.iter().flatten(), trust, &limits);
		let mut facts = facts.into_iter();
		for (path, receipt) in paths.iter().zip(read) {
			let fact = receipt.and_then(|receipt| match facts.next() {
				Some(Ok(fact)) => shown(receipt, fact, trust, limits.now_ms),
				Some(Err(error)) => Err(verify::refused(path, error)),
				None => Err(Failure::internal("a receipt was left out")),
			});
			found.push((&**path, fact));
		}
		if let Some(bar) = &bar {
			bar.inc(paths.len() as u64);
		}
	}
	if let Some(bar) = bar {
		bar.finish_and_clear();
	}
	answer(&found, trust, lang)
}

/// A proven fact, for programs and in a line for people.
struct Shown {
	json: Value,
	line: String,
}

fn shown(receipt: Receipt, fact: Fact, trust: &Trust, now_ms: u64) -> Result<Shown, Failure> {
	let mut json = verify::report(&receipt, &fact, trust, now_ms)?;
	// The same for all: it stands beside them.
	if let Some(fields) = json.as_object_mut() {
		fields.remove("trust");
	}
	let what = match fact.event() {
		Ok(event) => format!("{}.{}", event.pallet, event.name),
		Err(_) => match json["answers"].as_array() {
			Some(answers) => {
				let questions: Vec<_> = answers.iter().map(|answer| answer["question"].to_string()).collect();
				questions.join(" ")
			}
			None => json["record"].as_str().unwrap_or_default().into(),
		},
	};
	let line = format!("{} {} {what}", fact.number, date::moment(fact.now_ms));
	Ok(Shown { json, line })
}

fn answer(found: &[(&Path, Result<Shown, Failure>)], trust: &Trust, lang: Lang) -> Answer {
	let count = |code| found.iter().filter(|(_, fact)| matches!(fact, Err(f) if f.code == code)).count();
	let refused = count(Code::NotProven);
	let proven = found.iter().filter(|(_, fact)| fact.is_ok()).count();
	let unread = found.len() - proven - refused;

	let receipts: Vec<_> = found
		.iter()
		.map(|(path, fact)| match fact {
			Ok(shown) => json!({ "file": path, "fact": shown.json }),
			Err(failure) => json!({ "file": path, "error": failure.to_json() }),
		})
		.collect();
	let json = json!({
		"proven": proven,
		"refused": refused,
		"unread": unread,
		"trust": trust.report(verify::now_ms()),
		"receipts": receipts,
	});

	let rows = found.iter().map(|(path, fact)| match fact {
		Ok(shown) => vec![Word::YesProven.say(lang).into(), path.display().to_string(), shown.line.clone()],
		// It begins with the file's name.
		Err(failure) => vec![failure.name.clone(), failure.message.join("; ")],
	});
	let mut text = table(&[], rows.collect());
	text += &list(&[
		(Word::Receipts.say(lang), text::audited(proven, refused, unread, lang)),
		(Word::Fingerprint.say(lang), format!("0x{}", hex(&trust.fingerprint()))),
		(Word::TrustDate.say(lang), date::moment(trust.date_ms)),
	]);
	if refused > 0 {
		let (next, colon) = (Word::Next.say(lang), lang.colon());
		text += &format!("{next}{colon}{}\n", Word::AuditRefused.say(lang));
	}
	let code = match (refused, unread) {
		(0, 0) => None,
		(0, _) => Some(Code::Input),
		_ => Some(Code::NotProven),
	};
	Answer { json, text, code }
}
