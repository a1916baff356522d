//! Files are sealed, and opened again.

use std::path::{Path, PathBuf};

use hefu_sdk::{
	hex,
	seal::{self, KeyFile, SEALED_SUFFIX, Sealed},
	view,
};
use serde_json::{Value, json};

use crate::{
	args::{Global, Parent},
	commands::{connect, digests},
	console::{Answer, Console, list},
	failure::{Code, Failure},
	progress,
	text::Word,
};

/// Seals a file, or finds it sealed.
pub fn seal(console: &Console, file: &Path, out: Option<PathBuf>) -> Result<Answer, Failure> {
	let lang = console.lang;
	let bar = progress::bytes(console, file.metadata().map_or(0, |metadata| metadata.len()));
	let out = out.unwrap_or_else(|| seal::path_of(file));
	let done = seal::seal(file, &out, &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	let Sealed { path, key_path, size, digests: found, seal, existed } = done?;
	console.note(Word::KeepKey.say(lang));
	let json = json!({
		"file": file,
		"sealed": path,
		"size": size,
		"digests": view::digests(&found),
		"seal": view::seal(&seal),
		"keyFile": key_path,
		"existed": existed,
	});
	let note = if existed { Word::Existed.say(lang) } else { "" };
	let mut text = list(&[
		(Word::Sealed.say(lang), format!("{}  ({size} {}) {note}", path.display(), Word::Size.say(lang))),
		(Word::KeyFile.say(lang), key_path.display().to_string()),
		(Word::Seal.say(lang), hex(&seal.key_commitment)),
	]);
	text += &digests(&found);
	Ok(Answer::new(json, text))
}

/// Opens a sealed file; with `registered`, only what is registered there.
pub async fn open(
	console: &Console,
	global: &Global,
	sealed: &Path,
	key_file: Option<PathBuf>,
	out: Option<PathBuf>,
	registered: Option<Parent>,
) -> Result<Answer, Failure> {
	let lang = console.lang;
	let key = KeyFile::read(&key_file.unwrap_or_else(|| seal::key_path_of(sealed)))?;
	let Some(out) = out.or_else(|| without_suffix(sealed)) else {
		let next = Word::OpenRight.say(lang);
		return Err(Failure::new(Code::Usage, "Usage", sealed.display().to_string(), next));
	};
	let version = match registered {
		Some(version) => as_registered(console, global, version, &key).await?,
		None => Value::Null,
	};
	let bar = progress::bytes(console, sealed.metadata().map_or(0, |metadata| metadata.len()));
	let done = seal::open(sealed, &key, &out, &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	let size = done?;
	let fits = if version.is_null() { "" } else { Word::FitsChain.say(lang) };
	let text = list(&[
		(Word::Opened.say(lang), format!("{}  ({size} {})", out.display(), Word::Size.say(lang))),
		("BLAKE3", format!("{} {fits}", hex(&key.blake3))),
		(Word::Seal.say(lang), format!("{} {fits}", hex(&key.key.commitment()))),
	]);
	let json = json!({
		"sealed": sealed,
		"opened": out,
		"size": size,
		"sealedBlake3": hex(&key.blake3),
		"seal": view::seal(&key.key.seal()),
		"registered": version,
	});
	Ok(Answer::new(json, text))
}

fn without_suffix(sealed: &Path) -> Option<PathBuf> {
	sealed.to_str()?.strip_suffix(SEALED_SUFFIX).map(Into::into)
}

/// The version, when one of its files is what this key sealed.
async fn as_registered(
	console: &Console,
	global: &Global,
	version: Parent,
	key: &KeyFile,
) -> Result<Value, Failure> {
	let lang = console.lang;
	let client = connect(global).await?;
	let at = client.finalised().await?;
	let number = match version.version {
		Some(number) => number,
		None => client.dataset(&at, version.dataset).await?.versions,
	};
	let content = client.version(&at, version.dataset, number).await?.content;
	let seal = Some(key.key.seal());
	let mut files = content.distributions.iter();
	if !files.any(|file| file.seal == seal && file.digests.blake3 == Some(key.blake3)) {
		let (what, next) = (Word::NotRegistered.say(lang), Word::AskHolder.say(lang));
		return Err(Failure::new(Code::Input, "NotRegistered", what, next));
	}
	Ok(json!({ "dataset": version.dataset, "version": number }))
}
