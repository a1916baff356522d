//! The digest item says what a block's events are, whatever the block held.

mod common;

use common::*;
use hefu_primitives::event_root::{leaf, root};
use hefu_runtime::{Runtime, RuntimeCall, RuntimeEvent, VERSION};
use pallet_registry::CheckWhen;
use proptest::prelude::*;
use sp_runtime::DispatchError;

/// Recomputes the root of each block from its events.
fn check(chain: &mut Chain) {
	let genesis = chain.genesis();
	for made in &chain.blocks {
		let digest = events_digest(&made.header);
		assert_eq!(digest.leaves as usize, made.records.len());
		assert_eq!(digest.root, root(made.records.iter().map(|record| leaf(record)).collect()));
		assert_eq!(digest.genesis, genesis);
		assert_eq!(digest.spec_version, VERSION.spec_version);
		assert!(digest.now_ms > 1_790_000_000_000);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(12))]

	/// Blocks without transactions, with failing ones, with batches, and with events from hooks (sessions change, checks
	/// close at their deadline).
	#[test]
	fn the_root_is_that_of_the_events(kinds in prop::collection::vec(prop::collection::vec(0u8..5, 0..4), 1..24)) {
		let mut chain = Chain::new();
		let key = pair("Alice");
		let mut nonce = 0;
		for kinds in kinds {
			let calls: Vec<RuntimeCall> = kinds
				.iter()
				.map(|kind| {
					nonce += 1;
					match kind {
						0 => register(nonce, CheckWhen::Later),
						1 => register(nonce, CheckWhen::Now),
						// Fails: the dataset is there already (or not yet anybody's).
						2 => register(nonce.wrapping_sub(1), CheckWhen::Later),
						3 => pallet_utility::Call::force_batch {
							calls: vec![register(nonce, CheckWhen::Later), register(nonce, CheckWhen::Later)],
						}.into(),
						_ => frame_system::Call::remark { remark: vec![nonce] }.into(),
					}
				})
				.collect();
			let transactions = chain.sign_all(&key, calls);
			chain.block(transactions);
		}
		check(&mut chain);
	}
}

#[test]
fn events_of_hooks_are_leaves_too() {
	let mut chain = Chain::new();
	let open = chain.sign(&pair("Alice"), register(1, CheckWhen::Now));
	assert_eq!(chain.block(vec![open]), [Ok(Ok(()))]);
	chain.empty_blocks(64);
	let from_hooks = chain.blocks.iter().flat_map(|made| &made.events).any(|event| {
		matches!(event, RuntimeEvent::Verification(pallet_verification::Event::CheckClosed { .. }))
	});
	assert!(from_hooks, "the check closed at its deadline");
	assert!(
		chain.blocks.iter().any(|made| made.events.iter().any(|e| matches!(e, RuntimeEvent::Session(_))))
	);
	check(&mut chain);
}

#[test]
fn events_of_what_fails_are_leaves_too() {
	let mut chain = Chain::new();
	let calls: [RuntimeCall; 3] = [
		register(1, CheckWhen::Now),
		register(1, CheckWhen::Later),
		pallet_utility::Call::force_batch {
			calls: vec![register(2, CheckWhen::Later), register(2, CheckWhen::Later)],
		}
		.into(),
	];
	let transactions = chain.sign_all(&pair("Alice"), calls);
	let taken = DispatchError::from(pallet_registry::Error::<Runtime>::AlreadyExists);
	assert_eq!(chain.block(transactions), [Ok(Ok(())), Ok(Err(taken)), Ok(Ok(()))]);
	let has = |wanted: fn(&RuntimeEvent) -> bool| chain.last_events().iter().any(wanted);
	assert!(has(|event| {
		matches!(event, RuntimeEvent::System(frame_system::Event::ExtrinsicFailed { .. }))
	}));
	assert!(has(|event| matches!(event, RuntimeEvent::Utility(pallet_utility::Event::ItemFailed { .. }))));
	assert!(has(|event| matches!(event, RuntimeEvent::Verification(_))));
	check(&mut chain);
}
