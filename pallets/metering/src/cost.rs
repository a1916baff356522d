//! What a redemption weighs: the measured work on vouchers, and what the pallets beside this one say.

use alloc::collections::BTreeSet;
use frame::{prelude::*, traits::Get};
use hefu_primitives::metering::Presented;
use pallet_support::{Deposits, GrantInspect, KeySignature};

use crate::{Config, Pallet, WeightInfo};

/// So many entries of storage are read to look an ordinary grant up: one that was made from a right, beside no exclusive one.
const USUAL_READS: u64 = 6;

impl<T: Config> Pallet<T> {
	/// What a redemption of these vouchers pays for looking grants up: an ordinary one for each meter, and one of the heaviest. So a
	/// thousand vouchers fit into a block, and a single one can always be redeemed. What is not used is given back.
	pub(crate) fn weight_of_lookups(vouchers: &[Presented<T::Signature>]) -> Weight {
		let usual = Self::weight_of_usual_lookup().saturating_mul(Self::meters(vouchers));
		usual.saturating_add(T::Grants::grant_weight())
	}

	/// What looking an ordinary grant up weighs.
	pub(crate) fn weight_of_usual_lookup() -> Weight {
		T::DbWeight::get().reads(USUAL_READS)
	}

	/// What it pays for redeeming deposits: one for each meter, as if each was another payer's. What is not used is given back.
	pub(crate) fn weight_of_payments(vouchers: &[Presented<T::Signature>]) -> Weight {
		T::Deposits::redeem_weight().saturating_mul(Self::meters(vouchers))
	}

	/// Weight of [`Call::redeem`](crate::Call::redeem): the benchmark's signatures are checked by the host.
	pub(crate) fn weight_of_redeem(vouchers: &[Presented<T::Signature>]) -> Weight {
		let slow = vouchers.iter().filter(|presented| presented.signature.is_slow()).count();
		T::WeightInfo::redeem(vouchers.len() as u32)
			.saturating_add(T::WeightInfo::sm2_signature().saturating_mul(slow as u64))
			.saturating_add(Self::weight_of_payments(vouchers))
			.saturating_add(Self::weight_of_lookups(vouchers))
	}

	/// Of how many meters they are.
	fn meters(vouchers: &[Presented<T::Signature>]) -> u64 {
		let meters = vouchers.iter().map(|presented| presented.meter).collect::<BTreeSet<_>>();
		meters.len() as u64
	}
}
