//! Issuing the first licence of a line: who may, under which identifier, for how long.

use frame::testing_prelude::*;
use hefu_primitives::licence::{
	Operation, Status,
	identifier::{Identifier, Line, Serial, TypeCode},
};

use crate::{Binding, Error, Event, Identifiers, Issuance, Licence, StatusChange, mock::*};

/// What comes of issuing a licence that is changed from the ordinary.
fn issued(change: impl FnOnce(&mut Issuance)) -> DispatchResult {
	let mut changed = issuance(GUANGDONG, 1);
	change(&mut changed);
	Licences::issue(signed(GUANGDONG), [1; 32], Box::new(changed))
}

#[test]
fn an_appointed_authority_issues() {
	test(|| {
		System::set_block_number(7);
		let issuance = issuance(GUANGDONG, 1);
		let licence = issue(GUANGDONG, 1);
		assert_eq!(
			Licences::licence(licence),
			Some(Licence {
				identifier: issuance.identifier.clone(),
				issuer: member(GUANGDONG),
				private: [1; 32],
				valid_from_ms: START,
				valid_until_ms: Some(START + 365 * DAY),
				predecessor: None,
				changes: 1,
				keys: 1,
				issued_at: 7,
			})
		);
		assert_eq!(Licences::licence_id(issuance.identifier.clone()), Some(licence));
		let first = StatusChange {
			status: Status::Valid,
			operation: Operation::Issue,
			from_ms: START,
			decision: None,
		};
		assert_eq!(crate::History::<Test>::get(licence, 1), Some(first));
		let key = phone(1).commitment();
		assert_eq!(crate::Keys::<Test>::get(licence, 1), Some(Binding { key, from_ms: START }));
		let issuer = member(GUANGDONG);
		assert_eq!(
			events(),
			[Event::Issued { licence, issuer, issuance }, Event::KeyBound { licence, sequence: 1, key }]
		);
	});
}

#[test]
fn a_licence_needs_no_phone_and_no_end() {
	test(|| {
		let endless = Issuance { key: None, valid_until_ms: None, ..issuance(GUANGDONG, 1) };
		let licence = issue_with(GUANGDONG, 1, endless);
		assert_eq!(Licences::licence(licence).unwrap().keys, 0);
		later(100 * 365 * DAY);
		assert_eq!(Licences::status_at(licence, Now::get()), Some(Status::Valid));
	});
}

#[test]
fn only_who_is_appointed_issues_and_under_its_own_name() {
	test(|| {
		let issue = |who, issuance| Licences::issue(signed(who), [1; 32], Box::new(issuance));
		assert_noop!(issue(STRANGER, issuance(GUANGDONG, 1)), Error::<Test>::NotMember);
		assert_noop!(issue(CUSTOMER, issuance(GUANGDONG, 1)), Error::<Test>::NotMember);
		assert_noop!(issue(ZHEJIANG, issuance(GUANGDONG, 1)), Error::<Test>::NotIssuer);
		assert_noop!(issue(TRADER, issuance(TRADER, 1)), Error::<Test>::NotAppointed);
		assert_noop!(issue(MINISTRY, issuance(MINISTRY, 1)), Error::<Test>::NotAppointed);
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(GUANGDONG)));
		assert_noop!(issue(GUANGDONG, issuance(GUANGDONG, 1)), Error::<Test>::NotAppointed);
		Suspended::set(Some(ZHEJIANG));
		assert_noop!(issue(ZHEJIANG, issuance(ZHEJIANG, 1)), Error::<Test>::NotMember);
	});
}

#[test]
fn the_identifier_is_checked() {
	test(|| {
		// The check character off by one.
		assert_noop!(issued(|changed| changed.identifier.check += 1), Error::<Test>::InvalidIdentifier);
		assert_noop!(issued(|changed| changed.identifier.check -= 1), Error::<Test>::InvalidIdentifier);
		assert_noop!(issued(|changed| changed.identifier.version = 0), Error::<Test>::InvalidIdentifier);
		let other = TypeCode { number: 2, ..code() };
		let of_other = |issuance: &mut Issuance| {
			let line = Line { licence_type: other, ..issuance.identifier.line.clone() };
			issuance.identifier = Identifier::new(line, 1).unwrap();
		};
		assert_noop!(issued(of_other), Error::<Test>::UnknownType);
		assert_ok!(Licences::set_type(RuntimeOrigin::root(), other, licence_type()));
		assert_noop!(issued(of_other), Error::<Test>::NotAppointed);
		let mut mistyped = identifier(GUANGDONG, 1, 1);
		issue(GUANGDONG, 1);
		assert!(Licences::licence_id(mistyped.clone()).is_some());
		mistyped.check += 1;
		assert_eq!(Licences::licence_id(mistyped), None);
	});
}

#[test]
fn l21_no_serial_names_the_holder() {
	test(|| {
		let serial = Serial::parse("11010519491231002X").unwrap();
		let named = |issuance: &mut Issuance| {
			let line = Line { serial, ..issuance.identifier.line.clone() };
			issuance.identifier = Identifier::new(line, 1).unwrap();
		};
		assert_noop!(issued(named), Error::<Test>::SerialNamesHolder);
	});
}

#[test]
fn l21_no_commitment_is_used_twice() {
	test(|| {
		let key = phone(2).commitment();
		assert_noop!(issued(|changed| changed.key = Some([1; 32])), Error::<Test>::CommitmentUsed);
		issue(GUANGDONG, 2);
		assert_noop!(issued(|changed| changed.private = [2; 32]), Error::<Test>::CommitmentUsed);
		assert_noop!(issued(|changed| changed.key = Some(key)), Error::<Test>::CommitmentUsed);
		assert_noop!(issued(|changed| changed.private = key), Error::<Test>::CommitmentUsed);
		assert_noop!(issued(|changed| changed.key = Some([2; 32])), Error::<Test>::CommitmentUsed);
	});
}

#[test]
fn l22_an_identifier_and_a_nonce_serve_once() {
	test(|| {
		issue(GUANGDONG, 1);
		assert_noop!(issued(|_| ()), Error::<Test>::AlreadyExists);
		let again = Issuance { identifier: identifier(GUANGDONG, 1, 1), ..issuance(GUANGDONG, 2) };
		let result = Licences::issue(signed(GUANGDONG), [2; 32], Box::new(again));
		assert_noop!(result, Error::<Test>::PredecessorNotNamed);
		// Another issuer's serial and nonce are its own.
		let other = Issuance { private: [3; 32], key: None, ..issuance(ZHEJIANG, 1) };
		issue_with(ZHEJIANG, 1, other);
		assert_eq!(Identifiers::<Test>::iter().count(), 2);
	});
}

#[test]
fn a_licence_has_a_time() {
	test(|| {
		let period = |from: u64, until: u64| {
			issued(|changed| (changed.valid_from_ms, changed.valid_until_ms) = (from, Some(until)))
		};
		assert_noop!(period(START + 1, START + 1), Error::<Test>::InvalidPeriod);
		assert_noop!(period(START - 2, START - 1), Error::<Test>::InvalidPeriod);
		assert_noop!(period(START - 1, START), Error::<Test>::InvalidPeriod);
		// A first licence may begin later.
		assert_ok!(period(START + 1, START + 2));
	});
}

#[test]
fn licences_are_limited() {
	test(|| {
		MaxLicences::set(1);
		issue(GUANGDONG, 2);
		assert_noop!(issued(|_| ()), Error::<Test>::TooManyLicences);
		issue(ZHEJIANG, 1);
	});
}
