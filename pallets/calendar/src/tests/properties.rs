//! Whatever governance records, in whatever order: days that have begun stay, and periods are what counting day by day gives.

use std::collections::BTreeMap;

use frame::testing_prelude::*;
use hefu_primitives::{
	calendar::CalendarKind,
	date::{Day, days_in},
};
use pallet_support::WorkingDays;
use proptest::{collection::vec, prelude::*};

use crate::{Event, Year, Years, mock::*};

#[derive(Clone, Debug)]
enum Step {
	/// Sets a year with holidays and made-up days at these places, sound or not.
	Set(CalendarKind, u16, Vec<u16>, Vec<u16>),
	/// Sets a year as it is, with some days at the end of it off.
	Correct(CalendarKind, u16, u16),
	/// So many days pass.
	Wait(u32),
}

fn kinds() -> impl Strategy<Value = CalendarKind> {
	prop_oneof![Just(Mainland), Just(Banking)]
}

fn steps() -> impl Strategy<Value = Step> {
	let places = || vec(0u16..366, 0..4);
	prop_oneof![
		2 => (kinds(), 2025u16..2028, places(), places()).prop_map(|(k, y, h, m)| Step::Set(k, y, h, m)),
		2 => (kinds(), 2025u16..2028, 0u16..200).prop_map(|(k, y, n)| Step::Correct(k, y, n)),
		1 => (0u32..200).prop_map(Step::Wait),
	]
}

fn set(kind: CalendarKind, year: u16, holidays: Vec<Day>, make_up: Vec<Day>) -> DispatchResult {
	let (holidays, make_up) = (holidays.try_into().expect("few"), make_up.try_into().expect("few"));
	Calendar::set_year(RuntimeOrigin::root(), kind, year, holidays, make_up, basis())
}

fn run(step: Step) -> DispatchResult {
	match step {
		Step::Set(kind, year, holidays, make_up) => {
			let days = |places: Vec<u16>| {
				places.into_iter().filter_map(|place| Day::of_year(year.into(), place)).collect::<Vec<_>>()
			};
			let make_up = days(make_up).into_iter().filter(Day::is_weekend).collect();
			set(kind, year, days(holidays), make_up)
		}
		Step::Correct(kind, year, last) => {
			let Some(Year { worked, .. }) = Years::<Test>::get(kind, year) else { return Ok(()) };
			let all = days_in(year.into());
			let is_off = |place: &u16| !worked.contains(*place) || *place >= all - last / 20;
			let day = |place| Day::of_year(year.into(), place).expect("a day of the year");
			let off = (0..all).filter(is_off).map(day).filter(|day| !day.is_weekend()).collect();
			let made_up = (0..all).filter(|place| !is_off(place)).map(day).filter(Day::is_weekend).collect();
			set(kind, year, off, made_up)
		}
		Step::Wait(days) => {
			Now::mutate(|now| *now += u64::from(days) * 86_400_000 / 2);
			Ok(())
		}
	}
}

/// What every day of the years that are known is.
fn known() -> BTreeMap<(CalendarKind, Day), bool> {
	let days = |(kind, year, of): (CalendarKind, u16, Year)| {
		let day = move |place| {
			((kind, Day::of_year(year.into(), place).expect("a day")), of.worked.contains(place))
		};
		(0..days_in(year.into())).map(day)
	};
	Years::<Test>::iter().flat_map(days).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn no_day_that_has_begun_ever_changes(life in vec(steps(), 1..30)) {
		test(|| {
			Now::set(moment("2025-06-01", 0));
			let mut told = BTreeMap::new();
			for step in life {
				let before = known();
				let today = Day::in_china(Now::get());
				// Refused calls change nothing: the other tests see to that, with storage compared.
				if run(step).is_ok() {
					let after = known();
					for (at, was) in before.iter().filter(|((_, day), _)| *day <= today) {
						assert_eq!(after.get(at), Some(was));
					}
				}
				check();
			}
			// Events alone tell the state.
			for event in System::read_events_for_pallet::<Event<Test>>() {
				match event {
					Event::YearSet { kind, year, worked, basis } => {
						told.insert((kind, year), Year { worked, basis });
					}
					Event::__Ignore(..) => unreachable!("no event is of this form"),
				}
			}
			let stored = Years::<Test>::iter().map(|(kind, year, of)| ((kind, year), of));
			assert_eq!(told, stored.collect::<BTreeMap<_, _>>());
		});
	}

	#[test]
	fn a_period_is_what_counting_day_by_day_gives(
		from in 12_418i32..20_454,
		count in 1u16..300,
		time in 0u64..86_400_000,
	) {
		// 2004-01-01 to 2025-12-31.
		test_with(published(), || {
			let (mut day, mut left) = (Day(from), count);
			let counted = loop {
				day = day.next();
				match Calendar::is_working_day(Mainland, day) {
					Ok(worked) => left -= u16::from(worked),
					Err(missing) => break Err(missing),
				}
				if left == 0 {
					break Ok(day.end_in_china());
				}
			};
			let start = Day(from).end_in_china() - 86_400_000;
			assert_eq!(<Calendar as WorkingDays>::deadline(Mainland, start + time, count), counted);
		});
	}
}
