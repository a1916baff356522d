//! The council names the validators, and sessions follow.

use crate::{Error, Event, mock::*};
use frame::testing_prelude::*;
use hefu_primitives::MemberId;

fn set(members: &[MemberId]) -> DispatchResult {
	Validators::set_validators(RuntimeOrigin::root(), members.to_vec())
}

fn bring_keys(member: &MemberId) {
	let (keys, proof) = session_keys(9, member);
	assert_ok!(Validators::set_session_keys(RuntimeOrigin::signed(key(member)), keys, proof));
}

#[test]
fn a_fifth_validator_joins_a_session_later() {
	execute(4, || {
		assert_eq!(current(), accounts(&members()[..4]));
		bring_keys(&members()[4]);
		assert_ok!(set(&members()));
		let mut all = members();
		all.sort();
		System::assert_last_event(Event::ValidatorsSet { members: all.clone() }.into());
		sessions(1);
		assert_eq!(current(), accounts(&members()[..4]));
		sessions(1);
		assert_eq!(current(), accounts(&members()));
	});
}

#[test]
fn an_unchanged_set_is_not_announced() {
	execute(4, || {
		let announced = || {
			System::events()
				.iter()
				.filter(|r| matches!(r.event, RuntimeEvent::Validators(Event::SetSelected { .. })))
				.count()
		};
		sessions(5);
		assert_eq!(announced(), 0);
		bring_keys(&members()[4]);
		assert_ok!(set(&members()));
		sessions(5);
		assert_eq!(announced(), 1);
		// Other keys are no other set.
		let (keys, proof) = session_keys(10, &members()[0]);
		assert_ok!(Validators::set_session_keys(RuntimeOrigin::signed(key(&members()[0])), keys, proof));
		sessions(5);
		assert_eq!(announced(), 1);
	});
}

#[test]
fn what_cannot_be_named() {
	execute(4, || {
		let all = members();
		assert_noop!(
			Validators::set_validators(RuntimeOrigin::signed(key(&all[0])), all.clone()),
			DispatchError::BadOrigin
		);
		assert_noop!(set(&all[..3]), Error::<Test>::TooFew);
		assert_noop!(set(&[all[0], all[1], all[2], all[2]]), Error::<Test>::Duplicate);
		assert_noop!(set(&all), Error::<Test>::NoKeys);
		let many: Vec<_> = (0..11).map(|n| MemberId([n; 32])).collect();
		assert_noop!(set(&many), Error::<Test>::TooMany);
		bring_keys(&all[4]);
		Register::set(all[4], true, false);
		assert_noop!(set(&all), Error::<Test>::NotValidator);
		Register::set(all[4], false, true);
		assert_noop!(set(&all), Error::<Test>::NotValidator);
	});
}

#[test]
fn old_sessions_are_pruned() {
	execute(4, || {
		sessions(20);
		let (first, _) = pallet_session::historical::StoredRange::<Test>::get().unwrap();
		assert!(first >= 15, "{first}");
	});
}
