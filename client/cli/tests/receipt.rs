//! `hefu receipt` where there is no node: what is proven, what is refused, and how it is said.

mod common;

use std::path::{Path, PathBuf};

use common::{code, hefu, json, run, stderr};
use ed25519_zebra::{SigningKey, VerificationKey};
use hefu_proofs::{Receipt, Trust};
use tempfile::TempDir;

/// A registration on the chain that the tests of `hefu-proofs` make up, with its four validators.
const EVENT: &[u8] = include_bytes!("../../../proofs/fuzz/corpus/receipt/event");
/// As old as need be: the made-up chain stands still.
const ANY_AGE: [&str; 2] = ["--max-trust-age", "1000000"];

/// Files of a verifier.
struct Desk {
	folder: TempDir,
	trust: String,
}

impl Desk {
	fn new() -> Self {
		let folder = tempfile::tempdir().unwrap();
		let trust = folder.path().join("trust");
		std::fs::write(&trust, made_up().to_bytes()).unwrap();
		Self { trust: text(&trust), folder }
	}

	fn put(&self, name: &str, bytes: &[u8]) -> String {
		let file: PathBuf = self.folder.path().join(name);
		std::fs::write(&file, bytes).unwrap();
		text(&file)
	}
}

fn made_up() -> Trust {
	let key = |seed: u8| VerificationKey::from(&SigningKey::from([seed; 32])).into();
	let authorities: Vec<[u8; 32]> = (0..4).map(key).collect();
	Trust { genesis: [0x47; 32], set_id: 0, authorities, date_ms: 1_790_000_000_000 }
}

fn text(path: &Path) -> String {
	path.to_str().unwrap().into()
}

#[test]
fn what_a_receipt_proves_is_said_with_what_it_does_not() {
	let desk = Desk::new();
	let receipt = desk.put("event.hfrc", EVENT);
	let verify = [&["receipt", "verify", &receipt, "--trust", &desk.trust][..], &ANY_AGE].concat();
	let output = hefu(&verify).args(["--output", "json"]).output().unwrap();
	assert_eq!((code(&output), &*stderr(&output)), (0, ""));
	let proven = json(&output);
	assert_eq!(proven["event"]["name"], "DatasetRegistered");
	assert_eq!((&proven["block"]["number"], &proven["verified"]), (&1_000.into(), &true.into()));
	let fingerprint = format!("0x{}", hefu_sdk::hex(&made_up().fingerprint()));
	assert_eq!(proven["trust"]["fingerprint"], fingerprint);
	let limits = proven["notProven"].as_object().unwrap();
	assert_eq!(limits.keys().collect::<Vec<_>>(), ["later", "trust", "truth"]);

	let said = String::from_utf8(run(&verify).stdout).unwrap();
	for part in ["Registry.DatasetRegistered", "dataset: hfds1", "1000 0x", "not proven:", &fingerprint] {
		assert!(said.contains(part), "{part} is not in: {said}");
	}
	let said = String::from_utf8(hefu(&verify).args(["--lang", "zh"]).output().unwrap().stdout).unwrap();
	assert!(said.contains("已证明") && said.contains("未证明") && said.contains("截至区块 1000"), "{said}");
}

#[test]
fn the_json_form_says_the_same() {
	let desk = Desk::new();
	let form = Receipt::from_bytes(EVENT).unwrap().to_json().unwrap();
	let receipt = desk.put("event.json", form.as_bytes());
	let trust = desk.put("trust.json", made_up().to_json().unwrap().as_bytes());
	let verify = ["receipt", "verify", &receipt, "--trust", &trust, "--output", "json"];
	let output = run(&[&verify[..], &ANY_AGE].concat());
	assert_eq!((code(&output), &json(&output)["event"]["name"]), (0, &"DatasetRegistered".into()));
	let shown = json(&run(&["receipt", "trust", "show", &trust, "--output", "json"]));
	assert_eq!(shown["fingerprint"], json(&output)["trust"]["fingerprint"]);
	assert_eq!(shown["authorities"].as_array().unwrap().len(), 4);
	assert_eq!(shown["date"], "2026-09-21T14:13:20Z");
}

#[test]
fn a_folder_stands_for_the_receipts_in_it() {
	let desk = Desk::new();
	let folder = text(desk.folder.path());
	let verify = ["receipt", "verify", &folder, "--trust", &desk.trust, "--output", "json"];
	let verify = [&verify[..], &ANY_AGE].concat();
	let none = run(&verify);
	assert_eq!((code(&none), &json(&none)["error"]["name"]), (3, &"NoReceipts".into()));
	assert!(json(&none)["error"]["message"][1].as_str().unwrap().contains("a trust file"));
	desk.put("1.hfrc", EVENT);
	desk.put("comment.json", b"{}");
	let one = run(&verify);
	assert_eq!((code(&one), &json(&one)["event"]["name"]), (0, &"DatasetRegistered".into()));
	desk.put("2.hfrc", EVENT);
	let both = run(&verify);
	assert_eq!((code(&both), &json(&both)["proven"]), (0, &2.into()));
}

#[test]
fn receipts_in_a_folder_are_taken_in_either_form_and_what_is_none_is_told() {
	let desk = Desk::new();
	let folder = text(desk.folder.path());
	desk.put("1.hfrc", EVENT);
	let form = Receipt::from_bytes(EVENT).unwrap().to_json().unwrap();
	desk.put("2.json", form.as_bytes());
	let cut_off = desk.put("3.json", &form.as_bytes()[..200]);
	let comment = desk.put("comment.txt", b"a comment");
	let verify = [&["receipt", "verify", &folder, "--trust", &desk.trust][..], &ANY_AGE].concat();
	let output = hefu(&verify).args(["--output", "json"]).output().unwrap();
	let audited = json(&output);
	assert_eq!((code(&output), &audited["proven"], &audited["refused"]), (9, &2.into(), &1.into()));
	assert_eq!(audited["receipts"][2]["file"], cut_off);
	let skipped = audited["skipped"].as_array().unwrap();
	assert_eq!(skipped.len(), 2, "{audited}");
	assert_eq!(
		(&skipped[0]["file"], &skipped[1]["file"]),
		(&comment.clone().into(), &desk.trust.clone().into())
	);
	assert!(skipped[1]["why"].as_str().unwrap().contains("trust file"), "{audited}");
	for (lang, comment_told, trust_told) in [
		("en", format!("skipped: {comment}: no receipt"), "this is a trust file, no receipt"),
		("zh", format!("已跳过：{comment}：内容不是凭证"), "这是信任文件，不是凭证"),
	] {
		let said = stderr(&hefu(&verify).args(["--lang", lang]).output().unwrap());
		assert!(said.contains(&comment_told) && said.contains(trust_told), "{said}");
	}
}

#[test]
fn a_receipt_given_as_trust_file_is_told_by_name_and_the_reverse() {
	let desk = Desk::new();
	let receipt = desk.put("event.hfrc", EVENT);
	let receipt_json =
		desk.put("event.json", Receipt::from_bytes(EVENT).unwrap().to_json().unwrap().as_bytes());
	let trust_json = desk.put("trust.json", made_up().to_json().unwrap().as_bytes());
	for trust in [&desk.trust, &trust_json] {
		let output = run(&["receipt", "verify", trust, "--trust", &desk.trust]);
		assert_eq!(code(&output), 9, "{trust}");
		assert!(stderr(&output).contains("this is a trust file, no receipt"), "{}", stderr(&output));
		assert!(stderr(&output).contains("the trust file with --trust"), "{}", stderr(&output));
	}
	for receipt in [&receipt, &receipt_json] {
		for args in [
			&["receipt", "verify", receipt, "--trust", receipt][..],
			&["receipt", "trust", "show", receipt],
			&["receipt", "fetch", "1", "0", "--trust", receipt],
		] {
			let output = run(args);
			assert_eq!(code(&output), 3, "{args:?}");
			assert!(stderr(&output).contains("this is a receipt, no trust file"), "{}", stderr(&output));
		}
	}
	let output =
		hefu(&["receipt", "verify", &receipt, "--trust", &receipt, "--lang", "zh"]).output().unwrap();
	assert!(stderr(&output).contains("这是凭证，不是信任文件"), "{}", stderr(&output));
}

#[test]
fn what_can_be_asked_is_in_the_help() {
	let help = String::from_utf8(run(&["receipt", "fetch", "--help"]).stdout).unwrap();
	for part in
		["--question <QUESTION>...", "Questions to the state", "technicalCommittee", "{\"bill\":\"hfbl1…\"}"]
	{
		assert!(help.contains(part), "{part} is not in: {help}");
	}
	// Understood, so it is the node that is missing.
	let asked = ["receipt", "fetch", "--question", "council", "--url", "ws://127.0.0.1:1"];
	assert_eq!(code(&run(&asked)), 4);
}

#[test]
fn a_refusal_names_the_link_that_broke() {
	let desk = Desk::new();
	let good = desk.put("event.hfrc", EVENT);
	let mut altered = EVENT.to_vec();
	let place = altered.len() - 20;
	altered[place] ^= 1;
	let altered = desk.put("altered.hfrc", &altered);
	let longer = desk.put("longer.hfrc", &[EVENT, &[0]].concat());
	let (nothing, broken_json) = (desk.put("empty.hfrc", b""), desk.put("x.json", b"{\"format\":1}"));
	let other = desk.put("other", &Trust { genesis: [1; 32], ..made_up() }.to_bytes());
	let later = desk.put("later", &Trust { set_id: 4, ..made_up() }.to_bytes());
	for (receipt, trust, name) in [
		(&altered, &desk.trust, "NotInBlock"),
		(&longer, &desk.trust, "Form"),
		(&nothing, &desk.trust, "Form"),
		(&broken_json, &desk.trust, "Form"),
		(&good, &other, "Block"),
		(&good, &later, "TrustTooNew"),
	] {
		let verify = ["receipt", "verify", receipt, "--trust", trust, "--output", "json"];
		let output = run(&[&verify[..], &ANY_AGE].concat());
		let error = &json(&output)["error"];
		assert_eq!((code(&output), &error["kind"]), (9, &"not-proven".into()), "{name}");
		assert_eq!(error["name"], name, "{error}");
		assert!(error["message"][0].as_str().unwrap().contains(receipt.as_str()), "{error}");
	}
	let verify = ["receipt", "verify", &altered, "--trust", &desk.trust, "--lang", "zh"];
	let output = run(&[&verify[..], &ANY_AGE].concat());
	assert_eq!((code(&output), output.stdout.len()), (9, 0));
	assert!(stderr(&output).contains("不在区块的事件之中") && stderr(&output).contains("请勿采信"));
}

#[test]
fn an_old_trust_file_is_refused_unless_it_is_allowed() {
	let desk = Desk::new();
	let receipt = desk.put("event.hfrc", EVENT);
	let output = run(&["receipt", "verify", &receipt, "--trust", &desk.trust, "--max-trust-age", "1"]);
	assert_eq!(code(&output), 9);
	assert!(stderr(&output).contains("[TrustTooOld]") && stderr(&output).contains("days old"));
	let allowed = [&["receipt", "verify", &receipt][..], &ANY_AGE].concat();
	assert_eq!(code(&hefu(&allowed).env("HEFU_TRUST", &desk.trust).output().unwrap()), 0);
}

#[test]
fn what_is_missing_is_said_before_anything_is_asked() {
	let desk = Desk::new();
	let receipt = desk.put("event.hfrc", EVENT);
	let missing = text(&desk.folder.path().join("none"));
	for (args, wanted, name) in [
		(&["receipt", "verify", &receipt][..], 2, "NoTrust"),
		(&["receipt", "verify", &missing, "--trust", &desk.trust], 3, "File"),
		(&["receipt", "verify", &receipt, "--trust", &missing], 3, "File"),
		(&["receipt", "verify", &receipt, "--trust", &receipt], 3, "TrustFile"),
		(&["receipt", "trust", "show", &missing], 3, "File"),
		(&["receipt", "fetch", "1", "0", "--trust", &receipt], 3, "TrustFile"),
	] {
		let output = hefu(args).args(["--output", "json"]).output().unwrap();
		assert_eq!((code(&output), &json(&output)["error"]["name"]), (wanted, &name.into()), "{args:?}");
	}
	for args in [
		&["receipt", "fetch"][..],
		&["receipt", "fetch", "1"],
		&["receipt", "fetch", "0x12", "0"],
		&["receipt", "fetch", "1", "0", "--question", "\"council\""],
		&["receipt", "fetch", "--question", "everything"],
		&["receipt", "fetch", "1", "0", "--at", "2"],
	] {
		assert_eq!(code(&run(args)), 2, "{args:?}");
	}
}

#[test]
fn many_receipts_are_audited_together() {
	let desk = Desk::new();
	let good: Vec<_> = (0..150).map(|i| desk.put(&format!("{i}.hfrc"), EVENT)).collect();
	let mut audit = vec!["receipt", "verify", "--trust", &desk.trust, "--output", "json"];
	audit.extend(ANY_AGE);
	let output = hefu(&audit).args(&good).output().unwrap();
	assert_eq!((code(&output), &*stderr(&output)), (0, ""));
	let audited = json(&output);
	assert_eq!((&audited["proven"], &audited["refused"]), (&150.into(), &0.into()));
	assert_eq!(audited["receipts"][149]["file"], good[149]);
	assert_eq!(audited["receipts"][149]["fact"]["event"]["name"], "DatasetRegistered");
	let one =
		[&["receipt", "verify", &good[0], "--trust", &desk.trust, "--output", "json"][..], &ANY_AGE].concat();
	assert_eq!(audited["trust"]["fingerprint"], json(&run(&one))["trust"]["fingerprint"]);

	let mut altered = EVENT.to_vec();
	let place = altered.len() - 20;
	altered[place] ^= 1;
	let altered = desk.put("altered.hfrc", &altered);
	let nothing = desk.put("nothing.hfrc", b"");
	let missing = text(&desk.folder.path().join("none"));
	let output = hefu(&audit).args([&good[0], &altered, &nothing, &missing, &good[1]]).output().unwrap();
	let audited = json(&output);
	assert_eq!(code(&output), 9);
	let counts = ["proven", "refused", "unread"].map(|name| audited[name].as_u64().unwrap());
	assert_eq!(counts, [2, 2, 1]);
	let names = [1, 2, 3].map(|place| audited["receipts"][place]["error"]["name"].as_str().unwrap());
	assert_eq!(names, ["NotInBlock", "Form", "File"]);
	assert_eq!(code(&hefu(&audit).args([&good[0], &missing]).output().unwrap()), 3);

	let said =
		hefu(&audit[..4]).args(ANY_AGE).args([&good[0], &altered]).args(["--lang", "zh"]).output().unwrap();
	let said = String::from_utf8(said.stdout).unwrap();
	for part in ["已证明 1 个，拒绝 1 个", "Registry.DatasetRegistered", "NotInBlock", "不在区块的事件之中"]
	{
		assert!(said.contains(part), "{part} is not in: {said}");
	}
}
