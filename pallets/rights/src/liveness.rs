//! Whether a grant allows a use: its whole chain is looked up, from the bottom to the right from which it was made.

use frame::prelude::*;
use hefu_primitives::{
	GrantId,
	terms::{Exclusivity, Use},
};
use pallet_support::MemberInspect;

use crate::{Config, Exclusives, Grant, Grants, MAX_LEVELS, Pallet, Refusal, Surviving};

impl<T: Config> Pallet<T> {
	/// Whether the grant allows the use.
	pub(crate) fn check_use(id: &GrantId, to: &Use) -> Result<(), Refusal> {
		let grant = Grants::<T>::get(id).ok_or(Refusal::UnknownGrant)?;
		ensure!(grant.made_ms <= to.at_ms, Refusal::NotMadeYet);
		ensure!(T::Members::is_live(&grant.grantee), Refusal::GranteeNotLive);
		if let Some(dimension) = grant.terms.first_obstacle(to) {
			return Err(Refusal::Terms(dimension));
		}
		Self::check_chain(id, to.at_ms)?;
		Self::check_not_displaced(id, to)?;
		match Self::granted_away(id, &grant, to) {
			Some(by) => Err(Refusal::GrantedAway(by)),
			None => Ok(()),
		}
	}

	/// That neither the grant nor one above it was revoked at that moment, and that somebody had the right from which the first was
	/// made. Their periods hold its own, so these need no looking at.
	pub(crate) fn check_chain(id: &GrantId, at_ms: u64) -> Result<(), Refusal> {
		let mut next = Some(*id);
		for _ in 0..MAX_LEVELS {
			let Some(id) = next else { break };
			let grant = Grants::<T>::get(id).ok_or(Refusal::UnknownGrant)?;
			ensure!(!grant.is_revoked_at(at_ms), Refusal::Revoked(id));
			if grant.parent.is_none() {
				ensure!(Self::is_rooted_at(&id, &grant, at_ms), Refusal::RightLost);
			}
			next = grant.parent;
		}
		Ok(())
	}

	/// R4: that beside neither the grant nor one above it a later exclusive grant reaches the use, which does not list it.
	fn check_not_displaced(id: &GrantId, to: &Use) -> Result<(), Refusal> {
		let mut next = Some(*id);
		for _ in 0..MAX_LEVELS {
			let Some(id) = next else { break };
			let grant = Grants::<T>::get(id).ok_or(Refusal::UnknownGrant)?;
			for other in Exclusives::<T>::get(grant.group()) {
				let displaces = Self::reaching(&other, to).is_some_and(|exclusive| {
					exclusive.number > grant.number && !Surviving::<T>::contains_key(other, id)
				});
				ensure!(!displaces, Refusal::Displaced(other));
			}
			next = grant.parent;
		}
		Ok(())
	}

	/// The exclusive grant by which the grantee itself gave the use away.
	fn granted_away(id: &GrantId, grant: &Grant, to: &Use) -> Option<GrantId> {
		Exclusives::<T>::get((grant.dataset, Some(*id))).into_iter().find(|below| {
			Self::reaching(below, to).is_some_and(|below| below.terms.exclusivity == Exclusivity::Exclusive)
		})
	}

	/// The exclusive grant, if it keeps others from the use.
	fn reaching(id: &GrantId, to: &Use) -> Option<Grant> {
		Self::live_exclusive(id, to.at_ms)
			.filter(|grant| grant.made_ms <= to.at_ms && grant.terms.first_obstacle(to).is_none())
	}
}
