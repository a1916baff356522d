//! Whole receipts: what they prove, how large they are, and that no byte of them can be changed.

mod common;

use common::*;
use hefu_primitives::DatasetId;
use hefu_proofs::{
	Error, FormError, Handovers, JsonError, Limits, Proven, Question, Receipt, Trust, Value, Zebra, verify,
};

fn check(bytes: &[u8], trust: &Trust) -> Result<hefu_proofs::Fact, Error> {
	verify(&Receipt::from_bytes(bytes)?, trust, &limits(), &Zebra)
}

#[test]
fn an_event_is_proven() {
	let (receipt, trust) = good();
	let fact = check(&receipt.to_bytes(), &trust).unwrap();
	assert_eq!((fact.number, fact.hash), (1_000, receipt.header.hash()));
	assert_eq!((fact.now_ms, fact.spec_version, fact.set_id), (NOW_MS + 1_000 * SLOT_MS, 1, 0));
	assert_eq!(fact.proven, Proven::Event { index: 3, record: dataset_registered() });
	let event = fact.event().unwrap();
	assert_eq!((event.pallet, event.name), ("Registry", "DatasetRegistered"));
	assert_eq!(event.field("dataset"), Some(&Value::Id(DATASET.to_bech32m())));
}

#[test]
fn answers_of_the_state_are_proven() {
	let unknown = Question::Dataset(DatasetId([0xee; 32]));
	let questions = [Question::Dataset(DATASET), unknown.clone(), Question::Council];
	let (receipt, trust) = state_receipt(&questions);
	let fact = check(&receipt.to_bytes(), &trust).unwrap();
	let answers = fact.answers().unwrap();
	assert_eq!(answers.iter().map(|(question, _)| (*question).clone()).collect::<Vec<_>>(), questions);
	let dataset = answers[0].1.as_ref().unwrap();
	assert_eq!(dataset.field("versions"), Some(&Value::Number(3)));
	let state = dataset.field("state").unwrap();
	assert_eq!(state.field("reason"), Some(&Value::Variant("Error", vec![])));
	assert_eq!(state.field("at"), Some(&Value::Number(77)));
	assert_eq!(answers[1], (&unknown, None));
	assert!(matches!(&answers[2].1, Some(Value::List(seats)) if seats.len() == 4));
}

#[test]
fn an_event_receipt_of_four_validators_is_small() {
	let (receipt, _) = good();
	let size = receipt.to_bytes().len();
	println!("event receipt, 4 validators, {} headers: {size} bytes", 1 + receipt.descendants.len());
	assert!(size < 4 * 1024, "{size}");
	// A large block, and a hand-over.
	let receipt = event_receipt(20_000, PERIOD - 1, handovers(0, 1));
	let size = receipt.to_bytes().len();
	println!("the same of a block of 20,000 events, with a hand-over: {size} bytes");
	assert!(size < 16 * 1024, "{size}");
	let (receipt, _) = state_receipt(&[Question::Dataset(DATASET)]);
	println!("state receipt of a dataset among 300: {} bytes", receipt.to_bytes().len());
}

/// Every byte of these receipts bears load: whichever way it is changed, the receipt is refused.
#[test]
fn no_byte_can_be_changed() {
	let trust = trust(0, &validators(0, 4));
	let forked = {
		let mut receipt = event_receipt(5, 0, Handovers::none(0));
		let above = descendants(&receipt.header, 2);
		let round = receipt.justification.round;
		let [_, second, third] = &mut receipt.justification.votes[..] else { panic!() };
		for (vote, header, pair) in
			[(second, &above[0], &validators(0, 4)[1]), (third, &above[1], &validators(0, 4)[2])]
		{
			*vote = common::vote(pair, round, 0, (header.number, header.hash()));
		}
		receipt.justification.ancestries = above;
		receipt
	};
	let receipts = [
		event_receipt(5, 1, Handovers::none(0)),
		event_receipt(13, 0, handovers(0, 2)),
		forked,
		state_receipt(&[Question::Dataset(DATASET), Question::LocatorPolicy]).0,
	];
	for receipt in receipts {
		let good = receipt.to_bytes();
		assert!(check(&good, &trust).is_ok());
		for place in 0..good.len() {
			for flip in [0x01, 0x04, 0x10, 0x80, 0xff] {
				let mut bad = good.clone();
				bad[place] ^= flip;
				let answer = check(&bad, &trust);
				assert!(answer.is_err(), "byte {place} of {} with {flip:#x}: {answer:?}", good.len());
			}
		}
	}
}

#[test]
fn no_byte_can_be_added_or_left_out() {
	let (receipt, trust) = good();
	let good = receipt.to_bytes();
	for end in 0..good.len() {
		assert!(check(&good[..end], &trust).is_err(), "cut to {end}");
	}
	let mut longer = good.clone();
	longer.push(0);
	assert_eq!(Receipt::from_bytes(&longer), Err(FormError::TrailingBytes));
	let mut other = good.clone();
	other[4] = 2;
	assert_eq!(Receipt::from_bytes(&other), Err(FormError::NotThisFormat));
	assert_eq!(Receipt::from_bytes(b"{}"), Err(FormError::NotThisFormat));
}

#[test]
fn numbers_have_one_form() {
	// The number of hand-overs, 0, stands after the magic bytes and the set's number: here in two and in four bytes.
	let good = good().0.to_bytes();
	for zero in [&[0b01, 0][..], &[0b10, 0, 0, 0], &[0b11, 0, 0, 0, 0]] {
		let mut bad = good[..13].to_vec();
		bad.extend(zero);
		bad.extend(&good[14..]);
		let answer = Receipt::from_bytes(&bad);
		assert!(matches!(answer, Err(FormError::Malformed | FormError::NotCanonical)), "{answer:?}");
	}
}

#[test]
fn another_trust_file_gives_nothing() {
	let (receipt, trust) = good();
	let bytes = receipt.to_bytes();

	let other_chain = Trust { genesis: [1; 32], ..trust.clone() };
	assert_eq!(check(&bytes, &other_chain), Err(Error::Block(hefu_proofs::Broken::OtherGenesis)));
	let replaced = Trust { authorities: keys(&validators(7, 4)), ..trust.clone() };
	assert_eq!(check(&bytes, &replaced), Err(Error::Block(hefu_proofs::Broken::NotAuthority { index: 0 })));
	let nobody = Trust { authorities: vec![], ..trust.clone() };
	assert_eq!(check(&bytes, &nobody), Err(Error::NoAuthorities));
	let mut twice = trust.clone();
	twice.authorities.push(trust.authorities[0]);
	assert_eq!(check(&bytes, &twice), Err(Error::DuplicateAuthority));
}

#[test]
fn an_old_trust_file_is_refused() {
	let (receipt, trust) = good();
	let at = |now_ms| verify(&receipt, &trust, &Limits { now_ms, max_trust_age_ms: 5_000 }, &Zebra);
	assert!(at(NOW_MS + 5_000).is_ok());
	assert_eq!(at(NOW_MS + 5_001), Err(Error::TrustTooOld { age_ms: 5_001, limit_ms: 5_000 }));
	assert!(at(NOW_MS - 1).is_ok(), "a clock that is behind makes no file old");
	assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
}

#[test]
fn the_checker_of_signatures_is_the_callers() {
	let (receipt, trust) = good();
	let seen = std::cell::RefCell::new(0);
	let note = |_: &[u8; 32], message: &[u8], _: &[u8; 64]| {
		assert_eq!(message.len(), 53);
		*seen.borrow_mut() += 1;
		true
	};
	assert!(verify(&receipt, &trust, &limits(), &note).is_ok());
	assert_eq!(seen.into_inner(), 3);
	let never = |_: &[u8; 32], _: &[u8], _: &[u8; 64]| false;
	assert!(verify(&receipt, &trust, &limits(), &never).is_err());
}

#[test]
fn json_is_the_same_file() {
	let unknown = Question::Version { dataset: DATASET, version: 9 };
	for receipt in [
		good().0,
		event_receipt(4, 1, handovers(0, 2)),
		state_receipt(&[Question::Dataset(DATASET), unknown]).0,
	] {
		let json = receipt.to_json().unwrap();
		assert_eq!(Receipt::from_json(&json), Ok(receipt.clone()));
		let handovers = receipt.handovers.to_json().unwrap();
		assert_eq!(Handovers::from_json(&handovers), Ok(receipt.handovers));
	}
	let (receipt, trust) = good();
	let json = receipt.to_json().unwrap();
	assert_eq!(Trust::from_json(&trust.to_json().unwrap()), Ok(trust.clone()));
	assert_eq!(Trust::from_json(&json), Err(JsonError::Form(FormError::NotThisFormat)));
	for (good, bad) in
		[("\"index\"", "\"number\""), ("\"0x", "\""), ("\"claim\": {", "\"more\": 1, \"claim\": {")]
	{
		assert!(json.contains(good));
		let bad = json.replacen(good, bad, 1);
		assert!(matches!(Receipt::from_json(&bad), Err(JsonError::Json(_))), "{good} -> {bad}");
	}
	// A header with something behind it is no header.
	let header = json.find("\"header\": \"0x").unwrap();
	let end = header + 13 + json[header + 13..].find('"').unwrap();
	let bad = [&json[..end], "00", &json[end..]].concat();
	assert!(matches!(Receipt::from_json(&bad), Err(JsonError::Json(_))));

	let fact = verify(&receipt, &trust, &limits(), &Zebra).unwrap().to_json().unwrap();
	assert_eq!(fact["event"]["name"], "DatasetRegistered");
	assert_eq!(fact["event"]["fields"]["dataset"], DATASET.to_bech32m());
	let (receipt, trust) = state_receipt(&[Question::Dataset(DATASET)]);
	let fact = verify(&receipt, &trust, &limits(), &Zebra).unwrap().to_json().unwrap();
	assert_eq!(fact["answers"][0]["question"]["dataset"], DATASET.to_bech32m());
	assert_eq!(fact["answers"][0]["value"]["state"]["Withdrawn"]["reason"], "Error");
}

#[test]
fn the_trust_file_is_pinned() {
	let trust = Trust { genesis: [1; 32], set_id: 2, authorities: vec![[3; 32]], date_ms: 4 };
	let mut bytes = vec![1; 32];
	bytes.extend([2, 0, 0, 0, 0, 0, 0, 0, 4]);
	bytes.extend([3; 32]);
	bytes.extend([4, 0, 0, 0, 0, 0, 0, 0]);
	assert_eq!(trust.to_bytes(), bytes);
	assert_eq!(Trust::from_bytes(&bytes), Ok(trust.clone()));
	assert_eq!(trust.fingerprint(), sp_crypto_hashing::blake2_256(&bytes));
	bytes.push(0);
	assert_eq!(Trust::from_bytes(&bytes), Err(FormError::TrailingBytes));
}
