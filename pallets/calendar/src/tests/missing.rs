//! A year that is missing blocks what hangs on it, by its name, and nothing else.

use frame::testing_prelude::*;
use hefu_primitives::{
	calendar::MissingYear,
	clock::ClockError,
	law::{ClockName::*, Silence, Unit},
};
use pallet_support::LawClocks;

use crate::mock::*;

/// 2026 is the last year that was published.
fn missing<T>() -> Result<T, ClockError> {
	Err(ClockError::MissingYear(MissingYear { kind: Mainland, year: 2027 }))
}

#[test]
fn a_deadline_in_a_missing_year_is_not_guessed() {
	test_clocks(|| {
		let clock = started(Acceptance, moment("2026-12-29", 0));
		assert_eq!(last_day_of(&clock), missing());
		// In time is what is in time whatever 2027 is like: until its first day has ended.
		let over = |at| <Calendar as LawClocks>::is_over(&clock, at);
		assert_eq!(over(moment("2026-12-31", 86_399_999)), Ok(false));
		assert_eq!(over(moment("2027-01-01", 86_399_999)), Ok(false));
		assert_eq!(over(moment("2027-01-02", 0)), missing());
		assert_eq!(<Calendar as LawClocks>::deemed(&clock, moment("2027-01-02", 0)), missing());
		assert_eq!(stop(clock, moment("2027-01-02", 0)), missing());
		assert!(stop(clock, moment("2027-01-01", 0)).is_ok());
		// When it is known: New Year's Day is off.
		assert_ok!(set_year(Mainland, 2027, &["2027-01-01"], &[]));
		assert_eq!(last_day_of(&clock), Ok(day("2027-01-04")));
		assert_eq!(over(moment("2027-01-02", 0)), Ok(false));
	});
}

#[test]
fn silence_waits_for_the_year_of_its_next_worked_day() {
	test_clocks(|| {
		// The third day is Thursday, 31 December 2026.
		let clock = started(Acceptance, moment("2026-12-28", 0));
		assert!(is_over(&clock, moment("2027-03-01", 0)));
		let deemed = |at| <Calendar as LawClocks>::deemed(&clock, at);
		assert_eq!(deemed(moment("2026-12-31", 86_399_999)), Ok(None));
		assert_eq!(deemed(moment("2027-01-01", 0)), missing());
		assert_ok!(set_year(Mainland, 2027, &["2027-01-01"], &[]));
		assert_eq!(deemed(moment("2027-01-01", 0)), Ok(None));
		let monday = moment("2027-01-04", 0);
		assert_eq!(deemed(monday).map(|deemed| deemed.map(|deemed| deemed.since_ms)), Ok(Some(monday)));
	});
}

#[test]
fn an_end_that_gives_way_waits_for_the_year_too() {
	let clocks = vec![rule(Acceptance, 5, Unit::Days, Silence::Nothing)];
	test_of(published(), vec![another(1, clocks)], || {
		assert_eq!(last_day_of(&started(Acceptance, moment("2026-12-26", 0))), Ok(day("2026-12-31")));
		assert_eq!(last_day_of(&started(Acceptance, moment("2026-12-27", 0))), missing());
	});
}

#[test]
fn a_longer_period_needs_more_years() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-12-10", 0));
		assert_eq!(last_day_of(&clock), Ok(day("2026-12-24")));
		let longer = extend(clock, 10, moment("2026-12-24", 0)).unwrap();
		assert_eq!(last_day_of(&longer), missing());
		assert!(!is_over(&longer, moment("2026-12-31", 0)));
	});
}
