//! What recording a year and counting through years costs, at its worst.

use frame::{benchmarking::prelude::*, traits::ConstU32};
use hefu_primitives::{
	calendar::{CalendarKind, FIRST_YEAR, MAX_HOLIDAYS, MAX_MAKE_UP, WorkedDays},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::*;

/// A year that no chain's clock has reached.
const YEAR: u16 = 2100;

fn days<const MOST: u32>(count: u32, weekend: bool) -> BoundedVec<Day, ConstU32<MOST>> {
	let all = (0..366).filter_map(|place| Day::of_year(YEAR.into(), place));
	BoundedVec::truncate_from(all.filter(|day| day.is_weekend() == weekend).take(count as usize).collect())
}

fn basis() -> Basis {
	Basis::from_bytes_unchecked(&[b'n'; 256]).expect("256 bytes fit")
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_year(h: Linear<0, MAX_HOLIDAYS>, m: Linear<0, MAX_MAKE_UP>) -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let worked = WorkedDays::new(YEAR, &[], &[]).expect("within range");
		Years::<T>::insert(CalendarKind::Mainland, YEAR, Year { worked, basis: basis() });
		let (holidays, make_up) = (days(h, false), days(m, true));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, CalendarKind::Mainland, YEAR, holidays, make_up, basis());

		let set = Years::<T>::get(CalendarKind::Mainland, YEAR).map(|year| year.worked.count());
		assert_eq!(set, Some(worked.count() - h as u16 + m as u16));
		Ok(())
	}

	/// Counting through `y` years to the last working day of the last one.
	#[benchmark]
	fn deadline(y: Linear<1, 8>) {
		let mut days = 0;
		for year in (FIRST_YEAR..).take(y as usize) {
			let worked = WorkedDays::new(year, &[], &[]).expect("within range");
			days += worked.count();
			Years::<T>::insert(CalendarKind::Mainland, year, Year { worked, basis: basis() });
		}
		let eve = Day::of_year(i32::from(FIRST_YEAR) - 1, 364).expect("a day").end_in_china() - 1;
		let found;

		#[block]
		{
			found = <Pallet<T> as WorkingDays>::deadline(CalendarKind::Mainland, eve, days);
		}

		assert!(found.is_ok());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
