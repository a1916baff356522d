//! Data and products.

use frame::testing_prelude::*;
use hefu_primitives::operation::{Ending, Purpose};
use pallet_support::OperationInspect;

use crate::{Error, Event, FirstUses, mock::*};

#[test]
fn data_of_another_holder_needs_its_consent() {
	test(|| {
		let id = agreed(1);
		let consent = |document| Operation::consent(signed(ALICE), id, MORE, document);
		assert_noop!(Operation::add_data(signed(BODY), id, MORE), Error::<Test>::NoConsent);
		// It is the holder who says so, and takes it back as long as it is not used.
		assert_ok!(consent(Some([8; 32])));
		assert_ok!(consent(None));
		assert_noop!(Operation::add_data(signed(BODY), id, MORE), Error::<Test>::NoConsent);
		assert_ok!(consent(Some([9; 32])));
		assert_ok!(Operation::add_data(signed(BODY), id, MORE));
		let added = Event::DataAdded { operation: id, dataset: MORE, consent: Some([9; 32]) };
		System::assert_last_event(added.into());
	});
}

#[test]
fn r11_what_is_frozen_is_not_put_in_an_operation_nor_listed() {
	test(|| {
		let id = agreed(1);
		FrozenData::set(Some(DATA));
		assert_noop!(Operation::add_data(signed(BODY), id, DATA), Error::<Test>::Frozen);
		FrozenData::set(Some(PRODUCT));
		assert_ok!(Operation::add_data(signed(BODY), id, DATA));
		assert_noop!(list(id, PRODUCT, Purpose::PublicGood), Error::<Test>::Frozen);
		FrozenData::set(None);
		assert_ok!(list(id, PRODUCT, Purpose::PublicGood));
		// What is in it when it is frozen stays, and is taken out.
		FrozenData::set(Some(DATA));
		assert_ok!(Operation::begin(signed(BODY), id));
		assert_ok!(Operation::withdraw_data(signed(BODY), id, DATA));
	});
}

#[test]
fn data_goes_out_and_comes_in_again() {
	test(|| {
		let id = listed(1);
		assert_ok!(Operation::withdraw_data(signed(BODY), id, DATA));
		// What was made of it stays; nothing new is made of it.
		assert_eq!(Operation::product(PRODUCT), Some((id, 1)));
		assert_noop!(list(id, SECOND, Purpose::Industry), Error::<Test>::NotOfItsData);
		assert_ok!(Operation::add_data(signed(BODY), id, DATA));
		assert_ok!(list(id, SECOND, Purpose::Industry));
		assert_eq!(Operation::operation(id).map(|(it, _)| it.data), Some(1));
	});
}

#[test]
fn a_product_is_listed_in_one_operation_at_a_time() {
	test(|| {
		let (first, second) = (listed(1), agreed(2));
		assert_ok!(Operation::add_data(signed(BODY), second, DATA));
		assert_noop!(list(second, PRODUCT, Purpose::Industry), Error::<Test>::AlreadyListed);
		assert_ok!(Operation::delist_product(signed(OPERATOR), first, 1));
		assert_ok!(list(second, PRODUCT, Purpose::Industry));
		assert_eq!(Operation::product(PRODUCT), Some((second, 1)));
		// One that has ended lets it go by itself.
		assert_ok!(Operation::terminate(signed(BODY), second, Ending::Agreed, [9; 32]));
		assert_ok!(list(first, PRODUCT, Purpose::PublicGood));
		assert_eq!(Operation::product(PRODUCT), Some((first, 2)));
	});
}

#[test]
fn numbers_of_products_are_never_used_again() {
	test(|| {
		let id = listed(1);
		MaxProducts::set(2);
		assert_ok!(Operation::delist_product(signed(BODY), id, 1));
		assert_ok!(list(id, PRODUCT, Purpose::Industry));
		assert_eq!(Operation::product(PRODUCT), Some((id, 2)));
		assert_noop!(list(id, SECOND, Purpose::Industry), Error::<Test>::TooManyProducts);
	});
}

#[test]
fn a_dataset_is_used_since_its_first_operation_began() {
	test(|| {
		let since = |dataset| <Operation as OperationInspect>::since(&dataset);
		assert_eq!(since(DATA), None);
		let id = priced(1);
		assert_eq!(since(DATA), None);
		on("2026-03-05");
		let begun_ms = Now::get();
		assert_ok!(Operation::begin(signed(BODY), id));
		assert_eq!((since(DATA), since(PRODUCT)), (Some(begun_ms), Some(begun_ms)));
		on("2026-03-09");
		assert_ok!(list(id, SECOND, Purpose::PublicGood));
		assert_eq!(since(SECOND), Some(Now::get()));
		// Whatever comes later.
		assert_ok!(Operation::delist_product(signed(BODY), id, 1));
		assert_eq!(since(PRODUCT), Some(begun_ms));
	});
}

#[test]
fn an_operation_that_never_began_does_not_hide_the_one_that_did() {
	test(|| {
		let first = agreed(1);
		assert_ok!(Operation::add_data(signed(BODY), first, DATA));
		let second = begun(2);
		let begun_ms = Now::get();
		assert_eq!(<Operation as OperationInspect>::since(&DATA), None);
		on("2026-03-09");
		assert_ok!(Operation::note_first_use(signed(ALICE), second, DATA));
		System::assert_last_event(Event::FirstUseNoted { operation: second, dataset: DATA }.into());
		assert_eq!(<Operation as OperationInspect>::since(&DATA), Some(begun_ms));
		// Whatever becomes of the other.
		assert_ok!(Operation::terminate(signed(BODY), first, Ending::Other, [9; 32]));
		assert_eq!(<Operation as OperationInspect>::since(&DATA), Some(begun_ms));
	});
}

#[test]
fn an_operation_that_never_began_gives_way_to_the_next() {
	test(|| {
		let first = agreed(1);
		assert_ok!(Operation::add_data(signed(BODY), first, DATA));
		assert_ok!(Operation::terminate(signed(BODY), first, Ending::Other, [9; 32]));
		let second = begun(2);
		assert_eq!(FirstUses::<Test>::get(DATA).map(|it| it.operation), Some(second));
		assert_eq!(<Operation as OperationInspect>::since(&DATA), Some(Now::get()));
	});
}
