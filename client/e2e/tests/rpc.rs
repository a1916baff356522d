//! The methods that clients, wallets and receipts need.

#![allow(missing_docs)]

use hefu_e2e::{network::Network, rpc::refused, seconds};
use serde_json::json;

const NEEDED: [&str; 16] = [
	"archive_v1_body",
	"archive_v1_header",
	"archive_v1_storage",
	"author_rotateKeysWithOwner",
	"author_submitExtrinsic",
	"chainHead_v1_follow",
	"chainHead_v1_storage",
	"chainSpec_v1_genesisHash",
	"chain_subscribeFinalizedHeads",
	"grandpa_proveFinality",
	"grandpa_subscribeJustifications",
	"state_call",
	"state_getReadProof",
	"system_accountNextIndex",
	"transactionWatch_v1_submitAndWatch",
	"transaction_v1_broadcast",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_node_serves_what_clients_need() {
	let network = Network::start().await;
	let rpc = network.node(0).rpc().await;
	let methods = rpc.call("rpc_methods", &[]).await.expect("every node tells");
	let methods = methods["methods"].as_array().expect("a list");
	let missing: Vec<_> = NEEDED.iter().filter(|name| !methods.contains(&json!(name))).collect();
	assert!(missing.is_empty(), "missing {missing:?} among {methods:?}");

	let genesis = rpc.call("chain_getBlockHash", &[json!(0)]).await.expect("block 0 is there");
	assert_eq!(rpc.call("chainSpec_v1_genesisHash", &[]).await.expect("it is the same"), genesis);
	let proof = rpc.call("state_getReadProof", &[json!(["0x3a636f6465"])]).await.expect("state is kept");
	assert!(!proof["proof"].as_array().expect("a list").is_empty());

	// Receipts are built on these: every eighth block's justification is kept.
	network.node(0).wait_finalised(8, seconds(60)).await;
	let hash = rpc.call("chain_getBlockHash", &[json!(8)]).await.expect("it is final");
	let block = rpc.call("chain_getBlock", &[hash]).await.expect("blocks are kept");
	assert_eq!(block["justifications"][0][0], json!(b"FRNK"), "{block}");
	// The SDK proves finality only where the authorities have changed once: until then it knows no set that it can name.
	let unproven = rpc.call("grandpa_proveFinality", &[json!(8)]).await.expect_err("nothing changed yet");
	let message = refused(unproven).message;
	assert!(message.contains("not covered by authority set changes"), "{message}");
}
