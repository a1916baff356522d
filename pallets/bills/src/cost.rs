//! What calls weigh when those who act are no members: the benchmarks are, and of a customer or a party key the sponsor is read as
//! well.

use frame::{prelude::*, traits::Get};
use hefu_primitives::bill::Issuance;

use crate::{Config, Pallet, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Weight of a call, made by whoever it may be, that looks at so many others.
	pub(crate) fn between(measured: Weight, others: u32) -> Weight {
		measured.saturating_add(T::DbWeight::get().reads(u64::from(others).saturating_add(1)))
	}

	/// Weight of [`Call::issue`](crate::Call::issue): shipper, first possessor and titleholder, and those named on the face.
	pub(crate) fn weight_of_issue(issuance: &Issuance) -> Weight {
		let others = (issuance.named.len() as u64).saturating_add(3);
		T::WeightInfo::issue().saturating_add(T::DbWeight::get().reads(others))
	}
}
