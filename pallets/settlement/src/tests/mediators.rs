//! Mediators: an instruction waits for each of them, and an agreement holds for a time.

use frame::testing_prelude::*;
use hefu_primitives::InstructionId;

use crate::{Error, Event, Mediator, State, Status, mock::*};

/// One that Carol arranges and both parties have affirmed.
fn affirmed(mediators: &[u64]) -> InstructionId {
	let instruction = mediated(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)], mediators);
	affirm(ALICE, instruction);
	affirm(BOB, instruction);
	System::reset_events();
	instruction
}

#[test]
fn an_instruction_waits_for_each_mediator() {
	test(|| {
		let instruction = affirmed(&[MEDIATOR, OTHER_MEDIATOR]);
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Affirming));
		assert_refused!(Settlement::execute(signed(BOB), instruction), Error::<Test>::NotMediated);
		mediate(MEDIATOR, instruction, EXPIRY);
		assert_eq!(has(BOB), (300, 700));
		mediate(OTHER_MEDIATOR, instruction, NOON + 1);
		assert_eq!((holder(1), has(BOB), has(ALICE)), (party(BOB), (300, 0), (1_700, 0)));
		assert_eq!(state(instruction), State::Settled { at_ms: NOON });
		let agreed = |who, until_ms| Event::Mediated { instruction, mediator: member(who), until_ms };
		let expected = [
			agreed(MEDIATOR, Some(EXPIRY)),
			agreed(OTHER_MEDIATOR, Some(NOON + 1)),
			Event::Settled { instruction },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn the_last_affirmation_settles_when_the_mediators_agree() {
	test(|| {
		let instruction = mediated(CAROL, 1, &[pays(ALICE, BOB, 1)], &[MEDIATOR]);
		mediate(MEDIATOR, instruction, EXPIRY);
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		assert_eq!(state(instruction), State::Settled { at_ms: NOON });
	});
}

#[test]
fn a_mediators_expired_affirmation_executes_nothing() {
	test(|| {
		let instruction = mediated(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)], &[MEDIATOR]);
		mediate(MEDIATOR, instruction, NOON + 100);
		affirm(ALICE, instruction);
		Now::set(NOON + 100);
		affirm(BOB, instruction);
		assert_eq!((holder(1), has(BOB)), (party(ALICE), (300, 700)));
		assert_eq!(Settlement::status(instruction, NOON + 99), Some(Status::Ready));
		assert_eq!(Settlement::status(instruction, NOON + 100), Some(Status::Affirming));
		assert_refused!(Settlement::execute(signed(BOB), instruction), Error::<Test>::NotMediated);
		// What is locked comes free as ever.
		assert_ok!(Settlement::withdraw(signed(BOB), instruction));
		affirm(BOB, instruction);
		// Until it agrees again.
		mediate(MEDIATOR, instruction, NOON + 101);
		assert_eq!(state(instruction), State::Settled { at_ms: NOON + 100 });
	});
}

#[test]
fn a_mediator_agrees_for_longer_or_not_at_all() {
	test(|| {
		let instruction = mediated(CAROL, 1, &[pays(ALICE, BOB, 1)], &[MEDIATOR]);
		let agrees = || Settlement::instruction(instruction).expect("it was made").mediators[0];
		let none = Settlement::mediate(signed(MEDIATOR), instruction, None);
		assert_refused!(none, Error::<Test>::NotAffirmed);
		for until_ms in [NOON + 1, NOON + 2, u64::MAX] {
			mediate(MEDIATOR, instruction, until_ms);
			assert_eq!(agrees(), Mediator { member: member(MEDIATOR), until_ms: Some(until_ms) });
		}
		let past = Settlement::mediate(signed(MEDIATOR), instruction, Some(NOON));
		assert_refused!(past, Error::<Test>::InvalidUntil);
		assert_ok!(Settlement::mediate(signed(MEDIATOR), instruction, None));
		assert_eq!(agrees(), Mediator { member: member(MEDIATOR), until_ms: None });
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		assert_eq!(state(instruction), State::Open);
	});
}

#[test]
fn a_suspended_mediator_agrees_to_nothing() {
	test(|| {
		let instruction = mediated(CAROL, 1, &[pays(ALICE, BOB, 1)], &[MEDIATOR]);
		mediate(MEDIATOR, instruction, EXPIRY);
		affirm(ALICE, instruction);
		Suspended::set(vec![MEDIATOR]);
		System::reset_events();
		affirm(BOB, instruction);
		let error = Error::<Test>::MediatorNotLive.into();
		let failed = Event::ExecutionFailed { instruction, leg: 0, error };
		assert_eq!(events(), [Event::Affirmed { instruction, party: party(BOB) }, failed]);
		assert_eq!(has(ALICE), (999, 1));
		Suspended::set(vec![]);
		assert_ok!(Settlement::execute(signed(ALICE), instruction));
	});
}

#[test]
fn mediators_are_other_members_each_named_once() {
	test(|| {
		let make = |mediators: &[u64]| try_mediated(CAROL, 1, &[pays(ALICE, BOB, 1)], mediators);
		assert_noop!(make(&[MEDIATOR, MEDIATOR]), Error::<Test>::DuplicateMediator);
		assert_noop!(make(&[MEDIATOR, BOB]), Error::<Test>::MediatorIsParty);
		assert_noop!(make(&[STRANGER]), Error::<Test>::MediatorNotLive);
		Suspended::set(vec![MEDIATOR]);
		assert_noop!(make(&[OTHER_MEDIATOR, MEDIATOR]), Error::<Test>::MediatorNotLive);
		// Whoever arranges a trade can mediate it, and the bank whose claims it moves.
		assert_ok!(make(&[CAROL, BANK]));
	});
}
