//! The chain stands still: it is seen, it is recorded, and no period runs out meanwhile.

use frame::{deps::frame_support::traits::OnTimestampSet, testing_prelude::*};
use hefu_primitives::{
	clock::ClockError,
	law::{ClockName::*, Silence, Unit},
};
use pallet_support::LawClocks;

use crate::{Before, Event, Stall, StalledYears, Stalls, mock::*};

fn stalls() -> Vec<Stall> {
	(0..Stalls::<Test>::count()).map(|number| Stalls::<Test>::get(number).expect("in order")).collect()
}

#[test]
fn blocks_further_apart_than_the_limit_are_a_standstill() {
	test_clocks(|| {
		let first = moment("2026-03-02", 1_000);
		block_at(first);
		assert_eq!(stalls(), [], "nothing ran before the first block");
		block_at(first + 600_000);
		assert_eq!(stalls(), []);
		block_at(first + 1_200_001);
		let stall = Stall { from_ms: first + 600_000, until_ms: first + 1_200_001 };
		assert_eq!(stalls(), [stall]);
		System::assert_last_event(
			Event::StoodStill { stall: 0, from_ms: stall.from_ms, until_ms: stall.until_ms }.into(),
		);
		StallLimit::set(1_000_000);
		block_at(first + 2_200_001);
		assert_eq!(stalls(), [stall]);
		StallLimit::set(999_999);
		block_at(first + 3_200_001);
		assert_eq!(stalls().len(), 2);
		assert!(!Before::<Test>::exists());
	});
}

#[test]
fn a_block_without_a_beginning_is_no_standstill() {
	test_clocks(|| {
		Now::set(moment("2026-03-02", 0));
		assert_storage_noop!(<Calendar as OnTimestampSet<u64>>::on_timestamp_set(moment("2026-03-09", 0)));
	});
}

#[test]
fn its_weight_is_the_blocks() {
	test_clocks(|| {
		let weight = || System::block_weight().get(DispatchClass::Mandatory).ref_time();
		let before = weight();
		stand_still(moment("2025-12-31", 0), moment("2026-01-01", 1));
		let cost = <() as crate::WeightInfo>::stall(2).ref_time();
		assert_eq!(weight(), before + cost);
	});
}

#[test]
fn every_day_of_it_is_marked_and_no_other() {
	test_clocks(|| {
		stand_still(moment("2025-12-30", 86_399_999), moment("2026-01-02", 1));
		let days = ["2025-12-29", "2025-12-30", "2025-12-31", "2026-01-01", "2026-01-02", "2026-01-03"];
		let still = days.map(|text| Calendar::stood_still(day(text)));
		assert_eq!(still, [false, true, true, true, true, false]);
		assert_eq!(StalledYears::<Test>::iter().count(), 2);
		// Until the first moment of a day: not on that day.
		stand_still(moment("2026-03-02", 0), moment("2026-03-03", 0));
		assert!(Calendar::stood_still(day("2026-03-02")) && !Calendar::stood_still(day("2026-03-03")));
	});
}

#[test]
fn a_three_day_stall_across_a_deadline_triggers_no_deemed_acceptance_before_its_extension() {
	test_clocks(|| {
		// Filed on Friday, 6 March 2026: Monday to Wednesday.
		let clock = started(Acceptance, moment("2026-03-06", 0));
		assert_eq!(last_day_of(&clock), Ok(day("2026-03-11")));
		// The chain stands still from the evening of Tuesday to the evening of Friday.
		let (from, until) = (moment("2026-03-10", 70_000_000), moment("2026-03-13", 70_000_000));
		stand_still(from, until);
		// At the first block after, and until the extension is over, nothing is deemed to be anything.
		let deemed = |at| <Calendar as LawClocks>::deemed(&clock, at).expect("the years are known");
		let end = moment("2026-03-18", 0);
		for at in [until, moment("2026-03-14", 0), moment("2026-03-16", 0), end - 1] {
			assert!(!is_over(&clock, at));
			assert_eq!(deemed(at), None);
		}
		// Of its three days Monday was used up; Monday and Tuesday of the next week take the place of the two that were lost.
		assert_eq!(last_day_of(&clock), Ok(day("2026-03-17")));
		assert!(is_over(&clock, end));
		assert_eq!(deemed(end).map(|deemed| deemed.since_ms), Some(end));
	});
}

#[test]
fn a_stall_over_a_weekend_costs_no_working_day() {
	test_clocks(|| {
		let clock = started(Acceptance, moment("2026-03-05", 0));
		let end = last_day_of(&clock);
		stand_still(moment("2026-03-07", 1), moment("2026-03-08", 80_000_000));
		assert_eq!(last_day_of(&clock), end);
	});
}

#[test]
fn natural_days_are_lost_on_weekends_too() {
	let clocks = vec![
		rule(Acceptance, 5, Unit::Days, Silence::Nothing),
		rule(Publicity, 1, Unit::Months, Silence::Nothing),
	];
	test_of(published(), vec![another(1, clocks)], || {
		let (days, month) =
			(started(Acceptance, moment("2026-03-05", 0)), started(Publicity, moment("2026-03-05", 0)));
		// Tuesday, 10 March; and 5 April, which is off until Monday.
		assert_eq!((last_day_of(&days), last_day_of(&month)), (Ok(day("2026-03-10")), Ok(day("2026-04-07"))));
		stand_still(moment("2026-03-07", 1), moment("2026-03-08", 80_000_000));
		assert_eq!((last_day_of(&days), last_day_of(&month)), (Ok(day("2026-03-12")), Ok(day("2026-04-07"))));
		// A last day that gives way goes to no day on which the chain stood still.
		stand_still(moment("2026-04-07", 1), moment("2026-04-07", 80_000_000));
		assert_eq!(last_day_of(&month), Ok(day("2026-04-08")));
	});
}

#[test]
fn what_was_over_before_stays_over() {
	test_clocks(|| {
		let clock = started(Acceptance, moment("2026-03-06", 0));
		let end = day("2026-03-11").end_in_china();
		assert!(is_over(&clock, end));
		stand_still(end, end + 7 * 86_400_000);
		assert!(is_over(&clock, end) && is_over(&clock, Now::get()));
		assert_eq!(last_day_of(&clock), Ok(day("2026-03-11")));
	});
}

#[test]
fn a_stall_while_a_clock_is_stopped_costs_it_nothing() {
	test_clocks(|| {
		let clock = started(Review, moment("2026-03-02", 0));
		let stopped = stop(clock, moment("2026-03-04", 0)).unwrap();
		stand_still(moment("2026-03-05", 0), moment("2026-03-10", 0));
		let resumed = stopped.resume(moment("2026-03-11", 0)).unwrap();
		// One day was used up; nine are left from Wednesday on.
		assert_eq!(last_day_of(&resumed), Ok(day("2026-03-23")));
	});
}

#[test]
fn a_chain_that_stands_still_for_years_makes_no_clock_wrong() {
	test_clocks(|| {
		let clock = started(Acceptance, moment("2010-03-05", 0));
		stand_still(moment("2010-03-08", 1), moment("2016-03-08", 1));
		assert_eq!(last_day_of(&clock), Ok(day("2016-03-11")));
		stand_still(moment("2016-03-09", 1), moment("2018-03-08", 1));
		assert_eq!(last_day_of(&clock), Err(ClockError::OutOfReach));
		assert_eq!(<Calendar as LawClocks>::is_over(&clock, Now::get()), Err(ClockError::OutOfReach));
		assert_eq!(stop(clock, Now::get()), Err(ClockError::OutOfReach));
	});
}
