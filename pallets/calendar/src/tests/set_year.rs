//! Recording a year: who may, what is refused, and that days which have begun stay.

use frame::testing_prelude::*;
use hefu_primitives::calendar::{FIRST_YEAR, LAST_YEAR, WorkedDays};

use crate::{Basis, Error, Event, Year, Years, mock::*};

#[test]
fn governance_records_a_year() {
	test(|| {
		assert_ok!(set_year(Mainland, 2026, &["2026-01-01", "2026-01-02", "2026-01-03"], &["2026-01-04"]));
		let worked =
			WorkedDays::new(2026, &days(&["2026-01-01", "2026-01-02", "2026-01-03"]), &days(&["2026-01-04"]))
				.unwrap();
		assert_eq!(Calendar::year(Mainland, 2026), Some(Year { worked, basis: basis() }));
		assert_eq!(Calendar::year(Banking, 2026), None);
		assert_eq!((is_worked("2026-01-02"), is_worked("2026-01-04")), (Ok(false), Ok(true)));
		System::assert_last_event(
			Event::YearSet { kind: Mainland, year: 2026, worked, basis: basis() }.into(),
		);
	});
}

#[test]
fn nobody_else_does() {
	test(|| {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::none()] {
			let call =
				Calendar::set_year(origin, Mainland, 2026, Default::default(), Default::default(), basis());
			assert_noop!(call, BadOrigin);
		}
	});
}

#[test]
fn banks_have_days_of_their_own() {
	test(|| {
		assert_ok!(set_year(Mainland, 2026, &[], &["2026-01-03"]));
		assert_ok!(set_year(Banking, 2026, &[], &[]));
		assert_eq!(Calendar::is_working_day(Mainland, day("2026-01-03")), Ok(true));
		assert_eq!(Calendar::is_working_day(Banking, day("2026-01-03")), Ok(false));
	});
}

#[test]
fn a_year_must_be_one_that_can_be_told() {
	test(|| {
		for year in [0, FIRST_YEAR - 1, LAST_YEAR + 1, u16::MAX] {
			assert_noop!(set_year(Mainland, year, &[], &[]), Error::<Test>::InvalidYear);
		}
		assert_ok!(set_year(Mainland, FIRST_YEAR, &[], &[]));
		assert_ok!(set_year(Mainland, LAST_YEAR, &[], &[]));
	});
}

#[test]
fn a_year_names_where_it_is_from() {
	test(|| {
		for wrong in [Basis::default(), Basis::from_bytes_unchecked(&[0xff]).unwrap()] {
			let call = Calendar::set_year(
				RuntimeOrigin::root(),
				Mainland,
				2026,
				Default::default(),
				Default::default(),
				wrong,
			);
			assert_noop!(call, Error::<Test>::InvalidBasis);
		}
	});
}

#[test]
fn mistaken_days_are_refused() {
	test(|| {
		let cases: [(&[&str], &[&str], Error<Test>); 5] = [
			(&["2025-12-31"], &[], Error::NotInYear),
			(&[], &["2027-01-02"], Error::NotInYear),
			(&["2026-01-04", "2026-01-04"], &[], Error::DuplicateDay),
			(&["2026-01-04"], &["2026-01-04"], Error::DuplicateDay),
			(&[], &["2026-01-05"], Error::NotWeekend),
		];
		for (holidays, make_up, error) in cases {
			assert_noop!(set_year(Mainland, 2026, holidays, make_up), DispatchError::from(error));
		}
	});
}

#[test]
fn a_day_that_has_begun_stays() {
	test(|| {
		assert_ok!(set_year(Mainland, 2026, &["2026-05-01"], &[]));
		// The last moment of 29 April: that day has begun, the next has not.
		Now::set(moment("2026-04-29", 86_399_999));
		let today_off = || set_year(Mainland, 2026, &["2026-04-29", "2026-05-01"], &[]);
		let tomorrow_off = || set_year(Mainland, 2026, &["2026-04-30", "2026-05-01"], &[]);
		assert_noop!(today_off(), Error::<Test>::PastChanged);
		assert_noop!(
			set_year(Mainland, 2026, &["2026-01-01", "2026-05-01"], &[]),
			Error::<Test>::PastChanged
		);
		assert_ok!(tomorrow_off());
		assert_eq!(is_worked("2026-04-30"), Ok(false));
		// A moment later, 30 April has begun.
		Now::set(moment("2026-04-30", 0));
		assert_noop!(set_year(Mainland, 2026, &["2026-05-01"], &[]), Error::<Test>::PastChanged);
		assert_ok!(set_year(Mainland, 2026, &["2026-04-30"], &["2026-12-26"]));
	});
}

#[test]
fn a_year_that_is_over_stays_and_one_to_come_changes() {
	test(|| {
		assert_ok!(set_year(Mainland, 2025, &[], &[]));
		assert_ok!(set_year(Mainland, 2027, &[], &[]));
		Now::set(moment("2026-01-01", 0));
		assert_noop!(set_year(Mainland, 2025, &["2025-12-31"], &[]), Error::<Test>::PastChanged);
		assert_ok!(set_year(Mainland, 2027, &["2027-01-01"], &[]));
		// The same days again, on another basis, change no day.
		assert_ok!(set_year(Mainland, 2025, &[], &[]));
	});
}

#[test]
fn a_past_year_that_nobody_knew_can_be_recorded() {
	test(|| {
		Now::set(moment("2026-04-29", 0));
		assert!(is_worked("2025-10-01").is_err());
		assert_ok!(set_year(Mainland, 2025, &["2025-10-01"], &[]));
		assert_eq!(is_worked("2025-10-01"), Ok(false));
		assert_eq!(Years::<Test>::iter().count(), 1);
	});
}
