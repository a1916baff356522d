//! Instructions that another pallet keeps, and what is told of those that were settled.

use frame::testing_prelude::*;
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Book, Leg, What, When},
};
use pallet_support::SettledInspect;

use crate::{Error, Event, MAX_LEGS, OpenCount, State, Status, mock::*};

#[test]
fn the_keeper_executes() {
	test(|| {
		let legs = [gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)];
		let instruction = keep(CAROL, 1, &legs, &[BOB]);
		assert_eq!((has(BOB), has(ALICE)), ((300, 700), (1_000, 0)));
		assert_noop!(execute_kept(instruction), Error::<Test>::NotAllAffirmed);
		affirm(ALICE, instruction);
		// It waits for its keeper, however long.
		Now::set(u64::MAX);
		assert_eq!(Settlement::status(instruction, u64::MAX), Some(Status::Waiting));
		assert_ok!(execute_kept(instruction));
		assert_eq!((holder(1), has(ALICE), has(BOB)), (party(BOB), (1_700, 0), (300, 0)));
		assert_eq!(state(instruction), State::Settled { at_ms: u64::MAX });
		assert_eq!(OpenCount::<Test>::get(member(CAROL)), 0);
		let instructed = Event::Instructed {
			instruction,
			creator: member(CAROL),
			legs: self::legs(&legs),
			when: When::Kept,
			expires_ms: None,
			about: Some(thing(3).id),
			mediators: mediators(&[]),
		};
		let affirmed = |who| Event::Affirmed { instruction, party: party(who) };
		let expected = [instructed, affirmed(BOB), affirmed(ALICE), Event::Settled { instruction }];
		assert_eq!(events(), expected);
		assert_noop!(execute_kept(instruction), Error::<Test>::Closed);
		assert_noop!(release_kept(instruction), Error::<Test>::Closed);
	});
}

#[test]
fn the_keeper_releases() {
	test(|| {
		let instruction = keep(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)], &[ALICE, BOB]);
		System::reset_events();
		// Whoever takes no part now.
		Suspended::set(vec![ALICE, BOB, BANK]);
		assert_ok!(release_kept(instruction));
		assert_eq!((holder(1), has(ALICE), has(BOB)), (party(ALICE), (1_000, 0), (1_000, 0)));
		assert_eq!(Things::get(&thing(1)).expect("a thing").locked, None);
		assert_eq!(state(instruction), State::Released { at_ms: NOON });
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Released));
		assert_eq!(events(), [Event::Released { instruction }]);
		assert_eq!(OpenCount::<Test>::get(member(CAROL)), 0);
	});
}

#[test]
fn nobody_else_ends_what_is_kept() {
	test(|| {
		let instruction = keep(CAROL, 1, &[pays(BOB, ALICE, 700)], &[ALICE, BOB]);
		Now::set(EXPIRY);
		for who in [ALICE, BOB] {
			assert_refused!(Settlement::withdraw(signed(who), instruction), Error::<Test>::Kept);
			assert_refused!(Settlement::execute(signed(who), instruction), Error::<Test>::Kept);
		}
		for who in [ALICE, BOB, CAROL] {
			assert_refused!(Settlement::reject(signed(who), instruction), Error::<Test>::Kept);
			assert_refused!(Settlement::clear(signed(who), instruction), Error::<Test>::NotExpired);
		}
		assert_eq!(has(BOB), (300, 700));
	});
}

#[test]
fn a_keeper_ends_what_it_keeps_alone() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(BOB, ALICE, 700)]);
		affirm(BOB, instruction);
		assert_noop!(execute_kept(instruction), Error::<Test>::NotKept);
		assert_noop!(release_kept(instruction), Error::<Test>::NotKept);
		assert_noop!(execute_kept(id(CAROL, 2)), Error::<Test>::NotFound);
		assert_noop!(release_kept(id(CAROL, 2)), Error::<Test>::NotFound);
	});
}

#[test]
fn one_leg_failing_of_what_is_kept_undoes_all() {
	test(|| {
		let legs = [pays(BOB, ALICE, 700), pays(BOB, CAROL, 5), gives(ALICE, BOB, 1)];
		let instruction = keep(CAROL, 1, &legs, &[ALICE, BOB, CAROL]);
		Broken::set(Some(thing(1)));
		assert_noop!(execute_kept(instruction), CANNOT_MOVE);
		Broken::set(None);
		Suspended::set(vec![ALICE]);
		assert_noop!(execute_kept(instruction), Error::<Test>::PartyNotLive);
		Suspended::set(vec![]);
		assert_ok!(execute_kept(instruction));
		assert_eq!((has(ALICE), has(BOB), has(CAROL)), ((1_700, 0), (295, 0), (5, 0)));
	});
}

#[test]
fn a_kept_instruction_is_checked_as_any_other() {
	test(|| {
		let pay = [pays(BOB, ALICE, 700)];
		assert_noop!(try_keep(CAROL, 1, &[], &[]), Error::<Test>::NoLegs);
		let many = vec![pays(BOB, ALICE, 1); MAX_LEGS as usize + 1];
		assert_noop!(try_keep(CAROL, 1, &many, &[]), Error::<Test>::TooManyLegs);
		assert_noop!(try_keep(CAROL, 1, &pay, &[CAROL]), Error::<Test>::NotParty);
		assert_noop!(try_keep(CAROL, 1, &pay, &[BOB, BOB]), Error::<Test>::AlreadyAffirmed);
		let too_much = [pays(BOB, ALICE, 1_001)];
		assert_noop!(try_keep(CAROL, 1, &too_much, &[BOB]), Error::<Test>::InsufficientFunds);
		assert_noop!(try_keep(CAROL, 1, &[gives(BOB, ALICE, 1)], &[BOB]), NOT_YOURS);
		keep(CAROL, 1, &pay, &[]);
		assert_noop!(try_keep(CAROL, 1, &pay, &[]), Error::<Test>::AlreadyExists);
		MaxOpenPerMember::set(1);
		assert_noop!(try_keep(CAROL, 2, &pay, &[]), Error::<Test>::TooManyOpen);
	});
}

#[test]
fn cash_in_what_is_kept_is_attested_too() {
	test(|| {
		let instruction = keep(CAROL, 1, &[transfers(BOB, ALICE, 700, BANK)], &[ALICE, BOB]);
		assert_noop!(execute_kept(instruction), Error::<Test>::NotAttested);
		assert_ok!(try_attest(BANK, instruction, 0, 1));
		assert_eq!(state(instruction), State::Open);
		assert_ok!(execute_kept(instruction));
	});
}

fn settled(instruction: InstructionId, payer: Party, payee: u64) -> Option<(Book, u128)> {
	<Settlement as SettledInspect>::settled(&instruction, &payer, &party(payee))
}

#[test]
fn what_was_settled_is_told_by_payer_and_payee() {
	test(|| {
		let dollars = Leg { what: What::Claim { book: usd(), amount: 9 }, ..pays(BOB, ALICE, 1) };
		assert_ok!(Settlement::received(signed(OTHER_BANK), usd().currency, party(BOB), 9, reference(1)));
		let legs = [
			gives(ALICE, BOB, 1),
			pays(BOB, ALICE, 600),
			dollars,
			pays(BOB, CAROL, 30),
			pays(BOB, ALICE, 70),
			transfers(CAROL, ALICE, 4, BANK),
		];
		let instruction = keep(CAROL, 1, &legs, &[ALICE, BOB, CAROL]);
		assert_ok!(try_attest(BANK, instruction, 5, 2));
		assert_eq!(settled(instruction, party(BOB), ALICE), None, "not yet");
		assert_ok!(execute_kept(instruction));
		assert_eq!(settled(instruction, party(BOB), ALICE), Some((CNY, 670)));
		assert_eq!(settled(instruction, party(BOB), CAROL), Some((CNY, 30)));
		assert_eq!(settled(instruction, party(CAROL), ALICE), Some((CNY, 4)), "outside of the ledger");
		assert_eq!(settled(instruction, party(ALICE), BOB), None);
		assert_eq!(settled(id(CAROL, 2), party(BOB), ALICE), None);
		let released = keep(CAROL, 2, &[pays(BOB, ALICE, 1)], &[BOB]);
		assert_ok!(release_kept(released));
		assert_eq!(settled(released, party(BOB), ALICE), None);
	});
}
