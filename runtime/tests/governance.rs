//! What the technical committee can pause, and what nobody can.

mod common;

use codec::Encode;
use common::*;
use frame_support::{
	assert_noop, assert_ok,
	traits::{GetCallMetadata, PalletsInfoAccess},
	weights::Weight,
};
use hefu_runtime::{
	AllPalletsWithSystem, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, TxPause,
	calls::{NEVER_PAUSED_CALLS, NEVER_PAUSED_PALLETS},
};
use pallet_registry::CheckWhen;
use pallet_tx_pause::{Error, RuntimeCallNameOf};
use sp_runtime::{
	DispatchError, DispatchResult,
	traits::{BlakeTwo256, Hash},
};

type Committee = pallet_collective::Call<Runtime, pallet_collective::Instance2>;

fn name(pallet: &str, call: &str) -> RuntimeCallNameOf<Runtime> {
	let bounded = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	(bounded(pallet), bounded(call))
}

fn pause(pallet: &str, call: &str) -> RuntimeCall {
	pallet_tx_pause::Call::pause { full_name: name(pallet, call) }.into()
}

fn unpause(pallet: &str, call: &str) -> RuntimeCall {
	pallet_tx_pause::Call::unpause { ident: name(pallet, call) }.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch { calls }.into()
}

/// These seats of the committee propose motion number `index`, vote for it, and close it, in signed transactions; what the
/// motion came to.
fn decide(chain: &mut Chain, seats: &[&str], index: u32, motion: RuntimeCall) -> DispatchResult {
	let keys: Vec<_> = seats.iter().map(|seat| pair(&format!("{seat}//governance"))).collect();
	let hash = BlakeTwo256::hash_of(&motion);
	let length_bound = motion.encoded_size() as u32;
	let propose =
		Committee::propose { threshold: seats.len() as u32, proposal: Box::new(motion), length_bound };
	let propose = chain.sign(&keys[0], propose);
	assert_eq!(chain.block(vec![propose]), [Ok(Ok(()))]);
	let vote = || Committee::vote { proposal: hash, index, approve: true };
	let votes: Vec<_> = keys.iter().map(|key| chain.sign(key, vote())).collect();
	assert!(chain.block(votes).iter().all(|vote| *vote == Ok(Ok(()))));
	let proposal_weight_bound = Weight::from_parts(80_000_000_000, 1_000_000);
	let close = Committee::close { proposal_hash: hash, index, proposal_weight_bound, length_bound };
	let close = chain.sign(&keys[0], close);
	assert_eq!(chain.block(vec![close]), [Ok(Ok(()))]);
	let executed = chain.last_events().iter().find_map(|event| match event {
		RuntimeEvent::TechnicalCommittee(pallet_collective::Event::Executed { result, .. }) => Some(*result),
		_ => None,
	});
	executed.expect("the motion was approved")
}

#[test]
fn what_keeps_the_chain_alive_cannot_be_paused() {
	let pallets: Vec<_> = AllPalletsWithSystem::infos().into_iter().map(|info| info.name).collect();
	let with_calls = RuntimeCall::get_module_names();
	let mut never = Vec::new();
	for pallet in NEVER_PAUSED_PALLETS {
		assert!(pallets.contains(&pallet), "there is no pallet {pallet}");
		if with_calls.contains(&pallet) {
			never.extend(RuntimeCall::get_call_names(pallet).iter().map(|call| (pallet, *call)));
		}
	}
	for (pallet, call) in NEVER_PAUSED_CALLS {
		assert!(with_calls.contains(&pallet), "there is no pallet {pallet} with calls");
		assert!(RuntimeCall::get_call_names(pallet).contains(&call), "there is no call {pallet}.{call}");
		never.push((pallet, call));
	}
	Chain::new().read(|| {
		for (pallet, call) in never {
			assert_noop!(
				TxPause::pause(RuntimeOrigin::root(), name(pallet, call)),
				Error::<Runtime>::Unpausable
			);
		}
		assert_ok!(TxPause::pause(RuntimeOrigin::root(), name("Registry", "register")));
	});
}

#[test]
fn what_the_committee_pauses_is_refused_wherever_it_is_carried() {
	let filtered = DispatchError::from(frame_system::Error::<Runtime>::CallFiltered);
	let registered =
		|chain: &mut Chain| chain.read(|| pallet_registry::Datasets::<Runtime>::iter_keys().count());
	let mut chain = Chain::new();
	let seats = ["Alice", "Bob", "Charlie"];
	assert_ok!(decide(&mut chain, &seats, 0, pause("Registry", "register")));

	let carried = batch(vec![batch(vec![register(1, CheckWhen::Later)])]);
	let transactions = chain.sign_all(&pair("Alice"), [register(1, CheckWhen::Later), carried.clone()]);
	assert_eq!(chain.block(transactions), [Ok(Err(filtered)), Ok(Ok(()))]);
	let interrupted = pallet_utility::Event::BatchInterrupted { index: 0, error: filtered };
	assert!(chain.last_events().contains(&RuntimeEvent::Utility(interrupted)));
	assert_eq!(registered(&mut chain), 0);

	assert_ok!(decide(&mut chain, &seats, 1, unpause("Registry", "register")));
	let direct = chain.sign(&pair("Bob"), register(1, CheckWhen::Later));
	let nested = chain.sign(&pair("Alice"), carried);
	assert_eq!(chain.block(vec![direct, nested]), [Ok(Ok(())), Ok(Ok(()))]);
	assert_eq!(registered(&mut chain), 2);
}

#[test]
fn half_of_the_committee_pauses_nothing() {
	let mut chain = Chain::new();
	let refused = decide(&mut chain, &["Alice", "Bob"], 0, pause("Registry", "register"));
	assert_eq!(refused, Err(DispatchError::BadOrigin));
	let direct = chain.sign(&pair("Alice"), register(1, CheckWhen::Later));
	assert_eq!(chain.block(vec![direct]), [Ok(Ok(()))]);
}
