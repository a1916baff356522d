//! What a holder shows to a verifier (出示), and the commitments that stand for it on chain.
//!
//! A holder has no account. The issuer binds the key of the holder's phone to the licence by a commitment. For each verifier
//! the phone makes a new presentation and signs it with that key: the public half, a [`Presentation`], goes on chain, where
//! the verifier logs it; the other half, [`Hidden`], goes to the verifier alone, with key and signature. What ties the two
//! together is a commitment with a salt of its own. So two presentations by one holder have nothing in common on chain but
//! what they share with everybody else's of that type and issuer; and a log entry proves something to those to whom
//! the verifier opens it, and to nobody else.
//!
//! The key and its signature stay off chain, for either would be the same, or tell the same key, in every presentation.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{Scenario, identifier::TypeCode};
use crate::{
	code::Region,
	digest::blake2_256,
	id::{GenesisHash, LicenceId, MemberId},
	sm2::{Sm2Public, Sm2Signature},
	text::Text,
};

/// How far a phone's clock may be ahead of the chain's, in milliseconds.
pub const MAX_CLOCK_SKEW_MS: u64 = 60_000;

/// The half of a presentation that goes on chain. Its fields but the last are those of the annotation (加注件) of
/// GB/T 36903: when it was made, by whom, what for and until when.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Presentation {
	/// The licence's type.
	pub licence_type: TypeCode,
	/// The authority that issued it.
	pub issuer: MemberId,
	/// The verifier that it is for; nobody else can use it.
	pub audience: MemberId,
	/// Where it is used.
	pub place: Region,
	/// What for, as recognition rules see it.
	pub scenario: Scenario,
	/// When the holder made it: milliseconds since 1970 UTC.
	pub made_ms: u64,
	/// From when it can no longer be used.
	pub expires_ms: u64,
	/// Of the other half: [`Hidden::commitment`].
	pub commitment: [u8; 32],
}

impl Presentation {
	/// What the holder signs.
	pub fn signed_bytes(&self, genesis: &GenesisHash) -> Vec<u8> {
		(b"hefu/presentation", genesis, self).encode()
	}

	/// The presentation in one digest.
	pub fn digest(&self) -> [u8; 32] {
		self.using_encoded(blake2_256)
	}
}

/// The half of a presentation that goes to the verifier alone.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Hidden {
	/// The licence that is shown.
	pub licence: LicenceId,
	/// What for, in words (事由).
	pub cause: Text<256>,
	/// Digest of the fields that are disclosed, in the form in which the verifier gets them (SD-JWT VC, RFC 9901).
	pub disclosed: [u8; 32],
	/// Drawn at random for each presentation.
	pub salt: [u8; 32],
}

impl Hidden {
	/// What stands for it on chain.
	pub fn commitment(&self) -> [u8; 32] {
		(b"hefu/presentation/hidden", self).using_encoded(blake2_256)
	}
}

/// Public key of a holder's phone.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum HolderKey {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519([u8; 32]),
	/// SM2 (GB/T 32918).
	#[codec(index = 3)]
	Sm2(Sm2Public),
}

impl HolderKey {
	/// By which the issuer binds the key to a licence: with a salt, drawn at random for each binding, so that two licences of a
	/// holder cannot be linked by the key.
	pub fn commitment(&self, salt: &[u8; 32]) -> [u8; 32] {
		(b"hefu/holder-key", self, salt).using_encoded(blake2_256)
	}
}

/// A signature by a holder's phone, with the key that made it.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum HolderSignature {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519 {
		/// The key.
		public: [u8; 32],
		/// The signature.
		signature: [u8; 64],
	},
	/// SM2 with SM3 (GB/T 32918.2).
	#[codec(index = 3)]
	Sm2(Sm2Signature),
}

impl HolderSignature {
	/// The key that made it.
	pub fn key(&self) -> HolderKey {
		match self {
			Self::Ed25519 { public, .. } => HolderKey::Ed25519(*public),
			Self::Sm2(signature) => HolderKey::Sm2(signature.public),
		}
	}
}

/// Everything that the verifier gets: with it anybody can check a presentation, and a log entry, against the chain's state.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Opening {
	/// The public half.
	pub presentation: Presentation,
	/// The other.
	pub hidden: Hidden,
	/// The phone's signature of the public half.
	pub signature: HolderSignature,
	/// Opens the issuer's commitment to the phone's key.
	pub key_salt: [u8; 32],
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn commitments_depend_on_everything() {
		let hidden = Hidden {
			licence: LicenceId([1; 32]),
			cause: Text::new("动火作业").unwrap(),
			disclosed: [2; 32],
			salt: [3; 32],
		};
		let others = [
			Hidden { licence: LicenceId([9; 32]), ..hidden.clone() },
			Hidden { cause: Text::new("高处作业").unwrap(), ..hidden.clone() },
			Hidden { disclosed: [9; 32], ..hidden.clone() },
			Hidden { salt: [9; 32], ..hidden.clone() },
		];
		assert!(others.iter().all(|other| other.commitment() != hidden.commitment()));
		let key = HolderKey::Ed25519([1; 32]);
		assert_ne!(key.commitment(&[1; 32]), key.commitment(&[2; 32]));
		assert_ne!(key.commitment(&[1; 32]), HolderKey::Ed25519([2; 32]).commitment(&[1; 32]));
	}
}
