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
	fn worked(kind: CalendarKind, year: i32) -> Result<WorkedDays, MissingYear> {
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
