//! Grants as legs of instructions: an offer is locked, and the grant is made when all legs are executed.

use frame::prelude::*;
use hefu_primitives::{
	GrantId, InstructionId, Party,
	settlement::{LegKind, Thing},
};
use pallet_support::{Leg, MemberInspect, RegistrationInspect};

use crate::{Config, Error, MAX_SURVIVORS, Offer, OfferState, Offers, Pallet, WeightInfo};

impl<T: Config> Leg for Pallet<T> {
	/// Locks an open offer of `from` to `to`: the grant could be made now.
	fn lock(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		let (id, offer) = Self::offer_between(thing, from, to)?;
		Self::ensure_open(&offer)?;
		Self::check_granting(id, offer.grantor, &offer.granting)?;
		Self::ensure_not_frozen(&offer.granting.dataset)?;

		Offers::<T>::insert(id, Offer { state: OfferState::Locked(*instruction), ..offer });
		Ok(())
	}

	/// Makes the grant, if it still can be made. It counted for its grantor from the offer on, and is numbered now.
	fn execute(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		let (id, offer) = Self::offer_between(thing, from, to)?;
		ensure!(offer.state == OfferState::Locked(*instruction), Error::<T>::NotLocked);
		let checked = Self::check_granting(id, offer.grantor, &offer.granting)?;
		Self::ensure_not_frozen(&offer.granting.dataset)?;

		Offers::<T>::remove(id);
		Self::make(id, checked, offer.granting);
		Ok(())
	}

	/// Opens the offer again. What is not locked for the instruction is left as it is.
	fn release(instruction: &InstructionId, thing: &Thing) -> DispatchResult {
		let locked =
			Self::offer_of(thing).filter(|(_, offer)| offer.state == OfferState::Locked(*instruction));
		if let Some((id, offer)) = locked {
			Offers::<T>::insert(id, Offer { state: OfferState::Open, ..offer });
		}
		Ok(())
	}

	fn weight(kind: LegKind) -> Weight {
		match kind {
			LegKind::Grant => T::WeightInfo::leg_lock(MAX_SURVIVORS)
				.max(T::WeightInfo::leg_execute(MAX_SURVIVORS))
				.max(T::WeightInfo::leg_release())
				.saturating_add(T::Registration::is_frozen_weight()),
			// Refused before anything is read.
			LegKind::Bill => Weight::zero(),
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The offer that the thing is, with its id.
	fn offer_of(thing: &Thing) -> Option<(GrantId, Offer)> {
		let id = (thing.kind == LegKind::Grant).then_some(GrantId(thing.id))?;
		Some((id, Offers::<T>::get(id)?))
	}

	/// The same, if it goes from the first to the second, both under their own names. R3: its grantor takes part now. That its
	/// grantee does is checked with the grant.
	fn offer_between(thing: &Thing, from: &Party, to: &Party) -> Result<(GrantId, Offer), Error<T>> {
		let (id, offer) = Self::offer_of(thing).ok_or(Error::<T>::NotOffered)?;
		ensure!(*from == Party::Member(offer.grantor), Error::<T>::NotGrantor);
		ensure!(*to == Party::Member(offer.granting.grantee), Error::<T>::WrongGrantee);
		ensure!(T::Members::is_live(&offer.grantor), Error::<T>::GrantorNotLive);
		Ok((id, offer))
	}
}
