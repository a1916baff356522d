//! Giving back what one did not want.

use frame::testing_prelude::*;
use hefu_primitives::bill::{Action, Title};

use crate::{Error, mock::*};

fn possession(who: u64, id: hefu_primitives::BillId) -> DispatchResult {
	Bills::reject_possession(signed(who), id, None)
}

fn title(who: u64, id: hefu_primitives::BillId) -> DispatchResult {
	Bills::reject_title(signed(who), id, None)
}

fn both(who: u64, id: hefu_primitives::BillId) -> DispatchResult {
	Bills::reject_both(signed(who), id, None)
}

#[test]
fn possession_goes_back() {
	test(|| {
		let id = order_bill();
		transfer(SHIPPER, id, BANK);
		assert_noop!(title(BANK, id), Error::<Test>::NothingToReject);
		assert_noop!(both(BANK, id), Error::<Test>::NothingToReject);
		assert_noop!(possession(SHIPPER, id), Error::<Test>::NotPossessor);
		assert_ok!(possession(BANK, id));
		assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));
		assert_eq!((control(id).previous, bill(id).reject_until_ms), (None, None));
		assert_eq!(Bills::entry(id, 2).unwrap().action, Action::RejectPossession);
		// What came back is not rejected in turn.
		assert_noop!(possession(SHIPPER, id), Error::<Test>::NothingToReject);
	});
}

#[test]
fn the_title_goes_back() {
	test(|| {
		let id = order_bill();
		assert_ok!(Bills::endorse(signed(SHIPPER), id, party(BANK), None));
		assert_noop!(possession(SHIPPER, id), Error::<Test>::NothingToReject);
		assert_noop!(both(BANK, id), Error::<Test>::NothingToReject);
		assert_noop!(title(SHIPPER, id), Error::<Test>::NotTitleholder);
		assert_ok!(title(BANK, id));
		assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));
		assert_noop!(title(BANK, id), Error::<Test>::NothingToReject);
	});
}

#[test]
fn what_came_together_goes_back_together() {
	test(|| {
		let id = order_bill();
		endorse_to_order(SHIPPER, id, BANK);
		transfer(SHIPPER, id, BANK);
		assert_noop!(possession(BANK, id), Error::<Test>::DualRoleRejectionRequired);
		assert_noop!(title(BANK, id), Error::<Test>::DualRoleRejectionRequired);
		assert_noop!(both(SHIPPER, id), Error::<Test>::NotPossessor);
		assert_ok!(both(BANK, id));
		assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));

		let bearer = issue(2, bearer(2));
		transfer(SHIPPER, bearer, BUYER);
		assert_noop!(possession(BUYER, bearer), Error::<Test>::DualRoleRejectionRequired);
		assert_noop!(title(BUYER, bearer), Error::<Test>::DualRoleRejectionRequired);
		assert_ok!(both(BUYER, bearer));
		assert_eq!(has(bearer), (party(SHIPPER), Title::Bearer));
	});
}

#[test]
fn rejecting_is_the_next_action() {
	test(|| {
		let id = order_bill();
		transfer(SHIPPER, id, BANK);
		assert_ok!(Bills::sign(signed(BANK), id, None));
		assert_noop!(possession(BANK, id), Error::<Test>::NothingToReject);
		// Nor after an offer, though it was declined.
		transfer(BANK, id, SHIPPER);
		assert_ok!(offer(SHIPPER, id, BUYER));
		assert_ok!(decline(BUYER, id, None));
		assert_noop!(possession(SHIPPER, id), Error::<Test>::NothingToReject);
		// A title that came before possession went to a third is the endorsee's to keep.
		endorse_to_order(SHIPPER, id, BANK);
		transfer(SHIPPER, id, BUYER);
		assert_noop!(title(BANK, id), Error::<Test>::NothingToReject);
		// And who has had the title for long rejects possession alone.
		transfer(BUYER, id, BANK);
		assert_noop!(both(BANK, id), Error::<Test>::NothingToReject);
		assert_ok!(possession(BANK, id));
		assert_eq!(has(id), (party(BUYER), to_order_of(BANK)));
	});
}

#[test]
fn an_offer_does_not_keep_the_endorsee_from_rejecting() {
	test(|| {
		let id = order_bill();
		endorse_to_order(SHIPPER, id, BANK);
		assert_ok!(offer(SHIPPER, id, BUYER));
		assert_ok!(title(BANK, id));
		assert!(bill(id).offer.is_some());
		assert_ok!(accept(BUYER, id));
		assert_eq!(has(id), (party(BUYER), to_order_of(SHIPPER)));
	});
}

#[test]
fn the_window_closes() {
	test(|| {
		let id = order_bill();
		transfer(SHIPPER, id, BANK);
		later(WINDOW);
		assert_noop!(possession(BANK, id), Error::<Test>::RejectWindowClosed);
		transfer(BANK, id, SHIPPER);
		later(WINDOW - 1);
		assert_ok!(possession(SHIPPER, id));
		assert_eq!(control(id).possessor, party(BANK));
	});
}

#[test]
fn the_window_closes_for_the_title_and_for_both() {
	test(|| {
		let id = order_bill();
		endorse_to_order(SHIPPER, id, BANK);
		later(WINDOW - 1);
		assert_ok!(title(BANK, id));
		endorse_to_order(SHIPPER, id, BANK);
		later(WINDOW);
		assert_noop!(title(BANK, id), Error::<Test>::RejectWindowClosed);
		let other = issue(2, order(2));
		endorse_to_order(SHIPPER, other, BANK);
		transfer(SHIPPER, other, BANK);
		later(WINDOW - 1);
		assert_ok!(both(BANK, other));
		endorse_to_order(SHIPPER, other, BANK);
		transfer(SHIPPER, other, BANK);
		later(WINDOW);
		assert_noop!(both(BANK, other), Error::<Test>::RejectWindowClosed);
	});
}
