//! L22: a successor names its predecessor and takes its place; one version of a line is live.

use frame::testing_prelude::*;
use hefu_primitives::{
	LicenceId,
	licence::{Operation, Status},
};

use crate::{Error, Event, Issuance, IssuanceKind, Revocation, StatusChange, mock::*};

fn issued(issuance: Issuance) -> DispatchResult {
	Licences::issue(signed(GUANGDONG), [9; 32], Box::new(issuance))
}

fn change(predecessor: LicenceId) -> Issuance {
	Issuance { kind: IssuanceKind::Change { predecessor }, ..renewal(1, 2, 9, predecessor) }
}

#[test]
fn a_renewal_takes_its_predecessors_place() {
	test(|| {
		let first = issue(GUANGDONG, 1);
		events();
		later(DAY);
		let second = issue_with(GUANGDONG, 2, renewal(1, 2, 2, first));
		let now = Now::get();
		assert_eq!(Licences::licence(second).unwrap().predecessor, Some(first));
		assert_eq!(Licences::status_at(first, now - 1), Some(Status::Valid));
		assert_eq!(Licences::status_at(first, now), Some(Status::Lapsed));
		assert_eq!(Licences::status_at(second, now - 1), None);
		assert_eq!(Licences::status_at(second, now), Some(Status::Valid));
		let change = StatusChange {
			status: Status::Lapsed,
			operation: Operation::Renewal,
			from_ms: now,
			decision: None,
		};
		let by = member(GUANGDONG);
		let changed = Event::StatusChanged { licence: first, sequence: 2, change, by };
		assert_eq!(events()[0], changed);
		// And so on.
		issue_with(GUANGDONG, 3, renewal(1, 3, 3, second));
	});
}

#[test]
fn a_change_takes_its_place_too() {
	test(|| {
		let first = issue(GUANGDONG, 1);
		assert_ok!(issued(change(first)));
		let entry = crate::History::<Test>::get(first, 2).unwrap();
		assert_eq!((entry.status, entry.operation), (Status::Lapsed, Operation::Change));
		let entry = crate::History::<Test>::get(licence_id(GUANGDONG, 9), 1).unwrap();
		assert_eq!((entry.status, entry.operation), (Status::Valid, Operation::Change));
	});
}

#[test]
fn a_successor_without_its_predecessor_is_refused() {
	test(|| {
		let first = issue(GUANGDONG, 1);
		// It must be named, be there, and be the version before in the same line.
		let unnamed = Issuance { kind: IssuanceKind::New, ..renewal(1, 2, 9, first) };
		assert_noop!(issued(unnamed), Error::<Test>::PredecessorNotNamed);
		let second = Issuance { kind: IssuanceKind::New, ..renewal(2, 2, 9, first) };
		assert_noop!(issued(second), Error::<Test>::WrongVersion);
		let nobody = licence_id(GUANGDONG, 8);
		assert_noop!(issued(renewal(1, 2, 9, nobody)), Error::<Test>::UnknownPredecessor);
		assert_noop!(issued(renewal(2, 2, 9, first)), Error::<Test>::OtherLine);
		assert_noop!(issued(renewal(1, 3, 9, first)), Error::<Test>::WrongVersion);
		assert_noop!(issued(renewal(1, 1, 9, first)), Error::<Test>::WrongVersion);
		issue_with(GUANGDONG, 2, renewal(1, 2, 2, first));
		assert_noop!(issued(renewal(1, 2, 9, first)), Error::<Test>::Superseded);
		assert_noop!(issued(renewal(1, 3, 9, first)), Error::<Test>::Superseded);
	});
}

#[test]
fn a_successor_begins_at_once() {
	test(|| {
		let first = issue(GUANGDONG, 1);
		let later = Issuance { valid_from_ms: START + 1, ..renewal(1, 2, 9, first) };
		assert_noop!(issued(later), Error::<Test>::InvalidPeriod);
		// On paper it may have begun before.
		let earlier = Issuance { valid_from_ms: START - DAY, ..renewal(1, 2, 9, first) };
		assert_ok!(issued(earlier));
	});
}

#[test]
fn a_suspended_or_ended_licence_has_no_successor() {
	test(|| {
		let guangdong = || signed(GUANGDONG);
		let end: [fn(LicenceId) -> DispatchResult; 3] = [
			|licence| Licences::suspend(signed(GUANGDONG), licence, None),
			|licence| Licences::revoke(signed(GUANGDONG), licence, Revocation::Penalty, None),
			|licence| Licences::cancel(signed(MINISTRY), licence, None),
		];
		for (seed, end) in (1u8..).zip(end) {
			let first = issue(GUANGDONG, seed);
			assert_ok!(end(first));
			let renewed = renewal(seed, 2, 9, first);
			assert_noop!(issued(renewed.clone()), Error::<Test>::PredecessorNotValid);
			let changed = Issuance { kind: IssuanceKind::Change { predecessor: first }, ..renewed };
			assert_noop!(issued(changed), Error::<Test>::PredecessorNotValid);
		}
		// One that was given back has.
		let first = licence_id(GUANGDONG, 1);
		assert_ok!(Licences::restore(guangdong(), first, None));
		assert_ok!(issued(renewal(1, 2, 9, first)));
	});
}

#[test]
fn one_that_has_lapsed_by_time_is_renewed_and_not_changed() {
	test(|| {
		let first = issue(GUANGDONG, 1);
		later(365 * DAY);
		assert_noop!(issued(change(first)), Error::<Test>::PredecessorNotValid);
		assert_ok!(issued(renewal(1, 2, 9, first)));
		assert_eq!(Licences::status_at(licence_id(GUANGDONG, 9), Now::get()), Some(Status::Valid));
	});
}
