//! What was charged, what is permitted, and the surplus (R19).

use frame::testing_prelude::*;
use hefu_primitives::{OperationId, operation::Split};

use crate::{Error, Event, mock::*};

fn books(id: OperationId, year: u16) -> (Option<u128>, u128, u128) {
	let account = Operation::account(id, year);
	let Split { revenue, surplus } = account.charged;
	(account.permitted.map(|permitted| permitted.net()), revenue, surplus)
}

#[test]
fn r19_what_is_over_the_permitted_revenue_is_surplus_and_shortens_the_next_year() {
	test(|| {
		let id = begun(1);
		assert_ok!(permit(id, 2026, 1_000));
		assert_ok!(charge(id, 2026, 900));
		assert_eq!(books(id, 2026), (Some(1_000), 900, 0));
		assert_ok!(charge(id, 2026, 400));
		assert_eq!(books(id, 2026), (Some(1_000), 1_000, 300));
		assert_ok!(permit(id, 2027, 1_000));
		assert_eq!(books(id, 2027), (Some(700), 0, 0));
		// More surplus shortens it more at once, and never below nothing.
		assert_ok!(charge(id, 2026, 900));
		assert_eq!(books(id, 2027), (Some(0), 0, 0));
		let permitted = Operation::account(id, 2027).permitted.expect("it was set");
		assert_eq!(permitted.deducted, 1_000);
		System::assert_last_event(Event::RevenuePermitted { operation: id, year: 2027, permitted }.into());
		// And less of it shortens it less: by what was a mistake, or if more is permitted in the year before.
		assert_ok!(Operation::reverse_revenue(signed(OPERATOR), id, 2026, 3));
		assert_eq!(books(id, 2027), (Some(700), 0, 0));
		assert_ok!(permit(id, 2026, 1_200));
		assert_eq!(books(id, 2027), (Some(900), 0, 0));
	});
}

#[test]
fn r19_books_close_in_order_and_no_surplus_is_kept() {
	test(|| {
		let id = begun(1);
		let close = |year| Operation::disclose(signed(OPERATOR), id, year, [1; 32]);
		assert_ok!(permit(id, 2026, 100));
		assert_ok!(permit(id, 2027, 200));
		assert_noop!(permit(id, 2028, 1_000), Error::<Test>::EarlierYearOpen);
		on("2028-02-01");
		assert_noop!(close(2027), Error::<Test>::EarlierYearOpen);
		// What comes late shortens what is set; what that is too small for is left.
		assert_ok!(charge(id, 2026, 400));
		assert_eq!(books(id, 2027), (Some(0), 0, 0));
		assert_ok!(close(2026));
		assert_eq!(Operation::account(id, 2026).carried, 300);
		assert_ok!(permit(id, 2028, 1_000));
		assert_eq!(books(id, 2028), (Some(900), 0, 0));
		assert_ok!(charge(id, 2027, 50));
		assert_eq!((books(id, 2027), books(id, 2028)), ((Some(0), 0, 50), (Some(850), 0, 0)));
		assert_ok!(close(2027));
		assert_eq!(Operation::account(id, 2027).carried, 150);
	});
}

#[test]
fn a_surplus_goes_on_over_a_year_in_which_nothing_is_permitted() {
	test(|| {
		let id = begun(1);
		assert_ok!(permit(id, 2026, 100));
		assert_ok!(charge(id, 2026, 400));
		on("2028-02-01");
		for year in [2026, 2027] {
			assert_ok!(Operation::disclose(signed(OPERATOR), id, year, [1; 32]));
		}
		assert_ok!(permit(id, 2028, 1_000));
		assert_eq!(books(id, 2028), (Some(700), 0, 0));
	});
}

#[test]
fn what_is_permitted_anew_divides_what_was_charged_anew() {
	test(|| {
		let id = begun(1);
		// On trial: there is no limit.
		assert_ok!(charge(id, 2026, 500));
		assert_eq!(books(id, 2026), (None, 500, 0));
		assert_ok!(permit(id, 2026, 200));
		assert_eq!(books(id, 2026), (Some(200), 200, 300));
		assert_ok!(permit(id, 2026, 450));
		assert_eq!(books(id, 2026), (Some(450), 450, 50));
		assert_ok!(Operation::reverse_revenue(signed(OPERATOR), id, 2026, 1));
		assert_eq!(books(id, 2026), (Some(450), 0, 0));
		assert_eq!(Operation::account(id, 2026).entries, 1);
	});
}

#[test]
fn an_amount_is_within_what_the_units_cost_by_its_tariff() {
	test(|| {
		let id = begun(1);
		let record =
			|units, amount| Operation::record_revenue(signed(OPERATOR), id, 2026, 1, 2, units, amount);
		// 300 fen for 1,000 calls.
		assert_noop!(record(0, 1), Error::<Test>::AbovePrice);
		assert_noop!(record(3, 1), Error::<Test>::AbovePrice);
		assert_ok!(record(4, 1));
		assert_ok!(record(1_500, 450));
		assert_noop!(record(1_500, 451), Error::<Test>::AbovePrice);
		// Less can be asked for.
		assert_ok!(record(1_000_000, 1));
		// An old price stays good for what was charged by it, until the year is over in which it ended.
		assert_ok!(Operation::set_price(signed(OPERATOR), id, 1, 100));
		assert_ok!(record(1_500, 450));
		let by_new = |amount| Operation::record_revenue(signed(OPERATOR), id, 2026, 1, 3, 1_000, amount);
		assert_noop!(by_new(101), Error::<Test>::AbovePrice);
		assert_ok!(by_new(100));
	});
}

#[test]
fn a_years_books_are_open_until_the_operator_has_disclosed_it() {
	test(|| {
		let id = begun(1);
		on("2027-02-01");
		assert_ok!(Operation::disclose(signed(BODY), id, 2026, [1; 32]));
		assert_ok!(charge(id, 2026, 100));
		assert_ok!(Operation::disclose(signed(OPERATOR), id, 2026, [1; 32]));
		assert_noop!(charge(id, 2026, 100), Error::<Test>::YearClosed);
		assert_noop!(permit(id, 2026, 100), Error::<Test>::YearClosed);
		let reverse = Operation::reverse_revenue(signed(OPERATOR), id, 2026, 1);
		assert_noop!(reverse, Error::<Test>::YearClosed);
		assert_ok!(charge(id, 2027, 100));
	});
}

#[test]
fn what_was_charged_is_recorded_after_the_end_as_well() {
	test(|| {
		let id = begun(1);
		on("2029-02-01");
		for year in [2026, 2027] {
			assert_ok!(Operation::disclose(signed(OPERATOR), id, year, [1; 32]));
		}
		assert_ok!(permit(id, 2029, 1_000));
		Now::set(day("2029-03-01").end_in_china());
		assert_ok!(charge(id, 2029, 100));
		on("2030-01-10");
		assert_ok!(charge(id, 2029, 100));
		assert_noop!(charge(id, 2030, 100), Error::<Test>::OtherYear);
	});
}

#[test]
fn what_is_off_the_list_is_charged_for_no_more() {
	test(|| {
		let id = begun(1);
		assert_ok!(Operation::delist_product(signed(BODY), id, 1));
		// What was charged before.
		assert_ok!(charge(id, 2026, 100));
		on("2027-02-01");
		assert_noop!(charge(id, 2027, 100), Error::<Test>::Delisted);
		assert_ok!(charge(id, 2026, 100));
	});
}

#[test]
fn numbers_that_are_too_large_are_refused() {
	test(|| {
		let id = listed(1);
		assert_ok!(Operation::set_cap(signed(BODY), id, 1, u128::MAX, [7; 32]));
		assert_ok!(Operation::set_price(signed(OPERATOR), id, 1, u128::MAX));
		assert_ok!(Operation::begin(signed(BODY), id));
		let record = |amount| Operation::record_revenue(signed(OPERATOR), id, 2026, 1, 2, 1, amount);
		assert_noop!(record(u128::MAX), Error::<Test>::TooLarge);
		// A thousandth of the largest number, a little more than a thousand times.
		for _ in 0..1_000 {
			assert_ok!(record(u128::MAX / 1_000));
		}
		assert_ok!(record(u128::MAX % 1_000));
		assert_noop!(record(1), Error::<Test>::TooLarge);
	});
}
