//! What is operated under an authorisation must be filed in time.

use frame::testing_prelude::*;
use hefu_primitives::{calendar::CalendarKind, catalogue::Demand, clock::ClockError};
use pallet_calendar::Years;

use crate::mock::*;

fn is_overdue() -> Result<bool, ClockError> {
	Catalogue::due(PRODUCT).expect("it is operated").is_overdue
}

#[test]
fn what_is_operated_is_overdue_after_twenty_working_days_and_nobody_says_so() {
	test(|| {
		assert_eq!(Catalogue::due(PRODUCT), None);
		Operated::set(Some(Now::get()));
		// Four weeks from Monday, 2 March.
		let end = day("2026-03-30").end_in_china();
		let due = Catalogue::due(PRODUCT).expect("it is operated");
		assert_eq!((due.since_ms, due.due_ms, due.is_filed), (Now::get(), Ok(end), false));
		Now::set(end - 1);
		assert_eq!(is_overdue(), Ok(false));
		Now::set(end);
		assert_eq!(is_overdue(), Ok(true));
		// An application counts while it is open, and an entry from then on.
		let id = file(ALICE, 1, PRODUCT, Demand::Initial([1; 32]));
		assert_eq!(is_overdue(), Ok(false));
		assert_ok!(Catalogue::reject(signed(INSTITUTION), id, [1; 32]));
		assert_eq!(is_overdue(), Ok(true));
		entered(file(ALICE, 2, PRODUCT, Demand::Initial([1; 32])), code("G-1"));
		assert_eq!(is_overdue(), Ok(false));
	});
}

#[test]
fn an_application_that_counts_as_never_filed_counts_for_nothing() {
	test(|| {
		Operated::set(Some(Now::get()));
		on("2026-03-30");
		let id = file(ALICE, 1, PRODUCT, Demand::Initial([1; 32]));
		assert_ok!(Catalogue::ask_correction(signed(INSTITUTION), id, [1; 32]));
		on("2026-04-01");
		assert_eq!(is_overdue(), Ok(false));
		on("2026-04-10");
		assert_eq!(is_overdue(), Ok(true));
	});
}

#[test]
fn without_a_time_in_the_law_nothing_is_due_and_without_a_year_nothing_is_guessed() {
	test(|| {
		Operated::set(Some(Now::get()));
		on("2026-03-20");
		Years::<Test>::remove(CalendarKind::Mainland, 2026);
		let due = Catalogue::due(PRODUCT).expect("it is operated");
		assert!(matches!(due.due_ms, Err(ClockError::MissingYear(_))));
		assert!(matches!(due.is_overdue, Err(ClockError::MissingYear(_))));
		assert_ok!(Catalogue::put_in_force(RuntimeOrigin::root(), SHORTER));
		assert_eq!(Catalogue::due(PRODUCT), None);
	});
}
