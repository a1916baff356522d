//! The chain's signatures as bytes, and whether one is a key's.

use ed25519_zebra::VerificationKey;
use hefu_primitives::sm2;
use subxt::utils::AccountId32;
use subxt_signer::sr25519;

use super::Signature;
use crate::chain::runtime_types::hefu_primitives::sm2::{Sm2Public, Sm2Signature};

impl Signature {
	/// The signature in SCALE: the scheme's number, then as many bytes as one of it has.
	pub fn to_scale(&self) -> Vec<u8> {
		match self {
			Self::Ed25519(bytes) => [&[0], &bytes[..]].concat(),
			Self::Sr25519(bytes) => [&[1], &bytes[..]].concat(),
			Self::Ecdsa(bytes) => [&[2], &bytes[..]].concat(),
			Self::Sm2(signed) => [&[3], &signed.public.0[..], &signed.signature].concat(),
		}
	}

	/// Reads what [`Signature::to_scale`] writes.
	pub fn from_scale(bytes: &[u8]) -> Option<Self> {
		let (scheme, bytes) = bytes.split_first()?;
		Some(match scheme {
			0 => Self::Ed25519(bytes.try_into().ok()?),
			1 => Self::Sr25519(bytes.try_into().ok()?),
			2 => Self::Ecdsa(bytes.try_into().ok()?),
			3 => {
				let (public, signature) = bytes.split_at_checked(33)?;
				let public = Sm2Public(public.try_into().ok()?);
				Self::Sm2(Sm2Signature { public, signature: signature.try_into().ok()? })
			}
			_ => return None,
		})
	}

	/// Whether the key of this account made it, of this message. Of ECDSA it cannot be told here, and the answer is no: such an account
	/// is a digest of its key, and has not the key.
	pub fn is_of(&self, key: &AccountId32, message: &[u8]) -> bool {
		match self {
			Self::Ed25519(bytes) => VerificationKey::try_from(key.0)
				.is_ok_and(|key| key.verify(&(*bytes).into(), message).is_ok()),
			Self::Sr25519(bytes) => {
				sr25519::verify(&sr25519::Signature(*bytes), message, &sr25519::PublicKey(key.0))
			}
			Self::Ecdsa(_) => false,
			Self::Sm2(signed) => {
				let public = sm2::Sm2Public(signed.public.0);
				let signed = sm2::Sm2Signature { public, signature: signed.signature };
				public.account() == key.0 && signed.verify(message)
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::signer::{Scheme, Signer};
	use subxt::transactions::Signer as _;

	#[test]
	fn a_signature_is_of_its_key_and_message_alone() {
		for scheme in [Scheme::Ed25519, Scheme::Sr25519, Scheme::Sm2] {
			let [signer, other] = [7, 8].map(|byte| Signer::from_seed(scheme, [byte; 32]).unwrap());
			let signature = signer.sign(b"message");
			assert!(signature.is_of(&signer.account(), b"message"), "{scheme}");
			assert!(!signature.is_of(&other.account(), b"message"), "{scheme}");
			assert!(!signature.is_of(&signer.account(), b"another"), "{scheme}");
			let read = Signature::from_scale(&signature.to_scale()).unwrap();
			assert!(read.is_of(&signer.account(), b"message"), "{scheme}");
		}
		let ecdsa = Signer::from_seed(Scheme::Ecdsa, [7; 32]).unwrap();
		assert!(!ecdsa.sign(b"message").is_of(&ecdsa.account(), b"message"));
	}
}
