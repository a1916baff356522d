//! Seizure during delivery, and rights that are lost: nothing is settled, the money stays locked, and comes back in the end.

use frame::testing_prelude::*;
use hefu_primitives::market::{Acceptance, Refund, Stage};

use crate::{Error, Event, mock::*};

#[test]
fn seizure_during_delivery_holds_the_settlement_and_the_money_stays_locked() {
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		events();
		assert_ok!(Market::accept(signed(BUYER), order));
		let held = Event::SettlementHeld { order, error: Error::<Test>::Frozen.into() };
		assert_eq!(events(), [accepted(order, Acceptance::Explicit), held]);
		assert_eq!((stage(order), has(BUYER), has(SELLER)), (Stage::Accepted, MONEY - 1_000, 0));
		assert_noop!(Market::close(signed(SELLER), order), Error::<Test>::Frozen);
		// Set free in time, it is settled.
		later(10 * DAY);
		IsFrozen::set(false);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!((stage(order), has(SELLER)), (Stage::Settled, 965));
	});
}

#[test]
fn after_the_deadline_the_buyer_can_have_its_money_back() {
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		assert_ok!(Market::accept(signed(BUYER), order));
		let due_ms = Now::get() + 30 * DAY;
		assert_eq!(stored(order).due_ms, due_ms);
		Now::set(due_ms - 1);
		assert_noop!(Market::reclaim(signed(BUYER), order), Error::<Test>::TooEarly);
		Now::set(due_ms);
		assert_eq!(stage(order), Stage::Accepted);
		assert_noop!(Market::reclaim(signed(RIVAL), order), Error::<Test>::NotInCharge);
		// It is for the buyer to say.
		assert_noop!(Market::close(signed(RIVAL), order), Error::<Test>::Frozen);
		events();
		assert_ok!(Market::reclaim(signed(BUYER), order));
		assert_eq!(events(), [Event::Refunded { order, reason: Refund::Held }]);
		assert_eq!((stage(order), has(BUYER)), (Stage::Refunded, MONEY));
		assert_noop!(Market::reclaim(signed(BUYER), order), Error::<Test>::WrongStage);
	});
}

#[test]
fn of_a_buyer_that_takes_no_part_anybody_gives_the_money_back() {
	test(|| {
		let order = inspecting(listing());
		Suspended::set(Some(BUYER));
		Now::set(stored(order).due_ms);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!((stored(order).stage, has(SELLER)), (Stage::Accepted, 0));
		let due_ms = stored(order).due_ms;
		Now::set(due_ms - 1);
		assert_storage_noop!(assert_eq!(Market::close(signed(RIVAL), order), Err(NOT_LIVE)));
		Now::set(due_ms);
		assert_noop!(Market::reclaim(signed(BUYER), order), Error::<Test>::NotMember);
		events();
		assert_ok!(Market::close(signed(RIVAL), order));
		assert_eq!(events(), [Event::Refunded { order, reason: Refund::Held }]);
		assert_eq!((stage(order), has(BUYER)), (Stage::Refunded, MONEY));
	});
}

#[test]
fn a_buyer_does_not_undo_its_acceptance_by_its_own_objection() {
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		Objector::set(Some(BUYER));
		assert_ok!(Market::accept(signed(BUYER), order));
		later(30 * DAY);
		assert_noop!(Market::reclaim(signed(BUYER), order), Error::<Test>::Frozen);
		// Nor does it by taking no part.
		Suspended::set(Some(BUYER));
		assert_noop!(Market::close(signed(RIVAL), order), Error::<Test>::Frozen);
		Suspended::set(None);
		// Another's is another matter.
		Objector::set(Some(RIVAL));
		assert_ok!(Market::reclaim(signed(BUYER), order));
		assert_eq!((stage(order), has(BUYER)), (Stage::Refunded, MONEY));
	});
	// Dismissed, it holds nothing up.
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		Objector::set(Some(BUYER));
		assert_ok!(Market::accept(signed(BUYER), order));
		later(30 * DAY);
		IsFrozen::set(false);
		assert_ok!(Market::reclaim(signed(BUYER), order));
		assert_eq!((stage(order), has(SELLER)), (Stage::Settled, 965));
	});
}

#[test]
fn what_can_be_settled_when_it_is_reclaimed_is_settled() {
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		assert_ok!(Market::accept(signed(BUYER), order));
		later(30 * DAY);
		IsFrozen::set(false);
		assert_ok!(Market::reclaim(signed(BUYER), order));
		assert_eq!((stage(order), has(SELLER)), (Stage::Settled, 965));
	});
}

#[test]
fn silence_is_acceptance_of_what_is_seized_too() {
	test(|| {
		let order = inspecting(listing());
		IsFrozen::set(true);
		Now::set(stored(order).due_ms);
		assert_ok!(Market::close(signed(SELLER), order));
		assert_eq!((stored(order).stage, has(SELLER)), (Stage::Accepted, 0));
	});
}

#[test]
fn what_is_seized_is_not_ordered_committed_to_or_paid_for() {
	test(|| {
		let product = list(1, listing());
		let first = place(BUYER, 1, product);
		let second = place(BUYER, 2, product);
		commit_honestly(second, 0);
		IsFrozen::set(true);
		assert_noop!(try_place(BUYER, 3, product), Error::<Test>::Frozen);
		assert_noop!(try_lock(BUYER, second), Error::<Test>::Frozen);
		put_offer(grant_of(first), DATA, member(SELLER), member(BUYER));
		let files = encrypt(first, 0, &contents(DATA));
		assert_noop!(try_commit(first, &files), Error::<Test>::Frozen);
	});
}

#[test]
fn what_is_delivered_again_is_taken_though_it_is_seized() {
	test(|| {
		let order = inspecting(listing());
		assert_ok!(Market::object(signed(BUYER), order, [1; 32]));
		IsFrozen::set(true);
		// Else the one or the other would have lost by a silence that is not its own.
		commit_honestly(order, 1);
		assert_ok!(try_lock(BUYER, order));
		reveal(order, 1);
		assert_ok!(Market::accept(signed(BUYER), order));
		assert_eq!((stage(order), has(SELLER)), (Stage::Accepted, 0));
	});
}

#[test]
fn a_right_that_was_lost_holds_the_settlement_too() {
	test(|| {
		let order = inspecting(listing());
		Lost::set(true);
		assert_ok!(Market::accept(signed(BUYER), order));
		System::assert_last_event(Event::SettlementHeld { order, error: RIGHT_LOST }.into());
		// Nothing of it is done: neither money nor grant has moved.
		assert_eq!((has(SELLER), has(EXCHANGE)), (0, 0));
		later(30 * DAY);
		assert_ok!(Market::reclaim(signed(BUYER), order));
		assert_eq!(has(BUYER), MONEY);
	});
}
