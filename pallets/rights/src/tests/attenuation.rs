//! R3: a grant is within its parent in every dimension, and its grantor has what it grants.

use frame::testing_prelude::*;
use hefu_primitives::{
	GrantId,
	code::Region,
	member::{Role, Roles},
	right::{Ground, Right},
	terms::*,
};

use crate::{Error, Granting, MAX_LEVELS, mock::*};

fn granted(who: u64, granting: Granting) -> DispatchResult {
	Rights::grant(signed(who), [9; 32], Box::new(granting))
}

/// The holder's grant to Bob.
fn bobs() -> GrantId {
	operate();
	grant(HOLDER, 1, granting())
}

#[test]
fn a_grantee_grants_less_in_turn() {
	test(|| {
		let parent = bobs();
		let mut narrower = terms_to(1);
		narrower.territory = Territory::of(&[Region(440_300)]).unwrap();
		narrower.purposes = Purposes(0b01);
		let child = grant(BOB, 1, sub(parent, CAROL, narrower.clone()));
		assert_eq!(Rights::granted(child).unwrap().level, 2);
		assert_eq!(Rights::can_use(child, within()), Ok(()));
		let narrowest = Terms { sublicence: Sublicence::none(), ..narrower };
		let grandchild = grant(CAROL, 1, sub(child, DAVE, narrowest));
		assert_eq!(Rights::can_use(grandchild, within()), Ok(()));
		// What the sub-licence left out is refused, though the parent has it.
		let elsewhere = Use { region: Region(440_100), ..within() };
		assert_eq!(Rights::can_use(parent, elsewhere), Ok(()));
		let refusal = crate::Refusal::Terms(Dimension::Territory);
		assert_eq!(Rights::can_use(child, elsewhere), Err(refusal));
	});
}

#[test]
fn r3_more_in_any_dimension_is_refused() {
	test(|| {
		let parent = bobs();
		let more: [fn(&mut Terms); 11] = [
			|terms| terms.purposes = Purposes(0b100),
			|terms| terms.territory = Territory::everywhere(),
			|terms| terms.period.from_ms -= 1,
			|terms| terms.period.until_ms = None,
			|terms| terms.exclusivity = Exclusivity::Sole,
			|terms| terms.sublicence.depth = 2,
			|terms| terms.sublicence.grantees = Roles::of(&[Role::DataUser, Role::Bank]),
			|terms| terms.sectors = Sectors::all(),
			|terms| terms.environments = Environments::of(&[Environment::Tee, Environment::Plain]),
			|terms| terms.export = Export::Allowed { basis: [1; 32] },
			|terms| terms.sublicence.depth = 3,
		];
		for change in more {
			let mut terms = terms_to(1);
			change(&mut terms);
			assert_noop!(granted(BOB, sub(parent, CAROL, terms)), Error::<Test>::TermsExceeded);
		}
		assert_ok!(granted(BOB, sub(parent, CAROL, terms_to(1))));
	});
}

#[test]
fn r3_limits_and_clauses_are_handed_on() {
	test(|| {
		operate();
		let limit = |amount| Some(Limit { amount, period_ms: Some(DAY) });
		let mut limited = terms();
		(limited.volume.calls, limited.clauses) = (limit(100), Some([1; 32]));
		let parent = grant(HOLDER, 1, Granting { terms: limited.clone(), ..granting() });
		let child =
			|volume, clauses| granted(BOB, sub(parent, CAROL, Terms { volume, clauses, ..terms_to(0) }));
		let calls = |amount| Volume { calls: limit(amount), ..Volume::default() };
		assert_noop!(child(Volume::default(), Some([1; 32])), Error::<Test>::TermsExceeded);
		assert_noop!(child(calls(101), Some([1; 32])), Error::<Test>::TermsExceeded);
		assert_noop!(child(calls(100), None), Error::<Test>::TermsExceeded);
		assert_ok!(child(calls(100), Some([1; 32])));
	});
}

#[test]
fn r3_only_the_grantee_grants_and_only_if_it_may() {
	test(|| {
		let parent = bobs();
		assert_noop!(granted(CAROL, sub(parent, DAVE, terms_to(0))), Error::<Test>::NotGrantee);
		assert_noop!(granted(HOLDER, sub(parent, DAVE, terms_to(0))), Error::<Test>::NotGrantee);
		let unknown = grant_id(HOLDER, 7);
		assert_noop!(granted(BOB, sub(unknown, CAROL, terms_to(0))), Error::<Test>::UnknownGrant);
		let other = Granting { dataset: AGREED, ..sub(parent, CAROL, terms_to(0)) };
		assert_noop!(granted(BOB, other), Error::<Test>::OtherDataset);
		// Not to a bank, and not by who may not grant on.
		assert_noop!(granted(BOB, sub(parent, BANK, terms_to(0))), Error::<Test>::MayNotGrant);
		let last = grant(BOB, 1, sub(parent, CAROL, terms_to(0)));
		assert_noop!(granted(CAROL, sub(last, DAVE, terms_to(0))), Error::<Test>::MayNotGrant);
		// A right of use gives no right to operate; the other way round it does.
		let operating = Granting { right: Right::Operate, ..sub(parent, CAROL, terms_to(0)) };
		assert_noop!(granted(BOB, operating), Error::<Test>::RightExceeded);
		let operating = grant(HOLDER, 2, Granting { right: Right::Operate, ..granting() });
		assert_ok!(granted(BOB, sub(operating, CAROL, terms_to(0))));
	});
}

#[test]
fn r3_what_has_ended_or_not_begun_is_not_granted_on() {
	test(|| {
		operate();
		let parents = [1, 2].map(|nonce| grant(HOLDER, nonce, granting()));
		let child = grant(BOB, 1, sub(parents[0], CAROL, terms_to(1)));
		let mut tomorrow = terms();
		tomorrow.period.from_ms = START + DAY;
		let to_come = grant(HOLDER, 4, Granting { terms: tomorrow.clone(), ..granting() });
		let on = sub(to_come, CAROL, Terms { sublicence: Sublicence::none(), ..tomorrow });
		assert_noop!(granted(BOB, on.clone()), Error::<Test>::ParentNotLive);
		later(DAY);
		grant(BOB, 2, on);
		// What was made from a grant ends with it.
		assert_ok!(Rights::revoke(signed(HOLDER), parents[0]));
		assert_noop!(granted(BOB, sub(parents[0], DAVE, terms_to(0))), Error::<Test>::ParentNotLive);
		assert_noop!(granted(CAROL, sub(child, DAVE, terms_to(0))), Error::<Test>::ParentNotLive);
		later(364 * DAY);
		assert_noop!(granted(BOB, sub(parents[1], DAVE, terms_to(0))), Error::<Test>::ParentNotLive);
	});
}

/// R5: in the same block, at every level, and nothing of it is written but the right.
#[test]
fn r3_r5_what_is_made_from_a_right_ends_with_it() {
	test(|| {
		let parent = bobs();
		assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
		assert_noop!(granted(BOB, sub(parent, DAVE, terms_to(0))), Error::<Test>::ParentNotLive);
	});
}

#[test]
fn r3_a_chain_has_an_end() {
	test(|| {
		assert_ok!(Rights::claim(signed(HOLDER), GENERATED, Right::Operate, Ground::Generated));
		let mut parent = grant(HOLDER, 1, Granting { terms: terms_to(200), ..granting() });
		let who = |level: u8| if level % 2 == 1 { BOB } else { CAROL };
		for level in 2..=MAX_LEVELS {
			let next = sub(parent, who(level), terms_to(200 - level));
			parent = grant(who(level - 1), level, next);
		}
		assert_eq!(Rights::can_use(parent, within()), Ok(()));
		let beyond = sub(parent, who(MAX_LEVELS + 1), terms_to(0));
		assert_noop!(granted(who(MAX_LEVELS), beyond), Error::<Test>::TooDeep);
	});
}
