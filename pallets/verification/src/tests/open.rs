//! Opening checks: each refusal, and what an open check holds.

use frame::testing_prelude::*;
use hefu_primitives::{
	digest::Digests,
	locator::{Locator, LocatorPolicy},
	slices::MAX_SAMPLES,
	text::Text,
	verification::{MAX_SAMPLED_FILE, MAX_WHOLE_FILE, Tally},
};
use pallet_support::Checks as _;

use crate::{Check, Checks, Error, Event, WeightInfo as _, mock::*};

#[test]
fn an_open_check_holds_all_that_a_verifier_needs() {
	test(|| {
		assert_eq!(open(1), 0);
		let check = Check {
			subject: subject(1),
			distribution: distribution(1),
			member: ALICE,
			set: 0,
			verifiers: 4,
			opened_at: 1,
			deadline: 61,
			closes_at: 61,
			tally: Tally::default(),
			samples: 0,
			evidence: None,
		};
		assert_eq!(Checks::<Test>::get(0), Some(check.clone()));
		assert_eq!(Verification::check(0), Some(check));
		assert_eq!(Verification::open_check(&subject(1)), Some(0));
		assert_eq!(Verification::open_check_of(subject(1)), Some(0));
		assert_eq!(Verification::latest(&subject(1)), None);
		assert_eq!(
			events(),
			[Event::CheckOpened { check: 0, subject: subject(1), member: ALICE, set: 0, deadline: 61 }]
		);
		assert_eq!(open(2), 1);
	});
}

#[test]
fn one_check_a_file() {
	test(|| {
		open(1);
		assert_storage_noop!(assert_noop!(
			Verification::open(&BOB, subject(1), &distribution(1)),
			Error::<Test>::AlreadyOpen
		));
	});
}

#[test]
fn a_member_and_the_chain_have_their_limits() {
	test(|| {
		(1..=3).for_each(|seed| {
			open(seed);
		});
		assert_noop!(Verification::open(&ALICE, subject(4), &distribution(4)), Error::<Test>::TooManyOpen);
		MaxOpenPerMember::set(20);
		for seed in 4..=12 {
			assert_ok!(Verification::open(&BOB, subject(seed), &distribution(seed)));
		}
		assert_noop!(
			Verification::open(&BOB, subject(13), &distribution(13)),
			Error::<Test>::TooManyOpenInTotal
		);
		// Closing makes room again.
		end_blocks(61);
		assert_ok!(Verification::open(&BOB, subject(13), &distribution(13)));
	});
}

#[test]
fn only_what_can_be_checked_is() {
	test(|| {
		let mut largest = distribution(1);
		largest.size = MAX_WHOLE_FILE;
		assert_ok!(Verification::open(&ALICE, subject(1), &largest));
		let mut larger = distribution(2);
		larger.size = MAX_SAMPLED_FILE + 1;
		assert_noop!(Verification::open(&ALICE, subject(2), &larger), Error::<Test>::TooLarge);
		larger.size = MAX_WHOLE_FILE + 1;
		larger.digests.blake3 = None;
		assert_noop!(Verification::open(&ALICE, subject(2), &larger), Error::<Test>::NoBlake3);
		larger.digests.blake3 = Some([1; 32]);
		larger.size = MAX_SAMPLED_FILE;
		assert_ok!(Verification::open(&ALICE, subject(2), &larger));
		let mut undigested = distribution(3);
		undigested.digests = Digests::default();
		assert_noop!(Verification::open(&ALICE, subject(3), &undigested), Error::<Test>::NoDigest);
	});
}

#[test]
fn a_large_file_has_samples_and_more_time() {
	test(|| {
		let of = |id| Checks::<Test>::get(id).expect("it is open");
		let check = of(open_large(1));
		assert_eq!((check.samples, check.deadline, check.is_sampled()), (300, 241, true));
		// Governance has its bounds.
		Samples::set(10_000);
		assert_eq!(of(open_large(2)).samples, MAX_SAMPLES);
		Samples::set(0);
		assert_eq!(of(open_large(3)).samples, 2);
	});
}

#[test]
fn the_policy_says_where_verifiers_are_sent() {
	test(|| {
		let mut local = distribution(1);
		local.locator = Locator::Url(Text::new("http://127.0.0.1:8080/o.csv").unwrap());
		assert_noop!(Verification::open(&ALICE, subject(1), &local), Error::<Test>::LocatorNotAllowed);

		let policy = LocatorPolicy { http: true, private_addresses: true };
		assert_noop!(Verification::set_policy(RuntimeOrigin::signed(1), policy), BadOrigin);
		assert_ok!(Verification::set_policy(RuntimeOrigin::root(), policy));
		assert_eq!(events(), [Event::PolicySet { policy }]);
		assert_eq!(Verification::policy(), policy);
		assert_ok!(Verification::open(&ALICE, subject(1), &local));
	});
}

#[test]
fn the_genesis_block_sets_the_policy() {
	let verification =
		crate::GenesisConfig { allow_http: true, allow_private_addresses: false, ..Default::default() };
	let genesis = RuntimeGenesisConfig { verification, ..Default::default() };
	TestState::new(genesis.build_storage().unwrap()).execute_with(|| {
		assert_eq!(Verification::policy(), LocatorPolicy { http: true, private_addresses: false });
		Verification::do_try_state().unwrap();
	});
}

#[test]
fn somebody_must_verify() {
	test(|| {
		session(&[], false);
		assert_noop!(Verification::open(&ALICE, subject(1), &distribution(1)), Error::<Test>::NoVerifiers);
	});
}

#[test]
fn opening_weighs_what_it_causes() {
	type Weights = <Test as crate::Config>::WeightInfo;
	test(|| {
		let report = Weights::authorize_report() + Weights::report();
		let of_size = |verifiers: u32, effort: u64| {
			Weights::open() + report * u64::from(verifiers) * effort + Weights::close(verifiers)
		};
		let of = |verifiers| of_size(verifiers, 1);
		assert_eq!(Verification::open_weight(0), of(4));
		assert_eq!(Verification::open_weight(MAX_WHOLE_FILE), of(4));
		assert_eq!(Verification::open_weight(MAX_WHOLE_FILE + 1), of_size(4, 2));
		assert_eq!(Verification::open_weight(1 << 40), of_size(4, 3));
		assert_eq!(Verification::open_weight(u64::MAX), of_size(4, 3));
		session(&[0, 1, 2, 3, 4, 5], false);
		assert_eq!(Verification::open_weight(0), of(6));
		// More than MaxVerifiers do not verify.
		session(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], false);
		assert_eq!(Verification::open_weight(0), of(8));
	});
}
