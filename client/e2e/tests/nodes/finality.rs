//! Four validators finalise; three still do; the fourth catches up.

use hefu_e2e::{network::Network, seconds};

#[tokio::test(flavor = "multi_thread")]
async fn three_of_four_finalise_and_the_fourth_catches_up() {
	let mut network = Network::start().await;
	for node in network.nodes() {
		node.wait_finalised(5, seconds(60)).await;
	}
	survives_a_loss(&mut network, 6).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn so_it_is_with_the_other_network_backend() {
	let mut network = Network::start_with("libp2p").await;
	survives_a_loss(&mut network, 3).await;
}

/// Kills one, lets the others finalise so many blocks, starts it again, and lets all four finalise as many.
async fn survives_a_loss(network: &mut Network, blocks: u64) {
	network.kill(3);
	let lost_at = network.node(0).finalised().await.expect("it lives");
	let best_at = network.node(0).best().await.expect("it lives");
	let three = &network.nodes()[..3];
	for node in three {
		// What the fourth had voted for before it died may still become final: what is asked for is beyond that.
		node.wait_finalised(best_at.max(lost_at) + blocks, seconds(90)).await;
	}
	let rpc = network.node(0).rpc().await;
	assert!(rpc.best().await.expect("it lives") > best_at + blocks, "blocks go on");

	network.restart(3);
	let reached = network.node(0).finalised().await.expect("it lives");
	for node in network.nodes() {
		node.wait_finalised(reached + blocks, seconds(90)).await;
	}
	let block = [reached.into()];
	let there = rpc.call("chain_getBlockHash", &block).await.expect("it is final");
	let here = network.node(3).rpc().await.call("chain_getBlockHash", &block).await.expect("it is final");
	assert_eq!(here, there, "all on one chain");
}
