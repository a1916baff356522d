//! `hefu bill` where there is no node: what the reader says of documents, in both languages.

mod common;

use std::path::{Path, PathBuf};

use common::{code, hefu, json, run, stderr};
use hefu_primitives::{BillId, MemberId};
use serde_json::Value;

fn examples() -> PathBuf {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	shared.join("data/dcsa/examples")
}

fn issuance() -> Value {
	let file = examples().join("ebl-issuance/put-ebl-issuance-requests-request-regularSTDExample.json");
	serde_json::from_slice(&std::fs::read(file).expect("HEFU_SHARED names the folder with data/dcsa"))
		.unwrap()
}

#[test]
fn a_document_is_checked_with_no_network() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("issuance.json");
	std::fs::write(&file, issuance().to_string()).unwrap();
	let path = file.to_str().unwrap();
	let output = run(&["bill", "check", path, "--output", "json", "--quiet"]);
	assert_eq!(code(&output), 0);
	// The manifest of DCSA's example is of another document: that is told, however quiet.
	let told = stderr(&output);
	assert!(told.contains("warning") && told.contains("documentChecksum"), "{told}");
	let found = json(&output);
	assert_eq!(found["kind"], "bearer-bl");
	assert_eq!(found["documentSha256"], "7be082114ba3783e20d92bd305f784b483d66fa6a53130d891e67fcddfd04644");
	let fields = found["privateFields"].as_array().unwrap();
	assert!(fields.contains(&"/documentParties/shipper/partyName".into()), "{found}");
	let zh = run(&["bill", "check", path, "--lang", "zh"]);
	let text = String::from_utf8(zh.stdout.clone()).unwrap();
	assert!(text.contains("不记名提单") && text.contains("DCSA CTK"), "{text}");
	assert!(stderr(&zh).contains("以链受理签发之日为准"), "{zh:?}");
}

#[test]
fn all_that_is_wrong_is_told_in_both_languages() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("wrong.json");
	let mut message = issuance();
	message["document"]["transportDocumentTypeCode"] = "SWB".into();
	message["document"]["isElectronic"] = false.into();
	message["document"]["transportDocumentStatus"] = "VOIDED".into();
	std::fs::write(&file, message.to_string()).unwrap();
	let path = file.to_str().unwrap();
	let en = run(&["bill", "check", path, "--output", "json", "--quiet"]);
	assert_eq!(code(&en), 3);
	let en = json(&en);
	assert_eq!(en["error"]["name"], "Document");
	let said = en["error"]["message"].to_string();
	for field in ["isElectronic", "isToOrder", "transportDocumentStatus"] {
		assert!(said.contains(field), "{said}");
	}
	let zh = json(&run(&["bill", "check", path, "--output", "json", "--quiet", "--lang", "zh"]));
	let said = zh["error"]["message"].to_string();
	assert!(said.contains("海运单（SWB）不得为指示单证") && said.contains("纸质单证"), "{said}");
	assert!(zh["error"]["next"].as_str().unwrap().contains("hefu bill check"));
	// What is none is said to be none.
	let instructions = examples().join("ebl/post-shipping-instructions-request-regularSTDExample.json");
	let none = json(&run(&["bill", "check", instructions.to_str().unwrap(), "--output", "json"]));
	assert!(none["error"]["message"].to_string().contains("transport"), "{none}");
}

#[test]
fn what_signs_needs_a_key_before_it_asks_the_node() {
	let bill = BillId([7; 32]).to_string();
	let party = MemberId([1; 32]).to_string();
	for args in [
		&["bill", "new-id"][..],
		&["bill", "issue", "/no/such/file", "--holder", &party],
		&["bill", "offer", &bill, "--to", &party],
		&["bill", "accept", &bill],
		&["bill", "accept", &bill, "--after", &"ab".repeat(32)],
		&["bill", "decline", &bill, "--after", &"ab".repeat(32)],
		&["bill", "decline", &bill, "--comment", "no"],
		&["bill", "withdraw", &bill],
		&["bill", "endorse", &bill, "--to", &party],
		&["bill", "endorse", &bill, "--to", &party, "--to-order"],
		&["bill", "endorse", &bill, "--blank"],
		&["bill", "reject", &bill],
		&["bill", "reject", &bill, "--title"],
		&["bill", "reject", &bill, "--both"],
		&["bill", "surrender", &bill],
		&["bill", "answer", &bill, "--accept"],
		&["bill", "answer", &bill, "--reject", "--comment", "freight is due"],
		&["bill", "cancel", &bill],
		&["bill", "sign", &bill],
		&["bill", "void", &bill],
	] {
		let output = hefu(args).args(["--output", "json"]).output().unwrap();
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (3, &"NoKey".into()), "{args:?}");
	}
}

#[test]
fn what_does_not_go_together_is_seen_at_once() {
	let bill = BillId([7; 32]).to_string();
	let party = MemberId([1; 32]).to_string();
	for args in [
		&["bill", "endorse", &bill][..],
		&["bill", "endorse", &bill, "--blank", "--to", &party],
		&["bill", "endorse", &bill, "--to-order"],
		&["bill", "reject", &bill, "--title", "--both"],
		&["bill", "answer", &bill],
		&["bill", "answer", &bill, "--accept", "--reject", "--comment", "x"],
		&["bill", "answer", &bill, "--reject"],
		&["bill", "show"],
		&["bill", "show", "--reference", "X"],
		&["bill", "open", &bill],
		&["bill", "open", &bill, "--private", "x"],
		&["bill", "offer", &bill, "--to", "nobody"],
		&["bill", "accept", &bill, "--after", "ab"],
	] {
		assert_eq!(code(&run(args)), 2, "{args:?}");
	}
	let nobody = stderr(&run(&["bill", "endorse", &bill]));
	assert!(nobody.contains("--to") && nobody.contains("--blank"), "{nobody}");
}
