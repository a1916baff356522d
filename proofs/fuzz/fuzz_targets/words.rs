//! Any bytes as an event record, and as what the state holds.
#![no_main]

use hefu_primitives::{CustomerId, DatasetId, FilingId, MemberId};
use hefu_proofs::{Answer, Event, Fact, Proven, Question};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
	if let Ok(event) = Event::decode(bytes, 1) {
		assert!(!event.name.is_empty());
	}
	let dataset = DatasetId([0; 32]);
	for question in [
		Question::Member(MemberId([0; 32])),
		Question::Key([0; 32]),
		Question::Customer(CustomerId([0; 32])),
		Question::Council,
		Question::Dataset(dataset),
		Question::Version { dataset, version: 1 },
		Question::OpenCheck(0),
		Question::ClosedCheck { dataset, version: 1, distribution: 0, sequence: 0 },
		Question::LocatorPolicy,
		Question::LawPack(0),
		Question::Filing(FilingId([0; 32])),
		Question::Registration(dataset),
	] {
		let fact = Fact {
			genesis: [0; 32],
			number: 1,
			hash: [0; 32],
			now_ms: 0,
			spec_version: 1,
			set_id: 0,
			proven: Proven::State(vec![Answer { question, key: vec![], value: Some(bytes.to_vec()) }]),
		};
		fact.to_json().expect("every fact has a JSON form");
	}
});
