//! Yearly disclosure.

use frame::testing_prelude::*;
use hefu_primitives::{
	OperationId,
	operation::{Ending, Side},
};

use crate::{Disclosures, mock::*};

/// The years and sides that are overdue now.
fn overdue(id: OperationId) -> Vec<(u16, Side)> {
	let owed = Operation::disclosures(id).into_iter().filter(|it| it.is_overdue);
	owed.map(|it| (it.year, it.side)).collect()
}

fn owed(id: OperationId) -> Vec<(u16, Side)> {
	Operation::disclosures(id).into_iter().map(|it| (it.year, it.side)).collect()
}

fn disclose(who: u64, id: OperationId, year: u16) {
	assert_ok!(Operation::disclose(signed(who), id, year, [who as u8; 32]));
}

#[test]
fn a_year_is_owed_by_both_sides_until_the_end_of_march_and_overdue_then() {
	test(|| {
		let id = begun(1);
		assert!(owed(id).is_empty());
		Now::set(day("2026-12-31").end_in_china());
		assert_eq!(owed(id), [(2026, Side::Body), (2026, Side::Operator)]);
		let end = day("2027-03-31").end_in_china();
		assert!(Operation::disclosures(id).iter().all(|it| it.due_ms == end));
		Now::set(end - 1);
		assert!(overdue(id).is_empty());
		// In the last moment of March it is in time.
		disclose(BODY, id, 2026);
		Now::set(end);
		assert_eq!(overdue(id), [(2026, Side::Operator)]);
		// Late is better than never, and stays seen as late.
		disclose(OPERATOR, id, 2026);
		assert!(overdue(id).is_empty());
		let late = Disclosures::<Test>::get(id, (2026, Side::Operator)).expect("it is disclosed");
		assert!(late.first_ms >= end);
	});
}

#[test]
fn what_was_disclosed_can_be_put_right_and_stays_in_time() {
	test(|| {
		let id = begun(1);
		on("2027-03-01");
		disclose(BODY, id, 2026);
		let first_ms = Now::get();
		on("2027-05-01");
		assert_ok!(Operation::disclose(signed(BODY), id, 2026, [9; 32]));
		let found = Disclosures::<Test>::get(id, (2026, Side::Body)).expect("it is disclosed");
		assert_eq!((found.document, found.corrections), ([9; 32], 1));
		assert_eq!((found.first_ms, found.last_ms), (first_ms, Now::get()));
	});
}

#[test]
fn every_year_of_operation_is_owed_the_last_one_too() {
	test(|| {
		let id = begun(1);
		let both = |year| [(year, Side::Body), (year, Side::Operator)];
		let later = |id| {
			let owed = Operation::owed(&id, day("2031-01-01").end_in_china()).into_iter();
			owed.map(|it| (it.year, it.side)).collect::<Vec<_>>()
		};
		// The term ends on 1 March 2029.
		assert_eq!(later(id), [both(2026), both(2027), both(2028), both(2029)].concat());
		on("2028-06-01");
		assert_ok!(Operation::terminate(signed(BODY), id, Ending::Agreed, [1; 32]));
		assert_eq!(later(id), [both(2026), both(2027), both(2028)].concat());
		on("2031-01-01");
		assert_eq!(overdue(id).len(), 6);
		disclose(BODY, id, 2028);
		assert_eq!(overdue(id).len(), 5);
	});
}

#[test]
fn what_never_began_owes_nothing() {
	test(|| {
		let id = priced(1);
		on("2028-01-01");
		assert!(owed(id).is_empty());
		assert!(owed(operation_id(BODY, 9)).is_empty());
	});
}

#[test]
fn the_month_is_governed() {
	test(|| {
		let id = begun(1);
		DisclosureMonth::set(6);
		Now::set(day("2027-06-30").end_in_china() - 1);
		assert!(overdue(id).is_empty());
		Now::set(day("2027-06-30").end_in_china());
		assert_eq!(overdue(id).len(), 2);
	});
}
