//! Receipts and trust files on disk: SCALE, or JSON.

use std::path::{Path, PathBuf};

use hefu_proofs::{JsonError, Receipt, Trust};
use hefu_sdk::Client;

use super::{
	folder::{self, Found},
	kind::{Kind, as_json},
};
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
	read.map_err(|error| {
		let (what, next) = match Kind::of(&bytes) {
			kind @ (Kind::Trust | Kind::Handovers) => (text::no_receipt(kind, lang), Word::NameReceipt),
			Kind::Receipt | Kind::Damaged | Kind::Other => (text::damage(&error, lang), Word::FetchAgain),
		};
		refused(path, "Form", what, next.say(lang))
	})
}

/// The receipts that are named: of a folder, those in it, and what else is in it.
pub fn receipts(named: &[PathBuf]) -> Result<Found, Failure> {
	let mut found = Found::default();
	for path in named {
		if path.is_dir() {
			let Found { receipts, skipped } = in_folder(path)?;
			found.receipts.extend(receipts);
			found.skipped.extend(skipped);
		} else {
			found.receipts.push(path.clone());
		}
	}
	Ok(found)
}

fn in_folder(folder: &Path) -> Result<Found, Failure> {
	let found = folder::look(folder).map_err(|error| Failure::file(folder, &error))?;
	if !found.receipts.is_empty() {
		return Ok(found);
	}
	let lang = Lang::chosen();
	let mut what = vec![format!("{}: {}", folder.display(), Word::NoReceipts.say(lang))];
	what.extend(found.skipped.iter().map(|(path, why)| text::skipped(path, *why, lang)));
	Err(Failure::of_many(Code::Input, "NoReceipts", what, Word::NameReceipts.say(lang)))
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
		let (what, next) = match Kind::of(&bytes) {
			kind @ (Kind::Receipt | Kind::Handovers) => (text::no_trust(kind, lang), Word::NameTrust),
			Kind::Trust | Kind::Damaged | Kind::Other => (text::damage(&error, lang), Word::GetTrust),
		};
		Failure::new(Code::Input, "TrustFile", format!("{}: {what}", path.display()), next.say(lang))
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
