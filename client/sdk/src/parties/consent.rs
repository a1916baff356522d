//! A party key's consent (同意书): what its holder hands to the member that is to sponsor it. There is no secret in it.

use hefu_primitives::{GenesisHash, MemberId, party::Consent};
use serde::{Deserialize, Serialize};
use subxt::{transactions::Signer as _, utils::AccountId32};

use crate::{
	Signer,
	digest::parse_digest,
	signer::{KeyError, Signature},
};

/// A consent with the key that signed it.
#[derive(Clone, Debug)]
pub struct SignedConsent {
	/// The key's account.
	pub account: AccountId32,
	/// To what it consents.
	pub consent: Consent,
	/// Its signature.
	pub signature: Signature,
}

/// Its JSON form.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ConsentFile {
	account: AccountId32,
	sponsor: MemberId,
	object: String,
	commitment: String,
	/// The chain's signature type in SCALE: which scheme, then the signature.
	signature: String,
}

impl SignedConsent {
	/// Signs it for the chain of this genesis.
	pub fn sign(signer: &Signer, genesis: &GenesisHash, consent: Consent) -> Self {
		let signature = signer.sign(&consent.signed_bytes(genesis));
		Self { account: signer.account(), consent, signature }
	}

	/// As JSON.
	pub fn to_json(&self) -> serde_json::Value {
		let Consent { sponsor, object, commitment } = self.consent;
		serde_json::json!({
			"account": self.account,
			"sponsor": sponsor,
			"object": crate::hex(&object),
			"commitment": crate::hex(&commitment),
			"signature": format!("0x{}", crate::hex(&self.signature.to_scale())),
		})
	}

	/// Reads the JSON form.
	pub fn from_json(text: &str) -> Result<Self, KeyError> {
		let malformed = |reason: &str| KeyError::Malformed(reason.into());
		let file: ConsentFile = serde_json::from_str(text).map_err(|error| malformed(&error.to_string()))?;
		let digits = |field: &str, text: &str| {
			parse_digest(text).ok_or_else(|| malformed(&format!("{field} is not 64 hexadecimal digits")))
		};
		let object = digits("object", &file.object)?;
		let commitment = digits("commitment", &file.commitment)?;
		let signature = file.signature.strip_prefix("0x").unwrap_or(&file.signature);
		let signature = hex::decode(signature)
			.ok()
			.and_then(|bytes| Signature::from_scale(&bytes))
			.ok_or_else(|| malformed("signature is not one of this chain's, in SCALE"))?;
		let consent = Consent { sponsor: file.sponsor, object, commitment };
		Ok(Self { account: file.account, consent, signature })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::signer::Scheme;

	#[test]
	fn a_consent_is_read_as_it_was_written() {
		let consent = Consent { sponsor: MemberId([1; 32]), object: [2; 32], commitment: [3; 32] };
		for scheme in [Scheme::Sr25519, Scheme::Ed25519, Scheme::Ecdsa, Scheme::Sm2] {
			let signer = Signer::from_seed(scheme, [7; 32]).unwrap();
			let signed = SignedConsent::sign(&signer, &[9; 32], consent);
			let text = signed.to_json().to_string();
			let read = SignedConsent::from_json(&text).unwrap();
			assert_eq!((read.account, read.consent), (signer.account(), consent));
			assert_eq!(read.signature.to_scale(), signed.signature.to_scale());
			for (from, to) in [("0303", "zz03"), ("account", "acount"), ("0x0", "0x9"), ("hfmb1", "hfds1")] {
				let altered = text.replacen(from, to, 1);
				assert!(
					matches!(SignedConsent::from_json(&altered), Err(KeyError::Malformed(_))),
					"{altered}"
				);
			}
		}
	}
}
