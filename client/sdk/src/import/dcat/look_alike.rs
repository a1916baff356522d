//! Names that look like one that is read and are another: `https` for `http`, a slash for a hash, a letter of another script, a
//! slip of the pen. RDF has no errors for them, it would pass over what they say.

use super::{
	graph::Graph,
	names::{
		ACCESS_RIGHTS, ACCESS_URL, ACCRUAL_PERIODICITY, ALGORITHM, BYTE_SIZE, CHECKSUM, CHECKSUM_VALUE,
		DATASET, DESCRIPTION, DISTRIBUTION, DOWNLOAD_URL, END_DATE, FORMAT, MEDIA_TYPE, SPATIAL, START_DATE,
		TEMPORAL, THEME, TITLE,
	},
};

/// Characters in which a name may differ and still be taken for the other.
const SLIPS: usize = 2;

const PROPERTIES: [&str; 18] = [
	ACCESS_RIGHTS,
	ACCESS_URL,
	ACCRUAL_PERIODICITY,
	ALGORITHM,
	BYTE_SIZE,
	CHECKSUM,
	CHECKSUM_VALUE,
	DESCRIPTION,
	DISTRIBUTION,
	DOWNLOAD_URL,
	END_DATE,
	FORMAT,
	MEDIA_TYPE,
	SPATIAL,
	START_DATE,
	TEMPORAL,
	THEME,
	TITLE,
];

/// The property that this name looks like, and is not.
pub(super) fn property(name: &str) -> Option<&'static str> {
	PROPERTIES.into_iter().find(|known| looks_like(name, known))
}

/// A class that looks like that of datasets.
pub(super) fn class(graph: &Graph) -> Option<&str> {
	graph.classes().find(|class| looks_like(class, DATASET))
}

fn looks_like(name: &str, known: &str) -> bool {
	name != known && strsim::levenshtein(&name.to_lowercase(), &known.to_lowercase()) <= SLIPS
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn slips_are_seen() {
		for name in [
			"https://purl.org/dc/terms/title",
			"http://purl.org/dc/terms#title",
			"http://purl.org/dc/terms/Title",
			"http://purl.org/dc/terms/tіtle",
			"http://purl.org/dcterms/title",
		] {
			assert_eq!(property(name), Some(TITLE), "{name}");
		}
		assert_eq!(property("http://www.w3.org/ns/dcat#accessUrl"), Some(ACCESS_URL));
	}

	#[test]
	fn other_names_of_the_same_vocabularies_are_themselves() {
		let dct = "abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience available \
			bibliographicCitation conformsTo contributor coverage created creator date dateAccepted dateCopyrighted dateSubmitted \
			description educationLevel extent format hasFormat hasPart hasVersion identifier instructionalMethod isFormatOf isPartOf \
			isReferencedBy isReplacedBy isRequiredBy issued isVersionOf language license mediator medium modified provenance publisher \
			references relation replaces requires rights rightsHolder source spatial subject tableOfContents temporal title type valid";
		let dcat = "accessService accessURL bbox byteSize catalog centroid compressFormat contactPoint dataset distribution downloadURL \
			endDate endpointDescription endpointURL first hadRole hasCurrentVersion hasVersion inSeries isVersionOf keyword landingPage \
			last mediaType next packageFormat prev previousVersion qualifiedRelation record resource seriesMember servesDataset service \
			spatialResolutionInMeters startDate temporalResolution theme themeTaxonomy version";
		let names = dct.split_whitespace().map(|name| format!("http://purl.org/dc/terms/{name}"));
		let names =
			names.chain(dcat.split_whitespace().map(|name| format!("http://www.w3.org/ns/dcat#{name}")));
		let others = [
			"http://purl.org/dc/elements/1.1/title",
			"http://schema.org/startDate",
			"http://xmlns.com/foaf/0.1/name",
		];
		for name in names.chain(others.map(Into::into)) {
			assert_eq!(property(&name), None, "{name}");
		}
	}
}
