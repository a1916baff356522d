//! Granting from a right to operate: who may, what, and to whom.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	right::{Ground, Right},
	terms::{Environments, Purposes, Territory},
};

use crate::{Error, Event, Grant, Granting, mock::*};

fn granted(who: u64, change: impl FnOnce(&mut Granting)) -> DispatchResult {
	let mut changed = granting();
	change(&mut changed);
	Rights::grant(signed(who), [1; 32], Box::new(changed))
}

#[test]
fn who_operates_grants() {
	test(|| {
		operate();
		later(DAY);
		let id = grant(HOLDER, 1, granting());
		let expected = Grant {
			dataset: GENERATED,
			right: Right::Use,
			grantor: member(HOLDER),
			grantee: member(BOB),
			parent: None,
			level: 1,
			terms: terms(),
			number: 0,
			made_ms: START + DAY,
			revoked_ms: None,
		};
		assert_eq!(Rights::granted(id), Some(expected));
		let grantor = member(HOLDER);
		let granting = Box::new(granting());
		assert_eq!(events(), [Event::Granted { grant: id, number: 0, grantor, granting }]);
	});
}

#[test]
fn nobody_else_does() {
	test(|| {
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::NotHeld);
		assert_ok!(Rights::claim(signed(HOLDER), GENERATED, Right::Use, Ground::Generated));
		// To use is not to operate.
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::NotHeld);
		operate();
		assert_noop!(granted(STRANGER, |_| ()), Error::<Test>::NotMember);
		assert_noop!(granted(CUSTOMER, |_| ()), Error::<Test>::NotMember);
		assert_noop!(granted(CAROL, |_| ()), Error::<Test>::NotHeld);
		assert_noop!(granted(HOLDER, |changed| changed.dataset = AGREED), Error::<Test>::NotHeld);
		Suspended::set(Some(HOLDER));
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::NotMember);
		Suspended::set(None);
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::NotHeld);
	});
}

#[test]
fn a_grant_is_of_something_to_somebody() {
	test(|| {
		operate();
		let unknown = DatasetId([9; 32]);
		assert_noop!(granted(HOLDER, |changed| changed.dataset = unknown), Error::<Test>::UnknownDataset);
		assert_noop!(granted(HOLDER, |changed| changed.right = Right::Hold), Error::<Test>::NotGrantable);
		let to = |who| granted(HOLDER, |changed| changed.grantee = member(who));
		assert_noop!(to(HOLDER), Error::<Test>::InvalidGrantee);
		assert_noop!(to(STRANGER), Error::<Test>::InvalidGrantee);
		Suspended::set(Some(CAROL));
		assert_noop!(to(CAROL), Error::<Test>::InvalidGrantee);
		let wrong: [fn(&mut Granting); 3] = [
			|changed| changed.terms.purposes = Purposes(0),
			|changed| changed.terms.territory = Territory::of(&[]).unwrap(),
			|changed| changed.terms.environments = Environments::of(&[]),
		];
		for change in wrong {
			assert_noop!(granted(HOLDER, change), Error::<Test>::InvalidTerms);
		}
		IsWithdrawn::set(true);
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::Withdrawn);
	});
}

#[test]
fn a_nonce_serves_once_and_grants_are_limited() {
	test(|| {
		operate();
		grant(HOLDER, 1, granting());
		assert_noop!(granted(HOLDER, |_| ()), Error::<Test>::AlreadyExists);
		MaxGrants::set(1);
		let second = Rights::grant(signed(HOLDER), [2; 32], Box::new(granting()));
		assert_noop!(second, Error::<Test>::TooManyGrants);
	});
}
