//! What calls weigh: the measured work of this pallet, and what others say that theirs does.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{dataset::MAX_DISTRIBUTIONS, delivery::Dispute, market::MAX_FEES};
use pallet_support::{CapInspect, Instructions, KeySignature, MayGrant, RegistrationInspect, WorkingDays};

use crate::{Config, Pallet, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Of what may be settled, or given back: a leg for the seller, one for each fee, and the grant.
	pub(crate) fn weight_with_instruction(own: Weight) -> Weight {
		own.saturating_add(T::Instructions::weight(MAX_FEES.saturating_add(1), 1))
			.saturating_add(T::Registration::is_frozen_weight())
	}

	/// Of what may fail to be settled, and is given back then.
	pub(crate) fn weight_with_either_end(own: Weight) -> Weight {
		Self::weight_with_instruction(Self::weight_with_instruction(own))
			.saturating_add(T::Registration::is_frozen_by_weight())
	}

	/// Of what is offered at a price.
	pub(crate) fn weight_of_offer(own: Weight) -> Weight {
		own.saturating_add(T::Operations::cap_weight()).saturating_add(T::Registration::is_frozen_weight())
	}

	/// Of a listing, whose files may have to be verified.
	pub(crate) fn weight_of_listing() -> Weight {
		Self::weight_of_offer(T::WeightInfo::list_product())
			.saturating_add(T::Rights::may_grant_weight())
			.saturating_add(Self::weight_of_verdicts())
	}

	/// Of an order.
	pub(crate) fn weight_of_order() -> Weight {
		Self::weight_of_offer(T::WeightInfo::place_order())
			.saturating_add(T::Rights::may_grant_weight())
			.saturating_add(Self::weight_of_counting())
	}

	/// Of locking money.
	pub(crate) fn weight_of_lock() -> Weight {
		Self::weight_with_instruction(T::WeightInfo::lock()).saturating_add(Self::weight_of_counting())
	}

	/// Of a commitment.
	pub(crate) fn weight_of_commitment() -> Weight {
		T::WeightInfo::commit()
			.saturating_add(T::Registration::is_frozen_weight())
			.saturating_add(Self::weight_of_verdicts())
			.saturating_add(Self::weight_of_counting())
	}

	/// Of handing over the keys of so many files.
	pub(crate) fn weight_of_handing(files: u32) -> Weight {
		T::WeightInfo::reveal(files).saturating_add(Self::weight_of_inspection())
	}

	/// Of finding out when an inspection is over, which is as long as it can be.
	fn weight_of_inspection() -> Weight {
		let days = u16::try_from(T::MaxInspectionDays::get()).unwrap_or(u16::MAX);
		T::WorkingDays::deadline_weight(days)
	}

	/// Of finding out that of one that begins now, and of one that begins as late as can be.
	fn weight_of_counting() -> Weight {
		Self::weight_of_inspection().saturating_mul(2)
	}

	/// Of a receipt of use: that of the benchmark is checked by the host.
	pub(crate) fn weight_of_use(signature: &T::KeySignature) -> Weight {
		let slow = if signature.is_slow() { T::SlowSignature::get() } else { Weight::zero() };
		Self::weight_with_instruction(T::WeightInfo::note_use()).saturating_add(slow)
	}

	/// Of evidence: it grows with the paths in it, and not with the file.
	pub(crate) fn weight_of_dispute(evidence: &Dispute) -> Weight {
		Self::weight_with_instruction(match evidence {
			Dispute::WrongKey { .. } => T::WeightInfo::dispute_key(),
			Dispute::WrongGroup(group) => {
				let pairs = group.ciphertext_path.len().max(group.plain_path.len());
				T::WeightInfo::dispute_group(pairs as u32)
			}
		})
	}

	/// Of looking up what came of the checks of a version's files: the version, and of each file how many checks there were, and the
	/// last of them.
	fn weight_of_verdicts() -> Weight {
		T::DbWeight::get().reads(u64::from(MAX_DISTRIBUTIONS).saturating_mul(2).saturating_add(1))
	}
}
