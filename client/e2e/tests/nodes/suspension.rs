//! A suspension stops a member in the same block, whatever waits in the pool.

use hefu_e2e::{
	key,
	network::Network,
	rpc::Rpc,
	seconds,
	transactions::{Pen, final_nonce},
	until,
};
use hefu_sdk::{
	SuspensionReason, chain,
	governance::{Body, Proposal},
};
use serde_json::{Value, json};

/// What the member has signed in advance: enough to be in every block until the suspension.
const SIGNED: u64 = 3_000;
/// How many of them come in before anybody closes the motion.
const FIRST: u64 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn a_suspended_member_is_stopped_in_the_same_block() {
	let network = Network::start().await;
	let client = network.node(0).client().await;
	let dave = key("//Dave");
	let at = client.finalised().await.expect("the node answers");
	let member = client.acting_member(&at, &dave.account()).await.expect("a founder");
	let seats = ["Alice", "Bob", "Charlie"].map(|name| key(&format!("//{name}//governance")));

	let body = Body::TechnicalCommittee;
	let suspend = Proposal::Suspend { member, reason: SuspensionReason::Vote };
	let motion = client.propose(&seats[0], body, suspend, None).await.expect("a seat may propose");
	let at = client.finalised().await.expect("the node answers");
	let open = client.motion(&at, body, motion.hash).await.expect("the node answers").expect("it is open");
	for seat in &seats {
		client.vote(seat, &open, true).await.expect("a seat may vote");
	}

	let pen = Pen::new(&client).await;
	let remark = |number: u64| chain::transactions().system().remark(number.to_be_bytes().to_vec());
	let signed: Vec<_> = (0..SIGNED).map(|number| pen.sign(&remark(number), &dave, number)).collect();
	let rpc = network.node(0).rpc().await;
	// Some come in before, however soon the closing does: it goes before all that waits.
	for transaction in &signed[..FIRST as usize] {
		rpc.submit(transaction).await.expect("the member is not suspended yet");
	}
	let first = async || (final_nonce(&client, &dave).await >= FIRST).then_some(());
	until("the first come in", seconds(60), first).await;
	let flood = tokio::spawn({
		let (rpc, rest) = (rpc.clone(), signed[FIRST as usize..].to_vec());
		async move {
			// Ends where the gate refuses: Dave's member is suspended.
			for transaction in rest {
				if rpc.submit(&transaction).await.is_err() {
					break;
				}
			}
		}
	});
	let closing = client.close(&seats[0], &open).await.expect("it has its votes");
	assert_eq!(closing.failure, None);
	flood.await.expect("it ends");

	let daves: Vec<Value> = signed.iter().map(|bytes| json!(format!("0x{}", hex::encode(bytes)))).collect();
	let suspended = closing.included.block_number();
	let closed_at = {
		let call = format!("{:?}", closing.included.hash);
		place(&rpc, suspended, &call).await.expect("the closing is in its block")
	};
	let before = final_nonce(&client, &dave).await;
	let reached = network.node(0).finalised().await.expect("it lives");
	network.node(0).wait_finalised(reached.max(suspended) + 3, seconds(60)).await;
	assert_eq!(final_nonce(&client, &dave).await, before, "nothing comes in any more");
	for number in suspended..=suspended + 3 {
		let last = block(&rpc, number).await.iter().rposition(|transaction| daves.contains(transaction));
		match last {
			Some(last) => assert!(number == suspended && last < closed_at, "block {number}, place {last}"),
			None => continue,
		}
	}
	assert!((FIRST..SIGNED).contains(&before), "{before} came in before, and not all");
}

async fn block(rpc: &Rpc, number: u64) -> Vec<Value> {
	let hash = rpc.call("chain_getBlockHash", &[json!(number)]).await.expect("it is there");
	let block = rpc.call("chain_getBlock", &[hash]).await.expect("blocks are kept");
	block["block"]["extrinsics"].as_array().expect("a list").clone()
}

/// Where in a block the transaction with this hash is.
async fn place(rpc: &Rpc, number: u64, hash: &str) -> Option<usize> {
	block(rpc, number).await.iter().position(|transaction| {
		let bytes = hex::decode(&transaction.as_str().expect("hexadecimal digits")[2..]).expect("they are");
		format!("0x{}", hex::encode(hefu_primitives::digest::blake2_256(&bytes))) == hash
	})
}
