//! Terms, and the time in which they can be renewed.

use hefu_primitives::{
	clock::ClockError,
	law::{ClockName::*, PackId, Silence, Unit},
};
use pallet_support::LawClocks;

use crate::mock::*;

fn window(expires: &str) -> Result<(u64, u64), ClockError> {
	<Calendar as LawClocks>::renewal_window(GUIDE, day(expires).end_in_china())
}

#[test]
fn a_registration_holds_for_five_years_whatever_is_known_of_them() {
	test_clocks(|| {
		let validity = started(RegistrationValidity, moment("2026-07-15", 40_000_000));
		// A Monday; but it would be the last day if it were a Sunday, too: 2031 is not known.
		assert_eq!(last_day_of(&validity), Ok(day("2031-07-14")));
		let end = day("2031-07-14").end_in_china();
		assert!(!is_over(&validity, end - 1) && is_over(&validity, end));
		assert_eq!(last_day_of(&started(RegistrationValidity, moment("2028-02-29", 0))), {
			Ok(day("2033-02-28"))
		});
	});
}

#[test]
fn a_term_is_neither_stopped_nor_made_longer() {
	test_clocks(|| {
		let validity = started(RegistrationValidity, moment("2026-07-15", 0));
		let other = ClockError::OtherCounting(RegistrationValidity);
		assert_eq!(stop(validity, moment("2026-07-16", 0)), Err(other));
		assert_eq!(extend(validity, 1, moment("2026-07-16", 0)), Err(other));
	});
}

#[test]
fn renewal_on_the_last_permitted_day_and_one_day_late() {
	test_clocks(|| {
		let (from, until) = window("2031-07-14").unwrap();
		assert_eq!(from, moment("2031-01-14", 0));
		assert_eq!(until, day("2031-07-13").end_in_china());
		let in_time = |at| (from..until).contains(&at);
		assert!(in_time(moment("2031-07-13", 86_399_999)) && !in_time(moment("2031-07-14", 0)));
		assert!(in_time(moment("2031-01-14", 0)) && !in_time(moment("2031-01-13", 86_399_999)));
	});
}

#[test]
fn a_standstill_makes_the_window_longer_and_not_the_term() {
	test_clocks(|| {
		let validity = started(RegistrationValidity, moment("2020-03-10", 0));
		let end = Calendar::clock_end(validity);
		let before = window("2025-03-09").unwrap();
		// On the last two days on which renewal can be asked for, and the registration's last.
		stand_still(moment("2025-03-07", 1), moment("2025-03-09", 1));
		assert_eq!(Calendar::clock_end(validity), end);
		let (from, until) = window("2025-03-09").unwrap();
		assert_eq!((from, until), (before.0, day("2025-03-11").end_in_china()));
		assert_eq!(before.1, day("2025-03-08").end_in_china());
	});
}

#[test]
fn a_window_that_closes_before_it_opens_is_none() {
	let clocks = vec![
		rule(RenewalOpens, 1, Unit::Days, Silence::Nothing),
		rule(RenewalCloses, 6, Unit::Months, Silence::Nothing),
	];
	test_of(Vec::new(), vec![another(1, clocks)], || {
		let (from, until) = window("2031-07-14").unwrap();
		assert!(from >= until);
	});
}

#[test]
fn who_sets_no_window_has_none() {
	test_of(Vec::new(), vec![another(1, Vec::new())], || {
		assert_eq!(window("2031-07-14"), Err(ClockError::NotSet(RenewalOpens)));
		let unknown = <Calendar as LawClocks>::renewal_window(PackId(9), 0);
		assert_eq!(unknown, Err(ClockError::UnknownPack));
	});
}
