//! A bank's references, so that nobody guesses them and each stands for one entry only.

use std::path::Path;

use hefu_primitives::{digest::blake2_256, settlement::BankReference};

use crate::{dataset::fresh_nonce, digest::parse_digest, secret, signer::KeyError};

/// Stands before a reference when its digest is made.
const TAG: &[u8] = b"hefu/bank-reference";

/// Random bytes of a bank, kept by it, which it hashes its references with: the same for all of them, so that one entry has one
/// digest, and secret, since references can be tried.
#[derive(Clone)]
pub struct ReferenceSalt([u8; 32]);

impl ReferenceSalt {
	/// Makes one in a new file that only its owner can read.
	pub fn create(path: &Path) -> Result<Self, KeyError> {
		let salt = fresh_nonce().map_err(|error| KeyError::Malformed(error.to_string()))?;
		secret::create(path, &format!("{}\n", crate::hex(&salt))).map_err(KeyError::File)?;
		Ok(Self(salt))
	}

	/// Reads a file that [`ReferenceSalt::create`] made.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let text = secret::read(path)?;
		let salt = parse_digest(text.trim());
		salt.map(Self).ok_or_else(|| KeyError::Malformed("not 64 hexadecimal digits".into()))
	}

	/// The digest of a reference (银行流水号): BLAKE2b-256 of a tag, the salt, and the text as the bank writes it.
	pub fn digest(&self, reference: &str) -> BankReference {
		blake2_256(&[TAG, &self.0, reference.as_bytes()].concat())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn one_entry_has_one_digest_that_only_its_bank_can_make() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("salt");
		let made = ReferenceSalt::create(&path).unwrap();
		let read = ReferenceSalt::read(&path).unwrap();
		assert_eq!(made.digest("20261124-0001"), read.digest("20261124-0001"));
		assert_ne!(made.digest("20261124-0001"), made.digest("20261124-0002"));
		let other = ReferenceSalt::create(&folder.path().join("other")).unwrap();
		assert_ne!(made.digest("20261124-0001"), other.digest("20261124-0001"));
		assert!(matches!(ReferenceSalt::create(&path), Err(KeyError::File(_))), "nothing is overwritten");
	}

	#[test]
	fn what_is_no_salt_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("salt");
		secret::create(&path, "20261124").unwrap();
		assert!(matches!(ReferenceSalt::read(&path), Err(KeyError::Malformed(_))));
	}
}
