//! From the trust file's authorities to those that justify the fact.

mod common;

use codec::Encode;
use common::*;
use hefu_proofs::{
	Broken, Error, FormError, Handovers, Justification, Limits, Receipt, Trust, Zebra,
	handover::MAX_HANDOVERS, header::DigestItem, verify,
};

/// The receipt after hand-overs by the sets 2 and 3, and the trust file of set 2.
fn handed_over() -> (Receipt, Trust) {
	(event_receipt(6, 2, handovers(2, 2)), trust(2, &validators(2, 4)))
}

fn refusal(receipt: &Receipt, trust: &Trust) -> Error {
	verify(receipt, trust, &Limits::NONE, &Zebra).unwrap_err()
}

fn step(broken: Broken) -> Error {
	Error::Handover { from: 3, broken }
}

/// The header of the second hand-over with other digest items, signed by whom it should be.
fn with_items(items: Vec<DigestItem>) -> (Receipt, Trust) {
	let (mut receipt, trust) = handed_over();
	let second = &mut receipt.handovers.steps[1];
	second.header = header(400, [9; 32], items);
	second.justification = justify(&validators(3, 4), 3, &second.header);
	(receipt, trust)
}

#[test]
fn sets_hand_over_to_the_next() {
	let (receipt, trust) = handed_over();
	let fact = verify(&receipt, &trust, &Limits::NONE, &Zebra).unwrap();
	assert_eq!(fact.set_id, 4);
}

#[test]
fn the_receipt_begins_where_the_trust_file_does() {
	let (receipt, _) = handed_over();
	let at = |set: u8| trust(u64::from(set), &validators(set, 4));
	assert_eq!(refusal(&receipt, &at(1)), Error::HandoversMissing { receipt: 2, trust: 1 });
	assert_eq!(refusal(&receipt, &at(3)), Error::TrustTooNew { receipt: 2, trust: 3 });
	for set in 2..=4 {
		let since = receipt.clone().since(u64::from(set)).unwrap();
		assert_eq!(since.handovers.steps.len(), usize::from(4 - set));
		assert!(verify(&since, &at(set), &Limits::NONE, &Zebra).is_ok());
	}
	assert_eq!(receipt.clone().since(1), None);
	assert_eq!(receipt.clone().since(5), None);
	assert_eq!(receipt.since(u64::MAX), None);
}

#[test]
fn no_hand_over_can_be_left_out() {
	let (good, trust) = handed_over();
	let mut receipt = good.clone();
	receipt.handovers.steps.remove(0);
	let error = refusal(&receipt, &trust);
	assert!(matches!(error, Error::Handover { from: 2, broken: Broken::NotAuthority { .. } }), "{error:?}");
	let mut receipt = good.clone();
	receipt.handovers.steps.pop();
	assert!(matches!(refusal(&receipt, &trust), Error::Block(Broken::NotAuthority { .. })));
	let mut receipt = good;
	receipt.handovers.steps.swap(0, 1);
	assert!(matches!(refusal(&receipt, &trust), Error::Handover { from: 2, .. }));
}

#[test]
fn hand_overs_are_votes_of_the_set_before() {
	let (good, trust) = handed_over();
	// The new set cannot put itself in.
	let mut receipt = good.clone();
	let second = &mut receipt.handovers.steps[1];
	second.justification = justify(&validators(4, 4), 3, &second.header);
	assert!(matches!(
		refusal(&receipt, &trust),
		Error::Handover { from: 3, broken: Broken::NotAuthority { .. } }
	));
	let mut receipt = good;
	receipt.handovers.steps[1].justification.votes.pop();
	assert_eq!(refusal(&receipt, &trust), step(Broken::TooFewVotes { threshold: 3, given: 2 }));
}

#[test]
fn a_hand_over_announces_a_change() {
	let events = || events_item(400, 0, [0; 32]);
	let next = validators(4, 4);
	let (receipt, trust) = with_items(vec![events()]);
	assert_eq!(refusal(&receipt, &trust), step(Broken::NoChange));
	let (receipt, trust) = with_items(vec![change_item(&next, 0)]);
	assert_eq!(refusal(&receipt, &trust), step(Broken::DigestMissing));
	let disabled = DigestItem::Consensus(*b"FRNK", (3u8, 0u64).encode());
	let (receipt, trust) = with_items(vec![events(), disabled.clone()]);
	assert_eq!(refusal(&receipt, &trust), step(Broken::NoChange));
	// The first change counts, whatever else is there.
	let (receipt, trust) =
		with_items(vec![disabled, change_item(&next, 0), change_item(&validators(6, 4), 0), events()]);
	assert!(verify(&receipt, &trust, &Limits::NONE, &Zebra).is_ok());
	// Another engine's change is none.
	let DigestItem::Consensus(_, log) = change_item(&next, 0) else { unreachable!() };
	let (receipt, trust) = with_items(vec![events(), DigestItem::Consensus(*b"BEEF", log)]);
	assert_eq!(refusal(&receipt, &trust), step(Broken::NoChange));
	for log in [vec![], vec![9], vec![1, 4]] {
		let (receipt, trust) = with_items(vec![events(), DigestItem::Consensus(*b"FRNK", log)]);
		assert_eq!(refusal(&receipt, &trust), step(Broken::DigestMalformed));
	}
}

#[test]
fn the_next_authorities_have_one_vote_each() {
	let change = |next: Vec<([u8; 32], u64)>| {
		let log = DigestItem::Consensus(*b"FRNK", (1u8, next, 0u32).encode());
		let (receipt, trust) = with_items(vec![events_item(400, 0, [0; 32]), log]);
		refusal(&receipt, &trust)
	};
	assert_eq!(change(vec![]), step(Broken::Weights));
	assert_eq!(change(vec![([1; 32], 1), ([2; 32], 2)]), step(Broken::Weights));
	assert_eq!(change(vec![([1; 32], 1), ([1; 32], 1)]), Error::DuplicateAuthority);
}

#[test]
fn a_forced_change_needs_new_trust() {
	let next: Vec<_> = keys(&validators(4, 4)).into_iter().map(|key| (key, 1u64)).collect();
	let forced = DigestItem::Consensus(*b"FRNK", (2u8, 390u32, &next, 0u32).encode());
	let events = events_item(400, 0, [0; 32]);
	for items in [
		vec![events.clone(), forced.clone()],
		vec![change_item(&validators(4, 4), 0), forced.clone(), events],
	] {
		let (receipt, trust) = with_items(items);
		assert_eq!(refusal(&receipt, &trust), Error::NewTrustNeeded { from: 3 });
	}
	// Also when it comes between the announcement of another change and its day.
	let (mut receipt, trust) = delayed(2);
	let second = &mut receipt.handovers.steps[1];
	second.descendants[0].digest.push(forced);
	second.descendants[1].parent_hash = second.descendants[0].hash();
	second.justification = justify(&validators(3, 4), 3, &second.descendants[1]);
	assert_eq!(refusal(&receipt, &trust), Error::NewTrustNeeded { from: 3 });
}

/// The second hand-over takes effect some blocks after it was announced.
fn delayed(delay: u32) -> (Receipt, Trust) {
	let (mut receipt, trust) =
		with_items(vec![events_item(400, 0, [0; 32]), change_item(&validators(4, 4), delay)]);
	let second = &mut receipt.handovers.steps[1];
	second.descendants = descendants(&second.header, delay);
	let last = second.descendants.last().unwrap_or(&second.header).clone();
	second.justification = justify(&validators(3, 4), 3, &last);
	(receipt, trust)
}

#[test]
fn a_change_is_final_in_the_block_in_which_it_takes_effect() {
	let (good, trust) = delayed(3);
	assert!(verify(&good, &trust, &Limits::NONE, &Zebra).is_ok());
	let mut receipt = good.clone();
	let second = &mut receipt.handovers.steps[1];
	second.descendants.pop();
	second.justification = justify(&validators(3, 4), 3, &second.descendants[1]);
	assert_eq!(refusal(&receipt, &trust), step(Broken::NotEnactment { enacted: 403 }));
	let mut receipt = good.clone();
	receipt.handovers.steps[1].descendants.remove(0);
	assert_eq!(refusal(&receipt, &trust), step(Broken::NotLinked { index: 0 }));
	let mut receipt = good;
	let second = &mut receipt.handovers.steps[1];
	second.descendants = descendants(&second.header, too_many());
	assert_eq!(refusal(&receipt, &trust), step(Broken::TooManyDescendants));
}

#[test]
fn another_chains_hand_over_is_refused() {
	let (mut receipt, trust) = handed_over();
	let second = &mut receipt.handovers.steps[1];
	for item in &mut second.header.digest {
		if let DigestItem::Consensus(id, bytes) = item
			&& *id == *b"HFEV"
		{
			bytes[1] ^= 1;
		}
	}
	second.justification = justify(&validators(3, 4), 3, &second.header);
	assert_eq!(refusal(&receipt, &trust), step(Broken::OtherGenesis));
}

#[test]
fn hand_overs_are_bounded() {
	let (mut receipt, trust) = handed_over();
	receipt.handovers.steps = vec![receipt.handovers.steps[0].clone(); MAX_HANDOVERS + 1];
	assert_eq!(refusal(&receipt, &trust), Error::TooManyHandovers);
}

#[test]
fn a_trust_file_advances() {
	let file = handovers(2, 3).to_bytes();
	let handovers = Handovers::from_bytes(&file).unwrap();
	let old = trust(2, &validators(2, 4));
	let new = handovers.advance(&old, &limits(), &Zebra).unwrap();
	assert_eq!((new.set_id, new.genesis), (5, GENESIS));
	assert_eq!(new.authorities, keys(&validators(5, 4)));
	assert_eq!(new.date_ms, NOW_MS + 500 * SLOT_MS, "as old as the last hand-over");
	let receipt = event_receipt(4, 1, Handovers::none(5));
	assert!(verify(&receipt, &new, &limits(), &Zebra).is_ok());

	let none = Handovers::none(2).advance(&old, &limits(), &Zebra).unwrap();
	assert_eq!(none, old, "the same keys, and no younger");
	let late = Limits { now_ms: NOW_MS + 2_000, ..limits() };
	assert!(matches!(handovers.advance(&old, &late, &Zebra), Err(Error::TrustTooOld { .. })));
	assert_eq!(Handovers::from_bytes(&file[1..]), Err(FormError::NotThisFormat));
}

#[test]
fn justifications_of_hand_overs_have_one_form() {
	let (mut receipt, trust) = handed_over();
	let second = &mut receipt.handovers.steps[1];
	let Justification { round, target_hash, target_number, .. } = second.justification;
	let fourth = vote(&validators(3, 4)[3], round, 3, (target_number, target_hash));
	second.justification.votes.push(fourth);
	assert_eq!(refusal(&receipt, &trust), step(Broken::SurplusVotes { threshold: 3, given: 4 }));
}
