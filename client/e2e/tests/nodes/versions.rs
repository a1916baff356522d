//! Further versions, lineage, and several datasets in one transaction, from the command line.

use std::path::Path;

use hefu_e2e::{
	data::Host,
	network::Network,
	programs::{Ran, SAID, run_hefu},
};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn versions_know_what_they_were_made_from() {
	let network = Network::start().await;
	let folder = network.folder().join("served");
	let host = serve(&folder).await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let [first, second] = ["a/data.csv", "b/data.csv"].map(|file| folder.join(file).display().to_string());
	let said = |arguments: &[&str]| hefu(&[arguments, &SAID, &["--check", "later"]].concat());

	let (one, two) = (host.url("a/data.csv"), host.url("b/data.csv"));
	let register = ["--key", "//Alice", "dataset", "register", &first, "--locator", &one, "--name", "first"];
	let source = id(&said(&register).done());
	let derived = ["--key", "//Bob", "dataset", "register", &second, "--locator", &two, "--name", "derived"];
	let derived = id(&said(&[&derived[..], &["--parent", &source]].concat()).done());

	let newer = ["dataset", "add-version", &source, &second, "--locator", &two, "--name", "second"];
	said(&[&["--key", "//Bob"], &newer[..]].concat()).failed(5, "refused", "Registry::NotHolder");
	let first_version = format!("{source}:1");
	let newer =
		[&["--key", "//Alice"], &newer[..], &["--parent", &first_version, "--parent", &derived]].concat();
	let added = said(&newer).done();
	assert_eq!((&added["dataset"], &added["version"]), (&json!(source), &json!(2)));

	let shown = hefu(&["dataset", "show", &source]).done();
	let lineage = json!([{ "dataset": source, "version": 1 }, { "dataset": derived, "version": 1 }]);
	assert_eq!((&shown["content"][0]["parents"], &shown["content"][1]["parents"]), (&json!([]), &lineage));
	let unknown = format!("{source}:9");
	said(&[&register[..], &["--parent", &unknown]].concat()).failed(6, "not-found", "NotFound");

	let import = folder.join("b/metadata.json").display().to_string();
	let import = ["--key", "//Alice", "dataset", "import", &import, "--version-of", &source];
	let third = said(&[&import[..], &["--base-url", &host.url("b")]].concat()).done();
	assert_eq!((&third["dataset"], &third["version"]), (&json!(source), &json!(3)));

	several_descriptions_go_into_one_transaction(hefu, &folder, &host);
	host.stop().await;
}

fn several_descriptions_go_into_one_transaction(hefu: impl Fn(&[&str]) -> Ran, folder: &Path, host: &Host) {
	let [a, b] = ["a", "b"].map(|name| folder.join(name).join("metadata.json").display().to_string());
	let import = ["--key", "//Charlie", "dataset", "import", &a, &b, "--base-url", &host.url(""), "--wait"];
	let done = hefu(&[&import[..], &SAID].concat()).done();
	let [a, b] = &done["datasets"].as_array().expect("a list")[..] else { panic!("{done}") };
	assert_eq!(a["transaction"], b["transaction"]);
	assert_ne!(a["event"], b["event"]);
	for (dataset, name) in [(a, "a"), (b, "b")] {
		assert_eq!(dataset["descriptor"]["name"], name);
		assert_eq!(dataset["checks"][0]["verdict"], "Verified");
		assert_eq!(dataset["checks"][0]["subject"]["dataset"], dataset["dataset"]);
		assert_eq!(hefu(&["dataset", "show", &id(dataset)]).done()["holder"], done["holder"]);
	}
}

fn id(registered: &Value) -> String {
	registered["dataset"].as_str().expect("its id").into()
}

/// Two folders, each with a file and its description.
async fn serve(folder: &Path) -> Host {
	for name in ["a", "b"] {
		let inner = folder.join(name);
		std::fs::create_dir_all(&inner).expect("a folder");
		std::fs::write(inner.join("data.csv"), format!("name\n{name}\n")).expect("a file");
		let entry = json!({ "@type": "cr:FileObject", "@id": "data", "contentUrl": "data.csv" });
		let described = json!({ "@type": "sc:Dataset", "name": name, "distribution": [entry] });
		std::fs::write(inner.join("metadata.json"), described.to_string()).expect("a file");
	}
	Host::start(folder).await
}
