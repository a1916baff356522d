//! What the market and metering are told of grants, of those to come, and of who can make them.

use frame::{deps::frame_support::weights::WeightMeter, prelude::*, traits::Get};
use hefu_primitives::{DatasetId, GrantId, MemberId, right::Right, terms::Use};
use pallet_support::{GrantFacts, GrantInspect, MayGrant};

use crate::{Config, Exclusives, Grants, MAX_EXCLUSIVE, MAX_LEVELS, OfferState, Offers, Pallet, Pledges};

impl<T: Config> GrantInspect for Pallet<T> {
	fn grant(grant: &GrantId) -> Option<GrantFacts> {
		let found = Grants::<T>::get(grant)?;
		let grantor = Self::stands_for(grant, &found);
		let crate::Grant { dataset, right, grantee, terms, .. } = found;
		Some(GrantFacts { dataset, right, grantor, grantee, terms })
	}

	fn offered(grant: &GrantId) -> Option<GrantFacts> {
		let offer = Offers::<T>::get(grant).filter(|offer| offer.state != OfferState::Withdrawn)?;
		let crate::Granting { dataset, right, grantee, terms, .. } = offer.granting;
		Some(GrantFacts { dataset, right, grantor: offer.grantor, grantee, terms })
	}

	fn allows(grant: &GrantId, to: &Use) -> bool {
		Self::check_use(grant, to).is_ok()
	}

	/// Of a grant that was made from a right, and beside and below which no exclusive one stands, it is six reads.
	fn allows_within(grant: &GrantId, to: &Use, limit: &mut WeightMeter) -> Option<bool> {
		let mut take = |reads| limit.try_consume(T::DbWeight::get().reads(reads)).ok();
		// Whether the grantee takes part; the root and its title; what the grantee granted in turn.
		take(4)?;
		let Some(found) = Grants::<T>::get(grant) else { return Some(false) };
		take(Self::reads_of_exclusives((found.dataset, Some(*grant))))?;
		let mut next = Some(*grant);
		for _ in 0..MAX_LEVELS {
			let Some(id) = next else { break };
			take(2)?;
			let Some(found) = Grants::<T>::get(id) else { return Some(false) };
			take(Self::reads_of_exclusives(found.group()))?;
			next = found.parent;
		}
		Some(Self::allows(grant, to))
	}

	/// A use is judged by a chain of grants; beside each stand as many exclusive ones as can be, of each of which its root and title
	/// are looked up.
	fn grant_weight() -> Weight {
		let levels = u64::from(MAX_LEVELS);
		let beside = u64::from(MAX_EXCLUSIVE).saturating_mul(3).saturating_add(4);
		T::DbWeight::get().reads(levels.saturating_add(1).saturating_mul(beside))
	}
}

impl<T: Config> Pallet<T> {
	/// What it takes to look at the exclusive grants that stand there: of each itself, its root and its title.
	fn reads_of_exclusives(group: (DatasetId, Option<GrantId>)) -> u64 {
		let count = Exclusives::<T>::decode_len(group).unwrap_or(0);
		(count as u64).saturating_mul(3)
	}
}

impl<T: Config> MayGrant for Pallet<T> {
	fn may_grant(dataset: &DatasetId, right: Right, by: Option<&GrantId>, member: &MemberId) -> bool {
		let now = T::Clock::get();
		let source = by.and_then(Self::holder_above).unwrap_or(*member);
		if right == Right::Hold || Self::ensure_not_withdrawn_by(dataset, &source).is_err() {
			return false;
		}
		let Some(id) = by else {
			let pledge = Pledges::<T>::get((dataset, Right::Operate, member));
			return Self::is_held_at(dataset, Right::Operate, member, now)
				&& pledge.is_none_or(|pledge| pledge.may_grant);
		};
		Grants::<T>::get(id).is_some_and(|grant| {
			grant.dataset == *dataset
				&& grant.grantee == *member
				&& right <= grant.right
				&& grant.level < MAX_LEVELS
				&& grant.terms.sublicence.depth > 0
				&& grant.terms.period.contains(now)
				&& Self::check_chain(id, now).is_ok()
		})
	}

	/// A chain of grants twice, its root and its title; the dataset and its first version; a right and its pledge.
	fn may_grant_weight() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_LEVELS).saturating_mul(2).saturating_add(8))
	}
}
