//! The key by which a verifier signs its reports.
//!
//! It is one of a validator's session keys, so it has a proof of possession and rotates with the others.

use frame::deps::sp_core::crypto::KeyTypeId;

/// Under this type a node's keystore holds its verifier keys.
pub const KEY_TYPE: KeyTypeId = KeyTypeId(*b"hfvf");

mod app {
	use sp_application_crypto::{app_crypto, ed25519};
	app_crypto!(ed25519, super::KEY_TYPE);
}

/// A verifier's public key (ed25519).
pub type VerifierId = app::Public;

/// A verifier's signature.
pub type VerifierSignature = app::Signature;

/// A verifier's key pair.
#[cfg(feature = "std")]
pub type VerifierPair = app::Pair;
