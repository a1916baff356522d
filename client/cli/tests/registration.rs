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
fn what_was_recorded_of_a_decision_is_corrected_in_something() {
	let dataset = DatasetId([1; 32]).to_string();
	let correct = ["register", "correct-mirror", "粤0001", "--document", DIGEST];
	assert_eq!(code(&signed(&correct)), 2, "nothing is corrected");
	for more in [
		&["--digest", DIGEST][..],
		&["--dataset", &dataset],
		&["--no-dataset"],
		&["--kind", "transfer", "--decided", "2026-07-15", "--statement", DIGEST],
	] {
		assert_eq!(code(&signed(&[&correct[..], more].concat())), 4, "{more:?}");
	}
	for wrong in [
		&["--dataset", &dataset, "--no-dataset"][..],
		&["--decided", "2026-02-30"],
		&["--kind", "登记"],
		&["--digest", "abc"],
	] {
		assert_eq!(code(&signed(&[&correct[..], wrong].concat())), 2, "{wrong:?}");
	}
	assert_eq!(code(&signed(&["register", "correct-mirror", "粤0001", "--no-dataset"])), 2, "no document");
	assert_eq!(code(&signed(&["register", "withdraw-mirror", "粤0001"])), 2, "no document");
	assert_eq!(code(&signed(&["register", "withdraw-mirror", "", "--document", DIGEST])), 2);
	assert_eq!(code(&signed(&["register", "withdraw-mirror", "粤0001", "--document", DIGEST])), 4);
}

#[test]
fn the_council_does_what_others_no_longer_can() {
	let (dataset, holder) = (DatasetId([1; 32]).to_string(), MemberId([2; 32]).to_string());
	let filing = FilingId([3; 32]).to_string();
	for command in [
		&["register", "lift", &dataset, "1", "--document", DIGEST][..],
		&["register", "terminate", &filing, "--decision", DIGEST],
		&["right", "release-pledge", &dataset, "operate", &holder],
		&["catalogue", "replace-code", &dataset, "GD2026000001", "--decision", DIGEST],
	] {
		assert_eq!(code(&signed(command)), 4, "{command:?}");
		assert_eq!(code(&signed(&[command, &["--council"]].concat())), 4, "{command:?}");
		assert_eq!(code(&signed(&[command, &["--council", "--threshold", "3"]].concat())), 4, "{command:?}");
		assert_eq!(
			code(&signed(&[command, &["--threshold", "3"]].concat())),
			2,
			"it is no motion: {command:?}"
		);
	}
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
	// What `hefu law show` prints is taken as it is, with number and days, or the pack alone.
	let pack = |identifier: &str| {
		serde_json::json!({
			"identifier": identifier, "version": 1, "source": "s", "status": "read", "clocks": [], "eligibility": [],
		})
	};
	for (identifier, wanted) in [("law", 4), ("", 3)] {
		let shown = serde_json::json!({ "number": 0, "pack": pack(identifier), "inForceFrom": [] });
		for text in [pack(identifier), shown] {
			let (_folder, path) = file("shown.json", &text.to_string());
			assert_eq!(code(&signed(&["law", "record", &path])), wanted, "{text}");
		}
	}
	assert_eq!(code(&signed(&["law", "put-in-force", "1", "--from", "2027-01-01"])), 4);
}

#[test]
fn a_replay_needs_a_pack_and_an_index() {
	let (folder, path) = file("pack.json", "{}");
	let missing = format!("sqlite://{}", folder.path().join("missing").display());
	let replay = |pack: &str, database: &str, more: &[&str]| {
		let args = ["law", "replay", pack, "--database", database, "--output", "json"];
		let output = run(&[&args[..], more].concat());
		let error =
			if code(&output) == 2 { Default::default() } else { json(&output)["error"]["name"].clone() };
		(code(&output), error.as_str().unwrap_or_default().to_owned())
	};
	assert_eq!(replay(&path, &missing, &[]), (3, "LawPack".into()));
	assert_eq!(replay("nosuch.json", &missing, &[]), (3, "File".into()));
	assert_eq!(replay("0", "mysql://localhost/index", &[]), (3, "Address".into()));
	// An index that is not there is not made.
	assert_eq!(replay("0", &missing, &[]), (3, "Database".into()));
	assert!(!folder.path().join("missing").exists());
	assert_eq!(replay("0", &missing, &["--public"]), (3, "Database".into()));
	assert_eq!(replay("0", &missing, &["--from", "2026-02-30"]).0, 2);
	assert_eq!(replay("0", &missing, &["--from", "2026-12-31", "--to", "2026-01-01"]).0, 2);
	assert_eq!(replay("0", &missing, &["--from", "2026-01-01", "--to", "2026-01-01"]).0, 3);
	assert_eq!(code(&run(&["law", "replay"])), 2);
	let empty = format!("sqlite://{}", folder.path().join("empty").display());
	let runtime = tokio::runtime::Runtime::new().unwrap();
	runtime.block_on(async { hefu_indexer::Database::open(&empty).await.unwrap().close().await });
	assert_eq!(replay("0", &empty, &["--to", "2026-12-31"]), (6, "NothingIndexed".into()));
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
