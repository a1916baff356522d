//! Executing: all legs or none, once, in time.

use frame::testing_prelude::*;
use hefu_primitives::settlement::Leg;

use crate::{Error, Event, State, Status, mock::*};

#[test]
fn the_last_affirmation_settles() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
		affirm(ALICE, instruction);
		System::reset_events();
		affirm(BOB, instruction);
		assert_eq!((holder(1), has(ALICE), has(BOB)), (party(BOB), (1_700, 0), (300, 0)));
		assert_eq!(state(instruction), State::Settled { at_ms: NOON });
		assert_eq!(Settlement::status(instruction, EXPIRY), Some(Status::Settled));
		assert_eq!(
			events(),
			[Event::Affirmed { instruction, party: party(BOB) }, Event::Settled { instruction }]
		);
	});
}

/// Seven legs between three members: the thing `n` is in the leg at place `n` where it is odd.
fn seven() -> Vec<Leg> {
	vec![
		pays(ALICE, BOB, 100),
		gives(ALICE, BOB, 1),
		pays(BOB, CAROL, 200),
		gives(ALICE, CAROL, 3),
		pays(ALICE, CAROL, 300),
		gives(ALICE, BOB, 5),
		gives(ALICE, CAROL, 6),
	]
}

#[test]
fn one_leg_failing_of_seven_undoes_all() {
	for failing in [1u8, 3, 5, 6] {
		test(|| {
			let instruction = instruct(CAROL, 1, &seven());
			for who in [ALICE, BOB] {
				affirm(who, instruction);
			}
			Broken::set(Some(thing(failing)));
			System::reset_events();
			affirm(CAROL, instruction);
			// The affirmation stays, all locks stay, nothing has moved.
			assert_eq!(
				events(),
				[
					Event::Affirmed { instruction, party: party(CAROL) },
					Event::ExecutionFailed { instruction, leg: failing, error: CANNOT_MOVE },
				]
			);
			assert_eq!((has(ALICE), has(BOB), has(CAROL)), ((600, 400), (800, 200), (0, 0)));
			for number in [1, 3, 5, 6] {
				let had = Had { holder: party(ALICE), locked: Some(instruction) };
				assert_eq!(Things::get(&thing(number)), Some(had));
			}
			assert_eq!(Settlement::status(instruction, NOON), Some(Status::Ready));
			check();

			// As often as it is tried.
			for _ in 0..2 {
				let before = root();
				assert_refused!(Settlement::execute(signed(BOB), instruction), CANNOT_MOVE);
				assert_eq!(root(), before);
			}
			// Until it can be.
			Broken::set(None);
			assert_ok!(Settlement::execute(signed(BOB), instruction));
			assert_eq!((has(ALICE), has(BOB), has(CAROL)), ((600, 0), (900, 0), (500, 0)));
			assert_eq!((holder(1), holder(3)), (party(BOB), party(CAROL)));
			assert_eq!(events(), [Event::Settled { instruction }]);
		});
	}
}

#[test]
fn what_failed_can_be_withdrawn() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(BOB, ALICE, 700), gives(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		Broken::set(Some(thing(1)));
		affirm(BOB, instruction);
		assert_ok!(Settlement::withdraw(signed(BOB), instruction));
		assert_eq!(has(BOB), (1_000, 0));
		assert_refused!(Settlement::execute(signed(BOB), instruction), Error::<Test>::NotAllAffirmed);
	});
}

#[test]
fn an_instruction_settles_once() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::Closed);
		assert_refused!(Settlement::affirm(signed(ALICE), instruction), Error::<Test>::Closed);
		assert_refused!(Settlement::withdraw(signed(ALICE), instruction), Error::<Test>::Closed);
		assert_refused!(Settlement::reject(signed(ALICE), instruction), Error::<Test>::Closed);
		Now::set(EXPIRY);
		assert_refused!(Settlement::clear(signed(ALICE), instruction), Error::<Test>::Closed);
	});
}

#[test]
fn only_parties_execute_what_all_affirmed() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		Now::set(NOON + 500);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::NotAllAffirmed);
		assert_refused!(Settlement::execute(signed(CAROL), instruction), Error::<Test>::NotParty);
		assert_refused!(Settlement::execute(signed(ALICE), id(CAROL, 2)), Error::<Test>::NotFound);
		assert_refused!(Settlement::execute(signed(STRANGER), instruction), Error::<Test>::NotAdmitted);
		assert_refused!(Settlement::execute(signed(CUSTOMER), instruction), Error::<Test>::NotParty);
		assert_refused!(Settlement::execute(RuntimeOrigin::root(), instruction), BadOrigin);
	});
}

#[test]
fn an_instruction_is_executed_from_its_time_on() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		assert_eq!(has(ALICE), (999, 1));
		assert_eq!(Settlement::status(instruction, NOON), Some(Status::Waiting));
		assert_eq!(Settlement::status(instruction, NOON + 500), Some(Status::Ready));
		Now::set(NOON + 499);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::TooEarly);
		Now::set(NOON + 500);
		assert_ok!(Settlement::execute(signed(ALICE), instruction));
		assert_eq!(state(instruction), State::Settled { at_ms: NOON + 500 });
	});
}

#[test]
fn the_last_affirmation_after_its_time_settles() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		Now::set(NOON + 600);
		affirm(BOB, instruction);
		assert_eq!(state(instruction), State::Settled { at_ms: NOON + 600 });
	});
}

#[test]
fn an_instruction_lapses_without_a_transaction() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[pays(ALICE, BOB, 1)]);
		affirm(ALICE, instruction);
		affirm(BOB, instruction);
		let waiting = instruct(CAROL, 2, &[pays(ALICE, BOB, 1)]);
		assert_eq!(Settlement::status(instruction, EXPIRY - 1), Some(Status::Ready));
		assert_eq!(Settlement::status(instruction, EXPIRY), Some(Status::Lapsed));
		assert_eq!(Settlement::status(waiting, EXPIRY), Some(Status::Lapsed));
		Now::set(EXPIRY);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::Expired);
		assert_refused!(Settlement::affirm(signed(ALICE), waiting), Error::<Test>::Expired);
		Now::set(EXPIRY - 1);
		assert_ok!(Settlement::execute(signed(ALICE), instruction));
	});
}

#[test]
fn nobody_is_suspended_when_it_settles() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, CAROL, 1)]);
		for who in [ALICE, BOB, CAROL] {
			affirm(who, instruction);
		}
		Now::set(NOON + 500);
		Suspended::set(vec![CAROL]);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::PartyNotLive);
		Suspended::set(vec![BANK]);
		assert_refused!(Settlement::execute(signed(ALICE), instruction), Error::<Test>::BankNotLive);
		Suspended::set(vec![]);
		assert_ok!(Settlement::execute(signed(ALICE), instruction));
	});
}
