use frame::testing_prelude::*;
use hefu_primitives::{
	code::{MemberCode, Region},
	member::{Role, Roles},
	text::Text,
};
use pallet_support::{Actor, MemberInspect};

use crate::{Error, Event, Key, MemberStatus, Name, Profile, mock::*};

fn enrol(number: u32, profile: Profile, owner: u64, governance: u64) -> DispatchResult {
	Members::enrol(RuntimeOrigin::root(), code(number), profile, owner, governance)
}

#[test]
fn the_council_enrols() {
	execute(|| {
		assert_ok!(enrol(40, profile("数据交易所"), 40, 41));
		let member = Members::member(id(40)).unwrap();
		assert_eq!(member.status, MemberStatus::Live);
		assert_eq!((member.owner, member.governance, member.operators, member.customers), (40, 41, 0, 0));
		assert_eq!(Members::key(40), Some(Key::Owner { member: id(40) }));
		assert_eq!(Members::key(41), Some(Key::Governance { member: id(40) }));
		assert_eq!((System::providers(&40), System::providers(&41)), (1, 1));
		System::assert_last_event(
			Event::Enrolled {
				member: id(40),
				code: code(40),
				profile: profile("数据交易所"),
				owner: 40,
				governance: 41,
			}
			.into(),
		);
	});
}

#[test]
fn only_the_council_enrols_and_corrects() {
	execute(|| {
		for key in [ALICE, governance(ALICE), operator(ALICE), SUSPENDER, STRANGER] {
			assert_noop!(Members::enrol(signed(key), code(40), profile("x"), 40, 41), BadOrigin);
			assert_noop!(Members::update(signed(key), id(ALICE), profile("x")), BadOrigin);
		}
	});
}

#[test]
fn a_code_is_enrolled_once() {
	execute(|| {
		assert_noop!(enrol(ALICE as u32, profile("x"), 40, 41), Error::<Test>::AlreadyEnrolled);
		suspend(ALICE);
		assert_noop!(enrol(ALICE as u32, profile("x"), 40, 41), Error::<Test>::AlreadyEnrolled);
	});
}

#[test]
fn a_code_must_fit_its_check_character() {
	execute(|| {
		let mistyped: [u8; 18] = *b"91350100M000100Y44";
		let code = MemberCode::decode(&mut &(0u8, mistyped).encode()[..]).unwrap();
		let call = || Members::enrol(RuntimeOrigin::root(), code, profile("x"), 40, 41);
		assert_noop!(call(), Error::<Test>::InvalidCode);
	});
}

#[test]
fn profiles_are_checked() {
	execute(|| {
		let sound = profile("x");
		let no_role = Roles::decode(&mut &[0, 0, 0, 128][..]).unwrap();
		let cases = [
			(Profile { name: Name::default(), ..sound.clone() }, Error::<Test>::InvalidName),
			(
				Profile { name: Text::from_bytes_unchecked(&[0xff]).unwrap(), ..sound.clone() },
				Error::InvalidName,
			),
			(Profile { region: Some(Region(990_000)), ..sound.clone() }, Error::InvalidRegion),
			(Profile { roles: Roles::default(), ..sound.clone() }, Error::InvalidRoles),
			(Profile { roles: no_role, ..sound }, Error::InvalidRoles),
		];
		for (wrong, error) in cases {
			let error = DispatchError::from(error);
			assert_noop!(enrol(40, wrong.clone(), 40, 41), error);
			assert_noop!(Members::update(RuntimeOrigin::root(), id(ALICE), wrong), error);
		}
	});
}

#[test]
fn a_member_starts_with_two_keys_of_its_own() {
	execute(|| {
		assert_noop!(enrol(40, profile("x"), 40, 40), Error::<Test>::KeyInUse);
		assert_noop!(enrol(40, profile("x"), BOB, 41), Error::<Test>::KeyInUse);
		assert_noop!(enrol(40, profile("x"), 40, operator(BOB)), Error::<Test>::KeyInUse);
		assert_ok!(Members::remove_operator(signed(BOB), operator(BOB)));
		assert_noop!(enrol(40, profile("x"), operator(BOB), 41), Error::<Test>::KeyRemoved);
		assert_noop!(enrol(40, profile("x"), 40, operator(BOB)), Error::<Test>::KeyRemoved);
	});
}

#[test]
fn the_council_corrects_a_profile() {
	execute(|| {
		let mut corrected = profile("renamed");
		corrected.roles = Roles::of(&[Role::Bank]);
		assert_ok!(Members::update(RuntimeOrigin::root(), id(ALICE), corrected.clone()));
		assert_eq!(Members::member(id(ALICE)).unwrap().profile, corrected);
		assert!(Members::has_role(&id(ALICE), Role::Bank) && !Members::has_role(&id(ALICE), Role::Exchange));
		System::assert_last_event(Event::Updated { member: id(ALICE), profile: corrected }.into());
		let unknown = Members::update(RuntimeOrigin::root(), id(40), profile("x"));
		assert_eq!(unknown, Err(Error::<Test>::NotFound.into()));
	});
}

#[test]
fn others_may_ask_who_acts() {
	execute(|| {
		for key in [ALICE, governance(ALICE), operator(ALICE)] {
			assert_eq!(Members::actor(&key), Some(Actor::Member(id(ALICE))));
			assert_eq!(<Members as MemberInspect<u64>>::member(&key), Some(id(ALICE)));
		}
		assert_eq!(Members::actor(&STRANGER), None);
		assert!(Members::is_live(&id(ALICE)) && !Members::is_live(&id(40)));
		assert!(!Members::has_role(&id(40), Role::Bank));
	});
}
