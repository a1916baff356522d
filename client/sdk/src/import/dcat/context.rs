//! The JSON-LD contexts of DCAT-AP 3.0, by their addresses: what their terms stand for, written down here, since nothing is fetched.
//! Terms that are about other things than datasets, their files and their series are left out.

use oxjsonld::JsonLdRemoteDocument;
use serde_json::Value;

/// The terms of datasets, distributions and what belongs to them. The profile scopes them by class; none stands for two things, so they
/// stand side by side, and things of several classes are read as well.
const TERMS: &str = include_str!("context.jsonld");

/// Where the profile's releases are published.
const PUBLISHED: [&str; 4] = [
	"https://semiceu.github.io/DCAT-AP/releases/",
	"https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/",
	"https://raw.githubusercontent.com/SEMICeu/DCAT-AP/master/releases/",
	"https://github.com/SEMICeu/DCAT-AP/raw/refs/heads/master/releases/",
];

/// What the context of the profile's examples has besides: names of things, in a place of their own.
const EXAMPLES: [(&str, &str); 5] = [
	("example", "https://data.gov.gr/"),
	("example-ag", "https://agencies.gov.gr/id/"),
	("example-cat", "https://data.gov.gr/id/catalog/"),
	("example-ds", "https://data.gov.gr/id/dataset/"),
	("example-ser", "https://data.gov.gr/id/datasetseries/"),
];

/// The context at this address, if it is one of them.
pub(super) fn known(url: &str) -> Option<JsonLdRemoteDocument> {
	let release = PUBLISHED.into_iter().find_map(|before| url.strip_prefix(before))?;
	let document = match release.strip_prefix("3.0.0/").or_else(|| release.strip_prefix("3.0.1/"))? {
		"context/dcat-ap.jsonld" => TERMS.into(),
		"html/examples/context.jsonld" => with_examples()?,
		_ => return None,
	};
	Some(JsonLdRemoteDocument { document: document.into_bytes(), document_url: url.into() })
}

fn with_examples() -> Option<String> {
	let mut context: Value = serde_json::from_str(TERMS).ok()?;
	let terms = context.get_mut("@context")?.as_object_mut()?;
	terms.extend(EXAMPLES.map(|(prefix, names)| (prefix.to_owned(), names.into())));
	Some(context.to_string())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_profiles_own_addresses_are_known() {
		for url in [
			"https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
			"https://semiceu.github.io/uri.semic.eu-generated/DCAT-AP/releases/3.0.0/html/examples/context.jsonld",
		] {
			let context: Value = serde_json::from_slice(&known(url).unwrap().document).unwrap();
			assert_eq!(context["@context"]["Dataset"], "http://www.w3.org/ns/dcat#Dataset");
		}
		for url in [
			"http://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
			"https://semiceu.github.io.example.org/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
			"https://semiceu.github.io/DCAT-AP/releases/4.0.0/context/dcat-ap.jsonld",
			"https://example.org/context.jsonld",
		] {
			assert!(known(url).is_none(), "{url}");
		}
	}
}
