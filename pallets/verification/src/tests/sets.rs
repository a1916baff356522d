//! Who verifies when validators change.

use frame::testing_prelude::*;
use hefu_primitives::verification::{Outcome, Verdict};

use crate::{CurrentSet, Event, KEY_TYPE, SetUses, Sets, mock::*};

#[test]
fn only_other_keys_make_another_set() {
	test(|| {
		session(&[0, 1, 2, 3], false);
		assert_eq!((CurrentSet::<Test>::get(), events()), (0, vec![]));
		session(&[0, 1, 2], false);
		assert_eq!(CurrentSet::<Test>::get(), 1);
		assert_eq!(events(), [Event::VerifiersChanged { set: 1, count: 3 }]);
		// A verifier is a place in the set, so the order matters.
		session(&[1, 0, 2], false);
		assert_eq!(CurrentSet::<Test>::get(), 2);
		assert_eq!(Sets::<Test>::iter_keys().collect::<Vec<_>>(), [2]);
	});
}

#[test]
fn an_open_check_stays_with_those_to_whom_it_was_sent() {
	test(|| {
		let check = open(1);
		session(&[4, 5, 6, 7], false);
		let later = open(2);
		for seed in 0..3 {
			report(check, seed, Outcome::Match);
		}
		let call = signed(payload(later, 0, Outcome::Match), 4);
		assert_ok!(apply(call).unwrap());
		assert_eq!(SetUses::<Test>::get(0), 1);
		assert_eq!(Sets::<Test>::iter().count(), 2);

		report(check, 3, Outcome::Match);
		assert_eq!(latest(1).unwrap().verdict, Verdict::Verified);
		assert!(Sets::<Test>::get(0).is_none(), "nobody needs it any more");
		assert!(Sets::<Test>::get(1).is_some());
	});
}

#[test]
fn the_current_set_is_kept_when_its_checks_close() {
	test(|| {
		let check = open(1);
		(0..4).for_each(|verifier| report(check, verifier, Outcome::Match));
		assert_eq!(SetUses::<Test>::iter().count(), 0);
		assert!(Sets::<Test>::get(0).is_some());
	});
}

#[test]
fn a_set_is_kept_until_its_last_check_closes() {
	test(|| {
		let (first, second) = (open(1), open(2));
		session(&[4, 5], false);
		session(&[6, 7], false);
		assert_eq!(Sets::<Test>::iter().count(), 2);
		(0..4).for_each(|verifier| report(first, verifier, Outcome::Match));
		assert!(Sets::<Test>::get(0).is_some());
		(0..4).for_each(|verifier| report(second, verifier, Outcome::Match));
		assert!(Sets::<Test>::get(0).is_none());
	});
}

#[test]
fn too_many_validators_are_cut() {
	test(|| {
		session(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], false);
		assert_eq!(Sets::<Test>::decode_len(1), Some(8));
	});
}

#[test]
fn a_disabled_validator_still_verifies() {
	test(|| {
		assert_storage_noop!(Verification::on_disabled(0));
	});
}

#[test]
fn the_key_type_is_pinned() {
	assert_eq!(KEY_TYPE.0, *b"hfvf");
}
