//! Who pays and who attests, for benchmarks of anchors: an instruction that was settled, and a key that signs.

use crate::{AccountId, Settlement, Signature, configs::governance::OpenMotions};
use alloc::vec;
use hefu_primitives::{
	InstructionId, Party,
	settlement::{Leg, What},
};
use pallet_anchors::BenchmarkHelper;
use pallet_members::MakeSignature;
use pallet_support::{Instructions, MakeFunds};

const NONCE: [u8; 32] = [0; 32];

/// Settles instructions, and signs.
pub struct Settlers;

impl BenchmarkHelper<AccountId, Signature> for Settlers {
	fn make_settled(payer: &Party, payee: &Party, amount: u128) -> InstructionId {
		let book = Settlement::make_funds(payer, amount);
		let legs = vec![Leg { from: *payer, to: *payee, what: What::Claim { book, amount } }];
		let creator = payer.member().expect("benchmarks pay by members; qed");
		let instruction = <Settlement as Instructions>::open(&creator, NONCE, legs, NONCE, &[*payer, *payee])
			.expect("it has so much; qed");
		<Settlement as Instructions>::execute(&instruction).expect("both affirmed; qed");
		instruction
	}

	fn sign(message: &[u8]) -> (AccountId, Signature) {
		OpenMotions::sign(message)
	}
}
