//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::MemberId;

use crate::{Approved, Kept, MIN_SLOT_MS, MemberOf, Selected, SessionBlocks, SlotMs, mock::*};

/// The error that names the invariant which `damage` breaks.
fn broken(damage: impl FnOnce()) -> DispatchError {
	chain(4).execute_with(|| {
		assert_ok!(Validators::do_try_state());
		damage();
		Validators::do_try_state().unwrap_err()
	})
}

/// The founders and, if asked for, the fifth member, in the order of their ids.
fn ordered(count: usize) -> Vec<MemberId> {
	let mut members = members()[..count].to_vec();
	members.sort();
	members
}

fn list(members: &[MemberId]) -> BoundedVec<MemberId, ConstU32<10>> {
	members.to_vec().try_into().unwrap()
}

#[test]
fn lists_are_in_order() {
	let unordered: Vec<_> = ordered(4).into_iter().rev().collect();
	let approved = broken(|| Approved::<Test>::put(list(&unordered)));
	assert_eq!(approved, "validators: not sorted, or one twice".into());
	let twice = [&ordered(4)[..1], &ordered(4)].concat();
	let selected = broken(|| Selected::<Test>::put(list(&twice)));
	assert_eq!(selected, "validators: not sorted, or one twice".into());
}

#[test]
fn sets_are_not_too_small() {
	let approved = broken(|| Approved::<Test>::put(list(&ordered(4)[..3])));
	assert_eq!(approved, "validators: fewer than the minimum".into());
	let selected = broken(|| Selected::<Test>::put(list(&ordered(4)[..2])));
	assert_eq!(selected, "validators: set below the floor".into());
}

#[test]
fn nodes_are_known_and_have_keys() {
	let unknown = broken(|| Approved::<Test>::put(list(&ordered(5))));
	assert_eq!(unknown, "validators: a node of nobody".into());
	let without_keys = broken(|| {
		let newcomer = members()[4];
		MemberOf::<Test>::insert(Validators::account_of(&newcomer), newcomer);
		Approved::<Test>::put(list(&ordered(5)));
	});
	assert_eq!(without_keys, "validators: one without keys".into());
	let selected = broken(|| Selected::<Test>::put(list(&ordered(5))));
	assert_eq!(selected, "validators: an unknown node is selected".into());
	let others = broken(|| {
		MemberOf::<Test>::insert(Validators::account_of(&members()[0]), members()[1]);
	});
	assert_eq!(others, "validators: an account of another member".into());
}

#[test]
fn who_stays_is_in_the_set() {
	let many = broken(|| Kept::<Test>::put(list(&ordered(4))));
	assert_eq!(many, "validators: more stay than the floor asks for".into());
	let outside = broken(|| Kept::<Test>::put(list(&members()[4..])));
	assert_eq!(outside, "validators: one stays outside of the set".into());
}

#[test]
fn the_rhythm_is_possible() {
	let slot = broken(|| SlotMs::<Test>::put(MIN_SLOT_MS - 1));
	assert_eq!(slot, "validators: length of a slot".into());
	let session = broken(|| SessionBlocks::<Test>::put(0u64));
	assert_eq!(session, "validators: sessions without blocks".into());
}
