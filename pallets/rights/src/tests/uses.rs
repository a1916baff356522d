//! `can_use`: yes, or the first reason why not.

use frame::testing_prelude::*;
use hefu_primitives::{
	code::{Industry, Region},
	right::Right,
	terms::*,
};

use crate::{Granting, Refusal, mock::*};

#[test]
fn a_use_within_the_terms_is_allowed_and_changes_nothing() {
	test(|| {
		operate();
		let id = grant(HOLDER, 1, granting());
		assert_storage_noop!(assert_eq!(Rights::can_use(id, within()), Ok(())));
	});
}

#[test]
fn each_reason_is_named() {
	test(|| {
		operate();
		later(DAY);
		let id = grant(HOLDER, 1, granting());
		let refused = |to, refusal| assert_eq!(Rights::can_use(id, to), Err(refusal));
		assert_eq!(Rights::can_use(grant_id(HOLDER, 2), within()), Err(Refusal::UnknownGrant));
		refused(Use { at_ms: START + DAY - 1, ..within() }, Refusal::NotMadeYet);
		refused(Use { purpose: Purpose(2), ..within() }, Refusal::Terms(Dimension::Purpose));
		refused(Use { region: Region(330_000), ..within() }, Refusal::Terms(Dimension::Territory));
		refused(Use { at_ms: START + 365 * DAY, ..within() }, Refusal::Terms(Dimension::Period));
		let sector = Industry { section: b'A', division: Some(1) };
		refused(Use { sector, ..within() }, Refusal::Terms(Dimension::Sector));
		Suspended::set(Some(BOB));
		refused(within(), Refusal::GranteeNotLive);
		Suspended::set(None);
		// A suspended grantor grants no more; what it granted stays.
		Suspended::set(Some(HOLDER));
		assert_eq!(Rights::can_use(id, within()), Ok(()));
		Suspended::set(None);
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		refused(within(), Refusal::RightLost);
		// As long as it was held, it counted.
		later(1);
		assert_eq!(Rights::can_use(id, Use { at_ms: Now::get() - 2, ..within() }), Err(Refusal::NotMadeYet));
	});
}

#[test]
fn a_withdrawn_dataset_s_grants_stay() {
	test(|| {
		operate();
		let id = grant(HOLDER, 1, granting());
		IsWithdrawn::set(true);
		assert_eq!(Rights::can_use(id, within()), Ok(()));
	});
}

#[test]
fn it_lapses_without_a_transaction_with_all_below() {
	test(|| {
		operate();
		let parent = grant(HOLDER, 1, granting());
		let mut short = terms_to(0);
		short.period.until_ms = Some(START + DAY);
		let child = grant(BOB, 1, sub(parent, CAROL, short));
		let long = grant(BOB, 2, Granting { ..sub(parent, DAVE, terms_to(0)) });
		later(DAY);
		let lapsed = Err(Refusal::Terms(Dimension::Period));
		assert_eq!(Rights::can_use(child, within()), lapsed);
		assert_eq!(Rights::can_use(long, within()), Ok(()));
		later(364 * DAY);
		assert_eq!(Rights::can_use(parent, within()), lapsed);
		assert_eq!(Rights::can_use(long, within()), lapsed);
	});
}
