//! Granting and revoking.

use alloc::{boxed::Box, collections::BTreeSet};
use frame::{
	prelude::*,
	traits::{ConstU32, Get},
};
use hefu_primitives::{
	GrantId, MemberId, Nonce,
	right::Right,
	terms::{Exclusivity, Terms},
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{
	Config, Error, Event, Exclusives, Grant, GrantCount, Granting, Grants, MAX_EXCLUSIVE, MAX_LEVELS,
	NextGrant, Offers, Pallet, Pledges, Root, Roots, Surviving,
};

/// What making a grant writes, once it is known that it can be made.
pub(crate) struct Checked {
	/// The grant.
	grant: Grant,
	/// On what it hangs, if it is made from a right.
	root: Option<Root>,
	/// For an exclusive one: those side by side that have not ended, with it.
	exclusives: Option<BoundedVec<GrantId, ConstU32<MAX_EXCLUSIVE>>>,
}

impl<T: Config> Pallet<T> {
	/// Makes a grant.
	pub(crate) fn do_grant(grantor: MemberId, nonce: Nonce, granting: Granting) -> DispatchResult {
		let id = Self::new_id(&grantor, &nonce)?;
		let checked = Self::check_granting(id, grantor, &granting)?;

		GrantCount::<T>::mutate(grantor, |made| made.saturating_inc());
		Self::make(id, checked, granting);
		Ok(())
	}

	/// The id of another grant or offer of the member: it names no other, and the member may have one more.
	pub(crate) fn new_id(grantor: &MemberId, nonce: &Nonce) -> Result<GrantId, Error<T>> {
		let id = GrantId::derive(&genesis_hash::<T>(), grantor, nonce);
		let exists = Grants::<T>::contains_key(id) || Offers::<T>::contains_key(id);
		ensure!(!exists, Error::<T>::AlreadyExists);
		let made = GrantCount::<T>::get(grantor);
		ensure!(made < T::MaxGrantsPerGrantor::get(), Error::<T>::TooManyGrants);
		Ok(id)
	}

	/// That the grant can be made now, under this id; gives what making it writes.
	pub(crate) fn check_granting(
		id: GrantId,
		grantor: MemberId,
		granting: &Granting,
	) -> Result<Checked, Error<T>> {
		let source = granting.parent.and_then(|parent| Self::holder_above(&parent)).unwrap_or(grantor);
		Self::ensure_not_withdrawn_by(&granting.dataset, &source)?;
		ensure!(granting.right != Right::Hold, Error::<T>::NotGrantable);
		ensure!(granting.terms.first_fault().is_none(), Error::<T>::InvalidTerms);
		let grantee = granting.grantee;
		ensure!(grantee != grantor && T::Members::is_live(&grantee), Error::<T>::InvalidGrantee);
		let (level, root) = Self::check_source(&grantor, granting)?;
		if granting.terms.exclusivity != Exclusivity::None {
			Self::ensure_not_frozen(&granting.dataset)?;
		}
		let now = T::Clock::get();
		let group = granting.group();
		let mut exclusives = Exclusives::<T>::get(group);
		Self::check_not_excluded(&granting.terms, &exclusives, now)?;
		Self::check_survivors(granting, now)?;
		let exclusives = if granting.terms.exclusivity == Exclusivity::None {
			None
		} else {
			exclusives.retain(|other| Self::live_exclusive(other, now).is_some());
			exclusives.try_push(id).map_err(|_| Error::<T>::TooManyExclusive)?;
			Some(exclusives)
		};

		let Granting { dataset, right, parent, terms, .. } = granting.clone();
		let number = NextGrant::<T>::get();
		let (made_ms, revoked_ms) = (now, None);
		let grant =
			Grant { dataset, right, grantor, grantee, parent, level, terms, number, made_ms, revoked_ms };
		Ok(Checked { grant, root, exclusives })
	}

	/// Makes a grant that was checked.
	pub(crate) fn make(id: GrantId, checked: Checked, granting: Granting) {
		let Checked { grant, root, exclusives } = checked;
		let Grant { number, grantor, .. } = grant;
		if let Some(exclusives) = exclusives {
			Exclusives::<T>::insert(grant.group(), exclusives);
		}
		for survivor in &granting.survivors {
			Surviving::<T>::insert(id, survivor, ());
		}
		if let Some(root) = root {
			Roots::<T>::insert(id, root);
		}
		NextGrant::<T>::put(number.saturating_add(1));
		Grants::<T>::insert(id, grant);
		Self::deposit_event(Event::Granted { grant: id, number, grantor, granting: Box::new(granting) });
	}

	/// Revokes a grant: one entry, whatever is below.
	pub(crate) fn do_revoke(grantor: MemberId, id: GrantId) -> DispatchResult {
		let mut grant = Grants::<T>::get(id).ok_or(Error::<T>::UnknownGrant)?;
		ensure!(Self::stands_for(&id, &grant) == grantor, Error::<T>::NotGrantor);
		ensure!(grant.revoked_ms.is_none(), Error::<T>::AlreadyRevoked);

		if grant.terms.exclusivity != Exclusivity::None {
			let group = grant.group();
			let mut exclusives = Exclusives::<T>::get(group);
			exclusives.retain(|other| *other != id);
			if exclusives.is_empty() {
				Exclusives::<T>::remove(group);
			} else {
				Exclusives::<T>::insert(group, exclusives);
			}
		}
		grant.revoked_ms = Some(T::Clock::get());
		Grants::<T>::insert(id, grant);
		Self::deposit_event(Event::Revoked { grant: id, grantor });
		Ok(())
	}

	/// R3: that the grantor has what it grants; gives the new grant's level, and on what it hangs if it is made from a right.
	fn check_source(grantor: &MemberId, granting: &Granting) -> Result<(u8, Option<Root>), Error<T>> {
		let now = T::Clock::get();
		let Some(parent_id) = granting.parent else {
			let operates = Self::is_held_at(&granting.dataset, Right::Operate, grantor, now);
			ensure!(operates, Error::<T>::NotHeld);
			let pledge = Pledges::<T>::get((granting.dataset, Right::Operate, grantor));
			ensure!(pledge.is_none_or(|pledge| pledge.may_grant), Error::<T>::Pledged);
			return Ok((1, Some(Self::root_of(&granting.dataset, grantor)?)));
		};
		let parent = Grants::<T>::get(parent_id).ok_or(Error::<T>::UnknownGrant)?;
		ensure!(parent.dataset == granting.dataset, Error::<T>::OtherDataset);
		ensure!(parent.grantee == *grantor, Error::<T>::NotGrantee);
		let live = Self::check_chain(&parent_id, now).is_ok() && parent.terms.period.contains(now);
		ensure!(live, Error::<T>::ParentNotLive);
		ensure!(granting.right <= parent.right, Error::<T>::RightExceeded);
		let Terms { sublicence, .. } = &parent.terms;
		let mut roles = sublicence.grantees.iter();
		let may = sublicence.depth > 0 && roles.any(|role| T::Members::has_role(&granting.grantee, role));
		ensure!(may, Error::<T>::MayNotGrant);
		let shorter = granting.terms.sublicence.depth < sublicence.depth;
		ensure!(shorter && granting.terms.is_within(&parent.terms), Error::<T>::TermsExceeded);
		let level = parent.level.saturating_add(1);
		ensure!(level <= MAX_LEVELS, Error::<T>::TooDeep);
		Ok((level, None))
	}

	/// R4: beside an exclusive grant none is made that overlaps with it.
	fn check_not_excluded(terms: &Terms, exclusives: &[GrantId], now: u64) -> Result<(), Error<T>> {
		let mut live = exclusives.iter().filter_map(|other| Self::live_exclusive(other, now));
		ensure!(!live.any(|other| other.terms.overlaps(terms)), Error::<T>::Excluded);
		Ok(())
	}

	/// R4: an exclusive grant lists earlier ones that stand beside it.
	fn check_survivors(granting: &Granting, now: u64) -> Result<(), Error<T>> {
		let survivors = &granting.survivors;
		if survivors.is_empty() {
			return Ok(());
		}
		let distinct = survivors.iter().collect::<BTreeSet<_>>().len() == survivors.len();
		let beside = survivors.iter().all(|survivor| {
			Grants::<T>::get(survivor)
				.is_some_and(|other| other.group() == granting.group() && !other.has_ended_at(now))
		});
		let exclusive = granting.terms.exclusivity != Exclusivity::None;
		ensure!(distinct && beside && exclusive, Error::<T>::InvalidSurvivors);
		Ok(())
	}

	/// An exclusive grant, if it has not ended at that moment and somebody has that from which it was made. One that is made
	/// from a grant ends with that, as those beside it do; so this matters only for those that are made from rights.
	pub(crate) fn live_exclusive(id: &GrantId, ms: u64) -> Option<Grant> {
		let grant = Grants::<T>::get(id).filter(|grant| !grant.has_ended_at(ms))?;
		let sourced = grant.parent.is_some() || Self::is_rooted_at(id, &grant, ms);
		sourced.then_some(grant)
	}
}
