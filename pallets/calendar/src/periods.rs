//! Counting working days.

use frame::prelude::*;
use hefu_primitives::{
	calendar::{CalendarKind, MIN_WORKED, MissingYear, WorkedDays},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::{Config, Pallet, WeightInfo, Years};

impl<T: Config> Pallet<T> {
	/// The days of the year that are worked.
	pub(crate) fn worked(kind: CalendarKind, year: i32) -> Result<WorkedDays, MissingYear> {
		let known = u16::try_from(year).ok().and_then(|year| Years::<T>::get(kind, year));
		known.map(|known| known.worked).ok_or(MissingYear { kind, year })
	}

	/// The last of `days` working days after `day`. Every year has working days, so it goes on to the next only as often as
	/// `days` asks for, and ends at the latest where a year is missing.
	fn last_of(kind: CalendarKind, day: Day, days: u16) -> Result<Day, MissingYear> {
		let (mut year, mut place) = day.next().place();
		let mut left = days;
		loop {
			match Self::worked(kind, year)?.nth(place, left) {
				Ok(found) => return Day::of_year(year, found).ok_or(MissingYear { kind, year }),
				Err(found) => left = left.saturating_sub(found),
			}
			(year, place) = (year.saturating_add(1), 0);
		}
	}

	/// The first worked day from `from` on; none when it is after the `horizon`, and no year after the horizon's is read. Whether the
	/// chain stood still then is not asked.
	pub(crate) fn next_worked(
		kind: CalendarKind,
		from: Day,
		horizon: Day,
	) -> Result<Option<Day>, MissingYear> {
		let (mut year, mut place) = from.place();
		while Day::of_year(year, place).is_some_and(|first| first <= horizon) {
			if let Ok(found) = Self::worked(kind, year)?.nth(place, 1) {
				return Ok(Day::of_year(year, found).filter(|day| *day <= horizon));
			}
			(year, place) = (year.saturating_add(1), 0);
		}
		Ok(None)
	}
}

impl<T: Config> WorkingDays for Pallet<T> {
	fn is_working_day(kind: CalendarKind, day: Day) -> Result<bool, MissingYear> {
		let (year, place) = day.place();
		Ok(Self::worked(kind, year)?.contains(place))
	}

	fn deadline(kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, MissingYear> {
		let day = Day::in_china(from_ms);
		let last = if days == 0 { day } else { Self::last_of(kind, day, days)? };
		Ok(last.end_in_china())
	}

	fn deadline_weight(days: u16) -> Weight {
		// The year of the first day, and as many more as have no more than the fewest working days.
		T::WeightInfo::deadline(u32::from(days / MIN_WORKED).saturating_add(2))
	}
}
