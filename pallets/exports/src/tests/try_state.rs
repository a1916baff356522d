//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::export::{Basis, Exemption, Rules};

use crate::{AllRules, Counted, Export, ExportCount, Exports, mock::*};

/// What is seen after this damage. Alice exported twice.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		assert_ok!(export(ALICE, heads(10, 0), Basis::Few));
		assert_ok!(export(ALICE, heads(0, 5), FILED));
		check_state();
		damage();
		Exporting::do_try_state().unwrap_err().into()
	})
}

fn change(number: u32, alter: impl FnOnce(&mut Export)) {
	Exports::<Test>::mutate(member(ALICE), number, |it| alter(it.as_mut().expect("it was made")));
}

#[test]
fn rules_are_in_order_and_sound() {
	assert_eq!(seen_of(|| AllRules::<Test>::insert(2, rules())), "rules out of order");
	let nothing = Rules { contract_persons: 0, ..rules() };
	assert_eq!(seen_of(|| AllRules::<Test>::insert(1, nothing)), "rules that say nothing");
}

#[test]
fn r20_heads_are_those_of_the_exports() {
	let wrong = "R20: heads are counted wrong";
	let fewer = || Counted::<Test>::insert(member(ALICE), 2026, heads(9, 5));
	assert_eq!(seen_of(fewer), wrong);
	assert_eq!(seen_of(|| Counted::<Test>::insert(member(BOB), 2026, heads(1, 0))), wrong);
	assert_eq!(seen_of(|| change(1, |it| it.heads.persons = 11)), wrong);
	assert_eq!(seen_of(|| ExportCount::<Test>::insert(member(BOB), 1)), "exports are counted wrong");
	assert_eq!(seen_of(|| Exports::<Test>::remove(member(ALICE), 1)), "exports out of order");
}

#[test]
fn r20_exports_had_what_they_needed() {
	assert_eq!(seen_of(|| change(2, |it| it.basis = Basis::Few)), "R20: an export without evidence");
	assert_eq!(seen_of(|| change(1, |it| it.important = true)), "R20: an export without evidence");
	assert_eq!(seen_of(|| change(2, |it| it.rules = 1)), "R20: an export by no rules");
	let trade = || change(1, |it| it.basis = exempt(Exemption::Trade));
	assert_eq!(seen_of(trade), "R20: an exemption that does not cover it");
	let over = || change(2, |it| it.basis = Basis::Assessment { decision: [1; 32], until_ms: it.at_ms });
	assert_eq!(seen_of(over), "R20: an assessment that held no more");
	assert_eq!(seen_of(|| change(2, |it| it.at_ms -= 1)), "an export before the one before it");
}
