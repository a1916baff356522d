//! The import of DCAT descriptions: those that come with the project, and what such files do wrong.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	code::{Industry, Region},
	dataset::{
		Access, GradeClass, Kind, Overview, PersonalInformation, Source, Spatial, SpatialLevel, Temporal,
		UpdateFrequency,
	},
	digest::Algorithm,
};
use hefu_sdk::{
	date,
	describe::Answers,
	import::{self, Description, Field, Finding, ImportError, MAX_DOCUMENT, Options, Problem, Registration},
};

/// What a description of DCAT never says.
fn answers() -> Answers {
	Answers {
		source: Some(Source::Agreement),
		kind: Some(Kind::Open),
		grade: Some(GradeClass::General),
		personal_information: Some(PersonalInformation::None),
		..Answers::default()
	}
}

fn options(folder: Option<&Path>, access: Option<Access>) -> Options {
	Options {
		folder: folder.map(Into::into),
		base_url: Some("https://data.example.org/x".into()),
		compute: false,
		answers: Answers { access, ..answers() },
	}
}

fn imported(document: &str) -> Result<Registration, ImportError> {
	Description::read(document.as_bytes(), None)?.register(&options(None, Some(Access::Open)), &mut |_| ())
}

fn problems(done: Result<Registration, ImportError>) -> Vec<Problem> {
	match done {
		Err(ImportError::Problems(problems)) => problems,
		other => panic!("expected problems, got {other:?}"),
	}
}

fn refused(document: &str) -> ImportError {
	imported(document).map(|registration| registration.content).unwrap_err()
}

const PREFIXES: &str = "
	@prefix dcat: <http://www.w3.org/ns/dcat#> .
	@prefix dct: <http://purl.org/dc/terms/> .
	@prefix spdx: <http://spdx.org/rdf/terms#> .
	@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
	@prefix time: <http://www.w3.org/2006/time#> .
	@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
	@prefix eu: <http://publications.europa.eu/resource/authority/> .
";

/// A dataset with this said of it, and one file elsewhere.
fn dataset(said: &str) -> String {
	format!(
		"{PREFIXES} <https://example.org/d> a dcat:Dataset ; dct:title \"d\" ; {said} dcat:distribution {} .",
		file("")
	)
}

/// A file elsewhere with this said of it.
fn file(said: &str) -> String {
	let digest = "ab".repeat(32);
	format!(
		"[ a dcat:Distribution ; dcat:downloadURL <https://example.org/d.csv> ; dcat:byteSize 3 ; {said}
			spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue \"{digest}\" ] ]"
	)
}

/// The folder of DCAT-AP's examples; a test that cannot see them has tested nothing.
fn examples() -> PathBuf {
	let here = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
	let shared = std::env::var_os("HEFU_SHARED").map_or_else(here, Into::into);
	let folder = shared.join("data/dcat-ap/examples");
	assert!(
		folder.is_dir(),
		"no {}: set HEFU_SHARED to the folder that holds data/dcat-ap",
		folder.display()
	);
	folder
}

/// What an example yields, in words, when this dataset of it is meant.
fn example(name: &str, dataset: Option<&str>) -> String {
	let document = import::load(&examples().join(name)).unwrap();
	let done = Description::read(&document, dataset)
		.and_then(|description| description.register(&options(None, Some(Access::Open)), &mut |_| ()));
	done.unwrap_err().to_string()
}

const NO_FILES: &str = "the description has no file of its own (none at all, only sets, or files inside others): there is nothing to check";

#[test]
fn every_example_yields_what_it_says() {
	let several = |years: &[&str]| {
		let names = years.iter().map(|year| format!("https://data.gov.gr/id/dataset/BeePopulation{year}"));
		let names = names.collect::<Vec<_>>().join(", ");
		format!("it describes {} datasets: choose one with --dataset: {names}", years.len())
	};
	// Its names of distributions are no Turtle, and in its JSON-LD nothing is said of them.
	let broken = "neither JSON nor Turtle: line 20, column ";
	let nothing_said = [
		"entry \"example-dist:BeePopulation2023/csv\": no dcat:downloadURL: say there where its bytes lie",
		"entry \"example-dist:BeePopulation2023/biojson\": no dcat:downloadURL: say there where its bytes lie",
		"the name has 60 characters, 40 are allowed: give a shorter one with --name (now: Bee population 2023 in the region of \
		 Thessaloniki and Athens)",
	];
	let yields = [
		("bee-population", NO_FILES.to_owned()),
		("bee-population-2022-2023", several(&["2022", "2023"])),
		("bee-population-dataset-series", several(&["2022", "2023"])),
		("bee-population-dataset-series-api", nothing_said.join("\n")),
		("bee-population-dataset-series-modified", several(&["2000", "2022", "2023"])),
		("bee-population-dataset-series-ordered", several(&["2022", "2023"])),
	];
	let mut tried = 0;
	for (name, yields) in &yields {
		for form in ["jsonld", "ttl"] {
			tried += 1;
			let said = example(&format!("example-{name}.{form}"), None);
			match (*name, form) {
				("bee-population-dataset-series-api", "ttl") => assert!(said.starts_with(broken), "{said}"),
				_ => assert_eq!(said, *yields, "{name}.{form}"),
			}
		}
	}
	assert_eq!(tried, std::fs::read_dir(examples()).unwrap().count());
}

#[test]
fn of_several_one_is_chosen_by_its_name_or_its_title() {
	for form in ["jsonld", "ttl"] {
		let name = format!("example-bee-population-2022-2023.{form}");
		for wanted in ["https://data.gov.gr/id/dataset/BeePopulation2022", "Bee population 2022"] {
			assert_eq!(example(&name, Some(wanted)), NO_FILES);
		}
		let said = example(&name, Some("BeePopulation2022"));
		assert!(
			said.starts_with("it does not describe BeePopulation2022: choose with --dataset one of https://"),
			"{said}"
		);
	}
}

#[test]
fn an_example_with_a_file_is_registered_as_it_says() {
	let turtle = std::fs::read_to_string(examples().join("example-bee-population.ttl")).unwrap();
	let spdx = "@prefix spdx: <http://spdx.org/rdf/terms#> .";
	let registration =
		imported(&format!("{turtle}\n{spdx} example-ds:BeePopulation dcat:distribution {} .", file("")))
			.unwrap();
	let descriptor = &registration.content.descriptor;
	assert_eq!(descriptor.name.to_string_lossy(), "Bee population");
	let Some(Overview::Text(overview)) = &descriptor.overview else { panic!("{:?}", descriptor.overview) };
	assert_eq!(overview.to_string_lossy(), "A dataset about bee population in Greece");
	assert_eq!(registration.findings, [Finding::Kept { fields: vec!["dct:publisher".into()] }]);
}

/// The same dataset in Turtle and in JSON-LD, with a file beside it.
fn weather() -> (tempfile::TempDir, [String; 2]) {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join("气象.csv"), b"abc").unwrap();
	let sha256 = "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD";
	let turtle = format!(
		"{PREFIXES}
		<https://example.org/weather> a dcat:Dataset ;
			dct:title \"Weather\"@en, \"天气\"@zh-Hans ;
			dct:description \"Observations of 2025\"@en ;
			dcat:keyword \"weather\"@en ;
			dcat:theme <https://example.org/gbt4754/M74> ;
			dct:publisher <https://example.org/office> ;
			dct:spatial <https://example.org/gbt2260/440300> ;
			dct:temporal [ a dct:PeriodOfTime ; dcat:startDate \"2025\"^^xsd:gYear ; dcat:endDate \"2025-12-31\"^^xsd:date ] ;
			dct:accrualPeriodicity <http://publications.europa.eu/resource/authority/frequency/DAILY> ;
			dct:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
			dcat:distribution <#csv> .
		<#csv> a dcat:Distribution ;
			dct:title \"observations\"@en ;
			dct:license <https://example.org/licence> ;
			dcat:downloadURL <气象.csv> ;
			dcat:accessURL <https://example.org/weather.html> ;
			dcat:mediaType <https://www.iana.org/assignments/media-types/text/csv> ;
			dcat:byteSize 3 ;
			spdx:checksum [ spdx:algorithm spdx:checksumAlgorithm_sha256 ; spdx:checksumValue \"{sha256}\"^^xsd:hexBinary ] ."
	);
	let json_ld = serde_json::json!({
		"@context": "https://semiceu.github.io/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld",
		"@id": "https://example.org/weather",
		"@type": "Dataset",
		"title": [{ "@value": "Weather", "@language": "en" }, { "@value": "天气", "@language": "zh-Hans" }],
		"description": { "en": "Observations of 2025" },
		"keyword": { "en": "weather" },
		"theme": "https://example.org/gbt4754/M74",
		"publisher": "https://example.org/office",
		"geographicalCoverage": "https://example.org/gbt2260/440300",
		"temporalCoverage": { "@type": "PeriodOfTime", "startDate": "2025", "endDate": "2025-12-31" },
		"frequency": "http://publications.europa.eu/resource/authority/frequency/DAILY",
		"accessRights": "http://publications.europa.eu/resource/authority/access-right/PUBLIC",
		"datasetDistribution": {
			"@id": "#csv",
			"@type": "Distribution",
			"title": { "en": "observations" },
			"licence": "https://example.org/licence",
			"downloadUrl": "气象.csv",
			"accessUrl": "https://example.org/weather.html",
			"mediaType": "https://www.iana.org/assignments/media-types/text/csv",
			"byteSize": 3,
			"checksum": {
				"@type": "Checksum",
				"algorithm": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
				"checksumValue": sha256,
			},
		},
	});
	(folder, [turtle, json_ld.to_string()])
}

#[test]
fn what_a_description_says_is_not_asked_for() {
	let (folder, documents) = weather();
	for document in documents {
		let description = Description::read(document.as_bytes(), None).unwrap();
		assert_eq!(description.bytes_at_hand(Some(folder.path())), 3);
		let mut read = 0;
		let Registration { content, files, findings } =
			description.register(&options(Some(folder.path()), None), &mut |bytes| read += bytes).unwrap();
		assert_eq!(read, 3);
		let descriptor = content.descriptor;
		assert_eq!(descriptor.name.to_string_lossy(), "天气");
		assert_eq!(descriptor.industry, Industry::parse("M74").ok());
		assert_eq!(
			descriptor.spatial,
			Some(Spatial { level: SpatialLevel::City, region: Some(Region(440_300)) })
		);
		let year =
			Temporal { start: date::days("2025-01-01").unwrap(), end: date::days("2025-12-31").unwrap() };
		assert_eq!(descriptor.temporal, Some(year));
		assert_eq!(
			(descriptor.update_frequency, descriptor.access),
			(Some(UpdateFrequency::Daily), Access::Open)
		);
		assert_eq!(descriptor.metadata, Some(*blake3::hash(document.as_bytes()).as_bytes()));
		descriptor.check().unwrap();

		let distribution = &content.distributions[0];
		assert_eq!(distribution.name.to_string_lossy(), "observations");
		assert_eq!(distribution.media_type.to_string_lossy(), "text/csv");
		assert_eq!(distribution.locator.url(), Some("https://data.example.org/x/%E6%B0%94%E8%B1%A1.csv"));
		assert_eq!((distribution.size, files[0].matches()), (3, Some(true)));
		assert!(distribution.digests.blake3.is_some() && distribution.digests.sha256.is_some());

		let kept = ["dcat:keyword", "dct:publisher", "dct:license"].map(ToOwned::to_owned);
		let chosen = Finding::Chosen { field: "dct:title".into(), language: "zh-hans".into() };
		assert_eq!(findings, [chosen, Finding::Kept { fields: kept.into() }]);
	}
}

#[test]
fn what_a_description_lacks_is_asked_for_by_name() {
	let document = format!("{PREFIXES} [] a dcat:Dataset ; dcat:distribution [ dcat:downloadURL <a.csv> ] .");
	let description = Description::read(document.as_bytes(), None).unwrap();
	let done = description.register(&Options::default(), &mut |_| ());
	let size = Problem::NoSize { entry: "a.csv".into(), field: "dcat:byteSize", declared: None };
	let digest = Problem::NoDigest { entry: "a.csv".into(), field: "spdx:checksum" };
	let missing =
		[Field::Name, Field::Source, Field::Kind, Field::Access, Field::Grade, Field::PersonalInformation];
	let asked =
		[Problem::Missing(Field::BaseUrl), digest, size].into_iter().chain(missing.map(Problem::Missing));
	assert_eq!(problems(done), asked.collect::<Vec<_>>());
}

#[test]
fn what_the_registers_fields_do_not_hold_is_named() {
	let not_taken = |said: &str, field: &str, value: &str, option| {
		let registration = imported(&dataset(said)).unwrap();
		let expected = Finding::NotTaken { field: field.into(), value: value.into(), option };
		assert_eq!(registration.findings, [expected], "{said}");
	};
	let geonames = "https://sws.geonames.org/734077";
	not_taken(&format!("dct:spatial <{geonames}> ;"), "dct:spatial", geonames, "--spatial");
	not_taken("dct:spatial \"440300\", \"440100\" ;", "dct:spatial", "440300, 440100", "--spatial");
	not_taken("dct:temporal [ dcat:startDate \"2025\" ] ;", "dct:temporal", "[]", "--from, --until");
	not_taken("dct:accrualPeriodicity \"often\" ;", "dct:accrualPeriodicity", "often", "--update-frequency");
}

#[test]
fn places_and_periods_in_the_forms_that_are_in_use() {
	let place =
		|said: &str| imported(&dataset(&format!("dct:spatial {said} ;"))).unwrap().content.descriptor.spatial;
	let level = |level, region: Option<u32>| Some(Spatial { level, region: region.map(Region) });
	let country =
		|code: &str| place(&format!("<http://publications.europa.eu/resource/authority/country/{code}>"));
	assert_eq!(country("CHN"), level(SpatialLevel::National, None));
	assert_eq!(country("HKG"), level(SpatialLevel::Province, Some(810_000)));
	assert_eq!(country("GRC"), level(SpatialLevel::International, None));
	assert_eq!(
		place("[ a dct:Location ; skos:notation \"440305\" ]"),
		level(SpatialLevel::County, Some(440_305))
	);
	assert_eq!(place("\"440000\""), level(SpatialLevel::Province, Some(440_000)));

	let days = |from, until| Some(Temporal { start: date::days(from)?, end: date::days(until)? });
	let year = days("2025-01-01", "2025-12-31");
	assert!(year.is_some());
	for said in [
		"[ dcat:startDate \"2025-01-01\" ; dcat:endDate \"2025-12\" ]",
		"[ <http://schema.org/startDate> \"2025-01-01T00:00:00Z\" ; <http://schema.org/endDate> \"2025\" ]",
		"[ time:hasBeginning [ time:inXSDDate \"2025-01-01\" ] ; time:hasEnd [ time:inXSDDateTimeStamp \"2025-12-31T08:00:00Z\" ] ]",
		"\"2025-01-01/2025-12-31\"",
	] {
		let registration = imported(&dataset(&format!("dct:temporal {said} ;"))).unwrap();
		assert_eq!(registration.content.descriptor.temporal, year, "{said}");
	}
}

#[test]
fn checksums_are_claims_like_any() {
	let (blake3, sm3) = ("cd".repeat(32), "ef".repeat(32));
	let more = format!(
		"spdx:checksum [ spdx:algorithm \"BLAKE3\" ; spdx:checksumValue \"{blake3}\" ],
			[ spdx:algorithm <https://example.org/sm3> ; spdx:checksumValue \"{sm3}\" ],
			[ spdx:algorithm spdx:checksumAlgorithm_md5 ; spdx:checksumValue \"00\" ] ;"
	);
	let with = |more: &str| {
		format!(
			"{PREFIXES} <https://example.org/d> a dcat:Dataset ; dct:title \"d\" ; dcat:distribution {} .",
			file(more)
		)
	};
	let registration = imported(&with(&more)).unwrap();
	let digests = registration.content.distributions[0].digests;
	assert_eq!(
		(digests.blake3, digests.sm3, digests.sha256),
		(Some([0xcd; 32]), Some([0xef; 32]), Some([0xab; 32]))
	);
	let algorithm = "md5".into();
	assert_eq!(registration.findings, [Finding::OtherChecksum { entry: "d.csv".into(), algorithm }]);

	let placeholder = with("spdx:checksum [ spdx:algorithm \"sm3\" ; spdx:checksumValue \"TODO\" ] ;");
	let field = "spdx:checksum (SM3)";
	let problem = Problem::NotADigest { entry: "d.csv".into(), field, value: "TODO".into(), at_hand: false };
	assert_eq!(problems(imported(&placeholder)), [problem]);
	let other = format!("spdx:checksum [ spdx:algorithm \"sha256\" ; spdx:checksumValue \"{blake3}\" ] ;");
	let problem = Problem::Several { entry: "d.csv".into(), field: "spdx:checksum".into() };
	assert_eq!(problems(imported(&with(&other))), [problem]);
}

#[test]
fn a_declared_blake3_of_another_file_is_a_warning() {
	let (folder, [turtle, _]) = weather();
	let declared =
		format!("spdx:checksum [ spdx:algorithm \"blake3\" ; spdx:checksumValue \"{}\" ] ;", "0".repeat(64));
	let turtle = turtle.replace("dcat:byteSize 3 ;", &format!("dcat:byteSize 3 ; {declared}"));
	let description = Description::read(turtle.as_bytes(), None).unwrap();
	let registration = description.register(&options(Some(folder.path()), None), &mut |_| ()).unwrap();
	assert_eq!(registration.content.distributions[0].digests.blake3, Some([0; 32]), "the claim stays");
	assert_eq!(registration.files[0].matches(), Some(false));
	let differs =
		|finding: &Finding| matches!(finding, Finding::DigestDiffers { algorithm: Algorithm::Blake3, .. });
	assert!(registration.findings.iter().any(differs));
}

#[test]
fn bytes_lie_where_they_are_downloaded() {
	let with = |said: &str| {
		let digest = "ab".repeat(32);
		format!(
			"{PREFIXES} <https://example.org/d> a dcat:Dataset ; dct:title \"d\" ; dcat:distribution [ dcat:byteSize \"3.0\"^^xsd:decimal ;
			{said} spdx:checksum [ spdx:algorithm \"sha-256\" ; spdx:checksumValue \"{digest}\" ] ] ."
		)
	};
	let registration = imported(&with("dcat:accessURL <https://example.org/a> ;")).unwrap();
	let url = "https://example.org/a".to_owned();
	assert_eq!(registration.findings, [Finding::AccessUrl { entry: "a".into(), url }]);
	assert!(registration.findings[0].is_warning());

	let registration =
		imported(&with("dcat:downloadURL \"https://example.org/数.csv\"^^xsd:anyURI ; dct:format \"CSV\" ;"))
			.unwrap();
	let distribution = &registration.content.distributions[0];
	assert_eq!(distribution.locator.url(), Some("https://example.org/%E6%95%B0.csv"));
	assert_eq!(distribution.name.to_string_lossy(), "数.csv");
	assert_eq!(distribution.media_type.to_string_lossy(), "text/csv");

	let several = with("dcat:downloadURL <https://example.org/a>, <https://example.org/b> ;");
	let (entry, field) = ("a".into(), "dcat:downloadURL".into());
	assert_eq!(problems(imported(&several))[0], Problem::Several { entry, field });
	for (iri, shown) in [
		("../secret", "/secret"),
		("/etc/passwd", "/etc/passwd"),
		("a/../../b", "/b"),
		("//evil.org/a", "description://evil.org/a"),
		("//hereafter/a", "description://hereafter/a"),
	] {
		let found = problems(imported(&with(&format!("dcat:downloadURL <{iri}> ;"))));
		let leads_out =
			matches!(&found[..], [Problem::LeadsOut { url, .. } | Problem::Url { url, .. }] if url == shown);
		assert!(leads_out, "{iri}: {found:?}");
	}
	// A host that looks like another is never asked.
	let found = problems(imported(&with("dcat:downloadURL <https://ехample.org/a> ;")));
	assert!(matches!(&found[..], [Problem::Url { .. }]), "{found:?}");
}

#[test]
fn what_looks_like_a_known_name_is_refused() {
	for class in [
		"https://www.w3.org/ns/dcat#Dataset",
		"http://www.w3.org/ns/dcat/Dataset",
		"http://www.w3.org/ns/dсat#Dataset",
	] {
		let document = format!("<https://example.org/d> a <{class}> .");
		assert!(
			matches!(refused(&document), ImportError::LooksLike { found, .. } if found == format!("<{class}>"))
		);
		let document = serde_json::json!({ "@id": "https://example.org/d", "@type": class });
		assert!(matches!(refused(&document.to_string()), ImportError::LooksLike { .. }), "{document}");
	}
	for (property, meant) in [
		("https://purl.org/dc/terms/spatial", "dct:spatial"),
		("http://purl.org/dc/terms/description_", "dct:description"),
	] {
		let problem = Problem::LooksLike { found: format!("<{property}>"), meant: meant.into() };
		assert_eq!(problems(imported(&dataset(&format!("<{property}> \"x\" ;")))), [problem]);
	}
	let document = dataset("").replace("dcat:byteSize", "dcat:byteSizes");
	let problem = Problem::LooksLike { found: "dcat:byteSizes".into(), meant: "dcat:byteSize".into() };
	assert_eq!(problems(imported(&document))[0], problem);
}

#[test]
fn what_is_no_description_is_said_to_be_none() {
	assert!(matches!(refused("<a> <b> "), ImportError::NotTurtle { line: 1, .. }));
	assert!(matches!(refused("<a> a <b> .\n\"x\" a <b> ."), ImportError::NotTurtle { line: 2, .. }));
	assert!(matches!(refused("no description"), ImportError::NotTurtle { .. }));
	assert!(matches!(refused("{"), ImportError::NotJson(_)));
	assert!(matches!(refused(&"[".repeat(10_000)), ImportError::NotJson(_)), "too deep");
	for xml in ["<?xml version=\"1.0\"?><rdf:RDF/>", "<rdf:RDF xmlns:rdf=\"x\">", "<!doctype html>"] {
		assert!(matches!(refused(xml), ImportError::Xml), "{xml}");
	}
	for none in [
		"",
		"\u{feff} \n",
		"[]",
		"{}",
		"[ {} ]",
		"<a> a <b> .",
		r#"{ "@type": "sc:Person" }"#,
		r#"{ "@graph": 3 }"#,
	] {
		assert!(
			matches!(refused(none), ImportError::NoDataset { series: false } | ImportError::NotJsonLd(_)),
			"{none}: {}",
			refused(none)
		);
	}
	let series = format!("{PREFIXES} <https://example.org/s> a dcat:DatasetSeries, dcat:Dataset .");
	assert!(matches!(refused(&series), ImportError::NoDataset { series: true }));
	assert!(matches!(Description::read(&vec![b' '; MAX_DOCUMENT + 1], None), Err(ImportError::TooLarge)));
}

#[test]
fn a_document_without_end_is_not_read_to_its_end() {
	let file = tempfile::NamedTempFile::new().unwrap();
	file.as_file().set_len(1 << 40).unwrap();
	let document = import::load(file.path()).unwrap();
	assert!(matches!(Description::read(&document, None), Err(ImportError::TooLarge)));
	assert!(matches!(import::load(Path::new("/no/such/file")), Err(ImportError::Unreadable(..))));
}

#[test]
fn nothing_is_fetched() {
	for context in ["https://example.org/context.jsonld", "context.jsonld"] {
		for context in [
			serde_json::json!(context),
			serde_json::json!([{}, context]),
			serde_json::json!({ "@import": context }),
		] {
			let document =
				serde_json::json!({ "@context": context, "@id": "https://example.org/d", "title": "d" });
			match refused(&document.to_string()) {
				ImportError::RemoteContext(url) => assert!(url.ends_with("context.jsonld"), "{url}"),
				other => panic!("{other}"),
			}
		}
	}
}

#[test]
fn json_ld_in_the_forms_that_are_in_use() {
	let (folder, _) = weather();
	let file = serde_json::json!({ "dcat:downloadURL": { "@id": "气象.csv" } });
	let context =
		serde_json::json!({ "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/" });
	let inner = serde_json::json!({ "@type": "dcat:Dataset", "dct:title": "d", "dcat:distribution": file });
	let mut flat = inner.clone();
	flat["@context"] = context.clone();
	let in_a_graph =
		serde_json::json!({ "@context": context, "@id": "https://example.org/g", "@graph": [inner] });
	let in_a_catalogue =
		serde_json::json!({ "@context": context, "@type": "dcat:Catalog", "dcat:dataset": inner });
	let expanded = serde_json::json!([{
		"@type": ["http://www.w3.org/ns/dcat#Dataset"],
		"http://purl.org/dc/terms/title": [{ "@value": "d" }],
		"http://www.w3.org/ns/dcat#distribution": [{ "http://www.w3.org/ns/dcat#downloadURL": [{ "@id": "气象.csv" }] }],
	}]);
	for document in [flat, in_a_graph, in_a_catalogue, expanded] {
		let document = format!("\u{feff}{document}");
		let description = Description::read(document.as_bytes(), None).unwrap();
		let done =
			description.register(&options(Some(folder.path()), Some(Access::Open)), &mut |_| ()).unwrap();
		assert_eq!(done.content.distributions[0].name.to_string_lossy(), "气象.csv", "{document}");
	}
}

#[test]
fn what_is_linked_in_a_circle_or_to_nothing_has_an_end() {
	let document = format!(
		"{PREFIXES} <https://example.org/d> a dcat:Dataset ; dct:title \"d\" ; dct:temporal <https://example.org/d> ;
		dct:spatial [] ; dcat:theme () ; dcat:distribution <https://example.org/d>, \"text\", <https://example.org/nothing> ."
	);
	let found = problems(imported(&document));
	let no_url = |entry: &str| Problem::NoUrl { entry: entry.into(), field: "dcat:downloadURL" };
	// What the dataset says as a file's, besides.
	assert!(
		found.contains(&no_url("d")) && found.contains(&no_url("https://example.org/nothing")),
		"{found:?}"
	);
}
