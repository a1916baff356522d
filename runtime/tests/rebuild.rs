//! Events and block times rebuild the state of every pallet: see [`common::replay`].

mod common;

use common::{Chain, life::World, replay::Replayer};

#[test]
fn an_empty_chain_is_its_genesis_through_sessions() {
	let mut chain = Chain::new();
	let mut replayer = Replayer::new(&chain);
	for _ in 0..5 {
		chain.empty_blocks(7);
		replayer.check(&mut chain);
	}
}

#[test]
fn every_block_of_a_life_can_be_rebuilt() {
	let mut world = World::new(1_000);
	let mut replayer = Replayer::new(&world.chain);
	replayer.check(&mut world.chain);
	for _ in 0..60 {
		world.live(1);
		replayer.check(&mut world.chain);
	}
}
