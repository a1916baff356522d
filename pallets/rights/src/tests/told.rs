//! What the market and metering are told of grants, of those to come, and of who can make them.

use frame::{deps::frame_support::weights::WeightMeter, testing_prelude::*};
use hefu_primitives::{
	GrantId,
	right::{Outbound, Right},
	terms::{Purpose, Use},
};
use pallet_support::{GrantFacts, GrantInspect, MayGrant};

use crate::{Granting, Pledge, mock::*};

fn facts(grantor: u64) -> Option<GrantFacts> {
	let Granting { dataset, right, grantee, terms, .. } = granting();
	Some(GrantFacts { dataset, right, grantor: member(grantor), grantee, terms })
}

fn granted(id: GrantId) -> Option<GrantFacts> {
	<Rights as GrantInspect>::grant(&id)
}

fn offered(id: GrantId) -> Option<GrantFacts> {
	<Rights as GrantInspect>::offered(&id)
}

fn may(right: Right, by: Option<GrantId>, who: u64) -> bool {
	<Rights as MayGrant>::may_grant(&GENERATED, right, by.as_ref(), &member(who))
}

#[test]
fn an_offer_is_told_until_it_is_withdrawn_or_made() {
	test(|| {
		operate();
		let id = offer(HOLDER, 1, granting());
		assert_eq!((offered(id), granted(id)), (facts(HOLDER), None));
		assert_ok!(lock(INSTRUCTION, id, HOLDER, BOB));
		assert_eq!(offered(id), facts(HOLDER));
		assert_ok!(execute(INSTRUCTION, id, HOLDER, BOB));
		assert_eq!((offered(id), granted(id)), (None, facts(HOLDER)));
		let withdrawn = offer(HOLDER, 2, granting());
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), withdrawn));
		assert_eq!((offered(withdrawn), granted(withdrawn)), (None, None));
		assert_eq!((offered(grant_id(HOLDER, 3)), granted(grant_id(HOLDER, 3))), (None, None));
	});
}

#[test]
fn a_grant_is_told_with_whoever_stands_for_it_now() {
	test(|| {
		all_rights();
		let id = grant(HOLDER, 1, granting());
		assert_eq!(granted(id), facts(HOLDER));
		assert_ok!(transfer(HOLDER, CAROL, Right::ALL, Outbound::Novated));
		assert_eq!(granted(id), facts(CAROL));
	});
}

#[test]
fn a_use_is_allowed_as_can_use_says() {
	test(|| {
		operate();
		let id = grant(HOLDER, 1, granting());
		let other = Use { purpose: Purpose(2), ..within() };
		assert!(<Rights as GrantInspect>::allows(&id, &within()));
		assert!(!<Rights as GrantInspect>::allows(&id, &other));
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert!(!<Rights as GrantInspect>::allows(&id, &within()));
	});
}

#[test]
fn a_grant_is_looked_up_as_far_as_the_limit_reaches() {
	test(|| {
		operate();
		let first = grant(HOLDER, 1, granting());
		let second = grant(BOB, 1, sub(first, CAROL, terms_to(1)));
		let within_reads = |id: &GrantId, reads: u64| {
			let mut limit = WeightMeter::with_limit(DbWeight::get().reads(reads));
			let allowed = <Rights as GrantInspect>::allows_within(id, &within(), &mut limit);
			(allowed, limit.remaining() == Weight::zero())
		};
		assert_eq!(within_reads(&first, 6), (Some(true), true));
		assert_eq!(within_reads(&first, 5).0, None);
		assert_eq!(within_reads(&second, 8), (Some(true), true));
		assert_eq!(within_reads(&second, 7).0, None);
		assert_eq!(within_reads(&grant_id(HOLDER, 9), 6).0, Some(false));
		assert_ok!(Rights::revoke(signed(HOLDER), first));
		assert_eq!(within_reads(&second, 8).0, Some(false));
		// Whatever can stand beside and above a grant, the heaviest one can be looked up within what is said of it.
		let levels = u64::from(crate::MAX_LEVELS);
		let exclusives = u64::from(crate::MAX_EXCLUSIVE).saturating_mul(3);
		let most = 4 + exclusives + levels * (2 + exclusives);
		let said = <Rights as GrantInspect>::grant_weight();
		assert!(DbWeight::get().reads(most).all_lte(said));
	});
}

#[test]
fn whoever_operates_may_grant() {
	test(|| {
		assert!(!may(Right::Use, None, HOLDER));
		operate();
		assert!(may(Right::Use, None, HOLDER) && may(Right::Operate, None, HOLDER));
		assert!(!may(Right::Hold, None, HOLDER) && !may(Right::Use, None, BOB));
		// What is pledged is granted from if the pledgee agreed.
		for (may_grant, expected) in [(false, false), (true, true)] {
			assert_ok!(Rights::pledge(
				signed(HOLDER),
				GENERATED,
				Right::Operate,
				Pledge { may_grant, ..pledge() }
			));
			assert_eq!(may(Right::Use, None, HOLDER), expected);
			assert_ok!(Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, member(HOLDER)));
		}
		IsWithdrawn::set(true);
		assert!(!may(Right::Use, None, HOLDER));
	});
}

#[test]
fn a_grantee_may_grant_what_its_grant_lets_it() {
	test(|| {
		operate();
		let id = grant(HOLDER, 1, Granting { terms: terms_to(1), ..granting() });
		assert!(may(Right::Use, Some(id), BOB));
		assert!(!may(Right::Operate, Some(id), BOB) && !may(Right::Use, Some(id), CAROL));
		assert!(!may(Right::Use, Some(grant_id(HOLDER, 2)), BOB));
		assert!(!<Rights as MayGrant>::may_grant(&AGREED, Right::Use, Some(&id), &member(BOB)));
		let last = grant(BOB, 1, sub(id, CAROL, terms_to(0)));
		assert!(!may(Right::Use, Some(last), CAROL));
		later(366 * DAY);
		assert!(!may(Right::Use, Some(id), BOB));
	});
	test(|| {
		operate();
		let id = grant(HOLDER, 1, Granting { terms: terms_to(1), ..granting() });
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert!(!may(Right::Use, Some(id), BOB));
	});
}
