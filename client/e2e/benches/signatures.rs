//! What checking a signature of each kind takes in the runtime's wasm: a real node is asked whether a transaction is valid.
//!
//! `runtime/src/weights.rs` has the difference between SM2, which the runtime checks itself, and those that its host checks:
//! `cargo bench --package hefu-e2e` prints it.

#![allow(missing_docs)]

use std::time::{Duration, Instant};

use hefu_e2e::{network::Network, programs::run_hefu, rpc::Rpc, transactions::Pen};
use hefu_primitives::member::Scope;
use hefu_sdk::{Signer, chain};
use serde_json::json;

/// How often each is asked about.
const ROUNDS: usize = 300;
/// `TransactionSource::External`, in SCALE.
const EXTERNAL: u8 = 2;

#[tokio::main]
async fn main() {
	let network = Network::start().await;
	let node = network.node(0);
	let (client, rpc) = (node.client().await, node.rpc().await);
	let owner = hefu_e2e::key("//Alice//owner");
	let mut transactions = Vec::new();
	for scheme in ["ed25519", "sr25519", "ecdsa", "sm2"] {
		let file = network.folder().join(scheme);
		let path = file.to_str().expect("a path of text");
		run_hefu(node.url(), &["key", "new", path, "--scheme", scheme]).done();
		let signer = Signer::find(path).expect("the key that was made");
		client.add_operator(&owner, signer.account(), Scope::All).await.expect("the owner may");
		transactions.push((scheme, signer));
	}
	let pen = Pen::new(&client).await;
	let remark = chain::transactions().system().remark(b"measured".to_vec());
	println!("{:>8}  {:>10}  {:>10}  {:>10}  of {ROUNDS}", "", "least", "median", "most");
	for (scheme, signer) in transactions {
		let transaction = pen.sign(&remark, &signer, 0);
		let mut times = Vec::new();
		for _ in 0..ROUNDS {
			times.push(validate(&rpc, &transaction).await);
		}
		times.sort();
		let (least, median, most) = (times[0], times[ROUNDS / 2], times[ROUNDS - 1]);
		println!("{scheme:>8}  {least:>10.1?}  {median:>10.1?}  {most:>10.1?}");
	}
}

/// How long the node takes to say that the transaction is valid.
async fn validate(rpc: &Rpc, transaction: &[u8]) -> Duration {
	let best = rpc.call("chain_getBlockHash", &[]).await.expect("there is a best block");
	let best = best.as_str().expect("a hash").trim_start_matches("0x");
	let input = format!("0x{EXTERNAL:02x}{}{best}", hex::encode(transaction));
	let asked = Instant::now();
	let answer = rpc
		.call("state_call", &[json!("TaggedTransactionQueue_validate_transaction"), json!(input)])
		.await
		.expect("the runtime answers");
	let took = asked.elapsed();
	assert!(answer.as_str().is_some_and(|answer| answer.starts_with("0x00")), "it is valid: {answer}");
	took
}
