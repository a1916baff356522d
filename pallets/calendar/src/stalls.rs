//! When the chain stood still, seen from the first block after: before any transaction of that block is executed.

use frame::{
	deps::{frame_support::traits::OnTimestampSet, frame_system},
	prelude::*,
	traits::Get,
};
use hefu_primitives::date::{Day, days_in};

use crate::{Before, Config, Event, Pallet, Stall, StalledYears, Stalls, WeightInfo};

impl<T: Config> Pallet<T> {
	/// Remembers the time of the block before, until that of this block is set. Before the first block nothing stood still.
	pub(crate) fn remember_time() {
		let before = T::Clock::get();
		if before > 0 {
			Before::<T>::put(before);
		}
	}

	/// Whether the chain stood still on the day.
	pub(crate) fn is_stalled(day: Day) -> bool {
		let (year, place) = day.place();
		u16::try_from(year).is_ok_and(|year| StalledYears::<T>::get(year).contains(place))
	}

	/// Records that it did, and on which days.
	pub(crate) fn record_stall(stall: Stall) {
		let years = mark_days::<T>(&stall);
		let number = Stalls::<T>::count();
		Stalls::<T>::insert(number, stall);
		let Stall { from_ms, until_ms } = stall;
		Self::deposit_event(Event::StoodStill { stall: number, from_ms, until_ms });
		let weight = T::WeightInfo::stall(years);
		frame_system::Pallet::<T>::register_extra_weight_unchecked(weight, DispatchClass::Mandatory);
	}
}

/// Marks each day of the stall, and says in how many years they are. For whoever rebuilds the state from events, too.
pub fn mark_days<T: Config>(stall: &Stall) -> u32 {
	let (first, last) = stall.days();
	let ((first_year, first), (last_year, last)) = (first.place(), last.place());
	let mut years = 0u32;
	for year in first_year..=last_year {
		let Ok(known) = u16::try_from(year) else { break };
		let from = if year == first_year { first } else { 0 };
		let to = if year == last_year { last } else { days_in(year).saturating_sub(1) };
		StalledYears::<T>::mutate(known, |days| days.add(from, to));
		years = years.saturating_add(1);
	}
	years
}

impl<T: Config> OnTimestampSet<u64> for Pallet<T> {
	fn on_timestamp_set(now: u64) {
		let Some(before) = Before::<T>::take() else { return };
		if now.saturating_sub(before) > T::StallLimit::get() {
			Self::record_stall(Stall { from_ms: before, until_ms: now });
		}
	}
}
