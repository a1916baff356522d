//! Many receipts at once: the answers are those of one by one, whatever is among them.

mod common;

use common::*;
use curve25519_dalek::{EdwardsPoint, Scalar, constants};
use hefu_proofs::{
	Broken, CheckSignature, Error, Fact, Handovers, Limits, Question, Receipt, Trust, Zebra, verify,
	verify_many,
};
use proptest::prelude::*;
use sha2::{Digest, Sha512};
use sp_core::Pair;

fn one_by_one(receipts: &[Receipt], trust: &Trust, limits: &Limits) -> Vec<Result<Fact, Error>> {
	receipts.iter().map(|receipt| verify(receipt, trust, limits, &Zebra)).collect()
}

/// Receipts of all kinds, good by the trust file of set 0.
fn kinds() -> Vec<Receipt> {
	let mut kinds: Vec<_> =
		(4..8).map(|events| event_receipt(events, events % 3, Handovers::none(0))).collect();
	kinds.push(state_receipt(&[Question::Dataset(DATASET), Question::OpenCheck(1)]).0);
	kinds.push(event_receipt(4, 0, handovers(0, 2)));
	kinds
}

#[test]
fn good_receipts_are_good_together() {
	let trust = trust(0, &validators(0, 4));
	// More signatures than one equation takes, and some of them several times.
	let receipts: Vec<_> =
		(0..180).map(|i| event_receipt(4 + i % 90, i % 5, Handovers::none(0))).chain(kinds()).collect();
	let together = verify_many(&receipts, &trust, &limits());
	assert!(together.iter().all(Result::is_ok));
	assert_eq!(together, one_by_one(&receipts, &trust, &limits()));
	assert_eq!(verify_many([], &trust, &limits()), []);
}

#[test]
fn what_is_wrong_with_one_is_not_said_of_another() {
	let trust = trust(0, &validators(0, 4));
	let mut receipts = kinds();
	receipts[1].justification.votes[2].signature[40] ^= 1;
	// One by one stumbles over the signature before it sees the record.
	receipts[2].justification.votes[0].signature[1] ^= 1;
	event_parts(&mut receipts[2]).2[0] ^= 1;
	*event_parts(&mut receipts[3]).0 = 1;
	let together = verify_many(&receipts, &trust, &limits());
	assert_eq!(together, one_by_one(&receipts, &trust, &limits()));
	assert_eq!(together[1], Err(Error::Block(Broken::BadSignature { index: 2 })));
	assert_eq!(together[2], Err(Error::Block(Broken::BadSignature { index: 0 })));
	assert_eq!(together.iter().filter(|answer| answer.is_ok()).count(), 3);

	let old = Limits { now_ms: NOW_MS + 9, max_trust_age_ms: 8 };
	assert!(
		verify_many(&receipts, &trust, &old)
			.iter()
			.all(|answer| { matches!(answer, Err(Error::TrustTooOld { .. })) })
	);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(100))]

	#[test]
	fn batches_are_answered_as_one_by_one(
		picks in proptest::collection::vec((0usize..6, any::<Option<(u16, u8)>>()), 0..40),
	) {
		let (kinds, trust) = (kinds(), trust(0, &validators(0, 4)));
		let receipts: Vec<_> = picks
			.into_iter()
			.filter_map(|(kind, altered)| {
				let mut bytes = kinds[kind].to_bytes();
				if let Some((place, bits)) = altered {
					let place = usize::from(place) % bytes.len();
					bytes[place] ^= bits;
				}
				Receipt::from_bytes(&bytes).ok()
			})
			.collect();
		prop_assert_eq!(verify_many(&receipts, &trust, &limits()), one_by_one(&receipts, &trust, &limits()));
	}
}

/// Signers whose signatures are odd: valid by ZIP-215, and not by every rule.
#[derive(Clone, Copy, Debug)]
enum Odd {
	/// The key and the nonce are these points of small order: valid for every message.
	Small(usize, usize),
	/// The nonce has this part of small order.
	Nonce(usize),
	/// The number is larger than the group's order: not valid by any rule that the chain knows.
	Malleable,
}

/// A signer with a secret of which we know the number.
struct Signer(Scalar);

impl Signer {
	fn new(seed: u64) -> Self {
		Self(Scalar::from(seed + 2))
	}

	fn key(&self) -> [u8; 32] {
		EdwardsPoint::mul_base(&self.0).compress().0
	}

	/// A signature by a nonce with a part of small order.
	fn sign(&self, message: &[u8], torsion: usize) -> [u8; 64] {
		let nonce = Scalar::from(77u64);
		let point = EdwardsPoint::mul_base(&nonce) + constants::EIGHT_TORSION[torsion];
		let point = point.compress().0;
		let hash = Sha512::new().chain_update(point).chain_update(self.key()).chain_update(message);
		let challenge = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
		joined(point, (nonce + challenge * self.0).to_bytes())
	}
}

fn joined(point: [u8; 32], scalar: [u8; 32]) -> [u8; 64] {
	let mut signature = [0; 64];
	signature[..32].copy_from_slice(&point);
	signature[32..].copy_from_slice(&scalar);
	signature
}

/// The scalar plus the order of the group.
fn above_the_order(mut scalar: [u8; 32]) -> [u8; 32] {
	let order: [u8; 32] = {
		let mut bytes = (Scalar::ZERO - Scalar::ONE).to_bytes();
		bytes[0] += 1;
		bytes
	};
	let mut carry = 0;
	for (byte, add) in scalar.iter_mut().zip(order) {
		let sum = u16::from(*byte) + u16::from(add) + carry;
		*byte = sum as u8;
		carry = sum >> 8;
	}
	scalar
}

impl Odd {
	fn key(self, seed: u64) -> [u8; 32] {
		match self {
			Self::Small(key, _) => constants::EIGHT_TORSION[key].compress().0,
			_ => Signer::new(seed).key(),
		}
	}

	fn sign(self, seed: u64, message: &[u8]) -> [u8; 64] {
		match self {
			Self::Small(_, nonce) => joined(constants::EIGHT_TORSION[nonce].compress().0, [0; 32]),
			Self::Nonce(torsion) => Signer::new(seed).sign(message, torsion),
			Self::Malleable => {
				let mut signature = Signer::new(seed).sign(message, 0);
				let scalar = signature[32..].try_into().unwrap();
				signature[32..].copy_from_slice(&above_the_order(scalar));
				signature
			}
		}
	}
}

/// A receipt that one odd authority alone has made final, and its trust file.
fn odd_receipt(odd: Odd, seed: u64) -> (Receipt, Trust) {
	let mut receipt = event_receipt(4 + seed as u32 % 5, 1, Handovers::none(0));
	let key = odd.key(seed);
	let vote = &mut receipt.justification.votes[0];
	vote.authority = key;
	let message = vote.signed_bytes(receipt.justification.round, 0);
	vote.signature = odd.sign(seed, &message);
	receipt.justification.votes.truncate(1);
	(receipt, Trust { genesis: GENESIS, set_id: 0, authorities: vec![key], date_ms: NOW_MS })
}

#[test]
fn odd_signatures_are_judged_as_the_chain_does() {
	let mut narrower = 0;
	let small = (0..8).flat_map(|key| (0..8).map(move |nonce| Odd::Small(key, nonce)));
	let odd = small.chain((0..8).map(Odd::Nonce)).chain([Odd::Malleable]);
	for odd in odd {
		let receipts: Vec<_> = (0..5).map(|seed| odd_receipt(odd, 5 * seed)).collect();
		// With the same key each time, where the key is odd; else each by itself.
		for (receipt, trust) in &receipts {
			let single = verify(receipt, trust, &limits(), &Zebra);
			assert_eq!(single.is_ok(), !matches!(odd, Odd::Malleable), "{odd:?}");
			assert_eq!(verify_many([receipt], trust, &limits()), [single], "{odd:?}");
			let vote = &receipt.justification.votes[0];
			let key = ed25519_dalek::VerifyingKey::from_bytes(&vote.authority).unwrap();
			let signature = ed25519_dalek::Signature::from_bytes(&vote.signature);
			let message = vote.signed_bytes(receipt.justification.round, 0);
			narrower += usize::from(ed25519_dalek::verify_batch(&[&message], &[signature], &[key]).is_err());
		}
		if let Odd::Small(..) = odd {
			let (trust, receipts): (Vec<_>, Vec<_>) = receipts.into_iter().map(|(a, b)| (b, a)).unzip();
			let together = verify_many(&receipts, &trust[0], &limits());
			assert_eq!(together, one_by_one(&receipts, &trust[0], &limits()), "{odd:?}");
			assert!(together.iter().all(Result::is_ok));
		}
	}
	// There was something to judge.
	assert!(narrower > 50, "{narrower}");
}

/// A set of which some are odd, and blocks with their votes: valid, odd and false ones in one batch.
fn mixed(odd: &[Odd; 4], broken: &[bool]) -> (Vec<Receipt>, Trust) {
	let mut signers: Vec<_> = (0u64..).zip(odd).map(|(seed, odd)| (odd.key(seed), *odd, seed)).collect();
	signers.sort_by_key(|signer| signer.0);
	signers.dedup_by_key(|signer| signer.0);
	let threshold = signers.len() - (signers.len() - 1) / 3;
	let authorities = signers.iter().map(|signer| signer.0).collect();
	let receipts = (0u32..).zip(broken).map(|(i, broken)| {
		let mut receipt = event_receipt(4 + i, 0, Handovers::none(0));
		let template = receipt.justification.votes[0].clone();
		let round = receipt.justification.round;
		receipt.justification.votes = signers[..threshold]
			.iter()
			.map(|(key, odd, seed)| {
				let mut vote = template.clone();
				vote.authority = *key;
				vote.signature = odd.sign(*seed, &vote.signed_bytes(round, 0));
				vote
			})
			.collect();
		if *broken {
			receipt.justification.votes[0].signature[33] ^= 4;
		}
		receipt
	});
	(receipts.collect(), Trust { genesis: GENESIS, set_id: 0, authorities, date_ms: NOW_MS })
}

fn odd() -> impl Strategy<Value = Odd> {
	prop_oneof![
		1 => (0usize..8, 0usize..8).prop_map(|(key, nonce)| Odd::Small(key, nonce)),
		4 => (0usize..8).prop_map(Odd::Nonce),
		2 => Just(Odd::Nonce(0)),
		1 => Just(Odd::Malleable),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(200))]

	#[test]
	fn odd_signers_do_not_part_the_two(
		odd in [odd(), odd(), odd(), odd()],
		broken in proptest::collection::vec(proptest::bool::weighted(0.1), 1..10),
	) {
		let (receipts, trust) = mixed(&odd, &broken);
		prop_assert_eq!(verify_many(&receipts, &trust, &limits()), one_by_one(&receipts, &trust, &limits()));
	}
}

#[test]
fn our_odd_signer_signs() {
	let pair = sp_core::ed25519::Pair::from_seed(&[5; 32]);
	let good = pair.sign(b"x").0;
	assert!(Zebra.is_valid(&pair.public().0, b"x", &good));
	let signer = Signer::new(3);
	assert!(Zebra.is_valid(&signer.key(), b"x", &signer.sign(b"x", 0)));
	assert!(!Zebra.is_valid(&signer.key(), b"y", &signer.sign(b"x", 0)));
}
