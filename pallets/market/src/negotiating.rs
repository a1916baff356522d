//! Negotiating contracts, as the Dataspace Protocol says (磋商).

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, NegotiationId, Nonce, ProductId,
	market::{NegotiationState, Side},
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{
	Agreement, Config, Error, Event, Negotiation, Negotiations, Offer, OpenNegotiations, Pallet, Product,
	Products, Step, standing::forbidden,
};

impl<T: Config> Pallet<T> {
	/// Begins a negotiation: with no consumer named, `by` is the consumer, and requests.
	pub(crate) fn do_open_negotiation(
		by: MemberId,
		nonce: Nonce,
		product_id: ProductId,
		to: Option<MemberId>,
		offer: Offer,
	) -> DispatchResult {
		let id = NegotiationId::derive(&genesis_hash::<T>(), &by, &nonce);
		ensure!(!Negotiations::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let open = OpenNegotiations::<T>::get(by);
		ensure!(open < T::MaxOpen::get(), Error::<T>::TooManyOpen);
		let product = Products::<T>::get(product_id).ok_or(Error::<T>::NotFound)?;
		let provider = product.seller;
		let (opener, consumer, counterpart) = match to {
			None => (Side::Consumer, by, provider),
			Some(consumer) => (Side::Provider, consumer, consumer),
		};
		ensure!(opener == Side::Consumer || by == provider, Error::<T>::NotInCharge);
		ensure!(!product.pays(&consumer), Error::<T>::SameMember);
		ensure!(T::Members::is_live(&counterpart), Error::<T>::CounterpartNotLive);
		Self::ensure_negotiable(&product, &offer)?;
		let state = match opener {
			Side::Consumer => NegotiationState::Requested,
			Side::Provider => NegotiationState::Offered,
		};
		NegotiationState::check(None, state, opener).map_err(forbidden::<T>)?;

		OpenNegotiations::<T>::insert(by, open.saturating_add(1));
		let negotiation = Negotiation {
			product: product_id,
			consumer,
			provider,
			opener,
			state,
			offer,
			agreement: None,
			order: None,
		};
		Negotiations::<T>::insert(id, negotiation);
		Self::deposit_event(Event::NegotiationOpened {
			negotiation: id,
			product: product_id,
			consumer,
			provider,
			opener,
			offer,
		});
		Ok(())
	}

	/// Makes a move. What is offered, and what is agreed, must be what can be contracted for at that moment.
	pub(crate) fn do_negotiate(by: MemberId, id: NegotiationId, step: Step) -> DispatchResult {
		let mut negotiation = Negotiations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let side = negotiation.side(&by).ok_or(Error::<T>::NotInCharge)?;
		let state = step.to();
		NegotiationState::check(Some(negotiation.state), state, side).map_err(forbidden::<T>)?;
		let product = Products::<T>::get(negotiation.product).ok_or(Error::<T>::NotFound)?;
		if let Some(offer) = step.offer() {
			Self::ensure_negotiable(&product, &offer)?;
			negotiation.offer = offer;
		}
		let agreement = if state == NegotiationState::Agreed {
			Self::ensure_negotiable(&product, &negotiation.offer)?;
			let Negotiation { provider: assigner, consumer: assignee, .. } = negotiation;
			let (target, at_ms) = (product.listing.target(), T::Clock::get());
			Some(Agreement { assigner, assignee, target, at_ms })
		} else {
			None
		};

		// What is accepted waits for one side, which may be silent for ever: that takes nobody's place.
		let is_proposal_no_more = negotiation.state.is_proposal() && !state.is_proposal();
		negotiation.state = state;
		negotiation.agreement = agreement.or(negotiation.agreement);
		if is_proposal_no_more {
			OpenNegotiations::<T>::mutate_exists(negotiation.opened_by(), |count| {
				*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
			});
		}
		Negotiations::<T>::insert(id, negotiation);
		let offer = step.offer();
		Self::deposit_event(Event::NegotiationMoved { negotiation: id, by: side, state, offer });
		if let Some(agreement) = agreement {
			Self::deposit_event(Event::AgreementMade { negotiation: id, agreement });
		}
		Ok(())
	}

	/// That this can be contracted for now.
	fn ensure_negotiable(product: &Product, offer: &Offer) -> Result<(), Error<T>> {
		Self::ensure_listed(product)?;
		Self::ensure_tradable(&product.listing)?;
		Self::ensure_price(product, offer.units, offer.charge.as_ref())
	}
}
