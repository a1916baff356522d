//! `hefu data`.

use std::{
	net::SocketAddr,
	path::{Path, PathBuf},
};

use hefu_sdk::{
	date,
	digest::digest_file,
	hex,
	host::{Access, DataHost},
	outboard,
};
use serde_json::{Map, Value, json};

use crate::{
	args::Data,
	commands::digests,
	console::{Answer, Console},
	failure::{Code, Failure},
	progress,
	text::Word,
};

/// Runs one of the commands.
pub async fn run(console: &Console, command: Data) -> Result<Answer, Failure> {
	match command {
		Data::Digest { files } => Ok(digest(console, &files)),
		Data::Outboard { file } => outboard(console, &file),
		Data::Serve { folder, listen } => serve(*console, &folder, listen).await,
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
				bar.suspend(|| console.warn(format!("{}: {error}", file.display())));
				unread.push(json!({ "file": file, "reason": error.to_string() }));
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
		Failure::new(Code::Input, "File", format!("{}: {error}", file.display()), next)
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

async fn serve(console: Console, folder: &Path, listen: SocketAddr) -> Result<Answer, Failure> {
	let bound = DataHost::bind(folder, listen).await.map_err(|error| {
		let what = if error.kind() == std::io::ErrorKind::AddrInUse {
			listen.to_string()
		} else {
			folder.display().to_string()
		};
		Failure::new(
			Code::Input,
			"Host",
			format!("{what}: {error}"),
			"name a folder that exists, and with --listen an address of this machine that is free",
		)
	});
	let host = bound?;
	let address = host.address().map_err(|error| Failure::internal(error.to_string()))?;
	let url = format!("http://{address}/");
	let text = format!(
		"{} {} : {url}  ({})",
		Word::Serving.say(console.lang),
		folder.display(),
		Word::Stop.say(console.lang)
	);
	console.announce(&Answer::new(json!({ "url": url, "folder": folder }), text));
	let stop = async {
		// Without a way to hear Ctrl-C the host serves until it is ended.
		if tokio::signal::ctrl_c().await.is_err() {
			std::future::pending::<()>().await;
		}
	};
	host.serve(move |access| console.note(line(&access)), stop)
		.await
		.map_err(|error| Failure::new(Code::Input, "Host", error.to_string(), "start it again"))?;
	Ok(Answer::default())
}

/// When, who, what, which part, with what result.
fn line(access: &Access) -> String {
	let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
	let Access { peer, method, path, status, range, bytes } = access;
	let range = range.as_deref().unwrap_or("-");
	format!("{} {peer} {method} {path} {status} {range} {bytes}", date::moment(since.as_millis() as u64))
}
