//! Acceptance: express, by silence and by use; and where use is not acceptance.

use frame::testing_prelude::*;
use hefu_primitives::{
	OrderId,
	market::{Acceptance, Stage, UseReceipt},
};
use pallet_support::genesis_hash;

use crate::{Error, Event, Listing, mock::*};

/// What a key says of the order's use at this moment.
fn says(key: u64, order: OrderId, used_ms: u64) -> Said {
	let message = UseReceipt { order, used_ms }.signed_bytes(&genesis_hash::<Test>());
	Said { key, message, slow: false }
}

fn note(order: OrderId, used_ms: u64, key: u64, said: Said) -> DispatchResult {
	Market::note_use(signed(SELLER), order, used_ms, key, said)
}

#[test]
fn deemed_acceptance_by_silence_needs_no_transaction() {
	test(|| {
		let order = inspecting(listing());
		let due_ms = stored(order).due_ms;
		Now::set(due_ms - 1);
		assert_eq!(stage(order), Stage::Inspecting);
		assert_noop!(Market::close(signed(SELLER), order), Error::<Test>::TooEarly);
		Now::set(due_ms);
		assert_eq!((stage(order), stored(order).stage), (Stage::Accepted, Stage::Inspecting));
		assert_noop!(Market::object(signed(BUYER), order, [1; 32]), Error::<Test>::TooLate);
		assert_noop!(Market::accept(signed(BUYER), order), Error::<Test>::TooLate);
		events();
		// Anybody has it paid.
		assert_ok!(Market::close(signed(RIVAL), order));
		assert_eq!(events(), [accepted(order, Acceptance::Silent), Event::Settled { order }]);
		assert_eq!(has(SELLER), 965);
	});
}

#[test]
fn deemed_acceptance_by_use_is_what_a_key_of_the_buyers_says() {
	test(|| {
		let order = inspecting(listing());
		later(DAY);
		let at = Now::get() - 10;
		events();
		assert_ok!(note(order, at, BUYER, says(BUYER, order, at)));
		assert_eq!(events(), [accepted(order, Acceptance::Used), Event::Settled { order }]);
		assert_eq!(stored(order).accepted.map(|accepted| accepted.how), Some(Acceptance::Used));
	});
}

#[test]
fn a_receipt_of_use_is_the_buyers_of_this_order_and_of_its_inspection() {
	test(|| {
		let order = inspecting(listing());
		let handed_ms = Now::get();
		later(DAY);
		let now = Now::get();
		let refused = |used_ms, key, said| {
			assert_noop!(note(order, used_ms, key, said), Error::<Test>::NotUsed);
		};
		// Of another's key, or said by another.
		refused(now, RIVAL, says(RIVAL, order, now));
		refused(now, BUYER, says(RIVAL, order, now));
		// Of another order, time, or chain.
		refused(now, BUYER, says(BUYER, order_id(BUYER, 2), now));
		refused(now, BUYER, says(BUYER, order, now - 1));
		let message = UseReceipt { order, used_ms: now }.signed_bytes(&[9; 32]);
		refused(now, BUYER, Said { key: BUYER, message, slow: false });
		// From before the keys came, or still to come.
		refused(handed_ms - 1, BUYER, says(BUYER, order, handed_ms - 1));
		refused(now + 1, BUYER, says(BUYER, order, now + 1));
		Suspended::set(Some(BUYER));
		refused(now, BUYER, says(BUYER, order, now));
		Suspended::set(None);
		assert_ok!(note(order, handed_ms, BUYER, says(BUYER, order, handed_ms)));
		assert_noop!(note(order, now, BUYER, says(BUYER, order, now)), Error::<Test>::WrongStage);
	});
}

#[test]
fn where_the_contract_says_so_use_is_not_acceptance() {
	test(|| {
		let order = inspecting(Listing { use_is_not_acceptance: true, ..listing() });
		let now = Now::get();
		assert_noop!(note(order, now, BUYER, says(BUYER, order, now)), Error::<Test>::UseIsNotAcceptance);
		assert_eq!(stage(order), Stage::Inspecting);
		// Silence is.
		Now::set(stored(order).due_ms);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!(stage(order), Stage::Settled);
	});
}

#[test]
fn what_cannot_be_settled_stays_accepted_and_is_tried_again() {
	test(|| {
		let order = inspecting(listing());
		Suspended::set(Some(EXCHANGE));
		events();
		assert_ok!(Market::accept(signed(BUYER), order));
		let held = Event::SettlementHeld { order, error: NOT_LIVE };
		assert_eq!(events(), [accepted(order, Acceptance::Explicit), held]);
		assert_eq!((stage(order), has(SELLER)), (Stage::Accepted, 0));
		assert_storage_noop!(assert_eq!(Market::close(signed(SELLER), order), Err(NOT_LIVE)));
		Suspended::set(None);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!((stage(order), has(SELLER)), (Stage::Settled, 965));
		// M17.
		assert_noop!(Market::close(signed(SELLER), order), Error::<Test>::WrongStage);
		assert_noop!(Market::accept(signed(BUYER), order), Error::<Test>::WrongStage);
	});
}
