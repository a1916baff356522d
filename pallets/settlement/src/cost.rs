//! What calls about instructions weigh: the measured work on claims, and for each thing what its pallet says.

use frame::prelude::*;
use hefu_primitives::settlement::{Leg, LegKind, What};
use pallet_support::Leg as _;

use crate::{Config, MAX_LEGS, Pallet, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Weight of a call that has done once with each of these legs what `of` was measured with.
	pub(crate) fn weight_of(legs: &[Leg], of: fn(u32) -> Weight) -> Weight {
		let things = legs.iter().filter_map(|leg| match leg.what {
			What::Thing(thing) => Some(T::Things::weight(thing.kind)),
			What::Claim { .. } => None,
		});
		things.fold(of(legs.len() as u32), |weight, thing| weight.saturating_add(thing))
	}

	/// The same before the instruction is known: that of as many legs as there can be, of whatever is heaviest. The difference is
	/// given back.
	pub(crate) fn most_of(of: fn(u32) -> Weight) -> Weight {
		let heaviest =
			LegKind::ALL.iter().fold(Weight::zero(), |most, kind| most.max(T::Things::weight(*kind)));
		of(MAX_LEGS).saturating_add(heaviest.saturating_mul(MAX_LEGS.into()))
	}

	/// Weight of [`Call::affirm`](crate::Call::affirm): the locks, and the execution if there was one.
	pub(crate) fn weight_of_affirm(legs: &[Leg], executed: bool) -> Weight {
		let affirm = Self::weight_of(legs, T::WeightInfo::affirm);
		if executed { affirm.saturating_add(Self::weight_of(legs, T::WeightInfo::execute)) } else { affirm }
	}

	/// The same before the instruction is known.
	pub(crate) fn most_of_affirm() -> Weight {
		Self::most_of(T::WeightInfo::affirm).saturating_add(Self::most_of(T::WeightInfo::execute))
	}
}
