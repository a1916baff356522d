//! Offers as legs of instructions: locked, and executed or released.

use frame::testing_prelude::*;
use hefu_primitives::{
	CustomerId, GrantId, Party, PartyId,
	code::Region,
	right::Right,
	settlement::{LegKind, Thing},
	terms::{Exclusivity, Purposes, Territory},
};
use pallet_support::Leg;

use crate::{
	Error, Event, Granting, MAX_EXCLUSIVE, MAX_SURVIVORS, OfferState, Offers, Refusal, Survivors, WeightInfo,
	mock::*,
};

fn state(id: GrantId) -> Option<OfferState> {
	Rights::offered(id).map(|offer| offer.state)
}

/// An offer of Bob's to Carol, from an exclusive grant of the holder's.
fn bobs() -> (GrantId, u64, u64) {
	operate();
	let mut exclusive = granting();
	exclusive.terms.exclusivity = Exclusivity::Exclusive;
	let parent = grant(HOLDER, 1, exclusive);
	(offer(BOB, 1, sub(parent, CAROL, terms_to(0))), BOB, CAROL)
}

/// An exclusive offer of the holder's to Bob, beside which a grant to Carol survives.
fn holders() -> (GrantId, u64, u64) {
	operate();
	let carols = grant(HOLDER, 1, Granting { grantee: member(CAROL), ..granting() });
	let mut exclusive = Granting { survivors: Survivors::truncate_from(vec![carols]), ..granting() };
	exclusive.terms.exclusivity = Exclusivity::Exclusive;
	(offer(HOLDER, 2, exclusive), HOLDER, BOB)
}

#[test]
fn a_grant_is_made_when_its_offer_is_executed() {
	test(|| {
		let (id, from, to) = holders();
		let survivor = grant_id(HOLDER, 1);
		assert_ok!(lock(INSTRUCTION, id, from, to));
		assert_eq!(state(id), Some(OfferState::Locked(INSTRUCTION)));
		// Not before: this one is earlier, and gives way.
		later(DAY);
		let between = grant(HOLDER, 3, Granting { grantee: member(DAVE), ..granting() });
		assert_eq!(Rights::can_use(between, within()), Ok(()));
		later(DAY);
		let offered = Rights::offered(id).expect("it is locked");
		events();
		assert_ok!(execute(INSTRUCTION, id, from, to));
		let (grantor, granting) = (member(HOLDER), Box::new(offered.granting));
		assert_eq!(events(), [Event::Granted { grant: id, number: 2, grantor, granting }]);
		assert_eq!(Rights::offered(id), None);
		let made = Rights::granted(id).expect("it was made");
		assert_eq!((made.number, made.made_ms, made.grantee), (2, START + 2 * DAY, member(BOB)));
		for (grant, answer) in [(id, Ok(())), (survivor, Ok(())), (between, Err(Refusal::Displaced(id)))] {
			assert_eq!(Rights::can_use(grant, within()), answer);
		}
		// It is a grant like others.
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert_eq!(Rights::can_use(between, within()), Ok(()));
	});
}

#[test]
fn what_is_released_is_as_before_and_can_be_locked_again() {
	test(|| {
		let (id, from, to) = bobs();
		let before = root();
		assert_ok!(lock(INSTRUCTION, id, from, to));
		release(INSTRUCTION, id);
		assert_eq!(root(), before);
		assert_ok!(lock(OTHER, id, from, to));
		assert_ok!(execute(OTHER, id, from, to));
	});
}

#[test]
fn locks_and_releases_have_no_events() {
	test(|| {
		let (id, from, to) = bobs();
		events();
		assert_ok!(lock(INSTRUCTION, id, from, to));
		release(INSTRUCTION, id);
		assert_eq!(events(), []);
	});
}

#[test]
fn an_offer_goes_from_its_grantor_to_its_grantee_under_their_names() {
	test(|| {
		let (id, from, to) = bobs();
		let [from, to] = [from, to].map(|who| Party::Member(member(who)));
		let others = [
			Party::Member(member(DAVE)),
			Party::Customer(CustomerId(member(BOB).0)),
			Party::Key(PartyId(member(CAROL).0)),
		];
		let from_others = others.map(|other| (other, to, DispatchError::from(Error::<Test>::NotGrantor)));
		let to_others = others.map(|other| (from, other, Error::<Test>::WrongGrantee.into()));
		let wrong = [from_others, to_others].concat();
		let locked = |of: &Thing, from: &Party, to: &Party| <Rights as Leg>::lock(&INSTRUCTION, of, from, to);
		let executed =
			|of: &Thing, from: &Party, to: &Party| <Rights as Leg>::execute(&INSTRUCTION, of, from, to);
		for (from, to, error) in &wrong {
			assert_noop!(locked(&thing(id), from, to), *error);
		}
		let bill = Thing { kind: LegKind::Bill, id: id.0 };
		for nothing in [bill, thing(grant_id(BOB, 2))] {
			assert_noop!(locked(&nothing, &from, &to), Error::<Test>::NotOffered);
			assert_noop!(executed(&nothing, &from, &to), Error::<Test>::NotOffered);
		}
		assert_ok!(locked(&thing(id), &from, &to));
		for (from, to, error) in &wrong {
			assert_noop!(executed(&thing(id), from, to), *error);
		}
	});
}

#[test]
fn one_instruction_has_it_at_a_time() {
	test(|| {
		let (id, from, to) = bobs();
		assert_noop!(execute(INSTRUCTION, id, from, to), Error::<Test>::NotLocked);
		assert_ok!(lock(INSTRUCTION, id, from, to));
		for instruction in [INSTRUCTION, OTHER] {
			assert_noop!(lock(instruction, id, from, to), Error::<Test>::OfferLocked);
		}
		assert_noop!(execute(OTHER, id, from, to), Error::<Test>::NotLocked);
		assert_ok!(execute(INSTRUCTION, id, from, to));
		assert_noop!(execute(INSTRUCTION, id, from, to), Error::<Test>::NotOffered);
		assert_noop!(lock(OTHER, id, from, to), Error::<Test>::NotOffered);
		let withdrawn = offer(BOB, 2, sub(grant_id(HOLDER, 1), CAROL, terms_to(0)));
		assert_ok!(Rights::withdraw_offer(signed(BOB), withdrawn));
		assert_noop!(lock(OTHER, withdrawn, from, to), Error::<Test>::OfferWithdrawn);
		assert_noop!(execute(OTHER, withdrawn, from, to), Error::<Test>::NotLocked);
	});
}

#[test]
fn releasing_never_fails_and_touches_no_lock_of_another() {
	test(|| {
		let (id, from, to) = bobs();
		assert_storage_noop!(release(INSTRUCTION, grant_id(BOB, 2)));
		assert_storage_noop!(release(INSTRUCTION, id));
		assert_ok!(lock(OTHER, id, from, to));
		assert_storage_noop!(release(INSTRUCTION, id));
		let bill = Thing { kind: LegKind::Bill, id: id.0 };
		assert_storage_noop!(assert_eq!(<Rights as Leg>::release(&OTHER, &bill), Ok(())));
		assert_ok!(execute(OTHER, id, from, to));
		assert_storage_noop!(release(OTHER, id));
		let withdrawn = offer(HOLDER, 2, far());
		assert_ok!(Rights::withdraw_offer(signed(HOLDER), withdrawn));
		assert_storage_noop!(release(OTHER, withdrawn));
	});
}

/// A grant where no other reaches.
fn far() -> Granting {
	let mut far = granting();
	far.terms.territory = Territory::of(&[Region(330_000)]).expect("one is few");
	far
}

/// Makes an offer; gives its id, from whom and to whom it goes.
type Offering = fn() -> (GrantId, u64, u64);
/// An offer, what happens after it, and why there is no grant then.
type Case = (Offering, fn(), Error<Test>);

#[test]
fn what_cannot_be_granted_any_more_is_neither_locked_nor_executed() {
	let happens: [Case; 11] = [
		(bobs, || IsWithdrawn::set(true), Error::Withdrawn),
		(bobs, || Suspended::set(Some(BOB)), Error::GrantorNotLive),
		(bobs, || Suspended::set(Some(CAROL)), Error::InvalidGrantee),
		(bobs, revoke_the_first, Error::ParentNotLive),
		(bobs, relinquish, Error::ParentNotLive),
		(bobs, || later(365 * DAY), Error::ParentNotLive),
		(bobs, exclusively_to_dave, Error::Excluded),
		(holders, relinquish, Error::NotHeld),
		(holders, revoke_the_first, Error::InvalidSurvivors),
		(holders, || later(365 * DAY), Error::InvalidSurvivors),
		(holders, as_many_as_allowed, Error::TooManyExclusive),
	];
	for (offering, happening, error) in happens {
		let error = DispatchError::from(error);
		test(|| {
			let (id, from, to) = offering();
			happening();
			assert_noop!(lock(INSTRUCTION, id, from, to), error);
		});
		test(|| {
			let (id, from, to) = offering();
			let open = Offers::<Test>::get(id);
			assert_ok!(lock(INSTRUCTION, id, from, to));
			happening();
			assert_noop!(execute(INSTRUCTION, id, from, to), error);
			// It stays locked until it is released, which that does not hinder.
			assert_eq!(state(id), Some(OfferState::Locked(INSTRUCTION)));
			release(INSTRUCTION, id);
			assert_eq!(Offers::<Test>::get(id), open);
		});
	}
}

fn revoke_the_first() {
	assert_ok!(Rights::revoke(signed(HOLDER), grant_id(HOLDER, 1)));
}

fn relinquish() {
	assert_ok!(Rights::relinquish(signed(HOLDER), GENERATED, Right::Operate));
}

/// Bob grants to Dave exclusively what he offered to Carol.
fn exclusively_to_dave() {
	let mut terms = terms_to(0);
	terms.exclusivity = Exclusivity::Exclusive;
	grant(BOB, 9, sub(grant_id(HOLDER, 1), DAVE, terms));
}

/// The holder makes as many exclusive grants as there can be side by side.
fn as_many_as_allowed() {
	for purpose in 0..MAX_EXCLUSIVE {
		let mut exclusive = far();
		exclusive.terms.exclusivity = Exclusivity::Exclusive;
		exclusive.terms.purposes = Purposes(1 << purpose);
		grant(HOLDER, 10 + purpose as u8, exclusive);
	}
}

#[test]
fn of_two_offers_that_exclude_one_another_one_is_executed() {
	test(|| {
		let (id, from, to) = holders();
		let other = offer(HOLDER, 3, Granting { grantee: member(DAVE), ..granting() });
		assert_ok!(lock(INSTRUCTION, id, from, to));
		assert_ok!(lock(OTHER, other, HOLDER, DAVE));
		assert_ok!(execute(INSTRUCTION, id, from, to));
		assert_noop!(execute(OTHER, other, HOLDER, DAVE), Error::<Test>::Excluded);
		// When the exclusive one is revoked, it can be tried again.
		assert_ok!(Rights::revoke(signed(HOLDER), id));
		assert_ok!(execute(OTHER, other, HOLDER, DAVE));
	});
}

#[test]
fn the_weight_is_that_of_the_heaviest() {
	let weight = <Rights as Leg>::weight(LegKind::Grant);
	for of in [
		<() as WeightInfo>::leg_lock(MAX_SURVIVORS),
		<() as WeightInfo>::leg_execute(MAX_SURVIVORS),
		<() as WeightInfo>::leg_release(),
	] {
		assert!(of.all_lte(weight), "{of:?} of {weight:?}");
	}
	assert_eq!(<Rights as Leg>::weight(LegKind::Bill), Weight::zero());
}
