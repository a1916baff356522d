//! The methods that clients, wallets and receipts need.

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

/// What is no transaction, no block and no method gets an error that says so; the node goes on.
#[tokio::test(flavor = "multi_thread")]
async fn nonsense_is_refused_and_nothing_is_lost() {
	let network = Network::start().await;
	let rpc = network.node(0).rpc().await;
	let garbage = format!("0x{}", "5a".repeat(200));
	let zeros = json!(format!("0x{}", "00".repeat(32)));
	// Codes of JSON-RPC: no such method -32601, wrong parameters -32602.
	let cases = [
		("hefu_nothing", vec![], -32601),
		("author_submitExtrinsic", vec![], -32602),
		("author_submitExtrinsic", vec![json!(7)], -32602),
		("author_submitExtrinsic", vec![json!("no hex")], -32602),
		("chain_getHeader", vec![json!("0x12")], -32602),
		("system_accountNextIndex", vec![json!("nobody")], -32602),
	];
	for (method, params, code) in cases {
		let error = rpc.call(method, &params).await.expect_err(method);
		assert_eq!(refused(error).code, code, "{method}");
	}
	// The SDK's codes of `author_*` are 1000 to 1099: 1040 when nothing that could be a transaction came (`Client error`),
	// 1010 when the runtime cannot read it.
	for undecodable in ["0x", "0x00", &garbage] {
		let error =
			rpc.call("author_submitExtrinsic", &[json!(undecodable)]).await.expect_err("no transaction");
		let error = refused(error);
		assert!((1000..1100).contains(&error.code), "{undecodable}: {error:?}");
		assert!(!error.message.is_empty());
	}
	assert!(rpc.call("state_call", &[json!("Core_version"), json!("0x"), zeros]).await.is_err());
	assert!(rpc.pending().await.is_empty());
	let reached = network.node(0).finalised().await.expect("it lives");
	network.node(0).wait_finalised(reached + 2, seconds(60)).await;
}
