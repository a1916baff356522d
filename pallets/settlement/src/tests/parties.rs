//! Customers and party keys on the sides of instructions: they hold claims, give and get as members do.

use frame::testing_prelude::*;

use crate::{Error, Event, State, mock::*};

#[test]
fn a_customer_trades_against_money() {
	test(|| {
		assert_ok!(received(BANK, CUSTOMER, 800, 1));
		let instruction = instruct(CAROL, 1, &[gives(ALICE, CUSTOMER, 1), pays(CUSTOMER, ALICE, 700)]);
		affirm(CUSTOMER, instruction);
		assert_eq!(has(CUSTOMER), (100, 700));
		affirm(ALICE, instruction);
		assert_eq!((holder(1), has(CUSTOMER), has(ALICE)), (party(CUSTOMER), (100, 0), (1_700, 0)));
		assert_ok!(paid(BANK, CUSTOMER, 100, 2));
	});
}

#[test]
fn a_party_key_trades_its_object() {
	test(|| {
		assert_ok!(received(BANK, CUSTOMER, 500, 1));
		affirm_all(instruct(ALICE, 1, &[gives(ALICE, KEY, 3)]), &[ALICE, KEY]);
		let sale = instruct(BOB, 1, &[gives(KEY, CUSTOMER, 3), pays(CUSTOMER, KEY, 500)]);
		affirm(KEY, sale);
		assert_eq!(Things::get(&thing(3)), Some(Had { holder: party(KEY), locked: Some(sale) }));
		assert_ok!(Settlement::withdraw(signed(KEY), sale));
		affirm_all(sale, &[KEY, CUSTOMER]);
		assert_eq!((holder(3), has(KEY)), (party(CUSTOMER), (500, 0)));
		assert_eq!(events().last(), Some(&Event::Settled { instruction: sale }));
		// What it was paid goes out as the bank attests it.
		assert_ok!(paid(BANK, KEY, 500, 2));
	});
}

#[test]
fn a_key_is_not_its_sponsor() {
	test(|| {
		let instruction = instruct(BOB, 1, &[gives(ALICE, KEY, 3)]);
		affirm(ALICE, instruction);
		assert_refused!(Settlement::affirm(signed(ALICE), instruction), Error::<Test>::AlreadyAffirmed);
		assert_refused!(Settlement::affirm(signed(OTHER_KEY), instruction), Error::<Test>::NotParty);
		assert_refused!(Settlement::affirm(signed(CUSTOMER), instruction), Error::<Test>::NotParty);
		assert_ok!(Settlement::reject(signed(KEY), instruction));
		assert_eq!(state(instruction), State::Rejected { by: party(KEY), at_ms: NOON });
		// Nor is it the member when its sponsor is the creator.
		let other = instruct(ALICE, 1, &[pays(BOB, CAROL, 1)]);
		assert_refused!(Settlement::reject(signed(KEY), other), Error::<Test>::NotParty);
		assert_ok!(Settlement::reject(signed(ALICE), other));
	});
}

#[test]
fn a_suspended_sponsor_holds_an_execution_up() {
	test(|| {
		let instruction = instruct_later(BOB, 1, &[gives(ALICE, KEY, 3), pays(BOB, ALICE, 1)]);
		affirm_all(instruction, &[ALICE, KEY, BOB]);
		Now::set(NOON + 500);
		Suspended::set(vec![ALICE]);
		assert_refused!(Settlement::execute(signed(KEY), instruction), Error::<Test>::NotAdmitted);
		assert_refused!(Settlement::execute(signed(BOB), instruction), Error::<Test>::PartyNotLive);
		Suspended::set(vec![]);
		assert_ok!(Settlement::execute(signed(KEY), instruction));
	});
}

fn affirm_all(instruction: hefu_primitives::InstructionId, parties: &[u64]) {
	parties.iter().for_each(|who| affirm(*who, instruction));
}
