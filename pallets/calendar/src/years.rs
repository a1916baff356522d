//! Recording years.

use frame::{prelude::*, traits::Get};
use hefu_primitives::{
	calendar::{CalendarKind, WorkedDays, YearError},
	date::Day,
};

use crate::{Basis, Config, Error, Event, Pallet, Year, Years};

impl<T: Config> Pallet<T> {
	/// Records a year.
	pub(crate) fn do_set_year(
		kind: CalendarKind,
		year: u16,
		holidays: &[Day],
		make_up: &[Day],
		basis: Basis,
	) -> DispatchResult {
		ensure!(!basis.is_empty() && basis.check().is_ok(), Error::<T>::InvalidBasis);
		let worked = WorkedDays::new(year, holidays, make_up).map_err(year_error::<T>)?;
		if let Some(in_force) = Years::<T>::get(kind, year) {
			ensure!(in_force.worked.agrees_before(&worked, Self::begun(year)), Error::<T>::PastChanged);
		}

		Years::<T>::insert(kind, year, Year { worked, basis: basis.clone() });
		Self::deposit_event(Event::YearSet { kind, year, worked, basis });
		Ok(())
	}

	/// How many days of the year have begun in China, today included.
	fn begun(year: u16) -> u16 {
		let (this_year, today) = Day::in_china(T::Clock::get()).place();
		match i32::from(year).cmp(&this_year) {
			core::cmp::Ordering::Less => u16::MAX,
			core::cmp::Ordering::Equal => today.saturating_add(1),
			core::cmp::Ordering::Greater => 0,
		}
	}
}

fn year_error<T>(error: YearError) -> Error<T> {
	match error {
		YearError::OutOfRange => Error::InvalidYear,
		YearError::OtherYear(_) => Error::NotInYear,
		YearError::TooMany => Error::TooManyDays,
		YearError::Twice(_) => Error::DuplicateDay,
		YearError::NotWeekend(_) => Error::NotWeekend,
	}
}
