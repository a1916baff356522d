//! Import of dataset descriptions: what the file says is taken from it, what it lacks is asked for by name.

pub mod croissant;
mod plain;
mod problem;
mod url;

use std::path::PathBuf;

use hefu_primitives::{dataset::VersionContent, digest::Digests};

pub use plain::plain;
pub use problem::{Field, Finding, Problem};
pub use url::{encode_path, join_url};

use crate::{describe::Answers, seal::SealError};

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
		let each = [(&self.declared_sha256, actual.sha256), (&self.declared_sm3, actual.sm3)];
		let fits = |(declared, actual): (&Option<String>, Option<[u8; 32]>)| {
			Some(crate::digest::parse_digest(declared.as_deref()?) == Some(actual?))
		};
		each.into_iter().filter_map(fits).reduce(|all, fits| all && fits)
	}
}

/// Why there is no registration.
#[derive(Debug)]
pub enum ImportError {
	/// The bytes are not JSON.
	NotJson(serde_json::Error),
	/// JSON, but not a description of the kind that was asked for; what was found instead.
	NotADescription(String),
	/// A file at hand cannot be read.
	Unreadable(PathBuf, std::io::Error),
	/// A file cannot be sealed.
	NotSealed(SealError),
	/// All that has to be put right, at once.
	Problems(Vec<Problem>),
}

impl std::fmt::Display for ImportError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::NotJson(error) => write!(f, "not JSON: {error}"),
			Self::NotADescription(found) => write!(f, "not a Croissant description: {found}"),
			Self::Unreadable(path, error) => write!(f, "cannot read {}: {error}", path.display()),
			Self::NotSealed(error) => write!(f, "{error}"),
			Self::Problems(problems) => {
				for (i, problem) in problems.iter().enumerate() {
					write!(f, "{}{problem}", if i == 0 { "" } else { "\n" })?;
				}
				Ok(())
			}
		}
	}
}

impl std::error::Error for ImportError {}
