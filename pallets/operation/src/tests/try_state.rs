//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::{
	OperationId,
	operation::{Ending, Purpose, Side, Split, Stage},
};

use crate::{
	Account, Accounts, Data, DataConsents, Disclosures, Ended, Entries, Entry, FirstUses,
	Operation as Stored, Operations, PlannedBy, Product, ProductOf, Products, Tariffs, mock::*,
};

/// The operation that is damaged.
fn id() -> OperationId {
	operation_id(BODY, 1)
}

/// What is seen after this damage. The operation has a product with two tariffs, an entry in each of two years, of which the first is
/// disclosed and has a surplus.
fn seen_of(damage: impl FnOnce()) -> &'static str {
	new_test_ext().execute_with(|| {
		let id = begun(1);
		assert_ok!(permit(id, 2026, 100));
		assert_ok!(charge(id, 2026, 150));
		assert_ok!(permit(id, 2027, 500));
		on("2027-02-01");
		assert_ok!(charge(id, 2027, 10));
		assert_ok!(Operation::disclose(signed(OPERATOR), id, 2026, [1; 32]));
		check();
		damage();
		Operation::do_try_state().unwrap_err().into()
	})
}

fn change(alter: impl FnOnce(&mut Stored)) {
	Operations::<Test>::mutate(id(), |it| alter(it.as_mut().expect("it was planned")));
}

fn change_product(alter: impl FnOnce(&mut Product)) {
	Products::<Test>::mutate(id(), 1, |it| alter(it.as_mut().expect("it was listed")));
}

fn change_account(alter: impl FnOnce(&mut Account)) {
	Accounts::<Test>::mutate(id(), 2026, alter);
}

fn change_entry(alter: impl FnOnce(&mut Entry)) {
	Entries::<Test>::mutate(id(), (2026, 1), |it| alter(it.as_mut().expect("it was recorded")));
}

#[test]
fn operations_are_at_a_stage_that_something_led_to() {
	assert_eq!(seen_of(|| PlannedBy::<Test>::insert(member(BODY), 2)), "plans are counted wrong");
	let own = || change(|it| it.body = member(OPERATOR));
	assert_eq!(seen_of(own), "a body that operates for itself");
	let unsigned = || change(|it| it.agreement = None);
	assert_eq!(seen_of(unsigned), "a stage without what leads to it");
	assert_eq!(seen_of(|| change(|it| it.stage = Stage::Expired)), "a stage without what leads to it");
	let ended = || change(|it| it.ended = Some(Ended { ground: Ending::Other, at_ms: 7 }));
	assert_eq!(seen_of(ended), "an end of what goes on");
	assert_eq!(seen_of(|| change(|it| it.stage = Stage::Signed)), "what has not begun has begun");
	assert_eq!(seen_of(|| change(|it| it.begun_ms = None)), "it never began");
	assert_eq!(seen_of(|| change(|it| it.begun_ms = Some(7))), "it began outside of its term");
	let term = || {
		change(|it| {
			let agreement = it.agreement.as_mut().expect("it is signed");
			agreement.last = agreement.from.previous();
		});
	};
	assert_eq!(seen_of(term), "a term that ends before it begins");
}

#[test]
fn data_and_products_are_counted_and_found() {
	assert_eq!(seen_of(|| change(|it| it.data = 2)), "data is counted wrong");
	assert_eq!(seen_of(|| FirstUses::<Test>::remove(DATA)), "data that nobody uses");
	assert_eq!(seen_of(|| FirstUses::<Test>::remove(PRODUCT)), "a product that nobody uses");
	let elsewhere = || {
		FirstUses::<Test>::mutate(DATA, |it| {
			it.as_mut().expect("it is used").operation = operation_id(BODY, 9);
		});
	};
	assert_eq!(seen_of(elsewhere), "used by no operation");
	let nobodys = || DataConsents::<Test>::insert(operation_id(BODY, 9), MORE, [9; 32]);
	assert_eq!(seen_of(nobodys), "a consent to no operation");
	let backwards = || {
		Data::<Test>::mutate(id(), DATA, |it| it.as_mut().expect("it is in").until_ms = Some(7));
	};
	assert_eq!(seen_of(backwards), "out before in");
	assert_eq!(seen_of(|| change(|it| it.products = 2)), "products out of order");
	assert_eq!(seen_of(|| change(|it| it.listed = 2)), "listed products are counted wrong");
	assert_eq!(seen_of(|| change(|it| it.uncapped = 1)), "products without a cap are counted wrong");
	assert_eq!(seen_of(|| change_product(|it| it.per = 0)), "a price for no unit");
	assert_eq!(seen_of(|| ProductOf::<Test>::remove(PRODUCT)), "a listed product is not found");
	let other = || ProductOf::<Test>::insert(SECOND, (id(), 1));
	assert_eq!(seen_of(other), "a product is found where it is not listed");
	let nowhere = || {
		let product = Products::<Test>::get(id(), 1).expect("it was listed");
		Products::<Test>::insert(operation_id(BODY, 9), 1, product);
	};
	assert_eq!(seen_of(nowhere), "data or a product of no operation");
}

#[test]
fn r19_prices_are_within_caps_and_charges_within_prices() {
	let dear = || {
		Tariffs::<Test>::mutate(id(), (1, 2), |it| it.as_mut().expect("it was set").price = Some(501));
	};
	assert_eq!(seen_of(dear), "R19: a price above its cap");
	assert_eq!(seen_of(|| change_product(|it| it.tariffs = 3)), "tariffs are counted wrong");
	assert_eq!(seen_of(|| change_product(|it| it.tariffs = 1)), "tariffs out of order");
	let early = || {
		Tariffs::<Test>::mutate(id(), (1, 2), |it| it.as_mut().expect("it was set").from_ms = 7);
	};
	assert_eq!(seen_of(early), "a tariff from before the last");
	let stray = || {
		let tariff = Tariffs::<Test>::get(id(), (1, 1)).expect("it was set");
		Tariffs::<Test>::insert(id(), (2, 1), tariff);
	};
	assert_eq!(seen_of(stray), "a tariff of no product");
	let free = || change_product(|it| it.purpose = Purpose::PublicGood);
	assert_eq!(seen_of(free), "a price of what is free");
	assert_eq!(seen_of(|| change_entry(|it| it.units = 1)), "R19: more was charged than the price");
	assert_eq!(seen_of(|| change_entry(|it| it.tariff = 1)), "an entry without a price");
	assert_eq!(seen_of(|| change_entry(|it| it.tariff = 9)), "an entry by no tariff");
	assert_eq!(seen_of(|| change_entry(|it| it.product = 9)), "an entry of no product");
	let off = || {
		assert_ok!(Operation::delist_product(signed(BODY), id(), 1));
		change_product(|it| it.delisted_ms = Some(day("2026-12-01").end_in_china()));
	};
	assert_eq!(seen_of(off), "R19: charged for what was off the list");
}

#[test]
fn r19_revenue_is_within_what_is_permitted_and_books_add_up() {
	let over = || change_account(|it| it.charged = Split { revenue: 101, surplus: 50 });
	assert_eq!(seen_of(over), "R19: revenue above what is permitted");
	let less = || change_account(|it| it.charged = Split { revenue: 99, surplus: 51 });
	assert_eq!(seen_of(less), "the books do not add up");
	assert_eq!(seen_of(|| change_entry(|it| it.is_reversed = true)), "the books do not add up");
	assert_eq!(seen_of(|| change_account(|it| it.entries = 2)), "entries are counted wrong");
	assert_eq!(seen_of(|| change_account(|it| it.entries = 0)), "entries out of order");
	let more = || {
		Accounts::<Test>::mutate(id(), 2027, |it| {
			it.permitted.as_mut().expect("it was set").deducted = 51;
		});
	};
	assert_eq!(seen_of(more), "R19: another deduction than the surplus");
	assert_eq!(
		seen_of(|| change_account(|it| it.carried = 0)),
		"R19: another surplus is carried than is left"
	);
	let nobodys = || Accounts::<Test>::insert(operation_id(BODY, 9), 2026, Account::default());
	assert_eq!(seen_of(nobodys), "books of no operation");
	let late = || {
		let entry = Entries::<Test>::get(id(), (2026, 1)).expect("it was recorded");
		Entries::<Test>::insert(id(), (2028, 1), entry);
		let charged = Split { revenue: 150, surplus: 0 };
		Accounts::<Test>::insert(id(), 2028, Account { charged, entries: 1, ..Default::default() });
	};
	assert_eq!(seen_of(late), "revenue that nobody permitted");
}

#[test]
fn disclosures_are_of_years_that_were_over() {
	let disclosure = || Disclosures::<Test>::get(id(), (2026, Side::Operator)).expect("it was disclosed");
	let early = || Disclosures::<Test>::insert(id(), (2027, Side::Body), disclosure());
	assert_eq!(seen_of(early), "disclosed before the year was over");
	let other = || Disclosures::<Test>::insert(id(), (2025, Side::Body), disclosure());
	assert_eq!(seen_of(other), "a disclosure of another year");
	let nobodys = || {
		Disclosures::<Test>::insert(operation_id(BODY, 9), (2026, Side::Body), disclosure());
	};
	assert_eq!(seen_of(nobodys), "a disclosure of no operation");
	let backwards = || {
		Disclosures::<Test>::mutate(id(), (2026, Side::Operator), |it| {
			it.as_mut().expect("it was disclosed").last_ms = 7;
		});
	};
	assert_eq!(seen_of(backwards), "put right before it was disclosed");
	let unordered = || {
		on("2028-02-01");
		let (first_ms, last_ms) = (Now::get(), Now::get());
		let later = crate::Disclosure { first_ms, last_ms, ..disclosure() };
		Disclosures::<Test>::remove(id(), (2026, Side::Operator));
		Disclosures::<Test>::insert(id(), (2027, Side::Operator), later);
	};
	assert_eq!(seen_of(unordered), "closed before an earlier year");
	let closed = || change_entry(|it| it.at_ms = u64::MAX);
	assert_eq!(seen_of(closed), "charged in books that are closed");
}
