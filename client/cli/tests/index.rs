//! `hefu index`: what it refuses before it has seen a node.

mod common;

use common::{code, json, run};

#[test]
fn an_address_of_no_database_is_an_input_error_in_both_languages() {
	for (lang, word) in [("en", "no address of a database"), ("zh", "不是数据库地址")] {
		let args = ["--lang", lang, "--output", "json", "index", "--database", "mysql://localhost/index"];
		let output = run(&args);
		let error = &json(&output)["error"];
		assert_eq!((code(&output), error["name"].as_str()), (3, Some("Address")), "{error}");
		assert!(error["message"].to_string().contains(word), "{error}");
	}
	let output = run(&["--output", "json", "index", "--database", "sqlite:///no/such/folder/index"]);
	assert_eq!((code(&output), json(&output)["error"]["name"].as_str()), (3, Some("Database")));
}

#[test]
fn a_node_that_is_not_there_is_said_to_be() {
	let folder = tempfile::tempdir().unwrap();
	let database = format!("sqlite://{}", folder.path().join("index").display());
	let output = run(&["--output", "json", "index", "--node", "ws://127.0.0.1:1", "--database", &database]);
	assert_eq!((code(&output), json(&output)["error"]["name"].as_str()), (4, Some("Unreachable")));
}

#[test]
fn a_batch_has_a_size() {
	for count in ["0", "4097", "x"] {
		assert_eq!(code(&run(&["index", "--batch", count])), 2, "{count}");
	}
}
