//! Who gets in, as clients see it over RPC.

use hefu_e2e::{
	data::content,
	key,
	network::{Network, Node},
	rpc::Refused,
	seconds,
	transactions::{Life, Pen, final_nonce},
	until,
};
use hefu_primitives::member::{CallPattern, Scope};
use hefu_sdk::{
	Client, Error, Signer,
	chain::{self, Call, runtime_types},
};
use serde_json::json;
use subxt::utils::Static;

/// The codes of `author_submitExtrinsic` for what is invalid, and for what cannot be told yet.
const INVALID: i32 = 1010;
const UNKNOWN: i32 = 1011;

#[tokio::test(flavor = "multi_thread")]
async fn the_gate_holds() {
	let network = Network::start().await;
	let client = network.node(0).client().await;
	strangers_and_immortals_never_enter(network.node(0), &client).await;
	a_removed_key_never_acts_again(network.node(0), &client).await;
	a_scope_holds_inside_a_batch_in_a_batch(&network, &client).await;
	an_exhausted_allowance_refuses_refills_and_slows_nobody_else(network.node(0), &client).await;
}

fn remark(text: &str) -> impl subxt::transactions::Payload {
	chain::transactions().system().remark(text.into())
}

fn gate(number: u8) -> (i32, serde_json::Value) {
	(INVALID, json!(format!("Custom error: {number}")))
}

fn said(refused: Result<serde_json::Value, Refused>) -> (i32, serde_json::Value) {
	let refused = refused.expect_err("it is refused");
	(refused.code, refused.data)
}

async fn strangers_and_immortals_never_enter(node: &Node, client: &Client) {
	let (rpc, pen) = (node.rpc().await, Pen::new(client).await);
	let stranger = pen.sign(&remark("let me in"), &key("//Mallory"), 0);
	assert_eq!(said(rpc.submit(&stranger).await), gate(1));
	let immortal = pen.sign_for(Life::Immortal, &remark("for ever"), &key("//Alice"), 0);
	assert_eq!(said(rpc.submit(&immortal).await), gate(7));
	assert!(rpc.pending().await.is_empty());
}

async fn a_removed_key_never_acts_again(node: &Node, client: &Client) {
	let (owner, clerk) = (key("//Alice//owner"), key("//Alice//clerk"));
	client.add_operator(&owner, clerk.account(), Scope::All).await.expect("the owner may");
	let pen = Pen::new(client).await;
	client.submit(&remark("at work"), &clerk).await.expect("the key may act");
	client.remove_operator(&owner, clerk.account()).await.expect("the owner may");

	let rpc = node.rpc().await;
	let replayed = pen.sign(&remark("at work"), &clerk, 0);
	let unsent = pen.sign(&remark("signed while at work"), &clerk, 1);
	let later = Pen::new(client).await.sign(&remark("back again"), &clerk, 1);
	for transaction in [replayed, unsent, later] {
		assert_eq!(said(rpc.submit(&transaction).await), gate(2));
	}
	assert!(rpc.pending().await.is_empty());
	for owner in [owner, key("//Bob//owner")] {
		let again = client.add_operator(&owner, clerk.account(), Scope::All).await;
		let Err(Error::Refused(refusal)) = again else { panic!("it came back") };
		assert_eq!((&*refusal.name, refusal.included), ("Members::KeyRemoved", true));
	}
	assert_eq!(final_nonce(client, &clerk).await, 1);
}

async fn a_scope_holds_inside_a_batch_in_a_batch(network: &Network, client: &Client) {
	use runtime_types::{
		frame_system::pallet::Call as System, pallet_registry::pallet::Call as Registry,
		pallet_utility::pallet::Call as Utility,
	};
	let clerk = key("//Alice//registrar");
	let register = CallPattern { pallet: 21, call: Some(0) };
	let scope = Scope::Calls(vec![register].try_into().expect("one pattern"));
	client.add_operator(&key("//Alice//owner"), clerk.account(), scope).await.expect("the owner may");

	let outside = Pen::new(client).await.sign(&remark("out of scope"), &clerk, 0);
	assert_eq!(said(network.node(0).rpc().await.submit(&outside).await), gate(5));

	let at = client.finalised().await.expect("the node answers");
	let holder = client.acting_member(&at, &clerk.account()).await.expect("its key");
	let (nonce, dataset) = client.fresh_dataset(&holder).expect("randomness");
	let file = network.folder().join("file.csv");
	std::fs::write(&file, "a,b\n").expect("a file");
	let content = content("气象观测数据", &[(&file, "http://127.0.0.1:9/file.csv".into())]);
	let check = runtime_types::pallet_registry::types::CheckWhen::Later;
	let register = Call::Registry(Registry::register { nonce, content: Box::new(Static(content)), check });
	let remark = Call::System(System::remark { remark: b"out of scope".to_vec() });
	let inner = Call::Utility(Utility::batch { calls: vec![register, remark] });
	let batch = chain::transactions().utility().batch(vec![inner]);
	let included = client.submit(&batch, &clerk).await.expect("carriers may carry");

	assert!(client.dataset(&included.at, dataset).await.is_ok(), "what is in scope was done");
	let interrupted = included.events.find_first::<chain::utility::events::BatchInterrupted>();
	let interrupted = interrupted.expect("the rest was not").expect("an event");
	assert_eq!(interrupted.index, 1);
}

async fn an_exhausted_allowance_refuses_refills_and_slows_nobody_else(node: &Node, client: &Client) {
	// Twelve megabytes a minute are allowed, and a block takes three.
	let big = |letter: u8| chain::transactions().system().remark(vec![letter; 2_900_000]);
	let (rpc, charlie) = (node.rpc().await, key("//Charlie"));
	let mut sent = 0;
	let (refusal, waiting) = loop {
		let transaction = Pen::new(client).await.sign(&big(b'c'), &charlie, sent);
		match rpc.submit(&transaction).await {
			Ok(_) => sent += 1,
			Err(refusal) => break (refusal, transaction),
		}
		assert!(sent < 20, "there is no end to it");
		included(client, &charlie, sent).await;
	};
	println!("{sent} times 2.9 MB were allowed");
	assert_eq!((refusal.code, refusal.data), (UNKNOWN, json!("Custom(1)")));

	let others = std::time::Instant::now();
	client.submit(&remark("not slowed"), &key("//Dave")).await.expect("it is another's allowance");
	assert!(others.elapsed() < seconds(30));

	let what = "the same transaction is taken again, so it was not banned";
	until(what, seconds(60), async || rpc.submit(&waiting).await.ok()).await;
	included(client, &charlie, sent + 1).await;
}

/// Waits until an account has so many transactions in final blocks.
async fn included(client: &Client, signer: &Signer, count: u64) {
	let done = async || (final_nonce(client, signer).await >= count).then_some(());
	until("it is included", seconds(60), done).await;
}
