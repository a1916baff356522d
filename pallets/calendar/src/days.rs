//! Which days count, and finding the n-th of them.

use frame::prelude::*;
use hefu_primitives::{
	calendar::{CalendarKind, MissingYear, WorkedDays},
	clock::ClockError,
	date::Day,
	law::Unit,
};

use crate::{Config, Pallet, StalledYears};

/// Later than every day that is asked about.
pub(crate) const NO_HORIZON: Day = Day(i32::MAX);
/// Most years that are looked through for a day. The longest period, made longer by as much again, lies within three; the others are
/// for a chain that stands still.
pub(crate) const MAX_YEARS: u32 = 8;
/// Most years that are looked through for the next worked day: every year has some.
pub(crate) const ROLL_YEARS: u32 = 2;

/// Which days a period counts.
#[derive(Clone, Copy)]
pub(crate) enum Counted {
	/// Those that are worked.
	Worked(CalendarKind),
	/// All.
	Every,
}

impl Counted {
	/// Those that periods in this unit count.
	pub(crate) const fn by(unit: Unit) -> Self {
		match unit {
			Unit::WorkingDays(kind) => Self::Worked(kind),
			Unit::Days | Unit::Months | Unit::Years => Self::Every,
		}
	}
}

/// The `n`-th day from `from` on, itself included, of those that `days_of` tells of each year; none when it is after the `horizon`. No
/// year after the horizon's is asked for.
pub(crate) fn nth_from<E>(
	from: Day,
	n: u16,
	horizon: Day,
	days_of: impl Fn(i32) -> Result<WorkedDays, E>,
) -> Result<Option<Day>, E> {
	let ((mut year, mut place), mut left) = (from.place(), n);
	while Day::of_year(year, place).is_some_and(|first| first <= horizon) {
		match days_of(year)?.nth(place, left) {
			Ok(found) => return Ok(Day::of_year(year, found).filter(|day| *day <= horizon)),
			Err(found) => left = left.saturating_sub(found),
		}
		(year, place) = (year.saturating_add(1), 0);
	}
	Ok(None)
}

impl<T: Config> Pallet<T> {
	/// The days of the year that such a period counts. Those on which the chain stood still count for nobody.
	fn counted(of: Counted, year: i32) -> Result<WorkedDays, MissingYear> {
		let days = match of {
			Counted::Worked(kind) => Self::worked(kind, year)?,
			Counted::Every => WorkedDays::every_day(year),
		};
		let stalled = u16::try_from(year).map(StalledYears::<T>::get).unwrap_or_default();
		Ok(days.without(&stalled))
	}

	/// The `n`-th counted day from `from` on, itself included; none when it is after the `horizon`. No year after the horizon's is
	/// read, and at most so many.
	pub(crate) fn nth_day(
		of: Counted,
		from: Day,
		n: u16,
		horizon: Day,
		years: u32,
	) -> Result<Option<Day>, ClockError> {
		let beyond = from.place().0.saturating_add(years as i32);
		nth_from(from, n, horizon, |year| {
			ensure!(year < beyond, ClockError::OutOfReach);
			Ok(Self::counted(of, year)?)
		})
	}

	/// How many counted days there are from one to another, both included.
	pub(crate) fn count_days(of: Counted, from: Day, to: Day) -> Result<u16, ClockError> {
		if from > to {
			return Ok(0);
		}
		let ((first_year, first), (last_year, last)) = (from.place(), to.place());
		ensure!(last_year.saturating_sub(first_year) < MAX_YEARS as i32, ClockError::OutOfReach);
		let mut count = 0u16;
		for year in first_year..=last_year {
			let from = if year == first_year { first } else { 0 };
			let to = if year == last_year { last } else { u16::MAX };
			count = count.saturating_add(Self::counted(of, year)?.count_within(from, to));
		}
		Ok(count)
	}
}
