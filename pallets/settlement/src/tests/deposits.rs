//! Deposits, redemptions, and what two owe each other of a day in one movement.

use frame::testing_prelude::*;
use hefu_primitives::{date::Day, settlement::Book};

use crate::{Deposited, Due, Dues, Error, Event, mock::*};

/// The day on which the tests begin.
fn today() -> Day {
	Day::in_china(NOON)
}

fn net(one: u64, other: u64) -> DispatchResult {
	Settlement::net(signed(CAROL), today(), CNY, party(one), party(other))
}

fn due(payer: u64, payee: u64) -> (u128, u32) {
	let Due { amount, redemptions } = Settlement::due(today(), CNY, party(payer), party(payee));
	(amount, redemptions)
}

fn deposited(payer: u64) -> u128 {
	Settlement::deposited(CNY, party(payer))
}

#[test]
fn a_deposit_is_locked_and_comes_back() {
	test(|| {
		assert_ok!(deposit(ALICE, 600));
		assert_ok!(deposit(ALICE, 400));
		assert_eq!((has(ALICE), deposited(ALICE)), ((0, 1_000), 1_000));
		assert_noop!(deposit(ALICE, 1), Error::<Test>::InsufficientFunds);
		assert_noop!(paid(BANK, ALICE, 1, 1), Error::<Test>::InsufficientFunds);
		assert_noop!(give_back(ALICE, 1_001), Error::<Test>::InsufficientDeposit);
		assert_ok!(give_back(ALICE, 300));
		assert_eq!((has(ALICE), deposited(ALICE)), ((300, 700), 700));
		assert_ok!(give_back(ALICE, 700));
		assert!(!Deposited::<Test>::contains_key(CNY, party(ALICE)));
		let (book, payer) = (CNY, party(ALICE));
		let expected = [
			Event::Deposited { book, payer, amount: 600 },
			Event::Deposited { book, payer, amount: 400 },
			Event::GivenBack { book, payer, amount: 300 },
			Event::GivenBack { book, payer, amount: 700 },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn what_is_locked_for_an_instruction_is_no_deposit() {
	test(|| {
		affirm(ALICE, instruct(CAROL, 1, &[pays(ALICE, BOB, 700)]));
		assert_noop!(deposit(ALICE, 301), Error::<Test>::InsufficientFunds);
		assert_ok!(deposit(ALICE, 300));
		assert_noop!(give_back(ALICE, 301), Error::<Test>::InsufficientDeposit);
		assert_noop!(redeem(ALICE, BOB, 301), Error::<Test>::InsufficientDeposit);
	});
}

#[test]
fn what_is_redeemed_is_due_and_not_yet_paid() {
	test(|| {
		assert_ok!(deposit(ALICE, 600));
		assert_ok!(redeem(ALICE, BOB, 200));
		assert_ok!(redeem(ALICE, BOB, 50));
		assert_ok!(redeem(ALICE, CAROL, 1));
		assert_eq!((has(ALICE), deposited(ALICE), has(BOB)), ((400, 600), 349, (1_000, 0)));
		assert_eq!((due(ALICE, BOB), due(ALICE, CAROL), due(BOB, ALICE)), ((250, 2), (1, 1), (0, 0)));
		assert_noop!(redeem(ALICE, BOB, 350), Error::<Test>::InsufficientDeposit);
		// What is due does not come back.
		assert_noop!(give_back(ALICE, 350), Error::<Test>::InsufficientDeposit);
		let (day, book, payer, payee) = (today(), CNY, party(ALICE), party(BOB));
		let first = Event::Redeemed { day, book, payer, payee, amount: 200 };
		assert_eq!(events()[1], first);
	});
}

#[test]
fn what_two_owe_each_other_of_a_day_is_one_movement() {
	test(|| {
		assert_ok!(deposit(ALICE, 600));
		assert_ok!(deposit(BOB, 500));
		for amount in [100, 200, 50] {
			assert_ok!(redeem(ALICE, BOB, amount));
		}
		assert_ok!(redeem(BOB, ALICE, 120));
		// A day later they begin anew.
		Now::set(today().end_in_china());
		assert_ok!(redeem(BOB, ALICE, 7));
		System::reset_events();
		assert_ok!(net(BOB, ALICE));
		// Alice had 600 deposited, of which 350 were used; Bob 500, of which 127.
		assert_eq!((has(ALICE), has(BOB)), ((520, 250), (850, 380)));
		let statement = Event::Netted {
			day: today(),
			book: CNY,
			payer: party(ALICE),
			payee: party(BOB),
			owed: Due { amount: 350, redemptions: 3 },
			owed_back: Due { amount: 120, redemptions: 1 },
			net: 230,
		};
		assert_eq!(events(), [statement]);
		assert_eq!(Dues::<Test>::iter().count(), 1, "of the day after");
		assert_noop!(net(ALICE, BOB), Error::<Test>::NothingDue);
		let tomorrow = Settlement::net(signed(CAROL), today().next(), CNY, party(ALICE), party(BOB));
		assert_noop!(tomorrow, Error::<Test>::DayNotOver);
	});
}

#[test]
fn what_only_one_owes_is_paid_whoever_is_named_first() {
	for (one, other) in [(ALICE, BOB), (BOB, ALICE)] {
		test(|| {
			assert_ok!(deposit(BOB, 30));
			assert_ok!(redeem(BOB, ALICE, 30));
			Now::set(today().end_in_china());
			assert_ok!(net(one, other));
			assert_eq!((has(ALICE), has(BOB)), ((1_030, 0), (970, 0)));
			let last = events().pop().expect("a statement");
			let expected = (party(BOB), party(ALICE), 30);
			assert!(
				matches!(last, Event::Netted { payer, payee, net, .. } if (payer, payee, net) == expected)
			);
		});
	}
}

#[test]
fn equal_dues_move_nothing() {
	test(|| {
		for (payer, payee) in [(ALICE, BOB), (BOB, ALICE)] {
			assert_ok!(deposit(payer, 30));
			assert_ok!(redeem(payer, payee, 30));
		}
		Now::set(today().end_in_china());
		assert_ok!(net(BOB, ALICE));
		assert_eq!((has(ALICE), has(BOB)), ((1_000, 0), (1_000, 0)));
		let last = events().pop().expect("a statement");
		let expected = (party(ALICE), party(BOB), 0);
		assert!(matches!(last, Event::Netted { payer, payee, net, .. } if (payer, payee, net) == expected));
	});
}

#[test]
fn a_day_is_netted_when_it_is_over_in_china() {
	test(|| {
		assert_ok!(deposit(ALICE, 10));
		assert_ok!(redeem(ALICE, BOB, 10));
		Now::set(today().end_in_china() - 1);
		assert_noop!(net(ALICE, BOB), Error::<Test>::DayNotOver);
		Now::set(today().end_in_china());
		assert_ok!(net(ALICE, BOB));
	});
}

#[test]
fn what_is_due_is_paid_whoever_is_suspended() {
	test(|| {
		assert_ok!(deposit(ALICE, 10));
		assert_ok!(redeem(ALICE, BOB, 10));
		Now::set(today().end_in_china());
		Suspended::set(vec![ALICE, BOB, BANK]);
		assert_ok!(net(ALICE, BOB));
		assert_eq!(has(BOB), (1_010, 0));
	});
}

#[test]
fn customers_and_party_keys_deposit_too() {
	test(|| {
		assert_ok!(received(BANK, CUSTOMER, 100, 1));
		assert_ok!(deposit(CUSTOMER, 100));
		assert_ok!(redeem(CUSTOMER, KEY, 60));
		Now::set(today().end_in_china());
		assert_ok!(net(KEY, CUSTOMER));
		assert_eq!((has(CUSTOMER), has(KEY)), ((0, 40), (60, 0)));
	});
}

#[test]
fn deposits_and_redemptions_are_of_something() {
	test(|| {
		let closed = Book { bank: member(BANK), currency: usd().currency };
		let elsewhere = <Settlement as pallet_support::Deposits>::deposit(&closed, &party(ALICE), 1);
		assert_noop!(elsewhere, Error::<Test>::NoSuchBook);
		assert_noop!(deposit(ALICE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(deposit(BANK, 1), Error::<Test>::InsufficientFunds);
		assert_ok!(deposit(ALICE, 10));
		assert_storage_noop!(assert_ok!(give_back(ALICE, 0)));
		assert_noop!(give_back(BOB, 1), Error::<Test>::InsufficientDeposit);
		assert_noop!(redeem(ALICE, BOB, 0), Error::<Test>::ZeroAmount);
		assert_noop!(redeem(ALICE, ALICE, 1), Error::<Test>::LegToItself);
		assert_noop!(redeem(ALICE, BANK, 1), Error::<Test>::BankIsParty);
	});
}
