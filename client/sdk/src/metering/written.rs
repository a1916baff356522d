//! Receipts and vouchers as text, as they go between payer and provider.

use hefu_primitives::metering::{Presented, Totals, Units};
use serde::{Deserialize, Serialize};

use super::{SignedReceipt, read_receipt, write_receipt};
use crate::signer::Signature;

/// A signed receipt as a line of hexadecimal digits.
pub fn receipt_to_line(signed: &SignedReceipt) -> String {
	hex::encode(write_receipt(signed))
}

/// Reads what [`receipt_to_line`] wrote; none when it is anything else.
pub fn receipt_from_line(line: &str) -> Option<SignedReceipt> {
	read_receipt(&hex::decode(line.trim()).ok()?)
}

/// A voucher as it is written: the signature in SCALE, as hexadecimal digits; the value as text, for no number of JSON holds it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Written {
	meter: String,
	window: u32,
	ts_ns: u64,
	value: String,
	calls: u64,
	bytes: u64,
	signer: u8,
	signature: String,
}

/// Writes a voucher.
pub fn voucher_to_json(voucher: &Presented<Signature>) -> String {
	let Totals { ts_ns, value, units: Units { calls, bytes } } = voucher.totals;
	let written = Written {
		meter: voucher.meter.to_string(),
		window: voucher.window,
		ts_ns,
		value: value.to_string(),
		calls,
		bytes,
		signer: voucher.signer,
		signature: hex::encode(voucher.signature.to_scale()),
	};
	serde_json::to_string_pretty(&written).expect("names that are text, and values that are text or numbers")
}

/// Reads what [`voucher_to_json`] wrote; none when it is anything else. Who signed it, the chain says.
pub fn voucher_from_json(text: &[u8]) -> Option<Presented<Signature>> {
	let written: Written = serde_json::from_slice(text).ok()?;
	let units = Units { calls: written.calls, bytes: written.bytes };
	Some(Presented {
		meter: written.meter.parse().ok()?,
		window: written.window,
		totals: Totals { ts_ns: written.ts_ns, value: written.value.parse().ok()?, units },
		signer: written.signer,
		signature: Signature::from_scale(&hex::decode(written.signature).ok()?)?,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::signer::{Scheme, Signer};
	use hefu_primitives::id::MeterId;
	use subxt::transactions::Signer as _;

	#[test]
	fn a_voucher_is_read_as_it_was_written() {
		let signer = Signer::from_seed(Scheme::Ed25519, [7; 32]).unwrap();
		let totals = Totals { ts_ns: u64::MAX, value: u128::MAX, units: Units { calls: 1, bytes: u64::MAX } };
		let signature = signer.sign(b"voucher");
		let voucher = Presented { meter: MeterId([1; 32]), window: 3, totals, signer: 2, signature };
		let read = voucher_from_json(voucher_to_json(&voucher).as_bytes()).unwrap();
		assert_eq!((read.meter, read.window, read.totals, read.signer), (MeterId([1; 32]), 3, totals, 2));
		assert!(read.signature.is_of(&signer.account(), b"voucher"));
		assert!(voucher_from_json(b"{}").is_none() && receipt_from_line("zz").is_none());
	}
}
