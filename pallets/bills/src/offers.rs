//! Transfers of possession: nobody gets a bill that it has not accepted.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{BillId, Party, bill::Action};

use crate::{BillOf, Bills, Config, Error, Event, Offer, Pallet, acting::Act};

impl<T: Config> Pallet<T> {
	/// Offers possession to a party.
	pub(crate) fn do_offer_transfer(
		actor: Party,
		id: BillId,
		to: Party,
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let mut bill = Self::unlocked(&id)?;
		let act = Act { recipient: Some(to), ..Act::new(Action::Transfer, actor) };
		Self::check_after(&bill, act)?;
		Self::drop_lapsed_offer(&mut bill)?;
		Self::check_takes_part(&to, &id, Error::RecipientNotMember)?;

		let expires_ms = T::Clock::get().saturating_add(T::OfferLifetimeMs::get());
		bill.offer = Some(Offer { to, expires_ms, comment });
		// Who passes on what it got has not rejected it: rejecting is the next thing that one does.
		if bill.control.previous.is_some_and(|previous| previous.possessor.is_some()) {
			bill.reject_until_ms = None;
		}
		Bills::<T>::insert(id, bill);
		Self::deposit_event(Event::TransferOffered { bill: id, from: actor, to, expires_ms, comment });
		Ok(())
	}

	/// Takes possession, as it was offered, from whoever takes part still: who was suspended since gives nothing away.
	pub(crate) fn do_accept_transfer(actor: Party, id: BillId, after: [u8; 32]) -> DispatchResult {
		let (mut bill, Offer { comment, .. }) = Self::offered_to(actor, &id, after)?;
		bill.offer = None;
		let from = bill.control.possessor;
		Self::check_takes_part(&from, &id, Error::OffererNotMember)?;
		let act = Act { recipient: Some(actor), comment, ..Act::new(Action::Transfer, from) };
		Self::act(id, bill, act)
	}

	/// Declines what was offered.
	pub(crate) fn do_decline_transfer(
		actor: Party,
		id: BillId,
		after: [u8; 32],
		comment: Option<[u8; 32]>,
	) -> DispatchResult {
		let (bill, _) = Self::offered_to(actor, &id, after)?;
		Bills::<T>::insert(id, BillOf::<T> { offer: None, ..bill });
		Self::deposit_event(Event::TransferDeclined { bill: id, by: actor, comment });
		Ok(())
	}

	/// Takes an offer back.
	pub(crate) fn do_withdraw_offer(actor: Party, id: BillId) -> DispatchResult {
		let (bill, _) = Self::offered(&id, |bill, _| bill.control.possessor == actor)?;
		Bills::<T>::insert(id, BillOf::<T> { offer: None, ..bill });
		Self::deposit_event(Event::OfferWithdrawn { bill: id, by: actor });
		Ok(())
	}

	/// The bill and what the party is offered, if nothing happened to the bill since its chain ended with the entry of this hash.
	fn offered_to(party: Party, id: &BillId, after: [u8; 32]) -> Result<(BillOf<T>, Offer), DispatchError> {
		let (bill, offer) = Self::offered(id, |_, offer| offer.to == party)?;
		ensure!(bill.chain.hash == after, Error::<T>::OfferChanged);
		Ok((bill, offer))
	}

	/// The bill and the offer that has not lapsed, if it concerns the caller.
	fn offered(
		id: &BillId,
		concerns: impl FnOnce(&BillOf<T>, &Offer) -> bool,
	) -> Result<(BillOf<T>, Offer), DispatchError> {
		let bill = Self::unlocked(id)?;
		let offer = bill.offer.filter(|offer| concerns(&bill, offer)).ok_or(Error::<T>::NoOffer)?;
		ensure!(offer.is_live(T::Clock::get()), Error::<T>::OfferExpired);
		Ok((bill, offer))
	}
}
