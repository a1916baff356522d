//! Many receipts at once, for audits.
//!
//! `ed25519-dalek` checks the signatures of many receipts in one equation, which takes less time than one after another, and
//! each signature once, however many receipts of a block bring it. Its rule is narrower than ZIP-215, the chain's own: where
//! it accepts a batch, every signature in it is valid by ZIP-215 too (but for a chance of some 2⁻¹²⁸), and where it does
//! not, a batch may hold nothing but valid ones, made by keys or nonces of small order. So it only ever says yes: when it
//! does not, [`Zebra`] judges each receipt by itself, and the answers are those of [`verify`] in either case.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::cell::RefCell;
use ed25519_dalek::VerifyingKey;

use crate::{Error, Fact, Limits, PublicKey, Receipt, Signature, Trust, Zebra, verify};

/// How many signatures are checked in one equation. More make each cheaper by little, and one bad receipt costs more.
const BATCH: usize = 256;

/// [`verify`] with [`Zebra`] for each of many receipts, in less time. The answers are in the order of the receipts.
pub fn verify_many<'a>(
	receipts: impl IntoIterator<Item = &'a Receipt>,
	trust: &Trust,
	limits: &Limits,
) -> Vec<Result<Fact, Error>> {
	let mut batch = Batch::default();
	let mut answers = Vec::new();
	for receipt in receipts {
		let noted = RefCell::new(Vec::new());
		let note = |key: &PublicKey, message: &[u8], signature: &Signature| {
			noted.borrow_mut().push(Signed { key: *key, message: message.to_vec(), signature: *signature });
			true
		};
		match verify(receipt, trust, limits, &note) {
			Ok(fact) => {
				batch.receipts.push((answers.len(), receipt));
				batch.signed.extend(noted.into_inner());
				answers.push(Ok(fact));
			}
			// It does not hold whatever its signatures are; they may be what one by one stumbles over first.
			Err(_) => answers.push(verify(receipt, trust, limits, &Zebra)),
		}
		if batch.signed.len() >= BATCH {
			core::mem::take(&mut batch).settle(&mut answers, trust, limits);
		}
	}
	batch.settle(&mut answers, trust, limits);
	answers
}

/// Receipts that hold if their signatures do.
#[derive(Default)]
struct Batch<'a> {
	/// Each with the place of its answer.
	receipts: Vec<(usize, &'a Receipt)>,
	signed: BTreeSet<Signed>,
}

/// A signature that is to be checked.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Signed {
	key: PublicKey,
	message: Vec<u8>,
	signature: Signature,
}

impl Batch<'_> {
	/// Leaves the answers as they are if all signatures are valid, or else judges each receipt by itself.
	fn settle(self, answers: &mut [Result<Fact, Error>], trust: &Trust, limits: &Limits) {
		if self.is_valid() {
			return;
		}
		for (place, receipt) in self.receipts {
			if let Some(answer) = answers.get_mut(place) {
				*answer = verify(receipt, trust, limits, &Zebra);
			}
		}
	}

	/// Whether all signatures are valid, as far as `ed25519-dalek` can tell.
	fn is_valid(&self) -> bool {
		// A key is the same in hundreds of signatures, and to read it costs a square root.
		let mut known = BTreeMap::new();
		let mut keys = Vec::with_capacity(self.signed.len());
		for signed in &self.signed {
			let key = known.entry(signed.key).or_insert_with(|| VerifyingKey::from_bytes(&signed.key).ok());
			let Some(key) = key else { return false };
			keys.push(*key);
		}
		let messages: Vec<_> = self.signed.iter().map(|signed| &signed.message[..]).collect();
		let signatures: Vec<_> = self
			.signed
			.iter()
			.map(|signed| ed25519_dalek::Signature::from_bytes(&signed.signature))
			.collect();
		ed25519_dalek::verify_batch(&messages, &signatures, &keys).is_ok()
	}
}
