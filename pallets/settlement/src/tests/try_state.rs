//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{date::Day, settlement::Book};

use crate::{
	BookState, Books, Claim, Claims, Deposited, Direction, Due, Dues, Entries, Entry, Instruction,
	Instructions, Mediator, OpenCount, Receipt, State, mock::*, parties_of,
};

/// The error that names the invariant which `damage` breaks. There are an open instruction that Alice has affirmed, one that is
/// settled, one for cash that is settled, and a kept one; and what Alice has deposited and owes Bob.
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
		let cash = mediated(CAROL, 3, &[transfers(ALICE, BOB, 30, BANK)], &[MEDIATOR]);
		affirm(ALICE, cash);
		affirm(BOB, cash);
		mediate(MEDIATOR, cash, EXPIRY);
		assert_ok!(try_attest(BANK, cash, 0, 3));
		keep(CAROL, 4, &[pays(ALICE, BOB, 40)], &[]);
		assert_ok!(deposit(ALICE, 50));
		assert_ok!(redeem(ALICE, BOB, 5));
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
fn m14_locks_are_accounted_for() {
	let expected = "M14: a lock for nothing, or something without its lock".into();
	let more = || {
		Claims::<Test>::mutate(CNY, party(ALICE), |claim| {
			(claim.free, claim.locked) = (claim.free - 1, claim.locked + 1);
		});
	};
	assert_eq!(broken(more), expected);
	assert_eq!(broken(|| change(2, |of| of.parties[0].affirmed = false)), expected);
	assert_eq!(broken(|| change(2, |of| of.state = State::Cleared { at_ms: 0 })), expected);
	assert_eq!(broken(|| Deposited::<Test>::insert(CNY, party(ALICE), 46)), expected);
	let due = Due { amount: 1, redemptions: 1 };
	assert_eq!(broken(|| Dues::<Test>::insert((Day(0), CNY, party(ALICE), party(BOB)), due)), expected);
	let beyond = broken(|| Deposited::<Test>::insert(CNY, party(ALICE), u128::MAX));
	assert_eq!(beyond, "M14: locks beyond counting".into());
}

#[test]
fn deposits_and_dues_are_sound() {
	let nothing = broken(|| Deposited::<Test>::insert(CNY, party(CAROL), 0));
	assert_eq!(nothing, "a deposit of nothing".into());
	let redeemed = |payee: u64, amount, redemptions| {
		broken(|| {
			// From what Alice has deposited, so that all is accounted for.
			Deposited::<Test>::mutate(CNY, party(ALICE), |left| *left -= amount);
			let key = (Day(0), CNY, party(ALICE), party(payee));
			Dues::<Test>::insert(key, Due { amount, redemptions });
		})
	};
	assert_eq!(redeemed(BOB, 0, 1), "a due of nothing".into());
	assert_eq!(redeemed(BOB, 1, 0), "a due of nothing".into());
	for payee in [ALICE, BANK] {
		assert_eq!(redeemed(payee, 1, 1), "a due to whom nothing can be due".into());
	}
}

#[test]
fn receipts_are_entries() {
	let receipt = |leg, number| Receipt { leg, reference: reference(number) };
	let push = |nonce, leg, number| {
		broken(|| {
			change(nonce, |of| of.receipts.try_push(receipt(leg, number)).expect("few"));
		})
	};
	assert_eq!(push(3, 0, 9), "receipts out of order".into());
	assert_eq!(push(3, 1, 9), "a receipt for no leg".into());
	assert_eq!(push(2, 0, 9), "a receipt for what is no cash".into());
	let gone = broken(|| Entries::<Test>::remove(member(BANK), reference(3)));
	assert_eq!(gone, "a receipt that no bank has entered".into());
	let without = broken(|| change(3, |of| of.receipts.clear()));
	assert_eq!(without, "a transfer without a receipt".into());
	let other = broken(|| change(3, |of| of.legs[0] = transfers(ALICE, BOB, 31, BANK)));
	assert_eq!(other, "a receipt for another payment".into());
	let twice = broken(|| {
		let again = mediated(CAROL, 5, &[transfers(ALICE, BOB, 30, BANK)], &[]);
		Instructions::<Test>::mutate(again, |of| {
			of.as_mut().expect("it was made").receipts.try_push(receipt(0, 3)).expect("few");
		});
	});
	assert_eq!(twice, "a bank's reference is used twice".into());
}

#[test]
fn m17_what_settled_was_affirmed_by_all_in_time() {
	let withdrawn = broken(|| change(1, |of| of.parties[1].affirmed = false));
	assert_eq!(withdrawn, "M17: settled without a party's affirmation".into());
	let late = broken(|| change(1, |of| of.state = State::Settled { at_ms: EXPIRY }));
	assert_eq!(late, "M17: settled out of its time".into());
	let unmediated = broken(|| change(3, |of| of.mediators[0].until_ms = Some(NOON)));
	assert_eq!(unmediated, "M17: settled without a mediator's agreement".into());
	let unattested = broken(|| {
		change(3, |of| of.receipts.clear());
		Entries::<Test>::remove(member(BANK), reference(3));
	});
	assert_eq!(unattested, "M17: settled without a receipt".into());
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
	let nothing = broken(|| {
		let legs = [transfers(ALICE, BOB, 30, BANK), transfers(ALICE, BOB, 0, BANK)];
		change(3, |of| of.legs = self::legs(&legs));
	});
	assert_eq!(nothing, "a leg of no cash".into());
	let own = broken(|| {
		change(3, |of| {
			of.legs = legs(&[transfers(ALICE, BOB, 30, BANK), gives(BANK, BOB, 1)]);
			of.parties = parties_of(&of.legs);
		});
	});
	assert_eq!(own, "a party that attests a payment of its own instruction".into());
	let sponsored = broken(|| {
		Sponsor::set(BANK);
		change(3, |of| {
			of.legs = legs(&[transfers(ALICE, BOB, 30, BANK), gives(CUSTOMER, BOB, 1)]);
			of.parties = parties_of(&of.legs);
		});
	});
	assert_eq!(sponsored, "a party that attests a payment of its own instruction".into());
	let mediating = |who: u64| {
		broken(|| {
			change(2, |of| {
				let mediator = Mediator { member: member(who), until_ms: None };
				of.mediators.try_push(mediator).expect("few");
				of.mediators
					.try_push(Mediator { member: member(OTHER_MEDIATOR), until_ms: None })
					.expect("few");
			});
		})
	};
	assert_eq!(mediating(OTHER_MEDIATOR), "mediators out of order".into());
	assert_eq!(mediating(BOB), "a party that mediates its own instruction".into());
	let lapses = broken(|| change(4, |of| of.expires_ms = Some(EXPIRY)));
	assert_eq!(lapses, "kept, and with an expiry".into());
	let cleared = broken(|| change(4, |of| of.state = State::Cleared { at_ms: 0 }));
	assert_eq!(cleared, "kept, and ended by another than its keeper".into());
	let released = broken(|| change(1, |of| of.state = State::Released { at_ms: 0 }));
	assert_eq!(released, "released, and kept by nobody".into());
	let count = broken(|| OpenCount::<Test>::insert(member(CAROL), 3));
	assert_eq!(count, "OpenCount does not match Instructions".into());
	let of_no_book = Book { bank: member(BANK), currency: usd().currency };
	let leg = broken(|| {
		change(1, |of| {
			of.legs[0].what = hefu_primitives::settlement::What::Claim { book: of_no_book, amount: 1 };
		});
	});
	assert_eq!(leg, "a leg of no claim".into());
}
