//! The secret key of a tax office and year, in a file.

use std::path::Path;

use hefu_primitives::{
	anchor::{InvoiceNumber, NullifierKey},
	code::Uscc,
};

use crate::{dataset::fresh_nonce, digest::parse_digest, secret, signer::KeyError};

/// The key with which an office's nullifiers are made (查重密钥). It goes from one attestor of the office to the next, and to nobody else:
/// whoever has it can try numbers.
#[derive(Clone, Debug)]
pub struct OfficeKey(NullifierKey);

impl OfficeKey {
	/// Makes one in a new file that only its owner can read.
	pub fn create(path: &Path) -> Result<Self, KeyError> {
		let key = fresh_nonce().map_err(|error| KeyError::Malformed(error.to_string()))?;
		secret::create(path, &format!("{}\n", crate::hex(&key))).map_err(KeyError::File)?;
		Ok(Self(NullifierKey::new(key)))
	}

	/// Reads a file that [`OfficeKey::create`] made.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let text = secret::read(path)?;
		let key = parse_digest(text.trim());
		let key = key.ok_or_else(|| KeyError::Malformed("not 64 hexadecimal digits".into()))?;
		Ok(Self(NullifierKey::new(key)))
	}

	/// What the chain has of it.
	pub fn commitment(&self) -> [u8; 32] {
		self.0.commitment()
	}

	/// By what an invoice is known again.
	pub fn nullifier(&self, number: &InvoiceNumber, seller: &Uscc) -> [u8; 32] {
		self.0.nullifier(number, seller)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn one_invoice_has_one_nullifier_that_only_its_office_can_make() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("office");
		let made = OfficeKey::create(&path).unwrap();
		let read = OfficeKey::read(&path).unwrap();
		assert_eq!(made.commitment(), read.commitment());
		let number = InvoiceNumber::parse("26442000000000000001").unwrap();
		let seller = Uscc::parse("91350100M000100Y43").unwrap();
		assert_eq!(made.nullifier(&number, &seller), read.nullifier(&number, &seller));
		let other = OfficeKey::create(&folder.path().join("other")).unwrap();
		assert_ne!(made.nullifier(&number, &seller), other.nullifier(&number, &seller));
		assert!(matches!(OfficeKey::create(&path), Err(KeyError::File(_))), "nothing is overwritten");
	}

	#[test]
	fn what_is_no_key_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("office");
		secret::create(&path, "26442").unwrap();
		assert!(matches!(OfficeKey::read(&path), Err(KeyError::Malformed(_))));
	}
}
