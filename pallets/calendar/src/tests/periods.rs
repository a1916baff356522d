//! Periods of working days: where they begin and end, over festivals, made-up Saturdays and the turn of a year.

use hefu_primitives::{
	calendar::{MIN_WORKED, MissingYear},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::{WeightInfo, mock::*};

#[test]
fn the_day_itself_does_not_count() {
	test_with(published(), || {
		// Monday, 2 March 2026, and the next day.
		assert_eq!(last_day("2026-03-02", 1), Ok(day("2026-03-03")));
		// Friday: the next working day is Monday.
		assert_eq!(last_day("2026-03-06", 1), Ok(day("2026-03-09")));
		assert_eq!(last_day("2026-03-07", 1), Ok(day("2026-03-09")));
		assert_eq!(last_day("2026-03-06", 10), Ok(day("2026-03-20")));
	});
}

#[test]
fn days_are_those_of_chinese_clocks() {
	test_with(published(), || {
		// 16:00 UTC on Monday is Tuesday in China.
		let midnight = day("2026-03-02").end_in_china();
		let deadline = |from| <Calendar as WorkingDays>::deadline(Mainland, from, 1);
		assert_eq!(deadline(midnight - 1), Ok(day("2026-03-03").end_in_china()));
		assert_eq!(deadline(midnight), Ok(day("2026-03-04").end_in_china()));
		assert_eq!(Calendar::deadline(Mainland, midnight, 1), deadline(midnight));
	});
}

#[test]
fn no_days_end_with_the_day_itself() {
	test(|| {
		let sunday = moment("2026-03-01", 5);
		assert_eq!(Calendar::deadline(Mainland, sunday, 0), Ok(day("2026-03-01").end_in_china()));
	});
}

#[test]
fn spring_festival_is_no_time_to_act() {
	test_with(published(), || {
		// 2025: off from 28 January to 4 February; Sunday 26 January and Saturday 8 February are worked.
		assert_eq!(last_day("2025-01-24", 1), Ok(day("2025-01-26")));
		assert_eq!(last_day("2025-01-24", 3), Ok(day("2025-02-05")));
		assert_eq!(last_day("2025-01-27", 1), Ok(day("2025-02-05")));
		assert_eq!(last_day("2025-01-30", 4), Ok(day("2025-02-08")));
		assert_eq!(last_day("2025-02-07", 2), Ok(day("2025-02-10")));
		// 2020: the festival was made longer, to 2 February.
		assert_eq!(last_day("2020-01-23", 1), Ok(day("2020-02-03")));
	});
}

#[test]
fn a_period_goes_over_the_turn_of_a_year() {
	test_with(published(), || {
		assert_eq!(last_day("2024-12-31", 1), Ok(day("2025-01-02")));
		assert_eq!(last_day("2024-12-30", 1), Ok(day("2024-12-31")));
		assert_eq!(last_day("2024-12-27", 3), Ok(day("2025-01-02")));
		// 2020 and 2021 have 499 working days.
		assert_eq!(last_day("2019-12-31", 500), Ok(day("2022-01-04")));
	});
}

#[test]
fn a_missing_year_is_named_and_not_guessed() {
	test_with(published(), || {
		let missing = |year| Err(MissingYear { kind: Mainland, year });
		assert_eq!(last_day("2026-12-31", 1), missing(2027));
		assert_eq!(last_day("2026-12-30", 1), Ok(day("2026-12-31")));
		assert_eq!(last_day("2026-12-30", 2), missing(2027));
		assert_eq!(last_day("2003-12-30", 1), missing(2003));
		// What begins on the last day of a year needs that year not at all.
		assert_eq!(last_day("2003-12-31", 1), Ok(day("2004-01-02")));
		assert_eq!(last_day("2026-01-01", u16::MAX), missing(2027));
		assert_eq!(Calendar::deadline(Banking, moment("2026-01-01", 0), 1), {
			Err(MissingYear { kind: Banking, year: 2026 })
		});
		assert_eq!(
			Calendar::deadline(Mainland, u64::MAX, 1),
			Err(MissingYear { kind: Mainland, year: 262_142 })
		);
		assert_eq!(
			Calendar::is_working_day(Mainland, Day(i32::MIN)),
			Err(MissingYear { kind: Mainland, year: -262_143 })
		);
		assert_eq!(
			MissingYear { kind: Banking, year: 2027 }.to_string(),
			"the working days of 2027 (银行营业日) are not set yet"
		);
	});
}

#[test]
fn the_weight_covers_the_years_that_are_read() {
	test(|| {
		for days in [1, 20, MIN_WORKED, MIN_WORKED + 1, MIN_WORKED + 2, 366, u16::MAX] {
			// The last day of a year, and then years with no more than the fewest working days.
			let most_years = 1 + u32::from((days - 1).div_ceil(MIN_WORKED));
			let weight = <Calendar as WorkingDays>::deadline_weight(days);
			assert!(weight.all_gte(<() as WeightInfo>::deadline(most_years)), "{days}");
		}
	});
}
