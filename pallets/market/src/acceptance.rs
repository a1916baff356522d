//! Accepting what was delivered, and objecting to it (验收、异议).

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	MemberId, OrderId,
	market::{Acceptance, Refund, Settling, Stage, UseReceipt},
};
use pallet_support::{KeySignature, MemberInspect, genesis_hash};

use crate::{Accepted, Config, Error, Event, Order, Orders, Pallet, Ruling};

impl<T: Config> Pallet<T> {
	/// The buyer accepts, of its own accord.
	pub(crate) fn do_accept(by: MemberId, id: OrderId) -> DispatchResult {
		let order = Self::of_buyer(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Inspecting, Stage::Objected])?;
		Self::take_accepted(id, order, Acceptance::Explicit)
	}

	/// The buyer has used what was delivered, as a key of its own says.
	pub(crate) fn do_note_use(
		by: MemberId,
		id: OrderId,
		used_ms: u64,
		key: &T::AccountId,
		signature: &T::KeySignature,
	) -> DispatchResult {
		let order = Self::of_seller(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Inspecting])?;
		let listing = Self::product_of(&order)?.listing;
		ensure!(!listing.use_is_not_acceptance, Error::<T>::UseIsNotAcceptance);
		let in_time = order.handed_ms.is_some_and(|handed| handed <= used_ms) && used_ms <= T::Clock::get();
		let is_buyers = T::Members::member(key) == Some(order.buyer);
		let message = UseReceipt { order: id, used_ms }.signed_bytes(&genesis_hash::<T>());
		ensure!(in_time && is_buyers && signature.is_of(key, &message), Error::<T>::NotUsed);

		Self::take_accepted(id, order, Acceptance::Used)
	}

	/// The buyer objects: to what it inspects, or to what is delivered again and cannot be had.
	pub(crate) fn do_object(by: MemberId, id: OrderId, evidence: [u8; 32]) -> DispatchResult {
		let mut order = Self::of_buyer(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Inspecting, Stage::Committed])?;
		ensure!(order.instruction.is_some(), Error::<T>::WrongStage);
		let settling = Self::product_of(&order)?.listing.settling;
		ensure!(matches!(settling, Settling::Arbiter(_)), Error::<T>::NotByArbiter);
		Self::go(&mut order, Stage::Objected, T::StepMs::get())?;

		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Objected { order: id, evidence, due_ms: order.due_ms });
		Ok(())
	}

	/// Either side goes to the arbiter.
	pub(crate) fn do_arbitrate(by: MemberId, id: OrderId) -> DispatchResult {
		let (mut order, by) = Self::of_either(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Objected])?;
		Self::go(&mut order, Stage::Arbitrating, T::RulingMs::get())?;

		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Arbitrating { order: id, by, due_ms: order.due_ms });
		Ok(())
	}

	/// The arbiter rules.
	pub(crate) fn do_rule(by: MemberId, id: OrderId, ruling: Ruling, document: [u8; 32]) -> DispatchResult {
		let order = Orders::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let settling = Self::product_of(&order)?.listing.settling;
		ensure!(settling == Settling::Arbiter(by), Error::<T>::NotInCharge);
		Self::ensure_at(&order, &[Stage::Arbitrating])?;

		Self::deposit_event(Event::Ruled { order: id, ruling, document });
		match ruling {
			Ruling::Pay => Self::take_accepted(id, order, Acceptance::Ruled),
			Ruling::Refund => Self::refund(id, order, Refund::Ruled),
		}
	}

	/// The order is accepted, and settled at once if it can be.
	pub(crate) fn take_accepted(id: OrderId, mut order: Order, how: Acceptance) -> DispatchResult {
		Self::go(&mut order, Stage::Accepted, T::HoldMs::get())?;
		order.accepted = Some(Accepted { how, at_ms: T::Clock::get() });
		Orders::<T>::insert(id, order);
		Self::deposit_event(Event::Accepted { order: id, how, due_ms: order.due_ms });
		if let Err(error) = Self::try_settle(id, order) {
			Self::deposit_event(Event::SettlementHeld { order: id, error });
		}
		Ok(())
	}
}
