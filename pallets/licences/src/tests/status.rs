//! Decisions about licences: who makes them, and in which state.

use frame::testing_prelude::*;
use hefu_primitives::{
	LicenceId,
	licence::{Operation, Status},
};

use crate::{Error, Event, History, Issuance, Revocation, StatusChange, mock::*};

/// A decision, made by the key on the licence.
type Decision = fn(u64, LicenceId) -> DispatchResult;

const SUSPEND: Decision = |who, licence| Licences::suspend(signed(who), licence, Some([1; 32]));
const RESTORE: Decision = |who, licence| Licences::restore(signed(who), licence, Some([2; 32]));
const ANNUL: Decision =
	|who, licence| Licences::revoke(signed(who), licence, Revocation::Annulment, Some([3; 32]));
const PUNISH: Decision =
	|who, licence| Licences::revoke(signed(who), licence, Revocation::Penalty, Some([4; 32]));
const CANCEL: Decision = |who, licence| Licences::cancel(signed(who), licence, None);

fn now(licence: LicenceId) -> Option<Status> {
	Licences::status_at(licence, Now::get())
}

#[test]
fn a_licence_is_suspended_and_given_back() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		events();
		later(DAY);
		assert_ok!(SUSPEND(GUANGDONG, licence));
		assert_eq!(now(licence), Some(Status::Suspended));
		later(DAY);
		// The definer may decide too.
		assert_ok!(RESTORE(MINISTRY, licence));
		assert_eq!(now(licence), Some(Status::Valid));
		let change = |status, operation, day, seed| StatusChange {
			status,
			operation,
			from_ms: START + day * DAY,
			decision: Some([seed; 32]),
		};
		let changes = [
			change(Status::Suspended, Operation::Suspension, 1, 1),
			change(Status::Valid, Operation::Restoration, 2, 2),
		];
		assert_eq!(
			events(),
			[
				Event::StatusChanged { licence, sequence: 2, change: changes[0], by: member(GUANGDONG) },
				Event::StatusChanged { licence, sequence: 3, change: changes[1], by: member(MINISTRY) },
			]
		);
		assert_eq!(History::<Test>::get(licence, 3), Some(changes[1]));
	});
}

#[test]
fn a_licence_ends_in_one_of_three_ways() {
	test(|| {
		let ends = [(ANNUL, Status::Annulled), (PUNISH, Status::Revoked), (CANCEL, Status::Cancelled)];
		for (seed, (end, status)) in (1u8..).zip(ends) {
			let valid = issue(GUANGDONG, seed);
			assert_ok!(end(GUANGDONG, valid));
			assert_eq!(now(valid), Some(status));
			assert_eq!(History::<Test>::get(valid, 2).unwrap().operation, Operation::End);
			let suspended = issue(GUANGDONG, seed + 10);
			assert_ok!(SUSPEND(GUANGDONG, suspended));
			assert_ok!(end(MINISTRY, suspended));
			assert_eq!(now(suspended), Some(status));
			// For good.
			assert_noop!(SUSPEND(GUANGDONG, valid), Error::<Test>::NotValid);
			assert_noop!(RESTORE(GUANGDONG, valid), Error::<Test>::NotSuspended);
			for again in [ANNUL, PUNISH, CANCEL] {
				assert_noop!(again(GUANGDONG, valid), Error::<Test>::Ended);
			}
		}
	});
}

#[test]
fn only_who_is_in_charge_decides() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let nothing = licence_id(GUANGDONG, 2);
		for decision in [SUSPEND, RESTORE, ANNUL, PUNISH, CANCEL] {
			assert_noop!(decision(STRANGER, licence), Error::<Test>::NotMember);
			assert_noop!(decision(CUSTOMER, licence), Error::<Test>::NotMember);
			assert_noop!(decision(ZHEJIANG, licence), Error::<Test>::NotInCharge);
			assert_noop!(decision(GUANGDONG, nothing), Error::<Test>::NotFound);
		}
		// Who issues no more stays in charge of what it issued.
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(GUANGDONG)));
		assert_ok!(SUSPEND(GUANGDONG, licence));
		Suspended::set(Some(GUANGDONG));
		assert_noop!(RESTORE(GUANGDONG, licence), Error::<Test>::NotMember);
	});
}

#[test]
fn what_is_suspended_or_lapsed_is_not_suspended_and_what_is_valid_not_restored() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		assert_noop!(RESTORE(GUANGDONG, licence), Error::<Test>::NotSuspended);
		assert_ok!(SUSPEND(GUANGDONG, licence));
		assert_noop!(SUSPEND(GUANGDONG, licence), Error::<Test>::NotValid);
		later(365 * DAY);
		assert_eq!(now(licence), Some(Status::Lapsed));
		assert_noop!(RESTORE(GUANGDONG, licence), Error::<Test>::NotSuspended);
		assert_noop!(SUSPEND(GUANGDONG, licence), Error::<Test>::NotValid);
		assert_noop!(PUNISH(GUANGDONG, licence), Error::<Test>::Ended);
		// Closing what has lapsed is the last act of its file (注销).
		assert_ok!(CANCEL(GUANGDONG, licence));
		assert_eq!(now(licence), Some(Status::Cancelled));
	});
}

#[test]
fn one_whose_time_has_not_begun_can_be_taken_away_and_not_suspended() {
	test(|| {
		let early = Issuance { valid_from_ms: START + DAY, ..issuance(GUANGDONG, 1) };
		let licence = issue_with(GUANGDONG, 1, early);
		assert_eq!(now(licence), None);
		assert_noop!(SUSPEND(GUANGDONG, licence), Error::<Test>::NotValid);
		assert_ok!(ANNUL(GUANGDONG, licence));
		assert_eq!(now(licence), Some(Status::Annulled));
	});
}
