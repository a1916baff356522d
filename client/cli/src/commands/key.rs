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
				args::Scheme::Ecdsa => Scheme::Ecdsa,
				args::Scheme::Sm2 => Scheme::Sm2,
			};
			(Signer::create(&file, scheme).map_err(|error| refused(console, &file, &error))?, Some(file))
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

fn refused(console: &Console, file: &std::path::Path, error: &KeyError) -> Failure {
	let next = match error {
		KeyError::File(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Word::KeyExists,
		KeyError::File(_) => Word::CheckPath,
		KeyError::Exposed => Word::KeyExposed,
		KeyError::Malformed(_) => Word::KeyMalformed,
	};
	Failure::new(Code::Input, "Key", format!("{}: {error}", file.display()), next.say(console.lang))
}
