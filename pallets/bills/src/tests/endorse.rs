//! Endorsements and signatures.

use frame::testing_prelude::*;
use hefu_primitives::bill::{Action, Kind, Previous, Title};

use crate::{Error, Event, mock::*};

#[test]
fn the_title_goes_and_possession_stays() {
	test(|| {
		let id = order_bill();
		let comment = Some([8; 32]);
		assert_ok!(Bills::endorse_to_order(signed(SHIPPER), id, party(BANK), comment));
		assert_eq!(has(id), (party(SHIPPER), to_order_of(BANK)));
		let previous = Previous { possessor: None, title: Some(to_order_of(SHIPPER)) };
		assert_eq!(control(id).previous, Some(previous));
		let entry = Bills::entry(id, 1).unwrap();
		assert_eq!((entry.action, entry.actor), (Action::EndorseToOrder, party(SHIPPER)));
		assert_eq!((entry.recipient, entry.comment), (Some(party(BANK)), comment));
		let reject_until_ms = Some(START + WINDOW);
		assert_eq!(events(), [Event::ChainExtended { bill: id, sequence: 1, entry, reject_until_ms }]);
	});
}

#[test]
fn to_order_it_is_endorsed_on() {
	test(|| {
		let id = order_bill();
		endorse_to_order(SHIPPER, id, BANK);
		// Not without possession.
		assert_noop!(
			Bills::endorse_to_order(signed(BANK), id, party(BUYER), None),
			Error::<Test>::NotPossessor
		);
		transfer(SHIPPER, id, BANK);
		assert_ok!(Bills::endorse(signed(BANK), id, party(BUYER), None));
		transfer(BANK, id, BUYER);
		// T5.
		let call = |to| Bills::endorse(signed(BUYER), id, party(to), None);
		assert_noop!(call(BANK), Error::<Test>::NotFurtherEndorsable);
		assert_noop!(
			Bills::endorse_to_order(signed(BUYER), id, party(BANK), None),
			Error::<Test>::NotFurtherEndorsable
		);
		assert_noop!(Bills::blank_endorse(signed(BUYER), id, None), Error::<Test>::NotFurtherEndorsable);
		let last = Title::Named { party: party(BUYER), further_endorsable: false };
		assert_eq!(has(id), (party(BUYER), last));
	});
}

#[test]
fn only_the_titleholder_in_possession_endorses() {
	test(|| {
		let id = order_bill();
		transfer(SHIPPER, id, BANK);
		for (who, error) in [(SHIPPER, Error::NotPossessor), (BANK, Error::<Test>::NotTitleholder)] {
			let error = crate::mock::error(error);
			assert_noop!(Bills::endorse(signed(who), id, party(BUYER), None), error);
			assert_noop!(Bills::endorse_to_order(signed(who), id, party(BUYER), None), error);
			assert_noop!(Bills::blank_endorse(signed(who), id, None), error);
		}
	});
}

#[test]
fn nobody_endorses_to_itself_or_to_nobody() {
	test(|| {
		let id = order_bill();
		let calls = [
			(SHIPPER, Error::<Test>::SelfEndorse),
			(STRANGER, Error::RecipientNotMember),
			(OTHER_SECRET, Error::KeyOfOtherObject),
		];
		for (to, error) in calls {
			let error = crate::mock::error(error);
			assert_noop!(Bills::endorse(signed(SHIPPER), id, party(to), None), error);
			assert_noop!(Bills::endorse_to_order(signed(SHIPPER), id, party(to), None), error);
		}
	});
}

#[test]
fn in_blank_the_title_goes_with_possession() {
	test(|| {
		let id = order_bill();
		assert_ok!(Bills::blank_endorse(signed(SHIPPER), id, None));
		assert_eq!(has(id), (party(SHIPPER), Title::Bearer));
		// It gave nothing to anybody.
		assert_eq!(control(id).previous, None);
		assert_eq!(Bills::entry(id, 1).unwrap().recipient, None);
		transfer(SHIPPER, id, BUYER);
		// Again, which changes nothing; to somebody by name, the holder of a bearer bill does not endorse.
		assert_ok!(Bills::blank_endorse(signed(BUYER), id, None));
		assert_noop!(Bills::blank_endorse(signed(SHIPPER), id, None), Error::<Test>::NotPossessor);
		assert_noop!(Bills::endorse(signed(BUYER), id, party(BANK), None), Error::<Test>::NotTitleholder);
		assert_ok!(request(BUYER, id, 1));
	});
}

#[test]
fn what_is_not_negotiable_is_not_endorsed() {
	test(|| {
		for (nonce, kind) in [(1, Kind::StraightBl), (2, Kind::SeaWaybill), (3, Kind::MultimodalWaybill)] {
			let id = issue(nonce, fixed(kind, nonce));
			let error = Error::<Test>::NotNegotiable;
			assert_noop!(Bills::endorse(signed(SHIPPER), id, party(BANK), None), error);
			assert_noop!(Bills::blank_endorse(signed(SHIPPER), id, None), Error::<Test>::NotNegotiable);
		}
		let document = fixed(Kind::NegotiableCargoDocument, 4);
		let title = to_order_of(SHIPPER);
		let named = Default::default();
		let id = issue(4, hefu_primitives::bill::Issuance { title, named, ..document });
		assert_ok!(Bills::endorse(signed(SHIPPER), id, party(BANK), None));
	});
}

#[test]
fn the_possessor_signs() {
	test(|| {
		let id = order_bill();
		let before = control(id);
		assert_noop!(Bills::sign(signed(BANK), id, None), Error::<Test>::NotPossessor);
		assert_ok!(Bills::sign(signed(SHIPPER), id, Some([6; 32])));
		assert_eq!(control(id), before);
		let entry = Bills::entry(id, 1).unwrap();
		assert_eq!((entry.action, entry.recipient, entry.comment), (Action::Sign, None, Some([6; 32])));
		assert_eq!(events(), [Event::ChainExtended { bill: id, sequence: 1, entry, reject_until_ms: None }]);
	});
}
