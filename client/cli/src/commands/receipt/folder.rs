//! The receipts of a folder: all files in it that say that they are one, in either form.

use std::{
	fs,
	io::Error,
	path::{Path, PathBuf},
};

use super::kind::Kind;

/// How long a file may be that is looked into: no receipt is as long.
const MAX_BYTES: u64 = 64 << 20;

/// Why a file is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
	/// It is a trust file.
	Trust,
	/// It is a file of hand-overs.
	Handovers,
	/// It is a folder; only what is in the named one itself is looked at.
	Folder,
	/// It does not say that it is a receipt.
	Other,
}

/// What is in a folder, by name.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Found {
	/// Receipts, and what may be one: what is named like one, and what cannot be read.
	pub receipts: Vec<PathBuf>,
	/// What is none, and why.
	pub skipped: Vec<(PathBuf, Skipped)>,
}

/// Looks through a folder.
pub fn look(folder: &Path) -> Result<Found, Error> {
	let mut paths =
		fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Error>>()?;
	paths.sort();
	let mut found = Found::default();
	for path in paths {
		match skipped(&path) {
			Ok(Some(why)) => found.skipped.push((path, why)),
			// Who verifies what cannot be read says why.
			Ok(None) | Err(_) => found.receipts.push(path),
		}
	}
	Ok(found)
}

/// Why a file is no receipt.
fn skipped(path: &Path) -> Result<Option<Skipped>, Error> {
	// What may be a damaged receipt is to be refused, not to be left out.
	if path.extension().is_some_and(|extension| extension == "hfrc") {
		return Ok(None);
	}
	let about = fs::metadata(path)?;
	if about.is_dir() {
		return Ok(Some(Skipped::Folder));
	}
	// Opening a pipe would wait for who writes into it.
	if !about.is_file() || about.len() > MAX_BYTES {
		return Ok(Some(Skipped::Other));
	}
	Ok(match Kind::of(&fs::read(path)?) {
		Kind::Receipt | Kind::Damaged => None,
		Kind::Trust => Some(Skipped::Trust),
		Kind::Handovers => Some(Skipped::Handovers),
		Kind::Other => Some(Skipped::Other),
	})
}
