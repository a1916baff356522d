//! All pallets together: whatever members, banks, authorities and verifiers do in whatever order, the invariants of every pallet hold
//! after each block (R1-R5, R11-R13, R20, M13-M19, T1-T6, T11, T13, L21-L23 and those that the pallets number themselves), each
//! block is executed by another node to the same state, and events and block times rebuild all of it.
//!
//! `HEFU_CASES` says how many lives are lived: CI's few, or as many as there is time for.

mod common;

use common::{
	life::{Counts, PALLETS, World},
	replay::Replayer,
};
use frame_support::traits::GetCallMetadata;
use hefu_runtime::RuntimeCall;

/// Lives in CI.
const CASES: u64 = 3;
/// In more lives than these every call is done.
const MANY: u64 = 20;
/// Blocks of a life, after those in which the cast is enrolled.
const BLOCKS: u32 = 140;
/// Days after those.
const DAYS: u32 = 15;

fn cases() -> u64 {
	std::env::var("HEFU_CASES").map_or(CASES, |cases| cases.parse().expect("HEFU_CASES is a number"))
}

/// Every call of these pallets.
fn calls() -> impl Iterator<Item = String> {
	let of = |pallet: &'static str| {
		RuntimeCall::get_call_names(pallet).iter().map(move |call| format!("{pallet}.{call}"))
	};
	PALLETS.into_iter().flat_map(of)
}

#[test]
fn any_life_keeps_every_invariant_and_is_told_by_its_events() {
	let mut counts = Counts::new();
	for seed in 0..cases() {
		let mut world = World::new(seed);
		let mut replayer = Replayer::new(&world.chain);
		for _ in 0..BLOCKS / 10 {
			world.live(6);
			world.focus(4);
			replayer.check(&mut world.chain);
		}
		world.age(DAYS);
		replayer.check(&mut world.chain);
		world.story();
		replayer.check(&mut world.chain);
		for (call, count) in world.counts {
			let sum = counts.entry(call).or_default();
			sum.succeeded += count.succeeded;
			sum.refused += count.refused;
		}
	}
	for (call, count) in &counts {
		println!("{call}: {} succeeded, {} refused", count.succeeded, count.refused);
	}
	let never =
		calls().filter(|call| counts.get(call).is_none_or(|count| count.succeeded == 0)).collect::<Vec<_>>();
	// In few lives some calls find no occasion; what they do is in their pallets' own properties.
	println!("never done: {never:?}");
	let most = if cases() > MANY { 0 } else { calls().count() / 10 };
	assert!(never.len() <= most, "these lives never do {never:?}");
	let (succeeded, refused) =
		counts.values().fold((0, 0), |(s, r), count| (s + count.succeeded, r + count.refused));
	println!("{succeeded} calls succeeded, {refused} were refused");
	assert!(succeeded > refused, "most calls succeed: {succeeded} of {}", succeeded + refused);
	assert!(refused > 0, "some do not");
}
