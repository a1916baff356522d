//! Random lives of checks: every invariant holds after each step, and evidence is never outvoted.

use frame::testing_prelude::*;
use hefu_primitives::{
	digest::Algorithm,
	verification::{Difference, Outcome, Unavailability, Verdict},
};
use proptest::prelude::*;

use crate::{
	Checks, Event,
	mock::{large as large_file, *},
};

#[derive(Clone, Copy, Debug)]
enum Step {
	Open(u8),
	OpenLarge(u8),
	Report(u8, u8, Outcome, bool),
	Session(u8, u8),
	Blocks(u8, u64),
}

fn outcomes() -> impl Strategy<Value = Outcome> {
	prop_oneof![
		4 => Just(Outcome::Match),
		1 => Just(Outcome::Mismatch(Difference::Size)),
		1 => (0u64..3).prop_map(|group| Outcome::Mismatch(Difference::Group(group))),
		1 => Just(Outcome::Mismatch(Difference::Digest(Algorithm::Sm3))),
		1 => Just(Outcome::Unavailable(Unavailability::Timeout)),
	]
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		2 => (0u8..8).prop_map(Step::Open),
		2 => (0u8..8).prop_map(Step::OpenLarge),
		16 => (0u8..8, 0u8..8, outcomes(), any::<bool>())
			.prop_map(|(file, place, outcome, again)| Step::Report(file, place, outcome, again)),
		1 => (0u8..4, 1u8..8).prop_map(|(first, count)| Step::Session(first, count)),
		2 => (1u8..40, 0u64..3_000_000_000).prop_map(|(blocks, idle)| Step::Blocks(blocks, idle)),
	]
}

/// Reports with the key that has this place in the check's set; whether it is taken is for the pallet to say.
fn try_report(file: u8, place: u8, outcome: Outcome, look_again: bool) {
	let Some(check) = Verification::open_check_of(subject(file)) else { return };
	let named = Checks::<Test>::get(check).expect("it is open").evidence.is_some();
	let payload = if named && look_again {
		again(check, place.into(), outcome)
	} else {
		payload(check, place.into(), outcome)
	};
	let set = crate::Sets::<Test>::get(payload.set).expect("an open check has its set");
	let Some(key) = set.get(usize::from(place)) else { return };
	let seed = (0..16)
		.find(|seed| key == &crate::VerifierId::from(frame::deps::sp_core::Pair::public(&pair(*seed))))
		.expect("a key of the tests");
	if let Ok(result) = apply(signed(payload, seed)) {
		assert_ok!(result);
	}
}

fn step(step: Step) {
	match step {
		Step::Open(file) | Step::OpenLarge(file) => {
			let large = matches!(step, Step::OpenLarge(_));
			let bytes = if large { large_file(file) } else { distribution(file) };
			let result = Verification::do_open(&ALICE, subject(file), &bytes);
			if let Err(error) = result {
				assert!(matches!(error, DispatchError::Module(_)));
			}
		}
		Step::Report(file, place, outcome, again) => try_report(file, place, outcome, again),
		Step::Session(first, count) => session(&(first..first + count).collect::<Vec<_>>(), false),
		Step::Blocks(blocks, idle) => {
			let last = System::block_number() + u32::from(blocks);
			end_blocks_with(last, Weight::from_parts(idle, u64::MAX));
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn any_life_keeps_the_invariants(life in proptest::collection::vec(steps(), 1..80)) {
		new_test_ext().execute_with(|| {
			MaxOpenPerMember::set(6);
			for next in life {
				step(next);
				Verification::do_try_state().expect("every invariant holds");
			}
			// Whatever happened, every check closes in the end.
			let last = System::block_number() + 301;
			end_blocks(last);
			assert_eq!(Checks::<Test>::count(), 0);
			Verification::do_try_state().expect("every invariant holds");
			let outvoted = events().into_iter().any(|event| matches!(
				event,
				Event::CheckClosed { verdict: Verdict::Verified, tally, .. } if tally.mismatches > 0
			));
			assert!(!outvoted);
		});
	}
}
