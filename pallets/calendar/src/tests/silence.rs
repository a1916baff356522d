//! What silence means, and from when on.

use hefu_primitives::{
	almanac::Deemed,
	clock::Clock,
	law::{ClockName::*, Silence, Unit},
};
use pallet_support::LawClocks;

use crate::mock::*;

fn deemed(clock: &Clock, at_ms: u64) -> Option<Deemed> {
	<Calendar as LawClocks>::deemed(clock, at_ms).expect("the years are known")
}

fn granted(since_ms: u64) -> Option<Deemed> {
	Some(Deemed { silence: Silence::DeemedGranted, since_ms })
}

#[test]
fn silence_is_an_answer_from_the_next_worked_day_on() {
	test_clocks(|| {
		// Tuesday, 3 March 2026: the third day is Friday, the next one Monday.
		let clock = started(Acceptance, moment("2026-03-03", 0));
		let monday = moment("2026-03-09", 0);
		assert!(is_over(&clock, moment("2026-03-07", 0)));
		assert_eq!((deemed(&clock, monday - 1), deemed(&clock, monday)), (None, granted(monday)));
		assert_eq!(deemed(&clock, moment("2026-12-31", 0)), granted(monday));
	});
}

#[test]
fn deemed_acceptance_when_the_institution_is_silent_over_spring_festival() {
	test_clocks(|| {
		// 2026: off from Sunday, 15 to Monday, 23 February; Saturday, 14 and Saturday, 28 February are worked.
		// Filed on Wednesday, 11 February: Thursday, Friday, and the Saturday that is worked. The next worked day is after the festival.
		let before = started(Acceptance, moment("2026-02-11", 60_000_000));
		assert_eq!(last_day_of(&before), Ok(day("2026-02-14")));
		let tuesday = moment("2026-02-24", 0);
		for festival in ["2026-02-15", "2026-02-17", "2026-02-23"] {
			assert!(is_over(&before, moment(festival, 0)));
			assert_eq!(deemed(&before, moment(festival, 80_000_000)), None);
		}
		assert_eq!(deemed(&before, tuesday), granted(tuesday));
		// Filed a day later: the third day is the first after the festival. No silence counts through it.
		let over = started(Acceptance, moment("2026-02-12", 60_000_000));
		assert_eq!(last_day_of(&over), Ok(day("2026-02-24")));
		assert!(!is_over(&over, tuesday + 86_399_999));
		assert_eq!(deemed(&over, tuesday + 86_399_999), None);
		assert_eq!(deemed(&over, moment("2026-02-25", 0)), granted(moment("2026-02-25", 0)));
		// Filed in the festival: the three days are all after it, Tuesday to Thursday.
		let within = started(Acceptance, moment("2026-02-18", 0));
		assert_eq!(last_day_of(&within), Ok(day("2026-02-26")));
		assert_eq!(deemed(&within, moment("2026-02-27", 0)), granted(moment("2026-02-27", 0)));
		// 2020: the festival was made longer while it lasted, to 2 February.
		let plague = started(Acceptance, moment("2020-01-22", 0));
		assert_eq!(last_day_of(&plague), Ok(day("2020-02-04")));
	});
}

#[test]
fn an_objection_in_the_last_minute_of_day_5() {
	test_clocks(|| {
		// Publicised on Thursday, 5 February 2026: the fifth day is Thursday, 12 February.
		let clock = started(Publicity, moment("2026-02-05", 30_000_000));
		let end = moment("2026-02-13", 0);
		assert!(!is_over(&clock, end - 60_000) && !is_over(&clock, end - 1) && is_over(&clock, end));
	});
}

#[test]
fn silence_that_means_nothing_is_no_answer() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-03-02", 0));
		assert!(is_over(&clock, moment("2026-06-01", 0)));
		assert_eq!(deemed(&clock, moment("2026-06-01", 0)), None);
	});
}

#[test]
fn who_supplies_nothing_has_withdrawn() {
	let clocks = vec![rule(Correction, 10, Unit::Days, Silence::DeemedWithdrawn)];
	test_of(published(), vec![another(1, clocks)], || {
		// Ten days from Monday, 2 March end on Thursday, 12 March.
		let clock = started(Correction, moment("2026-03-02", 0));
		let friday = moment("2026-03-13", 0);
		let withdrawn = Deemed { silence: Silence::DeemedWithdrawn, since_ms: friday };
		assert_eq!((deemed(&clock, friday - 1), deemed(&clock, friday)), (None, Some(withdrawn)));
	});
}

#[test]
fn a_stopped_clock_says_nothing_by_silence() {
	test_clocks(|| {
		let clock = started(Acceptance, moment("2026-03-03", 0));
		let stopped = stop(clock, moment("2026-03-04", 0)).unwrap();
		assert_eq!(deemed(&stopped, moment("2026-12-01", 0)), None);
	});
}
