//! Several descriptions in one command. Needs no node.

mod common;

use common::{SAID, code, json, run, samples, stderr};
use hefu_primitives::DatasetId;

/// `hefu dataset import` of these samples, without a node.
fn import(names: &[&str], more: &[&str]) -> std::process::Output {
	let paths: Vec<_> =
		names.iter().map(|name| samples().join(name).join("metadata.json").display().to_string()).collect();
	let paths: Vec<_> = paths.iter().map(|path| &**path).collect();
	let base = ["--base-url", "https://h.example.org/all", "--dry-run", "--output", "json"];
	run(&[&["dataset", "import"][..], &paths, more, &SAID, &base].concat())
}

#[test]
fn each_description_is_a_dataset_under_the_common_url() {
	let output = import(&["1.0/titanic", "0.8/simple-join"], &[]);
	assert_eq!(code(&output), 0, "{}", stderr(&output));
	let found = json(&output);
	assert_eq!(found["submitted"], false);
	let [titanic, join] = &found["datasets"].as_array().unwrap()[..] else { panic!("{found}") };
	assert_eq!(titanic["descriptor"]["name"], "Titanic");
	for (dataset, folder) in [(titanic, "1.0/titanic"), (join, "0.8/simple-join")] {
		let url = dataset["distributions"][0]["contentUrl"].as_str().unwrap();
		assert!(url.starts_with(&format!("https://h.example.org/all/{folder}/")), "{url}");
		assert!(dataset["description"].as_str().unwrap().contains(folder));
	}
}

#[test]
fn what_is_wrong_with_any_is_told_of_all() {
	let output = import(&["0.8/simple-parquet", "1.0/titanic", "0.8/simple-parquet"], &[]);
	assert_eq!(code(&output), 3);
	let message = json(&output)["error"]["message"].clone();
	let message = message.as_array().unwrap();
	assert_eq!(message.len(), 2, "{message:?}");
	for line in message {
		let line = line.as_str().unwrap();
		assert!(line.contains("simple-parquet/metadata.json: ") && line.contains("\"SHA256\""), "{line}");
	}
	assert_eq!(code(&import(&["1.0/titanic", "no-such-folder"], &[])), 3);
}

#[test]
fn what_is_true_of_one_dataset_is_not_said_of_several() {
	let own = DatasetId([1; 32]).to_string();
	for more in [["--name", "all of them"], ["--overview", "the same"], ["--version-of", &own]] {
		assert_eq!(code(&import(&["1.0/titanic", "0.8/simple-join"], &more)), 2, "{more:?}");
		assert_eq!(code(&import(&["1.0/titanic"], &more)), 0, "{more:?}");
	}
}
