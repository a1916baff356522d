//! The table, the document that is made of it, and the page in the repository.

use crate::rpc::exchange::{arguments::Arguments, openrpc, table::METHODS};
use jsonrpsee::types::Params;
use serde_json::json;
use std::{
	collections::{BTreeMap, BTreeSet},
	path::Path,
};

#[test]
fn every_example_fits_its_own_method() {
	for method in METHODS.iter().copied() {
		let (params, _) = (method.example)();
		let read = Arguments::read(method, &Params::new(Some(&params.to_string())));
		assert!(read.is_ok(), "{}: {read:?}", method.name);
	}
}

#[test]
fn names_are_used_once_and_what_is_required_comes_first() {
	let names: BTreeSet<_> = METHODS.iter().map(|method| method.name).collect();
	assert_eq!(names.len(), METHODS.len());
	for method in METHODS.iter().copied() {
		let params: BTreeSet<_> = method.params.iter().map(|param| param.name).collect();
		assert_eq!(params.len(), method.params.len(), "{}", method.name);
		assert!(!method.words.0.is_empty() && !method.words.1.is_empty());
		assert!(method.params.iter().all(|param| !param.words.0.is_empty() && !param.words.1.is_empty()));
	}
}

#[test]
fn the_document_is_openrpc() {
	let document = openrpc::document(&METHODS);
	assert_eq!(document["openrpc"], "1.3.2");
	assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
	let methods = document["methods"].as_array().unwrap();
	assert_eq!(methods.len(), METHODS.len());
	for method in methods {
		assert!(method["result"]["schema"].is_object(), "{method}");
		for param in method["params"].as_array().unwrap() {
			assert!(param["name"].is_string() && param["schema"].is_object(), "{param}");
		}
		let codes: Vec<_> = method["errors"].as_array().unwrap().iter().map(|error| &error["code"]).collect();
		assert!(codes.contains(&&json!(-32602)) && codes.contains(&&json!(-32603)), "{method}");
		let distinct: BTreeSet<_> = codes.iter().map(|code| code.as_i64()).collect();
		assert_eq!(distinct.len(), codes.len(), "{method}");
		let example = &method["examples"][0];
		assert!(example["name"].is_string() && example["params"].is_array(), "{example}");
	}
}

/// `UPDATE_DOCS=1 cargo test -p hefu-node description` writes the tables anew.
#[test]
fn the_page_has_the_tables() {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/json-rpc.md");
	let mut page = std::fs::read_to_string(&path).expect("the page is there");
	for (name, table) in [("methods", methods()), ("errors", errors())] {
		let (begin, end) = (format!("<!-- {name}:begin -->\n"), format!("<!-- {name}:end -->"));
		let from = page.find(&begin).expect("a place for the table") + begin.len();
		let to = page.find(&end).expect("its end");
		page.replace_range(from..to, &table);
	}
	if std::env::var_os("UPDATE_DOCS").is_some() {
		std::fs::write(&path, &page).unwrap();
	}
	assert!(std::fs::read_to_string(&path).unwrap() == page, "docs/json-rpc.md is not what the table says");
}

fn methods() -> String {
	let mut table = String::from("| method | takes | what for | 用途 |\n|---|---|---|---|\n");
	for method in METHODS.iter().copied() {
		let takes: Vec<_> = method
			.params
			.iter()
			.map(
				|param| {
					if param.required { format!("`{}`", param.name) } else { format!("`{}`?", param.name) }
				},
			)
			.collect();
		let (en, zh) = (method.words.0, method.words.1);
		table.push_str(&format!("| `{}` | {} | {en} | {zh} |\n", method.name, takes.join(" ")));
	}
	table
}

fn errors() -> String {
	let document = openrpc::document(&METHODS);
	let mut codes: BTreeMap<i64, (&str, usize)> = BTreeMap::new();
	for method in document["methods"].as_array().unwrap() {
		for error in method["errors"].as_array().unwrap() {
			let (Some(code), Some(message)) = (error["code"].as_i64(), error["message"].as_str()) else {
				panic!()
			};
			codes.entry(code).or_insert((message, 0)).1 += 1;
		}
	}
	let mut table = String::from("| code | meaning 含义 | methods 方法数 |\n|---|---|---|\n");
	for (code, (message, count)) in codes {
		table.push_str(&format!("| {code} | {message} | {count} |\n"));
	}
	table
}

#[test]
fn long_calls_and_short_questions_are_bounded() {
	let most = |name: &str| METHODS.iter().find(|method| method.name == name).map(|method| method.most_bytes);
	assert!(most("hefu_prepare") > most("hefu_dataset"));
	assert!(
		METHODS.iter().all(|method| method.most_bytes <= 8 * 1024 * 1024),
		"below what a node reads of a request"
	);
}
