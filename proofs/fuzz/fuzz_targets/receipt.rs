//! Any bytes as a receipt: an answer and no panic, and what is read has no other form.
#![no_main]

use hefu_proofs::{Handovers, Limits, Receipt, Trust, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
	if let Ok(handovers) = Handovers::from_bytes(bytes) {
		assert_eq!(handovers.to_bytes(), bytes);
	}
	let Ok(receipt) = Receipt::from_bytes(bytes) else { return };
	assert_eq!(receipt.to_bytes(), bytes);
	let json = receipt.to_json().expect("every receipt has a JSON form");
	assert_eq!(Receipt::from_json(&json).as_ref(), Ok(&receipt));
	// The trust file that the receipt would need, and signatures that are all valid, so that the rest is reached.
	let authorities = receipt.handovers.steps.first().map_or(&receipt.justification, |step| &step.justification);
	let trust = Trust {
		genesis: [0x47; 32],
		set_id: receipt.handovers.from,
		authorities: authorities.votes.iter().map(|vote| vote.authority).collect(),
		date_ms: 0,
	};
	if let Ok(fact) = verify(&receipt, &trust, &Limits::NONE, &|_: &_, _: &_, _: &_| true) {
		fact.to_json().expect("every fact has a JSON form");
	}
});
