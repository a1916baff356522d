//! Keys that sign transactions, of every scheme that the chain takes, from a key file or from a development phrase.

mod sm2;
mod wire;

use std::{path::Path, str::FromStr};

use ed25519_zebra::SigningKey;
use hefu_primitives::digest::blake2_256;
use serde::{Deserialize, Serialize};
use subxt::utils::AccountId32;
use subxt_signer::{SecretUri, ecdsa, sr25519};

use crate::{
	chain::runtime_types::hefu_primitives::sm2::{Sm2Public, Sm2Signature},
	client::Config,
	secret,
};

pub use self::sm2::Sm2Key;
pub use crate::chain::runtime_types::hefu_runtime::signature::Signature;

/// Signature schemes of keys that this client makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
	/// Schnorr signatures on Ristretto, what Substrate clients use.
	Sr25519,
	/// Edwards-curve signatures (RFC 8032).
	Ed25519,
	/// ECDSA on secp256k1, over BLAKE2b-256.
	Ecdsa,
	/// SM2 with SM3 (GB/T 32918.2), for institutions that must use national cryptography (国密).
	Sm2,
}

impl std::fmt::Display for Scheme {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.write_str(match self {
			Self::Sr25519 => "sr25519",
			Self::Ed25519 => "ed25519",
			Self::Ecdsa => "ecdsa",
			Self::Sm2 => "sm2",
		})
	}
}

/// A key that signs.
#[derive(Clone)]
pub enum Signer {
	/// An sr25519 key.
	Sr25519(Box<sr25519::Keypair>),
	/// An ed25519 key.
	Ed25519(Box<SigningKey>),
	/// An ECDSA key.
	Ecdsa(Box<ecdsa::Keypair>),
	/// An SM2 key.
	Sm2(Box<Sm2Key>),
}

/// Why there is no key.
#[derive(Debug)]
pub enum KeyError {
	/// The file cannot be read or written.
	File(std::io::Error),
	/// Other users of the machine can read the file.
	Exposed,
	/// The text is no key.
	Malformed(String),
}

impl std::fmt::Display for KeyError {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::File(error) => error.fmt(f),
			Self::Exposed => f.write_str("other users of this machine can read it (run chmod 600 on it)"),
			Self::Malformed(reason) => write!(f, "no key: {reason}"),
		}
	}
}

impl std::error::Error for KeyError {}

/// What a key file holds. The account is there for the reader, and may be missing; the seed decides.
#[derive(Serialize, Deserialize)]
struct KeyFile {
	scheme: Scheme,
	seed: String,
	#[serde(default)]
	account: String,
}

impl Signer {
	/// A key from its 32-byte seed, which for ECDSA and SM2 is the private key itself.
	pub fn from_seed(scheme: Scheme, seed: [u8; 32]) -> Result<Self, KeyError> {
		Ok(match scheme {
			Scheme::Sr25519 => Self::Sr25519(Box::new(
				sr25519::Keypair::from_secret_key(seed)
					.map_err(|error| KeyError::Malformed(error.to_string()))?,
			)),
			Scheme::Ed25519 => Self::Ed25519(Box::new(SigningKey::from(seed))),
			Scheme::Ecdsa => Self::Ecdsa(Box::new(
				ecdsa::Keypair::from_secret_key(seed)
					.map_err(|error| KeyError::Malformed(error.to_string()))?,
			)),
			Scheme::Sm2 => Self::Sm2(Box::new(Sm2Key::from_secret(&seed)?)),
		})
	}

	/// An sr25519 key from a secret URI: `//Alice` on a development chain, or a mnemonic with derivation path.
	pub fn from_uri(uri: &str) -> Result<Self, KeyError> {
		let uri = SecretUri::from_str(uri).map_err(|error| KeyError::Malformed(error.to_string()))?;
		let pair =
			sr25519::Keypair::from_uri(&uri).map_err(|error| KeyError::Malformed(error.to_string()))?;
		Ok(Self::Sr25519(Box::new(pair)))
	}

	/// Reads a key file: one that [`Signer::create`] wrote, or a secret URI alone.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let text = secret::read(path)?;
		if !text.trim_start().starts_with('{') {
			return Self::from_uri(text.trim());
		}
		let file: KeyFile =
			serde_json::from_str(&text).map_err(|error| KeyError::Malformed(error.to_string()))?;
		Self::from_seed(file.scheme, parse_seed(&file.seed)?)
	}

	/// What `--key` takes: a development phrase (`//Alice`), or the path of a key file.
	pub fn find(text: &str) -> Result<Self, KeyError> {
		if text.starts_with("//") { Self::from_uri(text) } else { Self::read(Path::new(text)) }
	}

	/// Makes a new random key in a new file that only its owner can read.
	pub fn create(path: &Path, scheme: Scheme) -> Result<Self, KeyError> {
		let (signer, seed) = Self::random(scheme)?;
		let content = KeyFile {
			scheme,
			seed: format!("0x{}", hex::encode(seed)),
			account: signer.account().to_string(),
		};
		let mut json =
			serde_json::to_string_pretty(&content).map_err(|error| KeyError::Malformed(error.to_string()))?;
		json.push('\n');
		secret::create(path, &json).map_err(KeyError::File)?;
		Ok(signer)
	}

	/// A new random key, with its seed. One number in four thousand million is no SM2 key: then another is drawn.
	fn random(scheme: Scheme) -> Result<(Self, [u8; 32]), KeyError> {
		loop {
			let mut seed = [0; 32];
			getrandom::fill(&mut seed).map_err(|error| KeyError::File(std::io::Error::other(error)))?;
			match Self::from_seed(scheme, seed) {
				Err(KeyError::Malformed(_)) => {}
				made => return made.map(|signer| (signer, seed)),
			}
		}
	}

	/// The key's account: the public key, or what the chain derives from one that is longer.
	pub fn account(&self) -> AccountId32 {
		AccountId32(match self {
			Self::Sr25519(pair) => pair.public_key().0,
			Self::Ed25519(key) => ed25519_zebra::VerificationKeyBytes::from(&**key).into(),
			Self::Ecdsa(pair) => blake2_256(&pair.public_key().0),
			Self::Sm2(key) => key.public().account(),
		})
	}

	/// The public key; for ECDSA and SM2 a point in compressed form (SEC 1).
	pub fn public(&self) -> Vec<u8> {
		match self {
			Self::Sr25519(_) | Self::Ed25519(_) => self.account().0.to_vec(),
			Self::Ecdsa(pair) => pair.public_key().0.to_vec(),
			Self::Sm2(key) => key.public().0.to_vec(),
		}
	}

	/// The key's scheme.
	pub fn scheme(&self) -> Scheme {
		match self {
			Self::Sr25519(_) => Scheme::Sr25519,
			Self::Ed25519(_) => Scheme::Ed25519,
			Self::Ecdsa(_) => Scheme::Ecdsa,
			Self::Sm2(_) => Scheme::Sm2,
		}
	}
}

impl subxt::transactions::Signer<Config> for Signer {
	fn account_id(&self) -> AccountId32 {
		self.account()
	}

	fn sign(&self, payload: &[u8]) -> Signature {
		match self {
			Self::Sr25519(pair) => Signature::Sr25519(pair.sign(payload).0),
			Self::Ed25519(key) => Signature::Ed25519(key.sign(payload).into()),
			Self::Ecdsa(pair) => Signature::Ecdsa(pair.sign(payload).0),
			Self::Sm2(key) => {
				let signed = key.sign(payload);
				Signature::Sm2(Sm2Signature {
					public: Sm2Public(signed.public.0),
					signature: signed.signature,
				})
			}
		}
	}
}

impl std::fmt::Debug for Signer {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(f, "{} key of {}", self.scheme(), self.account())
	}
}

fn parse_seed(text: &str) -> Result<[u8; 32], KeyError> {
	let mut seed = [0; 32];
	hex::decode_to_slice(text.strip_prefix("0x").unwrap_or(text), &mut seed)
		.map_err(|_| KeyError::Malformed("seed is not 64 hexadecimal digits".into()))?;
	Ok(seed)
}

#[cfg(test)]
mod tests {
	use super::*;
	use subxt::transactions::Signer as _;

	#[test]
	fn alice_is_alice() {
		let alice = Signer::find("//Alice").unwrap();
		assert_eq!(alice.account().to_string(), "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
	}

	#[test]
	fn a_key_file_holds_its_key_and_is_private() {
		let folder = tempfile::tempdir().unwrap();
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa, Scheme::Sm2] {
			let path = folder.path().join(scheme.to_string());
			let made = Signer::create(&path, scheme).unwrap();
			let read = Signer::read(&path).unwrap();
			assert_eq!((made.account(), made.scheme()), (read.account(), read.scheme()));
			assert!(
				matches!(Signer::create(&path, scheme), Err(KeyError::File(_))),
				"nothing is overwritten"
			);
			assert!(!format!("{made:?}").contains(&std::fs::read_to_string(&path).unwrap()[40..60]));
		}
	}

	#[test]
	fn a_key_made_elsewhere_is_a_file_of_two_lines() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let text = format!(r#"{{ "scheme": "sm2", "seed": "{}" }}"#, "2a".repeat(32));
		secret::create(&path, &text).unwrap();
		let expected = Signer::from_seed(Scheme::Sm2, [0x2a; 32]).unwrap();
		assert_eq!(Signer::read(&path).unwrap().account(), expected.account());
	}

	#[cfg(unix)]
	#[test]
	fn a_file_that_others_can_read_is_refused() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		Signer::create(&path, Scheme::Sr25519).unwrap();
		std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
		assert!(matches!(Signer::read(&path), Err(KeyError::Exposed)));
	}

	#[test]
	fn ed25519_signatures_fit_their_key() {
		let signer = Signer::from_seed(Scheme::Ed25519, [7; 32]).unwrap();
		let Signature::Ed25519(signature) = signer.sign(b"message") else { panic!("another scheme") };
		let key = ed25519_zebra::VerificationKey::try_from(signer.account().0).unwrap();
		key.verify(&signature.into(), b"message").unwrap();
	}

	#[test]
	fn ecdsa_signatures_fit_their_key() {
		let signer = Signer::from_seed(Scheme::Ecdsa, [7; 32]).unwrap();
		let Signature::Ecdsa(signature) = signer.sign(b"message") else { panic!("another scheme") };
		let public = ecdsa::PublicKey(signer.public().try_into().unwrap());
		assert!(ecdsa::verify(&ecdsa::Signature(signature), b"message", &public));
		assert_eq!(signer.account().0, blake2_256(&public.0));
		assert!(matches!(Signer::from_seed(Scheme::Ecdsa, [0xff; 32]), Err(KeyError::Malformed(_))));
	}
}
