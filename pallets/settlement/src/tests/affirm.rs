//! Affirming and withdrawing, and what is locked by it.

use frame::testing_prelude::*;

use crate::{Error, Event, Status, mock::*};

#[test]
fn affirming_locks_what_one_gives() {
	test(|| {
		let instruction =
			instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700), pays(BOB, CAROL, 5)]);
		System::reset_events();
		affirm(BOB, instruction);
		assert_eq!((has(BOB), has(ALICE)), ((295, 705), (1_000, 0)));
		assert_eq!(Things::get(&thing(1)).unwrap().locked, None);
		affirm(ALICE, instruction);
		assert_eq!(Things::get(&thing(1)).unwrap().locked, Some(instruction));
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Affirming));
		assert_eq!(events(), [BOB, ALICE].map(|who| Event::Affirmed { instruction, party: party(who) }));
	});
}

#[test]
fn the_whole_of_a_claim_can_be_locked() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(ALICE, BOB, 1_000)]);
		affirm(ALICE, instruction);
		assert_eq!(has(ALICE), (0, 1_000));
		affirm(BOB, instruction);
		assert_eq!((has(ALICE), has(BOB)), ((0, 0), (2_000, 0)));
	});
}

#[test]
fn who_only_gets_affirms_too() {
	test(|| {
		let instruction = instruct(ALICE, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		assert_eq!(has(BOB), (1_000, 0));
		affirm(BOB, instruction);
		assert_eq!(has(BOB), (1_001, 0));
	});
}

#[test]
fn only_parties_affirm_and_withdraw() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		assert_refused!(Settlement::affirm(signed(CAROL), instruction), Error::<Test>::NotParty);
		assert_refused!(Settlement::withdraw(signed(CAROL), instruction), Error::<Test>::NotParty);
		// The bank is no party of it.
		assert_refused!(Settlement::affirm(signed(BANK), instruction), Error::<Test>::NotParty);
		for who in [CUSTOMER, KEY] {
			assert_refused!(Settlement::affirm(signed(who), instruction), Error::<Test>::NotParty);
			assert_refused!(Settlement::withdraw(signed(who), instruction), Error::<Test>::NotParty);
		}
		// Alice's member sponsors both.
		Suspended::set(vec![ALICE]);
		for who in [CUSTOMER, KEY, STRANGER, ALICE] {
			assert_refused!(Settlement::affirm(signed(who), instruction), Error::<Test>::NotAdmitted);
			assert_refused!(Settlement::withdraw(signed(who), instruction), Error::<Test>::NotAdmitted);
		}
		assert_refused!(Settlement::affirm(RuntimeOrigin::root(), instruction), BadOrigin);
		assert_refused!(Settlement::withdraw(RuntimeOrigin::root(), instruction), BadOrigin);
		assert_refused!(Settlement::affirm(signed(BOB), id(CAROL, 2)), Error::<Test>::NotFound);
		assert_refused!(Settlement::withdraw(signed(BOB), id(CAROL, 2)), Error::<Test>::NotFound);
	});
}

#[test]
fn one_affirms_once_and_withdraws_what_one_affirmed() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		assert_refused!(Settlement::withdraw(signed(ALICE), instruction), Error::<Test>::NotAffirmed);
		affirm(ALICE, instruction);
		assert_refused!(Settlement::affirm(signed(ALICE), instruction), Error::<Test>::AlreadyAffirmed);
		// An affirmation of one instruction is none of another.
		let other = instruct(CAROL, 2, &[pays(ALICE, BOB, 1)]);
		assert_refused!(Settlement::withdraw(signed(ALICE), other), Error::<Test>::NotAffirmed);
	});
}

#[test]
fn what_one_has_not_cannot_be_locked() {
	test(|| {
		let too_much =
			instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(ALICE, BOB, 600), pays(ALICE, BOB, 401)]);
		assert_refused!(Settlement::affirm(signed(ALICE), too_much), Error::<Test>::InsufficientFunds);
		let not_hers = instruct(CAROL, 2, &[pays(BOB, ALICE, 5), gives(BOB, ALICE, 1)]);
		assert_refused!(Settlement::affirm(signed(BOB), not_hers), NOT_YOURS);
	});
}

#[test]
fn what_is_locked_is_not_locked_again() {
	test(|| {
		let first = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(ALICE, BOB, 600)]);
		let thing_again = instruct(CAROL, 2, &[gives(ALICE, CAROL, 1)]);
		let money_again = instruct(CAROL, 3, &[pays(ALICE, CAROL, 401)]);
		affirm(ALICE, first);
		assert_refused!(Settlement::affirm(signed(ALICE), thing_again), LOCKED);
		assert_refused!(Settlement::affirm(signed(ALICE), money_again), Error::<Test>::InsufficientFunds);
		assert_ok!(Settlement::withdraw(signed(ALICE), first));
		affirm(ALICE, thing_again);
		affirm(ALICE, money_again);
		assert_eq!(has(ALICE), (599, 401));
	});
}

#[test]
fn withdrawing_undoes_affirming() {
	test(|| {
		let instruction =
			instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(ALICE, BOB, 600), pays(BOB, ALICE, 3)]);
		System::reset_events();
		let before = root();
		affirm(ALICE, instruction);
		assert_ok!(Settlement::withdraw(signed(ALICE), instruction));
		assert_eq!(
			events(),
			[
				Event::Affirmed { instruction, party: party(ALICE) },
				Event::Withdrawn { instruction, party: party(ALICE) },
			]
		);
		assert_eq!(root(), before);
	});
}
