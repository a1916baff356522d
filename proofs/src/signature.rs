//! Who checks signatures: the runtime its host function, everybody else a library.

/// An Ed25519 public key: an authority of the finality engine.
pub type PublicKey = [u8; 32];

/// An Ed25519 signature.
pub type Signature = [u8; 64];

/// Checks Ed25519 signatures as the chain does: by the rules of ZIP-215, on which all implementations agree for every
/// input. Another rule would refuse, or accept, what the chain's own nodes do not.
///
/// A checker that notes `(key, message, signature)` and answers `true` turns many receipts into one batch: the facts hold
/// once the batch has been verified, and not before.
pub trait CheckSignature {
	/// Whether `signature` is `key`'s over `message`.
	fn is_valid(&self, key: &PublicKey, message: &[u8], signature: &Signature) -> bool;
}

impl<F: Fn(&PublicKey, &[u8], &Signature) -> bool> CheckSignature for F {
	fn is_valid(&self, key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
		self(key, message, signature)
	}
}

/// Checks with `ed25519-zebra`, which the chain's nodes use too.
#[cfg(feature = "ed25519")]
#[derive(Clone, Copy, Debug, Default)]
pub struct Zebra;

#[cfg(feature = "ed25519")]
impl CheckSignature for Zebra {
	fn is_valid(&self, key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
		ed25519_zebra::VerificationKey::try_from(*key)
			.and_then(|key| key.verify(&ed25519_zebra::Signature::from(*signature), message))
			.is_ok()
	}
}
