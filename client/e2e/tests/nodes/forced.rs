//! A change of the authorities by force, without the consent of those before: the chain of proof ends there, and a new
//! trust file begins another.

use hefu_e2e::{
	key,
	network::{Network, Plan},
	programs::run_hefu,
	rpc::refused,
	seconds, until,
};
use hefu_sdk::chain::{self, Call, runtime_types::pallet_grandpa::pallet::Call as Grandpa};
use serde_json::json;

/// Blocks from the announcement of the change until it takes effect.
const DELAY: u32 = 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_change_by_force_needs_a_new_trust_file() {
	let plan = Plan {
		genesis: vec![
			("/validators/slotMs", json!(1_000)),
			// `//Alice`, as the preset `development` has it.
			("/sudo/key", json!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")),
		],
		..Plan::default()
	};
	let mut network = Network::start_as(&plan).await;
	let url = network.node(0).url().to_owned();
	let hefu = |arguments: &[&str]| run_hefu(&url, arguments);
	let first = network.first_trust().display().to_string();
	let (client, rpc) = (network.node(0).client().await, network.node(0).rpc().await);

	let best = client.finalised().await.expect("the node answers").block_number() as u32;
	let stalled = Call::Grandpa(Grandpa::note_stalled { delay: DELAY, best_finalized_block_number: best });
	client
		.submit(&chain::transactions().sudo().sudo(stalled), &key("//Alice"))
		.await
		.expect("it is carried out");
	let hash = until("the forced set finalises", seconds(120), async || {
		let hash = rpc.call("chain_getFinalizedHead", &[]).await.ok()?;
		let standing = rpc.call("hefu_finality", std::slice::from_ref(&hash)).await.ok()?;
		(standing["justified"]["setId"] == json!(1)).then_some(hash)
	})
	.await;
	for (method, arguments) in
		[("hefu_handover", vec![json!(0)]), ("hefu_eventReceipt", vec![hash.clone(), json!(0), json!(0)])]
	{
		let error = refused(rpc.call(method, &arguments).await.expect_err(method));
		assert_eq!((error.code, &error.data["name"]), (7010, &json!("NewTrustNeeded")), "{method}");
	}
	let block = hash.as_str().expect("a hash");
	let file = network.folder().join("forced.hfrc").display().to_string();
	hefu(&["receipt", "fetch", block, "0", "--trust", &first]).failed(5, "refused", "NewTrustNeeded");
	hefu(&["receipt", "fetch", block, "0", "--file", &file]).done();

	network.kill(0);
	let new = network.trust_of(0).display().to_string();
	let proven = hefu(&["receipt", "verify", &file, "--trust", &new]).done();
	assert_eq!((&proven["block"]["setId"], &proven["trust"]["setId"]), (&json!(1), &json!(1)));
	hefu(&["receipt", "verify", &file, "--trust", &first]).failed(9, "not-proven", "HandoversMissing");
}
