//! Registration of rights and law packs, as far as they need no node: what is wrong is told before one is asked.

mod common;

use common::{code, json, run};
use hefu_primitives::{DatasetId, FilingId, MemberId};

/// `hefu` that signs with a development key, for JSON; the node's address is one where nobody listens.
fn signed(args: &[&str]) -> std::process::Output {
	let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
	let url = format!("ws://{free}");
	run(&[args, &["--key", "//Alice", "--output", "json", "--url", &url]].concat())
}

/// A folder with a file of this name.
fn file(name: &str, text: &str) -> (tempfile::TempDir, String) {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join(name);
	std::fs::write(&path, text).unwrap();
	let path = path.to_str().unwrap().into();
	(folder, path)
}

const DIGEST: &str = "abababababababababababababababababababababababababababababababab";

#[test]
fn a_filing_has_what_its_kind_needs() {
	let (dataset, member) = (DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string());
	for kind in ["initial", "change", "transfer", "cancellation"] {
		let output = signed(&["register", "file", &dataset, "--kind", kind]);
		assert_eq!(code(&output), 2, "{kind}: {output:?}");
	}
	let line = format!(
		r#"{{ "holder": "{member}", "right": "hold", "obtained": "generated", "evidence": "{DIGEST}" }}"#
	);
	let (_folder, sound) = file("statement.json", &format!("[{line}]"));
	let args = ["register", "file", &dataset, "--kind", "initial", "--institution", &member, "--statement"];
	assert_eq!(code(&signed(&[&args[..], &[&sound]].concat())), 4);
	let (_folder, twice) = file("statement.json", &format!("[{line}, {line}]"));
	let output = signed(&[&args[..], &[&twice]].concat());
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Statement".into()));
}

#[test]
fn filings_and_datasets_are_told_apart() {
	let (filing, dataset) = (FilingId([1; 32]).to_string(), DatasetId([2; 32]).to_string());
	for of in [&filing, &dataset] {
		assert_eq!(code(&signed(&["register", "object", of, "--grounds", DIGEST])), 4);
	}
	assert_eq!(code(&signed(&["register", "accept", &dataset])), 2);
	let member = MemberId([3; 32]).to_string();
	assert_eq!(code(&signed(&["register", "institution", "appoint", &member, "44"])), 2);
	assert_eq!(code(&signed(&["register", "institution", "appoint", &member, "441"])), 4);
}

#[test]
fn a_certificate_that_is_none_is_not_asked_about() {
	let (_folder, path) = file("certificate.json", "{}");
	let output = signed(&["register", "check", &path]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"Certificate".into()));
}

#[test]
fn a_pack_that_the_chain_would_not_record_is_not_proposed() {
	let (_folder, path) = file(
		"pack.json",
		r#"{ "identifier": "", "version": 1, "source": "s", "status": "read", "clocks": [], "eligibility": [] }"#,
	);
	let output = signed(&["law", "record", &path]);
	assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"LawPack".into()));
	assert_eq!(code(&signed(&["law", "put-in-force", "1", "--from", "2027-01-01"])), 4);
}

#[test]
fn a_table_is_read_row_by_row() {
	let (folder, path) = file(
		"table.csv",
		&format!(
			"登记编码,数据名称,数据摘要,登记类型,登记时间,权利配置说明\n\
			 粤0001,气象,{DIGEST},初次登记,2026-07-15,持有权: 甲\n\
			 粤0002,气象,abc,初次登记,2026-07-15,持有权: 甲\n"
		),
	);
	let output = signed(&["register", "mirror", &path, "--dry-run", "--lang", "zh"]);
	assert_eq!(code(&output), 3, "{output:?}");
	let found = json(&output);
	assert_eq!((&found["rows"], &found["faults"][0]["row"]), (&2.into(), &3.into()));
	assert!(found["faults"][0]["reason"].as_str().unwrap().starts_with("数据摘要"), "{found}");
	assert_eq!(code(&signed(&["register", "mirror", &path])), 4);
	// Nothing was sent, so there is no result.
	assert!(!folder.path().join("table.csv.results.csv").exists());
}

#[test]
fn what_is_no_table_is_told_with_what_to_do() {
	for (name, text) in
		[("table.csv", "code,kind\n1,initial\n"), ("table.xlsx", "code"), ("table.xls", "code")]
	{
		let (_folder, path) = file(name, text);
		let output = signed(&["register", "mirror", &path, "--dry-run"]);
		let found = json(&output);
		assert_eq!((code(&output), &found["error"]["name"]), (3, &"Table".into()), "{name}");
		assert!(!found["error"]["next"].as_str().unwrap().is_empty());
	}
}
