//! Placing orders, and taking them back.

use alloc::boxed::Box;
use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, NegotiationId, Nonce, OrderId, ProductId,
	market::{Charge, NegotiationState, Settling, Stage},
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{
	Basis, Config, Error, Event, Negotiations, Offer, OpenOrders, Order, Orders, Pallet, Product, Products,
	trading::misfit,
};

/// What is ordered.
struct Terms {
	product: ProductId,
	negotiation: Option<NegotiationId>,
	units: u64,
	charge: Option<Charge>,
}

impl<T: Config> Pallet<T> {
	/// Places an order, at the list price or by an agreement, which makes one order.
	pub(crate) fn do_place(buyer: MemberId, nonce: Nonce, basis: Basis) -> DispatchResult {
		let id = OrderId::derive(&genesis_hash::<T>(), &buyer, &nonce);
		ensure!(!Orders::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let open = OpenOrders::<T>::get(buyer);
		ensure!(open < T::MaxOpen::get(), Error::<T>::TooManyOpen);
		let (Terms { product, negotiation, units, charge }, found) = Self::terms_of(&buyer, basis)?;
		let seller = found.seller;
		let is_arbiter = found.listing.settling == Settling::Arbiter(buyer);
		ensure!(!found.pays(&buyer) && !is_arbiter, Error::<T>::SameMember);
		ensure!(T::Members::is_live(&seller), Error::<T>::CounterpartNotLive);
		Self::ensure_tradable(&found.listing)?;
		Self::ensure_may_grant(&seller, &found.listing)?;
		Self::ensure_countable(&found.listing, 1)?;
		Self::ensure_price(&found, units, charge.as_ref())?;

		let placed_ms = T::Clock::get();
		let order = Order {
			product,
			negotiation,
			buyer,
			seller,
			units,
			charge,
			stage: Stage::Placed,
			due_ms: placed_ms.saturating_add(T::StepMs::get()),
			grant: None,
			instruction: None,
			accepted: None,
			transfer: None,
			placed_ms,
			handed_ms: None,
			closed_ms: None,
		};
		if let Some(negotiation) = negotiation {
			Negotiations::<T>::mutate(negotiation, |of| {
				if let Some(of) = of {
					of.order = Some(id);
				}
			});
		}
		OpenOrders::<T>::insert(buyer, open.saturating_add(1));
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::OrderPlaced { order: id, placed: Box::new(order) });
		Ok(())
	}

	/// Takes an order back, for which no money is locked.
	pub(crate) fn do_cancel(by: MemberId, id: OrderId) -> DispatchResult {
		let (order, by) = Self::of_either(&by, &id)?;
		ensure!(order.instruction.is_none(), Error::<T>::WrongStage);
		Self::ensure_at(&order, &[Stage::Placed, Stage::Committed])?;

		Self::end(id, order, Stage::Cancelled)?;
		Self::deposit_event(Event::OrderCancelled { order: id, by });
		Ok(())
	}

	fn terms_of(buyer: &MemberId, basis: Basis) -> Result<(Terms, Product), Error<T>> {
		match basis {
			Basis::Listed { product, units } => {
				let found = Products::<T>::get(product).ok_or(Error::<T>::NotFound)?;
				Self::ensure_listed(&found)?;
				let listed = found.listing.price.listed(units).ok_or(Error::<T>::Negotiable)?;
				let charge = listed.map_err(misfit::<T>)?;
				Ok((Terms { product, negotiation: None, units, charge }, found))
			}
			Basis::Agreed(id) => {
				let agreed = Negotiations::<T>::get(id).ok_or(Error::<T>::NotFound)?;
				ensure!(agreed.consumer == *buyer, Error::<T>::NotInCharge);
				ensure!(agreed.state == NegotiationState::Finalized, Error::<T>::NotAgreed);
				ensure!(agreed.order.is_none(), Error::<T>::AlreadyOrdered);
				let product = agreed.product;
				let found = Products::<T>::get(product).ok_or(Error::<T>::NotFound)?;
				let Offer { units, charge, .. } = agreed.offer;
				Ok((Terms { product, negotiation: Some(id), units, charge }, found))
			}
		}
	}
}
