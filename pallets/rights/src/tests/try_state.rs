//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	DatasetId, GrantId,
	right::{Ground, Outbound, Right, Rights as Set},
	terms::{Exclusivity, Purposes},
};

use crate::{
	Acceptance, Acquired, Claimed, Consents, Encumbrances, Exclusives, Grant, GrantCount, Granting, Grants,
	HeldRight, Holdings, JointParties, NextGrant, Offer, Offers, Parties, Pledges, Root, Roots, Surviving,
	Survivors, Title, Titles, mock::*,
};

/// An id of no grant.
const NOBODYS: GrantId = GrantId([9; 32]);

/// The error that names the invariant which `damage` breaks. Two operate what they made together; there is a grant to Bob with one
/// below and an offer of Bob's beside that, and one to Carol that survives beside it.
fn broken(damage: impl FnOnce()) -> DispatchError {
	new_test_ext().execute_with(|| {
		assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties(&[HOLDER, PARTNER])));
		assert_ok!(Rights::consent(signed(PARTNER), GENERATED, member(HOLDER)));
		assert_ok!(Rights::claim(signed(HOLDER), GENERATED, Right::Operate, Ground::Joint));
		let carols = grant(HOLDER, 2, Granting { grantee: member(CAROL), ..granting() });
		let mut exclusive = granting();
		exclusive.terms.exclusivity = Exclusivity::Exclusive;
		exclusive.survivors = Survivors::try_from(vec![carols]).unwrap();
		let parent = grant(HOLDER, 1, exclusive);
		grant(BOB, 1, sub(parent, DAVE, terms_to(1)));
		offer(BOB, 2, sub(parent, CAROL, terms_to(1)));
		assert_ok!(Rights::do_try_state());
		damage();
		Rights::do_try_state().unwrap_err()
	})
}

fn parties(of: &[u64]) -> Parties {
	of.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few")
}

fn bobs() -> GrantId {
	grant_id(HOLDER, 1)
}

fn carols() -> GrantId {
	grant_id(HOLDER, 2)
}

fn below() -> GrantId {
	grant_id(BOB, 1)
}

fn change(id: GrantId, change: impl FnOnce(&mut Grant)) {
	Grants::<Test>::mutate(id, |grant| change(grant.as_mut().unwrap()));
}

#[test]
fn parties_and_consents() {
	let declared = |dataset, of: &[u64]| broken(|| JointParties::<Test>::insert(dataset, parties(of)));
	assert_eq!(declared(DatasetId([9; 32]), &[HOLDER, PARTNER]), "parties of no dataset".into());
	let alone = "parties are not several with the holder";
	assert_eq!(declared(AGREED, &[HOLDER]), alone.into());
	assert_eq!(declared(AGREED, &[PARTNER, THIRD]), alone.into());
	let consented =
		|dataset, to, party| broken(|| Consents::<Test>::insert((dataset, member(to), member(party)), ()));
	let nowhere = "a consent where there are no parties";
	assert_eq!(consented(AGREED, HOLDER, PARTNER), nowhere.into());
	let stranger = "a consent by or to somebody who is no other party";
	assert_eq!(consented(GENERATED, HOLDER, THIRD), stranger.into());
	assert_eq!(consented(GENERATED, HOLDER, HOLDER), stranger.into());
}

#[test]
fn r1_r2_rights() {
	let held = |dataset, right, who, ground| {
		let held = HeldRight { ground, since_ms: START, until_ms: None };
		broken(|| {
			Holdings::<Test>::insert((dataset, right, member(who)), held);
			Claimed::<Test>::insert(dataset, ());
		})
	};
	let nowhere = held(DatasetId([9; 32]), Right::Use, HOLDER, Ground::Generated);
	assert_eq!(nowhere, "R2: a right in no dataset".into());
	assert_eq!(held(GENERATED, Right::Use, BOB, Ground::Joint), "R1: a stranger's right".into());
	assert_eq!(held(GENERATED, Right::Use, HOLDER, Ground::Generated), "R2: a wrong ground".into());
	let crawled = held(CRAWLED, Right::Operate, HOLDER, Ground::Crawled);
	assert_eq!(crawled, "R2: a right that cannot be had".into());
	let refused = held(GENERATED, Right::Operate, PARTNER, Ground::Joint);
	assert_eq!(refused, "R2: a consent is missing".into());
	let backwards = broken(|| {
		Holdings::<Test>::mutate((GENERATED, Right::Operate, member(HOLDER)), |held| {
			held.as_mut().unwrap().until_ms = Some(START - 1);
		});
	});
	assert_eq!(backwards, "R1: a right in no time".into());
	let surplus = broken(|| Claimed::<Test>::insert(AGREED, ()));
	assert_eq!(surplus, "Claimed does not match the rights".into());
}

#[test]
fn r3_grants() {
	let changed = |damage: fn(&mut Grant)| broken(|| change(below(), damage));
	let nothing = changed(|grant| grant.terms.purposes = Purposes(0));
	assert_eq!(nothing, "R3: terms that allow nothing".into());
	let hold = changed(|grant| grant.right = Right::Hold);
	assert_eq!(hold, "R3: no grant".into());
	let orphan = changed(|grant| grant.parent = Some(NOBODYS));
	assert_eq!(orphan, "R3: a parent that is not there".into());
	let rootless = changed(|grant| grant.parent = None);
	assert_eq!(rootless, "R3: a grant from nothing".into());
	let elsewhere = changed(|grant| grant.dataset = AGREED);
	assert_eq!(elsewhere, "R3: a parent of another dataset".into());
	let stranger = changed(|grant| grant.grantor = member(CAROL));
	assert_eq!(stranger, "R3: granted by another".into());
	let before = changed(|grant| grant.number = 0);
	assert_eq!(before, "R3: a parent made later".into());
	let more = changed(|grant| grant.right = Right::Operate);
	assert_eq!(more, "R3: more right than the parent has".into());
	let wider = changed(|grant| grant.terms.purposes = Purposes(0b111));
	assert_eq!(wider, "R3: terms that exceed the parent's".into());
	let deep = changed(|grant| grant.terms.sublicence.depth = 2);
	assert_eq!(deep, "R3: too deep".into());
	let level = changed(|grant| grant.level = 3);
	assert_eq!(level, "R3: too deep".into());
	let dead = broken(|| change(bobs(), |grant| grant.revoked_ms = Some(START - 1)));
	assert_eq!(dead, "R3: made after its parent's end".into());
}

#[test]
fn r5_grants_are_older_than_the_end_of_their_right() {
	let after = broken(|| {
		change_title(|title| title.ended_ms = Some(START + 1));
		change(carols(), |grant| grant.made_ms = START + 2);
	});
	assert_eq!(after, "R5: a grant from a right that was given up".into());
}

/// The title of the right from which all was granted.
fn change_title(change: impl FnOnce(&mut Title)) {
	Titles::<Test>::mutate((GENERATED, Right::Operate, member(HOLDER)), |title| {
		change(title.as_mut().unwrap())
	});
}

/// The holder's right, which the other then has as well, as if it had gone to it.
fn give_partner() {
	let key = |who| (GENERATED, Right::Operate, member(who));
	Holdings::<Test>::insert(key(PARTNER), Holdings::<Test>::get(key(HOLDER)).unwrap());
	Acquired::<Test>::insert(key(PARTNER), member(HOLDER));
}

#[test]
fn r1_r5_titles() {
	let key = |who| (GENERATED, Right::Operate, member(who));
	let nobodys = broken(|| {
		Titles::<Test>::insert(key(THIRD), Title { holder: member(THIRD), tenure: 0, ended_ms: None });
	});
	assert_eq!(nobodys, "R1: a title that nobody claimed".into());
	let none = broken(|| {
		let held = Holdings::<Test>::get(key(HOLDER)).unwrap();
		Holdings::<Test>::insert((GENERATED, Right::Use, member(HOLDER)), held);
	});
	assert_eq!(none, "R1: a right without a title".into());
	let kept = broken(|| {
		Holdings::<Test>::mutate(key(HOLDER), |held| held.as_mut().unwrap().until_ms = Some(START));
	});
	assert_eq!(kept, "R5: a right that its holder has no more".into());
	let twice = broken(give_partner);
	assert_eq!(twice, "R5: a right is not its title's holder's".into());
	let ended = broken(|| change_title(|title| title.ended_ms = Some(START)));
	assert_eq!(ended, "R5: a right is not its title's holder's".into());
	let own = broken(|| Acquired::<Test>::insert(key(HOLDER), member(HOLDER)));
	let to_nobody = "R5: a right that went to nobody, or to who claimed it";
	assert_eq!(own, to_nobody.into());
	let nobodys = broken(|| Acquired::<Test>::insert(key(CAROL), member(HOLDER)));
	assert_eq!(nobodys, to_nobody.into());
}

#[test]
fn r5_encumbrances_and_roots() {
	let listed = |claimant, tenure, grantor| {
		broken(|| Encumbrances::<Test>::insert((GENERATED, member(claimant), tenure), member(grantor)))
	};
	assert_eq!(listed(CAROL, 0, HOLDER), "R5: an encumbrance of no right".into());
	assert_eq!(listed(HOLDER, 0, HOLDER), "R5: an encumbrance of a tenure that is not over".into());
	let stranger = broken(|| {
		change_title(|title| title.tenure = 1);
		Encumbrances::<Test>::insert((GENERATED, member(HOLDER), 0), member(CAROL));
	});
	assert_eq!(stranger, "R5: who stands for grants never had the right".into());
	let unlisted = broken(|| change_title(|title| title.tenure = 1));
	assert_eq!(unlisted, "R5: a tenure that is over is no encumbrance".into());
	let root = |tenure| Root { claimant: member(HOLDER), tenure };
	let nothing = broken(|| Roots::<Test>::insert(NOBODYS, root(0)));
	assert_eq!(nothing, "R5: a root of no grant from a right".into());
	let both = broken(|| Roots::<Test>::insert(below(), root(0)));
	assert_eq!(both, "R3: a grant from a grant and from a right".into());
	let to_come = broken(|| Roots::<Test>::insert(carols(), root(1)));
	assert_eq!(to_come, "R3: a grant from nothing".into());
	let none = broken(|| Roots::<Test>::remove(carols()));
	assert_eq!(none, "R3: a grant from nothing".into());
}

#[test]
fn pledges() {
	let pledged = |who, pledgee| {
		let pledge = crate::Pledge { pledgee: member(pledgee), ..pledge() };
		broken(|| Pledges::<Test>::insert((GENERATED, Right::Operate, member(who)), pledge))
	};
	assert_eq!(pledged(BOB, BANK), "a pledge of a right that nobody has".into());
	assert_eq!(pledged(HOLDER, HOLDER), "a pledge to who has the right".into());
}

#[test]
fn acceptances() {
	let accepted = |from, to, rights| {
		let acceptance = Acceptance { rights, outbound: Outbound::Novated, document: [1; 32] };
		broken(|| crate::mock::accepted(GENERATED, from, to, acceptance))
	};
	assert_eq!(accepted(HOLDER, HOLDER, Set::of(Right::ALL)), "an acceptance of nothing".into());
	assert_eq!(accepted(HOLDER, BOB, Set::default()), "an acceptance of nothing".into());
}

#[test]
fn r4_exclusivity() {
	let group = || (GENERATED, None::<GrantId>);
	let unlisted = broken(|| Exclusives::<Test>::remove(group()));
	assert_eq!(unlisted, "R4: an exclusive grant is not listed".into());
	let after = broken(|| change(carols(), |grant| grant.number = 9));
	assert_eq!(after, "R4: a grant overlaps with an exclusive one".into());
	let both = broken(|| change(carols(), |grant| grant.terms.exclusivity = Exclusivity::Sole));
	assert_eq!(both, "R4: an exclusive grant is not listed".into());
	let empty = broken(|| {
		let nowhere = (AGREED, None::<GrantId>);
		Exclusives::<Test>::insert(nowhere, BoundedVec::truncate_from(Vec::new()));
	});
	assert_eq!(empty, "R4: a list of nothing".into());
	let unknown = broken(|| {
		Exclusives::<Test>::mutate(group(), |listed| listed.try_push(NOBODYS).unwrap());
	});
	assert_eq!(unknown, "R4: an exclusive grant that is not there".into());
	let common = broken(|| {
		change(carols(), |grant| grant.terms.purposes = Purposes(0b100));
		let ids = vec![bobs(), carols()];
		Exclusives::<Test>::insert(group(), BoundedVec::truncate_from(ids));
	});
	assert_eq!(common, "R4: a listed grant is not exclusive there".into());
}

#[test]
fn r4_survivors() {
	let of_nothing = broken(|| Surviving::<Test>::insert(NOBODYS, carols(), ()));
	assert_eq!(of_nothing, "R4: a survivor of no grant".into());
	let nothing = broken(|| Surviving::<Test>::insert(bobs(), NOBODYS, ()));
	assert_eq!(nothing, "R4: a survivor that is not there".into());
	let elsewhere = broken(|| Surviving::<Test>::insert(bobs(), below(), ()));
	assert_eq!(elsewhere, "R4: a survivor that was not there before".into());
}

#[test]
fn r3_r4_offers() {
	let changed = |damage: fn(&mut Offer)| {
		broken(|| Offers::<Test>::mutate(grant_id(BOB, 2), |offer| damage(offer.as_mut().unwrap())))
	};
	let made = broken(|| {
		let offer = Offers::<Test>::get(grant_id(BOB, 2)).unwrap();
		Offers::<Test>::insert(below(), offer);
	});
	assert_eq!(made, "an offer of a grant that was made".into());
	let nothing = changed(|offer| offer.granting.terms.purposes = Purposes(0));
	assert_eq!(nothing, "R3: an offer that allows nothing".into());
	let hold = changed(|offer| offer.granting.right = Right::Hold);
	assert_eq!(hold, "R3: an offer of no grant".into());
	let orphan = changed(|offer| offer.granting.parent = Some(NOBODYS));
	assert_eq!(orphan, "R3: an offer from a grant that is not there".into());
	let rootless = changed(|offer| offer.granting.parent = None);
	assert_eq!(rootless, "R3: an offer from nothing".into());
	let stranger = changed(|offer| offer.grantor = member(DAVE));
	assert_eq!(stranger, "R3: granted by another".into());
	let wider = changed(|offer| offer.granting.terms.purposes = Purposes(0b111));
	assert_eq!(wider, "R3: terms that exceed the parent's".into());
	let surviving = changed(|offer| offer.granting.survivors = Survivors::truncate_from(vec![below()]));
	assert_eq!(surviving, "R4: an offer with wrong survivors".into());
	let uncounted = broken(|| Offers::<Test>::remove(grant_id(BOB, 2)));
	assert_eq!(uncounted, "GrantCount does not match the grants and offers".into());
}

#[test]
fn counts() {
	let miscounted = broken(|| GrantCount::<Test>::insert(member(HOLDER), 1));
	assert_eq!(miscounted, "GrantCount does not match the grants and offers".into());
	let more = broken(|| NextGrant::<Test>::put(4));
	assert_eq!(more, "a number of no grant".into());
	let fewer = broken(|| NextGrant::<Test>::put(2));
	assert_eq!(fewer, "a grant's number is to come".into());
	let same = broken(|| {
		Surviving::<Test>::remove(bobs(), carols());
		change(carols(), |grant| (grant.terms.purposes, grant.number) = (Purposes(0b100), 2));
	});
	assert_eq!(same, "two grants have a number".into());
}
