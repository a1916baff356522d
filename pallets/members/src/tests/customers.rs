use frame::testing_prelude::*;
use hefu_primitives::{CustomerId, Party, member::Scope};
use pallet_support::{Actor, MemberInspect, PartyInspect, genesis_hash};

use crate::{CustomerStatus, Error, Event, Key, Subject, mock::*};

const KEY: u64 = 60;

fn customer(owner: u64, nonce: u8) -> CustomerId {
	CustomerId::derive(&genesis_hash::<Test>(), &id(owner), &[nonce; 32])
}

fn sponsor(key: u64, nonce: u8, account: u64) -> DispatchResult {
	Members::sponsor(signed(key), [nonce; 32], [9; 32], account, calls(&[(0, None)]))
}

#[test]
fn a_member_sponsors() {
	execute(|| {
		assert_ok!(sponsor(operator(ALICE), 0, KEY));
		let id_of = customer(ALICE, 0);
		System::assert_last_event(
			Event::Sponsored {
				customer: id_of,
				sponsor: id(ALICE),
				commitment: [9; 32],
				key: KEY,
				scope: calls(&[(0, None)]),
			}
			.into(),
		);
		let acting = Actor::Customer { customer: id_of, sponsor: id(ALICE) };
		assert_eq!(Members::actor(&KEY), Some(acting));
		assert_eq!(<Members as MemberInspect<u64>>::member(&KEY), None);
		assert_eq!(System::providers(&KEY), 1);
		assert_eq!(Members::member(id(ALICE)).unwrap().customers, 1);
	});
}

#[test]
fn only_owners_and_operators_sponsor() {
	execute(|| {
		assert_ok!(sponsor(ALICE, 0, KEY));
		let refused = |key: u64| {
			let error = DispatchError::from(Error::<Test>::NotOperator);
			assert_noop!(sponsor(key, 1, 61), error);
			assert_noop!(Members::suspend_customer(signed(key), customer(ALICE, 0)), error);
			assert_noop!(Members::reinstate_customer(signed(key), customer(ALICE, 0)), error);
			assert_noop!(Members::rotate_customer_key(signed(key), customer(ALICE, 0), 61), error);
		};
		[governance(ALICE), KEY, STRANGER].into_iter().for_each(refused);
		suspend(ALICE);
		refused(ALICE);
	});
}

#[test]
fn a_nonce_makes_one_customer_and_a_key_one_subject() {
	execute(|| {
		assert_ok!(sponsor(ALICE, 0, KEY));
		assert_noop!(sponsor(ALICE, 0, 61), Error::<Test>::NonceUsed);
		assert_noop!(sponsor(ALICE, 1, KEY), Error::<Test>::KeyInUse);
		assert_ok!(sponsor(BOB, 0, 61));
		assert_ok!(Members::remove_operator(signed(BOB), operator(BOB)));
		assert_noop!(sponsor(ALICE, 1, operator(BOB)), Error::<Test>::KeyRemoved);
	});
}

#[test]
fn customers_are_bounded_suspended_or_not() {
	execute(|| {
		assert_ok!(sponsor(ALICE, 0, 60));
		assert_ok!(sponsor(ALICE, 1, 61));
		assert_noop!(sponsor(ALICE, 2, 62), Error::<Test>::TooManyCustomers);
		assert_ok!(Members::suspend_customer(signed(ALICE), customer(ALICE, 0)));
		assert_noop!(sponsor(ALICE, 2, 62), Error::<Test>::TooManyCustomers);
		assert_eq!(Members::member(id(ALICE)).unwrap().customers, 2);
		// Governance lowers the bound: those who are there stay, and may return.
		MaxCustomers::set(1);
		assert_ok!(Members::reinstate_customer(signed(ALICE), customer(ALICE, 0)));
		assert!(Members::actor(&60).is_some() && Members::actor(&61).is_some());
		assert_noop!(sponsor(ALICE, 2, 62), Error::<Test>::TooManyCustomers);
		MaxCustomers::set(3);
		assert_ok!(sponsor(ALICE, 2, 62));
		MaxCustomers::set(2);
	});
}

#[test]
fn a_customers_removed_keys_are_bounded() {
	execute(|| {
		let id_of = customer(ALICE, 0);
		assert_ok!(sponsor(ALICE, 0, KEY));
		for new in 61..64 {
			assert_ok!(Members::rotate_customer_key(signed(ALICE), id_of, new));
		}
		assert_noop!(
			Members::rotate_customer_key(signed(ALICE), id_of, 64),
			Error::<Test>::TooManyRemovedKeys
		);
		// Its sponsor's own keys are another matter.
		assert_ok!(Members::rotate_owner(signed(ALICE), 64));
	});
}

#[test]
fn a_key_hands_on_no_more_than_it_has() {
	execute(|| {
		let sponsor = |nonce: u8, account: u64, scope: Scope| {
			Members::sponsor(signed(operator(ALICE)), [nonce; 32], [9; 32], account, scope)
		};
		let set_scope = |scope| Members::set_scope(signed(ALICE), operator(ALICE), scope);
		assert_ok!(set_scope(calls(&[(0, None), (1, Some(10))])));
		let too_wide =
			[Scope::All, calls(&[(1, None)]), calls(&[(1, Some(9))]), calls(&[(0, None), (2, Some(10))])];
		for scope in too_wide {
			assert_noop!(sponsor(0, KEY, scope), Error::<Test>::ScopeTooWide);
		}
		assert_ok!(sponsor(0, KEY, calls(&[(0, Some(3)), (1, Some(10)), (0, None)])));
		assert_ok!(sponsor(1, 61, calls(&[])));
		// A new key for a customer that may do more than the operator would be the operator's own.
		let id_of = customer(ALICE, 0);
		assert_ok!(set_scope(calls(&[(0, None)])));
		let rotate = |key: u64, new: u64| Members::rotate_customer_key(signed(key), id_of, new);
		assert_noop!(rotate(operator(ALICE), 62), Error::<Test>::ScopeTooWide);
		// Nor does it bring such a customer back.
		assert_ok!(Members::suspend_customer(signed(operator(ALICE)), id_of));
		let reinstate = |key: u64| Members::reinstate_customer(signed(key), id_of);
		assert_noop!(reinstate(operator(ALICE)), Error::<Test>::ScopeTooWide);
		assert_ok!(reinstate(ALICE));
		assert_ok!(rotate(ALICE, 62));
		assert_ok!(set_scope(Scope::All));
		assert_ok!(rotate(operator(ALICE), 63));
	});
}

#[test]
fn a_sponsor_stops_a_customer_and_lets_it_return() {
	execute(|| {
		let id_of = customer(ALICE, 0);
		assert_ok!(sponsor(ALICE, 0, KEY));
		assert_noop!(Members::reinstate_customer(signed(ALICE), id_of), Error::<Test>::NotSuspended);
		assert_ok!(Members::suspend_customer(signed(operator(ALICE)), id_of));
		System::assert_last_event(Event::CustomerSuspended { customer: id_of, sponsor: id(ALICE) }.into());
		assert_eq!(crate::Customers::<Test>::get(id_of).unwrap().status, CustomerStatus::Suspended);
		assert_eq!(Members::actor(&KEY), None);
		assert_noop!(Members::suspend_customer(signed(ALICE), id_of), Error::<Test>::AlreadySuspended);
		assert_ok!(Members::reinstate_customer(signed(ALICE), id_of));
		System::assert_last_event(Event::CustomerReinstated { customer: id_of, sponsor: id(ALICE) }.into());
		assert!(Members::actor(&KEY).is_some());
	});
}

#[test]
fn customers_are_their_sponsors_alone() {
	execute(|| {
		assert_ok!(sponsor(ALICE, 0, KEY));
		for (owner, error) in [(ALICE, Error::<Test>::NotSponsor), (CAROL, Error::NotFound)] {
			let (customer, error) = (customer(owner, 0), DispatchError::from(error));
			assert_noop!(Members::suspend_customer(signed(BOB), customer), error);
			assert_noop!(Members::reinstate_customer(signed(BOB), customer), error);
			assert_noop!(Members::rotate_customer_key(signed(BOB), customer, 61), error);
		}
	});
}

#[test]
fn a_customer_stops_with_its_sponsor() {
	execute(|| {
		assert_ok!(sponsor(ALICE, 0, KEY));
		suspend(ALICE);
		assert_eq!(Members::actor(&KEY), None);
		assert_ok!(Members::reinstate(RuntimeOrigin::root(), id(ALICE)));
		assert!(Members::actor(&KEY).is_some());
	});
}

#[test]
fn who_sponsors_a_customer_is_behind_it() {
	execute(|| {
		let behind = |party: Party| <Members as PartyInspect<u64>>::member_behind(&party);
		let customer = Party::Customer(customer(ALICE, 0));
		assert_eq!(behind(customer), None);
		assert_ok!(sponsor(ALICE, 0, KEY));
		suspend(ALICE);
		assert_eq!(behind(customer), Some(id(ALICE)));
		// Behind a member is nobody but itself.
		assert_eq!(behind(id(BOB).into()), Some(id(BOB)));
	});
}

#[test]
fn a_sponsor_replaces_a_customers_key() {
	execute(|| {
		let id_of = customer(ALICE, 0);
		assert_ok!(Members::sponsor(signed(ALICE), [0; 32], [9; 32], KEY, Scope::All));
		assert_noop!(Members::rotate_customer_key(signed(ALICE), id_of, BOB), Error::<Test>::KeyInUse);
		assert_ok!(Members::rotate_customer_key(signed(ALICE), id_of, 61));
		System::assert_last_event(
			Event::CustomerKeyRotated { customer: id_of, sponsor: id(ALICE), old: KEY, new: 61 }.into(),
		);
		let tombstone = Key::Removed { subject: Subject::Customer(id_of) };
		assert_eq!(Members::key(KEY), Some(tombstone));
		assert_eq!(Members::key(61), Some(Key::Customer { customer: id_of, scope: Scope::All }));
		assert_noop!(Members::rotate_customer_key(signed(ALICE), id_of, KEY), Error::<Test>::KeyRemoved);
	});
}
