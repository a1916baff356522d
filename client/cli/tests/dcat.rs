//! Descriptions of DCAT on the command line, in both languages. Needs no node.

mod common;

use std::process::Output;

use common::{SAID, code, hefu, json, samples, stderr};

/// What the descriptions have in front.
const PREFIXES: &str = "
	@prefix dcat: <http://www.w3.org/ns/dcat#> .
	@prefix dct: <http://purl.org/dc/terms/> .
";

/// `hefu dataset import` of a description with a file beside it, without a node.
fn import(document: &str, more: &[&str]) -> Output {
	let folder = tempfile::tempdir().unwrap();
	std::fs::write(folder.path().join("a.csv"), b"abc").unwrap();
	let path = folder.path().join("dataset.ttl");
	std::fs::write(&path, format!("{PREFIXES}{document}")).unwrap();
	let base = ["--base-url", "https://h.example.org/all", "--dry-run", "--output", "json"];
	let path = path.display().to_string();
	hefu(&[&["dataset", "import", &*path][..], &SAID, &base, more].concat()).output().unwrap()
}

/// The lines of what it told, as an error.
fn message(output: &Output) -> String {
	assert_eq!(code(output), 3, "{}", stderr(output));
	let message = json(output)["error"]["message"].clone();
	let lines = message.as_array().unwrap().iter().map(|line| line.as_str().unwrap());
	lines.collect::<Vec<_>>().join("\n")
}

const TWO: &str = "
	<#one> a dcat:Dataset ; dct:title \"One\"@en, \"一\"@zh ; dcat:keyword \"k\" ; dcat:distribution [ dcat:downloadURL <a.csv> ] .
	<#two> a dcat:Dataset ; dct:title \"Two\"@en ; dcat:distribution [ dcat:downloadURL <a.csv> ] .
";

#[test]
fn one_of_several_is_shown_as_it_would_be_registered() {
	let said = message(&import(TWO, &[]));
	assert!(said.ends_with("it describes 2 datasets: choose one with --dataset: #one, #two"), "{said}");
	let output = import(TWO, &["--dataset", "#one"]);
	assert_eq!(code(&output), 0, "{}", stderr(&output));
	let found = json(&output);
	assert_eq!(found["descriptor"]["name"], "一");
	let file = &found["distributions"][0];
	assert_eq!(file["contentUrl"], "https://h.example.org/all/a.csv");
	assert_eq!((&file["entry"], &file["declaredBlake3"]), (&"a.csv".into(), &serde_json::Value::Null));
	let notes = stderr(&output);
	assert!(
		notes.contains("no field for dcat:keyword") && notes.contains("dct:title is there several times"),
		"{notes}"
	);
}

#[test]
fn what_is_wrong_is_told_in_both_languages() {
	for (document, english, chinese) in [
		(TWO, "choose one with --dataset: #one, #two", "请用 --dataset 选定一个：#one、#two"),
		(
			"<#a> a dcat:Dataset",
			"neither JSON nor Turtle: line 4, column ",
			"既不是 JSON 也不是 Turtle：第 4 行第 ",
		),
		("<#a> a dcat:DatasetSeries .", "import their own descriptions", "请导入各数据集自身的描述"),
		("<#a> a <https://www.w3.org/ns/dcat#Dataset> .", "looks like dcat:Dataset", "与 dcat:Dataset 相似"),
		(
			"<#a> a dcat:Dataset ; dct:title \"A\" ; dcat:distribution [ dcat:byteSize 3 ] .",
			"\"distribution 1\": no dcat:downloadURL: say there where its bytes lie",
			"\"distribution 1\"：没有 dcat:downloadURL：请说明数据所在位置",
		),
	] {
		let said = message(&import(document, &["--lang", "en"]));
		assert!(said.contains(english), "{said}");
		let said = message(&import(document, &["--lang", "zh"]));
		assert!(said.contains(chinese), "{said}");
	}
}

#[test]
fn a_dataset_is_chosen_of_one_description_only() {
	let metadata = samples().join("1.0/titanic/metadata.json").display().to_string();
	let import =
		|more: &[&str]| hefu(&[&["dataset", "import", &*metadata][..], more].concat()).output().unwrap();
	assert_eq!(code(&import(&[&metadata, "--dataset", "x"])), 2);
	let said = stderr(&import(&["--dataset", "x"]));
	assert!(said.contains("needs no name: leave out --dataset x"), "{said}");
}
