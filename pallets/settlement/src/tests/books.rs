//! Books, and what banks attest.

use codec::Decode;
use frame::testing_prelude::*;
use hefu_primitives::settlement::{Book, Currency};

use crate::{BookState, Claims, Direction, Entry, Error, Event, mock::*};

#[test]
fn governance_opens_a_book() {
	new_test_ext().execute_with(|| {
		assert_ok!(Settlement::open_book(RuntimeOrigin::root(), CNY, 2));
		assert_eq!(Settlement::book(CNY), Some(BookState { decimals: 2, received: 0, paid: 0 }));
		assert_eq!(events(), [Event::BookOpened { book: CNY, decimals: 2 }]);
		let again = Settlement::open_book(RuntimeOrigin::root(), CNY, 2);
		assert_noop!(again, Error::<Test>::AlreadyOpen);
		check();
	});
}

#[test]
fn a_book_is_a_banks_and_of_a_currency() {
	test(|| {
		let open = |bank: u64, currency, decimals| {
			Settlement::open_book(RuntimeOrigin::root(), Book { bank: member(bank), currency }, decimals)
		};
		assert_noop!(Settlement::open_book(signed(BANK), CNY, 2), BadOrigin);
		assert_noop!(open(ALICE, Currency::CNY, 2), Error::<Test>::NotBank);
		assert_noop!(open(12, Currency::CNY, 5), Error::<Test>::InvalidDecimals);
		let lower = Currency::decode(&mut &b"cny"[..]).unwrap();
		assert_noop!(open(12, lower, 2), Error::<Test>::InvalidCurrency);
		Platforms::set(vec![12]);
		assert_noop!(open(12, Currency::CNY, 2), Error::<Test>::BankIsPlatform);
	});
}

#[test]
fn money_that_came_in_is_a_claim() {
	test(|| {
		assert_ok!(received(BANK, CAROL, 30, 1));
		assert_ok!(received(BANK, CAROL, 12, 2));
		assert_eq!(has(CAROL), (42, 0));
		assert_eq!(Settlement::book(CNY), Some(BookState { decimals: 2, received: 2_042, paid: 0 }));
		let entry = Entry {
			direction: Direction::Received,
			currency: Currency::CNY,
			holder: party(CAROL),
			amount: 12,
			at_ms: NOON,
		};
		assert_eq!(Settlement::entry(member(BANK), reference(2)), Some(entry));
		let last = Event::Received { book: CNY, holder: party(CAROL), amount: 12, reference: reference(2) };
		assert_eq!(events().last(), Some(&last));
	});
}

#[test]
fn money_that_was_paid_out_is_no_more() {
	test(|| {
		assert_ok!(paid(BANK, ALICE, 400, 1));
		assert_eq!(has(ALICE), (600, 0));
		let book = Settlement::book(CNY).unwrap();
		assert_eq!((book.received, book.paid, book.owed()), (2_000, 400, 1_600));
		assert_eq!(
			events(),
			[Event::Paid { book: CNY, holder: party(ALICE), amount: 400, reference: reference(1) }]
		);
		assert_noop!(paid(BANK, ALICE, 601, 2), Error::<Test>::InsufficientFunds);
		assert_ok!(paid(BANK, ALICE, 600, 2));
		assert!(!Claims::<Test>::contains_key(CNY, party(ALICE)));
		assert_noop!(paid(BANK, ALICE, 1, 3), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn what_is_locked_is_not_paid_out() {
	test(|| {
		let instruction = instruct(CAROL, 1, &[pays(ALICE, BOB, 700)]);
		affirm(ALICE, instruction);
		assert_noop!(paid(BANK, ALICE, 301, 1), Error::<Test>::InsufficientFunds);
		assert_ok!(paid(BANK, ALICE, 300, 1));
		assert_eq!(has(ALICE), (0, 700));
	});
}

#[test]
fn a_reference_is_used_once() {
	test(|| {
		assert_ok!(received(BANK, CAROL, 30, 1));
		assert_noop!(received(BANK, CAROL, 30, 1), Error::<Test>::ReferenceUsed);
		assert_noop!(paid(BANK, CAROL, 30, 1), Error::<Test>::ReferenceUsed);
		// In another currency too, for it is the bank's, and not the book's.
		let usd = Book { bank: member(BANK), currency: usd().currency };
		assert_ok!(Settlement::open_book(RuntimeOrigin::root(), usd, 2));
		let in_dollars = Settlement::received(signed(BANK), usd.currency, party(CAROL), 30, reference(1));
		assert_noop!(in_dollars, Error::<Test>::ReferenceUsed);
		assert_ok!(paid(BANK, CAROL, 30, 2));
		assert_noop!(received(BANK, CAROL, 30, 2), Error::<Test>::ReferenceUsed);
		// Another bank's references are its own.
		let elsewhere =
			Settlement::received(signed(OTHER_BANK), usd.currency, party(CAROL), 30, reference(1));
		assert_ok!(elsewhere);
	});
}

#[test]
fn only_the_bank_of_the_book_attests() {
	test(|| {
		// The payee, the payer, somebody else, and another bank: none of them has this book.
		for who in [ALICE, BOB, CAROL, OTHER_BANK] {
			assert_noop!(received(who, ALICE, 1, 1), Error::<Test>::NoSuchBook);
			assert_noop!(paid(who, ALICE, 1, 1), Error::<Test>::NoSuchBook);
		}
		Suspended::set(vec![BANK]);
		for who in [CUSTOMER, KEY, STRANGER, BANK] {
			assert_noop!(received(who, ALICE, 1, 1), Error::<Test>::NotMember);
			assert_noop!(paid(who, ALICE, 1, 1), Error::<Test>::NotMember);
		}
		let by_governance =
			Settlement::received(RuntimeOrigin::root(), Currency::CNY, party(ALICE), 1, reference(1));
		assert_noop!(by_governance, BadOrigin);
	});
}

#[test]
fn neither_the_payee_nor_the_platform_attests() {
	test(|| {
		assert_noop!(received(BANK, BANK, 1, 1), Error::<Test>::HolderIsBank);
		assert_noop!(paid(BANK, BANK, 1, 1), Error::<Test>::HolderIsBank);
		Platforms::set(vec![BANK]);
		assert_noop!(received(BANK, ALICE, 1, 1), Error::<Test>::BankIsPlatform);
	});
}

#[test]
fn a_bank_that_is_none_any_more_still_pays() {
	test(|| {
		NoBanks::set(vec![BANK]);
		assert_noop!(received(BANK, ALICE, 1, 1), Error::<Test>::NotBank);
		assert_ok!(paid(BANK, ALICE, 1_000, 1));
	});
}

#[test]
fn money_comes_in_for_those_who_take_part() {
	test(|| {
		for (who, number) in [(CUSTOMER, 1), (KEY, 2)] {
			assert_ok!(received(BANK, who, 10, number));
			assert_eq!(has(who), (10, 0));
		}
		assert_noop!(received(BANK, STRANGER, 1, 3), Error::<Test>::HolderNotLive);
		// With a sponsor those who act under it stop.
		Suspended::set(vec![ALICE]);
		for (who, number) in [(ALICE, 3), (CUSTOMER, 4), (KEY, 5)] {
			assert_noop!(received(BANK, who, 1, number), Error::<Test>::HolderNotLive);
			assert_ok!(paid(BANK, who, 10, number));
		}
	});
}

#[test]
fn amounts_are_counted() {
	test(|| {
		assert_noop!(received(BANK, ALICE, 0, 1), Error::<Test>::ZeroAmount);
		assert_noop!(paid(BANK, ALICE, 0, 1), Error::<Test>::ZeroAmount);
		assert_noop!(received(BANK, ALICE, u128::MAX - 1_999, 1), Error::<Test>::TooMuch);
		assert_ok!(received(BANK, ALICE, u128::MAX - 2_000, 1));
		assert_ok!(paid(BANK, ALICE, u128::MAX - 2_000, 2));
		assert_noop!(received(BANK, ALICE, 1, 3), Error::<Test>::TooMuch);
	});
}
