//! Whatever the council, the members and their nodes do, in whatever order, the invariants hold and the chain has a set that
//! can be held to account.

use frame::{
	arithmetic::Perbill,
	deps::sp_runtime::{RuntimeAppPublic, testing::UintAuthorityId, traits::OpaqueKeys},
	testing_prelude::*,
	traits::KeyOwnerProofSystem,
};
use proptest::{collection::vec, prelude::*};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

use crate::{Approved, Call, Selected, mock::*};

/// What can happen. Members are named by their place in [`CODES`].
#[derive(Clone, Debug)]
enum Step {
	Name(Vec<usize>),
	Suspend(usize),
	Reinstate(usize),
	LoseRole(usize),
	Rekey(usize, u64),
	Purge(usize),
	Equivocate(usize),
	Session,
}

fn steps() -> impl Strategy<Value = Step> {
	let member = || 0usize..5;
	prop_oneof![
		4 => proptest::sample::subsequence(vec![0, 1, 2, 3, 4], 0..=5).prop_map(Step::Name),
		2 => member().prop_map(Step::Suspend),
		2 => member().prop_map(Step::Reinstate),
		1 => member().prop_map(Step::LoseRole),
		4 => (member(), 0u64..12).prop_map(|(member, key)| Step::Rekey(member, key)),
		2 => member().prop_map(Step::Purge),
		1 => member().prop_map(Step::Equivocate),
		6 => Just(Step::Session),
	]
}

/// Refusals are part of life: the other tests see to it that they change nothing.
fn dispatch(call: Call<Test>, origin: RuntimeOrigin) {
	if let Err(error) = RuntimeCall::Validators(call).dispatch(origin) {
		assert!(matches!(error.error, DispatchError::Module(_)), "{error:?}");
	}
}

fn run(step: Step) {
	let all = members();
	match step {
		Step::Name(places) => {
			let members = places.into_iter().map(|place| all[place]).collect();
			dispatch(Call::set_validators { members }, RuntimeOrigin::root());
		}
		Step::Suspend(place) => Register::set(all[place], false, true),
		Step::Reinstate(place) => Register::set(all[place], true, true),
		Step::LoseRole(place) => Register::set(all[place], true, false),
		Step::Rekey(place, number) => {
			let (keys, proof) = session_keys(number, &all[place]);
			dispatch(Call::set_session_keys { keys, proof }, RuntimeOrigin::signed(key(&all[place])));
		}
		Step::Purge(place) => {
			dispatch(Call::purge_session_keys {}, RuntimeOrigin::signed(key(&all[place])));
		}
		Step::Equivocate(place) => {
			let offender = (Validators::account_of(&all[place]), ());
			let details = OffenceDetails { offender, reporters: Vec::<crate::mock::Account>::new() };
			Validators::on_offence(&[details], &[Perbill::one()], 0);
		}
		Step::Session => sessions(1),
	}
}

/// Each node of the set that runs can be proven to hold its key, now and when only the recorded root still tells.
fn nodes_are_accountable() {
	let proofs = current().into_iter().map(|account| {
		let keys = pallet_session::NextKeys::<Test>::get(&account).expect("a node of the set has keys");
		let owned = (UintAuthorityId::ID, keys.get_raw(UintAuthorityId::ID).to_vec());
		(Historical::prove(owned.clone()).expect("its owner is in the set"), owned, account)
	});
	let proofs = proofs.collect::<Vec<_>>();
	sessions(2);
	for (proof, owned, account) in proofs {
		assert_eq!(Historical::check_proof(owned, proof), Some((account, ())));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn any_life_keeps_the_invariants(min_validators in 1u32..5, life in vec(steps(), 1..60)) {
		execute(min_validators, || {
			for step in life {
				run(step);
				Validators::do_try_state().expect("every invariant holds");
				assert!(current().len() as u32 >= Validators::floor(), "the chain has too few nodes");
			}
			// Left alone, the set that runs becomes the selected one: all who fit, and no more than must stay.
			sessions(2);
			assert_eq!(current(), accounts(&Selected::<Test>::get()));
			let fit = Approved::<Test>::get().iter().filter(|member| Validators::fits(member)).count();
			assert_eq!(current().len(), fit.max(Validators::floor() as usize));
			nodes_are_accountable();
		});
	}
}
