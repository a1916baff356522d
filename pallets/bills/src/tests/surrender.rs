//! Surrenders: requests, answers, and what is entitled to what.

use frame::testing_prelude::*;
use hefu_primitives::{
	BillId,
	bill::{Action, Kind, Pending, Purpose, Status},
};

use crate::{Error, Request, SurrenderRequests, mock::*};

fn accept(who: u64, id: BillId, number: u8) -> DispatchResult {
	Bills::accept_surrender(signed(who), id, [number; 32], None)
}

fn reject(who: u64, id: BillId, number: u8) -> DispatchResult {
	Bills::reject_surrender(signed(who), id, [number; 32], [5; 32])
}

fn cancel(who: u64, id: BillId, number: u8) -> DispatchResult {
	Bills::cancel_surrender(signed(who), id, [number; 32], None)
}

#[test]
fn a_bill_is_surrendered() {
	test(|| {
		let id = order_bill();
		assert_ok!(request(SHIPPER, id, 1));
		let pending = Pending::Surrender {
			purpose: Purpose::Delivery,
			reference: [1; 32],
			by: party(SHIPPER),
			to: member(AGENT),
		};
		assert_eq!(control(id).pending, Some(pending));
		assert_eq!(control(id).status, Status::PendingSurrenderForDelivery);
		// T1: whoever is asked has possession until it answers.
		assert_eq!(control(id).possessor, party(AGENT));
		assert_eq!(
			SurrenderRequests::<Test>::get(member(CARRIER), [1; 32]),
			Some(Request { bill: id, sequence: 1 })
		);
		assert_ok!(accept(AGENT, id, 1));
		assert_eq!((control(id).status, control(id).pending), (Status::SurrenderedForDelivery, None));
		assert_eq!(Bills::entry(id, 2).unwrap().action, Action::Surrendered);
		assert_eq!(Bills::entry(id, 2).unwrap().reference, Some([1; 32]));
	});
}

#[test]
fn a_rejected_or_cancelled_request_gives_possession_back() {
	test(|| {
		let id = order_bill();
		let before = control(id);
		assert_ok!(request(SHIPPER, id, 1));
		assert_ok!(reject(CARRIER, id, 1));
		assert_eq!(control(id), before);
		assert_eq!(Bills::entry(id, 2).unwrap().comment, Some([5; 32]));
		assert_ok!(request(SHIPPER, id, 2));
		assert_noop!(cancel(AGENT, id, 2), Error::<Test>::NotEntitled);
		assert_noop!(cancel(BUYER, id, 2), Error::<Test>::NotEntitled);
		assert_ok!(cancel(SHIPPER, id, 2));
		assert_eq!(control(id), before);
	});
}

#[test]
fn t14_a_request_has_one_answer() {
	test(|| {
		let id = order_bill();
		assert_ok!(request(SHIPPER, id, 1));
		assert_ok!(reject(AGENT, id, 1));
		for who in [AGENT, CARRIER] {
			assert_noop!(accept(who, id, 1), Error::<Test>::AlreadyAnswered);
			assert_noop!(reject(who, id, 1), Error::<Test>::AlreadyAnswered);
		}
		assert_noop!(cancel(SHIPPER, id, 1), Error::<Test>::AlreadyAnswered);
		assert_noop!(accept(AGENT, id, 2), Error::<Test>::NotPending);
		// An answer that comes late is not taken for one to the next request.
		assert_ok!(request(SHIPPER, id, 2));
		assert_noop!(accept(AGENT, id, 1), Error::<Test>::AlreadyAnswered);
		assert_ok!(accept(AGENT, id, 2));
		assert_noop!(reject(CARRIER, id, 2), Error::<Test>::AlreadyAnswered);
		assert_noop!(cancel(SHIPPER, id, 2), Error::<Test>::AlreadyAnswered);
		assert_noop!(cancel(SHIPPER, id, 3), Error::<Test>::NotPending);
	});
}

#[test]
fn references_are_never_used_again() {
	test(|| {
		let (first, second) = (order_bill(), issue(2, order(2)));
		assert_ok!(request(SHIPPER, first, 1));
		assert_noop!(request(SHIPPER, second, 1), Error::<Test>::DuplicateReference);
		// The request of the other bill is none of this one.
		assert_noop!(accept(AGENT, second, 1), Error::<Test>::NotPending);
		// Nor while the other one waits for an answer to its own.
		assert_ok!(request(SHIPPER, second, 2));
		for who in [AGENT, CARRIER] {
			assert_noop!(accept(who, second, 1), Error::<Test>::NotPending);
			assert_noop!(reject(who, second, 1), Error::<Test>::NotPending);
		}
		assert_noop!(cancel(SHIPPER, second, 1), Error::<Test>::NotPending);
		assert_ok!(cancel(SHIPPER, first, 1));
		assert_noop!(request(SHIPPER, first, 1), Error::<Test>::DuplicateReference);
	});
}

#[test]
fn the_carrier_or_its_agent_is_asked_and_answers() {
	test(|| {
		let id = order_bill();
		let ask =
			|to| Bills::request_surrender(signed(SHIPPER), id, Purpose::Delivery, member(to), [1; 32], None);
		for to in [OTHER_CARRIER, BANK, SHIPPER] {
			assert_noop!(ask(to), Error::<Test>::WrongSurrenderee);
		}
		Suspended::set(vec![CARRIER]);
		assert_noop!(ask(CARRIER), Error::<Test>::WrongSurrenderee);
		Suspended::set(vec![]);
		assert_ok!(ask(CARRIER));
		// The agent was not asked.
		for who in [AGENT, OTHER_CARRIER, SHIPPER] {
			assert_noop!(accept(who, id, 1), Error::<Test>::WrongSurrenderee);
			assert_noop!(reject(who, id, 1), Error::<Test>::WrongSurrenderee);
		}
		assert_ok!(accept(CARRIER, id, 1));
	});
}

#[test]
fn who_is_entitled_surrenders() {
	test(|| {
		let id = order_bill();
		assert_noop!(request(BUYER, id, 1), Error::<Test>::NotPossessor);
		transfer(SHIPPER, id, BANK);
		// Possession without the title, and the title without possession.
		assert_noop!(request(BANK, id, 1), Error::<Test>::NotEntitled);
		assert_noop!(request(SHIPPER, id, 1), Error::<Test>::NotPossessor);
		let bearer = issue(2, bearer(2));
		transfer(SHIPPER, bearer, BANK);
		assert_ok!(request(BANK, bearer, 1));
		let straight = issue(3, fixed(Kind::StraightBl, 3));
		transfer(SHIPPER, straight, BANK);
		assert_noop!(request(BANK, straight, 2), Error::<Test>::NotEntitled);
		transfer(BANK, straight, BUYER);
		assert_ok!(request(BUYER, straight, 2));
		let waybill = issue(4, fixed(Kind::SeaWaybill, 4));
		assert_ok!(request(SHIPPER, waybill, 3));
	});
}

/// Whoever was asked and is suspended before it answers does not answer; the carrier still does.
#[test]
fn a_suspended_agent_leaves_the_answer_to_the_carrier() {
	test(|| {
		let id = order_bill();
		assert_ok!(request(SHIPPER, id, 1));
		Suspended::set(vec![AGENT]);
		assert_noop!(accept(AGENT, id, 1), Error::<Test>::NotParty);
		assert_noop!(reject(AGENT, id, 1), Error::<Test>::NotParty);
		assert_ok!(reject(CARRIER, id, 1));
		assert_noop!(request(SHIPPER, id, 2), Error::<Test>::WrongSurrenderee);
		Suspended::set(vec![]);
		assert_ok!(request(SHIPPER, id, 2));
		Suspended::set(vec![CARRIER]);
		assert_noop!(accept(CARRIER, id, 2), Error::<Test>::NotParty);
		assert_ok!(accept(AGENT, id, 2));
	});
}
