//! The key of a delivery, in a file that only the seller can read.

use std::path::Path;

use hefu_primitives::{
	delivery::Commitment,
	seal::{SealKey, SealScheme},
};
use serde::{Deserialize, Serialize};

use super::DeliveryError;
use crate::{digest::parse_digest, secret, signer::KeyError};

/// The key of one file in one order, and which file it encrypts. It encrypts no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyFile {
	/// The key.
	pub key: SealKey,
	/// BLAKE3 root of the plaintext, as it is registered.
	pub registered: [u8; 32],
}

/// What a key file holds. The commitment is there for the reader; the key decides.
#[derive(Serialize, Deserialize)]
struct Written {
	scheme: SealScheme,
	key: String,
	commitment: String,
	registered: String,
}

impl KeyFile {
	/// Reads one that [`prepare`](super::prepare()) wrote. Fails when others can read it, or when key and commitment do not fit.
	pub fn read(path: &Path) -> Result<Self, DeliveryError> {
		let bad = |error| DeliveryError::Key(path.into(), error);
		let malformed = |reason: &str| bad(KeyError::Malformed(reason.into()));
		let text = secret::read(path).map_err(bad)?;
		let written: Written = serde_json::from_str(&text).map_err(|error| malformed(&error.to_string()))?;
		let Written { scheme: SealScheme::ChaCha20Groups, key, commitment, registered } = written;
		let bytes = |text: &str, name: &str| {
			parse_digest(text).ok_or_else(|| malformed(&format!("{name} is not 64 hexadecimal digits")))
		};
		let key = SealKey(bytes(&key, "key")?);
		if key.commitment() != bytes(&commitment, "commitment")? {
			return Err(malformed("the commitment is to another key"));
		}
		Ok(Self { key, registered: bytes(&registered, "registered")? })
	}

	/// That it is the key that was committed to; fails with [`DeliveryError::OtherKey`].
	pub fn ensure_fits(&self, commitment: &Commitment) -> Result<(), DeliveryError> {
		if self.key.commitment() == commitment.key { Ok(()) } else { Err(DeliveryError::OtherKey) }
	}

	/// A new random key for the file with this root.
	pub(super) fn random(registered: &[u8; 32]) -> Result<Self, DeliveryError> {
		let mut key = SealKey([0; 32]);
		getrandom::fill(&mut key.0).map_err(|error| DeliveryError::Random(std::io::Error::other(error)))?;
		Ok(Self { key, registered: *registered })
	}

	/// Writes it where there is nothing yet.
	pub(super) fn write(&self, path: &Path) -> Result<(), DeliveryError> {
		let written = Written {
			scheme: SealScheme::ChaCha20Groups,
			key: hex::encode(self.key.0),
			commitment: hex::encode(self.key.commitment()),
			registered: hex::encode(self.registered),
		};
		let bad = |error| DeliveryError::Key(path.into(), KeyError::File(error));
		let text = serde_json::to_string_pretty(&written).map_err(|error| bad(error.into()))? + "\n";
		secret::create(path, &text).map_err(bad)
	}
}
