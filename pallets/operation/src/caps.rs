//! What may be asked for a product: the market asks, so that no order is above the cap (R19).

use frame::{prelude::*, traits::Get};
use hefu_primitives::{DatasetId, operation::Purpose};
use pallet_support::{CapFacts, CapInspect};

use crate::{Config, Operations, Pallet, ProductOf, Products, WeightInfo};

impl<T: Config> CapInspect for Pallet<T> {
	fn cap(dataset: &DatasetId) -> Option<CapFacts> {
		let (id, number) = ProductOf::<T>::get(dataset)?;
		let operation = Operations::<T>::get(id)?;
		let currency = operation.agreement?.currency;
		if Self::standing(&operation, T::Clock::get()).is_ended() {
			return None;
		}
		let product = Products::<T>::get(id, number)?;
		let cap = match product.purpose {
			Purpose::PublicGood => Some(0),
			Purpose::Industry => Self::tariff_of(&id, number).map(|tariff| tariff.cap),
		};
		Some(CapFacts { currency, cap, per: product.per })
	}

	/// Where it is listed, the operation, the product and its tariff.
	fn cap_weight() -> Weight {
		T::WeightInfo::since().saturating_add(T::DbWeight::get().reads(3))
	}
}
