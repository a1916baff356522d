//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::anchor::{Colour, Invoice, Office, Period};

use crate::{
	Anchor, Anchors, Attestors, Audit, Audits, Entry, Invoiced, LiveEntries, Nullifiers, Reddened, Sums,
	What, Withdrawal, mock::*,
};

/// What is seen after this damage. The seller anchored a blue invoice of 1,000 with the nonce 1, a red one of 300 with 2, and entered an
/// asset with 3, which the auditor confirmed.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		let first = anchored(1, 1_000);
		assert_ok!(anchor(SELLER, 2, red(2, first, 300)));
		let entry = entered(3);
		assert_ok!(Anchoring::audit_entry(signed(AUDITOR), entry, [1; 32]));
		check();
		damage();
		Anchoring::do_try_state().unwrap_err().into()
	})
}

fn change(nonce: u8, alter: impl FnOnce(&mut Anchor)) {
	let id = anchor_id(SELLER, nonce);
	Anchors::<Test>::mutate(id, |it| alter(it.as_mut().expect("it was anchored")));
}

fn change_invoice(nonce: u8, alter: impl FnOnce(&mut Invoice)) {
	change(nonce, |it| match &mut it.what {
		What::Invoice(invoice) => alter(invoice),
		other => panic!("{other:?} is no invoice"),
	});
}

fn change_entry(alter: impl FnOnce(&mut Entry)) {
	change(3, |it| match &mut it.what {
		What::Entry(entry) => alter(entry),
		other => panic!("{other:?} is no entry"),
	});
}

fn sum(blue: u128, red: u128) {
	Invoiced::<Test>::insert(PAID, (party(SELLER), party(BUYER)), Sums { blue, red });
}

#[test]
fn m18_one_number_has_one_anchor() {
	let wrong = "M18: an invoice with two anchors or none";
	assert_eq!(seen_of(|| change_invoice(1, |it| it.nullifier = [9; 32])), wrong);
	assert_eq!(seen_of(|| Nullifiers::<Test>::insert([9; 32], anchor_id(SELLER, 1))), wrong);
	assert_eq!(seen_of(|| Nullifiers::<Test>::remove(blue(1, 1).nullifier)), wrong);
	assert_eq!(seen_of(|| change_invoice(2, |it| it.nullifier = blue(1, 1).nullifier)), wrong);
}

#[test]
fn offices_count_their_invoices() {
	let wrong = "invoices of an office are counted wrong";
	let more = || Attestors::<Test>::mutate(OFFICE, |it| it.as_mut().expect("it is there").invoices = 3);
	assert_eq!(seen_of(more), wrong);
	assert_eq!(seen_of(|| change_invoice(1, |it| it.office.year = 27)), wrong);
	let none = || {
		let attestor = Attestors::<Test>::take(OFFICE).expect("it is there");
		Attestors::<Test>::insert(Office { year: 100, ..OFFICE }, attestor);
	};
	assert_eq!(seen_of(none), "an office that is none");
}

#[test]
fn m18_no_more_is_invoiced_than_was_paid() {
	let paid = |amount| settle(PAID, BUYER, SELLER, amount);
	assert_eq!(seen_of(|| paid(699)), "M18: more is invoiced than was paid");
	assert_eq!(seen_of(|| change_invoice(2, |it| it.amount = 0)), "an invoice of nothing");
	let wrong = "M18: invoices are summed wrong";
	assert_eq!(seen_of(|| sum(999, 300)), wrong);
	assert_eq!(seen_of(|| sum(1_000, 301)), wrong);
	let nobody = || Invoiced::<Test>::insert(UNPAID, (party(SELLER), party(BUYER)), Sums::default());
	assert_eq!(seen_of(nobody), wrong);
}

#[test]
fn m18_no_more_is_taken_back_than_was_invoiced() {
	assert_eq!(seen_of(|| change_invoice(2, |it| it.amount = 1_001)), "M18: red exceeds blue");
	let of_itself = || {
		let of = anchor_id(SELLER, 2);
		change_invoice(2, |it| it.colour = Colour::Red { of });
	};
	assert_eq!(seen_of(of_itself), "M18: a red invoice of no blue one");
	let other = "M18: a red invoice of another blue one";
	assert_eq!(seen_of(|| change_invoice(2, |it| it.instruction = UNPAID)), other);
	let wrong = "M18: what is taken back is summed wrong";
	assert_eq!(seen_of(|| Reddened::<Test>::insert(anchor_id(SELLER, 1), 299)), wrong);
	assert_eq!(seen_of(|| Reddened::<Test>::insert(anchor_id(SELLER, 2), 1)), wrong);
}

#[test]
fn invoices_are_final() {
	let withdrawn = Some(Withdrawal { document: [1; 32], at_ms: 1 });
	assert_eq!(seen_of(|| change(1, |it| it.withdrawn = withdrawn)), "an invoice that was withdrawn");
}

#[test]
fn one_live_entry_per_entity_asset_and_period() {
	assert_eq!(seen_of(|| change_entry(|it| it.period.months = 5)), "an entry in no period");
	let twice = || {
		let entry = Anchors::<Test>::get(anchor_id(SELLER, 3)).expect("it was entered");
		Anchors::<Test>::insert(anchor_id(SELLER, 4), entry);
	};
	assert_eq!(seen_of(twice), "two live entries of an asset in a period");
	let wrong = "live entries are noted wrong";
	assert_eq!(seen_of(|| change_entry(|it| it.period.year = 2025)), wrong);
	let place = (DATA, Period::of_year(2026));
	assert_eq!(seen_of(|| LiveEntries::<Test>::remove(member(SELLER), place)), wrong);
	assert_eq!(seen_of(|| LiveEntries::<Test>::insert(member(BUYER), place, anchor_id(SELLER, 3))), wrong);
}

#[test]
fn audits_are_of_others_entries() {
	let wrong = "an audit of no entry, or of its own";
	let audit = |who| Audit { auditor: member(who), opinion: [1; 32], at_ms: 1 };
	assert_eq!(seen_of(|| Audits::<Test>::insert(anchor_id(SELLER, 1), audit(AUDITOR))), wrong);
	assert_eq!(seen_of(|| Audits::<Test>::insert(anchor_id(SELLER, 3), audit(SELLER))), wrong);
}
