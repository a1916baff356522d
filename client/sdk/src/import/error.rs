//! Why a description gives no registration.

use std::path::PathBuf;

use super::{MAX_DOCUMENT, Problem};
use crate::seal::SealError;

/// Why there is no registration.
#[derive(Debug)]
pub enum ImportError {
	/// It begins like JSON and is none.
	NotJson(serde_json::Error),
	/// It is no Turtle, from this place on, both counted from 1.
	NotTurtle {
		/// The line.
		line: u64,
		/// The column.
		column: u64,
		/// Why not.
		why: String,
	},
	/// JSON, but no JSON-LD; why not.
	NotJsonLd(String),
	/// Its `@context` is at this URL, which is not fetched.
	RemoteContext(String),
	/// RDF/XML, or other XML.
	Xml,
	/// More than [`MAX_DOCUMENT`] bytes.
	TooLarge,
	/// It describes no dataset.
	NoDataset {
		/// Whether it describes a series of datasets.
		series: bool,
	},
	/// What looks like the name of a class is another.
	LooksLike {
		/// The name that is there.
		found: String,
		/// The name that was meant.
		meant: &'static str,
	},
	/// It describes several datasets: their names.
	Several(Vec<String>),
	/// It does not describe the dataset that was asked for.
	NoSuchDataset {
		/// Its name.
		wanted: String,
		/// The names of those that it describes; none for a description of one dataset, which needs no name.
		there: Vec<String>,
	},
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
			Self::NotTurtle { line, column, why } => {
				write!(f, "neither JSON nor Turtle: line {line}, column {column}: {why}")
			}
			Self::NotJsonLd(why) => write!(f, "not JSON-LD: {why}"),
			Self::RemoteContext(url) => write!(
				f,
				"its @context is at {url}, and nothing is fetched: put what stands there in place of the address (those of DCAT-AP 3.0 \
				 are known)"
			),
			Self::Xml => f.write_str("XML is not read: have it written as Turtle or JSON-LD"),
			Self::TooLarge => write!(
				f,
				"more than {} MiB: take the dataset's own description out of the catalogue",
				MAX_DOCUMENT >> 20
			),
			Self::NoDataset { series: false } => f.write_str(
				"it describes no dataset: neither a dcat:Dataset (DCAT) nor an sc:Dataset (Croissant) is in it",
			),
			Self::NoDataset { series: true } => f.write_str(
				"it describes a series of datasets and none of them: import their own descriptions",
			),
			Self::LooksLike { found, meant } => {
				write!(f, "{found} looks like {meant} and is another name: correct it in the description")
			}
			Self::Several(names) => {
				write!(
					f,
					"it describes {} datasets: choose one with --dataset: {}",
					names.len(),
					names.join(", ")
				)
			}
			Self::NoSuchDataset { wanted, there } if there.is_empty() => {
				write!(f, "it describes one dataset, which needs no name: leave out --dataset {wanted}")
			}
			Self::NoSuchDataset { wanted, there } => {
				write!(f, "it does not describe {wanted}: choose with --dataset one of {}", there.join(", "))
			}
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
