//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::settlement::Book;

use crate::{
	BookState, Books, Claim, Claims, Direction, Entries, Entry, Instruction, Instructions, OpenCount, State,
	mock::*, parties_of,
};

/// The error that names the invariant which `damage` breaks. There are an open instruction that Alice has affirmed, and one that
/// is settled.
fn broken(damage: impl FnOnce()) -> DispatchError {
	let mut found = None;
	new_test_ext().execute_with(|| {
		assert_ok!(Settlement::open_book(RuntimeOrigin::root(), CNY, 2));
		assert_ok!(received(BANK, ALICE, 1_000, 1));
		assert_ok!(paid(BANK, ALICE, 100, 2));
		let settled = instruct(CAROL, 1, &[pays(ALICE, BOB, 10)]);
		affirm(ALICE, settled);
		affirm(BOB, settled);
		affirm(ALICE, instruct(CAROL, 2, &[pays(ALICE, BOB, 20)]));
		check();
		damage();
		found = Settlement::do_try_state().err();
	});
	found.expect("the damage is seen")
}

fn change(nonce: u8, change: impl FnOnce(&mut Instruction)) {
	Instructions::<Test>::mutate(id(CAROL, nonce), |instruction| {
		change(instruction.as_mut().expect("it was made"));
	});
}

#[test]
fn m14_banks_owe_what_members_have() {
	let claim = |who: u64, free| Claims::<Test>::insert(CNY, party(who), Claim { free, locked: 0 });
	assert_eq!(broken(|| claim(BOB, 11)), "M14: a bank does not owe what parties have".into());
	assert_eq!(broken(|| claim(CAROL, 0)), "a claim of nothing".into());
	assert_eq!(broken(|| claim(BANK, 1)), "a bank with a claim on itself".into());
	assert_eq!(broken(|| claim(CAROL, u128::MAX)), "M14: more claims than can be counted".into());
	let elsewhere = || Claims::<Test>::insert(usd(), party(BOB), Claim { free: 1, locked: 0 });
	assert_eq!(broken(elsewhere), "a claim in no book".into());
}

#[test]
fn m14_books_are_the_sums_of_their_entries() {
	let book =
		|received, paid, decimals| move || Books::<Test>::insert(CNY, BookState { decimals, received, paid });
	assert_eq!(broken(book(1_001, 101, 2)), "M14: a book is not the sum of its entries".into());
	assert_eq!(broken(book(100, 101, 2)), "M14: more paid than received".into());
	assert_eq!(broken(book(1_000, 100, 5)), "a book of no currency".into());
	let entry = |bank: u64, amount| {
		let (direction, currency, holder) = (Direction::Received, CNY.currency, party(BOB));
		move || {
			let entry = Entry { direction, currency, holder, amount, at_ms: 0 };
			Entries::<Test>::insert(member(bank), reference(9), entry);
		}
	};
	assert_eq!(broken(entry(BANK, 1)), "M14: a book is not the sum of its entries".into());
	assert_eq!(broken(entry(BANK, 0)), "an entry of nothing".into());
	assert_eq!(broken(entry(OTHER_BANK, 1)), "an entry in no book".into());
	assert_eq!(broken(entry(BANK, u128::MAX)), "M14: entries beyond counting".into());
}

#[test]
fn m14_locks_are_those_of_instructions() {
	let expected = "M14: a lock of no instruction, or an instruction without its lock".into();
	let more = || {
		Claims::<Test>::mutate(CNY, party(ALICE), |claim| {
			(claim.free, claim.locked) = (claim.free - 1, claim.locked + 1);
		});
	};
	assert_eq!(broken(more), expected);
	assert_eq!(broken(|| change(2, |of| of.parties[0].affirmed = false)), expected);
	assert_eq!(broken(|| change(2, |of| of.state = State::Cleared { at_ms: 0 })), expected);
}

#[test]
fn m17_what_settled_was_affirmed_by_all_in_time() {
	let withdrawn = broken(|| change(1, |of| of.parties[1].affirmed = false));
	assert_eq!(withdrawn, "M17: settled without a party's affirmation".into());
	let late = broken(|| change(1, |of| of.state = State::Settled { at_ms: EXPIRY }));
	assert_eq!(late, "M17: settled out of its time".into());
}

#[test]
fn instructions_are_sound() {
	assert_eq!(broken(|| change(1, |of| of.legs = legs(&[]))), "an instruction without a leg".into());
	assert_eq!(broken(|| change(1, |of| of.legs[0].to = party(ALICE))), "a leg to itself".into());
	assert_eq!(broken(|| change(1, |of| of.legs[0] = pays(ALICE, BOB, 0))), "a leg of no claim".into());
	let own = broken(|| change(1, |of| of.legs[0].to = party(BANK)));
	assert_eq!(own, "a bank that is a party of its own claim".into());
	let others = broken(|| change(1, |of| of.legs[0].to = party(CAROL)));
	assert_eq!(others, "the parties are not those of the legs".into());
	let key = broken(|| {
		change(1, |of| {
			of.legs[0].to = party(KEY);
			of.parties = parties_of(&of.legs);
		});
	});
	assert_eq!(key, "a party key in what does not concern its object".into());
	let count = broken(|| OpenCount::<Test>::insert(member(CAROL), 2));
	assert_eq!(count, "OpenCount does not match Instructions".into());
	let of_no_book = Book { bank: member(BANK), currency: usd().currency };
	let leg = broken(|| {
		change(1, |of| {
			of.legs[0].what = hefu_primitives::settlement::What::Claim { book: of_no_book, amount: 1 };
		});
	});
	assert_eq!(leg, "a leg of no claim".into());
}
