//! A receipt of use as JSON, as it goes from buyer to seller.

use hefu_primitives::market::UseReceipt;
use serde::{Deserialize, Serialize};

use super::SignedUse;
use crate::signer::Signature;

/// A receipt as it is written: the signature in SCALE, as hexadecimal digits.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
	order: String,
	used_ms: u64,
	key: String,
	signature: String,
}

impl SignedUse {
	/// Writes it.
	pub fn to_json(&self) -> String {
		let written = Written {
			order: self.receipt.order.to_string(),
			used_ms: self.receipt.used_ms,
			key: self.key.to_string(),
			signature: hex::encode(self.signature.to_scale()),
		};
		serde_json::to_string_pretty(&written)
			.expect("names that are text, and values that are text or numbers")
	}

	/// Reads what [`to_json`](Self::to_json) wrote; none when it is anything else. Who signed it, the chain says.
	pub fn from_json(text: &[u8]) -> Option<Self> {
		let Written { order, used_ms, key, signature } = serde_json::from_slice(text).ok()?;
		let signature = Signature::from_scale(&hex::decode(signature).ok()?)?;
		let receipt = UseReceipt { order: order.parse().ok()?, used_ms };
		Some(Self { receipt, key: key.parse().ok()?, signature })
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::signer::{Scheme, Signer};
	use hefu_primitives::OrderId;
	use subxt::transactions::Signer as _;

	#[test]
	fn a_receipt_is_read_as_it_was_written() {
		let signer = Signer::from_seed(Scheme::Sr25519, [7; 32]).unwrap();
		let receipt = UseReceipt { order: OrderId([1; 32]), used_ms: 5 };
		let message = receipt.signed_bytes(&[2; 32]);
		let signed = SignedUse { receipt, key: signer.account(), signature: signer.sign(&message) };
		let read = SignedUse::from_json(signed.to_json().as_bytes()).unwrap();
		assert_eq!((read.receipt, read.key), (receipt, signer.account()));
		assert!(read.signature.is_of(&read.key, &message));
		assert!(SignedUse::from_json(b"{}").is_none());
	}
}
