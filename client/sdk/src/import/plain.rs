//! Registration of one file without any description: the person says what it is, the bytes say the rest.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	dataset::{Distribution, Distributions, Parents, VersionContent},
	digest::Digests,
	locator::{Locator, LocatorPolicy},
	seal::Seal,
	text::Text,
};

use super::{ImportError, ImportedFile, Problem, Registration};
use crate::{
	describe::Answers,
	digest::digest_file,
	seal::{self, Sealed},
};

/// A registration of the file at `path`, whose bytes verifiers find at `url`; or, if it shall be sealed, of its ciphertext, which is
/// made beside it ([`seal`](crate::seal)) and which verifiers find there.
pub fn plain(
	path: &Path,
	url: &str,
	sealed: bool,
	answers: Answers,
	progress: &mut dyn FnMut(u64),
) -> Result<Registration, ImportError> {
	let entry = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
	let mut problems = Vec::new();
	let mut findings = Vec::new();
	let locator = locator(&entry, url, &mut problems);
	let media_type = mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream");
	let name =
		Text::new(&entry).map_err(|_| problems.push(Problem::Text { entry: entry.clone(), field: "name" }));
	let size = path.metadata().map_err(|error| ImportError::Unreadable(path.into(), error))?.len();
	// The answers first: nobody should wait for the hashing of a large file to hear of a missing one.
	if let Err(more) = answers.clone().descriptor(size.into(), &mut findings) {
		problems.extend(more);
	}
	if !problems.is_empty() {
		return Err(ImportError::Problems(problems));
	}
	let Served { path, size, digests, seal } = served(path, sealed, progress)?;
	findings.clear();
	let descriptor = answers.descriptor(size.into(), &mut findings).map_err(ImportError::Problems)?;
	let (Some(locator), Ok(name), Ok(media_type)) = (locator, name, Text::new(media_type)) else {
		return Err(ImportError::Problems(vec![Problem::Text { entry, field: "encodingFormat" }]));
	};
	let distribution = Distribution { name, media_type, size, locator, digests, seal };
	let distributions = Distributions::try_from(vec![distribution])
		.map_err(|_| ImportError::Problems(vec![Problem::TooManyFiles(1)]))?;
	let file = ImportedFile {
		entry,
		path: Some(path),
		declared_blake3: None,
		declared_sha256: None,
		declared_sm3: None,
		actual: Some(digests),
	};
	Ok(Registration {
		content: VersionContent { descriptor, distributions, parents: Parents::default() },
		files: vec![file],
		findings,
	})
}

/// What verifiers read.
struct Served {
	path: PathBuf,
	size: u64,
	digests: Digests,
	seal: Option<Seal>,
}

fn served(path: &Path, sealed: bool, progress: &mut dyn FnMut(u64)) -> Result<Served, ImportError> {
	if sealed {
		let sealed = seal::seal(path, &seal::path_of(path), progress).map_err(ImportError::NotSealed)?;
		let Sealed { path, size, digests, seal, .. } = sealed;
		return Ok(Served { path, size, digests, seal: Some(seal) });
	}
	let found = digest_file(path, progress).map_err(|error| ImportError::Unreadable(path.into(), error))?;
	Ok(Served { path: path.into(), size: found.size, digests: found.digests, seal: None })
}

fn locator(entry: &str, url: &str, problems: &mut Vec<Problem>) -> Option<Locator> {
	let Ok(text) = Text::new(url) else {
		problems.push(Problem::Text { entry: entry.into(), field: "--locator" });
		return None;
	};
	let locator = Locator::Url(text);
	match locator.check(&LocatorPolicy { http: true, private_addresses: true }) {
		Ok(()) => Some(locator),
		Err(error) => {
			problems.push(Problem::Url { entry: entry.into(), url: url.into(), error });
			None
		}
	}
}
