//! Who acts: members, customers and keys made for the bill; and that who had control before has none (T15).

use frame::testing_prelude::*;
use hefu_primitives::{BillId, bill::Title};

use super::states::{actions, dispatch};
use crate::{Error, mock::*};

#[test]
fn a_bill_goes_through_the_hands_of_all_kinds_of_party() {
	test(|| {
		let id = order_bill();
		let mut from = SHIPPER;
		for to in [SECRET, CUSTOMER, BUYER] {
			endorse_to_order(from, id, to);
			transfer(from, id, to);
			assert_eq!(has(id), (party(to), to_order_of(to)));
			from = to;
		}
	});
}

#[test]
fn who_acts_for_nobody_does_nothing() {
	test(|| {
		let id = order_bill();
		Suspended::set(vec![SHIPPER]);
		for (name, call) in actions(id, BUYER, 1) {
			for who in [STRANGER, SHIPPER] {
				assert_noop!(dispatch(who, call.clone()), Error::<Test>::NotParty);
			}
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_storage_noop!(assert_eq!(
					RuntimeCall::Bills(call.clone()).dispatch(origin).map_err(|e| e.error),
					Err(BadOrigin.into()),
					"{name}"
				));
			}
		}
	});
}

/// A customer, and a key made for the bill, that have it and are suspended (of the key: its sponsor is).
#[test]
fn whoever_is_suspended_does_nothing_with_what_it_has() {
	for who in [CUSTOMER, SECRET] {
		test(|| {
			let id = order_bill();
			endorse_to_order(SHIPPER, id, who);
			transfer(SHIPPER, id, who);
			Suspended::set(vec![who]);
			for (name, call) in actions(id, BUYER, 1) {
				assert_noop!(dispatch(who, call), Error::<Test>::NotParty);
				assert_eq!(has(id), (party(who), to_order_of(who)), "{name}");
			}
			Suspended::set(vec![]);
			assert_ok!(Bills::sign(signed(who), id, None));
		});
	}
}

#[test]
fn a_key_is_not_replayed_on_another_object() {
	test(|| {
		let id = order_bill();
		for (_, call) in actions(id, BUYER, 1) {
			assert_noop!(dispatch(OTHER_SECRET, call), Error::<Test>::KeyOfOtherObject);
		}
	});
}

/// Each action that the party tries is refused, and changes nothing.
fn can_do_nothing(who: u64, id: BillId) {
	for (name, call) in actions(id, OTHER_BANK, 77) {
		let before = (root(), System::events().len());
		assert!(dispatch(who, call).is_err(), "{name}");
		assert_eq!((root(), System::events().len()), before, "{name}");
	}
	assert!(lock(id, who, OTHER_BANK).is_err());
}

#[test]
fn t15_the_former_possessor_can_do_nothing() {
	for to in [BUYER, CUSTOMER, SECRET] {
		test(|| {
			let id = order_bill();
			endorse_to_order(SHIPPER, id, to);
			transfer(SHIPPER, id, to);
			can_do_nothing(SHIPPER, id);
			// Nor of a bearer bill, nor after it was settled.
			if to != SECRET {
				let bearer = issue(2, bearer(2));
				transfer(SHIPPER, bearer, to);
				assert_eq!(has(bearer), (party(to), Title::Bearer));
				can_do_nothing(SHIPPER, bearer);
				let settled = issue(3, order(3));
				assert_ok!(lock(settled, SHIPPER, to));
				can_do_nothing(SHIPPER, settled);
				assert_ok!(execute(settled, SHIPPER, to));
				can_do_nothing(SHIPPER, settled);
			}
		});
	}
}

#[test]
fn t15_whoever_surrendered_can_only_take_it_back() {
	test(|| {
		let id = order_bill();
		assert_ok!(request(SHIPPER, id, 1));
		// The references that it tries are others.
		can_do_nothing(SHIPPER, id);
		assert_ok!(Bills::accept_surrender(signed(AGENT), id, [1; 32], None));
		for who in [SHIPPER, AGENT, CARRIER] {
			can_do_nothing(who, id);
		}
	});
}

#[test]
fn t15_rejecting_leaves_nothing_behind() {
	test(|| {
		let id = order_bill();
		endorse_to_order(SHIPPER, id, BANK);
		transfer(SHIPPER, id, BANK);
		assert_ok!(Bills::reject_both(signed(BANK), id, None));
		can_do_nothing(BANK, id);
	});
}
