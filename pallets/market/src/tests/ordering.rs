//! Orders, from their placing to their settlement, and what is in stock.

use frame::testing_prelude::*;
use hefu_primitives::market::{Acceptance, Price, Side, Stage, TransferState};
use pallet_support::OrderInspect;

use crate::{Basis, Error, Event, Listing, OpenOrders, Order, mock::*};

fn limited(stock: u64) -> Listing {
	Listing { stock: Some(stock), ..listing() }
}

fn sold(nonce: u8) -> u64 {
	Market::product(product_id(nonce)).expect("it was listed").sold
}

#[test]
fn an_order_goes_from_its_placing_to_its_settlement() {
	test(|| {
		let order = inspecting(listing());
		assert_eq!(has(BUYER), MONEY - 1_000);
		let Order { instruction, due_ms, grant, .. } = stored(order);
		// Three working days after Monday: the end of Thursday.
		assert_eq!(due_ms, day("2026-03-05").end_in_china());
		assert_eq!(grant, Some(grant_of(order)));
		events();
		assert_ok!(Market::accept(signed(BUYER), order));
		assert_eq!(events(), [accepted(order, Acceptance::Explicit), Event::Settled { order }]);
		assert_eq!((stage(order), has(SELLER)), (Stage::Settled, 965));
		// M15: 2.5 % and 1 %, rounded down, and the rest to the seller.
		assert_eq!((has(EXCHANGE), has(INSTITUTION)), (25, 10));
		let ledger = Ledger::load();
		assert_eq!(ledger.kept[&instruction.expect("it was locked")].fate, Fate::Executed);
		assert!(ledger.offers[&grant_of(order)].made);
		assert_eq!(OpenOrders::<Test>::iter().count(), 0);
		assert_eq!(Market::order(order_id(BUYER, 9)), None);
	});
}

#[test]
fn what_is_free_is_delivered_and_granted_as_well() {
	test(|| {
		let order = inspecting(Listing { price: Price::Free, ..listing() });
		assert_eq!(has(BUYER), MONEY);
		assert_ok!(Market::accept(signed(BUYER), order));
		assert!(Ledger::load().offers[&grant_of(order)].made);
	});
}

#[test]
fn who_gets_nothing_after_rounding_is_no_side() {
	test(|| {
		let order = inspecting(Listing { price: Price::Fixed { book: CNY, amount: 41 }, ..listing() });
		assert_ok!(Market::accept(signed(BUYER), order));
		// 2.5 % of 41 are 1.025, 1 % are 0.41.
		assert_eq!((has(EXCHANGE), has(INSTITUTION), has(SELLER)), (1, 0, 40));
	});
}

#[test]
fn no_more_units_are_locked_than_can_be_counted() {
	test(|| {
		let product = list(1, Listing { price: Price::Free, ..listing() });
		let [first, second] = [1, 2].map(|nonce| {
			let basis = Basis::Listed { product, units: u64::MAX };
			assert_ok!(Market::place_order(signed(BUYER), [nonce; 32], basis));
			let order = order_id(BUYER, nonce);
			commit_honestly(order, 0);
			order
		});
		assert_ok!(try_lock(BUYER, first));
		assert_storage_noop!(assert_eq!(try_lock(BUYER, second), Err(Error::<Test>::TooLarge.into())));
		assert_eq!(sold(1), u64::MAX);
	});
}

#[test]
fn two_orders_for_the_last_unit_of_a_limited_product_in_either_order() {
	for (first, second) in [(BUYER, RIVAL), (RIVAL, BUYER)] {
		test(|| {
			let product = list(1, limited(1));
			let orders = [BUYER, RIVAL].map(|who| (who, place(who, 1, product)));
			orders.iter().for_each(|(_, order)| commit_honestly(*order, 0));
			let of = |who| orders.iter().find(|(of, _)| *of == who).expect("both ordered").1;
			assert_ok!(try_lock(first, of(first)));
			// Whoever locks first has it; the other's money stays where it is.
			assert_storage_noop!(assert_eq!(
				try_lock(second, of(second)),
				Err(Error::<Test>::SoldOut.into())
			));
			assert_eq!((has(first), has(second)), (MONEY - 1_000, MONEY));
			assert_noop!(try_place(second, 2, product), Error::<Test>::SoldOut);
			// No key comes: the unit is there again, for whoever locks then.
			later(3 * DAY - 1);
			assert_noop!(Market::close(signed(second), of(first)), Error::<Test>::TooEarly);
			later(1);
			assert_ok!(Market::close(signed(second), of(first)));
			assert_eq!((sold(1), has(first)), (0, MONEY));
			let again = place(second, 2, product);
			commit_honestly(again, 0);
			assert_ok!(try_lock(second, again));
			assert_eq!(sold(1), 1);
		});
	}
}

#[test]
fn no_more_units_are_ordered_than_there_are() {
	test(|| {
		let product = list(1, limited(3));
		let order = |nonce, units| {
			Market::place_order(signed(BUYER), [nonce; 32], crate::Basis::Listed { product, units })
		};
		assert_noop!(order(1, 4), Error::<Test>::SoldOut);
		assert_noop!(order(1, 0), Error::<Test>::NoUnits);
		assert_ok!(order(1, 3));
		// None is taken before money is locked.
		assert_ok!(order(2, 3));
		assert_eq!(sold(1), 0);
	});
}

#[test]
fn nothing_is_ordered_of_a_seller_who_may_grant_no_more() {
	test(|| {
		let product = list(1, listing());
		MayNot::set(Some(SELLER));
		assert_noop!(try_place(BUYER, 1, product), Error::<Test>::MayNotGrant);
		MayNot::set(None);
		place(BUYER, 1, product);
	});
}

#[test]
fn before_money_is_locked_either_side_takes_an_order_back() {
	for (who, by) in [(BUYER, Side::Consumer), (SELLER, Side::Provider)] {
		for of in [placed, committed, locked] {
			test(|| {
				let order = of(listing());
				let is_locked = stage(order) == Stage::Locked;
				events();
				if is_locked {
					assert_noop!(Market::cancel(signed(who), order), Error::<Test>::WrongStage);
				} else {
					assert_ok!(Market::cancel(signed(who), order));
					assert_eq!(events(), [Event::OrderCancelled { order, by }]);
					assert_eq!(stage(order), Stage::Cancelled);
				}
			});
		}
	}
}

#[test]
fn what_nobody_goes_on_with_expires_without_a_transaction() {
	for of in [placed, committed] {
		test(|| {
			let order = of(listing());
			later(3 * DAY);
			assert_eq!((stage(order), stored(order).closed_ms), (Stage::Expired, None));
			assert_noop!(Market::cancel(signed(BUYER), order), Error::<Test>::TooLate);
			events();
			assert_ok!(Market::close(signed(RIVAL), order));
			assert_eq!(events(), [Event::OrderExpired { order }]);
			assert_noop!(Market::close(signed(RIVAL), order), Error::<Test>::WrongStage);
		});
	}
}

#[test]
fn a_buyer_without_money_locks_nothing() {
	test(|| {
		let order = committed(Listing { price: Price::Fixed { book: CNY, amount: MONEY + 1 }, ..listing() });
		assert_storage_noop!(assert_eq!(try_lock(BUYER, order), Err(NO_MONEY)));
	});
}

#[test]
fn each_delivery_has_a_transfer_of_its_own() {
	test(|| {
		let order = placed(listing());
		let go = |who, to| Market::transfer(signed(who), order, to);
		assert_noop!(go(BUYER, TransferState::Requested), Error::<Test>::WrongStage);
		commit_honestly(order, 0);
		events();
		assert_noop!(go(SELLER, TransferState::Requested), Error::<Test>::OtherSide);
		assert_ok!(go(BUYER, TransferState::Requested));
		assert_noop!(go(BUYER, TransferState::Started), Error::<Test>::OtherSide);
		assert_ok!(go(SELLER, TransferState::Started));
		assert_ok!(go(BUYER, TransferState::Suspended));
		assert_ok!(go(BUYER, TransferState::Started));
		assert_noop!(go(BUYER, TransferState::Requested), Error::<Test>::NoSuchMove);
		assert_ok!(go(SELLER, TransferState::Completed));
		assert_noop!(go(SELLER, TransferState::Started), Error::<Test>::FinalState);
		assert_eq!(events().len(), 5);
		assert_ok!(try_lock(BUYER, order));
		reveal(order, 0);
		assert_ok!(Market::object(signed(BUYER), order, [1; 32]));
		commit_honestly(order, 1);
		assert_eq!(stored(order).transfer, None);
		assert_ok!(go(BUYER, TransferState::Requested));
	});
}

#[test]
fn anchors_are_told_of_an_orders_sides_at_whatever_stage_it_is() {
	test(|| {
		let sides = Some([member(SELLER), member(BUYER)]);
		let order = inspecting(listing());
		assert_eq!(Market::sides(&order), sides);
		assert_ok!(Market::accept(signed(BUYER), order));
		assert_eq!((stage(order), Market::sides(&order)), (Stage::Settled, sides));
		assert_eq!(Market::sides(&order_id(BUYER, 9)), None);
	});
}
