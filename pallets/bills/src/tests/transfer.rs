//! Offers, and what accepting does.

use frame::testing_prelude::*;
use hefu_primitives::bill::{Action, Kind, Previous, Title};

use crate::{Error, Event, Offer, mock::*};

#[test]
fn possession_goes_when_it_is_accepted() {
	test(|| {
		let id = order_bill();
		let comment = Some([4; 32]);
		assert_ok!(Bills::offer_transfer(signed(SHIPPER), id, party(BANK), comment));
		let expires_ms = START + LIFETIME;
		assert_eq!(bill(id).offer, Some(Offer { to: party(BANK), expires_ms, comment }));
		assert_eq!(control(id).possessor, party(SHIPPER));
		later(7);
		assert_ok!(accept(BANK, id));
		// The title stays with whoever is named.
		assert_eq!(has(id), (party(BANK), to_order_of(SHIPPER)));
		assert_eq!(bill(id).offer, None);
		assert_eq!(control(id).previous, Some(Previous { possessor: Some(party(SHIPPER)), title: None }));
		let entry = Bills::entry(id, 1).unwrap();
		assert_eq!((entry.action, entry.actor), (Action::Transfer, party(SHIPPER)));
		assert_eq!((entry.recipient, entry.comment), (Some(party(BANK)), comment));
		let (from, to) = (party(SHIPPER), party(BANK));
		let reject_until_ms = Some(START + 7 + WINDOW);
		assert_eq!(
			events(),
			[
				Event::TransferOffered { bill: id, from, to, expires_ms, comment },
				Event::ChainExtended { bill: id, sequence: 1, entry, reject_until_ms },
			]
		);
	});
}

#[test]
fn a_bearers_title_follows() {
	test(|| {
		let id = issue(1, bearer(1));
		transfer(SHIPPER, id, CUSTOMER);
		assert_eq!(has(id), (party(CUSTOMER), Title::Bearer));
		let previous = Previous { possessor: Some(party(SHIPPER)), title: Some(Title::Bearer) };
		assert_eq!(control(id).previous, Some(previous));
		// T3.
		assert!(control(id).has_both(&party(CUSTOMER)) && !control(id).has_both(&party(SHIPPER)));
	});
}

#[test]
fn offers_can_be_declined_and_withdrawn() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		assert_noop!(decline(SHIPPER, id, None), Error::<Test>::NoOffer);
		assert_noop!(Bills::withdraw_offer(signed(BANK), id), Error::<Test>::NoOffer);
		assert_noop!(accept(BUYER, id), Error::<Test>::NoOffer);
		System::reset_events();
		assert_ok!(decline(BANK, id, Some([1; 32])));
		assert_noop!(accept(BANK, id), Error::<Test>::NoOffer);
		assert_ok!(offer(SHIPPER, id, BUYER));
		assert_ok!(Bills::withdraw_offer(signed(SHIPPER), id));
		assert_noop!(accept(BUYER, id), Error::<Test>::NoOffer);
		assert_eq!(bill(id).chain.length, 1);
		let (from, to, expires_ms) = (party(SHIPPER), party(BUYER), START + LIFETIME);
		assert_eq!(
			events(),
			[
				Event::TransferDeclined { bill: id, by: party(BANK), comment: Some([1; 32]) },
				Event::TransferOffered { bill: id, from, to, expires_ms, comment: None },
				Event::OfferWithdrawn { bill: id, by: party(SHIPPER) },
			]
		);
	});
}

/// Whoever signed its answer before the title went elsewhere has not accepted what is offered then.
#[test]
fn an_answer_is_to_the_bill_as_it_was_seen() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		let seen = head(id);
		assert_ok!(Bills::withdraw_offer(signed(SHIPPER), id));
		endorse_to_order(SHIPPER, id, BUYER);
		assert_ok!(offer(SHIPPER, id, BANK));
		assert_noop!(Bills::accept_transfer(signed(BANK), id, seen), Error::<Test>::OfferChanged);
		assert_noop!(Bills::decline_transfer(signed(BANK), id, seen, None), Error::<Test>::OfferChanged);
		// Whom it does not concern hears that first.
		assert_noop!(Bills::accept_transfer(signed(BUYER), id, seen), Error::<Test>::NoOffer);
		assert_ok!(accept(BANK, id));
		assert_eq!(has(id), (party(BANK), to_order_of(BUYER)));
	});
}

#[test]
fn who_was_suspended_since_gives_nothing_away() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		Suspended::set(vec![SHIPPER]);
		assert_noop!(accept(BANK, id), Error::<Test>::OffererNotMember);
		// Saying no needs nobody.
		assert_ok!(decline(BANK, id, None));
		Suspended::set(vec![]);
		assert_ok!(offer(SHIPPER, id, BANK));
		assert_ok!(accept(BANK, id));
	});
}

#[test]
fn an_offer_lapses_without_a_transaction() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		later(LIFETIME);
		assert_noop!(accept(BANK, id), Error::<Test>::OfferExpired);
		assert_noop!(decline(BANK, id, None), Error::<Test>::OfferExpired);
		assert_noop!(Bills::withdraw_offer(signed(SHIPPER), id), Error::<Test>::OfferExpired);
		// It is in nobody's way.
		assert_ok!(offer(SHIPPER, id, BUYER));
		later(LIFETIME - 1);
		assert_ok!(accept(BUYER, id));
		assert_ok!(offer(BUYER, id, BANK));
		later(LIFETIME);
		assert_ok!(Bills::sign(signed(BUYER), id, None));
		assert_eq!(bill(id).offer, None);
	});
}

#[test]
fn between_offer_and_answer_the_possessor_does_nothing_else() {
	test(|| {
		let id = order_bill();
		assert_ok!(offer(SHIPPER, id, BANK));
		let signer = || signed(SHIPPER);
		assert_noop!(offer(SHIPPER, id, BUYER), Error::<Test>::OfferPending);
		assert_noop!(Bills::endorse(signer(), id, party(BUYER), None), Error::<Test>::OfferPending);
		assert_noop!(Bills::endorse_to_order(signer(), id, party(BUYER), None), Error::<Test>::OfferPending);
		assert_noop!(Bills::blank_endorse(signer(), id, None), Error::<Test>::OfferPending);
		assert_noop!(Bills::sign(signer(), id, None), Error::<Test>::OfferPending);
		assert_noop!(request(SHIPPER, id, 1), Error::<Test>::OfferPending);
		assert_noop!(lock(id, SHIPPER, BUYER), Error::<Test>::OfferPending);
		let own = issue(2, crate::mock::bearer(2));
		transfer(SHIPPER, own, CARRIER);
		assert_ok!(offer(CARRIER, own, BANK));
		assert_noop!(Bills::void(signed(CARRIER), own, None), Error::<Test>::OfferPending);
	});
}

#[test]
fn a_bill_goes_to_another_that_takes_part() {
	test(|| {
		let id = order_bill();
		assert_noop!(offer(SHIPPER, id, SHIPPER), Error::<Test>::SelfTransfer);
		assert_noop!(offer(BANK, id, BUYER), Error::<Test>::NotPossessor);
		assert_noop!(offer(SHIPPER, id, STRANGER), Error::<Test>::RecipientNotMember);
		assert_noop!(offer(SHIPPER, id, OTHER_SECRET), Error::<Test>::KeyOfOtherObject);
		Suspended::set(vec![BANK]);
		assert_noop!(offer(SHIPPER, id, BANK), Error::<Test>::RecipientNotMember);
		Suspended::set(vec![]);
		assert_ok!(offer(SHIPPER, id, BANK));
		Suspended::set(vec![BANK]);
		assert_noop!(accept(BANK, id), Error::<Test>::NotParty);
		let none = bill_id(CARRIER, 9);
		assert_noop!(offer(SHIPPER, none, BUYER), Error::<Test>::NotFound);
	});
}

#[test]
fn what_is_not_negotiable_goes_to_those_on_its_face() {
	test(|| {
		for (nonce, kind) in [(1, Kind::StraightBl), (2, Kind::MultimodalWaybill)] {
			let id = issue(nonce, fixed(kind, nonce));
			assert_noop!(offer(SHIPPER, id, OTHER_BANK), Error::<Test>::NotNegotiable);
			assert_noop!(offer(SHIPPER, id, AGENT), Error::<Test>::NotNegotiable);
			for (from, to) in [(SHIPPER, BANK), (BANK, CARRIER), (CARRIER, BUYER), (BUYER, SHIPPER)] {
				transfer(from, id, to);
				// T4.
				assert_eq!(has(id), (party(to), Title::Fixed(party(BUYER))));
			}
		}
		let waybill = issue(3, fixed(Kind::SeaWaybill, 3));
		for to in [BUYER, BANK, CARRIER] {
			assert_noop!(offer(SHIPPER, waybill, to), Error::<Test>::NotNegotiable);
		}
	});
}

#[test]
fn a_chain_has_an_end_and_room_to_surrender() {
	test(|| {
		MaxChain::set(2);
		let id = order_bill();
		assert_ok!(Bills::sign(signed(SHIPPER), id, None));
		assert_noop!(Bills::sign(signed(SHIPPER), id, None), Error::<Test>::ChainFull);
		assert_ok!(offer(SHIPPER, id, BUYER));
		assert_noop!(accept(BUYER, id), Error::<Test>::ChainFull);
		assert_ok!(Bills::withdraw_offer(signed(SHIPPER), id));
		assert_noop!(lock(id, SHIPPER, BUYER), Error::<Test>::ChainFull);
		for number in 0..crate::RESERVED_ENTRIES as u8 / 2 {
			assert_ok!(request(SHIPPER, id, number));
			assert_ok!(Bills::cancel_surrender(signed(SHIPPER), id, [number; 32], None));
		}
		assert_noop!(request(SHIPPER, id, 200), Error::<Test>::ChainFull);
	});
}
