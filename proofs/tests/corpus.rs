//! The fuzzer begins with receipts that are good.
//!
//! `UPDATE_CORPUS=1 cargo test -p hefu-proofs --test corpus` writes them anew, after a change of the form.

mod common;

use std::path::PathBuf;

use common::*;
use hefu_primitives::DatasetId;
use hefu_proofs::{Handovers, Limits, Question, Receipt, Zebra, verify};

#[test]
fn the_corpus_is_good() {
	let (state, _) = state_receipt(&[Question::Dataset(DATASET), Question::OpenCheck(1)]);
	let (event, trust) = (event_receipt(4, 1, Handovers::none(0)), trust(0, &validators(0, 4)));
	let record: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fuzz", "corpus", "words", "dataset"].iter().collect();
	if std::env::var_os("UPDATE_CORPUS").is_some() {
		std::fs::create_dir_all(record.parent().unwrap()).unwrap();
		std::fs::write(&record, dataset_registered()).unwrap();
	}
	assert_eq!(std::fs::read(&record).unwrap(), dataset_registered());
	let unknown = DatasetId([0xee; 32]);
	let (absence, _) =
		state_receipt(&[Question::Dataset(unknown), Question::Version { dataset: DATASET, version: 9 }]);
	let handover = event_receipt(4, 0, handovers(0, 1));
	let files = [("event", event), ("handover", handover), ("state", state), ("absence", absence)];
	for (name, receipt) in files {
		let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "fuzz", "corpus", "receipt", name].iter().collect();
		if std::env::var_os("UPDATE_CORPUS").is_some() {
			std::fs::create_dir_all(path.parent().unwrap()).unwrap();
			std::fs::write(&path, receipt.to_bytes()).unwrap();
		}
		let kept = Receipt::from_bytes(&std::fs::read(&path).unwrap()).unwrap();
		assert_eq!(kept, receipt, "{name}");
		assert!(verify(&kept, &trust, &Limits::NONE, &Zebra).is_ok(), "{name}");
	}
}
