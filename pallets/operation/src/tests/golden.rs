//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	OperationId,
	operation::{ChargeUnit, Ending, Mode, Purpose, Selection, Side, Split, Stage},
};

use crate::{
	Account, Accounts, Agreement, Data, Disclosure, Disclosures, Ended, Entries, Entry, Event, Inclusion,
	Operation as Stored, Operations, Permitted, Product, ProductOf, Products, Selected, Tariff, Tariffs,
	mock::*,
};

const ID: OperationId = OperationId([9; 32]);
/// 7 as a moment, and as an amount.
const SEVEN: &str = "0700000000000000";
const AMOUNT: &str = "07000000000000000000000000000000";

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u64) -> String {
	hex(&[byte as u8; 32])
}

/// A plan: mode, document, decision, authority.
fn plan() -> String {
	format!("01{}{}{}", of(1), of(2), of(AUTHORITY))
}

fn selected() -> (Selected, String) {
	let selected = Selected { operator: member(OPERATOR), method: Selection::Negotiation, document: [6; 32] };
	(selected, format!("{}02{}", of(OPERATOR), of(6)))
}

/// An agreement: document, security, exit, first and last day, currency.
fn agreement() -> (Agreement, String) {
	let days = [the_agreement().from, the_agreement().last].map(|day| hex(&day.0.to_le_bytes())).concat();
	(the_agreement(), format!("{}{}{}{days}434e59", of(3), of(4), of(5)))
}

fn product() -> (Product, String) {
	let product = Product {
		dataset: PRODUCT,
		purpose: Purpose::Industry,
		unit: ChargeUnit::Calls,
		per: 1_000,
		tariffs: 2,
		listed_ms: 7,
		delisted_ms: None,
	};
	(product, format!("{}0103e803000002000000{SEVEN}00", of(3)))
}

fn tariff() -> (Tariff, String) {
	let tariff = Tariff { cap: 7, decision: [8; 32], price: Some(7), from_ms: 7 };
	(tariff, format!("{AMOUNT}{}01{AMOUNT}{SEVEN}", of(8)))
}

fn permitted() -> (Permitted, String) {
	(Permitted { granted: 7, deducted: 7, decision: [8; 32] }, format!("{AMOUNT}{AMOUNT}{}", of(8)))
}

fn entry() -> (Entry, String) {
	let entry = Entry { product: 1, tariff: 2, units: 7, amount: 7, at_ms: 7, is_reversed: true };
	(entry, format!("0100000002000000{AMOUNT}{AMOUNT}{SEVEN}01"))
}

#[test]
fn events_are_encoded_as_ever() {
	let (operation, id, dataset, data) = (ID, of(9), DATA, of(1));
	let ((selected, selected_hex), (agreement, agreement_hex)) = (selected(), agreement());
	let ((product, product_hex), (tariff, tariff_hex)) = (product(), tariff());
	let ((permitted, permitted_hex), (entry, entry_hex)) = (permitted(), entry());
	let (document, two) = ([2; 32], of(2));
	let events: [(Event<Test>, String); 18] = [
		(
			Event::Planned { operation, by: member(BODY), plan: the_plan() },
			format!("00{id}{}{}", of(BODY), plan()),
		),
		(Event::OperatorSelected { operation, selected }, format!("01{id}{selected_hex}")),
		(Event::AgreementOffered { operation, agreement }, format!("02{id}{agreement_hex}")),
		(Event::AgreementSigned { operation }, format!("03{id}")),
		(Event::DataAdded { operation, dataset, consent: Some(document) }, format!("04{id}{data}01{two}")),
		(Event::DataWithdrawn { operation, dataset }, format!("05{id}{data}")),
		(Event::ProductListed { operation, number: 1, product }, format!("06{id}01000000{product_hex}")),
		(Event::ProductDelisted { operation, number: 1 }, format!("07{id}01000000")),
		(Event::RevenuePermitted { operation, year: 2026, permitted }, format!("08{id}ea07{permitted_hex}")),
		(
			Event::TariffSet { operation, product: 1, sequence: 2, tariff },
			format!("09{id}0100000002000000{tariff_hex}"),
		),
		(Event::Begun { operation }, format!("0a{id}")),
		(
			Event::RevenueRecorded { operation, year: 2026, sequence: 1, entry },
			format!("0b{id}ea0701000000{entry_hex}"),
		),
		(Event::RevenueReversed { operation, year: 2026, sequence: 1 }, format!("0c{id}ea0701000000")),
		(
			Event::Disclosed { operation, year: 2026, side: Side::Operator, document },
			format!("0d{id}ea0701{two}"),
		),
		(Event::Terminated { operation, ground: Ending::OperatorGone, document }, format!("0e{id}04{two}")),
		(
			Event::DataConsented { operation, dataset, document: Some(document) },
			format!("0f{id}{data}01{two}"),
		),
		(Event::FirstUseNoted { operation, dataset }, format!("10{id}{data}")),
		(
			Event::AuthorityReplaced { operation, authority: member(AUTHORITY), decision: document },
			format!("11{id}{}{two}", of(AUTHORITY)),
		),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_recorded_is_encoded_as_ever() {
	let ((selected, selected_hex), (agreement, agreement_hex)) = (selected(), agreement());
	let stored = Stored {
		body: member(BODY),
		plan: the_plan(),
		planned_ms: 7,
		selected: Some(selected),
		agreement: Some(agreement),
		stage: Stage::Terminated,
		begun_ms: Some(7),
		ended: Some(Ended { ground: Ending::Breach, at_ms: 7 }),
		data: 1,
		products: 2,
		listed: 3,
		uncapped: 4,
	};
	let expected = [
		format!("{}{}{SEVEN}", of(BODY), plan()),
		format!("01{selected_hex}01{agreement_hex}06"),
		format!("01{SEVEN}0101{SEVEN}"),
		"01000000020000000300000004000000".into(),
	];
	assert_eq!(hex(&stored.encode()), expected.concat());
	let account = Account {
		permitted: Some(permitted().0),
		charged: Split { revenue: 7, surplus: 7 },
		entries: 3,
		carried: 7,
	};
	assert_eq!(hex(&account.encode()), format!("01{}{AMOUNT}{AMOUNT}03000000{AMOUNT}", permitted().1));
	let disclosure = Disclosure { document: [2; 32], first_ms: 7, last_ms: 7, corrections: 1 };
	assert_eq!(hex(&disclosure.encode()), format!("{}{SEVEN}{SEVEN}01000000", of(2)));
	assert_eq!(hex(&Inclusion { since_ms: 7, until_ms: Some(7) }.encode()), format!("{SEVEN}01{SEVEN}"));
	assert_eq!(the_plan().mode, Mode::Field);
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let prefix = |item: &[u8]| [twox_128(b"Operation"), twox_128(item)].concat();
	let part = |bytes: &[u8]| [&blake2_128(bytes)[..], bytes].concat();
	let number = |bytes: &[u8]| [&twox_64(bytes)[..], bytes].concat();
	let single = |item: &[u8], key: &[u8]| [prefix(item), part(key)].concat();
	let of_it = |item: &[u8], second: Vec<u8>| [single(item, &[9; 32]), second].concat();
	assert_eq!(Operations::<Test>::hashed_key_for(ID), single(b"Operations", &[9; 32]));
	assert_eq!(Data::<Test>::hashed_key_for(ID, DATA), of_it(b"Data", part(&[1; 32])));
	assert_eq!(Products::<Test>::hashed_key_for(ID, 2), of_it(b"Products", number(&[2, 0, 0, 0])));
	assert_eq!(ProductOf::<Test>::hashed_key_for(PRODUCT), single(b"ProductOf", &[3; 32]));
	let (first, second) = ([2, 0, 0, 0, 3, 0, 0, 0], [0xea, 7, 3, 0, 0, 0]);
	assert_eq!(Tariffs::<Test>::hashed_key_for(ID, (2, 3)), of_it(b"Tariffs", number(&first)));
	assert_eq!(Entries::<Test>::hashed_key_for(ID, (2026, 3)), of_it(b"Entries", number(&second)));
	assert_eq!(Accounts::<Test>::hashed_key_for(ID, 2026), of_it(b"Accounts", number(&second[..2])));
	let body = number(&[0xea, 7, 0]);
	let found = Disclosures::<Test>::hashed_key_for(ID, (2026, Side::Body));
	assert_eq!(found, of_it(b"Disclosures", body));
}
