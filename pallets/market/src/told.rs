//! What anchors are told of orders.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{MemberId, OrderId};
use pallet_support::OrderInspect;

use crate::{Config, Orders, Pallet};

impl<T: Config> OrderInspect for Pallet<T> {
	fn sides(order: &OrderId) -> Option<[MemberId; 2]> {
		let order = Orders::<T>::get(order)?;
		Some([order.seller, order.buyer])
	}

	fn sides_weight() -> Weight {
		T::DbWeight::get().reads(1)
	}
}
