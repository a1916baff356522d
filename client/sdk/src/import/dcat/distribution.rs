//! What is said of a distribution, as an entry that is a file.

use oxrdf::NamedOrBlankNode;
use percent_encoding::{CONTROLS, utf8_percent_encode};

use super::{
	Reading,
	graph::{node, written},
	names::{
		ACCESS_URL, ALGORITHM, BYTE_SIZE, CHECKSUM, CHECKSUM_VALUE, DOWNLOAD_URL, FORMAT, LABEL, MEDIA_TYPE,
		NOTATION, TITLE, VALUE, prefixed,
	},
};
use crate::import::{Finding, Problem, claims::Declared, entry::Entry};

/// What is read of a distribution.
const READ: [&str; 7] = [TITLE, DOWNLOAD_URL, ACCESS_URL, MEDIA_TYPE, FORMAT, BYTE_SIZE, CHECKSUM];

/// Most bytes of a name in the register.
const MAX_NAME: usize = 128;

impl Reading<'_> {
	/// A distribution as an entry.
	pub(super) fn distribution(&mut self, of: &NamedOrBlankNode, place: usize) -> Entry {
		self.properties(of, &READ);
		let name = self.entry_name(of, place);
		Entry {
			url: self.url(of, &name),
			media_type: self.media_type(of),
			size: self.one(of, BYTE_SIZE, &name).map(whole),
			declared: self.checksums(of, &name),
			name,
		}
	}

	/// Its title, its file's name, or its own, whichever is there and short enough.
	fn entry_name(&self, of: &NamedOrBlankNode, place: usize) -> String {
		let urls = [DOWNLOAD_URL, ACCESS_URL].map(|property| self.graph.values(of, property));
		let url = urls.iter().flatten().find_map(|value| written(value));
		let own = || matches!(of, NamedOrBlankNode::NamedNode(_)).then(|| self.graph.name(of));
		let names = [self.graph.title(of), url.and_then(|url| file_name(&as_url(url))), own()];
		let name = names.into_iter().flatten().find(|name| name.len() <= MAX_NAME);
		name.unwrap_or_else(|| format!("distribution {}", place + 1))
	}

	/// Where the bytes lie. An access URL may be a page about them: it is taken where there is no other.
	fn url(&mut self, of: &NamedOrBlankNode, entry: &str) -> Option<String> {
		if self.graph.values(of, DOWNLOAD_URL).is_empty() {
			let url = as_url(&self.one(of, ACCESS_URL, entry)?);
			self.findings.push(Finding::AccessUrl { entry: entry.into(), url: url.clone() });
			return Some(url);
		}
		self.one(of, DOWNLOAD_URL, entry).map(|url| as_url(&url))
	}

	/// The one value of a property, as it is written.
	fn one(&mut self, of: &NamedOrBlankNode, property: &'static str, entry: &str) -> Option<String> {
		let graph = self.graph;
		match &graph.values(of, property)[..] {
			[] => None,
			[value] => written(value).map(Into::into),
			_ => {
				self.problems.push(Problem::Several { entry: entry.into(), field: prefixed(property) });
				None
			}
		}
	}

	/// The media type, said as such or by a format.
	fn media_type(&self, of: &NamedOrBlankNode) -> Option<String> {
		let said = [MEDIA_TYPE, FORMAT].map(|property| self.graph.values(of, property));
		said.iter().flatten().find_map(|value| {
			let labels = || self.graph.literal(&node(value)?, &[VALUE, NOTATION, LABEL]);
			written(value).and_then(media_type).or_else(|| media_type(labels()?))
		})
	}

	/// The digests that the register takes. Two of the same function that differ are a problem.
	fn checksums(&mut self, of: &NamedOrBlankNode, entry: &str) -> Declared {
		let graph = self.graph;
		let mut declared = Declared::default();
		for checksum in graph.nodes(of, CHECKSUM) {
			self.properties(&checksum, &[ALGORITHM, CHECKSUM_VALUE]);
			let algorithm = graph.values(&checksum, ALGORITHM).into_iter().find_map(written);
			let algorithm = algorithm.map(algorithm_name).unwrap_or_default();
			let value = graph.literal(&checksum, &[CHECKSUM_VALUE]).unwrap_or_default();
			let place = match algorithm.as_str() {
				"blake3" => &mut declared.blake3,
				"sha256" => &mut declared.sha256,
				"sm3" => &mut declared.sm3,
				_ => {
					self.findings.push(Finding::OtherChecksum { entry: entry.into(), algorithm });
					continue;
				}
			};
			match place {
				Some(before) if *before != value => {
					self.problems.push(Problem::Several { entry: entry.into(), field: prefixed(CHECKSUM) });
				}
				_ => *place = Some(value.into()),
			}
		}
		declared
	}
}

/// An IRI as a URL: what stands behind its host is percent-encoded where it is not ASCII. A host that is not is left, and refused: it
/// may look like another.
fn as_url(iri: &str) -> String {
	let Some((scheme, rest)) = iri.split_once("://") else { return iri.into() };
	let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
	format!("{scheme}://{host}{}", utf8_percent_encode(path, CONTROLS))
}

/// The last part of a URL's path.
fn file_name(url: &str) -> Option<String> {
	let path = url.split_once("://").map_or(Some(url), |(_, rest)| Some(rest.split_once('/')?.1))?;
	let path = path.split(['?', '#']).next()?;
	let last = path.trim_end_matches('/').rsplit('/').next().filter(|last| !last.is_empty())?;
	Some(percent_encoding::percent_decode_str(last).decode_utf8_lossy().into_owned())
}

/// `text/csv`, from IANA's name for it, the European Union's file type, an ending, or as it stands.
fn media_type(text: &str) -> Option<String> {
	let iana = text.split_once("iana.org/assignments/media-types/").map(|(_, kind)| kind);
	if let Some(kind) = iana {
		return Some(kind.into());
	}
	if text.contains('/') && !text.contains(':') {
		return Some(text.into());
	}
	let ending = text.rsplit(['/', '.', '#']).next()?;
	mime_guess::from_ext(&ending.to_ascii_lowercase()).first_raw().map(Into::into)
}

/// `checksumAlgorithm_sha256`, `SHA-256`, `sha256`: `sha256`.
fn algorithm_name(text: &str) -> String {
	let last = text.rsplit(['/', '#', ':']).next().unwrap_or_default();
	let last = last.strip_prefix("checksumAlgorithm_").unwrap_or(last);
	last.to_ascii_lowercase().replace(['-', '_'], "")
}

/// A whole number of bytes, which DCAT before version 3 wrote as a decimal: `5120.0`.
fn whole(size: String) -> String {
	match size.split_once('.') {
		Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole.into(),
		_ => size,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_what_stands_behind_the_host_is_encoded() {
		assert_eq!(as_url("https://h.org/数 据?年=1"), "https://h.org/%E6%95%B0 %E6%8D%AE?%E5%B9%B4=1");
		assert_eq!(as_url("https://h.org/a%20b"), "https://h.org/a%20b");
		assert_eq!(as_url("https://ехample.org/a"), "https://ехample.org/a");
		assert_eq!(as_url("data/数.csv"), "data/数.csv");
	}

	#[test]
	fn media_types_have_one_form() {
		for text in [
			"text/csv",
			"https://www.iana.org/assignments/media-types/text/csv",
			"http://publications.europa.eu/resource/authority/file-type/CSV",
			"CSV",
			"csv",
		] {
			assert_eq!(media_type(text).as_deref(), Some("text/csv"), "{text}");
		}
		assert_eq!(media_type("a format of our own"), None);
	}

	#[test]
	fn files_algorithms_and_sizes_by_their_names() {
		assert_eq!(file_name("https://h.org/d/a%20b.csv?x=1").as_deref(), Some("a b.csv"));
		assert_eq!(file_name("data/a.csv").as_deref(), Some("a.csv"));
		assert_eq!((file_name("https://h.org"), file_name("https://h.org/")), (None, None));
		for text in
			["http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "SHA-256", "spdx:checksumAlgorithm_sha256"]
		{
			assert_eq!(algorithm_name(text), "sha256", "{text}");
		}
		assert_eq!(
			(whole("5120.0".into()), whole("51.2".into()), whole("7".into())),
			("5120".into(), "51.2".into(), "7".into())
		);
	}
}
