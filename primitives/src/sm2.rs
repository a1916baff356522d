//! SM2 signatures with SM3 (GB/T 32918.2-2016), for institutions that must use national cryptography (国密).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sm2::dsa::{Signature, VerifyingKey, signature::Verifier};

use crate::digest::blake2_256;

/// The signer's distinguishing identifier that GM/T 0009-2012 §10 prescribes where no other was agreed.
pub const DISTINGUISHING_ID: &str = "1234567812345678";

/// An SM2 public key: a point in compressed form (SEC 1).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Sm2Public(pub [u8; 33]);

/// An SM2 signature with the key that made it (a key cannot be recovered from it): `r ‖ s`, big-endian.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Sm2Signature {
	/// The signer's public key.
	pub public: Sm2Public,
	/// `r ‖ s`, 32 bytes each.
	pub signature: [u8; 64],
}

impl Sm2Public {
	/// The account of this key: the tag keeps it apart from accounts of other schemes' keys.
	pub fn account(&self) -> [u8; 32] {
		(b"hefu/sm2", self.0).using_encoded(blake2_256)
	}
}

impl Sm2Signature {
	/// Whether this is a signature of `message` by its own public key.
	pub fn verify(&self, message: &[u8]) -> bool {
		let Ok(key) = VerifyingKey::from_sec1_bytes(DISTINGUISHING_ID, &self.public.0) else { return false };
		let Ok(signature) = Signature::from_slice(&self.signature) else { return false };
		key.verify(message, &signature).is_ok()
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sm2::dsa::{SigningKey, signature::Signer};

	#[test]
	fn a_signature_fits_its_message_and_key_only() {
		let secret = sm2::SecretKey::from_slice(&[0x2a; 32]).unwrap();
		let key = SigningKey::new(DISTINGUISHING_ID, &secret).unwrap();
		let signature: Signature = key.sign(b"message");
		let point = key.verifying_key().as_affine();
		let public = sm2::elliptic_curve::sec1::ToEncodedPoint::to_encoded_point(point, true);
		let signed = Sm2Signature {
			public: Sm2Public(public.as_bytes().try_into().unwrap()),
			signature: signature.to_bytes(),
		};
		assert!(signed.verify(b"message"));
		assert!(!signed.verify(b"another"));
		for i in 0..97 {
			let mut bytes = signed.encode();
			bytes[i] ^= 1;
			assert!(!Sm2Signature::decode(&mut &bytes[..]).unwrap().verify(b"message"), "byte {i}");
		}
	}
}
