//! What the council and the technical committee decide, by their seats' keys.

use serde_json::{Value, json};

use crate::programs::Ran;

/// Governance keys of three of the four seats: more than half.
pub const THREE: [&str; 3] = ["//Alice//governance", "//Bob//governance", "//Charlie//governance"];

/// Three of the council's four seats vote for a motion, and one closes it.
pub fn carry(hefu: &impl Fn(&[&str]) -> Ran, motion: &Value) {
	carry_in(hefu, motion, "council");
}

/// Three of four seats of this body vote for a motion, and one closes it.
pub fn carry_in(hefu: &impl Fn(&[&str]) -> Ran, motion: &Value, body: &str) {
	let motion = motion.as_str().expect("its hash");
	for seat in THREE {
		hefu(&["--key", seat, "motion", "vote", motion, "--body", body]).done();
	}
	let closed = hefu(&["--key", THREE[1], "motion", "close", motion, "--body", body]).done();
	assert_eq!((&closed["approved"], &closed["body"]), (&json!(true), &json!(body)));
}
