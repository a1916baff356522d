//! Keys of national cryptography (国密): SM2 with SM3 (GB/T 32918.2-2016), as the chain checks their signatures.

use hefu_primitives::sm2::{DISTINGUISHING_ID, Sm2Public, Sm2Signature};
use sm2::{
	Scalar,
	dsa::{Signature, SigningKey, signature::Signer as _},
	elliptic_curve::sec1::ToEncodedPoint,
};

use super::KeyError;

/// An SM2 key with its public half, under the distinguishing identifier of GM/T 0009-2012 §10, `1234567812345678`.
#[derive(Clone)]
pub struct Sm2Key {
	signing: SigningKey,
	public: Sm2Public,
}

impl Sm2Key {
	/// From the private key: a number from 1 to n − 2 (GB/T 32918.1-2016 §6.1), big-endian. Of n − 1 no signature can be made.
	pub fn from_secret(secret: &[u8; 32]) -> Result<Self, KeyError> {
		let malformed = || KeyError::Malformed("an SM2 private key is a number from 1 to n − 2".into());
		let signing = SigningKey::from_slice(DISTINGUISHING_ID, secret).map_err(|_| malformed())?;
		if **signing.as_nonzero_scalar() == -Scalar::ONE {
			return Err(malformed());
		}
		let point = signing.verifying_key().to_encoded_point(true);
		let public = point.as_bytes().try_into().map_err(|_| malformed())?;
		Ok(Self { signing, public: Sm2Public(public) })
	}

	/// The public key.
	pub fn public(&self) -> Sm2Public {
		self.public
	}

	/// Signs a message. The secret number of each signature is derived from key and message (RFC 6979, with SM3), so that no
	/// weak source of randomness can give the key away; the same message has the same signature.
	pub fn sign(&self, message: &[u8]) -> Sm2Signature {
		let signed: Result<Signature, _> = self.signing.try_sign(message);
		// One message in 2^256 has no such number; its signature of zeros is refused by every verifier.
		let signature = signed.map_or([0; 64], |signature| signature.to_bytes());
		Sm2Signature { public: self.public, signature }
	}
}
