//! try_state sees what must never be: each invariant is broken on purpose.

use frame::testing_prelude::*;
use hefu_primitives::bill::{Action, Entry, Kind, Status, Title};

use crate::{BillOf, Chain, LiveCount, Offer, References, Request, SurrenderRequests, mock::*};

/// The error that names the invariant which `damage` breaks. There are an order bill (nonce 1) that was transferred twice after an
/// endorsement, a straight bill (2), and one that is surrendered (3).
fn broken(damage: impl FnOnce()) -> DispatchError {
	let mut found = None;
	new_test_ext().execute_with(|| {
		let id = order_bill();
		assert_ok!(Bills::endorse(signed(SHIPPER), id, party(BANK), None));
		transfer(SHIPPER, id, BUYER);
		transfer(BUYER, id, BANK);
		issue(2, fixed(Kind::StraightBl, 2));
		let surrendered = issue(3, order(3));
		assert_ok!(request(SHIPPER, surrendered, 1));
		assert_ok!(Bills::accept_surrender(signed(AGENT), surrendered, [1; 32], None));
		check_state();
		damage();
		found = Bills::do_try_state().err();
	});
	found.expect("the damage is seen")
}

fn change(nonce: u8, change: impl FnOnce(&mut BillOf<Test>)) {
	crate::Bills::<Test>::mutate(bill_id(CARRIER, nonce), |bill| {
		change(bill.as_mut().expect("it was issued"))
	});
}

fn change_entry(nonce: u8, sequence: u32, change: impl FnOnce(&mut Entry)) {
	Chain::<Test>::mutate(bill_id(CARRIER, nonce), sequence, |entry| {
		change(entry.as_mut().expect("it was made"));
	});
}

#[test]
fn t1_and_t13_the_chain_amounts_to_the_state() {
	let differs = "T13: the chain does not amount to the bill's state";
	assert_eq!(broken(|| change(1, |bill| bill.control.possessor = party(BUYER))), differs.into());
	assert_eq!(broken(|| change(1, |bill| bill.control.title = Title::Bearer)), differs.into());
	assert_eq!(broken(|| change(1, |bill| bill.control.previous = None)), differs.into());
	let breaks = "T13: the chain is broken, or was not possible";
	assert_eq!(broken(|| change_entry(1, 2, |entry| entry.at_ms += 1)), breaks.into());
	assert_eq!(broken(|| change_entry(1, 3, |entry| entry.recipient = None)), breaks.into());
	assert_eq!(broken(|| change(1, |bill| bill.face.issuance.document = [0; 32])), breaks.into());
	let last = broken(|| change_entry(1, 3, |entry| entry.comment = Some([1; 32])));
	assert_eq!(last, "T13: the bill does not name its last entry".into());
	let missing = broken(|| Chain::<Test>::remove(bill_id(CARRIER, 1), 2));
	assert_eq!(missing, "T13: an entry is missing".into());
	let beyond = broken(|| {
		let entry = Bills::entry(bill_id(CARRIER, 1), 3).unwrap();
		Chain::<Test>::insert(bill_id(CARRIER, 1), 4, entry);
	});
	assert_eq!(beyond, "T13: an entry beyond the end of its chain".into());
}

#[test]
fn t2_references_are_those_of_bills() {
	let other = broken(|| References::<Test>::insert(member(CARRIER), reference(1), bill_id(CARRIER, 2)));
	assert_eq!(other, "T2: a reference is another bill's".into());
	let more = broken(|| References::<Test>::insert(member(CARRIER), reference(9), bill_id(CARRIER, 1)));
	assert_eq!(more, "T2: a reference of no bill".into());
}

#[test]
fn t4_and_t5_titles_that_do_not_change() {
	let changed = broken(|| change(2, |bill| bill.control.title = Title::Fixed(party(BANK))));
	assert_eq!(changed, "T4: a fixed title changed".into());
	let endorsed = broken(|| change_entry(1, 2, |entry| entry.action = Action::BlankEndorse));
	assert_eq!(endorsed, "T5: what cannot be endorsed further was".into());
}

#[test]
fn t6_and_t11_one_thing_at_a_time() {
	let offer = Some(Offer { to: party(BANK), expires_ms: 0, comment: None });
	let offered = broken(|| change(3, |bill| bill.offer = offer));
	assert_eq!(offered, "T6: an offer of what is not issued".into());
	let locked = "T11: a lock beside something else";
	assert_eq!(broken(|| change(3, |bill| bill.lock = Some(instruction(1)))), locked.into());
	let both = broken(|| change(1, |bill| (bill.lock, bill.offer) = (Some(instruction(1)), offer)));
	assert_eq!(both, locked.into());
	let nothing = broken(|| change(2, |bill| bill.reject_until_ms = Some(0)));
	assert_eq!(nothing, "a time to reject nothing".into());
}

#[test]
fn t14_requests_are_indexed() {
	let (id, sequence) = (|nonce| bill_id(CARRIER, nonce), 1);
	let other = broken(|| {
		SurrenderRequests::<Test>::insert(member(CARRIER), [1; 32], Request { bill: id(1), sequence })
	});
	assert_eq!(other, "T14: a reference is another request's".into());
	let more = broken(|| {
		SurrenderRequests::<Test>::insert(member(CARRIER), [2; 32], Request { bill: id(1), sequence })
	});
	assert_eq!(more, "T14: a reference of no request".into());
	let twice = broken(|| {
		change(3, |bill| bill.chain.length = 4);
		Chain::<Test>::insert(id(3), 3, Bills::entry(id(3), 2).unwrap());
	});
	assert_eq!(twice, "T14: two answers to a request".into());
}

#[test]
fn live_bills_are_counted() {
	let uncounted = "LiveCount does not match Bills";
	assert_eq!(broken(|| LiveCount::<Test>::insert(member(CARRIER), 3)), uncounted.into());
	assert_eq!(
		broken(|| change(2, |bill| bill.control.status = Status::Voided)),
		"T13: the chain does not amount to the bill's state".into()
	);
}
