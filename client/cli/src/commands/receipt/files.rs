//! Receipts and trust files on disk: SCALE, or JSON.

use std::path::{Path, PathBuf};

use hefu_proofs::{JsonError, Receipt, Trust};
use hefu_sdk::Client;

use crate::{
	args::Global,
	failure::{Code, Failure},
	text::{self, Lang, Word},
};

/// Reads a receipt. One that cannot be read is refused, as one that does not hold.
pub fn receipt(path: &Path) -> Result<Receipt, Failure> {
	let bytes = read(path)?;
	let lang = Lang::chosen();
	let read = match as_json(&bytes) {
		Some(text) => Receipt::from_json(text),
		None => Receipt::from_bytes(&bytes).map_err(JsonError::Form),
	};
	read.map_err(|error| refused(path, "Form", text::damage(&error, lang), Word::FetchAgain.say(lang)))
}

/// The receipts that are named: of a folder, those in it, by their names.
pub fn receipts(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
	let mut found = Vec::new();
	for path in named {
		if path.is_dir() {
			found.extend(in_folder(path)?);
		} else {
			found.push(path.clone());
		}
	}
	Ok(found)
}

fn in_folder(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
	let failed = |error: std::io::Error| Failure::file(folder, &error);
	let mut found = Vec::new();
	for entry in std::fs::read_dir(folder).map_err(failed)? {
		let path = entry.map_err(failed)?.path();
		if path.extension().is_some_and(|extension| extension == "hfrc") {
			found.push(path);
		}
	}
	if found.is_empty() {
		let lang = Lang::chosen();
		let what = format!("{}: {}", folder.display(), Word::NoReceipts.say(lang));
		return Err(Failure::new(Code::Input, "NoReceipts", what, Word::NameReceipts.say(lang)));
	}
	found.sort();
	Ok(found)
}

/// Reads a trust file.
pub fn trust(path: &Path) -> Result<Trust, Failure> {
	let bytes = read(path)?;
	let lang = Lang::chosen();
	let read = match as_json(&bytes) {
		Some(text) => Trust::from_json(text),
		None => Trust::from_bytes(&bytes).map_err(JsonError::Form),
	};
	read.map_err(|error| {
		let what = format!("{}: {}", path.display(), text::damage(&error, lang));
		Failure::new(Code::Input, "TrustFile", what, Word::GetTrust.say(lang))
	})
}

/// Reads the trust file of `--trust`, if there is one.
pub fn given_trust(global: &Global) -> Result<Option<Trust>, Failure> {
	global.trust.as_deref().map(trust).transpose()
}

/// Writes a receipt, whole or not at all: in JSON where the name ends so.
pub fn write(path: &Path, receipt: &Receipt) -> Result<(), Failure> {
	let json = path.extension().is_some_and(|extension| extension == "json");
	let bytes = if json {
		let text = receipt.to_json().map_err(|error| Failure::internal(error.to_string()))?;
		(text + "\n").into_bytes()
	} else {
		receipt.to_bytes()
	};
	let failed = |error: &std::io::Error| Failure::file(path, error);
	if let Some(folder) = path.parent() {
		std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
	}
	let mut name = path.file_name().unwrap_or_default().to_owned();
	name.push(".part");
	let part = path.with_file_name(name);
	std::fs::write(&part, bytes).map_err(|error| failed(&error))?;
	std::fs::rename(&part, path).map_err(|error| failed(&error))
}

/// The file for a receipt in the folder of `--receipts`: begins with the chain, so that two chains never mix, and the block.
pub fn name(global: &Global, client: &Client, number: u64, what: &str) -> PathBuf {
	let chain = hefu_sdk::hex(&client.genesis()[..4]);
	global.receipts.join(format!("{chain}-{number}-{what}.hfrc"))
}

/// What makes a receipt worthless.
pub fn refused(path: &Path, name: &str, what: String, next: &str) -> Failure {
	Failure::new(Code::NotProven, name, format!("{}: {what}", path.display()), next)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
	std::fs::read(path).map_err(|error| Failure::file(path, &error))
}

/// The text of a file in JSON form. A receipt's bytes begin with letters, and a trust file's with a hash.
fn as_json(bytes: &[u8]) -> Option<&str> {
	let text = std::str::from_utf8(bytes).ok()?;
	text.trim_start().starts_with('{').then_some(text)
}
