//! Whatever governance records, in whatever order, and however often the chain stands still: days that have begun stay, and so does
//! the law of each moment; periods are what counting day by day gives; events tell all.

use std::collections::{BTreeMap, BTreeSet};

use frame::testing_prelude::*;
use hefu_primitives::{
	calendar::CalendarKind,
	date::{Day, days_in},
	law::PackId,
};
use pallet_support::WorkingDays;
use proptest::{collection::vec, prelude::*};

use crate::{
	Entry, Event, InForce, PackIds, Packs, Stall, StalledYears, Stalls, Year, Years, mark_days, mock::*,
};

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
					other => unreachable!("{other:?}"),
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

	#[test]
	fn the_law_of_a_moment_that_has_come_never_changes(
		life in vec((0u16..6, 0u32..3, 0i32..5, 0u64..5), 1..30),
	) {
		test_clocks(|| {
			Now::set(moment("2026-03-02", 0));
			let (mut versions, mut held) = (BTreeSet::from([1]), BTreeMap::new());
			for (version, pack, ahead, wait) in life {
				// A version is recorded once, and what is recorded stays.
				let recorded = Packs::<Test>::iter().collect::<BTreeMap<_, _>>();
				let is_new = version > 0 && versions.insert(version);
				assert_eq!(record(&another(version, Vec::new())).is_ok(), is_new);
				for (id, was) in recorded {
					assert_eq!(Packs::<Test>::get(id), Some(was));
				}
				let is_known = pack < Packs::<Test>::count();
				let from = Day::in_china(Now::get()).days_later(ahead);
				let put = Calendar::put_in_force(RuntimeOrigin::root(), PackId(pack), from);
				assert_eq!(put.is_ok(), ahead > 0 && is_known);
				held.insert(Now::get(), Calendar::pack_in_force(Now::get()));
				for (at, pack) in &held {
					assert_eq!(Calendar::pack_in_force(*at), *pack);
				}
				if put.is_ok() {
					let first = from.previous().end_in_china();
					assert_eq!(Calendar::pack_in_force(first), Some(PackId(pack)));
				}
				check();
				Now::mutate(|now| *now += wait * 43_200_000);
			}
		});
	}

	#[test]
	fn events_tell_of_packs_and_standstills(life in vec((0u64..400_000_000, 0u64..800_000_000), 0..20)) {
		test_of(Vec::new(), Vec::new(), || {
			Now::set(moment("2025-10-02", 0));
			for version in 1..4 {
				assert_ok!(record(&another(version, guide().clocks)));
			}
			for (place, (ran, stood)) in (0u32..).zip(life) {
				stand_still(Now::get() + ran, Now::get() + ran + stood);
				assert_ok!(put_in_force_tomorrow(PackId(place % 3)));
				check();
			}
			let told = System::read_events_for_pallet::<Event<Test>>();
			let stored = snapshot();
			for number in 0..Packs::<Test>::count() {
				Packs::<Test>::remove(PackId(number));
			}
			for number in 0..InForce::<Test>::count() {
				InForce::<Test>::remove(number);
			}
			for number in 0..Stalls::<Test>::count() {
				Stalls::<Test>::remove(number);
			}
			let years = StalledYears::<Test>::iter_keys().collect::<Vec<_>>();
			years.into_iter().for_each(StalledYears::<Test>::remove);
			let names = PackIds::<Test>::iter_keys().collect::<Vec<_>>();
			names.into_iter().for_each(PackIds::<Test>::remove);
			told.into_iter().for_each(replay);
			assert_eq!(snapshot(), stored);
			check();
		});
	}
}

fn put_in_force_tomorrow(pack: PackId) -> DispatchResult {
	Calendar::put_in_force(RuntimeOrigin::root(), pack, Day::in_china(Now::get()).next())
}

/// What an event says, stored.
fn replay(event: Event<Test>) {
	match event {
		Event::PackRecorded { id, pack } => {
			PackIds::<Test>::insert((pack.identifier.clone(), pack.version), id);
			Packs::<Test>::insert(id, pack);
		}
		Event::PutInForce { entry, pack, from } => InForce::<Test>::insert(entry, Entry { from, pack }),
		Event::StoodStill { stall, from_ms, until_ms } => {
			let time = Stall { from_ms, until_ms };
			Stalls::<Test>::insert(stall, time);
			mark_days::<Test>(&time);
		}
		other => unreachable!("{other:?}"),
	}
}

/// All that is stored of packs and standstills, encoded.
fn snapshot() -> Vec<Vec<u8>> {
	vec![
		Packs::<Test>::iter().collect::<BTreeMap<_, _>>().encode(),
		PackIds::<Test>::iter().collect::<BTreeMap<_, _>>().encode(),
		InForce::<Test>::iter().collect::<BTreeMap<_, _>>().encode(),
		Stalls::<Test>::iter().collect::<BTreeMap<_, _>>().encode(),
		StalledYears::<Test>::iter().collect::<BTreeMap<_, _>>().encode(),
		(Packs::<Test>::count(), InForce::<Test>::count(), Stalls::<Test>::count()).encode(),
	]
}
