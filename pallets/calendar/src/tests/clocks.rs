//! Clocks that are started, stopped, made longer, and are over.

use hefu_primitives::{
	clock::ClockError,
	law::{ClockName::*, PackId, Silence, Unit},
};
use pallet_support::LawClocks;

use crate::mock::*;

#[test]
fn a_clock_counts_what_the_law_says() {
	test_clocks(|| {
		// Monday, 2 March 2026.
		let monday = moment("2026-03-02", 36_000_000);
		let last = |name| last_day_of(&started(name, monday));
		assert_eq!(last(Acceptance), Ok(day("2026-03-05")));
		assert_eq!(last(Publicity), Ok(day("2026-03-09")));
		assert_eq!(last(Review), Ok(day("2026-03-16")));
		let clock = started(Acceptance, monday);
		assert_eq!(Calendar::clock_end(clock), Ok(day("2026-03-05").end_in_china()));
	});
}

#[test]
fn it_is_over_at_the_end_of_its_last_day() {
	test_clocks(|| {
		let clock = started(Publicity, moment("2026-03-02", 0));
		let end = day("2026-03-09").end_in_china();
		assert!(!is_over(&clock, end - 1) && is_over(&clock, end));
		assert_eq!(Calendar::clock_is_over(clock, end), Ok(true));
	});
}

#[test]
fn only_what_the_law_sets_is_started() {
	test_clocks(|| {
		let start = |pack, name| <Calendar as LawClocks>::start(pack, name, moment("2026-03-02", 0));
		assert_eq!(start(GUIDE, Correction), Err(ClockError::NotSet(Correction)));
		assert_eq!(start(PackId(1), Review), Err(ClockError::UnknownPack));
		for name in [ReviewExtension, RenewalOpens, RenewalCloses] {
			assert_eq!(start(GUIDE, name), Err(ClockError::OtherCounting(name)));
		}
	});
}

#[test]
fn a_stop_takes_out_the_days_at_whose_end_it_stood() {
	test_clocks(|| {
		// Ten days from Tuesday, 3 March; it would end on Monday, 16 March.
		let clock = started(Review, moment("2026-03-02", 0));
		// Three days are used up when it is stopped on Friday, 6 March.
		let stopped = stop(clock, moment("2026-03-06", 50_000_000)).unwrap();
		assert_eq!(stopped.used(), 3);
		assert_eq!(last_day_of(&stopped), Err(ClockError::Stopped));
		assert!(!is_over(&stopped, moment("2036-01-01", 0)));
		// It goes on on Wednesday, 11 March: Friday, Monday and Tuesday are out.
		let resumed = stopped.resume(moment("2026-03-11", 60_000_000)).unwrap();
		assert_eq!(last_day_of(&resumed), Ok(day("2026-03-19")));
	});
}

#[test]
fn a_stop_within_a_day_or_over_a_weekend_changes_nothing() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-03-02", 0));
		let end = last_day_of(&clock);
		// On the day that sets it off; within a day; from Saturday to Monday; as often as one likes.
		for (from, until) in [
			("2026-03-02", "2026-03-02"),
			("2026-03-05", "2026-03-05"),
			("2026-03-07", "2026-03-09"),
			("2026-03-16", "2026-03-16"),
		] {
			let stopped = stop(clock, moment(from, 1)).unwrap();
			let resumed = stopped.resume(moment(until, 80_000_000)).unwrap();
			assert_eq!(last_day_of(&resumed), end, "{from}");
			let again = stop(resumed, moment(until, 80_000_001)).unwrap();
			assert_eq!(last_day_of(&again.resume(moment(until, 80_000_002)).unwrap()), end, "{from}");
		}
	});
}

#[test]
fn what_is_over_is_not_stopped_nor_made_longer() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-03-02", 0));
		let end = day("2026-03-16").end_in_china();
		assert_eq!(stop(clock, end), Err(ClockError::Over));
		assert_eq!(extend(clock, 1, end), Err(ClockError::Over));
		assert!(stop(clock, end - 1).is_ok() && extend(clock, 1, end - 1).is_ok());
		let stopped = stop(clock, end - 1).unwrap();
		assert_eq!(stop(stopped, end), Err(ClockError::Stopped));
		// It has its last day left, whenever it goes on.
		let resumed = stopped.resume(moment("2026-04-15", 0)).unwrap();
		assert_eq!(last_day_of(&resumed), Ok(day("2026-04-15")));
	});
}

#[test]
fn a_review_is_made_longer_once() {
	test_clocks(|| {
		let now = moment("2026-03-10", 0);
		let clock = started(Review, moment("2026-03-02", 0));
		for by in [0, 11, u16::MAX] {
			assert_eq!(extend(clock, by, now), Err(ClockError::NotBySoMuch));
		}
		let longer = extend(clock, 10, now).unwrap();
		assert_eq!(last_day_of(&longer), Ok(day("2026-03-30")));
		assert_eq!(extend(longer, 1, now), Err(ClockError::AlreadyExtended));
		let acceptance = started(Acceptance, moment("2026-03-09", 0));
		assert_eq!(extend(acceptance, 1, now), Err(ClockError::NotBySoMuch));
	});
}

#[test]
fn an_extension_asked_for_while_the_clock_is_stopped() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-03-02", 0));
		let stopped = stop(clock, moment("2026-03-06", 0)).unwrap();
		// Long after the period would have been over: it stands, so nothing has run out.
		let longer = extend(stopped, 5, moment("2026-04-20", 0)).unwrap();
		assert!(longer.is_stopped());
		assert_eq!(last_day_of(&longer), Err(ClockError::Stopped));
		assert_eq!(extend(longer, 1, moment("2026-04-20", 1)), Err(ClockError::AlreadyExtended));
		// Three of fifteen days are used up: twelve are left from Tuesday, 21 April, over Labour Day (1 to 5 May) and with the
		// Saturday that is worked for it, 9 May.
		let resumed = longer.resume(moment("2026-04-21", 0)).unwrap();
		assert_eq!(last_day_of(&resumed), Ok(day("2026-05-09")));
	});
}

#[test]
fn a_law_that_makes_nothing_longer_is_obeyed() {
	let clocks = vec![rule(Review, 10, WORKING, Silence::Nothing)];
	test_of(published(), vec![another(1, clocks)], || {
		let clock = started(Review, moment("2026-03-02", 0));
		let asked = extend(clock, 1, moment("2026-03-03", 0));
		assert_eq!(asked, Err(ClockError::NotSet(ReviewExtension)));
	});
}

#[test]
fn natural_days_end_on_a_worked_day() {
	let clocks = vec![
		rule(Acceptance, 5, Unit::Days, Silence::Nothing),
		rule(Review, 1, Unit::Months, Silence::Nothing),
		rule(Publicity, 1, Unit::Years, Silence::Nothing),
	];
	test_of(published(), vec![another(1, clocks)], || {
		let last = |name, from: &str| last_day_of(&started(name, moment(from, 7)));
		assert_eq!(last(Acceptance, "2026-03-02"), Ok(day("2026-03-09")), "Saturday, then Monday");
		assert_eq!(last(Acceptance, "2026-03-04"), Ok(day("2026-03-09")), "Monday itself");
		assert_eq!(last(Acceptance, "2026-02-23"), Ok(day("2026-02-28")), "a Saturday that is worked");
		assert_eq!(last(Review, "2026-01-31"), Ok(day("2026-02-28")), "the last day of February");
		assert_eq!(last(Review, "2026-01-16"), Ok(day("2026-02-24")), "Spring Festival");
		assert_eq!(last(Publicity, "2025-03-02"), Ok(day("2026-03-02")));
		// Stopped on Sunday, when five days have passed and it goes on to Monday: its last day is left.
		let clock = started(Acceptance, moment("2026-03-02", 0));
		let stopped = stop(clock, moment("2026-03-08", 1)).unwrap();
		assert_eq!(stopped.used(), 4);
		let resumed = stopped.resume(moment("2026-03-11", 0)).unwrap();
		assert_eq!(last_day_of(&resumed), Ok(day("2026-03-11")));
	});
}
