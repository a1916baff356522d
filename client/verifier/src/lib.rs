//! Verifies receipts (凭证) of a Hefu chain in a browser, offline: [`hefu_proofs`] behind functions that take bytes and
//! answer in JSON.
//!
//! An answer is `{"ok": …}`, or `{"error": …}` with why ([`Refusal`]). Built for wasm it is a module without imports, whose
//! functions are in `abi.rs`; `js/hefu-verifier.js` is its typed wrapper. Built for anything else it answers the same, to
//! the letter: that is how the module is tested.
//!
//! Files are taken in the SCALE form or the JSON form, as they are.
#![no_std]

extern crate alloc;
#[cfg(not(target_family = "wasm"))]
extern crate std;

#[cfg(target_family = "wasm")]
mod abi;
#[cfg(target_family = "wasm")]
mod wasm;

mod expect;
mod file;
mod refusal;

use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use hefu_proofs::{Fact, Handovers, Limits, Proven, Zebra, text};
use serde::Deserialize;
use serde_json::{Value, json};

pub use expect::{Expect, Kind};
pub use refusal::Refusal;

/// By what a receipt is judged, besides the trust file.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Options {
	/// The reader's time: milliseconds since 1970 UTC.
	pub now_ms: u64,
	/// The most that the trust file may be older, in milliseconds.
	pub max_trust_age_ms: u64,
	/// The most that the fact may be older, in milliseconds: against an old receipt in place of a young one.
	#[serde(default)]
	pub max_fact_age_ms: Option<u64>,
	/// What the receipt has to be of.
	#[serde(default)]
	pub expect: Expect,
}

impl Options {
	fn read(json: &[u8]) -> Result<Self, Refusal> {
		// By way of a value, as the files are read: the code for one way is a third of the module.
		let json = core::str::from_utf8(json).map_err(|error| Refusal::options(&error))?;
		let json: Value = serde_json::from_str(json).map_err(|error| Refusal::options(&error))?;
		serde_json::from_value(json).map_err(|error| Refusal::options(&error))
	}

	fn limits(&self) -> Limits {
		Limits { now_ms: self.now_ms, max_trust_age_ms: self.max_trust_age_ms }
	}
}

/// The fact that a receipt proves, to whoever relies on this trust file, by these [`Options`] (in JSON).
///
/// Hand-overs from before the trust file are left aside: they are of no use to it, and in nobody's way.
pub fn verify(receipt: &[u8], trust: &[u8], options: &[u8]) -> Vec<u8> {
	answer((|| {
		let options = Options::read(options)?;
		let (trust, mut receipt) = (file::trust(trust)?, file::receipt(receipt)?);
		receipt.handovers = since(receipt.handovers, trust.set_id);
		let fact = hefu_proofs::verify(&receipt, &trust, &options.limits(), &Zebra)?;
		options.expect.check(&fact)?;
		let age_ms = options.now_ms.saturating_sub(fact.now_ms);
		if let Some(limit_ms) = options.max_fact_age_ms.filter(|limit_ms| age_ms > *limit_ms) {
			return Err(Refusal::fact_too_old(age_ms, limit_ms));
		}
		let mut json = fact.report(receipt.handovers.steps.len(), &trust, options.now_ms)?;
		if let Some(error) = undescribed(&fact) {
			json["notDescribed"] = json!(error);
		}
		json["notProven"] = json!({
			"later": text::not_later(fact.number),
			"trust": text::not_trust(),
			"truth": text::not_truth(),
		});
		Ok(json)
	})())
}

/// Hand-overs without those before the set `from`, if they reach it.
fn since(mut handovers: Handovers, from: u64) -> Handovers {
	let before = from.checked_sub(handovers.from).and_then(|before| usize::try_from(before).ok());
	if let Some(before) = before.filter(|before| *before <= handovers.steps.len()) {
		handovers.steps.drain(..before);
		handovers.from = from;
	}
	handovers
}

/// Why the fact is not put into words, if it is not.
fn undescribed(fact: &Fact) -> Option<text::Text> {
	let described = match &fact.proven {
		Proven::Event { .. } => fact.event().map(|_| ()),
		Proven::State(_) => fact.answers().map(|_| ()),
	};
	described.err().map(text::undescribed)
}

/// What a trust file says, and its fingerprint.
pub fn trust(trust: &[u8]) -> Vec<u8> {
	answer(file::trust(trust).map(|trust| said(&trust)))
}

/// The trust file that hand-overs lead to from this one, by [`Options`] of which only the trust file's age counts.
pub fn renew(trust: &[u8], handovers: &[u8], options: &[u8]) -> Vec<u8> {
	answer((|| {
		let options = Options::read(options)?;
		let (trust, handovers) = (file::trust(trust)?, file::handovers(handovers)?);
		let handovers = since(handovers, trust.set_id);
		let next = handovers.advance(&trust, &options.limits(), &Zebra)?;
		let bytes =
			next.to_bytes().iter().fold(String::from("0x"), |text, byte| text + &format!("{byte:02x}"));
		Ok(json!({ "trust": said(&next), "handovers": handovers.steps.len(), "bytes": bytes }))
	})())
}

/// What a trust file says. How old it is, its reader knows.
fn said(trust: &hefu_proofs::Trust) -> Value {
	let mut json = trust.report(trust.date_ms);
	if let Some(fields) = json.as_object_mut() {
		fields.remove("ageMs");
	}
	json
}

/// What a file is, by its form alone: `"receipt"`, `"trust"`, `"handovers"`, or `null`.
pub fn identify(bytes: &[u8]) -> Vec<u8> {
	answer(Ok(file::Kind::of(bytes).map_or(Value::Null, |kind| kind.name().into())))
}

fn answer(answer: Result<Value, Refusal>) -> Vec<u8> {
	let json = match answer {
		Ok(value) => json!({ "ok": value }),
		Err(refusal) => json!({ "error": refusal.to_json() }),
	};
	json.to_string().into_bytes()
}
