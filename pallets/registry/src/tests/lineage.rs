//! What a version was made from, and what was made from it.

use frame::testing_prelude::*;

use crate::{CheckWhen::Later, Children, Error, Event, mock::*};

#[test]
fn edges_are_kept_both_ways() {
	test(|| {
		let (first, second) = (version(register(ALICE, 1), 1), version(register(BOB, 1), 1));
		events();
		let child = version(register_with(BOB, 2, made_from(&[first, second])), 1);
		assert!(Children::<Test>::contains_key(first, child));
		assert!(Children::<Test>::contains_key(second, child));
		let Event::VersionRegistered { parents, .. } = &events()[1] else { panic!("another event") };
		assert_eq!(parents.to_vec(), [first, second]);

		// The next version is made from the one before and from the child: still no circle.
		let next = made_from(&[first, child]);
		assert_ok!(Registry::add_version(RuntimeOrigin::signed(ALICE), first.dataset, next, Later));
		let next = version(first.dataset, 2);
		assert_eq!(Children::<Test>::iter_key_prefix(first).count(), 2);
		assert!(Children::<Test>::contains_key(child, next));
	});
}

#[test]
fn parents_exist() {
	test(|| {
		let dataset = register(ALICE, 1);
		let alice = || RuntimeOrigin::signed(ALICE);
		for parent in [version(id(BOB, 1), 1), version(dataset, 0), version(dataset, 2)] {
			let result = Registry::register(alice(), [2; 32], made_from(&[parent]), Later);
			assert_noop!(result, Error::<Test>::UnknownParent);
		}
		// Nothing is its own parent.
		let itself = made_from(&[version(dataset, 2)]);
		assert_noop!(Registry::add_version(alice(), dataset, itself, Later), Error::<Test>::UnknownParent);
		let itself = made_from(&[version(id(ALICE, 2), 1)]);
		assert_noop!(Registry::register(alice(), [2; 32], itself, Later), Error::<Test>::UnknownParent);
	});
}

#[test]
fn a_parent_is_named_once() {
	test(|| {
		let parent = version(register(ALICE, 1), 1);
		let twice = made_from(&[parent, parent]);
		let result = Registry::register(RuntimeOrigin::signed(ALICE), [2; 32], twice, Later);
		assert_noop!(result, Error::<Test>::DuplicateParent);
	});
}

#[test]
fn a_withdrawn_parent_is_still_what_it_was_made_from() {
	test(|| {
		let parent = register(ALICE, 1);
		assert_ok!(Registry::withdraw(
			RuntimeOrigin::signed(ALICE),
			parent,
			crate::WithdrawReason::Superseded
		));
		register_with(BOB, 1, made_from(&[version(parent, 1)]));
	});
}
