//! Who may act in an order, and how it stands at a moment. What follows from a side's silence needs no transaction.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OrderId,
	market::{Forbidden, Side, Stage},
};
use pallet_support::MemberInspect;

use crate::{Config, Error, OpenOrders, Order, Orders, Pallet, Product, Products};

impl<T: Config> Pallet<T> {
	/// How the order stands at this moment: whoever was to act and did not has lost.
	pub fn standing(order: &Order, at_ms: u64) -> Stage {
		if at_ms < order.due_ms {
			return order.stage;
		}
		match order.stage {
			Stage::Placed => Stage::Expired,
			Stage::Committed if order.instruction.is_none() => Stage::Expired,
			// Of what was delivered again.
			Stage::Committed | Stage::Inspecting => Stage::Accepted,
			Stage::Locked | Stage::Objected | Stage::Arbitrating => Stage::Refunded,
			stage => stage,
		}
	}

	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// The order, for its buyer.
	pub(crate) fn of_buyer(by: &MemberId, id: &OrderId) -> Result<Order, Error<T>> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(order.buyer == *by, Error::<T>::NotInCharge);
		Ok(order)
	}

	/// The order, for its seller.
	pub(crate) fn of_seller(by: &MemberId, id: &OrderId) -> Result<Order, Error<T>> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(order.seller == *by, Error::<T>::NotInCharge);
		Ok(order)
	}

	/// The order, for either side.
	pub(crate) fn of_either(by: &MemberId, id: &OrderId) -> Result<(Order, Side), Error<T>> {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let side = order.side(by).ok_or(Error::<T>::NotInCharge)?;
		Ok((order, side))
	}

	/// The product of an order or a negotiation.
	pub(crate) fn product_of(order: &Order) -> Result<Product, Error<T>> {
		Products::<T>::get(order.product).ok_or(Error::<T>::NotFound)
	}

	/// That the order is at one of these stages, and the time for what is next is not over.
	pub(crate) fn ensure_at(order: &Order, stages: &[Stage]) -> Result<(), Error<T>> {
		ensure!(stages.contains(&order.stage), Error::<T>::WrongStage);
		let stands = Self::standing(order, T::Clock::get());
		ensure!(stands == order.stage, Error::<T>::TooLate);
		Ok(())
	}

	/// The order goes on to a stage, for whose next step there is so much time.
	pub(crate) fn go(order: &mut Order, to: Stage, time_ms: u64) -> Result<(), Error<T>> {
		ensure!(order.stage.may_become(to), Error::<T>::WrongStage);
		order.stage = to;
		order.due_ms = T::Clock::get().saturating_add(time_ms);
		Ok(())
	}

	/// The order comes to its end.
	pub(crate) fn end(id: OrderId, mut order: Order, to: Stage) -> Result<(), Error<T>> {
		ensure!(order.stage.may_become(to) && to.is_final(), Error::<T>::WrongStage);
		order.stage = to;
		order.closed_ms = Some(T::Clock::get());
		OpenOrders::<T>::mutate_exists(order.buyer, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Orders::<T>::insert(id, order);
		Ok(())
	}
}

/// Why the protocol forbids a move.
pub(crate) fn forbidden<T>(why: Forbidden) -> Error<T> {
	match why {
		Forbidden::Final => Error::FinalState,
		Forbidden::NoSuchMove => Error::NoSuchMove,
		Forbidden::OtherSide => Error::OtherSide,
	}
}
