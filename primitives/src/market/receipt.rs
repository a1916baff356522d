//! What a buyer signs when it uses what was delivered (使用回执).

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{GenesisHash, OrderId};

/// That the buyer used the data of an order. A key of the buyer's signs it, off chain; the seller shows it, and the order is accepted,
/// unless its contract says that use is not acceptance.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct UseReceipt {
	/// The order.
	pub order: OrderId,
	/// When it was used: milliseconds since 1970 UTC.
	pub used_ms: u64,
}

impl UseReceipt {
	/// What the key signs: `SCALE("hefu/use", genesis, receipt)`, 80 bytes. It serves on no other chain and for no other order.
	pub fn signed_bytes(&self, genesis: &GenesisHash) -> Vec<u8> {
		(b"hefu/use", genesis, self).encode()
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_layout_is_pinned() {
		let receipt = UseReceipt { order: OrderId([2; 32]), used_ms: 3 };
		let expected = [&b"hefu/use"[..], &[1; 32], &[2; 32], &[3, 0, 0, 0, 0, 0, 0, 0]].concat();
		assert_eq!(receipt.signed_bytes(&[1; 32]), expected);
	}
}
