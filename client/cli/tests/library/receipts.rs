//! What a file is, and which files of a folder are receipts.

use std::fs;

use hefu_cli::commands::receipt::{Kind, Skipped, folder::look};
use hefu_proofs::Trust;

#[test]
fn what_says_that_it_is_a_receipt_is_taken_and_all_else_is_told() {
	let folder = tempfile::tempdir().unwrap();
	let path = |name: &str| folder.path().join(name);
	for (name, bytes) in [
		("1.hfrc", &b"damaged"[..]),
		("2.json", br#"{"format":"hefu-receipt-1"}"#),
		("3", b"HFRC\x01"),
		("3.json", b"{\"claim\":"),
		("4.json", br#"{"format":"hefu-trust-1"}"#),
		("5", b"HFHO\x01"),
		("6.txt", b"notes"),
	] {
		fs::write(path(name), bytes).unwrap();
	}
	fs::create_dir(path("7")).unwrap();
	let found = look(folder.path()).unwrap();
	assert_eq!(found.receipts, ["1.hfrc", "2.json", "3", "3.json"].map(path));
	let why = [
		("4.json", Skipped::Trust),
		("5", Skipped::Handovers),
		("6.txt", Skipped::Other),
		("7", Skipped::Folder),
	];
	assert_eq!(found.skipped, why.map(|(name, why)| (path(name), why)));
	assert!(look(&path("none")).is_err());
}

#[test]
fn each_form_of_each_kind_is_told() {
	let trust =
		Trust { genesis: [7; 32], set_id: 0, authorities: vec![[1; 32]; 4], date_ms: 1_790_000_000_000 };
	let json = trust.to_json().unwrap();
	for (bytes, kind) in [
		(&b"HFRC\x01"[..], Kind::Receipt),
		(b"HFRC\x09of a later format", Kind::Receipt),
		(br#" {"format":"hefu-receipt-1"}"#, Kind::Receipt),
		(br#"{"format":"hefu-receipt-2"}"#, Kind::Receipt),
		(b"HFHO\x01", Kind::Handovers),
		(br#"{"format":"hefu-handovers-1"}"#, Kind::Handovers),
		(&trust.to_bytes(), Kind::Trust),
		(json.as_bytes(), Kind::Trust),
		(br#"{"note":"hefu-receipt-1"}"#, Kind::Other),
		(br#"{"format":1}"#, Kind::Other),
		(br#"{"claim":{"#, Kind::Damaged),
		(b"[]", Kind::Other),
		(b"", Kind::Other),
		(&[7; 200], Kind::Other),
	] {
		assert_eq!(Kind::of(bytes), kind, "{}", String::from_utf8_lossy(bytes));
	}
}
