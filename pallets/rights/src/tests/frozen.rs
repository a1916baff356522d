//! R11: of what is under objection or preservation no right goes to another, is given up, pledged, granted exclusively or offered.

use frame::testing_prelude::*;
use hefu_primitives::{
	right::{Outbound, Right},
	terms::Exclusivity,
};

use crate::{Error, Granting, mock::*};

/// A grant that shuts others out.
fn exclusive(exclusivity: Exclusivity) -> Granting {
	let mut granting = granting();
	granting.terms.exclusivity = exclusivity;
	granting
}

#[test]
fn r11_nothing_changes_hands_while_it_is_frozen() {
	test(|| {
		operate();
		let open = offer(HOLDER, 1, granting());
		let locked = offer(HOLDER, 2, granting());
		assert_ok!(lock(INSTRUCTION, locked, HOLDER, BOB));
		let parent = grant(HOLDER, 3, exclusive(Exclusivity::None));
		IsFrozen::set(true);
		let frozen = Error::<Test>::Frozen;
		assert_noop!(transfer(HOLDER, BOB, &[Right::Operate], Outbound::Novated), frozen);
		let given_up = Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate);
		assert_noop!(given_up, Error::<Test>::Frozen);
		assert_noop!(
			Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()),
			Error::<Test>::Frozen
		);
		for exclusivity in [Exclusivity::Exclusive, Exclusivity::Sole] {
			let granting = Box::new(exclusive(exclusivity));
			assert_noop!(Rights::grant(signed(HOLDER), [9; 32], granting), Error::<Test>::Frozen);
		}
		let offered = Rights::offer(signed(HOLDER), [9; 32], Box::new(granting()));
		assert_noop!(offered, Error::<Test>::Frozen);
		let offered = Rights::offer(signed(BOB), [9; 32], Box::new(sub(parent, CAROL, terms_to(1))));
		assert_noop!(offered, Error::<Test>::Frozen);
		assert_noop!(lock(OTHER, open, HOLDER, BOB), Error::<Test>::Frozen);
		assert_noop!(execute(INSTRUCTION, locked, HOLDER, BOB), Error::<Test>::Frozen);
		// Others may still be let use it, and what was made goes on, ends, or is taken back.
		grant(HOLDER, 4, Granting { grantee: member(CAROL), ..granting() });
		assert_eq!(Rights::can_use(parent, within()), Ok(()));
		release(INSTRUCTION, locked);
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), open));
		assert_ok!(Rights::revoke(signed(HOLDER), parent));
		// When it is free again, all goes on.
		IsFrozen::set(false);
		assert_ok!(lock(OTHER, locked, HOLDER, BOB));
		assert_ok!(execute(OTHER, locked, HOLDER, BOB));
		assert_ok!(transfer(HOLDER, BOB, &[Right::Operate], Outbound::Encumbering));
	});
}

#[test]
fn r11_a_pledge_is_not_enforced_while_it_is_frozen() {
	test(|| {
		operate();
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		later(30 * DAY);
		let enforce = || {
			let (holder, to) = (member(HOLDER), member(BANK));
			Rights::enforce(signed(BANK), GENERATED, Right::Operate, holder, to, Outbound::Novated, [1; 32])
		};
		IsFrozen::set(true);
		assert_noop!(enforce(), Error::<Test>::Frozen);
		// To be released hurts nobody.
		IsFrozen::set(false);
		assert_ok!(enforce());
	});
	test(|| {
		operate();
		assert_ok!(Rights::pledge(signed(HOLDER), GENERATED, Right::Operate, pledge()));
		IsFrozen::set(true);
		assert_ok!(Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, member(HOLDER)));
	});
}
