//! Counting working days.

use frame::prelude::*;
use hefu_primitives::{
	calendar::{CalendarKind, MIN_WORKED, MissingYear, WorkedDays},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::{
	Config, Pallet, WeightInfo, Years,
	days::{NO_HORIZON, nth_from},
};

impl<T: Config> Pallet<T> {
	/// The days of the year that are worked.
	pub(crate) fn worked(kind: CalendarKind, year: i32) -> Result<WorkedDays, MissingYear> {
		let known = u16::try_from(year).ok().and_then(|year| Years::<T>::get(kind, year));
		known.map(|known| known.worked).ok_or(MissingYear { kind, year })
	}

	/// The `n`-th worked day from `from` on, itself included; none when it is after the `horizon`, and no year after the horizon's is
	/// read. Whether the chain stood still then is not asked.
	pub(crate) fn nth_worked(
		kind: CalendarKind,
		from: Day,
		n: u16,
		horizon: Day,
	) -> Result<Option<Day>, MissingYear> {
		nth_from(from, n, horizon, |year| Self::worked(kind, year))
	}
}

impl<T: Config> WorkingDays for Pallet<T> {
	fn is_working_day(kind: CalendarKind, day: Day) -> Result<bool, MissingYear> {
		let (year, place) = day.place();
		Ok(Self::worked(kind, year)?.contains(place))
	}

	fn deadline(kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, MissingYear> {
		let day = Day::in_china(from_ms);
		if days == 0 {
			return Ok(day.end_in_china());
		}
		// A search without a horizon ends where a year is missing, if it finds nothing before.
		let last = Self::nth_worked(kind, day.next(), days, NO_HORIZON)?;
		last.map(|last| last.end_in_china()).ok_or(MissingYear { kind, year: day.place().0 })
	}

	fn deadline_weight(days: u16) -> Weight {
		// The year of the first day, and as many more as have no more than the fewest working days.
		T::WeightInfo::deadline(u32::from(days / MIN_WORKED).saturating_add(2))
	}
}
