//! Proving on chain that a key, or a group of the data, is not what it should be (争议证明).

use frame::prelude::*;
use hefu_primitives::{
	MemberId, OrderId,
	delivery::{Dispute, Unproven, wrong_group, wrong_key},
	market::{Refund, Settling, Stage},
};

use crate::{Config, Deliveries, Error, Event, Marks, Pallet, Wrong};

impl<T: Config> Pallet<T> {
	/// Checks the evidence against what was committed to and what is registered. If it shows something, the money goes back and the seller
	/// is marked.
	pub(crate) fn do_dispute(by: MemberId, id: OrderId, place: u8, evidence: Dispute) -> DispatchResult {
		let order = Self::of_buyer(&by, &id)?;
		Self::ensure_at(&order, &[Stage::Inspecting])?;
		let settling = Self::product_of(&order)?.listing.settling;
		ensure!(settling == Settling::Proof, Error::<T>::NotByProof);
		let delivery = Deliveries::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		let file = delivery.files.get(usize::from(place)).ok_or(Error::<T>::NoSuchFile)?;
		let (wrong, shown) = match &evidence {
			Dispute::WrongKey { secret } => {
				let key = delivery.key.ok_or(Error::<T>::Unproven)?;
				let handed = file.handed.ok_or(Error::<T>::Unproven)?;
				(Wrong::Key, wrong_key(secret, &key, &handed, &file.commitment, &id.0))
			}
			Dispute::WrongGroup(group) => {
				let registered = file.registered.ok_or(Error::<T>::Unproven)?;
				(Wrong::Group(group.group), wrong_group(group, &file.commitment, &registered, file.size))
			}
		};
		shown.map_err(|why| match why {
			Unproven::NotWrong => Error::<T>::NotWrong,
			_ => Error::<T>::Unproven,
		})?;

		let marks = Marks::<T>::get(order.seller).saturating_add(1);
		Marks::<T>::insert(order.seller, marks);
		Self::deposit_event(Event::Proven { order: id, file: place, wrong, marks });
		Self::refund(id, order, Refund::Proven)
	}
}
