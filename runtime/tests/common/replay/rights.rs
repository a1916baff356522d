//! Rights, pledges, grants and offers. Derived: titles and on which of them a grant hangs (`Titles`, `Acquired`, `Roots`, `Encumbrances`), a
//! grant's level (from its parent's), which exclusive grants stand side by side (`Exclusives`:
//! those that have lapsed go when another comes) and what survives beside them (`Surviving`), counts (`NextGrant`,
//! `GrantCount`), and that a right was claimed (`Claimed`). Which offers are locked the instructions' events tell, which
//! [`super::settlement`] reads.

use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	right::{Outbound, Right, Rights},
	terms::Exclusivity,
};
use hefu_runtime::Runtime;
use pallet_rights::{
	Acceptances, Acquired, Claimed, Consents, Conveyance, Encumbrances, Event, Exclusives, Grant, GrantCount,
	Granting, Grants, HeldRight, Holdings, JointParties, NextGrant, Offer, OfferState, Offers, Pledges, Root,
	Roots, Surviving, Title, Titles,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At) {
	match event {
		Event::JointDeclared { dataset, parties } => JointParties::<Runtime>::insert(dataset, parties),
		Event::Consented { dataset, to, party } => Consents::<Runtime>::insert((dataset, to, party), ()),
		Event::RightClaimed { dataset, right, holder, ground } => {
			let held = HeldRight { ground, since_ms: at.ms, until_ms: None };
			Holdings::<Runtime>::insert((dataset, right, holder), held);
			let title = Title { holder, tenure: 0, ended_ms: None };
			Titles::<Runtime>::insert((dataset, right, holder), title);
			// Of what it had from another before, nothing is to be said any more.
			Acquired::<Runtime>::remove((dataset, right, holder));
			Claimed::<Runtime>::insert(dataset, ());
		}
		Event::RightRelinquished { dataset, right, holder } => {
			Holdings::<Runtime>::mutate((dataset, right, holder), |held| {
				held.as_mut().expect("it was claimed").until_ms = Some(at.ms);
			});
			change_title(dataset, right, holder, |title| title.ended_ms = Some(at.ms));
		}
		Event::RightTransferred { dataset, right, from, to, how, outbound, .. } => {
			let claimant = claimant(dataset, right, from);
			change_title(dataset, right, from, |title| {
				title.holder = to;
				if right == Right::Operate && outbound == Outbound::Encumbering {
					Encumbrances::<Runtime>::insert((dataset, claimant, title.tenure), from);
					title.tenure += 1;
				}
			});
			let held = Holdings::<Runtime>::get((dataset, right, from)).expect("it had it");
			let lost = HeldRight { until_ms: Some(at.ms), ..held.clone() };
			Holdings::<Runtime>::insert((dataset, right, from), lost);
			Holdings::<Runtime>::insert((dataset, right, to), HeldRight { since_ms: at.ms, ..held });
			if claimant == to {
				Acquired::<Runtime>::remove((dataset, right, to));
			} else {
				Acquired::<Runtime>::insert((dataset, right, to), claimant);
			}
			Acceptances::<Runtime>::remove((dataset, from, to));
			if how == Conveyance::Enforced {
				Pledges::<Runtime>::remove((dataset, right, from));
			}
		}
		Event::Pledged { dataset, right, holder, pledge } => {
			Pledges::<Runtime>::insert((dataset, right, holder), pledge);
		}
		Event::PledgeReleased { dataset, right, holder, .. } => {
			Pledges::<Runtime>::remove((dataset, right, holder));
		}
		Event::Accepted { dataset, from, to, acceptance } => {
			if acceptance.rights == Rights::default() {
				Acceptances::<Runtime>::remove((dataset, from, to));
			} else {
				Acceptances::<Runtime>::insert((dataset, from, to), acceptance);
			}
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
			if parent.is_none() {
				let claimant = claimant(dataset, Right::Operate, grantor);
				let title =
					Titles::<Runtime>::get((dataset, Right::Operate, claimant)).expect("it was claimed");
				Roots::<Runtime>::insert(id, Root { claimant, tenure: title.tenure });
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

/// Who claimed the right that the member has.
fn claimant(dataset: DatasetId, right: Right, member: MemberId) -> MemberId {
	Acquired::<Runtime>::get((dataset, right, member)).unwrap_or(member)
}

/// What becomes of the title by which the member has the right.
fn change_title(dataset: DatasetId, right: Right, member: MemberId, change: impl FnOnce(&mut Title)) {
	Titles::<Runtime>::mutate((dataset, right, claimant(dataset, right, member)), |title| {
		change(title.as_mut().expect("it was claimed"));
	});
}

/// Whether an exclusive grant keeps others out still: it has not ended, nor has the right, if it was made from one.
fn is_live(id: &GrantId, ms: u64) -> bool {
	let grant = Grants::<Runtime>::get(id).expect("it was granted");
	let held = || {
		let root = Roots::<Runtime>::get(id).expect("it was made from a right");
		let title = Titles::<Runtime>::get((grant.dataset, Right::Operate, root.claimant));
		title.is_some_and(|title| title.is_held_at(ms))
	};
	!grant.has_ended_at(ms) && (grant.parent.is_some() || held())
}
