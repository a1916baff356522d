//! What of a bill does not go on chain, in files.

use std::{
	io::Write,
	path::{Path, PathBuf},
};

use hefu_primitives::BillId;
use hefu_sdk::{
	bills,
	private::{BoxKey, Part},
	secret,
};

use crate::{
	args::{Comment, Global},
	commands::{drafts::Drafts, key},
	console::Console,
	failure::{Code, Failure},
	text::{self, Bills, Lang, Word},
};

/// The root of a comment, if there is one, with the new file beside the receipts that holds its text.
pub fn comment(
	global: &Global,
	bill: &BillId,
	comment: &Comment,
	drafts: &mut Drafts,
) -> Result<(Option<[u8; 32]>, Option<PathBuf>), Failure> {
	let Some(text) = &comment.text else { return Ok((None, None)) };
	let part = bills::comment(text).map_err(|error| Failure::internal(error.to_string()))?;
	let digest = hefu_sdk::hex(&part.root());
	let name = format!("{bill}-comment-{}.json", digest.get(..16).unwrap_or(&digest));
	let path = keep(&global.receipts, &name, &part, drafts)?;
	Ok((Some(part.root()), Some(path)))
}

/// Writes a private part into a new file that only its owner can read.
pub fn keep(folder: &Path, name: &str, part: &Part, drafts: &mut Drafts) -> Result<PathBuf, Failure> {
	let path = folder.join(name);
	std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
	let text = part.canonical();
	let text = str::from_utf8(&text).map_err(|error| Failure::internal(error.to_string()))?;
	secret::create(&path, text).map_err(|error| taken(&path, &error))?;
	drafts.add(path.clone());
	Ok(path)
}

/// Writes a new file that anybody may read.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
	let write = || std::fs::File::create_new(path)?.write_all(bytes);
	write().map_err(|error| taken(path, &error))
}

/// Reads a private part: as it is kept, or sealed to the key in a file.
pub fn part(console: &Console, path: &Path, sealing_key: Option<&Path>) -> Result<Part, Failure> {
	let wrong = |what: String| {
		Failure::new(
			Code::Input,
			"Private",
			format!("{}: {what}", path.display()),
			Word::CorrectInput.say(console.lang),
		)
	};
	let Some(key_file) = sealing_key else {
		let text = secret::read(path).map_err(|error| key::refused(console, path, &error))?;
		return Part::parse(text.as_bytes()).map_err(|error| wrong(text::part(&error, console.lang)));
	};
	let key = BoxKey::read(key_file).map_err(|error| key::refused(console, key_file, &error))?;
	let sealed = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
	Part::open_sealed(&key, &sealed).map_err(|error| wrong(text::part(&error, console.lang)))
}

fn taken(path: &Path, error: &std::io::Error) -> Failure {
	let mut failure = Failure::file(path, error);
	if error.kind() == std::io::ErrorKind::AlreadyExists {
		failure.next = Bills::OtherFile.say(Lang::chosen()).into();
	}
	failure
}
