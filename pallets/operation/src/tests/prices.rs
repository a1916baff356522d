//! Caps and prices (R19).

use frame::testing_prelude::*;
use hefu_primitives::{
	operation::{Ending, Purpose},
	settlement::Currency,
};
use pallet_support::{CapFacts, CapInspect};

use crate::{Error, Tariffs, mock::*};

fn tariff(id: hefu_primitives::OperationId) -> (u128, Option<u128>) {
	let tariff = Operation::tariff(id, 1).expect("it has one");
	(tariff.cap, tariff.price)
}

#[test]
fn r19_no_price_is_above_its_cap() {
	test(|| {
		let id = priced(1);
		assert_eq!(tariff(id), (500, Some(300)));
		let price = |price| Operation::set_price(signed(OPERATOR), id, 1, price);
		assert_noop!(price(501), Error::<Test>::AboveCap);
		assert_ok!(price(500));
		// A cap that comes down takes the price with it, and one that goes up does not.
		let cap = |cap| Operation::set_cap(signed(BODY), id, 1, cap, [9; 32]);
		assert_ok!(cap(200));
		assert_eq!(tariff(id), (200, Some(200)));
		assert_ok!(cap(900));
		assert_eq!(tariff(id), (900, Some(200)));
		assert_ok!(price(0));
		assert_eq!(tariff(id), (900, Some(0)));
		// Each one before stays.
		assert_eq!(Tariffs::<Test>::iter_prefix(id).count(), 6);
		assert_eq!(Tariffs::<Test>::get(id, (1, 3)).map(|it| it.price), Some(Some(500)));
	});
}

#[test]
fn what_serves_the_public_good_needs_no_cap_and_has_no_price() {
	test(|| {
		let id = agreed(1);
		assert_ok!(Operation::add_data(signed(BODY), id, DATA));
		assert_ok!(list(id, PRODUCT, Purpose::PublicGood));
		assert_ok!(Operation::begin(signed(BODY), id));
		assert_noop!(Operation::set_cap(signed(BODY), id, 1, 0, [9; 32]), Error::<Test>::Free);
		assert_eq!(Operation::tariff(id, 1), None);
	});
}

#[test]
fn after_a_full_year_caps_need_permitted_revenue() {
	test(|| {
		let id = begun(1);
		let cap = |cap| Operation::set_cap(signed(BODY), id, 1, cap, [9; 32]);
		// From March 2026 on, the first full year is 2027.
		Now::set(day("2027-12-31").end_in_china() - 1);
		assert_ok!(cap(400));
		Now::set(day("2027-12-31").end_in_china());
		assert_noop!(cap(300), Error::<Test>::NoPermittedRevenue);
		assert_ok!(Operation::disclose(signed(OPERATOR), id, 2026, [1; 32]));
		assert_ok!(permit(id, 2028, 1_000_000));
		assert_ok!(cap(300));
	});
}

#[test]
fn a_year_that_ended_early_is_still_permitted() {
	test(|| {
		let id = begun(1);
		// It is on trial no more: 2027 was the first full year.
		on("2028-05-01");
		assert_ok!(Operation::disclose(signed(OPERATOR), id, 2026, [1; 32]));
		assert_ok!(Operation::terminate(signed(BODY), id, Ending::Security, [9; 32]));
		assert_noop!(charge(id, 2028, 100), Error::<Test>::NoPermittedRevenue);
		assert_ok!(permit(id, 2028, 1_000));
		assert_ok!(charge(id, 2028, 100));
		assert_noop!(permit(id, 2029, 1_000), Error::<Test>::OtherYear);
	});
}

#[test]
fn where_the_price_authority_is_none_any_more_the_body_names_another() {
	test(|| {
		let id = begun(1);
		let replace = |who| Operation::replace_authority(signed(BODY), id, member(who), [9; 32]);
		assert_noop!(replace(OTHER_AUTHORITY), Error::<Test>::AuthorityActs);
		NoRole::set(Some(AUTHORITY));
		assert_noop!(permit(id, 2026, 1_000), Error::<Test>::NotPriceAuthority);
		assert_noop!(replace(OPERATOR), Error::<Test>::NotPriceAuthority);
		assert_ok!(replace(OTHER_AUTHORITY));
		assert_ok!(Operation::permit_revenue(signed(OTHER_AUTHORITY), id, 2026, 1_000, [8; 32]));
		// Who was it before has no say, whatever it gets back.
		NoRole::set(None);
		assert_noop!(permit(id, 2026, 1_000), Error::<Test>::NotInCharge);
	});
}

#[test]
fn a_product_that_is_taken_off_the_list_no_longer_lacks_a_cap() {
	test(|| {
		let id = priced(1);
		assert_ok!(list(id, SECOND, Purpose::Industry));
		assert_noop!(Operation::begin(signed(BODY), id), Error::<Test>::NoCap);
		assert_ok!(Operation::delist_product(signed(OPERATOR), id, 2));
		assert_ok!(Operation::begin(signed(BODY), id));
	});
}

#[test]
fn the_market_is_told_the_cap_of_a_listed_product_as_long_as_the_operation_goes_on() {
	test(|| {
		let told = |dataset| <Operation as CapInspect>::cap(&dataset);
		let facts = |cap| Some(CapFacts { currency: Currency::CNY, cap, per: 1_000 });
		let id = agreed(1);
		assert_ok!(Operation::add_data(signed(BODY), id, DATA));
		assert_eq!(told(PRODUCT), None);
		assert_ok!(list(id, PRODUCT, Purpose::Industry));
		assert_eq!(told(PRODUCT), facts(None));
		assert_ok!(Operation::set_cap(signed(BODY), id, 1, 500, [7; 32]));
		assert_eq!(told(PRODUCT), facts(Some(500)));
		assert_ok!(list(id, SECOND, Purpose::PublicGood));
		assert_eq!(told(SECOND), facts(Some(0)));
		assert_ok!(Operation::delist_product(signed(OPERATOR), id, 2));
		assert_eq!((told(SECOND), told(DATA)), (None, None));
		assert_ok!(Operation::terminate(signed(BODY), id, Ending::Other, [9; 32]));
		assert_eq!(told(PRODUCT), None);
	});
}
