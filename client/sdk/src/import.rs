//! Import of dataset descriptions: what the file says is taken from it, what it lacks is asked for by name.

mod claims;
mod croissant;
mod dcat;
mod entry;
mod error;
mod files;
mod plain;
mod problem;
mod register;
mod size;
mod time;
mod url;

use std::{
	fs::File,
	io::Read,
	path::{Path, PathBuf},
};

use hefu_primitives::{dataset::VersionContent, digest::Digests};
use serde_json::Value;

pub use error::ImportError;
pub use plain::plain;
pub use problem::{Field, Finding, Problem};
pub use url::{encode_path, join_url};

use crate::describe::Answers;
use entry::{Entry, Words};

/// Bytes of a description at most: it is read as a whole.
pub const MAX_DOCUMENT: usize = 16 << 20;

/// How an import is done.
#[derive(Clone, Debug, Default)]
pub struct Options {
	/// Folder in which relative locators are files; none for a description that stands alone.
	pub folder: Option<PathBuf>,
	/// URL under which that folder is served to verifiers.
	pub base_url: Option<String>,
	/// Whether a declared value that is no digest is replaced by the digest of the file at hand.
	pub compute: bool,
	/// What a person says: it stands before what the file says.
	pub answers: Answers,
}

/// A description ready to be registered.
#[derive(Clone, Debug)]
pub struct Registration {
	/// What is registered.
	pub content: VersionContent,
	/// For each distribution, in order, what was declared and what the bytes at hand say.
	pub files: Vec<ImportedFile>,
	/// What the person should know.
	pub findings: Vec<Finding>,
}

/// One distribution as it was declared and as it was found.
#[derive(Clone, Debug)]
pub struct ImportedFile {
	/// The entry's name in the description.
	pub entry: String,
	/// The file at hand.
	pub path: Option<PathBuf>,
	/// The BLAKE3 that the description declares, as it is written there.
	pub declared_blake3: Option<String>,
	/// The SHA-256 that the description declares, as it is written there.
	pub declared_sha256: Option<String>,
	/// The SM3 that the description declares, as it is written there.
	pub declared_sm3: Option<String>,
	/// Digests of the bytes at hand: BLAKE3, SHA-256, and SM3 where it was asked for.
	pub actual: Option<Digests>,
}

impl ImportedFile {
	/// Whether what is declared fits the bytes at hand, each digest of it; `None` when nothing was declared or is at hand.
	pub fn matches(&self) -> Option<bool> {
		let actual = self.actual?;
		let each = [
			(&self.declared_blake3, actual.blake3),
			(&self.declared_sha256, actual.sha256),
			(&self.declared_sm3, actual.sm3),
		];
		let fits = |(declared, actual): (&Option<String>, Option<[u8; 32]>)| {
			Some(crate::digest::parse_digest(declared.as_deref()?) == Some(actual?))
		};
		each.into_iter().filter_map(fits).reduce(|all, fits| all && fits)
	}
}

/// A description of a dataset, read and not yet compared with the files that it names.
#[derive(Clone, Debug)]
pub struct Description {
	words: &'static Words,
	/// What it says of the dataset.
	said: Answers,
	/// What it says of files.
	entries: Vec<Entry>,
	findings: Vec<Finding>,
	problems: Vec<Problem>,
}

/// The bytes of a description, unless they are too many.
pub fn load(path: &Path) -> Result<Vec<u8>, ImportError> {
	let unreadable = |error| ImportError::Unreadable(path.into(), error);
	let mut document = Vec::new();
	let file = File::open(path).map_err(unreadable)?;
	file.take(MAX_DOCUMENT as u64 + 1).read_to_end(&mut document).map_err(unreadable)?;
	Ok(document)
}

impl Description {
	/// Reads a Croissant description (JSON), or one of DCAT (JSON-LD or Turtle), which its content tells. `dataset` is the one that is
	/// meant where a document has several: its IRI, or its title.
	pub fn read(document: &[u8], dataset: Option<&str>) -> Result<Self, ImportError> {
		if document.len() > MAX_DOCUMENT {
			return Err(ImportError::TooLarge);
		}
		let digest = *blake3::hash(document).as_bytes();
		let text = document.strip_prefix(b"\xef\xbb\xbf").unwrap_or(document).trim_ascii_start();
		if !is_json(text) {
			return dcat::turtle(text)?.description(dataset, digest);
		}
		let json: Value = serde_json::from_slice(text).map_err(ImportError::NotJson)?;
		if !croissant::is_one(&json) {
			return dcat::json_ld(text)?.description(dataset, digest);
		}
		match dataset {
			None => Ok(croissant::read(&json, digest)),
			Some(wanted) => Err(ImportError::NoSuchDataset { wanted: wanted.into(), there: Vec::new() }),
		}
	}
}

/// Whether a text is JSON, by how it begins. Turtle can begin with a bracket too, but then with what a nameless thing is.
fn is_json(text: &[u8]) -> bool {
	match text.split_first() {
		Some((b'{', _)) => true,
		Some((b'[', rest)) => match rest.trim_ascii_start() {
			[b'{' | b'"' | b'[', ..] => true,
			[b']', after @ ..] => after.trim_ascii().is_empty(),
			_ => false,
		},
		_ => false,
	}
}
