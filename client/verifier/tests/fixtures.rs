//! What the tests in JavaScript read: real receipts and files, and what this crate, built for this machine, answers to them
//! and to each of them with one byte altered. The module has to answer the same.
//!
//! `UPDATE_FIXTURES=1 cargo test --release -p hefu-verifier --test fixtures` writes them anew.

use std::{collections::BTreeMap, path::PathBuf};

use ed25519_zebra::{SigningKey, VerificationKey};
use hefu_proofs::{Claim, Handovers, Receipt, Trust};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Receipts that the tests of `hefu-proofs` make, of a chain in a test tube.
const RECEIPTS: [(&str, &[u8]); 4] = [
	("event", include_bytes!("../../../proofs/fuzz/corpus/receipt/event")),
	("handover", include_bytes!("../../../proofs/fuzz/corpus/receipt/handover")),
	("state", include_bytes!("../../../proofs/fuzz/corpus/receipt/state")),
	("absence", include_bytes!("../../../proofs/fuzz/corpus/receipt/absence")),
];
const NOW_MS: u64 = 1_790_000_000_000;

fn receipt(name: &str) -> Receipt {
	let (_, bytes) = RECEIPTS.iter().find(|(found, _)| *found == name).unwrap();
	Receipt::from_bytes(bytes).unwrap()
}

/// The trust file of that chain's set 0.
fn trust() -> Trust {
	let key = |seed: u8| VerificationKey::from(&SigningKey::from([seed; 32])).into();
	Trust { genesis: [0x47; 32], set_id: 0, authorities: (0..4).map(key).collect(), date_ms: NOW_MS }
}

fn options() -> Vec<u8> {
	json!({ "nowMs": NOW_MS + 5_000_000, "maxTrustAgeMs": 90u64 * 86_400_000 }).to_string().into_bytes()
}

/// A JSON form with its fields in the canonical order (RFC 8785): in which order they come otherwise depends on what else is built
/// with this crate.
fn canonical(form: &str) -> Vec<u8> {
	let form: Value = serde_json::from_str(form).unwrap();
	serde_json_canonicalizer::to_vec(&form).unwrap()
}

/// Every file, by its name.
fn files() -> BTreeMap<String, Vec<u8>> {
	let mut files = BTreeMap::new();
	for (name, bytes) in RECEIPTS {
		files.insert(format!("{name}.hfrc"), bytes.to_vec());
		files.insert(format!("{name}.json"), canonical(&receipt(name).to_json().unwrap()));
	}
	let handovers: Handovers = receipt("handover").handovers;
	files.insert("handovers.hfho".into(), handovers.to_bytes());
	files.insert("handovers.json".into(), canonical(&handovers.to_json().unwrap()));
	files.insert("trust.hftr".into(), trust().to_bytes());
	files.insert("trust.json".into(), canonical(&trust().to_json().unwrap()));
	let replaced = trust().authorities.iter().map(|key| key.map(|byte| byte ^ 1)).collect();
	let replaced = Trust { authorities: replaced, ..trust() };
	files.insert("replaced.hftr".into(), replaced.to_bytes());
	files.insert("other-genesis.hftr".into(), Trust { genesis: [1; 32], ..trust() }.to_bytes());
	files
}

/// SHA-256 over answers, each in the canonical form of JSON and with its length before it.
#[derive(Default)]
struct Answers(Sha256);

impl Answers {
	fn add(&mut self, answer: &[u8]) -> Value {
		let answer: Value = serde_json::from_slice(answer).unwrap();
		let canonical = serde_json_canonicalizer::to_vec(&answer).unwrap();
		self.0.update((canonical.len() as u32).to_le_bytes());
		self.0.update(canonical);
		answer
	}

	fn digest(self) -> String {
		hex::encode(self.0.finalize())
	}
}

/// What is answered to each receipt, and the digest of what is answered to it with each byte altered in turn.
fn answers() -> Value {
	let (trust, options) = (trust().to_bytes(), options());
	let mut all = serde_json::Map::new();
	for (name, bytes) in RECEIPTS {
		let whole: Value = serde_json::from_slice(&hefu_verifier::verify(bytes, &trust, &options)).unwrap();
		assert!(whole["ok"]["verified"] == true, "{name}: {whole}");
		let mut answers = Answers::default();
		let mut altered = bytes.to_vec();
		for place in 0..altered.len() {
			altered[place] ^= 1 << (place % 8);
			let answer = answers.add(&hefu_verifier::verify(&altered, &trust, &options));
			altered[place] = bytes[place];
			// Another absence, which is as true: see `Receipt`.
			let absence = answer["ok"]["answers"].as_array().is_some_and(|all| {
				all.iter().all(|answer| {
					let asked = whole["ok"]["answers"].as_array().unwrap();
					answer["raw"].is_null() || asked.iter().any(|whole| whole == answer)
				})
			});
			assert!(answer.get("error").is_some() || absence, "{name}, byte {place}: {answer}");
		}
		all.insert(name.into(), json!({ "answer": whole, "altered": answers.digest() }));
	}
	Value::Object(all)
}

#[test]
fn fixtures_are_up_to_date() {
	let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("js/fixtures");
	let mut files = files();
	let options: Value = serde_json::from_slice(&options()).unwrap();
	let answers = json!({ "options": options, "receipts": answers() });
	files.insert("answers.json".into(), serde_json_canonicalizer::to_vec(&answers).unwrap());
	if std::env::var_os("UPDATE_FIXTURES").is_some() {
		std::fs::create_dir_all(&folder).unwrap();
		for (name, bytes) in &files {
			std::fs::write(folder.join(name), bytes).unwrap();
		}
	}
	for (name, bytes) in &files {
		let kept = std::fs::read(folder.join(name)).unwrap_or_default();
		assert!(kept == *bytes, "{name} is out of date: run with UPDATE_FIXTURES=1");
	}
	let kept = std::fs::read_dir(&folder).unwrap().count();
	assert_eq!(kept, files.len(), "there is a file too many in {}", folder.display());
}

#[test]
fn absence_is_in_the_fixtures() {
	let Claim::State { asked, .. } = receipt("absence").claim else { panic!("not of the state") };
	assert!(asked.iter().all(|claimed| !claimed.present) && asked.len() > 1);
}
