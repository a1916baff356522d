//! Croissant (MLCommons), versions 0.8, 1.0 and 1.1.
//!
//! The descriptions in use are JSON-LD by convention only: prefixes differ (`sc:`, `cr:`, full IRIs), values are single
//! or lists, and digests are often placeholders. So each field is read on its own and nothing is taken on trust.

mod claims;
mod fields;
mod files;

use std::path::PathBuf;

use hefu_primitives::{
	dataset::{Distribution, Distributions, Parents, Temporal, VersionContent},
	locator::{Locator, LocatorPolicy},
	text::Text,
};
use serde_json::Value;

use super::{Field, Finding, ImportError, ImportedFile, Options, Problem, Registration, url::join_url};
use crate::{date, describe::Answers, digest::FileDigest};
use claims::Declared;
use fields::{exact_bytes, is_a, reference, text, written};
use files::{at_hand, decoded, guess, stays_inside};

/// Whether the consortium takes `http` and private addresses is the chain's to say; here only what no chain takes is
/// refused.
const ANY: LocatorPolicy = LocatorPolicy { http: true, private_addresses: true };

/// Reads a description and the files beside it. `progress` is told of the bytes as files are read.
pub fn import(
	document: &[u8],
	options: &Options,
	progress: &mut dyn FnMut(u64),
) -> Result<Registration, ImportError> {
	let json: Value = serde_json::from_slice(document).map_err(ImportError::NotJson)?;
	let entries = entries(&json)?;
	let mut import =
		Import { options, progress, problems: Vec::new(), findings: Vec::new(), base_url_asked: false };
	let mut distributions = Vec::new();
	let mut files = Vec::new();
	let mut seen = 0;
	for (place, entry) in entries.iter().enumerate() {
		let Some(kept) = import.keep(entry, place) else { continue };
		seen += 1;
		if let Some((distribution, file)) = import.distribution(kept)? {
			distributions.push(distribution);
			files.push(file);
		}
	}
	if seen == 0 {
		import.problems.push(Problem::NoFiles);
	}
	let Import { mut problems, mut findings, .. } = import;
	let bytes = distributions.iter().map(|distribution| u128::from(distribution.size)).sum();
	let answers = options.answers.clone().or(said(&json, document));
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

/// Bytes of the files at hand, so that progress has a whole to be a part of.
pub fn bytes_at_hand(document: &[u8], options: &Options) -> u64 {
	let Ok(json) = serde_json::from_slice::<Value>(document) else { return 0 };
	let Ok(entries) = entries(&json) else { return 0 };
	let mut bytes = 0;
	for entry in entries {
		let path = text(entry, "contentUrl").and_then(|url| at_hand(options.folder.as_deref()?, url));
		bytes += path.and_then(|path| path.metadata().ok()).map_or(0, |metadata| metadata.len());
	}
	bytes
}

/// The entries of a description, which must be one.
fn entries(json: &Value) -> Result<&[Value], ImportError> {
	let Value::Object(fields) = json else {
		return Err(ImportError::NotADescription("the document is not a JSON object".into()));
	};
	if !is_a(json, "Dataset") {
		let found = fields.get("@type").map_or("nothing".into(), ToString::to_string);
		return Err(ImportError::NotADescription(format!("\"@type\" is {found} instead of \"sc:Dataset\"")));
	}
	Ok(match fields.get("distribution") {
		None | Some(Value::Null) => &[],
		Some(Value::Array(entries)) => entries,
		Some(one) => std::slice::from_ref(one),
	})
}

/// What the description itself says of the dataset.
fn said(json: &Value, document: &[u8]) -> Answers {
	let schema = json.get("recordSet").and_then(|sets| serde_json::to_vec(sets).ok());
	Answers {
		name: text(json, "name").map(Into::into),
		overview: text(json, "description").map(Into::into),
		temporal: text(json, "temporalCoverage").and_then(temporal),
		schema: schema.map(|schema| *blake3::hash(&schema).as_bytes()),
		metadata: Some(*blake3::hash(document).as_bytes()),
		..Answers::default()
	}
}

/// `2020-01-01/2020-12-31`, or one day; anything else (open ends, years alone, prose) is left for a person to say.
fn temporal(text: &str) -> Option<Temporal> {
	let (start, end) = text.split_once('/').unwrap_or((text, text));
	Some(Temporal { start: date::days(start.trim())?, end: date::days(end.trim())? })
}

/// An entry that is a file of its own.
struct Entry<'a> {
	json: &'a Value,
	name: String,
}

struct Import<'a> {
	options: &'a Options,
	progress: &'a mut dyn FnMut(u64),
	problems: Vec<Problem>,
	findings: Vec<Finding>,
	/// The base URL is asked for once, not for each file.
	base_url_asked: bool,
}

impl Import<'_> {
	/// Passes over what has no bytes of its own.
	fn keep<'e>(&mut self, json: &'e Value, place: usize) -> Option<Entry<'e>> {
		let name = text(json, "name").or_else(|| text(json, "@id"));
		let name = name.map_or_else(|| format!("distribution {}", place + 1), Into::into);
		if is_a(json, "FileSet") {
			self.findings.push(Finding::SetSkipped { entry: name });
			return None;
		}
		if let Some(within) = reference(json.get("containedIn")) {
			self.findings.push(Finding::ContainedSkipped { entry: name, within });
			return None;
		}
		Some(Entry { json, name })
	}

	/// The entry as a distribution; its problems are collected, so that all are told at once.
	fn distribution(
		&mut self,
		entry: Entry<'_>,
	) -> Result<Option<(Distribution, ImportedFile)>, ImportError> {
		let before = self.problems.len();
		let Entry { json, name } = entry;
		let format = text(json, "encodingFormat");
		if let Some(format) = format.filter(|format| format.starts_with("git+")) {
			self.problems.push(Problem::Repository { entry: name.clone(), format: format.into() });
		}
		let Some(url) = text(json, "contentUrl") else {
			self.problems.push(Problem::NoUrl { entry: name });
			return Ok(None);
		};
		let (locator, path) = self.locate(&name, url);
		let declared = Declared::of(json);
		let found = path.as_deref().map(|path| self.read(path, &declared)).transpose()?;
		let digests = self.digests(&name, &declared, path.as_deref().zip(found));
		let size = self.size(&name, written(json, "contentSize"), found);
		let media_type = format.map_or_else(|| guess(url), Into::into);
		let file_name = self.short(&name, "name", &name);
		let media_type = self.short(&name, "encodingFormat", &media_type);
		let Declared { sha256, sm3 } = declared;
		let actual = found.map(|found| found.digests);
		let file = ImportedFile { entry: name, path, declared_sha256: sha256, declared_sm3: sm3, actual };
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
			self.problems.push(Problem::LeadsOut { entry: entry.into(), url: url.into() });
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
			self.problems.push(Problem::Text { entry: entry.into(), field: "contentUrl" });
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
				self.problems.push(Problem::NoSize { entry: entry.into(), declared: written });
			}
			return declared;
		};
		if let (Some(declared), Some(written)) = (declared, written)
			&& declared != found.size
		{
			self.findings.push(Finding::SizeDiffers {
				entry: entry.into(),
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn coverage_is_read_only_where_it_is_exact() {
		assert_eq!(temporal("1970-01-01/1970-01-02"), Some(Temporal { start: 0, end: 1 }));
		assert_eq!(temporal("2020-02-29"), Some(Temporal { start: 18_321, end: 18_321 }));
		for text in ["2020", "2020-01-01/..", "the twenties", "2020-02-30"] {
			assert_eq!(temporal(text), None, "{text}");
		}
	}
}
