//! `hefu data`.

mod sealed;
mod serve;

use std::path::{Path, PathBuf};

use hefu_sdk::{digest::digest_file, hex, outboard};
use serde_json::{Map, Value, json};

use crate::{
	args::{Data, Global},
	commands::digests,
	console::{Answer, Console},
	failure::{Code, Failure},
	progress,
	text::{self, Word},
};

/// Runs one of the commands.
pub async fn run(console: &Console, global: &Global, command: Data) -> Result<Answer, Failure> {
	match command {
		Data::Digest { files } => Ok(digest(console, &files)),
		Data::Outboard { file } => outboard(console, &file),
		Data::Seal { file, out } => sealed::seal(console, &file, out),
		Data::Open { sealed, key_file, out, registered } => {
			sealed::open(console, global, &sealed, key_file, out, registered).await
		}
		Data::Serve { folder, listen, verifiers_only, authority } => {
			serve::serve(*console, global, &folder, listen, verifiers_only.then_some(authority)).await
		}
	}
}

/// Every file that can be read is, as `b3sum` does; one that cannot shows in the answer and in the exit code.
fn digest(console: &Console, files: &[PathBuf]) -> Answer {
	let total = files.iter().filter_map(|file| file.metadata().ok()).map(|metadata| metadata.len()).sum();
	let bar = progress::bytes(console, total);
	let mut read = Vec::new();
	let mut unread = Vec::new();
	let mut text = String::new();
	for file in files {
		match digest_file(file, &mut |bytes| bar.inc(bytes)) {
			Ok(found) => {
				let mut entry = Map::new();
				entry.insert("file".into(), json!(file));
				entry.insert("size".into(), json!(found.size));
				text += &format!("{}  ({} {})\n", file.display(), found.size, Word::Size.say(console.lang));
				for (algorithm, digest) in found.digests.iter() {
					entry.insert(word(algorithm), hex(&digest).into());
				}
				text += &digests(&found.digests);
				read.push(Value::Object(entry));
			}
			Err(error) => {
				let why = text::io(&error, console.lang);
				bar.suspend(|| console.warn(format!("{}: {why}", file.display())));
				unread.push(json!({ "file": file, "reason": why }));
			}
		}
	}
	bar.finish_and_clear();
	let code = (!unread.is_empty()).then_some(Code::Input);
	Answer { code, ..Answer::new(json!({ "files": read, "unread": unread }), text) }
}

/// Makes a file's outboard, or finds it made.
fn outboard(console: &Console, file: &Path) -> Result<Answer, Failure> {
	let bar = progress::bytes(console, file.metadata().map_or(0, |metadata| metadata.len()));
	let made = outboard::make_beside(file, &mut |bytes| bar.inc(bytes));
	bar.finish_and_clear();
	let made = made.map_err(|error| {
		if error.kind() == std::io::ErrorKind::AlreadyExists {
			let path = outboard::path_of(file);
			let next = Word::MoveOutboard.say(console.lang);
			let what = Word::NotThisOutboard.say(console.lang);
			return Failure::new(Code::Input, "Exists", format!("{}: {what}", path.display()), next);
		}
		let next = Word::CorrectInput.say(console.lang);
		let what = format!("{}: {}", file.display(), text::io(&error, console.lang));
		Failure::new(Code::Input, "File", what, next)
	})?;
	let outboard::Made { path, bytes, size, root, existed } = made;
	let json = json!({
		"file": file,
		"size": size,
		"blake3": hex(&root),
		"outboard": path,
		"outboardSize": bytes,
		"existed": existed,
	});
	let unit = Word::Size.say(console.lang);
	let note = if existed { Word::Existed.say(console.lang) } else { "" };
	let text = format!(
		"{}  ({size} {unit})\n  BLAKE3   {}\n{}  ({bytes} {unit}) {note}",
		file.display(),
		hex(&root),
		path.display(),
	);
	Ok(Answer::new(json, text))
}

/// The digest function's name as a field.
fn word(algorithm: hefu_primitives::digest::Algorithm) -> String {
	match serde_json::to_value(algorithm) {
		Ok(Value::String(word)) => word,
		_ => algorithm.to_string(),
	}
}
