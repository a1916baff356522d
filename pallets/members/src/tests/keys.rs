use frame::testing_prelude::*;
use hefu_primitives::member::Scope;
use pallet_support::MemberInspect;

use crate::{Error, Event, Key, Subject, mock::*};

#[test]
fn an_owner_adds_operators() {
	execute(|| {
		assert_ok!(Members::add_operator(signed(ALICE), 50, calls(&[(0, None)])));
		assert_eq!(Members::key(50), Some(Key::Operator { member: id(ALICE), scope: calls(&[(0, None)]) }));
		assert_eq!(Members::member(id(ALICE)).unwrap().operators, 2);
		assert_eq!(System::providers(&50), 1);
		System::assert_last_event(
			Event::OperatorAdded { member: id(ALICE), key: 50, scope: calls(&[(0, None)]) }.into(),
		);
	});
}

#[test]
fn keys_are_bounded() {
	execute(|| {
		assert_ok!(Members::add_operator(signed(ALICE), 50, Scope::All));
		assert_noop!(Members::add_operator(signed(ALICE), 51, Scope::All), Error::<Test>::TooManyKeys);
		assert_ok!(Members::remove_operator(signed(ALICE), 50));
		assert_ok!(Members::add_operator(signed(ALICE), 51, Scope::All));
	});
}

#[test]
fn removed_keys_are_bounded_and_the_council_gives_more() {
	execute(|| {
		let removed = || Members::member(id(ALICE)).unwrap().removed_keys;
		assert_ok!(Members::rotate_governance_key(signed(ALICE), 50));
		assert_ok!(Members::rotate_owner(signed(ALICE), 51));
		assert_ok!(Members::add_operator(signed(51), 52, Scope::All));
		assert_ok!(Members::rotate_owner(signed(51), 53));
		assert_eq!(removed(), MaxRemovedKeys::get());
		let error = DispatchError::from(Error::<Test>::TooManyRemovedKeys);
		assert_noop!(Members::rotate_governance_key(signed(53), 54), error);
		assert_noop!(Members::rotate_owner(signed(53), 54), error);
		// A stolen key can be removed all the same, but none comes in its place.
		assert_ok!(Members::remove_operator(signed(53), 52));
		assert_ok!(Members::remove_operator(signed(53), operator(ALICE)));
		assert_noop!(Members::add_operator(signed(53), 54, Scope::All), error);
		check();
		assert_ok!(Members::recover(RuntimeOrigin::root(), id(ALICE), 54));
		assert_eq!(removed(), 0);
		assert_ok!(Members::rotate_governance_key(signed(54), 55));
		assert_ok!(Members::add_operator(signed(54), 56, Scope::All));
	});
}

#[test]
fn only_a_live_owner_decides_about_keys() {
	execute(|| {
		let refused = |key: u64| {
			let error = DispatchError::from(Error::<Test>::NotOwner);
			assert_noop!(Members::add_operator(signed(key), 50, Scope::All), error);
			assert_noop!(Members::set_scope(signed(key), operator(ALICE), Scope::All), error);
			assert_noop!(Members::remove_operator(signed(key), operator(ALICE)), error);
			assert_noop!(Members::rotate_governance_key(signed(key), 50), error);
			assert_noop!(Members::rotate_owner(signed(key), 50), error);
		};
		[governance(ALICE), operator(ALICE), STRANGER].into_iter().for_each(refused);
		suspend(ALICE);
		refused(ALICE);
		let unsigned = Members::add_operator(RuntimeOrigin::none(), 50, Scope::All);
		assert_eq!(unsigned, Err(BadOrigin.into()));
	});
}

#[test]
fn a_key_belongs_to_one_subject_for_ever() {
	execute(|| {
		for taken in [ALICE, governance(ALICE), operator(ALICE), BOB, operator(BOB)] {
			assert_noop!(Members::add_operator(signed(ALICE), taken, Scope::All), Error::<Test>::KeyInUse);
			assert_noop!(Members::rotate_governance_key(signed(ALICE), taken), Error::<Test>::KeyInUse);
			assert_noop!(Members::rotate_owner(signed(ALICE), taken), Error::<Test>::KeyInUse);
		}
		assert_ok!(Members::remove_operator(signed(ALICE), operator(ALICE)));
		let removed = operator(ALICE);
		for owner in [ALICE, BOB] {
			assert_noop!(
				Members::add_operator(signed(owner), removed, Scope::All),
				Error::<Test>::KeyRemoved
			);
			assert_noop!(Members::rotate_governance_key(signed(owner), removed), Error::<Test>::KeyRemoved);
			assert_noop!(Members::rotate_owner(signed(owner), removed), Error::<Test>::KeyRemoved);
		}
	});
}

#[test]
fn an_owner_changes_scopes() {
	execute(|| {
		let scope = calls(&[(1, Some(10))]);
		assert_ok!(Members::set_scope(signed(ALICE), operator(ALICE), scope.clone()));
		assert_eq!(
			Members::key(operator(ALICE)),
			Some(Key::Operator { member: id(ALICE), scope: scope.clone() })
		);
		System::assert_last_event(Event::ScopeSet { member: id(ALICE), key: operator(ALICE), scope }.into());
	});
}

#[test]
fn only_own_operator_keys_are_changed_or_removed() {
	execute(|| {
		for other in [ALICE, governance(ALICE), operator(BOB), STRANGER] {
			assert_noop!(Members::set_scope(signed(ALICE), other, Scope::All), Error::<Test>::NotOperatorKey);
			assert_noop!(Members::remove_operator(signed(ALICE), other), Error::<Test>::NotOperatorKey);
		}
	});
}

#[test]
fn a_removed_key_is_a_tombstone_with_its_nonce() {
	execute(|| {
		System::inc_account_nonce(operator(ALICE));
		assert_ok!(Members::remove_operator(signed(ALICE), operator(ALICE)));
		let removed = Key::Removed { subject: Subject::Member(id(ALICE)) };
		assert_eq!(Members::key(operator(ALICE)), Some(removed.clone()));
		assert_eq!(removed.subject(), Subject::Member(id(ALICE)));
		assert_eq!(Members::actor(&operator(ALICE)), None);
		assert_eq!(Members::member(id(ALICE)).unwrap().operators, 0);
		assert_eq!((System::providers(&operator(ALICE)), System::account_nonce(operator(ALICE))), (1, 1));
		System::assert_last_event(Event::OperatorRemoved { member: id(ALICE), key: operator(ALICE) }.into());
	});
}

#[test]
fn an_owner_rotates_itself() {
	execute(|| {
		assert_ok!(Members::rotate_owner(signed(ALICE), 50));
		assert_eq!(Members::key(ALICE), Some(Key::Removed { subject: Subject::Member(id(ALICE)) }));
		assert_eq!(Members::key(50), Some(Key::Owner { member: id(ALICE) }));
		System::assert_last_event(Event::OwnerRotated { member: id(ALICE), old: ALICE, new: 50 }.into());
		assert_noop!(Members::rotate_owner(signed(ALICE), 51), Error::<Test>::NotOwner);
		assert_ok!(Members::add_operator(signed(50), 51, Scope::All));
	});
}

#[test]
fn the_council_recovers_an_owner() {
	execute(|| {
		suspend(ALICE);
		assert_ok!(Members::recover(RuntimeOrigin::root(), id(ALICE), 50));
		System::assert_last_event(Event::Recovered { member: id(ALICE), old: ALICE, new: 50 }.into());
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert_ok!(Members::rotate_governance_key(signed(50), 51));
		assert_noop!(Members::add_operator(signed(ALICE), 52, Scope::All), Error::<Test>::NotOwner);
	});
}

#[test]
fn recovery_is_the_councils() {
	execute(|| {
		for key in [ALICE, BOB, SUSPENDER] {
			assert_noop!(Members::recover(signed(key), id(ALICE), 50), BadOrigin);
		}
		let root = RuntimeOrigin::root;
		assert_noop!(Members::recover(root(), id(40), 50), Error::<Test>::NotFound);
		assert_noop!(Members::recover(root(), id(ALICE), BOB), Error::<Test>::KeyInUse);
		assert_ok!(Members::rotate_owner(signed(ALICE), 50));
		assert_noop!(Members::recover(root(), id(ALICE), ALICE), Error::<Test>::KeyRemoved);
	});
}

#[test]
fn an_owner_rotates_the_vote() {
	execute(|| {
		assert_ok!(Members::rotate_governance_key(signed(ALICE), 50));
		assert_eq!(Members::key(50), Some(Key::Governance { member: id(ALICE) }));
		assert_eq!(
			Members::key(governance(ALICE)),
			Some(Key::Removed { subject: Subject::Member(id(ALICE)) })
		);
		assert_eq!(Members::council_keys(), [governance(BOB), governance(CAROL), 50]);
		assert_eq!(Members::technical_committee_keys(), [governance(BOB), 50]);
		System::assert_last_event(
			Event::GovernanceKeyRotated { member: id(ALICE), old: governance(ALICE), new: 50 }.into(),
		);
	});
}
