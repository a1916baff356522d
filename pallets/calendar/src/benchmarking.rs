//! What recording years and packs costs, counting through years, and the chain's standing still; each at its worst.

use alloc::vec;
use frame::{benchmarking::prelude::*, deps::frame_support::traits::OnTimestampSet, traits::ConstU32};
use hefu_primitives::{
	calendar::{CalendarKind, FIRST_YEAR, MAX_HOLIDAYS, MAX_MAKE_UP, WorkedDays},
	date::{Day, days_in},
	law::{ClockName, Counting, Eligibility, Obtained, Pack, PackId, Row, Rule, Silence, TextStatus, Unit},
	right::Right,
	text::Text,
};
use pallet_support::{LawClocks, LawPacks, MakeLaw, WorkingDays};

use crate::*;

/// A year that no chain's clock has reached.
const YEAR: u16 = 2100;
const CLOCKS: u32 = ClockName::ALL.len() as u32;
/// Working days of each period, and of what is added to one.
const PERIOD: u16 = 5;
/// Days of each term.
const TERM: u16 = 366;

fn days<const MOST: u32>(count: u32, weekend: bool) -> BoundedVec<Day, ConstU32<MOST>> {
	let all = (0..366).filter_map(|place| Day::of_year(YEAR.into(), place));
	BoundedVec::truncate_from(all.filter(|day| day.is_weekend() == weekend).take(count as usize).collect())
}

fn basis() -> Basis {
	Basis::from_bytes_unchecked(&[b'n'; 256]).expect("256 bytes fit")
}

fn text<const BYTES: u32>() -> Text<BYTES> {
	Text::from_bytes_unchecked(&vec![b't'; BYTES as usize]).expect("so many bytes fit")
}

/// A pack of so many clocks, with the longest texts and a full table.
fn pack(clocks: u32) -> Pack {
	let rule = |clock: &ClockName| {
		let (amount, unit) = match clock.counting() {
			Counting::Period | Counting::Added => (PERIOD, Unit::WorkingDays(CalendarKind::Mainland)),
			Counting::Term => (TERM, Unit::Days),
			// As long as can be before the last day of a term, and on its eve.
			Counting::Before => (if *clock == ClockName::RenewalOpens { TERM } else { 1 }, Unit::Days),
		};
		let silence = match clock {
			ClockName::Acceptance => Silence::DeemedGranted,
			ClockName::Correction => Silence::DeemedWithdrawn,
			_ => Silence::Nothing,
		};
		Rule { clock: *clock, amount, unit, silence, basis: text() }
	};
	let names = ClockName::ALL.iter().take(clocks as usize);
	let yes = Eligibility::Yes;
	let row = |obtained: &Obtained| Row { obtained: *obtained, to_hold: yes, to_use: yes, to_operate: yes };
	Pack {
		identifier: text(),
		version: 1,
		source: text(),
		status: TextStatus::Read,
		clocks: BoundedVec::truncate_from(names.map(rule).collect()),
		eligibility: BoundedVec::truncate_from(Obtained::ALL.iter().map(row).collect()),
	}
}

fn record_full_pack<T: Config>() -> PackId {
	let number = Packs::<T>::count();
	let pack = Pack { version: number as u16 + 1, ..pack(CLOCKS) };
	Pallet::<T>::do_record_pack(pack).expect("it can be recorded");
	PackId(number)
}

/// The first day of the year.
fn first_of(year: u16) -> Day {
	Day::of_year(year.into(), 0).expect("a day")
}

impl<T: Config> MakeLaw for Pallet<T> {
	fn make_law() -> [u64; 2] {
		let (from, pack) = (first_of(YEAR), record_full_pack::<T>());
		InForce::<T>::insert(InForce::<T>::count(), Entry { from, pack });
		let worked = WorkedDays::new(YEAR, &[], &[]).expect("within range");
		Years::<T>::insert(CalendarKind::Mainland, YEAR, Year { worked, basis: basis() });
		let first = from.end_in_china() - 1;
		// The last moment of the first worked day after the periods.
		let next = <Self as WorkingDays>::deadline(CalendarKind::Mainland, first, PERIOD + 1);
		[first, next.expect("the year is recorded") - 1]
	}
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

	#[benchmark]
	fn record_pack(c: Linear<0, CLOCKS>) -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let (pack, id) = (pack(c), PackId(Packs::<T>::count()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, pack.clone());

		assert_eq!(Packs::<T>::get(id), Some(pack));
		Ok(())
	}

	#[benchmark]
	fn put_in_force() -> Result<(), BenchmarkError> {
		let origin = T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let pack = record_full_pack::<T>();
		let day = first_of(YEAR);
		InForce::<T>::insert(0, Entry { from: Day(0), pack });
		InForce::<T>::insert(1, Entry { from: day, pack });

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, pack, day.next());

		assert_eq!(InForce::<T>::get(1), Some(Entry { from: day.next(), pack }));
		Ok(())
	}

	#[benchmark]
	fn pack_in_force() {
		let pack = record_full_pack::<T>();
		for entry in 0..MAX_PACKS {
			InForce::<T>::insert(entry, Entry { from: Day(entry as i32), pack });
		}
		let found;

		#[block]
		{
			found = <Pallet<T> as LawPacks>::in_force(Day(MAX_PACKS as i32).end_in_china());
		}

		assert_eq!(found, Some(pack));
	}

	#[benchmark]
	fn eligibility() {
		let pack = record_full_pack::<T>();
		let found;

		#[block]
		{
			found = <Pallet<T> as LawPacks>::eligibility(pack, Obtained::Government, Right::Operate);
		}

		assert_eq!(found, Ok(Eligibility::Yes));
	}

	/// A block's beginning, and the setting of its time, after a block a moment ago.
	#[benchmark]
	fn new_block() {
		let now = T::Clock::get();
		let stalls = Stalls::<T>::count();
		Before::<T>::put(now);

		#[block]
		{
			Pallet::<T>::on_initialize(1u32.into());
			<Pallet<T> as OnTimestampSet<u64>>::on_timestamp_set(now);
		}

		assert_eq!(Stalls::<T>::count(), stalls);
		assert!(!Before::<T>::exists());
	}

	/// The chain stood still through `y` years.
	#[benchmark]
	fn stall(y: Linear<1, 8>) {
		let from = first_of(FIRST_YEAR);
		let until = first_of(FIRST_YEAR + y as u16);
		let time =
			Stall { from_ms: from.previous().end_in_china(), until_ms: until.previous().end_in_china() };
		let stalls = Stalls::<T>::count();

		#[block]
		{
			Pallet::<T>::record_stall(time);
		}

		assert_eq!(Stalls::<T>::get(stalls), Some(time));
	}

	/// Stopping a clock that began `y` years ago and is not over, for the chain stood still on all days since.
	#[benchmark]
	fn clock(y: Linear<1, 8>) {
		let pack = record_full_pack::<T>();
		for year in (FIRST_YEAR..).take(y as usize) {
			let worked = WorkedDays::new(year, &[], &[]).expect("within range");
			Years::<T>::insert(CalendarKind::Mainland, year, Year { worked, basis: basis() });
			let last = days_in(year.into()) - 1;
			StalledYears::<T>::mutate(year, |days| days.add(0, last));
		}
		let started = first_of(FIRST_YEAR).previous().end_in_china();
		let now = first_of(FIRST_YEAR + y as u16).previous().end_in_china();
		let running = <Pallet<T> as LawClocks>::start(pack, ClockName::Review, started).expect("it is set");
		let stopped;

		#[block]
		{
			stopped = <Pallet<T> as LawClocks>::stop(running, now);
		}

		assert_eq!(stopped.map(|it| it.used()), Ok(0));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
