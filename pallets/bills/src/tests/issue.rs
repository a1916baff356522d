//! Issuing and voiding.

use frame::testing_prelude::*;
use hefu_primitives::{
	bill::{Action, Issuance, Kind, Reference, Status, Title},
	date::Day,
	private::PrivatePart,
	text::Text,
};

use crate::{Error, Event, LiveCount, References, mock::*};

#[test]
fn the_carrier_issues() {
	test(|| {
		assert_ok!(try_issue(CARRIER, 1, order(1)));
		let id = bill_id(CARRIER, 1);
		let issued = bill(id);
		assert_eq!((issued.face.carrier, &issued.face.issuance), (member(CARRIER), &order(1)));
		assert_eq!(control(id).status, Status::Issued);
		assert_eq!(has(id), (party(SHIPPER), to_order_of(SHIPPER)));
		assert_eq!((control(id).previous, control(id).pending), (None, None));
		assert_eq!((issued.offer, issued.lock, issued.reject_until_ms), (None, None, None));
		assert_eq!(Bills::by_reference(member(CARRIER), reference(1)), Some(id));
		assert_eq!(Bills::by_reference(member(CARRIER), reference(2)), None);
		assert_eq!(LiveCount::<Test>::get(member(CARRIER)), 1);

		let entry = Bills::entry(id, 0).unwrap();
		assert_eq!((entry.action, entry.actor), (Action::Issue, party(CARRIER)));
		assert_eq!((entry.recipient, entry.at_ms), (Some(party(SHIPPER)), START));
		// T13: the chain begins with the face.
		assert_eq!(entry.previous, issued.face.digest(&id));
		assert_eq!((issued.chain.length, issued.chain.hash), (1, entry.hash()));
		assert_eq!(Bills::entry(id, 1), None);
		let issuance = Box::new(order(1));
		assert_eq!(
			events(),
			[
				Event::Issued { bill: id, carrier: member(CARRIER), issuance },
				Event::ChainExtended { bill: id, sequence: 0, entry, reject_until_ms: None },
			]
		);
	});
}

#[test]
fn every_kind_has_its_title() {
	test(|| {
		let named = Title::Named { party: party(BUYER), further_endorsable: true };
		let last = Title::Named { party: party(BUYER), further_endorsable: false };
		let fixed = Title::Fixed(party(BUYER));
		let titles = [named, last, Title::Bearer, fixed];
		let cases = [
			(Kind::StraightBl, [false, false, false, true]),
			(Kind::OrderBl, [true, false, false, false]),
			(Kind::BearerBl, [false, false, true, false]),
			(Kind::SeaWaybill, [false, false, false, true]),
			(Kind::NegotiableCargoDocument, [true, false, true, false]),
			(Kind::MultimodalWaybill, [false, false, false, true]),
		];
		let mut number = 0;
		for (kind, fits) in cases {
			for (title, fits) in titles.into_iter().zip(fits) {
				number += 1;
				let issuance = Issuance { kind, title, ..order(number) };
				if fits {
					assert_eq!(has(issue(number, issuance)), (party(SHIPPER), title));
				} else {
					assert_noop!(try_issue(CARRIER, number, issuance), Error::<Test>::BadKind);
				}
			}
		}
	});
}

#[test]
fn only_carriers_issue() {
	test(|| {
		Suspended::set(vec![OTHER_CARRIER]);
		for who in [SHIPPER, CUSTOMER, SECRET, STRANGER, OTHER_CARRIER] {
			assert_noop!(try_issue(who, 1, order(1)), Error::<Test>::NotCarrier);
		}
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Bills::issue(origin, [1; 32], Box::new(order(1))), BadOrigin);
		}
	});
}

#[test]
fn t2_references_are_used_once_for_ever() {
	test(|| {
		let first = issue(1, Issuance { issue_to: party(CARRIER), ..bearer(1) });
		assert_noop!(try_issue(CARRIER, 1, order(2)), Error::<Test>::AlreadyIssued);
		assert_noop!(try_issue(CARRIER, 2, order(1)), Error::<Test>::ReferenceUsed);
		assert_ok!(Bills::void(signed(CARRIER), first, None));
		assert_noop!(try_issue(CARRIER, 1, order(2)), Error::<Test>::AlreadyIssued);
		assert_noop!(try_issue(CARRIER, 2, order(1)), Error::<Test>::ReferenceUsed);
		// Another sub-reference, and another carrier's, are others.
		let sub = Some(Text::new("A 1").unwrap());
		let other = Reference { sub, ..reference(1) };
		let second = issue(2, Issuance { reference: other.clone(), ..order(1) });
		assert_eq!(References::<Test>::get(member(CARRIER), other), Some(second));
		assert_ok!(try_issue(OTHER_CARRIER, 1, order(1)));
	});
}

#[test]
fn references_are_printable_ascii() {
	test(|| {
		let reference = |document: &[u8], sub: Option<&[u8]>| Reference {
			document: Text::from_bytes_unchecked(document).unwrap(),
			sub: sub.map(|sub| Text::from_bytes_unchecked(sub).unwrap()),
		};
		let cases = [
			reference(b"", None),
			reference(b" 1", None),
			reference(b"1 ", None),
			reference("提单".as_bytes(), None),
			reference(b"1\n2", None),
			reference(b"1", Some(b"")),
			reference(b"1", Some(b"a\x7fb")),
		];
		for reference in cases {
			let issuance = Issuance { reference, ..order(1) };
			assert_noop!(try_issue(CARRIER, 1, issuance), Error::<Test>::BadReference);
		}
		issue(1, Issuance { reference: reference(b"~ !", Some(b"x")), ..order(1) });
	});
}

#[test]
fn faces_name_each_party_as_often_as_it_may() {
	test(|| {
		let twice = vec![party(BANK), party(BANK)].try_into().unwrap();
		let agents = |agents: &[u64]| {
			agents.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few")
		};
		let cases = [
			Issuance { named: twice, ..fixed(Kind::StraightBl, 1) },
			Issuance { named: vec![party(BANK)].try_into().unwrap(), ..order(1) },
			Issuance { named: vec![party(BANK)].try_into().unwrap(), ..fixed(Kind::SeaWaybill, 1) },
			Issuance { surrenderees: agents(&[AGENT, AGENT]), ..order(1) },
			Issuance { surrenderees: agents(&[CARRIER]), ..order(1) },
			Issuance { issue_to: party(OTHER_BANK), ..fixed(Kind::StraightBl, 1) },
			Issuance { issue_to: party(BANK), ..fixed(Kind::SeaWaybill, 1) },
		];
		for issuance in cases {
			assert_noop!(try_issue(CARRIER, 1, issuance), Error::<Test>::BadParties);
		}
		issue(1, Issuance { issue_to: party(BANK), ..fixed(Kind::MultimodalWaybill, 1) });
	});
}

#[test]
fn all_on_the_face_take_part() {
	test(|| {
		for who in [SHIPPER, BUYER, BANK, AGENT] {
			Suspended::set(vec![who]);
			let straight = fixed(Kind::StraightBl, 1);
			assert_noop!(try_issue(CARRIER, 1, straight), Error::<Test>::PartyUnknown);
		}
		Suspended::set(vec![]);
		// A key that was made for this bill, and one that was made for another.
		let by_key = |nonce, key| {
			try_issue(CARRIER, nonce, Issuance { shipper: party(key), issue_to: party(key), ..order(nonce) })
		};
		assert_noop!(by_key(1, OTHER_SECRET), Error::<Test>::KeyOfOtherObject);
		assert_ok!(by_key(1, SECRET));
		assert_noop!(by_key(2, SECRET), Error::<Test>::KeyOfOtherObject);
		assert_ok!(by_key(2, OTHER_SECRET));
	});
}

#[test]
fn nothing_is_ante_or_post_dated() {
	test(|| {
		let today = Day::in_china(START);
		let (before, after) = (Day(today.0 - 1), today.next());
		let dated = |issued_on, shipped_on| Issuance { issued_on, shipped_on, ..order(1) };
		for (issued_on, shipped_on) in
			[(after, None), (after, Some(today)), (before, Some(today)), (today, Some(after))]
		{
			let issuance = dated(issued_on, shipped_on);
			assert_noop!(try_issue(CARRIER, 1, issuance), Error::<Test>::AnteOrPostDated);
		}
		// The day is China's.
		Now::set(today.end_in_china());
		issue(1, dated(after, Some(before)));
		issue(2, Issuance { issued_on: before, shipped_on: None, ..order(2) });
	});
}

#[test]
fn a_regulator_that_is_named_has_its_seal() {
	test(|| {
		RegulatorKey::set(Some([7; 32]));
		assert_noop!(try_issue(CARRIER, 1, order(1)), Error::<Test>::RegulatorSealMissing);
		let private = PrivatePart { root: [1; 32], regulator: Some([2; 32]) };
		issue(1, Issuance { private, ..order(1) });
	});
}

#[test]
fn live_bills_are_limited() {
	test(|| {
		MaxLive::set(1);
		let id = order_bill();
		assert_noop!(try_issue(CARRIER, 2, order(2)), Error::<Test>::TooManyBills);
		assert_ok!(try_issue(OTHER_CARRIER, 2, order(2)));
		assert_ok!(request(SHIPPER, id, 1));
		assert_noop!(try_issue(CARRIER, 2, order(2)), Error::<Test>::TooManyBills);
		assert_ok!(Bills::accept_surrender(signed(AGENT), id, [1; 32], None));
		assert_eq!(LiveCount::<Test>::get(member(CARRIER)), 0);
		issue(2, order(2));
	});
}

#[test]
fn the_carrier_voids_what_is_its_own() {
	test(|| {
		let id = order_bill();
		let void = |who| Bills::void(signed(who), id, Some([9; 32]));
		assert_noop!(void(CARRIER), Error::<Test>::NotPossessor);
		assert_noop!(void(SHIPPER), Error::<Test>::NotCarrier);
		transfer(SHIPPER, id, CARRIER);
		// The shipper has the title.
		assert_noop!(void(CARRIER), Error::<Test>::NotTitleholder);
		assert_ok!(Bills::reject_possession(signed(CARRIER), id, None));
		endorse_to_order(SHIPPER, id, CARRIER);
		transfer(SHIPPER, id, CARRIER);
		assert_noop!(void(SHIPPER), Error::<Test>::NotCarrier);
		assert_noop!(void(OTHER_CARRIER), Error::<Test>::NotCarrier);
		assert_ok!(void(CARRIER));
		assert_eq!(control(id).status, Status::Voided);
		assert_noop!(void(CARRIER), Error::<Test>::NotIssued);

		// A straight bill that came back, whoever the consignee is.
		let straight = issue(2, fixed(Kind::StraightBl, 2));
		transfer(SHIPPER, straight, CARRIER);
		assert_ok!(Bills::void(signed(CARRIER), straight, None));
	});
}
