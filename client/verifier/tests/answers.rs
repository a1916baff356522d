//! Each refusal of this crate's own is reached, in both languages.

use hefu_verifier::{identify, renew, trust, verify};
use serde_json::{Value, json};

fn file(name: &str) -> Vec<u8> {
	std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("js/fixtures").join(name)).unwrap()
}

fn json_of(answer: &[u8]) -> Value {
	serde_json::from_slice(answer).unwrap()
}

/// The code of a refusal, after a look at what it says.
fn code(answer: &[u8]) -> String {
	let answer = json_of(answer);
	let error = &answer["error"];
	assert!(error.is_object(), "not refused: {answer}");
	for (en, zh) in [(&error["en"], &error["zh"]), (&error["next"]["en"], &error["next"]["zh"])] {
		let (en, zh) = (en.as_str().unwrap(), zh.as_str().unwrap());
		assert!(en.is_ascii() && !en.is_empty(), "{en}");
		assert!(!zh.is_ascii(), "{zh}");
	}
	error["code"].as_str().unwrap().into()
}

fn check(receipt: &str, more: Value) -> Vec<u8> {
	let mut options = json!({ "nowMs": 1_790_005_000_000u64, "maxTrustAgeMs": 90u64 * 86_400_000 });
	options.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
	verify(&file(receipt), &file("trust.hftr"), options.to_string().as_bytes())
}

#[test]
fn what_is_expected_is_what_is_proven() {
	let proven = json_of(&check("event.hfrc", json!({})))["ok"].clone();
	let hash = proven["block"]["hash"].as_str().unwrap().to_uppercase().replace("0X", "0x");
	let good =
		json!({ "expect": { "kind": "event", "blockNumber": 1000, "blockHash": hash, "eventIndex": 3 } });
	assert_eq!(json_of(&check("event.json", good))["ok"], proven);
	let answers = json_of(&check("state.hfrc", json!({})))["ok"]["answers"].clone();
	let questions: Vec<_> = answers.as_array().unwrap().iter().map(|answer| &answer["question"]).collect();
	let good = json!({ "expect": { "kind": "state", "questions": questions } });
	assert_eq!(json_of(&check("state.hfrc", good))["ok"]["answers"], answers);
	for (receipt, expect, wanted) in [
		("event.hfrc", json!({ "kind": "state" }), "OtherKind"),
		("event.hfrc", json!({ "questions": [] }), "OtherKind"),
		("event.hfrc", json!({ "blockNumber": 999 }), "OtherBlock"),
		("event.hfrc", json!({ "blockHash": "0x00" }), "OtherBlock"),
		("event.hfrc", json!({ "eventIndex": 2 }), "OtherEvent"),
		("state.hfrc", json!({ "kind": "event" }), "OtherKind"),
		("state.hfrc", json!({ "eventIndex": 3 }), "OtherKind"),
		("state.hfrc", json!({ "questions": ["council"] }), "OtherQuestions"),
		("state.hfrc", json!({ "questions": questions[..1] }), "OtherQuestions"),
		("state.hfrc", json!({ "questions": ["everything"] }), "Options"),
		("state.hfrc", json!({ "block": 3 }), "Options"),
	] {
		assert_eq!(code(&check(receipt, json!({ "expect": expect }))), wanted, "{receipt} {expect}");
	}
}

#[test]
fn limits_are_kept() {
	// Now is 5,000 seconds after the trust file's date, and the block's time 2,000 after it.
	assert_eq!(code(&check("event.hfrc", json!({ "maxTrustAgeMs": 4_999_999 }))), "TrustTooOld");
	assert!(json_of(&check("event.hfrc", json!({ "maxTrustAgeMs": 5_000_000 })))["ok"].is_object());
	assert_eq!(code(&check("event.hfrc", json!({ "maxFactAgeMs": 2_999_999 }))), "FactTooOld");
	assert!(json_of(&check("event.hfrc", json!({ "maxFactAgeMs": 3_000_000 })))["ok"].is_object());
	for options in [&b""[..], b"{}", b"[]", b"\xff", b"{\"nowMs\":-1,\"maxTrustAgeMs\":0}"] {
		assert_eq!(code(&verify(&file("event.hfrc"), &file("trust.hftr"), options)), "Options");
	}
}

#[test]
fn files_are_told_apart() {
	let options = json!({ "nowMs": 0, "maxTrustAgeMs": 0 }).to_string().into_bytes();
	let (receipt, good) = (file("event.hfrc"), file("trust.hftr"));
	for (name, kind) in [
		("event.hfrc", "receipt"),
		("event.json", "receipt"),
		("trust.hftr", "trust"),
		("trust.json", "trust"),
		("handovers.hfho", "handovers"),
		("handovers.json", "handovers"),
	] {
		assert_eq!(json_of(&identify(&file(name)))["ok"], kind, "{name}");
		if kind != "receipt" {
			let refusal = verify(&file(name), &good, &options);
			assert_eq!(
				(code(&refusal), &json_of(&refusal)["error"]["link"]),
				("Form".into(), &"OtherFile".into())
			);
		}
		if kind != "trust" {
			assert_eq!(code(&verify(&receipt, &file(name), &options)), "TrustFile");
			assert_eq!(code(&trust(&file(name))), "TrustFile");
		}
		if kind != "handovers" {
			assert_eq!(code(&renew(&good, &file(name), &options)), "HandoversFile");
		}
	}
	for nothing in [&b""[..], b"{}", b"{\"format\":1}", b"{\"format\":\"hefu-else-1\"}", b"HFR", b"\xff\xfe"]
	{
		assert!(json_of(&identify(nothing))["ok"].is_null());
		assert_eq!(code(&verify(nothing, &good, &options)), "Form");
		assert_eq!(code(&trust(nothing)), "TrustFile");
	}
}

#[test]
fn a_trust_file_goes_on() {
	let options = json!({ "nowMs": 0, "maxTrustAgeMs": 0 }).to_string().into_bytes();
	let renewed = json_of(&renew(&file("trust.hftr"), &file("handovers.hfho"), &options))["ok"].clone();
	assert_eq!((&renewed["handovers"], &renewed["trust"]["setId"]), (&1.into(), &1.into()));
	let bytes = hex::decode(renewed["bytes"].as_str().unwrap().trim_start_matches("0x")).unwrap();
	assert_eq!(json_of(&trust(&bytes))["ok"], renewed["trust"]);
	// By the new one, the hand-over in the receipt is no longer needed; and done twice it changes nothing.
	let proven = json_of(&verify(&file("handover.hfrc"), &bytes, &options))["ok"].clone();
	assert_eq!((&proven["handovers"], &proven["block"]["setId"]), (&0.into(), &1.into()));
	let again = json_of(&renew(&bytes, &file("handovers.json"), &options))["ok"].clone();
	assert_eq!((&again["handovers"], &again["trust"]), (&0.into(), &renewed["trust"]));
	assert_eq!(code(&renew(&file("replaced.hftr"), &file("handovers.hfho"), &options)), "Handover");
}
