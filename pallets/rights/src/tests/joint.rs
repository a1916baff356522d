//! R2: what several made together, each holds and uses, and operates with the consent of all others.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	right::{Ground, Right},
};
use pallet_support::JointConsents;

use crate::{Error, Event, Parties, mock::*};

fn parties(of: &[u64]) -> Parties {
	of.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few")
}

fn declare(who: u64, dataset: DatasetId, of: &[u64]) -> DispatchResult {
	Rights::declare_joint(signed(who), dataset, parties(of))
}

/// The holder, its partner and a third made it.
fn declared() {
	assert_ok!(declare(HOLDER, GENERATED, &[HOLDER, PARTNER, THIRD]));
}

fn claim(who: u64, right: Right) -> DispatchResult {
	Rights::claim(signed(who), GENERATED, right, Ground::Joint)
}

fn consent(who: u64, to: u64) -> DispatchResult {
	Rights::consent(signed(who), GENERATED, member(to))
}

#[test]
fn each_party_holds_and_uses() {
	test(|| {
		declared();
		let declared =
			Event::JointDeclared { dataset: GENERATED, parties: parties(&[HOLDER, PARTNER, THIRD]) };
		assert_eq!(events(), [declared]);
		for who in [HOLDER, PARTNER, THIRD] {
			assert_ok!(claim(who, Right::Hold));
			assert_ok!(claim(who, Right::Use));
		}
		assert_noop!(claim(BOB, Right::Hold), Error::<Test>::NotParty);
		let alone = Rights::claim(signed(HOLDER), GENERATED, Right::Operate, Ground::Generated);
		assert_noop!(alone, Error::<Test>::WrongGround);
	});
}

#[test]
fn one_that_refuses_keeps_the_others_from_operating() {
	test(|| {
		declared();
		events();
		assert_noop!(claim(PARTNER, Right::Operate), Error::<Test>::ConsentMissing);
		assert_ok!(consent(HOLDER, PARTNER));
		let consented = Event::Consented { dataset: GENERATED, to: member(PARTNER), party: member(HOLDER) };
		assert_eq!(events(), [consented]);
		assert_noop!(claim(PARTNER, Right::Operate), Error::<Test>::ConsentMissing);
		assert_ok!(consent(THIRD, PARTNER));
		assert_ok!(claim(PARTNER, Right::Operate));
		// A consent to one is none to another.
		assert_noop!(claim(HOLDER, Right::Operate), Error::<Test>::ConsentMissing);
	});
}

#[test]
fn the_register_is_told_whether_all_others_consent() {
	let asked = |consenting: &[u64]| {
		let consenting = consenting.iter().map(|who| member(*who)).collect::<Vec<_>>();
		<Rights as JointConsents>::have_consented(&GENERATED, &member(HOLDER), &consenting)
	};
	test(|| {
		assert_eq!(asked(&[HOLDER, PARTNER, THIRD]), None);
		declared();
		assert_eq!(asked(&[HOLDER]), Some(false));
		assert_eq!(asked(&[HOLDER, PARTNER, THIRD]), Some(true));
		assert_ok!(consent(PARTNER, HOLDER));
		assert_eq!(asked(&[HOLDER]), Some(false));
		assert_eq!(asked(&[HOLDER, THIRD]), Some(true));
		assert_ok!(consent(THIRD, HOLDER));
		assert_eq!(asked(&[]), Some(true));
	});
}

#[test]
fn only_parties_consent_and_once() {
	test(|| {
		assert_noop!(consent(HOLDER, PARTNER), Error::<Test>::NotParty);
		declared();
		assert_noop!(consent(STRANGER, PARTNER), Error::<Test>::NotMember);
		assert_noop!(consent(BOB, PARTNER), Error::<Test>::NotParty);
		assert_noop!(consent(HOLDER, BOB), Error::<Test>::NotParty);
		assert_noop!(consent(HOLDER, HOLDER), Error::<Test>::OwnConsent);
		assert_ok!(consent(HOLDER, PARTNER));
		assert_noop!(consent(HOLDER, PARTNER), Error::<Test>::AlreadyConsented);
		let nowhere = Rights::consent(signed(HOLDER), DatasetId([9; 32]), member(PARTNER));
		assert_noop!(nowhere, Error::<Test>::UnknownDataset);
		IsWithdrawn::set(true);
		assert_noop!(consent(PARTNER, HOLDER), Error::<Test>::Withdrawn);
	});
}

#[test]
fn parties_are_declared_by_the_holder_before_any_claim() {
	test(|| {
		let both = &[HOLDER, PARTNER];
		assert_noop!(declare(STRANGER, GENERATED, both), Error::<Test>::NotMember);
		assert_noop!(declare(PARTNER, GENERATED, both), Error::<Test>::NotHolder);
		assert_noop!(declare(HOLDER, DatasetId([9; 32]), both), Error::<Test>::UnknownDataset);
		for wrong in [&[][..], &[HOLDER], &[PARTNER, THIRD], &[HOLDER, PARTNER, PARTNER], &[HOLDER, STRANGER]]
		{
			assert_noop!(declare(HOLDER, GENERATED, wrong), Error::<Test>::InvalidParties);
		}
		assert_ok!(declare(HOLDER, GENERATED, both));
		assert_noop!(declare(HOLDER, GENERATED, both), Error::<Test>::AlreadyDeclared);
		let agreement = Ground::Agreement { contract: [1; 32] };
		assert_ok!(Rights::claim(signed(HOLDER), AGREED, Right::Use, agreement));
		assert_noop!(declare(HOLDER, AGREED, both), Error::<Test>::AlreadyClaimed);
		IsWithdrawn::set(true);
		assert_noop!(declare(HOLDER, CRAWLED, both), Error::<Test>::Withdrawn);
	});
}
