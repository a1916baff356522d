//! Registration of one file without any description: the person says what it is, the bytes say the rest.

use std::path::Path;

use hefu_primitives::{
	dataset::{Distribution, Distributions, Parents, VersionContent},
	locator::{Locator, LocatorPolicy},
	text::Text,
};

use super::{ImportError, ImportedFile, Problem, Registration};
use crate::{describe::Answers, digest::digest_file};

/// A registration of the file at `path`, whose bytes verifiers find at `url`.
pub fn plain(
	path: &Path,
	url: &str,
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
	let found = digest_file(path, progress).map_err(|error| ImportError::Unreadable(path.into(), error))?;
	findings.clear();
	let descriptor = answers.descriptor(found.size.into(), &mut findings).map_err(ImportError::Problems)?;
	let (Some(locator), Ok(name), Ok(media_type)) = (locator, name, Text::new(media_type)) else {
		return Err(ImportError::Problems(vec![Problem::Text { entry, field: "encodingFormat" }]));
	};
	let distribution = Distribution { name, media_type, size: found.size, locator, digests: found.digests };
	let distributions = Distributions::try_from(vec![distribution])
		.map_err(|_| ImportError::Problems(vec![Problem::TooManyFiles(1)]))?;
	let file = ImportedFile {
		entry,
		path: Some(path.into()),
		declared_sha256: None,
		declared_sm3: None,
		actual: Some(found.digests),
	};
	Ok(Registration {
		content: VersionContent { descriptor, distributions, parents: Parents::default() },
		files: vec![file],
		findings,
	})
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
