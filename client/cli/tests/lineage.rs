//! Further versions, and what versions were made from. Needs no node.

mod common;

use common::{SAID, code, json, run, samples, stderr};
use hefu_primitives::DatasetId;

fn dataset(byte: u8) -> String {
	DatasetId([byte; 32]).to_string()
}

/// `hefu dataset ARGS`, with all that has to be said, without a node.
fn dry(args: &[&str]) -> std::process::Output {
	run(&[&["dataset"], args, &SAID, &["--dry-run", "--output", "json"]].concat())
}

#[test]
fn a_version_is_prepared_like_a_dataset() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("b.csv");
	std::fs::write(&file, b"abc").unwrap();
	let (file, url) = (file.to_str().unwrap(), "https://h.example.org/b.csv");
	let (own, other) = (dataset(1), dataset(2));
	let at = format!("{other}:3");
	let rest = ["--locator", url, "--name", "b", "--parent", &own, "--parent", &at];
	for command in [&["add-version", &own, file][..], &["register", file]] {
		let output = dry(&[command, &rest].concat());
		assert_eq!(code(&output), 0, "{}", stderr(&output));
		let found = json(&output);
		assert_eq!(found["submitted"], false);
		assert_eq!(found["dataset"].as_str(), (command.len() == 3).then_some(&*own));
		let expected =
			serde_json::json!([{ "dataset": own, "version": null }, { "dataset": other, "version": 3 }]);
		assert_eq!(found["parents"], expected);
	}
	let said = [&["dataset", "add-version", &own, file][..], &rest, &SAID, &["--dry-run"]].concat();
	let text = String::from_utf8(run(&said).stdout).unwrap();
	assert!(text.contains(&format!("{own}:latest {at}")), "{text}");
}

#[test]
fn a_description_becomes_a_version_as_well() {
	let metadata = samples().join("1.0/titanic/metadata.json");
	let own = dataset(1);
	let base = ["--base-url", "https://h.example.org/t", "--version-of", &own];
	let found = json(&dry(&[&["import", metadata.to_str().unwrap()][..], &base].concat()));
	assert_eq!((&found["dataset"], &found["descriptor"]["name"]), (&own.into(), &"Titanic".into()));
}

#[test]
fn parents_are_versions_none_twice_and_not_too_many() {
	let own = dataset(1);
	let with = |parents: &[String]| {
		let named = parents.iter().flat_map(|parent| ["--parent", parent]);
		// What is wrong with them is seen before any file is read.
		let args = ["register", "/no/such/file", "--locator", "https://h.example.org/a"];
		dry(&args.into_iter().chain(named).collect::<Vec<_>>())
	};
	for parent in ["hfds1x".into(), format!("{own}:0"), format!("{own}:x"), format!("{own}:"), String::new()]
	{
		assert_eq!(code(&with(&[parent])), 2);
	}
	let many: Vec<_> = (1..=17).map(|number| format!("{own}:{number}")).collect();
	for wrong in [&many[..], &[own.clone(), own.clone()]] {
		let output = with(wrong);
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Lineage".into()));
	}
	assert_eq!(json(&with(&many[..16]))["error"]["name"], "File");
}
