//! How long it takes to verify a receipt, from its bytes to the fact. `cargo bench -p hefu-proofs` prints it.

#[path = "../tests/common/mod.rs"]
mod common;

use std::{hint::black_box, time::Instant};

use common::*;
use hefu_proofs::{Handovers, Question, Receipt, Trust, Zebra, verify, verify_many};

/// Median and slowest of many runs, in microseconds.
fn measure(name: &str, receipt: &Receipt, trust: &Trust) {
	let bytes = receipt.to_bytes();
	let mut times: Vec<_> = (0..2_000)
		.map(|_| {
			let start = Instant::now();
			let receipt = Receipt::from_bytes(black_box(&bytes)).expect("the receipt is good");
			let fact = verify(&receipt, trust, &limits(), &Zebra).expect("the receipt is good");
			black_box(fact);
			start.elapsed()
		})
		.collect();
	times.sort();
	let micros = |place: usize| times[place].as_nanos() as f64 / 1_000.0;
	println!(
		"{name}: median {:.0} µs, 99th percentile {:.0} µs, {} bytes",
		micros(times.len() / 2),
		micros(times.len() * 99 / 100),
		bytes.len()
	);
}

/// How many receipts an audit reads.
const AUDIT: u32 = 1_000;

/// Many receipts of different blocks, one by one and together.
fn audit() {
	let receipts: Vec<_> = (0..AUDIT).map(|i| event_receipt(4 + i, PERIOD - 1, Handovers::none(0))).collect();
	let trust = trust(0, &validators(0, 4));
	let each = |time: std::time::Duration| time.as_micros() / u128::from(AUDIT);
	let start = Instant::now();
	let single: Vec<_> = receipts.iter().map(|receipt| verify(receipt, &trust, &limits(), &Zebra)).collect();
	let single_time = start.elapsed();
	let start = Instant::now();
	let together = verify_many(black_box(&receipts), &trust, &limits());
	let together_time = start.elapsed();
	assert_eq!(single, together);
	println!(
		"{AUDIT} receipts: {} µs each one by one, {} µs each together",
		each(single_time),
		each(together_time)
	);
}

fn main() {
	let (receipt, trust) = good();
	measure("event, 4 validators, 8 headers", &receipt, &trust);
	measure("event of 20,000 in its block", &event_receipt(20_000, PERIOD - 1, Handovers::none(0)), &trust);
	measure("event after 10 hand-overs", &event_receipt(13, PERIOD - 1, handovers(0, 10)), &trust);
	let (receipt, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	measure("state, a dataset among 300", &receipt, &trust);
	audit();
}
