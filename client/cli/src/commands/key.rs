//! `hefu key`.

use std::path::Path;

use hefu_sdk::{Signer, signer::KeyError};
use serde_json::json;

use crate::{
	args::{Global, Key},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::{self, Word},
};

/// Runs one of the commands.
pub fn run(console: &Console, global: &Global, command: Key) -> Result<Answer, Failure> {
	let (signer, file) = match command {
		Key::New { file, scheme } => (
			Signer::create(&file, scheme.into()).map_err(|error| refused(console, &file, &error))?,
			Some(file),
		),
		Key::Show { file: Some(phrase) } if phrase.to_string_lossy().starts_with("//") => {
			let found = Signer::find(&phrase.to_string_lossy());
			// It is a secret where it is not a development one, and not repeated.
			(found.map_err(|error| refused(console, Path::new("//"), &error))?, None)
		}
		Key::Show { file: Some(file) } => {
			(Signer::read(&file).map_err(|error| refused(console, &file, &error))?, Some(file))
		}
		Key::Show { file: None } => (super::signer(console, global)?, None),
	};
	let lang = console.lang;
	let public = format!("0x{}", hefu_sdk::hex(&signer.public()));
	let rows = [
		(Word::Account.say(lang), signer.account().to_string()),
		(Word::Scheme.say(lang), signer.scheme().to_string()),
		(Word::Public.say(lang), public.clone()),
		(Word::File.say(lang), file.as_ref().map(|file| file.display().to_string()).unwrap_or_default()),
	];
	let json = json!({
		"account": signer.account().to_string(),
		"public": public,
		"scheme": signer.scheme(),
		"file": file,
	});
	Ok(Answer::new(json, list(&rows)))
}

/// Why there is no key in a file, with what to do.
pub fn refused(console: &Console, file: &Path, error: &KeyError) -> Failure {
	let next = match error {
		KeyError::File(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Word::KeyExists,
		KeyError::File(_) => Word::CheckPath,
		KeyError::Exposed => Word::KeyExposed,
		KeyError::Malformed(_) => Word::KeyMalformed,
	};
	let what = format!("{}: {}", file.display(), text::no_key(error, console.lang));
	Failure::new(Code::Input, "Key", what, next.say(console.lang))
}
