//! Encodings that others rely on: of events and what is recorded, for receipts, and of the keys of what is proven from storage. A
//! change here breaks every receipt that was handed out.

use frame::{deps::sp_core::hexdisplay::HexDisplay, testing_prelude::*};
use hefu_primitives::{
	GrantId, InstructionId, NegotiationId, OrderId, ProductId,
	dataset::VersionRef,
	delivery::{Commitment, Handed},
	market::{
		Acceptance, Cap, Charge, NegotiationState, Price, Refund, Settling, Side, Stage, TransferState,
	},
};

use crate::{
	Accepted, Agreement, Commitments, Deliveries, Delivery, Event, File, FileCommitments, Files, HandedKeys,
	Listing, Marks, Negotiation, Negotiations, Offer, Order, Orders, Product, Products, Ruling, Wrong,
	mock::*,
};

const PRODUCT: ProductId = ProductId([9; 32]);
const NEGOTIATION: NegotiationId = NegotiationId([8; 32]);
const ORDER: OrderId = OrderId([7; 32]);
const GRANT: GrantId = GrantId([6; 32]);
const INSTRUCTION: InstructionId = InstructionId([5; 32]);
/// 7 as a moment, and as an amount.
const SEVEN: &str = "0700000000000000";
const AMOUNT: &str = "07000000000000000000000000000000";

fn hex(bytes: &[u8]) -> String {
	HexDisplay::from(&bytes).to_string()
}

fn of(byte: u64) -> String {
	hex(&[byte as u8; 32])
}

fn book() -> String {
	format!("{}434e59", of(10))
}

fn charge() -> (Option<Charge>, String) {
	(Some(Charge { book: CNY, amount: 7 }), format!("01{}{AMOUNT}", book()))
}

fn offer() -> (Offer, String) {
	(Offer { terms: [4; 32], units: 7, charge: charge().0 }, format!("{}{SEVEN}{}", of(4), charge().1))
}

/// Dataset, version, right, grant, contract, price, stock, days, flag, arbiter, fees, terms.
fn the_listing() -> (Listing, String) {
	let listing = Listing {
		by: Some(GRANT),
		price: Price::Fixed { book: CNY, amount: 7 },
		stock: Some(7),
		use_is_not_acceptance: true,
		..listing()
	};
	let parts = [
		format!("{}010000000101{}00", of(1), of(6)),
		format!("01{}{AMOUNT}01{SEVEN}", book()),
		format!("03000100{}", of(ARBITER)),
		format!("0800{}fa0002{}6400", of(EXCHANGE), of(INSTITUTION)),
		of(7),
	];
	(listing, parts.concat())
}

fn agreement() -> (Agreement, String) {
	let (assigner, assignee) = (member(SELLER), member(BUYER));
	let target = VersionRef { dataset: DATA, version: 1 };
	let hex = format!("{}{}{}01000000{SEVEN}", of(SELLER), of(BUYER), of(1));
	(Agreement { assigner, assignee, target, at_ms: 7 }, hex)
}

fn order() -> (Order, String) {
	let order = Order {
		product: PRODUCT,
		negotiation: Some(NEGOTIATION),
		buyer: member(BUYER),
		seller: member(SELLER),
		units: 7,
		charge: charge().0,
		stage: Stage::Settled,
		due_ms: 7,
		grant: Some(GRANT),
		instruction: Some(INSTRUCTION),
		accepted: Some(Accepted { how: Acceptance::Used, at_ms: 7 }),
		transfer: Some(TransferState::Completed),
		placed_ms: 7,
		handed_ms: Some(7),
		closed_ms: Some(7),
	};
	let parts = [
		format!("{}01{}{}{}{SEVEN}{}07{SEVEN}", of(9), of(8), of(BUYER), of(SELLER), charge().1),
		format!("01{}01{}0101{SEVEN}0102{SEVEN}01{SEVEN}01{SEVEN}", of(6), of(5)),
	];
	(order, parts.concat())
}

const COMMITMENT: Commitment = Commitment { ciphertext: [3; 32], key: [2; 32] };
const HANDED: Handed = Handed { ephemeral: [2; 32], sealed: [3; 32] };

#[test]
fn events_are_encoded_as_ever() {
	let (product, negotiation, order) = (PRODUCT, NEGOTIATION, ORDER);
	let (p, n, o) = (of(9), of(8), of(7));
	let ((listing, listing_hex), (offer, offer_hex)) = (the_listing(), offer());
	let (consumer, provider) = (member(BUYER), member(SELLER));
	let (buyer, seller) = (of(BUYER), of(SELLER));
	let ((agreement, agreement_hex), (placed, placed_hex)) = (agreement(), self::order());
	let (grant, instruction) = (GRANT, INSTRUCTION);
	let commitments = FileCommitments::try_from(vec![COMMITMENT]).expect("one is few");
	let handed = HandedKeys::try_from(vec![HANDED]).expect("one is few");
	let (document, key, evidence) = ([4; 32], [4; 32], [4; 32]);
	let four = of(4);
	let (by, due_ms) = (Side::Provider, 7);
	let moved =
		Event::NegotiationMoved { negotiation, by, state: NegotiationState::Offered, offer: Some(offer) };
	let opened = Event::NegotiationOpened { negotiation, product, consumer, provider, opener: by, offer };
	let events: [(Event<Test>, String); 21] = [
		(
			Event::ProductListed { product, seller: provider, listing: Box::new(listing) },
			format!("00{p}{seller}{listing_hex}"),
		),
		(Event::ProductDelisted { product }, format!("01{p}")),
		(opened, format!("02{n}{p}{buyer}{seller}01{offer_hex}")),
		(moved, format!("03{n}010101{offer_hex}")),
		(Event::AgreementMade { negotiation, agreement }, format!("04{n}{agreement_hex}")),
		(Event::OrderPlaced { order, placed: Box::new(placed) }, format!("05{o}{placed_hex}")),
		(Event::OrderCancelled { order, by }, format!("06{o}01")),
		(
			Event::Committed { order, grant, commitments, due_ms },
			format!("07{o}{}04{}{}{SEVEN}", of(6), of(3), of(2)),
		),
		(Event::Locked { order, instruction, key, due_ms }, format!("08{o}{}{four}{SEVEN}", of(5))),
		(Event::KeysHanded { order, handed, due_ms }, format!("09{o}04{}{}{SEVEN}", of(2), of(3))),
		(Event::TransferMoved { order, by, state: TransferState::Suspended }, format!("0a{o}0103")),
		(Event::Accepted { order, how: Acceptance::Silent, due_ms }, format!("0b{o}02{SEVEN}")),
		(Event::Objected { order, evidence, due_ms }, format!("0c{o}{four}{SEVEN}")),
		(Event::Arbitrating { order, by, due_ms }, format!("0d{o}01{SEVEN}")),
		(Event::Ruled { order, ruling: Ruling::Refund, document }, format!("0e{o}01{four}")),
		(Event::Proven { order, file: 2, wrong: Wrong::Key, marks: 7 }, format!("0f{o}020007000000")),
		(
			Event::Proven { order, file: 2, wrong: Wrong::Group(7), marks: 7 },
			format!("0f{o}0201{SEVEN}07000000"),
		),
		(Event::Settled { order }, format!("10{o}")),
		(Event::SettlementHeld { order, error: DispatchError::BadOrigin }, format!("11{o}02")),
		(Event::Refunded { order, reason: Refund::Held }, format!("12{o}05")),
		(Event::OrderExpired { order }, format!("13{o}")),
	];
	for (event, expected) in events {
		assert_eq!(hex(&event.encode()), expected, "{event:?}");
	}
}

#[test]
fn what_is_recorded_is_encoded_as_ever() {
	let (listing, listing_hex) = the_listing();
	let product = Product { seller: member(SELLER), listing, sold: 7, listed_ms: 7, delisted_ms: Some(7) };
	let expected = format!("{}{listing_hex}{SEVEN}{SEVEN}01{SEVEN}", of(SELLER));
	assert_eq!(hex(&product.encode()), expected);
	let negotiation = Negotiation {
		product: PRODUCT,
		consumer: member(BUYER),
		provider: member(SELLER),
		opener: Side::Consumer,
		state: NegotiationState::Finalized,
		offer: offer().0,
		agreement: Some(agreement().0),
		order: Some(ORDER),
	};
	let parts = [
		format!("{}{}{}0005{}", of(9), of(BUYER), of(SELLER), offer().1),
		format!("01{}01{}", agreement().1, of(7)),
	];
	assert_eq!(hex(&negotiation.encode()), parts.concat());
	assert_eq!(hex(&order().0.encode()), order().1);
	let file = File { size: 7, registered: Some([1; 32]), commitment: COMMITMENT, handed: Some(HANDED) };
	let delivery = Delivery { files: Files::try_from(vec![file]).expect("one is few"), key: Some([4; 32]) };
	let expected =
		[format!("04{SEVEN}01{}{}{}", of(1), of(3), of(2)), format!("01{}{}01{}", of(2), of(3), of(4))];
	assert_eq!(hex(&delivery.encode()), expected.concat());
	// What listings choose from.
	assert_eq!(hex(&Settling::Proof.encode()), "01");
	assert_eq!(hex(&Price::Free.encode()), "00");
	let capped = |cap| hex(&Price::Capped { book: CNY, cap }.encode());
	assert_eq!(capped(Cap::Stated(7)), format!("03{}00{AMOUNT}", book()));
	assert_eq!(capped(Cap::Tariff), format!("03{}01", book()));
}

#[test]
fn what_is_proven_has_the_same_keys_as_ever() {
	// As a verifier derives them itself.
	let part = |bytes: &[u8]| [&blake2_128(bytes)[..], bytes].concat();
	let of = |item: &[u8], key: [u8; 32]| {
		[twox_128(b"Market").to_vec(), twox_128(item).to_vec(), part(&key)].concat()
	};
	assert_eq!(Products::<Test>::hashed_key_for(PRODUCT), of(b"Products", [9; 32]));
	assert_eq!(Negotiations::<Test>::hashed_key_for(NEGOTIATION), of(b"Negotiations", [8; 32]));
	assert_eq!(Orders::<Test>::hashed_key_for(ORDER), of(b"Orders", [7; 32]));
	assert_eq!(Deliveries::<Test>::hashed_key_for(ORDER), of(b"Deliveries", [7; 32]));
	assert_eq!(Commitments::<Test>::hashed_key_for([2; 32]), of(b"Commitments", [2; 32]));
	assert_eq!(Marks::<Test>::hashed_key_for(member(SELLER)), of(b"Marks", [1; 32]));
}
