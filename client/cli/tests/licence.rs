//! A holder's phone shows a licence, and a verifier opens what it got. Needs no node.

mod common;

use std::path::Path;

use common::{code, json, run, stderr};
use hefu_primitives::{LicenceId, MemberId};
use hefu_sdk::licence::Card;

const IDENTIFIER: &str = "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U";

/// A folder with a phone's key and the card of a licence to which it is bound.
struct Phone {
	folder: tempfile::TempDir,
}

impl Phone {
	fn new(scheme: &str) -> Self {
		let phone = Self { folder: tempfile::tempdir().unwrap() };
		let output =
			run(&["licence", "phone-key", "new", &phone.path("key"), "--scheme", scheme, "--output", "json"]);
		assert_eq!(code(&output), 0, "{}", stderr(&output));
		let made = json(&output);
		assert_eq!((&made["scheme"], &made["file"]), (&scheme.into(), &phone.path("key").into()));
		phone.write_card(made["commitment"].as_str());
		phone
	}

	fn path(&self, name: &str) -> String {
		self.folder.path().join(name).to_str().unwrap().into()
	}

	fn write_card(&self, commitment: Option<&str>) {
		let card = Card {
			genesis: [7; 32],
			licence: LicenceId([1; 32]),
			identifier: hefu_primitives::licence::identifier::Identifier::parse(IDENTIFIER).unwrap(),
			phone_key: commitment.map(|text| hefu_sdk::digest::parse_digest(text).unwrap()),
		};
		std::fs::write(self.path("card"), card.to_json()).unwrap();
	}

	fn present(&self, out: &str, more: &[&str]) -> std::process::Output {
		let audience = MemberId([2; 32]).to_string();
		let (card, key, out) = (self.path("card"), self.path("key"), self.path(out));
		let mut args =
			vec!["licence", "present", "--card", &card, "--phone-key", &key, "--audience", &audience];
		args.extend(["--place", "330106", "--scenario", "0", "--cause", "动火作业", "--out", &out]);
		args.extend(more);
		run(&args)
	}
}

#[test]
fn what_a_phone_shows_is_opened_in_both_forms() {
	for scheme in ["ed25519", "sm2"] {
		let phone = Phone::new(scheme);
		let output = phone.present("shown", &["--minutes", "5", "--output", "json"]);
		assert_eq!(code(&output), 0, "{}", stderr(&output));
		assert!(stderr(&output).contains("to the verifier alone"));
		let made = json(&output);
		assert_eq!((&made["file"], &made["place"]), (&phone.path("shown").into(), &"330106".into()));
		assert_eq!(made["phoneKey"]["scheme"], scheme);
		let opened = run(&["licence", "open", &phone.path("shown"), "--output", "json"]);
		assert_eq!(code(&opened), 0, "{}", stderr(&opened));
		let opened = json(&opened);
		assert_eq!((&opened["cause"], &opened["licence"]), (&"动火作业".into(), &made["licence"]));
		// By the text of its QR code, too.
		let text = opened["text"].as_str().unwrap();
		assert!(
			text.bytes()
				.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b":-".contains(&byte))
		);
		assert_eq!(json(&run(&["licence", "open", text, "--output", "json"])), opened);
		let said = String::from_utf8(run(&["licence", "open", text, "--lang", "zh"]).stdout).unwrap();
		assert!(said.contains("核验方") && said.contains("事由") && said.contains("动火作业"), "{said}");
	}
}

#[cfg(unix)]
#[test]
fn key_and_presentation_are_for_few_eyes() {
	use std::os::unix::fs::PermissionsExt;
	let phone = Phone::new("ed25519");
	assert_eq!(code(&phone.present("shown", &[])), 0);
	for name in ["key", "shown"] {
		assert_eq!(
			std::fs::metadata(phone.path(name)).unwrap().permissions().mode() & 0o777,
			0o600,
			"{name}"
		);
	}
	std::fs::set_permissions(phone.path("key"), std::fs::Permissions::from_mode(0o644)).unwrap();
	let refused = phone.present("again", &["--output", "json"]);
	assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Key".into()));
	assert!(!Path::new(&phone.path("again")).exists());
}

#[test]
fn what_is_not_sent_leaves_no_files() {
	let phone = Phone::new("ed25519");
	let (fields, card) = (phone.path("fields.json"), phone.path("new.card"));
	std::fs::write(&fields, r#"{ "name": "x" }"#).unwrap();
	let issue = ["licence", "issue", "91110000HEFU000429001", "GD1", "--fields", &fields, "--card", &card];
	let output = run(&[&issue[..], &["--key", "//Alice", "--url", "ws://127.0.0.1:9"]].concat());
	assert_eq!(code(&output), 4, "{output:?}");
	assert!(!Path::new(&card).exists() && !Path::new(&format!("{fields}.private")).exists());
}

#[test]
fn another_phone_key_is_refused() {
	let phone = Phone::new("ed25519");
	for bound in [Some("03".repeat(32)), None] {
		phone.write_card(bound.as_deref());
		for (lang, word) in [("en", "another phone key"), ("zh", "另一手机密钥")] {
			let refused = phone.present("shown", &["--output", "json", "--lang", lang]);
			let error = json(&refused)["error"].clone();
			assert_eq!((code(&refused), &error["name"]), (3, &"OtherKey".into()));
			assert!(error["message"][0].as_str().unwrap().contains(word), "{error}");
			assert!(error["next"].as_str().unwrap().contains("bind-key"));
		}
	}
	assert!(!Path::new(&phone.path("shown")).exists());
}

#[test]
fn what_was_altered_is_refused() {
	let phone = Phone::new("sm2");
	assert_eq!(code(&phone.present("shown", &[])), 0);
	let text = std::fs::read_to_string(phone.path("shown")).unwrap();
	let refused = |altered: &str, name: &str| {
		std::fs::write(phone.path("altered"), altered).unwrap();
		for args in [&["licence", "open"][..], &["licence", "verify", "--check-only"]] {
			let output =
				run(&[args, &[&phone.path("altered"), "--output", "json", "--url", "ws://127.0.0.1:9"]]
					.concat());
			let error = json(&output)["error"].clone();
			assert_eq!((code(&output), &error["name"]), (3, &name.into()), "{error}");
			assert!(error["next"].as_str().unwrap().contains("new presentation"));
		}
	};
	refused(&text.replace("330106", "330100"), "Altered");
	refused(&text.replace("动火作业", "高处作业"), "Altered");
	refused("{}", "NotAPresentation");
	refused(&text[..text.len() / 2], "NotAPresentation");
	// A digit of the text itself: of the chain's name, of the licence.
	let shown: serde_json::Value = serde_json::from_str(&text).unwrap();
	let code = shown["text"].as_str().unwrap();
	let genesis = format!("{}08{}", &code[..13], &code[15..]);
	refused(&genesis, "BadSignature");
	let hidden = code.replace(&"01".repeat(32), &"02".repeat(32));
	refused(&hidden, "OtherHidden");
}

#[test]
fn one_field_is_disclosed_and_no_other() {
	let phone = Phone::new("ed25519");
	let part = hefu_sdk::private::Part::new([
		("holderName".into(), "某人".into()),
		("workCategory".into(), "焊接与热切割作业".into()),
	])
	.unwrap();
	let private = phone.path("fields.json.private");
	let document = String::from_utf8_lossy(&part.canonical()).into_owned();
	hefu_sdk::secret::create(Path::new(&private), &document).unwrap();
	let disclose = ["--private", &private, "--disclose", "workCategory"];
	let output = phone.present("shown", &disclose);
	assert_eq!(code(&output), 0, "{}", stderr(&output));
	let opened = json(&run(&["licence", "open", &phone.path("shown"), "--output", "json"]));
	assert_eq!(opened["disclosed"], serde_json::json!({ "workCategory": "焊接与热切割作业" }));
	let written = std::fs::read_to_string(phone.path("shown")).unwrap();
	assert!(!written.contains("holderName") && !written.contains("某人"));
	let refused =
		phone.present("again", &["--private", &private, "--disclose", "nonsense", "--output", "json"]);
	assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Private".into()));
}

#[test]
fn nothing_is_overwritten_and_wrong_arguments_are_told() {
	let phone = Phone::new("ed25519");
	assert_eq!(code(&phone.present("shown", &[])), 0);
	let taken = phone.present("shown", &["--output", "json", "--lang", "en"]);
	let error = json(&taken)["error"].clone();
	assert_eq!((code(&taken), &error["name"]), (3, &"Exists".into()));
	assert!(error["next"].as_str().unwrap().starts_with("nothing is overwritten"), "{error}");
	assert_eq!(code(&run(&["licence", "phone-key", "new", &phone.path("key")])), 3);
	std::fs::write(phone.path("card"), "{}").unwrap();
	let refused = phone.present("again", &["--output", "json"]);
	assert_eq!((code(&refused), &json(&refused)["error"]["name"]), (3, &"Card".into()));
	let mistyped = IDENTIFIER.replace(".U", ".V");
	for args in [
		&["licence", "show", &*mistyped][..],
		&["licence", "show", "hflc1x"],
		&["licence", "type", "show", "11100000000013338W01"],
		&["licence", "suspend"],
		&["licence", "rules", "11100000000013338W011", "999999"],
		&["calendar", "deadline", "--from", "2026-02-30", "--days", "5"],
		&["calendar", "show", "2026", "--kind", "lunar"],
	] {
		assert_eq!(code(&run(args)), 2, "{args:?}");
	}
	// Each needs a node, which is asked.
	for args in [
		&["licence", "show", IDENTIFIER][..],
		&["calendar", "deadline", "--from", "2026-09-30", "--days", "5"],
		&["calendar", "standstills"],
	] {
		assert_eq!(code(&run(&[args, &["--url", "ws://127.0.0.1:9"]].concat())), 4, "{args:?}");
	}
}

#[test]
fn a_file_of_holidays_is_read_before_anything_is_proposed() {
	let folder = tempfile::tempdir().unwrap();
	let path = folder.path().join("years.json");
	let file = path.to_str().unwrap();
	let refused = |text: &str, more: &[&str], word: &str| {
		std::fs::write(&path, text).unwrap();
		let args = ["calendar", "import", file, "--basis", "notice", "--key", "//Alice", "--output", "json"];
		let output = run(&[&args, more].concat());
		let error = json(&output)["error"].clone();
		assert_eq!((code(&output), &error["name"]), (3, &"Calendar".into()), "{error}");
		assert!(error["message"][0].as_str().unwrap().contains(word), "{error}");
	};
	let year = |days: &str| {
		format!(r#"{{ "years": {{ "2026": {{ "holidays": [{days}], "make_up_working_days": [] }} }} }}"#)
	};
	refused("{}", &[], "years");
	refused(&year(r#"{ "date": "2025-01-01" }"#), &[], "2025-01-01 stands under 2026");
	refused(&year(r#"{ "date": "2025-01-01" }"#), &["--lang", "zh"], "列在 2026 年之下");
	refused(&year(r#"{ "date": "2026-01-01" }"#), &["--year", "2027"], "2027");
}
