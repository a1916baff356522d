//! What calls about instructions weigh: the measured work on claims, and for each thing what its pallet says.

use frame::{deps::frame_support::dispatch::PostDispatchInfo, prelude::*, traits::Get};
use hefu_primitives::{
	Party,
	settlement::{Leg, LegKind, What},
};
use pallet_support::Leg as _;

use crate::{Config, MAX_LEGS, MAX_PARTIES, Pallet, WeightInfo};

impl<T: Config> Pallet<T> {
	/// What it takes to see whether these parties take part, beyond what was measured with members: of a customer or a party key
	/// its sponsor is read as well. What a call reads again, such as who is behind them, comes from memory and counts once.
	pub(crate) fn weight_of_parties(parties: impl IntoIterator<Item = Party>) -> Weight {
		let sponsored = parties.into_iter().filter(|party| party.member().is_none());
		T::DbWeight::get().reads(sponsored.count() as u64)
	}

	/// Weight of [`Call::instruct`](crate::Call::instruct) with these legs.
	pub(crate) fn weight_of_instruct(legs: &[Leg]) -> Weight {
		let parties = Self::weight_of_parties(legs.iter().flat_map(|leg| [leg.from, leg.to]));
		T::WeightInfo::instruct(legs.len() as u32).saturating_add(parties)
	}

	/// Weight of a call that has done once with each of these legs what `of` was measured with.
	pub(crate) fn weight_of(legs: &[Leg], of: fn(u32) -> Weight) -> Weight {
		let things = legs.iter().filter_map(|leg| match leg.what {
			What::Thing(thing) => Some(T::Things::weight(thing.kind)),
			What::Claim { .. } | What::Cash { .. } => None,
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

	/// Of a call that is refused before a leg is touched, the weight of having looked: at most that of rejecting an instruction of
	/// one claim, and of a sponsor. Without that, whoever has a key could use up its member's allowance with calls about nothing.
	pub(crate) fn early<R>(
		looked: Result<R, DispatchError>,
	) -> Result<R, DispatchErrorWithPostInfo<PostDispatchInfo>> {
		looked.map_err(|error| {
			let weight = T::WeightInfo::reject(1).saturating_add(T::DbWeight::get().reads(1));
			DispatchErrorWithPostInfo { post_info: Some(weight).into(), error }
		})
	}

	/// Weight of an execution, which looks at the parties again.
	pub(crate) fn weight_of_execution(legs: &[Leg]) -> Weight {
		let parties = Self::weight_of_parties(legs.iter().flat_map(|leg| [leg.from, leg.to]));
		Self::weight_of(legs, T::WeightInfo::execute).saturating_add(parties)
	}

	/// The same before the instruction is known.
	pub(crate) fn most_of_execution() -> Weight {
		Self::most_of(T::WeightInfo::execute).saturating_add(T::DbWeight::get().reads(MAX_PARTIES.into()))
	}

	/// The same with that of a call before it.
	pub(crate) fn most_with_execution(call: Weight) -> Weight {
		call.saturating_add(Self::most_of_execution())
	}

	/// Weight of a call after which an execution may have been tried.
	pub(crate) fn with_execution(call: Weight, legs: &[Leg], executed: bool) -> Weight {
		if executed { call.saturating_add(Self::weight_of_execution(legs)) } else { call }
	}
}
