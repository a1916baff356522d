//! Types and issuers: who records them, and for how long they hold.

use frame::testing_prelude::*;
use hefu_primitives::{
	code::Region,
	licence::{Scenarios, Status, identifier::TypeCode},
	text::Text,
};

use crate::{Appointment, Error, Event, Issuers, LicenceType, Types, mock::*};

fn set(change: impl FnOnce(&mut LicenceType)) -> DispatchResult {
	let mut changed = licence_type();
	change(&mut changed);
	Licences::set_type(RuntimeOrigin::root(), code(), changed)
}

#[test]
fn the_council_records_types() {
	test_empty(|| {
		assert_ok!(set(|_| ()));
		assert_eq!(Licences::licence_type(code()), Some(licence_type()));
		// And what is new about them.
		assert_ok!(set(|changed| changed.max_age_ms = 1));
		assert_eq!(Licences::licence_type(code()).unwrap().max_age_ms, 1);
		let changed = LicenceType { max_age_ms: 1, ..licence_type() };
		assert_eq!(
			events(),
			[
				Event::TypeSet { code: code(), licence_type: licence_type() },
				Event::TypeSet { code: code(), licence_type: changed },
			]
		);
		assert_noop!(Licences::set_type(signed(MINISTRY), code(), licence_type()), BadOrigin);
	});
}

#[test]
fn a_type_is_what_a_type_must_be() {
	test_empty(|| {
		let wrong = TypeCode { number: 1_000, ..code() };
		let result = Licences::set_type(RuntimeOrigin::root(), wrong, licence_type());
		assert_noop!(result, Error::<Test>::InvalidType);
		assert_noop!(set(|changed| changed.name = Text::default()), Error::<Test>::InvalidName);
		let bytes = Text::from_bytes_unchecked(&[0xff]).unwrap();
		assert_noop!(set(|changed| changed.name = bytes), Error::<Test>::InvalidName);
		assert_noop!(set(|changed| changed.scenarios = Scenarios(0)), Error::<Test>::InvalidScenarios);
		assert_noop!(set(|changed| changed.max_age_ms = 0), Error::<Test>::InvalidMaxAge);
	});
}

#[test]
fn the_definer_appoints_and_dismisses() {
	test(|| {
		let issuer = member(GUANGDONG);
		let region = GUANGDONG_REGION;
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), issuer));
		let dismissed = Appointment { region, in_office: false };
		assert_eq!(Issuers::<Test>::get(code(), issuer), Some(dismissed));
		assert_ok!(Licences::appoint(signed(MINISTRY), code(), issuer, region));
		let appointed = Appointment { region, in_office: true };
		assert_eq!(Issuers::<Test>::get(code(), issuer), Some(appointed));
		assert_eq!(
			events(),
			[
				Event::Dismissed { licence_type: code(), issuer },
				Event::Appointed { licence_type: code(), issuer, region },
			]
		);
	});
}

/// Who defines one type has no say about another's, nor is whoever is appointed for one appointed for the other.
#[test]
fn nothing_is_replayed_on_another_type() {
	test(|| {
		let other = TypeCode { number: 9, ..code() };
		let licence_type = Types::<Test>::get(code()).unwrap();
		assert_ok!(Licences::set_type(RuntimeOrigin::root(), other, licence_type));
		let issuer = member(GUANGDONG);
		assert_noop!(Licences::dismiss(signed(MINISTRY), other, issuer), Error::<Test>::NotAppointed);
		assert_noop!(Licences::dismiss(signed(GUANGDONG), other, issuer), Error::<Test>::NotDefiner);
		assert_ok!(Licences::appoint(signed(MINISTRY), other, issuer, GUANGDONG_REGION));
		assert_ok!(Licences::dismiss(signed(MINISTRY), other, issuer));
		// In the first type it is in office as before.
		assert!(Issuers::<Test>::get(code(), issuer).unwrap().in_office);
	});
}

#[test]
fn only_the_definer_does() {
	test(|| {
		let unknown = TypeCode { number: 2, ..code() };
		let appoint = |who, code, whom, region| Licences::appoint(signed(who), code, member(whom), region);
		assert_noop!(appoint(STRANGER, code(), 4, HANGZHOU), Error::<Test>::NotMember);
		assert_noop!(appoint(CUSTOMER, code(), 4, HANGZHOU), Error::<Test>::NotMember);
		assert_noop!(appoint(GUANGDONG, code(), 4, HANGZHOU), Error::<Test>::NotDefiner);
		assert_noop!(appoint(MINISTRY, unknown, 4, HANGZHOU), Error::<Test>::UnknownType);
		assert_noop!(appoint(MINISTRY, code(), 4, Region(990_000)), Error::<Test>::InvalidRegion);
		assert_noop!(appoint(MINISTRY, code(), TRADER, HANGZHOU), Error::<Test>::NotAuthority);
		assert_noop!(appoint(MINISTRY, code(), ZHEJIANG, HANGZHOU), Error::<Test>::AlreadyAppointed);
		let dismiss = |who, code, whom| Licences::dismiss(signed(who), code, member(whom));
		assert_noop!(dismiss(STRANGER, code(), ZHEJIANG), Error::<Test>::NotMember);
		assert_noop!(dismiss(GUANGDONG, code(), ZHEJIANG), Error::<Test>::NotDefiner);
		assert_noop!(dismiss(MINISTRY, unknown, ZHEJIANG), Error::<Test>::UnknownType);
		assert_noop!(dismiss(MINISTRY, code(), TRADER), Error::<Test>::NotAppointed);
		assert_ok!(dismiss(MINISTRY, code(), ZHEJIANG));
		assert_noop!(dismiss(MINISTRY, code(), ZHEJIANG), Error::<Test>::NotAppointed);
		// By the region the licences that are out are recognised.
		assert_noop!(appoint(MINISTRY, code(), ZHEJIANG, HANGZHOU), Error::<Test>::OtherRegion);
		// A suspended member is no authority, and no definer.
		Suspended::set(Some(ZHEJIANG));
		assert_noop!(appoint(MINISTRY, code(), ZHEJIANG, ZHEJIANG_REGION), Error::<Test>::NotAuthority);
		Suspended::set(Some(MINISTRY));
		assert_noop!(appoint(MINISTRY, code(), 4, HANGZHOU), Error::<Test>::NotMember);
	});
}

#[test]
fn an_expired_definition_lets_nobody_issue_and_ends_no_licence() {
	test(|| {
		let licence = issue(GUANGDONG, 1);
		let until = Now::get() + DAY;
		assert_ok!(set(|changed| changed.until_ms = Some(until)));
		later(DAY - 1);
		issue(GUANGDONG, 2);
		later(1);
		let result = Licences::issue(signed(GUANGDONG), [3; 32], Box::new(issuance(GUANGDONG, 3)));
		assert_noop!(result, Error::<Test>::TypeExpired);
		let appoint = Licences::appoint(signed(MINISTRY), code(), member(4), HANGZHOU);
		assert_noop!(appoint, Error::<Test>::TypeExpired);
		let rule = Licences::recognise(signed(ZHEJIANG), [1; 32], recognition());
		assert_noop!(rule, Error::<Test>::TypeExpired);
		// Whoever has a licence keeps it, shows it, and can lose it.
		assert_eq!(Licences::status_at(licence, Now::get()), Some(Status::Valid));
		assert_ok!(Licences::suspend(signed(GUANGDONG), licence, None));
		assert_ok!(Licences::dismiss(signed(MINISTRY), code(), member(GUANGDONG)));
	});
}
