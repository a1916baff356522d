//! Offering a grant: as granting, but that nothing can be done by it.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId,
	code::Region,
	right::Right,
	terms::{Exclusivity, Purposes, Territory},
};

use crate::{
	Error, Event, GrantCount, Granting, Grants, MAX_EXCLUSIVE, MAX_LEVELS, Offer, OfferState, Refusal,
	Survivors, mock::*,
};

fn offered(who: u64, granting: Granting) -> DispatchResult {
	Rights::offer(signed(who), [99; 32], Box::new(granting))
}

/// A grant in another place, for one purpose.
fn elsewhere(purpose: u32, exclusivity: Exclusivity) -> Granting {
	let mut elsewhere = granting();
	elsewhere.terms.purposes = Purposes(1 << purpose);
	elsewhere.terms.territory = Territory::of(&[Region(330_000)]).expect("one is few");
	elsewhere.terms.exclusivity = exclusivity;
	elsewhere
}

#[test]
fn an_offer_is_recorded_and_allows_nothing() {
	test(|| {
		operate();
		let id = offer(HOLDER, 1, granting());
		let (grantor, granting) = (member(HOLDER), granting());
		let expected = Offer { grantor, granting: granting.clone(), state: OfferState::Open };
		assert_eq!(Rights::offered(id), Some(expected));
		assert_eq!(Rights::granted(id), None);
		assert_eq!(Rights::can_use(id, within()), Err(Refusal::UnknownGrant));
		assert_eq!(events(), [Event::Offered { grant: id, grantor, granting: Box::new(granting) }]);
		// Nothing is granted on from it, and there is nothing to revoke.
		let on = Rights::grant(signed(BOB), [1; 32], Box::new(sub(id, CAROL, terms_to(1))));
		assert_noop!(on, Error::<Test>::UnknownGrant);
		assert_noop!(Rights::revoke(signed(HOLDER), id), Error::<Test>::UnknownGrant);
	});
}

#[test]
fn an_exclusive_offer_shuts_out_nobody() {
	test(|| {
		operate();
		let mut exclusive = granting();
		exclusive.terms.exclusivity = Exclusivity::Exclusive;
		offer(HOLDER, 1, exclusive);
		let other = grant(HOLDER, 2, Granting { grantee: member(CAROL), ..granting() });
		assert_eq!(Rights::can_use(other, within()), Ok(()));
	});
}

#[test]
fn what_cannot_be_granted_cannot_be_offered() {
	test(|| {
		operate();
		let parent = grant(HOLDER, 1, granting());
		let dead = grant(HOLDER, 2, granting());
		assert_ok!(Rights::revoke(signed(HOLDER), dead));
		let last = grant(BOB, 1, sub(parent, CAROL, terms_to(0)));
		let sides = |level: u8| if level % 2 == 1 { (BOB, CAROL) } else { (CAROL, BOB) };
		let mut deepest = grant(HOLDER, 3, Granting { terms: terms_to(200), ..granting() });
		for level in 1..MAX_LEVELS {
			let (who, to) = sides(level);
			deepest = grant(who, 10 + level, sub(deepest, to, terms_to(200 - level)));
		}
		let (deepest_s, to) = sides(MAX_LEVELS);
		for purpose in 0..MAX_EXCLUSIVE {
			grant(HOLDER, 10 + purpose as u8, elsewhere(purpose, Exclusivity::Sole));
		}
		let in_beijing = Territory::of(&[Region(110_000)]).expect("one is few");
		let mut one_more = elsewhere(0, Exclusivity::Exclusive);
		one_more.terms.territory = in_beijing;
		let mut nothing = granting();
		nothing.terms.purposes = Purposes(0);
		let survivors = Survivors::truncate_from(vec![parent]);
		let on = sub(parent, CAROL, terms_to(0));

		let refused: [(u64, Granting, Error<Test>); 18] = [
			(STRANGER, granting(), Error::NotMember),
			(CUSTOMER, granting(), Error::NotMember),
			(HOLDER, Granting { dataset: DatasetId([9; 32]), ..granting() }, Error::UnknownDataset),
			(HOLDER, Granting { right: Right::Hold, ..granting() }, Error::NotGrantable),
			(HOLDER, nothing, Error::InvalidTerms),
			(HOLDER, Granting { grantee: member(HOLDER), ..granting() }, Error::InvalidGrantee),
			(CAROL, granting(), Error::NotHeld),
			(BOB, sub(grant_id(HOLDER, 99), CAROL, terms_to(0)), Error::UnknownGrant),
			(BOB, Granting { dataset: AGREED, ..on.clone() }, Error::OtherDataset),
			(DAVE, on.clone(), Error::NotGrantee),
			(BOB, sub(dead, CAROL, terms_to(0)), Error::ParentNotLive),
			(BOB, Granting { right: Right::Operate, ..on }, Error::RightExceeded),
			(CAROL, sub(last, DAVE, terms_to(0)), Error::MayNotGrant),
			(BOB, sub(parent, CAROL, terms_to(2)), Error::TermsExceeded),
			(deepest_s, sub(deepest, to, terms_to(0)), Error::TooDeep),
			(HOLDER, elsewhere(0, Exclusivity::None), Error::Excluded),
			(HOLDER, Granting { survivors, ..granting() }, Error::InvalidSurvivors),
			(HOLDER, one_more, Error::TooManyExclusive),
		];
		for (who, granting, error) in refused {
			let error = DispatchError::from(error);
			let granted = || Rights::grant(signed(who), [99; 32], Box::new(granting.clone()));
			assert_noop!(granted(), error);
			assert_noop!(offered(who, granting.clone()), error);
		}
		IsWithdrawn::set(true);
		assert_noop!(offered(HOLDER, granting()), Error::<Test>::Withdrawn);
		IsWithdrawn::set(false);
		assert_ok!(offered(HOLDER, granting()));
	});
}

#[test]
fn a_nonce_serves_once_for_both() {
	test(|| {
		operate();
		let id = offer(HOLDER, 1, granting());
		grant(HOLDER, 2, granting());
		for nonce in [1, 2] {
			let again = Rights::offer(signed(HOLDER), [nonce; 32], Box::new(granting()));
			assert_noop!(again, Error::<Test>::AlreadyExists);
			let again = Rights::grant(signed(HOLDER), [nonce; 32], Box::new(granting()));
			assert_noop!(again, Error::<Test>::AlreadyExists);
		}
		// Withdrawn, it keeps its id.
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), id));
		let again = Rights::grant(signed(HOLDER), [1; 32], Box::new(granting()));
		assert_noop!(again, Error::<Test>::AlreadyExists);
	});
}

#[test]
fn offers_count_as_grants_and_are_not_counted_twice() {
	test(|| {
		operate();
		MaxGrants::set(2);
		let id = offer(HOLDER, 1, granting());
		let withdrawn = offer(HOLDER, 2, granting());
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), withdrawn));
		assert_noop!(offered(HOLDER, granting()), Error::<Test>::TooManyGrants);
		let granted = Rights::grant(signed(HOLDER), [3; 32], Box::new(granting()));
		assert_noop!(granted, Error::<Test>::TooManyGrants);
		assert_ok!(lock(INSTRUCTION, id, HOLDER, BOB));
		assert_ok!(execute(INSTRUCTION, id, HOLDER, BOB));
		assert!(Grants::<Test>::contains_key(id));
		assert_eq!(GrantCount::<Test>::get(member(HOLDER)), 2);
	});
}

#[test]
fn its_grantor_withdraws_an_offer_once() {
	test(|| {
		operate();
		let id = offer(HOLDER, 1, granting());
		events();
		let withdraw = |who, id| Rights::withdraw_offer(signed(who), id);
		assert_noop!(withdraw(STRANGER, id), Error::<Test>::NotMember);
		assert_noop!(withdraw(BOB, id), Error::<Test>::NotGrantor);
		assert_noop!(withdraw(HOLDER, grant_id(HOLDER, 2)), Error::<Test>::NotOffered);
		assert_ok!(lock(INSTRUCTION, id, HOLDER, BOB));
		assert_noop!(withdraw(HOLDER, id), Error::<Test>::OfferLocked);
		release(INSTRUCTION, id);
		assert_ok!(withdraw(HOLDER, id));
		assert_eq!(events(), [Event::OfferWithdrawn { grant: id, grantor: member(HOLDER) }]);
		assert_eq!(Rights::offered(id).map(|offer| offer.state), Some(OfferState::Withdrawn));
		assert_noop!(withdraw(HOLDER, id), Error::<Test>::OfferWithdrawn);
		// A grant is revoked, not withdrawn.
		let granted = grant(HOLDER, 3, granting());
		assert_noop!(withdraw(HOLDER, granted), Error::<Test>::NotOffered);
	});
}
