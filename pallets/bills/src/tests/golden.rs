//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out, and every chain that was copied.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	BillId,
	bill::{Action, Control, Entry, Issuance, Kind, Pending, Previous, Purpose, Reference, Status, Title},
	date::Day,
	private::PrivatePart,
	text::Text,
};

use crate::{
	Bill, Bills as Stored, Chain, Event, Head, Offer, References, Request, SurrenderRequests, mock::*,
};

const BILL: BillId = BillId([9; 32]);

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u8) -> String {
	hex(&[byte; 32])
}

/// An issuance that has everything, and its encoding.
fn issuance() -> (Issuance, String) {
	let reference = Reference { document: Text::new("A1").unwrap(), sub: Some(Text::new("b").unwrap()) };
	let issuance = Issuance {
		reference,
		issued_on: Day(2),
		shipped_on: Some(Day(1)),
		private: PrivatePart { root: [0xd4; 32], regulator: Some([0xd5; 32]) },
		shipper: party(SECRET),
		..fixed(Kind::StraightBl, 1)
	};
	let encoded = [
		"084131".into(),
		"010462".into(),
		"00".into(),
		of(0xd0),
		of(0xd1),
		format!("01{}", of(0xd2)),
		format!("01{}", of(0xd3)),
		"02000000".into(),
		"0101000000".into(),
		format!("{}01{}", of(0xd4), of(0xd5)),
		format!("02{}", of(SECRET as u8)),
		format!("00{}", of(SHIPPER as u8)),
		format!("0200{}", of(BUYER as u8)),
		format!("0400{}", of(BANK as u8)),
		format!("04{}", of(AGENT as u8)),
	];
	(issuance, encoded.concat())
}

/// An entry that has everything, and its encoding.
fn entry() -> (Entry, String) {
	let entry = Entry {
		action: Action::EndorseToOrder,
		actor: party(SHIPPER),
		recipient: Some(party(CUSTOMER)),
		at_ms: 5,
		comment: Some([6; 32]),
		reference: Some([7; 32]),
		instruction: Some(instruction(8)),
		previous: [4; 32],
	};
	let (actor, recipient) = (of(SHIPPER as u8), of(CUSTOMER as u8));
	let optional = format!("01{}01{}01{}", of(6), of(7), of(8));
	(entry, format!("0300{actor}0101{recipient}0500000000000000{optional}{}", of(4)))
}

#[test]
fn events_are_encoded_as_ever() {
	let (bill, id) = (BILL, of(9));
	let ((issuance, issuance_hex), (entry, entry_hex)) = (issuance(), entry());
	let (from, to) = (party(SHIPPER), party(BANK));
	let (from_hex, to_hex) = (format!("00{}", of(SHIPPER as u8)), format!("00{}", of(BANK as u8)));
	let (comment, five) = (Some([6; 32]), "0500000000000000");
	let issuance = Box::new(issuance);
	let instruction = instruction(8);
	let events: [(Event<Test>, String); 7] = [
		(
			Event::Issued { bill, carrier: member(CARRIER), issuance },
			format!("00{id}{}{issuance_hex}", of(CARRIER as u8)),
		),
		(
			Event::ChainExtended { bill, sequence: 2, entry, reject_until_ms: Some(5) },
			format!("01{id}02000000{entry_hex}01{five}"),
		),
		(
			Event::TransferOffered { bill, from, to, expires_ms: 5, comment },
			format!("02{id}{from_hex}{to_hex}{five}01{}", of(6)),
		),
		(Event::TransferDeclined { bill, by: to, comment }, format!("03{id}{to_hex}01{}", of(6))),
		(Event::OfferWithdrawn { bill, by: from }, format!("04{id}{from_hex}")),
		(Event::Locked { bill, instruction }, format!("05{id}{}", of(8))),
		(Event::Released { bill, instruction }, format!("06{id}{}", of(8))),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn bills_are_encoded_as_ever() {
	let (issuance, issuance_hex) = issuance();
	let face = hefu_primitives::bill::Face { carrier: member(CARRIER), issuance };
	let pending = Pending::Surrender {
		purpose: Purpose::Delivery,
		reference: [7; 32],
		by: party(SHIPPER),
		to: member(AGENT),
	};
	let control = Control {
		status: Status::PendingSurrenderForDelivery,
		possessor: party(AGENT),
		title: to_order_of(BUYER),
		previous: Some(Previous { possessor: Some(party(BANK)), title: Some(Title::Bearer) }),
		pending: Some(pending),
	};
	let bill = Bill {
		face,
		control,
		reject_until_ms: Some(5),
		offer: Some(Offer { to: party(BANK), expires_ms: 6, comment: None }),
		lock: Some(instruction(8)),
		chain: Head { length: 3, hash: [2; 32] },
		opened_at: 4u64,
	};
	let member = |who: u64| format!("00{}", of(who as u8));
	let expected = [
		of(CARRIER as u8),
		issuance_hex,
		format!("05{}", member(AGENT)),
		format!("00{}01", member(BUYER)),
		format!("0101{}0101", member(BANK)),
		format!("010000{}{}{}", of(7), member(SHIPPER), of(AGENT as u8)),
		"010500000000000000".into(),
		format!("01{}060000000000000000", member(BANK)),
		format!("01{}", of(8)),
		format!("03000000{}", of(2)),
		"0400000000000000".into(),
	];
	assert_eq!(hex(&bill.encode()), expected.concat());
	// T13: what the links of a chain are.
	let (entry, entry_hex) = entry();
	assert_eq!(hex(&entry.encode()), entry_hex);
	assert_eq!(entry.hash(), blake2_256(&entry.encode()));
	let tag = ("hfbl".as_bytes(), BILL, &bill.face).encode();
	assert_eq!(bill.face.digest(&BILL), blake2_256(&tag));
	assert_eq!(tag[0], 16);
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let prefix = |item: &[u8]| [twox_128(b"Bills"), twox_128(item)].concat();
	let part = |bytes: &[u8]| [&blake2_128(bytes)[..], bytes].concat();
	let id = BILL.encode();
	assert_eq!(Stored::<Test>::hashed_key_for(BILL), [prefix(b"Bills"), part(&id)].concat());
	let number = 2u32.encode();
	let numbered = [&twox_64(&number)[..], &number].concat();
	assert_eq!(Chain::<Test>::hashed_key_for(BILL, 2), [prefix(b"Chain"), part(&id), numbered].concat());
	let (carrier, reference) = (member(CARRIER), reference(1));
	let parts = [part(&carrier.encode()), part(&reference.encode())].concat();
	let expected = [prefix(b"References"), parts].concat();
	assert_eq!(References::<Test>::hashed_key_for(carrier, reference), expected);
	let parts = [part(&carrier.encode()), part(&[7; 32])].concat();
	let expected = [prefix(b"SurrenderRequests"), parts].concat();
	assert_eq!(SurrenderRequests::<Test>::hashed_key_for(carrier, [7; 32]), expected);
	assert_eq!(hex(&Request { bill: BILL, sequence: 2 }.encode()), format!("{}02000000", of(9)));
}
