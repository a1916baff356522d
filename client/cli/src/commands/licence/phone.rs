//! What happens on the holder's phone, and what a presentation says. No network.

use std::{
	path::Path,
	time::{SystemTime, UNIX_EPOCH},
};

use hefu_sdk::{
	licence::{Card, NotShown, Occasion, PhoneKey, PhoneScheme, Shown},
	signer::KeyError,
};
use serde_json::{Value, json};

use super::private;
use crate::{
	args::{self, Present},
	commands::plain,
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

/// Makes a phone's key.
pub fn new_key(console: &Console, file: &Path, scheme: args::PhoneScheme) -> Result<Answer, Failure> {
	let lang = console.lang;
	let scheme = match scheme {
		args::PhoneScheme::Ed25519 => PhoneScheme::Ed25519,
		args::PhoneScheme::Sm2 => PhoneScheme::Sm2,
	};
	let key = PhoneKey::create(file, scheme).map_err(|error| bad_key(file, &error, lang))?;
	console.note(Word::GiveCommitment.say(lang));
	let commitment = hefu_sdk::hex(&key.commitment());
	let said = list(&[
		(Word::Commitment.say(lang), commitment.clone()),
		(Word::File.say(lang), file.display().to_string()),
	]);
	Ok(Answer::new(json!({ "commitment": commitment, "scheme": key.scheme(), "file": file }), said))
}

/// Makes a presentation.
pub fn present(console: &Console, present: Present) -> Result<Answer, Failure> {
	let lang = console.lang;
	let card = card(&present.card, lang)?;
	let phone =
		PhoneKey::read(&present.phone_key).map_err(|error| bad_key(&present.phone_key, &error, lang))?;
	let disclosed = match &present.private {
		Some(file) => private::disclosed(file, &present.disclose)?,
		None => Vec::new(),
	};
	let made_ms = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as u64;
	let occasion = Occasion {
		audience: present.audience,
		place: present.place,
		scenario: present.scenario,
		cause: present.cause,
		made_ms,
		expires_ms: made_ms.saturating_add(u64::from(present.minutes) * 60_000),
	};
	let shown = Shown::make(&card, &phone, occasion, disclosed).map_err(|error| not_shown(&error, lang))?;
	shown.write(&present.out).map_err(|error| Failure::file(&present.out, &error))?;
	console.note(Word::ToVerifierAlone.say(lang));
	let mut json = shown.to_json();
	let mut said = vec![(Word::File.say(lang), present.out.display().to_string())];
	said.extend(rows(&json, lang));
	said.push((Word::QrText.say(lang), shown.to_text()));
	json["file"] = json!(present.out);
	Ok(Answer::new(json, list(&said)))
}

/// Shows what a presentation says.
pub fn open(console: &Console, presentation: &str) -> Result<Answer, Failure> {
	let json = read(presentation, console.lang)?.to_json();
	let said = list(&rows(&json, console.lang));
	Ok(Answer::new(json, said))
}

/// Reads a presentation from its file, or from its text.
pub fn read(presentation: &str, lang: Lang) -> Result<Shown, Failure> {
	let written = if Shown::is_text(presentation) {
		presentation.to_owned()
	} else {
		let path = Path::new(presentation);
		std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?
	};
	Shown::read(&written).map_err(|error| not_shown(&error, lang))
}

/// What a presentation says, for people.
pub fn rows(json: &Value, lang: Lang) -> Vec<(&'static str, String)> {
	let disclosed = json["disclosed"].as_object().into_iter().flatten();
	let mut rows = vec![
		(Word::Licence.say(lang), plain(&json["licence"])),
		(Word::LicenceType.say(lang), plain(&json["licenceType"])),
		(Word::Issuer.say(lang), plain(&json["issuer"])),
		(Word::Audience.say(lang), plain(&json["audience"])),
		(Word::Place.say(lang), plain(&json["place"])),
		(Word::Cause.say(lang), format!("{} {}", plain(&json["scenario"]), plain(&json["cause"]))),
		(Word::Made.say(lang), plain(&json["made"])),
		(Word::Expires.say(lang), plain(&json["expires"])),
	];
	rows.extend(
		disclosed.map(|(name, value)| (Word::Disclosed.say(lang), format!("{name}: {}", plain(value)))),
	);
	rows
}

fn card(path: &Path, lang: Lang) -> Result<Card, Failure> {
	let text = std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))?;
	Card::from_json(&text).map_err(|error| {
		let what = format!("{}: {error}", path.display());
		Failure::new(Code::Input, "Card", what, Word::GetCard.say(lang))
	})
}

fn bad_key(file: &Path, error: &KeyError, lang: Lang) -> Failure {
	let next = match error {
		KeyError::File(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Word::KeyExists,
		KeyError::File(_) => Word::CheckPath,
		KeyError::Exposed => Word::KeyExposed,
		KeyError::Malformed(_) => Word::PhoneKeyMalformed,
	};
	let what = format!("{}: {}", file.display(), text::no_key(error, lang));
	Failure::new(Code::Input, "Key", what, next.say(lang))
}

fn not_shown(error: &NotShown, lang: Lang) -> Failure {
	let next = match error {
		NotShown::OtherKey => Word::BindPhone,
		NotShown::Random(_) => Word::CheckPath,
		_ => Word::AskHolderAgain,
	};
	Failure::new(Code::Input, error.name(), text::not_shown(error, lang), next.say(lang))
}
