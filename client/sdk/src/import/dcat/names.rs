//! The names that are read, and how people write them.

use oxrdf::Term;

macro_rules! names {
	($($(#[$doc:meta])* $name:ident = $vocabulary:literal $local:literal;)*) => {
		$($(#[$doc])* pub(super) const $name: &str = concat!($vocabulary, $local);)*
	};
}

names! {
	TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" "type";
	VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" "value";
	LABEL = "http://www.w3.org/2000/01/rdf-schema#" "label";
	NOTATION = "http://www.w3.org/2004/02/skos/core#" "notation";

	DATASET = "http://www.w3.org/ns/dcat#" "Dataset";
	DATASET_SERIES = "http://www.w3.org/ns/dcat#" "DatasetSeries";
	DISTRIBUTION = "http://www.w3.org/ns/dcat#" "distribution";
	THEME = "http://www.w3.org/ns/dcat#" "theme";
	START_DATE = "http://www.w3.org/ns/dcat#" "startDate";
	END_DATE = "http://www.w3.org/ns/dcat#" "endDate";
	DOWNLOAD_URL = "http://www.w3.org/ns/dcat#" "downloadURL";
	ACCESS_URL = "http://www.w3.org/ns/dcat#" "accessURL";
	MEDIA_TYPE = "http://www.w3.org/ns/dcat#" "mediaType";
	BYTE_SIZE = "http://www.w3.org/ns/dcat#" "byteSize";

	TITLE = "http://purl.org/dc/terms/" "title";
	DESCRIPTION = "http://purl.org/dc/terms/" "description";
	SPATIAL = "http://purl.org/dc/terms/" "spatial";
	TEMPORAL = "http://purl.org/dc/terms/" "temporal";
	ACCRUAL_PERIODICITY = "http://purl.org/dc/terms/" "accrualPeriodicity";
	ACCESS_RIGHTS = "http://purl.org/dc/terms/" "accessRights";
	FORMAT = "http://purl.org/dc/terms/" "format";
	IDENTIFIER = "http://purl.org/dc/terms/" "identifier";

	CHECKSUM = "http://spdx.org/rdf/terms#" "checksum";
	ALGORITHM = "http://spdx.org/rdf/terms#" "algorithm";
	CHECKSUM_VALUE = "http://spdx.org/rdf/terms#" "checksumValue";

	/// DCAT-AP before version 2 had the ends of a period from schema.org.
	SCHEMA_START_DATE = "http://schema.org/" "startDate";
	SCHEMA_END_DATE = "http://schema.org/" "endDate";

	HAS_BEGINNING = "http://www.w3.org/2006/time#" "hasBeginning";
	HAS_END = "http://www.w3.org/2006/time#" "hasEnd";
	IN_DATE = "http://www.w3.org/2006/time#" "inXSDDate";
	IN_MOMENT = "http://www.w3.org/2006/time#" "inXSDDateTimeStamp";
	IN_MOMENT_BEFORE = "http://www.w3.org/2006/time#" "inXSDDateTime";
}

/// Vocabularies by the prefixes under which people know them.
const PREFIXES: [(&str, &str); 13] = [
	("adms:", "http://www.w3.org/ns/adms#"),
	("dc:", "http://purl.org/dc/elements/1.1/"),
	("dcat:", "http://www.w3.org/ns/dcat#"),
	("dcatap:", "http://data.europa.eu/r5r/"),
	("dct:", "http://purl.org/dc/terms/"),
	("foaf:", "http://xmlns.com/foaf/0.1/"),
	("odrl:", "http://www.w3.org/ns/odrl/2/"),
	("owl:", "http://www.w3.org/2002/07/owl#"),
	("prov:", "http://www.w3.org/ns/prov#"),
	("rdfs:", "http://www.w3.org/2000/01/rdf-schema#"),
	("skos:", "http://www.w3.org/2004/02/skos/core#"),
	("spdx:", "http://spdx.org/rdf/terms#"),
	("time:", "http://www.w3.org/2006/time#"),
];

/// A name with its prefix: `dct:title`; or whole, in angle brackets.
pub(super) fn prefixed(name: &str) -> String {
	let short =
		PREFIXES.into_iter().find_map(|(prefix, vocabulary)| Some((prefix, name.strip_prefix(vocabulary)?)));
	match short {
		Some((prefix, local)) if local.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
			format!("{prefix}{local}")
		}
		_ => format!("<{name}>"),
	}
}

/// The text that the register takes of several, with its language: Chinese before English, what has no language before others.
pub(super) fn in_best_language(values: Vec<&Term>) -> Option<(&str, Option<&str>)> {
	let texts = values.into_iter().filter_map(|value| match value {
		Term::Literal(literal) => Some((literal.value(), literal.language())),
		_ => None,
	});
	texts.min_by_key(|(_, language)| match language {
		Some(tag) if is(tag, "zh") => (0, None),
		Some(tag) if is(tag, "en") => (1, None),
		None => (2, None),
		other => (3, *other),
	})
}

fn is(tag: &str, language: &str) -> bool {
	tag.split('-').next().is_some_and(|main| main.eq_ignore_ascii_case(language))
}

#[cfg(test)]
mod tests {
	use super::*;
	use oxrdf::Literal;

	#[test]
	fn names_have_the_prefixes_that_people_know() {
		assert_eq!(prefixed(TITLE), "dct:title");
		assert_eq!(prefixed("http://purl.org/dc/elements/1.1/title"), "dc:title");
		for name in
			["https://example.org/title", "http://purl.org/dc/terms/a/b", "http://purl.org/dc/terms/tіtle"]
		{
			assert_eq!(prefixed(name), format!("<{name}>"));
		}
	}

	#[test]
	fn chinese_comes_before_english_and_both_before_others() {
		let tagged = |text: &str, tag: &str| Literal::new_language_tagged_literal(text, tag).unwrap().into();
		let texts: [Term; 4] = [
			tagged("Wetter", "de"),
			Literal::new_simple_literal("weather").into(),
			tagged("weather", "en-GB"),
			tagged("天气", "zh-Hans"),
		];
		for (upto, text) in [(1, "Wetter"), (2, "weather"), (3, "weather"), (4, "天气")] {
			assert_eq!(in_best_language(texts[..upto].iter().collect()).unwrap().0, text);
		}
		assert_eq!(in_best_language(texts[..3].iter().collect()).unwrap().1, Some("en-gb"));
		assert_eq!(in_best_language(Vec::new()), None);
	}
}
