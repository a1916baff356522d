//! The importer against every Croissant description that comes with the project.

use std::path::{Path, PathBuf};

use hefu_primitives::{
	dataset::{Access, GradeClass, Kind, PersonalInformation, Source},
	digest::Algorithm,
};
use hefu_sdk::{
	describe::Answers,
	digest::parse_digest,
	import::{Description, Field, Finding, ImportError, Options, Problem, Registration},
};
use serde_json::Value;

/// The folder `data/croissant` of the project's samples; a test that cannot see them has tested nothing.
fn samples() -> PathBuf {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	let folder = shared.join("data/croissant");
	assert!(
		folder.join("expected.json").is_file(),
		"the samples are not in {}: set HEFU_SHARED to the folder that holds data/croissant",
		folder.display()
	);
	folder
}

fn answers() -> Answers {
	Answers {
		source: Some(Source::Agreement),
		kind: Some(Kind::Open),
		access: Some(Access::Open),
		grade: Some(GradeClass::General),
		personal_information: Some(PersonalInformation::None),
		..Answers::default()
	}
}

fn import(metadata: &Path, compute: bool) -> Result<Registration, ImportError> {
	let options = Options {
		folder: metadata.parent().map(Into::into),
		base_url: Some("https://data.example.org/x".into()),
		compute,
		answers: answers(),
	};
	let document = std::fs::read(metadata).unwrap();
	let mut read = 0;
	let description = Description::read(&document, None)?;
	let at_hand = description.bytes_at_hand(options.folder.as_deref());
	let done = description.register(&options, &mut |bytes| read += bytes);
	assert_eq!(read, at_hand, "{}", metadata.display());
	done
}

fn descriptions(folder: &Path) -> Vec<PathBuf> {
	let mut found = Vec::new();
	for version in
		std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
	{
		for name in std::fs::read_dir(version).unwrap() {
			found.push(name.unwrap().path().join("metadata.json"));
		}
	}
	found.sort();
	assert!(!found.is_empty());
	found
}

fn problems(done: Result<Registration, ImportError>) -> Vec<Problem> {
	match done {
		Err(ImportError::Problems(problems)) => problems,
		other => panic!("expected problems, got {other:?}"),
	}
}

#[test]
fn matches_and_mismatches_are_those_that_are_expected() {
	let folder = samples();
	let expected: Value =
		serde_json::from_slice(&std::fs::read(folder.join("expected.json")).unwrap()).unwrap();
	let mut seen = 0;
	for metadata in descriptions(&folder.join("datasets")) {
		let registration = import(&metadata, true).unwrap();
		for (file, distribution) in registration.files.iter().zip(&registration.content.distributions) {
			let path = file.path.as_ref().unwrap().strip_prefix(&folder).unwrap().to_str().unwrap();
			let row = expected["files"].as_array().unwrap().iter().find(|row| row["file"] == path).unwrap();
			seen += 1;
			assert_eq!(row["entry"], file.entry, "{path}");
			assert_eq!(row["bytes"], distribution.size, "{path}");
			assert_eq!(row["declared_sha256"], file.declared_sha256.clone().unwrap(), "{path}");
			let actual = parse_digest(row["actual_sha256"].as_str().unwrap());
			assert_eq!(file.actual.unwrap().sha256, actual, "{path}");
			assert_eq!(row["match"], file.matches().unwrap(), "{path}");
			// What is registered is the claim, or the computed digest where the claim is none.
			let claim = parse_digest(row["declared_sha256"].as_str().unwrap());
			assert_eq!(distribution.digests.sha256, claim.or(actual), "{path}");
			assert_eq!(distribution.digests.blake3, file.actual.unwrap().blake3, "{path}");
			let url = format!("https://data.example.org/x/{}", row["contentUrl"].as_str().unwrap());
			assert_eq!(distribution.locator.url(), Some(&*url), "{path}");
			let warned = registration.findings.iter().any(
				|finding| matches!(finding, Finding::DigestDiffers { entry, .. } if *entry == file.entry),
			);
			assert_eq!(warned, claim.is_some_and(|claim| Some(claim) != actual), "{path}");
		}
	}
	assert_eq!(expected["entries"], seen);
}

#[test]
fn a_placeholder_is_refused_by_name_unless_it_is_filled() {
	let metadata = samples().join("datasets/0.8/simple-parquet/metadata.json");
	let expected = Problem::NotADigest {
		entry: "dataframe".into(),
		field: "sha256",
		value: "SHA256".into(),
		at_hand: true,
	};
	assert_eq!(problems(import(&metadata, false)), [expected]);
	let filled = import(&metadata, true).unwrap();
	let (entry, algorithm, value) = ("dataframe".into(), Algorithm::Sha256, "SHA256".into());
	assert_eq!(filled.findings, [Finding::Computed { entry, algorithm, value }]);
}

#[test]
fn all_other_datasets_need_no_help() {
	for metadata in descriptions(&samples().join("datasets")) {
		if !metadata.ends_with("0.8/simple-parquet/metadata.json") {
			let registration = import(&metadata, false).unwrap();
			registration.content.descriptor.check().unwrap();
			assert!(
				registration.content.distributions.iter().all(|distribution| distribution.check().is_ok())
			);
		}
	}
}

#[test]
fn every_description_gives_a_clear_result() {
	let folder = samples().join("import-samples");
	let index: Value = serde_json::from_slice(&std::fs::read(folder.join("index.json")).unwrap()).unwrap();
	let all = descriptions(&folder);
	assert_eq!(index.as_array().unwrap().len(), all.len());
	for (metadata, compute) in all.iter().flat_map(|metadata| [(metadata, false), (metadata, true)]) {
		match import(metadata, compute) {
			Ok(registration) => assert!(!registration.content.distributions.is_empty()),
			Err(ImportError::Problems(problems)) => {
				assert!(!problems.is_empty());
				for problem in &problems {
					let said = problem.to_string();
					assert!(
						said.contains(": ") || matches!(problem, Problem::NoFiles | Problem::Missing(_)),
						"{said}"
					);
				}
			}
			Err(other) => panic!("{}: {other}", metadata.display()),
		}
	}
}

#[test]
fn placeholders_of_the_samples_are_named_with_their_value() {
	let folder = samples().join("import-samples");
	let index: Value = serde_json::from_slice(&std::fs::read(folder.join("index.json")).unwrap()).unwrap();
	for row in index.as_array().unwrap() {
		let metadata = samples().join(row["file"].as_str().unwrap());
		let number = |field: &str| row[field].as_u64().unwrap();
		let placeholders = number("declared_sha256") - number("declared_sha256_well_formed");
		if let Err(ImportError::Problems(problems)) = import(&metadata, true) {
			let named = problems
				.iter()
				.filter(
					|problem| matches!(problem, Problem::NotADigest { at_hand: false, value, .. } if !value.is_empty()),
				)
				.count();
			assert_eq!(named as u64, placeholders, "{}", metadata.display());
		} else {
			assert_eq!(placeholders, 0, "{}", metadata.display());
		}
	}
}

#[test]
fn what_a_person_must_say_is_asked_for_at_once() {
	let metadata = samples().join("datasets/1.0/titanic/metadata.json");
	let options = Options { folder: metadata.parent().map(Into::into), ..Options::default() };
	let document = std::fs::read(&metadata).unwrap();
	let description = Description::read(&document, None).unwrap();
	let asked = problems(description.register(&options, &mut |_| {}));
	let fields =
		[Field::BaseUrl, Field::Source, Field::Kind, Field::Access, Field::Grade, Field::PersonalInformation];
	assert_eq!(asked, fields.map(Problem::Missing));
}

/// A description in a folder of its own, with one file beside it.
fn described(entry: Value, name: &str) -> (tempfile::TempDir, PathBuf) {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join(name), b"abc").unwrap();
	let document =
		serde_json::json!({ "@type": "https://schema.org/Dataset", "name": "n", "distribution": entry });
	let metadata = folder.path().join("metadata.json");
	std::fs::write(&metadata, document.to_string()).unwrap();
	(folder, metadata)
}

#[test]
fn names_of_any_script_are_found_and_encoded() {
	for url in ["数据 1.csv", "%E6%95%B0%E6%8D%AE%201.csv"] {
		let entry = serde_json::json!({ "@type": "cr:FileObject", "@id": "f", "contentUrl": url });
		let (_folder, metadata) = described(entry, "数据 1.csv");
		let registration = import(&metadata, false).unwrap();
		let distribution = &registration.content.distributions[0];
		assert_eq!(
			distribution.locator.url(),
			Some("https://data.example.org/x/%E6%95%B0%E6%8D%AE%201.csv"),
			"{url}"
		);
		assert_eq!(distribution.media_type.to_string_lossy(), "text/csv");
		assert_eq!(distribution.size, 3);
		assert!(distribution.digests.blake3.is_some() && distribution.digests.sha256.is_none());
	}
}

#[test]
fn urls_that_lead_out_are_refused() {
	for url in ["../secret", "/etc/passwd", "%2e%2e/secret"] {
		let entry = serde_json::json!([{ "@type": "cr:FileObject", "@id": "f", "contentUrl": url }]);
		let (_folder, metadata) = described(entry, "a");
		let found = problems(import(&metadata, false));
		assert!(
			found.contains(&Problem::LeadsOut { entry: "f".into(), field: "contentUrl", url: url.into() }),
			"{found:?}"
		);
	}
}

#[test]
fn a_description_of_one_dataset_needs_no_name_of_it() {
	let document = br#"{ "@type": "sc:Dataset", "name": "n" }"#;
	let refused = Description::read(document, Some("n")).unwrap_err();
	assert!(matches!(refused, ImportError::NoSuchDataset { there, .. } if there.is_empty()));
}

#[test]
fn a_dataset_is_croissant_in_every_form_in_which_that_is_written() {
	for kind in
		["sc:Dataset", "Dataset", "schema:Dataset", "http://schema.org/Dataset", "https://schema.org/Dataset"]
	{
		let document = serde_json::json!({ "@context": { "@vocab": "https://schema.org/" }, "@type": ["x", kind], "name": "n" });
		let description = Description::read(document.to_string().as_bytes(), None).unwrap();
		let refused = problems(
			description.register(&Options { answers: answers(), ..Options::default() }, &mut |_| {}),
		);
		assert_eq!(refused, [Problem::NoFiles], "{kind}");
	}
}

#[test]
fn strange_shapes_never_panic() {
	for entry in [
		serde_json::json!(null),
		serde_json::json!(3),
		serde_json::json!("text"),
		serde_json::json!([null, 3, [], {}]),
		serde_json::json!({ "@type": ["cr:FileObject", 3], "contentUrl": 7, "sha256": {} }),
		serde_json::json!({ "@type": "cr:FileObject", "contentUrl": "a", "sha256": ["x"], "contentSize": {} }),
		serde_json::json!({ "@type": "cr:FileObject", "contentUrl": "", "containedIn": [] }),
		serde_json::json!({ "@type": "cr:FileObject", "contentUrl": "a\u{0}b", "name": "x".repeat(500) }),
	] {
		let (_folder, metadata) = described(entry.clone(), "a");
		for compute in [false, true] {
			if let Ok(registration) = import(&metadata, compute) {
				assert!(!registration.content.distributions.is_empty(), "{entry}");
			}
		}
	}
}

#[test]
fn a_declared_value_that_is_no_text_is_refused_by_name_as_well() {
	for value in
		[serde_json::json!(123), serde_json::json!({ "a": 1 }), serde_json::json!([]), serde_json::json!("")]
	{
		let entry =
			serde_json::json!({ "@type": "cr:FileObject", "@id": "f", "contentUrl": "a", "sha256": value });
		let (_folder, metadata) = described(entry, "a");
		let found = problems(import(&metadata, false));
		assert!(
			matches!(&*found, [Problem::NotADigest { entry, at_hand: true, .. }] if entry == "f"),
			"{found:?}"
		);
		assert!(import(&metadata, true).is_ok());
	}
}

#[test]
fn sm3_is_a_claim_like_sha256() {
	// SM3 of "abc", GB/T 32905-2016 annex A.1.
	let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
	let entry = |sm3: &str| serde_json::json!({ "@type": "cr:FileObject", "@id": "f", "contentUrl": "a", "sm3": sm3 });
	let (_folder, metadata) = described(entry(abc), "a");
	let registration = import(&metadata, false).unwrap();
	let digests = registration.content.distributions[0].digests;
	assert_eq!((digests.sm3, digests.sha256), (parse_digest(abc), None));
	assert_eq!(registration.files[0].matches(), Some(true));
	assert!(digests.blake3.is_some() && registration.findings.is_empty());

	let (_folder, metadata) = described(entry(&"0".repeat(64)), "a");
	let registration = import(&metadata, false).unwrap();
	assert_eq!(registration.content.distributions[0].digests.sm3, Some([0; 32]), "the claim stays");
	assert_eq!(registration.files[0].matches(), Some(false));
	let [Finding::DigestDiffers { algorithm: Algorithm::Sm3, declared, actual, .. }] =
		&registration.findings[..]
	else {
		panic!("{:?}", registration.findings)
	};
	assert_eq!((*declared, Some(*actual)), ([0; 32], parse_digest(abc)));

	let (_folder, metadata) = described(entry("SM3"), "a");
	let problem = Problem::NotADigest { entry: "f".into(), field: "sm3", value: "SM3".into(), at_hand: true };
	assert_eq!(problems(import(&metadata, false)), [problem]);
	let filled = import(&metadata, true).unwrap();
	let digests = filled.content.distributions[0].digests;
	assert_eq!(digests.sm3, parse_digest(abc));
	assert!(digests.sha256.is_some(), "all that can be filled is");
}

#[test]
fn what_is_declared_of_a_file_elsewhere_is_enough() {
	let sm3 = "ab".repeat(32);
	let entry = serde_json::json!({
		"@type": "cr:FileObject", "@id": "f", "contentUrl": "https://h.example.org/f", "contentSize": "3 B", "sm3": sm3
	});
	let (_folder, metadata) = described(entry, "a");
	let registration = import(&metadata, false).unwrap();
	assert_eq!(registration.content.distributions[0].digests.sm3, Some([0xab; 32]));
	assert_eq!(registration.files[0].matches(), None);
}

#[test]
fn more_files_than_a_version_takes_are_refused() {
	let entries: Vec<_> = (0..17)
		.map(|i| serde_json::json!({ "@type": "cr:FileObject", "@id": format!("f{i}"), "contentUrl": "a" }))
		.collect();
	let (_folder, metadata) = described(entries.into(), "a");
	assert_eq!(problems(import(&metadata, false)), [Problem::TooManyFiles(17)]);
}
