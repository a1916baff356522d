//! Calls of the market, of metering and of settlement, and what is signed without a transaction: what is written in JSON is what the
//! runtime reads and checks, with words for whoever signs.

use super::{numbers, random, schema};
use crate::rpc::exchange::{
	bounds,
	codec::{Fault, Wrong},
	schema::{Schema, lower},
	statements::Metered,
	summary::summary,
};
use codec::{DecodeAll, Encode};
use hefu_primitives::{
	DatasetId, GrantId, MemberId, NegotiationId, OrderId, ProductId,
	code::{Industry, Region},
	id::MeterId,
	market::{ContractKind, Fee, FeeRole, Price, Settling, Tier, TransferState},
	metering::{Limits, Presented, Totals, Units, UsedFor, Voucher, Windows},
	right::Right,
	settlement::{Book, Currency},
	terms::Purpose,
};
use hefu_runtime::{RuntimeCall, Signature, VERSION};
use pallet_market::{Basis, Listing};
use pallet_metering::{Meter, OpenWindows, State};
use pallet_support::KeySignature;
use scale_info::TypeDef;
use serde_json::{Value as Json, json};
use sp_core::{Pair, crypto::AccountId32, ed25519};

const BOOK: Book = Book { bank: MemberId([1; 32]), currency: Currency::CNY };

fn hex32(byte: u8) -> String {
	format!("0x{}", hex::encode([byte; 32]))
}

fn call(schema: &Schema, name: &str, params: &Json) -> RuntimeCall {
	let bytes = schema.write_call(name, params).unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
	assert_eq!(bounds::check(&bytes, VERSION.spec_version), Ok(()));
	RuntimeCall::decode_all(&mut &bytes[..]).unwrap()
}

fn listing() -> Json {
	json!({
		"dataset": DatasetId([2; 32]),
		"version": 3,
		"right": "Use",
		"contract": "Provision",
		"price": { "Tiered": {
			"book": { "bank": BOOK.bank, "currency": "CNY" },
			"tiers": [{ "from": 1, "amount": 100 }, { "from": 11, "amount": "80" }],
		} },
		"inspection_days": 5,
		"use_is_not_acceptance": true,
		"settling": { "Arbiter": MemberId([4; 32]) },
		"fees": [{ "role": "Exchange", "to": MemberId([5; 32]), "points": 250 }],
		"terms": hex32(6),
	})
}

#[test]
fn a_listing_is_what_the_runtime_reads() {
	let read = call(&schema(), "market.list_product", &json!({ "nonce": hex32(7), "listing": listing() }));
	let tiers = vec![Tier { from: 1, amount: 100 }, Tier { from: 11, amount: 80 }];
	let fees = vec![Fee { role: FeeRole::Exchange, to: MemberId([5; 32]), points: 250 }];
	let expected = Listing {
		dataset: DatasetId([2; 32]),
		version: 3,
		right: Right::Use,
		by: None,
		contract: ContractKind::Provision,
		price: Price::Tiered { book: BOOK, tiers: tiers.try_into().unwrap() },
		stock: None,
		inspection_days: 5,
		use_is_not_acceptance: true,
		settling: Settling::Arbiter(MemberId([4; 32])),
		fees: fees.try_into().unwrap(),
		terms: [6; 32],
	};
	let RuntimeCall::Market(pallet_market::Call::list_product { nonce, listing }) = read else {
		panic!("another call")
	};
	assert_eq!((nonce, *listing), ([7; 32], expected));
}

#[test]
fn an_order_goes_its_way_by_json() {
	let schema = schema();
	let (product, negotiation) = (ProductId([8; 32]), NegotiationId([9; 32]));
	let order = OrderId([10; 32]);
	let listed = json!({ "Listed": { "product": product, "units": 2 } });
	for (basis, expected) in [
		(listed, Basis::Listed { product, units: 2 }),
		(json!({ "Agreed": negotiation }), Basis::Agreed(negotiation)),
	] {
		let read = call(&schema, "market.place_order", &json!({ "nonce": hex32(7), "basis": basis }));
		assert_eq!(
			read,
			RuntimeCall::Market(pallet_market::Call::place_order { nonce: [7; 32], basis: expected })
		);
	}
	let read = call(&schema, "market.lock", &json!({ "order": order, "key": hex32(11) }));
	assert_eq!(read, RuntimeCall::Market(pallet_market::Call::lock { order, key: [11; 32] }));
	let read = call(&schema, "market.transfer", &json!({ "order": order, "to": "Started" }));
	assert_eq!(
		read,
		RuntimeCall::Market(pallet_market::Call::transfer { order, to: TransferState::Started })
	);
	let wrong = schema.write_call("market.accept", &json!({ "order": product })).unwrap_err();
	let fault = Fault::OtherKind { found: "hfpd".into(), belongs: "hfor".into() };
	assert_eq!(wrong, Wrong { path: "params.order".into(), fault });
}

fn meter(payer: &ed25519::Pair, sector: Industry) -> Meter<AccountId32> {
	Meter {
		grant: GrantId([12; 32]),
		payer: MemberId([13; 32]),
		provider: MemberId([14; 32]),
		service: [15; 32],
		used_for: UsedFor { purpose: Purpose(3), region: Region(440_300), sector },
		book: BOOK,
		cap: 1_000,
		deposited: 900,
		signers: vec![AccountId32::from(payer.public().0)].try_into().unwrap(),
		windows: Windows { opened_ms: 1_000, window_ms: u64::MAX, grace_ms: 5 },
		challenge_ms: 6,
		limits: Limits::default(),
		before: Units::default(),
		redeemed: Totals::default(),
		open: OpenWindows::default(),
		state: State::Open,
	}
}

#[test]
fn what_is_signed_of_a_meter_is_that_of_its_record() {
	let (schema, payer) = (schema(), ed25519::Pair::from_seed(&[5; 32]));
	let item = schema.item("Metering", "Meters").unwrap();
	let id = MeterId([16; 32]);
	for division in [None, Some(65)] {
		let meter = meter(&payer, Industry { section: b'I', division });
		let record = schema.read_value(&item, Some(&meter.encode())).unwrap();
		let expected = Metered { relation: meter.relation([17; 32], id), windows: meter.windows };
		assert_eq!(Metered::of([17; 32], id, &record), Some(expected));
		for needed in ["grant", "payer", "provider", "service", "used_for", "windows"] {
			let mut other = record.clone();
			other[needed] = json!("another form");
			assert_eq!(Metered::of([17; 32], id, &other), None, "{needed}");
		}
	}
}

#[test]
fn a_signed_voucher_is_what_the_runtime_reads() {
	let (schema, payer) = (schema(), ed25519::Pair::from_seed(&[5; 32]));
	let (id, sector) = (MeterId([16; 32]), Industry { section: b'I', division: Some(65) });
	let meter = meter(&payer, sector);
	let totals = Totals { ts_ns: 2_000_000_000, value: 120, units: Units { calls: 10, bytes: 0 } };
	let voucher = Voucher { relation: meter.relation([17; 32], id), window: 0, totals };
	let signature = payer.sign(&voucher.signed_bytes());
	let presented = json!({
		"meter": id,
		"window": 0,
		"totals": { "ts_ns": "2000000000", "value": 120, "units": { "calls": 10, "bytes": 0 } },
		"signer": 0,
		"signature": { "Ed25519": format!("0x{}", hex::encode(signature.0)) },
	});
	let read = call(&schema, "metering.redeem", &json!({ "vouchers": [presented] }));
	let RuntimeCall::Metering(pallet_metering::Call::redeem { vouchers }) = read else {
		panic!("another call")
	};
	let signature = Signature::Ed25519(signature);
	assert!(signature.is_of(&meter.signers[0], &voucher.signed_bytes()));
	assert_eq!(vouchers.into_inner(), [Presented { meter: id, window: 0, totals, signer: 0, signature }]);

	let many = vec![presented; pallet_metering::MAX_VOUCHERS as usize + 1];
	let bytes = schema.write_call("metering.redeem", &json!({ "vouchers": many })).unwrap();
	let too_many = Wrong { path: "params.vouchers".into(), fault: Fault::TooLong };
	assert_eq!(bounds::check(&bytes, VERSION.spec_version), Err(too_many));
}

/// Whoever signs one of these reads in Chinese too what it does.
#[test]
fn every_call_that_moves_money_or_data_has_its_chinese_name() {
	let (schema, mut rng) = (schema(), numbers());
	for pallet in schema.pallets() {
		if !["Settlement", "Market", "Metering", "Anchors"].contains(&&*pallet.name) {
			continue;
		}
		let ty = schema.types().registry.resolve(pallet.calls.as_ref().unwrap().ty.id).unwrap();
		let TypeDef::Variant(variants) = &ty.type_def else { panic!("calls are an enum") };
		// Books are opened, and attestors appointed, by governance, whose calls are shown by their own names.
		let of_governance = ["open_book", "appoint_attestor"];
		for call in variants.variants.iter().filter(|call| !of_governance.contains(&&*call.name)) {
			let name = format!("{}.{}", lower(&pallet.name), call.name);
			let mut bytes = vec![pallet.index, call.index];
			call.fields.iter().for_each(|field| random(&schema, field.ty.id, &mut rng, &mut bytes));
			let said = summary(&schema, &bytes, "5Grwva").unwrap();
			let chinese = said["zh"].as_str().unwrap().strip_prefix(&format!("{name} ")).unwrap();
			assert!(!chinese.starts_with('。'), "{name}");
		}
	}
}
