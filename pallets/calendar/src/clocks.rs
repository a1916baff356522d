//! The law's clocks, read by what the chain has recorded.

use core::marker::PhantomData;

use frame::prelude::*;
use hefu_primitives::{
	almanac::{Almanac, Deemed, MAX_YEARS, ROLL_YEARS},
	calendar::{CalendarKind, StalledDays, WorkedDays},
	clock::{Clock, ClockError},
	law::{ClockName, Pack, PackId},
};
use pallet_support::LawClocks;

use crate::{Config, Packs, Pallet, StalledYears, WeightInfo, Years};

/// The law and the days that are recorded here.
pub(crate) struct Recorded<T>(PhantomData<T>);

impl<T> Recorded<T> {
	pub(crate) const NOW: Self = Self(PhantomData);
}

impl<T: Config> Almanac for Recorded<T> {
	fn pack(&self, id: PackId) -> Option<Pack> {
		Packs::<T>::get(id)
	}

	fn year(&self, kind: CalendarKind, year: u16) -> Option<WorkedDays> {
		Years::<T>::get(kind, year).map(|known| known.worked)
	}

	fn stalled(&self, year: u16) -> StalledDays {
		StalledYears::<T>::get(year)
	}
}

impl<T: Config> LawClocks for Pallet<T> {
	fn almanac() -> impl Almanac {
		Recorded::<T>::NOW
	}

	fn start(pack: PackId, name: ClockName, at_ms: u64) -> Result<Clock, ClockError> {
		Recorded::<T>::NOW.start(pack, name, at_ms)
	}

	fn stop(clock: Clock, at_ms: u64) -> Result<Clock, ClockError> {
		Recorded::<T>::NOW.stop(clock, at_ms)
	}

	fn extend(clock: Clock, by: u16, at_ms: u64) -> Result<Clock, ClockError> {
		Recorded::<T>::NOW.extend(clock, by, at_ms)
	}

	fn end(clock: &Clock) -> Result<u64, ClockError> {
		Recorded::<T>::NOW.end(clock)
	}

	fn is_over(clock: &Clock, at_ms: u64) -> Result<bool, ClockError> {
		Recorded::<T>::NOW.is_over(clock, at_ms)
	}

	fn deemed(clock: &Clock, at_ms: u64) -> Result<Option<Deemed>, ClockError> {
		Recorded::<T>::NOW.deemed(clock, at_ms)
	}

	fn renewal_window(pack: PackId, expires_ms: u64) -> Result<(u64, u64), ClockError> {
		Recorded::<T>::NOW.renewal_window(pack, expires_ms)
	}

	fn weight() -> Weight {
		// A period's years, those to which its last day gives way, and those to the day on which its silence is an answer.
		T::WeightInfo::clock(MAX_YEARS + 2 * ROLL_YEARS)
	}
}
