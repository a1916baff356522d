//! From a description to a registration: the files that it names are found, read and compared.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	dataset::{Distribution, Distributions, Parents, VersionContent},
	locator::{Locator, LocatorPolicy},
	text::Text,
};

use super::{
	Description, Field, Finding, ImportError, ImportedFile, Options, Problem, Registration,
	claims::Declared,
	entry::{Entry, Words},
	files::{at_hand, decoded, guess, stays_inside},
	join_url,
	size::exact_bytes,
};
use crate::digest::FileDigest;

/// Whether the consortium takes `http` and private addresses is the chain's to say; here only what no chain takes is
/// refused.
const ANY: LocatorPolicy = LocatorPolicy { http: true, private_addresses: true };

impl Description {
	/// Bytes of the files at hand in a folder, so that progress has a whole to be a part of.
	pub fn bytes_at_hand(&self, folder: Option<&Path>) -> u64 {
		let paths = self.entries.iter().filter_map(|entry| at_hand(folder?, entry.url.as_deref()?));
		paths.filter_map(|path| path.metadata().ok()).map(|metadata| metadata.len()).sum()
	}

	/// What is registered, or all that stands in its way at once. Reads the files at hand; `progress` is told of their bytes.
	pub fn register(
		self,
		options: &Options,
		progress: &mut dyn FnMut(u64),
	) -> Result<Registration, ImportError> {
		let Self { words, said, entries, findings, problems } = self;
		let mut import = Import { words, options, progress, problems, findings, base_url_asked: false };
		if entries.is_empty() {
			import.problems.push(Problem::NoFiles);
		}
		let mut distributions = Vec::new();
		let mut files = Vec::new();
		for entry in entries {
			if let Some((distribution, file)) = import.distribution(entry)? {
				distributions.push(distribution);
				files.push(file);
			}
		}
		let Import { mut problems, mut findings, .. } = import;
		let bytes = distributions.iter().map(|distribution| u128::from(distribution.size)).sum();
		let answers = options.answers.clone().or(said);
		let descriptor = answers.descriptor(bytes, &mut findings).map_err(|more| problems.extend(more)).ok();
		let count = distributions.len();
		let distributions =
			Distributions::try_from(distributions).map_err(|_| problems.push(Problem::TooManyFiles(count)));
		match (descriptor, distributions) {
			(Some(descriptor), Ok(distributions)) if problems.is_empty() => Ok(Registration {
				content: VersionContent { descriptor, distributions, parents: Parents::default() },
				files,
				findings,
			}),
			_ => Err(ImportError::Problems(problems)),
		}
	}
}

/// An import under way: what is found wrong is collected, so that all is told at once.
pub(super) struct Import<'a> {
	pub(super) words: &'static Words,
	pub(super) options: &'a Options,
	pub(super) progress: &'a mut dyn FnMut(u64),
	pub(super) problems: Vec<Problem>,
	pub(super) findings: Vec<Finding>,
	/// The base URL is asked for once, not for each file.
	base_url_asked: bool,
}

impl Import<'_> {
	fn distribution(&mut self, entry: Entry) -> Result<Option<(Distribution, ImportedFile)>, ImportError> {
		let before = self.problems.len();
		let Entry { name, url, media_type, size, declared } = entry;
		let Some(url) = url else {
			self.problems.push(Problem::NoUrl { entry: name, field: self.words.url });
			return Ok(None);
		};
		let (locator, path) = self.locate(&name, &url);
		let found = path.as_deref().map(|path| self.read(path, &declared)).transpose()?;
		let digests = self.digests(&name, &declared, path.as_deref().zip(found));
		let size = self.size(&name, size, found);
		let media_type = media_type.unwrap_or_else(|| guess(&url));
		let file_name = self.short(&name, self.words.name, &name);
		let media_type = self.short(&name, self.words.media_type, &media_type);
		let Declared { blake3, sha256, sm3 } = declared;
		let file = ImportedFile {
			entry: name,
			path,
			declared_blake3: blake3,
			declared_sha256: sha256,
			declared_sm3: sm3,
			actual: found.map(|found| found.digests),
		};
		let (Some(locator), Some(digests), Some(size), Some(name), Some(media_type)) =
			(locator, digests, size, file_name, media_type)
		else {
			return Ok(None);
		};
		let distribution = Distribution { name, media_type, size, locator, digests, seal: None };
		Ok((self.problems.len() == before).then_some((distribution, file)))
	}

	/// Where verifiers find the bytes, and where they are at hand.
	fn locate(&mut self, entry: &str, url: &str) -> (Option<Locator>, Option<PathBuf>) {
		if url.contains("://") {
			return (self.locator(entry, url.into()), None);
		}
		let relative = url.strip_prefix("file:").unwrap_or(url);
		if !stays_inside(relative) {
			let field = self.words.url;
			self.problems.push(Problem::LeadsOut { entry: entry.into(), field, url: url.into() });
			return (None, None);
		}
		let path = self.options.folder.as_deref().and_then(|folder| at_hand(folder, relative));
		let Some(base) = &self.options.base_url else {
			if !std::mem::replace(&mut self.base_url_asked, true) {
				self.problems.push(Problem::Missing(Field::BaseUrl));
			}
			return (None, path);
		};
		// The name as it is on disk; without a file, the text is taken for a name as well.
		let decoded = decoded(relative);
		let literal = self.options.folder.as_deref().is_some_and(|folder| folder.join(relative).is_file());
		let path_text = if !literal && path.is_some() { decoded } else { relative.to_owned() };
		let joined = join_url(base, &path_text);
		(self.locator(entry, joined), path)
	}

	fn locator(&mut self, entry: &str, url: String) -> Option<Locator> {
		let Ok(text) = Text::new(&url) else {
			let field = self.words.url;
			self.problems.push(Problem::Text { entry: entry.into(), field });
			return None;
		};
		let locator = Locator::Url(text);
		match locator.check(&ANY) {
			Ok(()) => Some(locator),
			Err(error) => {
				self.problems.push(Problem::Url { entry: entry.into(), url, error });
				None
			}
		}
	}

	/// The size of the bytes at hand, or the declared one where it is exact.
	fn size(&mut self, entry: &str, written: Option<String>, found: Option<FileDigest>) -> Option<u64> {
		let declared = written.as_deref().and_then(exact_bytes);
		let Some(found) = found else {
			if declared.is_none() {
				let field = self.words.size;
				self.problems.push(Problem::NoSize { entry: entry.into(), field, declared: written });
			}
			return declared;
		};
		if let (Some(declared), Some(written)) = (declared, written)
			&& declared != found.size
		{
			self.findings.push(Finding::SizeDiffers {
				entry: entry.into(),
				field: self.words.size,
				declared: written,
				actual: found.size,
			});
		}
		Some(found.size)
	}

	fn short(&mut self, entry: &str, field: &'static str, text: &str) -> Option<Text<128>> {
		let text = Text::new(text).ok().filter(|text| !text.is_empty());
		if text.is_none() {
			self.problems.push(Problem::Text { entry: entry.into(), field });
		}
		text
	}
}
