//! R4: what is granted exclusively nobody else may do, but those whom the grant lists.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	code::{Industry, Region},
	right::{Ground, Right},
	terms::*,
};

use crate::{Error, Exclusives, Granting, MAX_EXCLUSIVE, Refusal, Survivors, mock::*};

fn granted(who: u64, granting: Granting) -> DispatchResult {
	Rights::grant(signed(who), [9; 32], Box::new(granting))
}

/// A grant to the grantee that is changed from the ordinary.
fn to(grantee: u64, change: impl FnOnce(&mut Terms)) -> Granting {
	let mut changed = granting();
	changed.grantee = member(grantee);
	change(&mut changed.terms);
	changed
}

fn exclusive(grantee: u64) -> Granting {
	to(grantee, |terms| terms.exclusivity = Exclusivity::Exclusive)
}

#[test]
fn beside_an_exclusive_grant_none_is_made_that_overlaps() {
	test(|| {
		operate();
		grant(HOLDER, 1, exclusive(BOB));
		assert_noop!(granted(HOLDER, to(CAROL, |_| ())), Error::<Test>::Excluded);
		assert_noop!(granted(HOLDER, exclusive(CAROL)), Error::<Test>::Excluded);
		let operating = Granting { right: Right::Operate, ..to(CAROL, |_| ()) };
		assert_noop!(granted(HOLDER, operating), Error::<Test>::Excluded);
		// Elsewhere it is.
		let elsewhere = |terms: &mut Terms| terms.territory = Territory::of(&[Region(330_000)]).unwrap();
		grant(HOLDER, 2, to(CAROL, elsewhere));
	});
}

#[test]
fn two_exclusive_grants_that_overlap_only_in_one_sector_and_one_week() {
	test(|| {
		operate();
		let week = |from: u64, until: u64| Period {
			from_ms: START + from * DAY,
			until_ms: Some(START + until * DAY),
		};
		let sectors = |divisions: &[u8]| {
			let industries =
				divisions.iter().map(|division| Industry { section: b'I', division: Some(*division) });
			Sectors::of(&industries.collect::<Vec<_>>())
		};
		let drafted = |grantee, period, divisions: &[u8]| {
			to(grantee, |terms| {
				terms.exclusivity = Exclusivity::Exclusive;
				(terms.period, terms.sectors) = (period, sectors(divisions));
			})
		};
		grant(HOLDER, 1, drafted(BOB, week(0, 28), &[63, 64]));
		assert_noop!(granted(HOLDER, drafted(CAROL, week(21, 60), &[64, 65])), Error::<Test>::Excluded);
		grant(HOLDER, 2, drafted(CAROL, week(28, 60), &[64, 65]));
		grant(HOLDER, 3, drafted(DAVE, week(21, 28), &[65]));
	});
}

#[test]
fn earlier_grants_give_way_unless_they_are_listed() {
	test(|| {
		operate();
		let listed = grant(HOLDER, 1, to(CAROL, |_| ()));
		let unlisted = grant(HOLDER, 2, to(DAVE, |_| ()));
		let below = grant(DAVE, 1, sub(unlisted, CAROL, terms_to(0)));
		let shenzhen = |terms: &mut Terms| {
			terms.exclusivity = Exclusivity::Exclusive;
			terms.territory = Territory::of(&[Region(440_300)]).unwrap();
		};
		let survivors = Survivors::try_from(vec![listed]).unwrap();
		let only = grant(HOLDER, 3, Granting { survivors, ..to(BOB, shenzhen) });
		assert_eq!(Rights::can_use(only, within()), Ok(()));
		assert_eq!(Rights::can_use(listed, within()), Ok(()));
		for id in [unlisted, below] {
			assert_eq!(Rights::can_use(id, within()), Err(Refusal::Displaced(only)));
			// As far as it reaches, and not further.
			let elsewhere = Use { region: Region(440_100), ..within() };
			assert_eq!(Rights::can_use(id, elsewhere), Ok(()));
		}
		assert_ok!(Rights::revoke(signed(HOLDER), only));
		assert_eq!(Rights::can_use(below, within()), Ok(()));
		assert!(!Exclusives::<Test>::contains_key((GENERATED, None::<GrantId>)));
	});
}

#[test]
fn an_exclusive_grant_shuts_out_its_grantor_and_a_sole_one_does_not() {
	test(|| {
		operate();
		let parent = grant(HOLDER, 1, exclusive(BOB));
		let mut terms = terms_to(0);
		terms.exclusivity = Exclusivity::Sole;
		let sole = grant(BOB, 1, sub(parent, CAROL, terms.clone()));
		assert_eq!(Rights::can_use(parent, within()), Ok(()));
		assert_noop!(granted(BOB, sub(parent, DAVE, terms_to(0))), Error::<Test>::Excluded);
		assert_ok!(Rights::revoke(signed(BOB), sole));
		terms.exclusivity = Exclusivity::Exclusive;
		let exclusive = grant(BOB, 2, sub(parent, CAROL, terms));
		assert_eq!(Rights::can_use(parent, within()), Err(Refusal::GrantedAway(exclusive)));
		assert_eq!(Rights::can_use(exclusive, within()), Ok(()));
		assert_ok!(Rights::revoke(signed(BOB), exclusive));
		assert_eq!(Rights::can_use(parent, within()), Ok(()));
	});
}

#[test]
fn what_has_ended_shuts_out_nobody() {
	test(|| {
		operate();
		let first = grant(HOLDER, 1, exclusive(BOB));
		assert_ok!(Rights::revoke(signed(HOLDER), first));
		let month = |terms: &mut Terms| {
			terms.exclusivity = Exclusivity::Exclusive;
			terms.period.until_ms = Some(START + 30 * DAY);
		};
		grant(HOLDER, 2, to(CAROL, month));
		later(30 * DAY);
		let third = grant(HOLDER, 3, exclusive(DAVE));
		// The list holds what lives.
		assert_eq!(Exclusives::<Test>::get((GENERATED, None::<GrantId>)).to_vec(), [third]);
		let after = Use { at_ms: Now::get(), ..within() };
		assert_eq!(Rights::can_use(third, after), Ok(()));
	});
}

#[test]
fn a_grant_from_a_right_that_was_given_up_shuts_out_nobody() {
	test(|| {
		let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().unwrap();
		assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
		assert_ok!(Rights::consent(signed(PARTNER), GENERATED, member(HOLDER)));
		assert_ok!(Rights::consent(signed(HOLDER), GENERATED, member(PARTNER)));
		for who in [HOLDER, PARTNER] {
			assert_ok!(Rights::claim(signed(who), GENERATED, Right::Operate, Ground::Joint));
		}
		let partners = grant(PARTNER, 1, to(CAROL, |_| ()));
		let holders = grant(HOLDER, 1, exclusive(BOB));
		assert_eq!(Rights::can_use(partners, within()), Err(Refusal::Displaced(holders)));
		assert_noop!(granted(PARTNER, to(DAVE, |_| ())), Error::<Test>::Excluded);
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		assert_eq!(Rights::can_use(partners, within()), Ok(()));
		assert_eq!(Rights::can_use(holders, within()), Err(Refusal::RightLost));
		grant(PARTNER, 2, exclusive(DAVE));
	});
}

#[test]
fn survivors_are_live_grants_beside_it() {
	test(|| {
		operate();
		let earlier = grant(HOLDER, 1, to(CAROL, |_| ()));
		let below = grant(CAROL, 1, sub(earlier, DAVE, terms_to(0)));
		let ended = grant(HOLDER, 2, to(CAROL, |_| ()));
		assert_ok!(Rights::revoke(signed(HOLDER), ended));
		let listing = |granting: Granting, ids: &[GrantId]| {
			let survivors = Survivors::try_from(ids.to_vec()).unwrap();
			granted(HOLDER, Granting { survivors, ..granting })
		};
		for wrong in [&[below][..], &[ended], &[earlier, earlier], &[grant_id(HOLDER, 7)]] {
			assert_noop!(listing(exclusive(BOB), wrong), Error::<Test>::InvalidSurvivors);
		}
		assert_noop!(listing(granting(), &[earlier]), Error::<Test>::InvalidSurvivors);
		assert_ok!(listing(exclusive(BOB), &[earlier]));
	});
}

#[test]
fn exclusive_grants_side_by_side_are_limited() {
	test(|| {
		operate();
		let day = |day: u64| {
			to(BOB, |terms| {
				terms.exclusivity = Exclusivity::Sole;
				terms.period = Period { from_ms: START + day * DAY, until_ms: Some(START + (day + 1) * DAY) };
			})
		};
		for number in 0..MAX_EXCLUSIVE {
			grant(HOLDER, number as u8, day(u64::from(number)));
		}
		let one_more = Rights::grant(signed(HOLDER), [99; 32], Box::new(day(u64::from(MAX_EXCLUSIVE))));
		assert_noop!(one_more, Error::<Test>::TooManyExclusive);
		// The first lapses and makes room.
		later(DAY);
		grant(HOLDER, 99, day(u64::from(MAX_EXCLUSIVE)));
	});
}
