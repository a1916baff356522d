//! Counting working days.

use frame::prelude::*;
use hefu_primitives::{
	almanac::Almanac,
	calendar::{CalendarKind, MIN_WORKED, MissingYear},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::{Config, Pallet, WeightInfo, clocks::Recorded};

impl<T: Config> WorkingDays for Pallet<T> {
	fn is_working_day(kind: CalendarKind, day: Day) -> Result<bool, MissingYear> {
		let (year, place) = day.place();
		Ok(Recorded::<T>::NOW.worked(kind, year)?.contains(place))
	}

	fn deadline(kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, MissingYear> {
		let day = Day::in_china(from_ms);
		if days == 0 {
			return Ok(day.end_in_china());
		}
		// A search without a horizon ends where a year is missing, if it finds nothing before.
		let last = Recorded::<T>::NOW.nth_worked(kind, day.next(), days, None)?;
		last.map(|last| last.end_in_china()).ok_or(MissingYear { kind, year: day.place().0 })
	}

	fn deadline_weight(days: u16) -> Weight {
		// The year of the first day, and as many more as have no more than the fewest working days.
		T::WeightInfo::deadline(u32::from(days / MIN_WORKED).saturating_add(2))
	}
}
