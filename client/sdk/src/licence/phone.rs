//! The key of a holder's phone: it signs presentations, and no transaction.

use std::path::Path;

use ed25519_zebra::{SigningKey, VerificationKeyBytes};
use hefu_primitives::licence::presentation::{HolderKey, HolderSignature};
use serde::{Deserialize, Serialize};

use crate::{
	digest::parse_digest,
	hex, secret,
	signer::{KeyError, Sm2Key},
};

/// Signature schemes of phones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PhoneScheme {
	/// Edwards-curve signatures (RFC 8032).
	Ed25519,
	/// SM2 with SM3 (GB/T 32918.2).
	Sm2,
}

/// A phone's key with the salt of its binding. It is made for one licence: two that were bound by one commitment could be linked,
/// and the chain refuses the second.
pub struct PhoneKey {
	secret: Secret,
	salt: [u8; 32],
}

enum Secret {
	Ed25519(Box<SigningKey>),
	Sm2(Box<Sm2Key>),
}

/// What the file holds. The commitment is there for the issuer; key and salt decide.
#[derive(Serialize, Deserialize)]
struct Written {
	scheme: PhoneScheme,
	seed: String,
	salt: String,
	commitment: String,
}

impl PhoneKey {
	/// Makes a new random key in a new file that only its owner can read.
	pub fn create(path: &Path, scheme: PhoneScheme) -> Result<Self, KeyError> {
		let salt = random()?;
		// One number in four thousand million is no SM2 key: then another is drawn.
		let (seed, secret) = loop {
			let seed = random()?;
			match Secret::new(scheme, &seed) {
				Err(KeyError::Malformed(_)) => {}
				made => break (seed, made?),
			}
		};
		let key = Self { secret, salt };
		let prefixed = |bytes: &[u8; 32]| format!("0x{}", hex(bytes));
		let written = Written {
			scheme,
			seed: prefixed(&seed),
			salt: prefixed(&salt),
			commitment: prefixed(&key.commitment()),
		};
		let text =
			serde_json::to_string_pretty(&written).map_err(|error| KeyError::Malformed(error.to_string()))?;
		secret::create(path, &(text + "\n")).map_err(KeyError::File)?;
		Ok(key)
	}

	/// Reads one. Fails when others can read it, or when its commitment is to another key.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let malformed = |reason: String| KeyError::Malformed(reason);
		let text = secret::read(path)?;
		let written: Written = serde_json::from_str(&text).map_err(|error| malformed(error.to_string()))?;
		let bytes = |text: &str, name: &str| {
			parse_digest(text.strip_prefix("0x").unwrap_or(text))
				.ok_or_else(|| malformed(format!("{name} is not 64 hexadecimal digits")))
		};
		let secret = Secret::new(written.scheme, &bytes(&written.seed, "seed")?)?;
		let key = Self { secret, salt: bytes(&written.salt, "salt")? };
		if key.commitment() != bytes(&written.commitment, "commitment")? {
			return Err(malformed("the commitment is to another key".into()));
		}
		Ok(key)
	}

	/// The key's scheme.
	pub fn scheme(&self) -> PhoneScheme {
		match self.secret {
			Secret::Ed25519(_) => PhoneScheme::Ed25519,
			Secret::Sm2(_) => PhoneScheme::Sm2,
		}
	}

	/// The public key.
	pub fn public(&self) -> HolderKey {
		match &self.secret {
			Secret::Ed25519(key) => HolderKey::Ed25519(VerificationKeyBytes::from(&**key).into()),
			Secret::Sm2(key) => HolderKey::Sm2(key.public()),
		}
	}

	/// By which the issuer binds the key to the licence.
	pub fn commitment(&self) -> [u8; 32] {
		self.public().commitment(&self.salt)
	}

	/// Opens the commitment, together with the public key.
	pub fn salt(&self) -> [u8; 32] {
		self.salt
	}

	/// Signs.
	pub fn sign(&self, message: &[u8]) -> HolderSignature {
		match &self.secret {
			Secret::Ed25519(key) => HolderSignature::Ed25519 {
				public: VerificationKeyBytes::from(&**key).into(),
				signature: key.sign(message).into(),
			},
			Secret::Sm2(key) => HolderSignature::Sm2(key.sign(message)),
		}
	}
}

impl Secret {
	fn new(scheme: PhoneScheme, seed: &[u8; 32]) -> Result<Self, KeyError> {
		Ok(match scheme {
			PhoneScheme::Ed25519 => Self::Ed25519(Box::new(SigningKey::from(*seed))),
			PhoneScheme::Sm2 => Self::Sm2(Box::new(Sm2Key::from_secret(seed)?)),
		})
	}
}

impl std::fmt::Debug for PhoneKey {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "phone key {}", hex(&self.commitment()))
	}
}

/// Random bytes.
pub(super) fn random() -> Result<[u8; 32], KeyError> {
	let mut bytes = [0; 32];
	getrandom::fill(&mut bytes).map_err(|error| KeyError::File(std::io::Error::other(error)))?;
	Ok(bytes)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_file_holds_its_key_and_is_private() {
		let folder = tempfile::tempdir().unwrap();
		for scheme in [PhoneScheme::Ed25519, PhoneScheme::Sm2] {
			let path = folder.path().join(format!("{scheme:?}"));
			let made = PhoneKey::create(&path, scheme).unwrap();
			let read = PhoneKey::read(&path).unwrap();
			assert_eq!((read.commitment(), read.scheme()), (made.commitment(), scheme));
			assert_eq!(read.sign(b"message").key(), made.public());
			assert!(
				matches!(PhoneKey::create(&path, scheme), Err(KeyError::File(_))),
				"nothing is overwritten"
			);
			#[cfg(unix)]
			{
				use std::os::unix::fs::PermissionsExt;
				std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
				assert!(matches!(PhoneKey::read(&path), Err(KeyError::Exposed)));
			}
		}
	}

	#[test]
	fn a_salt_that_was_changed_is_noticed() {
		let folder = tempfile::tempdir().unwrap();
		let [path, other] = ["a", "b"].map(|name| folder.path().join(name));
		let salt = PhoneKey::create(&path, PhoneScheme::Ed25519).unwrap().salt();
		let text = std::fs::read_to_string(&path).unwrap().replace(&hex(&salt), &"00".repeat(32));
		secret::create(&other, &text).unwrap();
		assert!(matches!(PhoneKey::read(&other), Err(KeyError::Malformed(_))));
	}
}
