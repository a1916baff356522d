//! Party keys (当事人密钥): made for one object, sponsored by a member to which they consent, ended by themselves alone. Who is behind
//! one is a salted commitment on chain; its opening goes to those who must know.

mod consent;

use std::path::Path;

pub use consent::SignedConsent;
use hefu_primitives::{
	MemberId, PartyId,
	party::Consent,
	private::{Identity, IdentityOpening},
};
use serde::{Deserialize, Serialize};

use crate::{
	Client, Error, Included, Signer, chain, dataset::fresh_nonce, digest::parse_digest, secret,
	signer::KeyError,
};

/// Tells whom a party key stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyOpening(pub IdentityOpening);

/// What a file with an opening holds: a member, or somebody else in words.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpeningFile {
	#[serde(default, skip_serializing_if = "Option::is_none")]
	member: Option<MemberId>,
	#[serde(default, skip_serializing_if = "Option::is_none")]
	name: Option<String>,
	salt: String,
}

impl PartyOpening {
	/// Draws a salt for who it is, and keeps both in a new file that only its owner can read.
	pub fn create(path: &Path, identity: Identity) -> Result<Self, KeyError> {
		let salt = fresh_nonce().map_err(|error| KeyError::Malformed(error.to_string()))?;
		let (member, name) = match &identity {
			Identity::Member(member) => (Some(*member), None),
			Identity::Named(name) => (None, Some(name.clone())),
		};
		let file = OpeningFile { member, name, salt: crate::hex(&salt) };
		let mut json =
			serde_json::to_string_pretty(&file).map_err(|error| KeyError::Malformed(error.to_string()))?;
		json.push('\n');
		secret::create(path, &json).map_err(KeyError::File)?;
		Ok(Self(IdentityOpening { identity, salt }))
	}

	/// Reads a file that [`PartyOpening::create`] made.
	pub fn read(path: &Path) -> Result<Self, KeyError> {
		let malformed = |reason: &str| KeyError::Malformed(reason.into());
		let file: OpeningFile =
			serde_json::from_str(&secret::read(path)?).map_err(|error| malformed(&error.to_string()))?;
		let identity = match (file.member, file.name) {
			(Some(member), None) => Identity::Member(member),
			(None, Some(name)) => Identity::Named(name),
			_ => return Err(malformed("it names a member or somebody else, one of them")),
		};
		let salt = parse_digest(&file.salt).ok_or_else(|| malformed("salt is not 64 hexadecimal digits"))?;
		Ok(Self(IdentityOpening { identity, salt }))
	}

	/// What stands on chain for it being behind this key.
	pub fn commitment(&self, key: &PartyId) -> [u8; 32] {
		self.0.identity.commitment(key, &self.0.salt)
	}

	/// Whether it opens the commitment that is recorded with this key.
	pub fn opens(&self, key: &PartyId, commitment: &[u8; 32]) -> bool {
		self.0.opens(key, commitment)
	}
}

impl Client {
	/// Signs, as a party key, that it consents to this sponsor, object and commitment on this chain.
	pub fn party_consent(&self, key: &Signer, consent: Consent) -> SignedConsent {
		SignedConsent::sign(key, &self.genesis(), consent)
	}

	/// Sponsors a key by which a party of one object acts, as it consented. The sponsor cannot take it back.
	pub async fn add_party_key(&self, signer: &Signer, signed: SignedConsent) -> Result<Included, Error> {
		let SignedConsent { account, consent: Consent { object, commitment, .. }, signature } = signed;
		let calls = chain::transactions().members();
		self.submit(&calls.add_party_key(account, object, commitment, signature), signer).await
	}

	/// Ends the party key that signs, for ever.
	pub async fn retire_party_key(&self, signer: &Signer) -> Result<Included, Error> {
		self.submit(&chain::transactions().members().retire_party_key(), signer).await
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_opening_is_kept_and_opens_its_commitment_alone() {
		const KEY: PartyId = PartyId([3; 32]);
		let folder = tempfile::tempdir().unwrap();
		for (name, identity) in [
			("member", Identity::Member(MemberId([1; 32]))),
			("named", Identity::Named("甲货主有限公司".into())),
		] {
			let path = folder.path().join(name);
			let made = PartyOpening::create(&path, identity.clone()).unwrap();
			let read = PartyOpening::read(&path).unwrap();
			assert_eq!(made, read);
			assert!(read.opens(&KEY, &made.commitment(&KEY)));
			let other = PartyOpening::create(&folder.path().join(format!("{name}-2")), identity).unwrap();
			assert!(!other.opens(&KEY, &made.commitment(&KEY)), "salts are drawn anew");
			assert!(matches!(
				PartyOpening::create(&path, Identity::Named("x".into())),
				Err(KeyError::File(_))
			));
		}
	}

	#[test]
	fn a_file_that_names_nobody_or_two_is_refused() {
		let folder = tempfile::tempdir().unwrap();
		let salt = "11".repeat(32);
		let member = MemberId([1; 32]);
		for (number, text) in [
			format!(r#"{{ "salt": "{salt}" }}"#),
			format!(r#"{{ "member": "{member}", "name": "x", "salt": "{salt}" }}"#),
			r#"{ "name": "x", "salt": "11" }"#.into(),
			r#"{ "name": "x", "salt": "11", "more": 1 }"#.into(),
		]
		.into_iter()
		.enumerate()
		{
			let path = folder.path().join(number.to_string());
			secret::create(&path, &text).unwrap();
			assert!(matches!(PartyOpening::read(&path), Err(KeyError::Malformed(_))), "{text}");
		}
	}
}
