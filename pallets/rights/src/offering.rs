//! Offering grants, and taking offers back.

use alloc::boxed::Box;
use frame::prelude::*;
use hefu_primitives::{GrantId, MemberId, Nonce};

use crate::{Config, Error, Event, GrantCount, Granting, Offer, OfferState, Offers, Pallet};

impl<T: Config> Pallet<T> {
	/// Offers a grant that could be made now.
	pub(crate) fn do_offer(grantor: MemberId, nonce: Nonce, granting: Granting) -> DispatchResult {
		let id = Self::new_id(&grantor, &nonce)?;
		Self::check_granting(id, grantor, &granting)?;
		Self::ensure_not_frozen(&granting.dataset)?;

		GrantCount::<T>::mutate(grantor, |made| made.saturating_inc());
		let offer = Offer { grantor, granting: granting.clone(), state: OfferState::Open };
		Offers::<T>::insert(id, offer);
		Self::deposit_event(Event::Offered { grant: id, grantor, granting: Box::new(granting) });
		Ok(())
	}

	/// Takes an offer back.
	pub(crate) fn do_withdraw_offer(grantor: MemberId, id: GrantId) -> DispatchResult {
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::NotOffered)?;
		ensure!(offer.grantor == grantor, Error::<T>::NotGrantor);
		Self::ensure_open(&offer)?;

		Offers::<T>::insert(id, Offer { state: OfferState::Withdrawn, ..offer });
		Self::deposit_event(Event::OfferWithdrawn { grant: id, grantor });
		Ok(())
	}

	/// That nothing has become of the offer yet.
	pub(crate) fn ensure_open(offer: &Offer) -> Result<(), Error<T>> {
		match offer.state {
			OfferState::Open => Ok(()),
			OfferState::Locked(_) => Err(Error::<T>::OfferLocked),
			OfferState::Withdrawn => Err(Error::<T>::OfferWithdrawn),
		}
	}
}
