//! The chain's signatures: the usual three at their usual places, so that every client works, and SM2 after them.

use crate::Runtime;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hefu_primitives::sm2::{Sm2Public, Sm2Signature};
use pallet_support::KeySignature;
use scale_info::TypeInfo;
use sp_core::{ecdsa, ed25519, sr25519};
use sp_runtime::{
	AccountId32,
	traits::{IdentifyAccount, Lazy, Verify},
};

/// A signature of a transaction.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Signature {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519(ed25519::Signature),
	/// Schnorr on Ristretto25519.
	#[codec(index = 1)]
	Sr25519(sr25519::Signature),
	/// ECDSA on secp256k1 over BLAKE2b-256.
	#[codec(index = 2)]
	Ecdsa(ecdsa::Signature),
	/// SM2 with SM3 (GB/T 32918.2), with the key that made it (国密).
	#[codec(index = 3)]
	Sm2(Sm2Signature),
}

/// A public key that signs transactions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub enum Signer {
	/// Ed25519: the account is the key.
	#[codec(index = 0)]
	Ed25519(ed25519::Public),
	/// Sr25519: the account is the key.
	#[codec(index = 1)]
	Sr25519(sr25519::Public),
	/// ECDSA: the account is BLAKE2b-256 of the compressed key.
	#[codec(index = 2)]
	Ecdsa(ecdsa::Public),
	/// SM2: see [`Sm2Public::account`].
	#[codec(index = 3)]
	Sm2(Sm2Public),
}

impl IdentifyAccount for Signer {
	type AccountId = AccountId32;

	fn into_account(self) -> AccountId32 {
		match self {
			Self::Ed25519(key) => <[u8; 32]>::from(key).into(),
			Self::Sr25519(key) => <[u8; 32]>::from(key).into(),
			Self::Ecdsa(key) => sp_io::hashing::blake2_256(key.as_ref()).into(),
			Self::Sm2(key) => key.account().into(),
		}
	}
}

impl Verify for Signature {
	type Signer = Signer;

	fn verify<L: Lazy<[u8]>>(&self, mut message: L, account: &AccountId32) -> bool {
		// The other schemes are checked by the host, SM2 here, which takes far longer. So a stranger, who would be turned away by
		// the gate in any case, is turned away before it.
		if let Self::Sm2(signature) = self {
			let known = signature.public.account() == *AsRef::<[u8; 32]>::as_ref(account)
				&& pallet_members::Keys::<Runtime>::contains_key(account);
			if !known {
				return false;
			}
			// What it takes is on the member's allowance and in the block's weight.
			pallet_members::Pallet::<Runtime>::note_slow_signature();
		}
		self.is_of(account, message.get())
	}
}

impl KeySignature<AccountId32> for Signature {
	fn is_of(&self, key: &AccountId32, message: &[u8]) -> bool {
		let account: [u8; 32] = *key.as_ref();
		match self {
			Self::Ed25519(signature) => signature.verify(message, &account.into()),
			Self::Sr25519(signature) => signature.verify(message, &account.into()),
			Self::Ecdsa(signature) => {
				let digest = sp_io::hashing::blake2_256(message);
				sp_io::crypto::secp256k1_ecdsa_recover_compressed(signature.as_ref(), &digest)
					.is_ok_and(|key| sp_io::hashing::blake2_256(&key) == account)
			}
			Self::Sm2(signature) => signature.public.account() == account && signature.verify(message),
		}
	}

	fn is_slow(&self) -> bool {
		matches!(self, Self::Sm2(_))
	}
}
