//! `hefu key`.

use hefu_sdk::{
	Signer,
	signer::{KeyError, Scheme},
};
use serde_json::json;

use crate::{
	args::{self, Global, Key},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	text::Word,
};

/// Runs one of the commands.
pub fn run(console: &Console, global: &Global, command: Key) -> Result<Answer, Failure> {
	let (signer, file) = match command {
		Key::New { file, scheme } => {
			let scheme = match scheme {
				args::Scheme::Sr25519 => Scheme::Sr25519,
				args::Scheme::Ed25519 => Scheme::Ed25519,
			};
			(Signer::create(&file, scheme).map_err(|error| refused(&file, &error))?, Some(file))
		}
		Key::Show { file: Some(file) } => {
			(Signer::read(&file).map_err(|error| refused(&file, &error))?, Some(file))
		}
		Key::Show { file: None } => (super::signer(console, global)?, None),
	};
	let lang = console.lang;
	let rows = [
		(Word::Account.say(lang), signer.account().to_string()),
		(Word::Scheme.say(lang), signer.scheme().to_string()),
		(Word::File.say(lang), file.as_ref().map(|file| file.display().to_string()).unwrap_or_default()),
	];
	let json = json!({
		"account": signer.account().to_string(),
		"public": format!("0x{}", hefu_sdk::hex(&signer.account().0)),
		"scheme": signer.scheme(),
		"file": file,
	});
	Ok(Answer::new(json, list(&rows)))
}

fn refused(file: &std::path::Path, error: &KeyError) -> Failure {
	let next = match error {
		KeyError::File(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
			"name a file that does not exist: keys are never overwritten"
		}
		KeyError::File(_) => "check the path and its permissions",
		KeyError::Exposed => "run chmod 600 on it, or make a new key if others may have read it",
		KeyError::Malformed(_) => "name a file that hefu key new made",
	};
	Failure::new(Code::Input, "Key", format!("{}: {error}", file.display()), next)
}
