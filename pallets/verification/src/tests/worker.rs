//! The worker, against hosts that do all kinds of things.

mod hosts;
mod measured;
mod outcomes;
mod runs;
mod sampled;
mod signatures;

use frame::{
	deps::{
		sp_core::{
			Pair,
			offchain::{OffchainDbExt, OffchainWorkerExt, TransactionPoolExt},
		},
		sp_io::TestExternalities,
	},
	testing_prelude::*,
};
use sp_keystore::{Keystore, KeystoreExt, testing::MemoryKeystore};

use crate::{Call, KEY_TYPE, mock::*};
use hosts::Network;

/// A node, with the network that it sees.
struct Node {
	state: TestExternalities,
	network: Network,
}

impl Node {
	/// The node that has these verifiers' keys.
	fn of(seeds: &[u8]) -> Self {
		let keystore = MemoryKeystore::new();
		for seed in seeds {
			let secret = format!("0x{}", format!("{seed:02x}").repeat(32));
			keystore.insert(KEY_TYPE, &secret, pair(*seed).public().as_ref()).expect("it takes any key");
		}
		let network = Network::default();
		let mut state = new_test_ext();
		state.register_extension(KeystoreExt::new(keystore));
		state.register_extension(OffchainWorkerExt::new(network.clone()));
		state.register_extension(OffchainDbExt::new(network.clone()));
		state.register_extension(TransactionPoolExt::new(network.clone()));
		Self { state, network }
	}

	/// Does something on chain.
	fn chain<R>(&mut self, run: impl FnOnce() -> R) -> R {
		self.state.execute_with(run)
	}

	/// One run of the worker at block `now`; returns the reports that it sent.
	fn run_at(&mut self, now: u32) -> Vec<Call<Test>> {
		self.state.execute_with(|| {
			System::set_block_number(now);
			assert_storage_noop!(Verification::offchain_worker(now));
			Verification::do_try_state().expect("every invariant holds");
		});
		let sent = self.network.take_transactions();
		sent.into_iter()
			.map(|transaction| match transaction.function {
				RuntimeCall::Verification(call) => call,
				other => panic!("sent {other:?}"),
			})
			.collect()
	}

	/// A block takes these.
	fn include(&mut self, calls: Vec<Call<Test>>) {
		self.chain(|| {
			for call in calls {
				assert_ok!(apply(call).expect("what the worker sends is authorized"));
			}
		});
	}
}
