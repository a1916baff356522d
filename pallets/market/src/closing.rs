//! How orders end: settled, refunded, or by the silence of whoever was to act.

use frame::{deps::frame_support::storage::with_storage_layer, prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OrderId,
	market::{Acceptance, Refund, Stage},
};
use pallet_support::{Instructions, MemberInspect, RegistrationInspect};

use crate::{Config, Error, Event, Order, Orders, Pallet, Products};

impl<T: Config> Pallet<T> {
	/// Does what followed from a silence, or settles what was accepted. A buyer that takes no part cannot reclaim: of such a one the
	/// money is given back instead, so that it is not locked for ever.
	pub(crate) fn do_close(id: OrderId) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(!order.stage.is_final(), Error::<T>::WrongStage);
		if order.stage == Stage::Accepted {
			let is_over = T::Clock::get() >= order.due_ms && !T::Members::is_live(&order.buyer);
			return match Self::try_settle(id, order) {
				Err(_) if is_over => Self::give_back_held(id, order),
				settled => settled,
			};
		}
		let stands = Self::standing(&order, T::Clock::get());
		ensure!(stands != order.stage, Error::<T>::TooEarly);
		match order.stage {
			Stage::Locked => Self::refund(id, order, Refund::NoKey),
			Stage::Objected => Self::refund(id, order, Refund::Unanswered),
			Stage::Arbitrating => Self::refund(id, order, Refund::NoRuling),
			_ if stands == Stage::Expired => {
				Self::end(id, order, Stage::Expired)?;
				Self::deposit_event(Event::OrderExpired { order: id });
				Ok(())
			}
			_ => Self::take_accepted(id, order, Acceptance::Silent),
		}
	}

	/// Gives the money back for what was accepted long ago and still cannot be settled. What can be is settled.
	pub(crate) fn do_reclaim(by: MemberId, id: OrderId) -> DispatchResult {
		let order = Self::of_buyer(&by, &id)?;
		ensure!(order.stage == Stage::Accepted, Error::<T>::WrongStage);
		ensure!(T::Clock::get() >= order.due_ms, Error::<T>::TooEarly);
		match Self::try_settle(id, order) {
			Ok(()) => Ok(()),
			Err(_) => Self::give_back_held(id, order),
		}
	}

	/// Gives back what was accepted and could not be settled. Not while nothing but an open objection of the buyer's own freezes the dataset:
	/// nobody undoes its acceptance by its own word. Decided, it holds the settlement up no more, or by another's.
	fn give_back_held(id: OrderId, order: Order) -> DispatchResult {
		let dataset = Self::product_of(&order)?.listing.dataset;
		ensure!(!T::Registration::is_frozen_by(&dataset, &order.buyer), Error::<T>::Frozen);
		Self::refund(id, order, Refund::Held)
	}

	/// Settles an order that is accepted, or changes nothing. R11: not while its dataset is frozen.
	pub(crate) fn try_settle(id: OrderId, order: Order) -> DispatchResult {
		with_storage_layer(|| {
			Self::ensure_not_frozen(&Self::product_of(&order)?.listing)?;
			let instruction = order.instruction.ok_or(Error::<T>::WrongStage)?;
			T::Instructions::execute(&instruction)?;
			Self::end(id, order, Stage::Settled)?;
			Self::deposit_event(Event::Settled { order: id });
			Ok(())
		})
	}

	/// Gives the money back, and the units with it.
	pub(crate) fn refund(id: OrderId, order: Order, reason: Refund) -> DispatchResult {
		let instruction = order.instruction.ok_or(Error::<T>::WrongStage)?;
		T::Instructions::release(&instruction)?;
		Products::<T>::mutate(order.product, |product| {
			if let Some(product) = product {
				product.sold = product.sold.saturating_sub(order.units);
			}
		});
		Self::end(id, order, Stage::Refunded)?;
		Self::deposit_event(Event::Refunded { order: id, reason });
		Ok(())
	}
}
