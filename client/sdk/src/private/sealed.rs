//! Sealed boxes (libsodium's `crypto_box_seal`: X25519, XSalsa20 and Poly1305) to the keys in members' records, and files that
//! hold the other half of such a key.
//!
//! A box says nothing of who sealed it, and need not: what is in it is compared with the root on chain.

use std::{io, path::Path};

use crypto_box::{PublicKey, SecretKey, aead::OsRng};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{digest::parse_digest, secret, signer::KeyError};

/// Why something is not sealed or not opened.
#[derive(Debug)]
pub enum BoxError {
	/// The system gives no random bytes.
	Random(io::Error),
	/// The key to seal to is one of the few under which every box is open to everybody.
	WeakKey,
	/// The box is too large to be sealed.
	TooLarge,
	/// The bytes are no box that was sealed to this key, or were altered.
	NotForThisKey,
}

impl std::fmt::Display for BoxError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::Random(error) => write!(f, "no random bytes for a key: {error}"),
			Self::WeakKey => f.write_str(
				"nothing is sealed to this key: what is sealed to it, everybody could open; its owner makes another one",
			),
			Self::TooLarge => f.write_str("too large to be sealed"),
			Self::NotForThisKey => f.write_str(
				"this key does not open it: it was sealed to another key, or was altered on the way",
			),
		}
	}
}

impl std::error::Error for BoxError {}

/// Seals `plain` to the X25519 key `to`.
pub fn seal(plain: &[u8], to: &[u8; 32]) -> Result<Vec<u8>, BoxError> {
	// With a key of small order the shared secret is zero, whatever the other half (RFC 7748, 6.1).
	if x25519_dalek::x25519([1; 32], *to) == [0; 32] {
		return Err(BoxError::WeakKey);
	}
	PublicKey::from(*to).seal(&mut OsRng, plain).map_err(|_| BoxError::TooLarge)
}

/// A key that opens boxes: its public half is in the owner's record. It is wiped from memory when it is dropped.
#[derive(Clone)]
pub struct BoxKey(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for BoxKey {
	/// Without the secret.
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "X25519 key {}", hex::encode(self.public()))
	}
}

/// What a key file holds. The public half is there for the reader; the secret decides.
#[derive(Serialize, Deserialize)]
struct Written {
	scheme: Scheme,
	secret: Zeroizing<String>,
	public: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Scheme {
	X25519,
}

impl BoxKey {
	/// A new random key.
	pub fn random() -> Result<Self, BoxError> {
		let mut key = Zeroizing::new([0; 32]);
		getrandom::fill(&mut *key).map_err(|error| BoxError::Random(io::Error::other(error)))?;
		Ok(Self(key))
	}

	/// The key with this secret half.
	pub fn from_secret(secret: [u8; 32]) -> Self {
		Self(Zeroizing::new(secret))
	}

	/// Makes a new random key in a new file that only its owner can read.
	pub fn create(path: &Path) -> Result<Self, KeyError> {
		let key = Self::random().map_err(|error| KeyError::File(io::Error::other(error)))?;
		let written = Written {
			scheme: Scheme::X25519,
			secret: Zeroizing::new(hex::encode(*key.0)),
			public: hex::encode(key.public()),
		};
		let text = serde_json::to_string_pretty(&written).map(|text| text + "\n").map(Zeroizing::new);
		let text = text.map_err(|error| KeyError::Malformed(error.to_string()))?;
		secret::create(path, &text).map_err(KeyError::File)?;
		Ok(key)
	}

	/// Reads a key file. Fails when others can read it, or when its halves do not fit.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let malformed = |reason: &str| KeyError::Malformed(reason.into());
		let text = Zeroizing::new(secret::read(path)?);
		let Written { scheme: Scheme::X25519, secret, public } =
			serde_json::from_str(&text).map_err(|error| malformed(&error.to_string()))?;
		let secret = parse_digest(&secret).ok_or_else(|| malformed("secret is not 64 hexadecimal digits"))?;
		let key = Self(Zeroizing::new(secret));
		if parse_digest(&public) != Some(key.public()) {
			return Err(malformed("public is not the other half of secret"));
		}
		Ok(key)
	}

	/// The public half, to which others seal.
	pub fn public(&self) -> [u8; 32] {
		self.secret().public_key().to_bytes()
	}

	/// The secret half. Whoever makes it known, such as a buyer who shows that another key was handed over than agreed, opens all that
	/// was sealed to this key to everybody.
	pub fn reveal(&self) -> Zeroizing<[u8; 32]> {
		self.0.clone()
	}

	/// Opens what was sealed to the public half.
	pub fn open(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, BoxError> {
		self.secret().unseal(sealed).map(Zeroizing::new).map_err(|_| BoxError::NotForThisKey)
	}

	/// For one use: the library wipes the scalar of its key, not the bytes that it was made of.
	fn secret(&self) -> SecretKey {
		SecretKey::from_bytes(*self.0)
	}
}
