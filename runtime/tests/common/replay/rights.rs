//! Rights, grants and offers. Derived: a grant's level (from its parent's), which exclusive grants stand side by side (`Exclusives`:
//! those that have lapsed go when another comes) and what survives beside them (`Surviving`), counts (`NextGrant`,
//! `GrantCount`), and that a right was claimed (`Claimed`). Which offers are locked the instructions' events tell, which
//! [`super::settlement`] reads.

use hefu_primitives::{GrantId, right::Right, terms::Exclusivity};
use hefu_runtime::Runtime;
use pallet_rights::{
	Claimed, Consents, Event, Exclusives, Grant, GrantCount, Granting, Grants, HeldRight, Holdings,
	JointParties, NextGrant, Offer, OfferState, Offers, Surviving,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::JointDeclared { dataset, parties } => JointParties::<Runtime>::insert(dataset, parties),
		Event::Consented { dataset, to, party } => Consents::<Runtime>::insert((dataset, to, party), ()),
		Event::RightClaimed { dataset, right, holder, ground } => {
			let held = HeldRight { ground, since_ms: at.ms, until_ms: None };
			Holdings::<Runtime>::insert((dataset, right, holder), held);
			Claimed::<Runtime>::insert(dataset, ());
		}
		Event::RightRelinquished { dataset, right, holder } => {
			Holdings::<Runtime>::mutate((dataset, right, holder), |held| {
				held.as_mut().expect("it was claimed").until_ms = Some(at.ms);
			});
		}
		Event::Offered { grant, grantor, granting } => {
			let offer = Offer { grantor, granting: *granting, state: OfferState::Open };
			Offers::<Runtime>::insert(grant, offer);
			GrantCount::<Runtime>::mutate(grantor, |count| *count += 1);
		}
		Event::OfferWithdrawn { grant, .. } => set_state(grant, OfferState::Withdrawn),
		Event::Granted { grant: id, number, grantor, granting } => {
			// An offer that is executed has been counted.
			if Offers::<Runtime>::take(id).is_none() {
				GrantCount::<Runtime>::mutate(grantor, |count| *count += 1);
			}
			let Granting { dataset, right, parent, grantee, terms, survivors } = *granting;
			if terms.exclusivity != Exclusivity::None {
				Exclusives::<Runtime>::mutate((dataset, parent), |all| {
					all.retain(|other| is_live(other, at.ms));
					all.try_push(id).expect("no more than the chain had");
				});
			}
			for survivor in &survivors {
				Surviving::<Runtime>::insert(id, survivor, ());
			}
			let above = parent.map(|parent| Grants::<Runtime>::get(parent).expect("it was granted"));
			let level = above.map_or(1, |above| above.level + 1);
			let (made_ms, revoked_ms) = (at.ms, None);
			let grant =
				Grant { dataset, right, grantor, grantee, parent, level, terms, number, made_ms, revoked_ms };
			Grants::<Runtime>::insert(id, grant);
			NextGrant::<Runtime>::put(number + 1);
		}
		Event::Revoked { grant: id, .. } => {
			let mut grant = Grants::<Runtime>::get(id).expect("it was granted");
			if grant.terms.exclusivity != Exclusivity::None {
				Exclusives::<Runtime>::mutate_exists(grant.group(), |all| {
					if let Some(listed) = all {
						listed.retain(|other| *other != id);
					}
					*all = all.take().filter(|listed| !listed.is_empty());
				});
			}
			grant.revoked_ms = Some(at.ms);
			Grants::<Runtime>::insert(id, grant);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}

/// What has become of an offer.
pub fn set_state(id: GrantId, state: OfferState) {
	Offers::<Runtime>::mutate(id, |offer| offer.as_mut().expect("it was offered").state = state);
}

/// Whether an exclusive grant keeps others out still: it has not ended, and who made it from a right has that.
fn is_live(id: &GrantId, ms: u64) -> bool {
	let grant = Grants::<Runtime>::get(id).expect("it was granted");
	let held = || {
		let held = Holdings::<Runtime>::get((grant.dataset, Right::Operate, grant.grantor));
		held.is_some_and(|held| held.is_held_at(ms))
	};
	!grant.has_ended_at(ms) && (grant.parent.is_some() || held())
}
