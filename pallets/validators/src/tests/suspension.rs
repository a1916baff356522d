//! Suspended members leave the set, but never so many that the chain would stop.

use crate::{Event, mock::*};
use frame::{arithmetic::Perbill, testing_prelude::*};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

#[test]
fn a_suspended_members_node_leaves_and_returns() {
	execute(4, || {
		Register::set(members()[0], false, true);
		sessions(2);
		assert_eq!(current(), accounts(&members()[1..4]));
		Register::set(members()[0], true, true);
		sessions(2);
		assert_eq!(current(), accounts(&members()[..4]));
	});
}

#[test]
fn the_node_of_a_member_that_lost_the_role_leaves() {
	execute(4, || {
		Register::set(members()[0], true, false);
		sessions(2);
		assert_eq!(current(), accounts(&members()[1..4]));
	});
}

#[test]
fn the_set_never_falls_below_three() {
	execute(4, || {
		for member in &members()[..3] {
			Register::set(*member, false, true);
		}
		sessions(2);
		assert_eq!(current().len(), 3);
		assert!(current().contains(&Validators::account_of(&members()[3])));
		let kept = System::events().into_iter().find_map(|record| match record.event {
			RuntimeEvent::Validators(Event::KeptForSafety { members, .. }) => Some(members),
			_ => None,
		});
		assert_eq!(kept.unwrap().len(), 2);
	});
}

#[test]
fn an_equivocation_suspends_the_member() {
	execute(4, || {
		let offender = members()[1];
		let details = OffenceDetails {
			offender: (Validators::account_of(&offender), ()),
			reporters: Vec::<crate::mock::Account>::new(),
		};
		let report = || Validators::on_offence(core::slice::from_ref(&details), &[Perbill::one()], 0);
		report();
		System::assert_has_event(Event::Equivocated { member: offender, session: 0 }.into());
		assert!(!<Register as pallet_support::MemberInspect<_>>::is_live(&offender));
		// A second report of the same member changes nothing more.
		report();
		sessions(2);
		assert!(!current().contains(&Validators::account_of(&offender)));
	});
}

#[test]
fn who_runs_is_kept_before_who_has_left() {
	execute(4, || {
		let mut ordered = members()[..4].to_vec();
		ordered.sort();
		// The first leaves; its machine is off. Then another is suspended: it stays, for it still runs.
		Register::set(ordered[0], false, true);
		sessions(2);
		Register::set(ordered[3], false, true);
		sessions(2);
		assert_eq!(current(), accounts(&ordered[1..]));
		// The set did not change, but that one is kept only for safety did, and is said once.
		let kept: Vec<_> = System::events()
			.into_iter()
			.filter_map(|record| match record.event {
				RuntimeEvent::Validators(Event::KeptForSafety { members, .. }) => Some(members),
				_ => None,
			})
			.collect();
		assert_eq!(kept, [vec![ordered[3]]]);
		Register::set(ordered[0], true, true);
		sessions(2);
		assert_eq!(current(), accounts(&ordered[..3]));
	});
}

#[test]
fn taking_the_keys_back_does_not_help_an_offender() {
	execute(3, || {
		let offender = members()[0];
		assert_ok!(Validators::set_validators(RuntimeOrigin::root(), members()[1..4].to_vec()));
		sessions(2);
		assert_ok!(Validators::purge_session_keys(RuntimeOrigin::signed(key(&offender))));
		let details = OffenceDetails {
			offender: (Validators::account_of(&offender), ()),
			reporters: Vec::<crate::mock::Account>::new(),
		};
		Validators::on_offence(core::slice::from_ref(&details), &[Perbill::one()], 0);
		System::assert_has_event(Event::Equivocated { member: offender, session: 0 }.into());
		assert!(!<Register as pallet_support::MemberInspect<_>>::is_live(&offender));
	});
}
