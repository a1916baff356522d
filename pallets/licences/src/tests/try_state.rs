//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	LicenceId, MemberId, RecognitionId,
	code::Region,
	licence::{
		Operation, Scenarios, Status,
		identifier::{Identifier, Line, Serial, TypeCode},
	},
};

use crate::{
	Appointment, Binding, Commitments, History, Identifiers, IssuedCount, Issuers, Keys, Latest, Licence,
	Rule, RuleCount, Rules, RulesByRegion, StatusChange, Types, Verification, Verifications, mock::*,
};

/// The error that names the invariant which `damage` breaks. There is a licence of Guangdong with a successor, and
/// Zhejiang's rule.
fn broken(damage: impl FnOnce()) -> DispatchError {
	new_test_ext().execute_with(|| {
		appoint_both();
		let first = issue(GUANGDONG, 1);
		issue_with(GUANGDONG, 2, renewal(1, 2, 2, first));
		recognise(1);
		assert_ok!(Licences::do_try_state());
		damage();
		Licences::do_try_state().unwrap_err()
	})
}

fn first() -> LicenceId {
	licence_id(GUANGDONG, 1)
}

fn second() -> LicenceId {
	licence_id(GUANGDONG, 2)
}

fn change(licence: LicenceId, change: impl FnOnce(&mut Licence<u64>)) {
	crate::Licences::<Test>::mutate(licence, |licence| change(licence.as_mut().unwrap()));
}

fn entry(status: Status, from_ms: u64) -> StatusChange {
	StatusChange { status, operation: Operation::Other, from_ms, decision: None }
}

#[test]
fn types_and_issuers() {
	let wrong = broken(|| Types::<Test>::insert(TypeCode { number: 1_000, ..code() }, licence_type()));
	assert_eq!(wrong, "a type's code is not valid".into());
	let empty = broken(|| {
		Types::<Test>::mutate(code(), |found| found.as_mut().unwrap().scenarios = Scenarios(0));
	});
	assert_eq!(empty, "a type without a scenario".into());
	let appointed = |code, region| {
		let appointment = Appointment { region, in_office: true };
		broken(|| Issuers::<Test>::insert(code, member(TRADER), appointment))
	};
	let unknown = TypeCode { number: 2, ..code() };
	assert_eq!(appointed(unknown, HANGZHOU), "an issuer of no type".into());
	assert_eq!(appointed(code(), Region(0)), "an issuer for no region".into());
}

#[test]
fn l21_commitments() {
	let twice = broken(|| change(first(), |licence| licence.private = [2; 32]));
	assert_eq!(twice, "L21: a private part's root is used twice".into());
	let key = broken(|| Keys::<Test>::mutate(first(), 1, |found| found.as_mut().unwrap().key = [1; 32]));
	assert_eq!(key, "L21: a commitment to a key is used twice".into());
	let surplus = broken(|| Commitments::<Test>::insert([9; 32], ()));
	assert_eq!(surplus, "L21: Commitments does not match what is committed to".into());
	let named = broken(|| {
		change(first(), |licence| {
			let serial = Serial::parse("11010519491231002X").unwrap();
			licence.identifier =
				Identifier::new(Line { serial, ..licence.identifier.line.clone() }, 1).unwrap();
		});
	});
	assert_eq!(named, "L21: a serial names its holder".into());
}

#[test]
fn l22_identifiers() {
	let mistyped = broken(|| change(first(), |licence| licence.identifier.check += 1));
	assert_eq!(mistyped, "L22: an identifier is not valid".into());
	let other = broken(|| change(first(), |licence| licence.issuer = member(ZHEJIANG)));
	assert_eq!(other, "L22: an identifier names another issuer".into());
	let nobody = broken(|| Issuers::<Test>::remove(code(), member(GUANGDONG)));
	assert_eq!(nobody, "L22: nobody appointed an issuer".into());
	let line = || identifier(GUANGDONG, 1, 1).line;
	let exchanged = broken(|| Identifiers::<Test>::insert(line(), 1, second()));
	assert_eq!(exchanged, "L22: an identifier is another licence's".into());
	let surplus = broken(|| Identifiers::<Test>::insert(identifier(GUANGDONG, 9, 1).line, 1, first()));
	assert_eq!(surplus, "L22: an identifier of no licence".into());
	let miscounted = broken(|| IssuedCount::<Test>::insert(member(GUANGDONG), 3));
	assert_eq!(miscounted, "IssuedCount does not match the licences".into());
}

#[test]
fn l22_versions() {
	let unnamed = broken(|| change(second(), |licence| licence.predecessor = None));
	assert_eq!(unnamed, "L22: a predecessor is not the version before".into());
	let line = || identifier(GUANGDONG, 1, 1).line;
	let none = broken(|| Latest::<Test>::remove(line()));
	assert_eq!(none, "L22: a line without a latest version".into());
	let before = broken(|| Latest::<Test>::insert(line(), 1));
	assert_eq!(before, "L22: a version after the latest".into());
	let live = broken(|| History::<Test>::insert(first(), 2, entry(Status::Suspended, START)));
	assert_eq!(live, "L22: two versions are live".into());
	let nothing = broken(|| Latest::<Test>::insert(identifier(GUANGDONG, 9, 1).line, 1));
	assert_eq!(nothing, "L22: a latest version that is not there".into());
}

#[test]
fn l23_histories() {
	let none = broken(|| change(second(), |licence| licence.changes = 0));
	assert_eq!(none, "L23: a licence without a history".into());
	let missing = broken(|| change(second(), |licence| licence.changes = 2));
	assert_eq!(missing, "L23: a change is missing".into());
	let to_come = broken(|| History::<Test>::insert(second(), 1, entry(Status::Valid, START + 1)));
	assert_eq!(to_come, "L23: a change is out of order".into());
	let backwards = broken(|| History::<Test>::insert(first(), 2, entry(Status::Lapsed, START - 1)));
	assert_eq!(backwards, "L23: a change is out of order".into());
	let begun = broken(|| History::<Test>::insert(second(), 1, entry(Status::Suspended, START)));
	assert_eq!(begun, "L23: a state after one that it cannot follow".into());
	let surplus = broken(|| History::<Test>::insert(second(), 2, entry(Status::Lapsed, START)));
	assert_eq!(surplus, "L23: a change of no licence".into());
}

#[test]
fn l23_keys() {
	let binding = |seed, from_ms| Binding { key: [seed; 32], from_ms };
	let added = |from_ms| {
		broken(|| {
			change(second(), |licence| licence.keys = 2);
			Keys::<Test>::insert(second(), 2, binding(9, from_ms));
			Commitments::<Test>::insert([9; 32], ());
		})
	};
	assert_eq!(added(START + 1), "L23: a key is out of order".into());
	assert_eq!(added(START - 1), "L23: a key is out of order".into());
	let missing = broken(|| change(second(), |licence| licence.keys = 2));
	assert_eq!(missing, "L23: a key is missing".into());
	let surplus = broken(|| {
		Keys::<Test>::insert(second(), 2, binding(9, START));
		Commitments::<Test>::insert([9; 32], ());
	});
	assert_eq!(surplus, "L23: a key of no licence".into());
}

#[test]
fn rules() {
	let id = || rule_id(ZHEJIANG, 1);
	let changed =
		|change: fn(&mut Rule)| broken(|| Rules::<Test>::mutate(id(), |rule| change(rule.as_mut().unwrap())));
	let typeless = changed(|rule| rule.recognition.licence_type.number = 2);
	assert_eq!(typeless, "a rule of no type".into());
	let strangers = changed(|rule| rule.publisher = member(TRADER));
	assert_eq!(strangers, "a rule by somebody who may not".into());
	let backwards = changed(|rule| rule.recognition.until_ms = Some(START - 1));
	assert_eq!(backwards, "a rule ends before it begins".into());
	let lost = broken(|| RulesByRegion::<Test>::remove((code(), ZHEJIANG_REGION), id()));
	assert_eq!(lost, "RulesByRegion does not match the rules".into());
	let miscounted = broken(|| RuleCount::<Test>::insert(member(ZHEJIANG), 2));
	assert_eq!(miscounted, "RuleCount does not match the rules".into());
}

#[test]
fn verifications() {
	let logged = |rule, seen_ms, at_ms| {
		let entry = Verification { presentation: [1; 32], rule, seen_ms, at_ms };
		broken(|| Verifications::<Test>::insert(MemberId([9; 32]), [1; 32], entry))
	};
	assert_eq!(logged(None, START + 1, START), "a verification is out of time".into());
	assert_eq!(logged(None, START, START + 1), "a verification is out of time".into());
	let unknown = Some(RecognitionId([9; 32]));
	assert_eq!(logged(unknown, START, START), "a verification by no rule".into());
}
