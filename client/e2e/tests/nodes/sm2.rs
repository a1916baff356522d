//! A member acts with national cryptography (国密): an SM2 key registers a dataset.

use hefu_e2e::{
	data::Host,
	network::Network,
	programs::{SAID, run_hefu},
	transactions::Pen,
};
use hefu_sdk::{Signer, chain};
use serde_json::json;

/// The code of `author_submitExtrinsic` for what is invalid.
const INVALID: i32 = 1010;
/// Where `r ‖ s` begins in a signed transaction: after its length (2 bytes), version, account, scheme and public key.
const SIGNATURE: usize = 2 + 1 + 33 + 1 + 33;

#[tokio::test(flavor = "multi_thread")]
async fn an_sm2_key_registers_a_dataset() {
	let network = Network::start().await;
	let hefu = |arguments: &[&str]| run_hefu(network.node(0).url(), arguments);
	let file = network.folder().join("sm2.key");
	let key = file.to_str().expect("a path of text");
	let made = hefu(&["key", "new", key, "--scheme", "sm2"]).done();
	assert_eq!(made["scheme"], "sm2");
	let account = made["account"].as_str().expect("its account");

	// The chain does not even check a stranger's SM2 signature; what the stranger hears is the same as with other keys.
	let stranger = hefu(&["--key", key, "member", "rotate-owner", &"01".repeat(32)]);
	stranger.failed(5, "refused", "MemberGate::Stranger");
	hefu(&["--key", "//Alice//owner", "member", "add-operator", account, "--scope", "registry"]).done();

	let folder = network.folder().join("served");
	std::fs::create_dir(&folder).expect("a folder");
	let data = folder.join("data.csv");
	std::fs::write(&data, "city,value\n深圳,1\n").expect("a file");
	let host = Host::start(&folder).await;
	let (data, url) = (data.display().to_string(), host.url("data.csv"));
	let register =
		["--key", key, "dataset", "register", &data, "--locator", &url, "--name", "国密登记", "--wait"];
	let registered = hefu(&[&register[..], &SAID].concat()).done();
	assert_eq!(registered["checks"][0]["verdict"], "Verified");
	assert!(registered["distributions"][0]["digests"]["sm3"].is_string());
	let shown = hefu(&["dataset", "show", registered["dataset"].as_str().expect("its id")]).done();
	let alice = hefu(&["--key", "//Alice", "member", "show"]).done();
	assert_eq!(shown["holder"], alice["member"], "the key acts for its member");

	hefu(&["--key", key, "member", "rotate-owner", &"01".repeat(32)]).failed(
		5,
		"refused",
		"MemberGate::OutOfScope",
	);
	an_altered_signature_is_seen(&network, &Signer::find(key).expect("the key that was made")).await;
	host.stop().await;
}

/// What the key signed comes as far as its scope; with one bit of the signature changed, not so far.
async fn an_altered_signature_is_seen(network: &Network, clerk: &Signer) {
	let client = network.node(0).client().await;
	let call = chain::transactions().system().remark(vec![7; 100]);
	let good = Pen::new(&client).await.sign(&call, clerk, 1);
	let mut bad = good.clone();
	bad[SIGNATURE + 10] ^= 1;
	let rpc = network.node(0).rpc().await;
	let out_of_scope = rpc.submit(&good).await.expect_err("out of scope");
	assert_eq!((out_of_scope.code, out_of_scope.data), (INVALID, json!("Custom error: 5")));
	let refused = rpc.submit(&bad).await.expect_err("a bad signature");
	assert_eq!(refused.code, INVALID);
	assert!(refused.data.to_string().contains("bad signature"), "{refused:?}");
}
