//! Tests of a Hefu chain with real nodes: four validators as processes on loopback, and clients of every kind.
//!
//! - [`network`]: validators, started, killed and started again.
//! - [`rpc`]: what a node answers, as any client sees it.
//! - [`desk`]: who speaks JSON-RPC at an exchange.
//! - [`transactions`]: transactions made offline, also those that no honest client makes.
//! - [`data`]: files, the hosts that serve them, and what is registered of them.
//! - [`faults`]: a web server that does everything wrong.
//! - [`council`]: what the council decides.
//! - [`programs`]: the binaries under test.
//!
//! Everything here panics where something is not as it must be: the panic is the test's report, and the network prints its
//! logs with it.

pub mod council;
pub mod data;
pub mod desk;
pub mod faults;
pub mod network;
pub mod programs;
pub mod rpc;
pub mod transactions;

use std::time::{Duration, Instant};

use hefu_sdk::Signer;

/// Seconds, in short.
pub const fn seconds(count: u64) -> Duration {
	Duration::from_secs(count)
}

/// The development key of this phrase: `//Alice`.
pub fn key(phrase: &str) -> Signer {
	Signer::from_uri(phrase).expect("a development phrase")
}

/// Asks again and again until there is an answer; panics when `patience` is at an end.
pub async fn until<T>(what: &str, patience: Duration, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
	let start = Instant::now();
	loop {
		if let Some(answer) = ask().await {
			return answer;
		}
		assert!(start.elapsed() < patience, "{what}: not within {} seconds", patience.as_secs());
		tokio::time::sleep(Duration::from_millis(250)).await;
	}
}
