//! Rejecting and clearing: what was locked is free again, to the unit.

use frame::testing_prelude::*;

use crate::{Error, Event, OpenCount, State, Status, mock::*};

#[test]
fn a_party_or_the_creator_rejects() {
	for who in [ALICE, BOB, CAROL] {
		test(|| {
			let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
			affirm(ALICE, instruction);
			System::reset_events();
			assert_ok!(Settlement::reject(signed(who), instruction));
			assert_eq!(state(instruction), State::Rejected { by: party(who), at_ms: NOON });
			assert_eq!(Settlement::status(instruction, EXPIRY), Some(Status::Rejected));
			assert_eq!(events(), [Event::Rejected { instruction, by: party(who) }]);
			assert_eq!(Things::get(&thing(1)), Some(Had { holder: party(ALICE), locked: None }));
			assert_eq!(OpenCount::<Test>::get(member(CAROL)), 0);
			assert_refused!(Settlement::affirm(signed(BOB), instruction), Error::<Test>::Closed);
		});
	}
}

#[test]
fn rejecting_frees_all_sides() {
	test(|| {
		let instruction = instruct_later(CAROL, 1, &[pays(ALICE, BOB, 10), pays(BOB, CAROL, 20)]);
		for who in [ALICE, BOB, CAROL] {
			affirm(who, instruction);
		}
		assert_eq!((has(ALICE), has(BOB)), ((990, 10), (980, 20)));
		assert_ok!(Settlement::reject(signed(CAROL), instruction));
		assert_eq!((has(ALICE), has(BOB), has(CAROL)), ((1_000, 0), (1_000, 0), (0, 0)));
	});
}

#[test]
fn nobody_else_rejects() {
	test(|| {
		let instruction = instruct(ALICE, 1, &[pays(ALICE, BOB, 10)]);
		for who in [CAROL, BANK, CUSTOMER, KEY] {
			assert_refused!(Settlement::reject(signed(who), instruction), Error::<Test>::NotParty);
		}
		assert_refused!(Settlement::reject(signed(STRANGER), instruction), Error::<Test>::NotAdmitted);
		assert_refused!(Settlement::reject(RuntimeOrigin::root(), instruction), BadOrigin);
		assert_refused!(Settlement::reject(signed(ALICE), id(ALICE, 2)), Error::<Test>::NotFound);
	});
}

#[test]
fn anybody_clears_what_has_expired() {
	test(|| {
		let instruction = instruct(ALICE, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
		affirm(BOB, instruction);
		assert_refused!(Settlement::clear(signed(CAROL), instruction), Error::<Test>::NotExpired);
		Now::set(EXPIRY);
		for who in [CUSTOMER, KEY, STRANGER] {
			assert_refused!(Settlement::clear(signed(who), instruction), Error::<Test>::NotMember);
		}
		assert_refused!(Settlement::clear(RuntimeOrigin::root(), instruction), BadOrigin);
		assert_refused!(Settlement::clear(signed(CAROL), id(ALICE, 2)), Error::<Test>::NotFound);
		System::reset_events();
		assert_ok!(Settlement::clear(signed(CAROL), instruction));
		assert_eq!(has(BOB), (1_000, 0));
		assert_eq!(state(instruction), State::Cleared { at_ms: EXPIRY });
		assert_eq!(Settlement::status(instruction, EXPIRY), Some(Status::Lapsed));
		assert_eq!(events(), [Event::Cleared { instruction }]);
		assert_eq!(OpenCount::<Test>::get(member(ALICE)), 0);
		assert_refused!(Settlement::clear(signed(CAROL), instruction), Error::<Test>::Closed);
	});
}

#[test]
fn who_affirmed_what_expired_takes_its_own_back() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
		affirm(BOB, instruction);
		Now::set(EXPIRY);
		assert_ok!(Settlement::withdraw(signed(BOB), instruction));
		assert_eq!(has(BOB), (1_000, 0));
		assert_ok!(Settlement::reject(signed(ALICE), instruction));
	});
}

#[test]
fn a_suspended_party_keeps_nobody_locked() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[gives(ALICE, BOB, 1), pays(BOB, ALICE, 700)]);
		affirm(ALICE, instruction);
		Suspended::set(vec![ALICE, BANK]);
		assert_ok!(Settlement::reject(signed(BOB), instruction));
		assert_eq!(Things::get(&thing(1)), Some(Had { holder: party(ALICE), locked: None }));
	});
}
