//! How long it takes to verify a receipt, from its bytes to the fact. `cargo bench -p hefu-proofs` prints it.

#[path = "../tests/common/mod.rs"]
mod common;

use std::{hint::black_box, time::Instant};

use common::*;
use hefu_proofs::{Handovers, Question, Receipt, Trust, Zebra, verify};

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

fn main() {
	let (receipt, trust) = good();
	measure("event, 4 validators, 8 headers", &receipt, &trust);
	measure("event of 20,000 in its block", &event_receipt(20_000, PERIOD - 1, Handovers::none(0)), &trust);
	measure("event after 10 hand-overs", &event_receipt(13, PERIOD - 1, handovers(0, 10)), &trust);
	let (receipt, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	measure("state, a dataset among 300", &receipt, &trust);
}
