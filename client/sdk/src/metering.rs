//! Metered use (计量): receipts that the payer signs for each use, and vouchers that add them up, which the provider redeems on chain.
//!
//! What is signed, and what makes a receipt or a voucher good, is in [`hefu_primitives::metering`]. Here are the payer's hand and its
//! memory: [`sign_receipt`] and [`sign_voucher`], and the [`Aggregator`], which takes receipts as they come, loses none, counts none twice,
//! and says what a voucher is to say. The calls of the chain, and what it knows of meters, are methods of [`Client`](crate::Client).

mod aggregator;
mod journal;
mod meters;
mod written;

pub use aggregator::{Aggregator, NotMade};
pub use hefu_primitives::metering::{
	Account, Presented, Receipt, Relation, Signed, Totals, Units, UsedFor, Voucher, Why, Windows,
};
pub use journal::JournalError;
pub use meters::{
	MAX_VOUCHERS, Meter, NotRedeemed, Opening, Redemption, State, Tally, account, not_paid, relation,
};
pub use written::{receipt_from_line, receipt_to_line, voucher_from_json, voucher_to_json};

use subxt::{
	ext::codec::{DecodeAll, Encode},
	transactions::Signer as _,
};

use crate::{Signer, signer::Signature};

/// A receipt with the payer's signature.
pub type SignedReceipt = Signed<Signature>;

/// A random nonce for a receipt, by which it is told from others of the same time.
pub fn random_nonce() -> std::io::Result<u64> {
	let mut bytes = [0; 8];
	getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
	Ok(u64::from_le_bytes(bytes))
}

/// Signs a receipt with the key that has this place among the meter's signers, from 0. Not with an ECDSA key: whose signature of those it
/// is, the aggregator cannot tell.
pub fn sign_receipt(signer: &Signer, place: u8, receipt: Receipt) -> SignedReceipt {
	Signed { receipt, signer: place, signature: signer.sign(&receipt.signed_bytes()) }
}

/// Signs a voucher with the key that has this place among the meter's signers, from 0: what the provider presents to the chain.
pub fn sign_voucher(signer: &Signer, place: u8, voucher: &Voucher) -> Presented<Signature> {
	let Voucher { relation, window, totals } = *voucher;
	let signature = signer.sign(&voucher.signed_bytes());
	Presented { meter: relation.meter, window, totals, signer: place, signature }
}

/// A signed receipt as bytes, as it goes with a request: SCALE of the receipt, the signer's place, and the signature in SCALE.
pub fn write_receipt(signed: &SignedReceipt) -> Vec<u8> {
	let Signed { receipt, signer, signature } = signed;
	(receipt, signer, signature.to_scale()).encode()
}

/// Reads what [`write_receipt`] writes; none when it is anything else.
pub fn read_receipt(bytes: &[u8]) -> Option<SignedReceipt> {
	let mut bytes = bytes;
	let (receipt, signer, signature) = <(Receipt, u8, Vec<u8>)>::decode_all(&mut bytes).ok()?;
	Some(Signed { receipt, signer, signature: Signature::from_scale(&signature)? })
}
