//! Bills in instructions to settle.

use frame::testing_prelude::*;
use hefu_primitives::{
	bill::{Action, Kind, Title},
	settlement::{LegKind, Thing},
};
use pallet_support::Leg;

use crate::{Error, Event, mock::*};

#[test]
fn title_and_possession_change_hands_together() {
	test(|| {
		let id = order_bill();
		assert_ok!(lock(id, SHIPPER, BUYER));
		assert_eq!(bill(id).lock, Some(instruction(1)));
		assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));
		assert_ok!(execute(id, SHIPPER, BUYER));
		assert_eq!(has(id), (party(BUYER), to_order_of(BUYER)));
		assert_eq!(bill(id).lock, None);
		let entries = [1, 2].map(|sequence| Bills::entry(id, sequence).unwrap());
		assert_eq!(entries.map(|entry| entry.action), [Action::EndorseToOrder, Action::Transfer]);
		for entry in entries {
			assert_eq!(entry.instruction, Some(instruction(1)));
			assert_eq!((entry.actor, entry.recipient), (party(SHIPPER), Some(party(BUYER))));
		}
		// Both sides affirmed it.
		assert_eq!((control(id).previous, bill(id).reject_until_ms), (None, None));
		assert_noop!(Bills::reject_both(signed(BUYER), id, None), Error::<Test>::NothingToReject);
		let extended = |sequence: u32| Event::ChainExtended {
			bill: id,
			sequence,
			entry: entries[sequence as usize - 1],
			reject_until_ms: None,
		};
		let locked = Event::Locked { bill: id, instruction: instruction(1) };
		assert_eq!(events(), [locked, extended(1), extended(2)]);
	});
}

#[test]
fn without_a_named_title_possession_changes_hands() {
	test(|| {
		let id = issue(1, bearer(1));
		assert_ok!(lock(id, SHIPPER, BANK));
		assert_ok!(execute(id, SHIPPER, BANK));
		assert_eq!((has(id), bill(id).chain.length), ((party(BANK), Title::Bearer), 2));
		let straight = issue(2, fixed(Kind::StraightBl, 2));
		assert_noop!(lock(straight, SHIPPER, OTHER_BANK), Error::<Test>::NotNegotiable);
		assert_ok!(lock(straight, SHIPPER, BANK));
		assert_ok!(execute(straight, SHIPPER, BANK));
		assert_eq!(has(straight), (party(BANK), Title::Fixed(party(BUYER))));
		let waybill = issue(3, fixed(Kind::SeaWaybill, 3));
		assert_noop!(lock(waybill, SHIPPER, BUYER), Error::<Test>::NotNegotiable);
	});
}

#[test]
fn who_gives_has_what_it_gives() {
	test(|| {
		let id = order_bill();
		assert_noop!(lock(id, BANK, BUYER), Error::<Test>::NotPossessor);
		assert_noop!(lock(id, SHIPPER, SHIPPER), Error::<Test>::SelfEndorse);
		assert_noop!(lock(id, SHIPPER, STRANGER), Error::<Test>::RecipientNotMember);
		assert_noop!(lock(id, SHIPPER, OTHER_SECRET), Error::<Test>::KeyOfOtherObject);
		assert_noop!(lock(bill_id(CARRIER, 9), SHIPPER, BUYER), Error::<Test>::NotFound);
		transfer(SHIPPER, id, BANK);
		assert_noop!(lock(id, BANK, BUYER), Error::<Test>::NotTitleholder);
		transfer(BANK, id, SHIPPER);
		assert_ok!(Bills::endorse(signed(SHIPPER), id, party(BANK), None));
		transfer(SHIPPER, id, BANK);
		assert_noop!(lock(id, BANK, BUYER), Error::<Test>::NotFurtherEndorsable);
		assert_ok!(request(BANK, id, 1));
		assert_noop!(lock(id, BANK, BUYER), Error::<Test>::NotIssued);
		// A grant is no bill.
		let grant = Thing { kind: LegKind::Grant, id: id.0 };
		let (from, to) = (party(BANK), party(BUYER));
		assert_noop!(Bills::lock(&instruction(1), &grant, &from, &to), Error::<Test>::NotFound);
		assert_noop!(Bills::execute(&instruction(1), &grant, &from, &to), Error::<Test>::NotFound);
		assert_noop!(Bills::release(&instruction(1), &grant), Error::<Test>::NotFound);
	});
}

#[test]
fn one_instruction_at_a_time() {
	test(|| {
		let id = order_bill();
		assert_noop!(execute(id, SHIPPER, BUYER), Error::<Test>::NotLocked);
		assert_ok!(lock(id, SHIPPER, BUYER));
		let (from, to) = (party(SHIPPER), party(BUYER));
		assert_noop!(Bills::lock(&instruction(2), &thing(id), &from, &to), Error::<Test>::Locked);
		assert_noop!(Bills::execute(&instruction(2), &thing(id), &from, &to), Error::<Test>::NotLocked);
		let none = thing(bill_id(CARRIER, 9));
		assert_noop!(Bills::execute(&instruction(1), &none, &from, &to), Error::<Test>::NotFound);
		// Another's release is no failure, and frees nothing.
		assert_storage_noop!(assert_ok!(Bills::release(&instruction(2), &thing(id))));
		assert_storage_noop!(assert_ok!(Bills::release(&instruction(1), &none)));
		assert_eq!(bill(id).lock, Some(instruction(1)));
	});
}

#[test]
fn t11_what_fails_changes_nothing_and_release_leaves_it_as_it_was() {
	test(|| {
		let id = order_bill();
		let before = bill(id);
		assert_ok!(lock(id, SHIPPER, BUYER));
		Suspended::set(vec![BUYER]);
		assert_noop!(execute(id, SHIPPER, BUYER), Error::<Test>::RecipientNotMember);
		assert_eq!(bill(id).lock, Some(instruction(1)));
		System::reset_events();
		assert_ok!(release(id));
		assert_eq!(bill(id), before);
		assert_eq!(events(), [Event::Released { bill: id, instruction: instruction(1) }]);
		Suspended::set(vec![]);
		// What could be rejected before can be after.
		transfer(SHIPPER, id, BUYER);
		transfer(BUYER, id, SHIPPER);
		let before = bill(id);
		assert_ok!(lock(id, SHIPPER, BUYER));
		assert_ok!(release(id));
		assert_eq!(bill(id), before);
		assert_ok!(Bills::reject_possession(signed(SHIPPER), id, None));
	});
}

#[test]
fn a_lapsed_offer_is_in_no_instructions_way() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		later(LIFETIME);
		assert_ok!(lock(id, SHIPPER, BUYER));
		assert_eq!(bill(id).offer, None);
	});
}

#[test]
fn the_weight_is_that_of_the_heaviest() {
	let weight = <Bills as Leg>::weight(LegKind::Bill);
	assert!(weight.all_gte(<() as crate::WeightInfo>::execute()) && !weight.is_zero());
	assert!(<Bills as Leg>::weight(LegKind::Grant).is_zero());
}
