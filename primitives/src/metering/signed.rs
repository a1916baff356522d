//! What is signed: receipts between payer and provider, and vouchers for the chain.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::Units;
use crate::{
	GenesisHash, GrantId, MemberId,
	code::{Industry, Region},
	id::MeterId,
	terms::{Purpose, Use},
};

/// What the data are used for, whenever it is.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct UsedFor {
	/// What for.
	pub purpose: Purpose,
	/// Where.
	pub region: Region,
	/// In which industry: its division must be known.
	pub sector: Industry,
}

impl UsedFor {
	/// The use at this moment, in milliseconds since 1970 UTC.
	pub const fn at(&self, at_ms: u64) -> Use {
		let Self { purpose, region, sector } = *self;
		Use { purpose, region, sector, at_ms }
	}
}

/// What all receipts and vouchers of a meter say: on which chain, under which grant, who pays whom for what.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Relation {
	/// The chain.
	pub genesis: GenesisHash,
	/// The meter.
	pub meter: MeterId,
	/// The grant under which it is used.
	pub grant: GrantId,
	/// Who uses and pays.
	pub payer: MemberId,
	/// Digest or raw id of the service, such as a product.
	pub service: [u8; 32],
	/// Who serves and is paid.
	pub provider: MemberId,
	/// What for.
	pub used_for: UsedFor,
}

/// That something was used once (收据).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Receipt {
	/// Between whom, under what.
	pub relation: Relation,
	/// The window in which it was used.
	pub window: u32,
	/// When: nanoseconds since 1970 UTC.
	pub ts_ns: u64,
	/// Tells receipts of the same time apart; random.
	pub nonce: u64,
	/// What it costs, in the minor unit of the meter's book.
	pub value: u128,
	/// How much was used.
	pub units: Units,
}

/// What tells a receipt from the others of its meter.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Hash,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct ReceiptId {
	/// Its time: nanoseconds since 1970 UTC.
	pub ts_ns: u64,
	/// Its nonce.
	pub nonce: u64,
}

impl Receipt {
	/// What tells it from others.
	pub const fn id(&self) -> ReceiptId {
		ReceiptId { ts_ns: self.ts_ns, nonce: self.nonce }
	}

	/// What the payer's key signs: `SCALE("hefu/receipt", receipt)`.
	pub fn signed_bytes(&self) -> Vec<u8> {
		(b"hefu/receipt", self).encode()
	}
}

/// What was used in a window so far (累计).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Totals {
	/// The latest time of a receipt in it: nanoseconds since 1970 UTC.
	pub ts_ns: u64,
	/// What it costs, in the minor unit of the meter's book.
	pub value: u128,
	/// How much was used.
	pub units: Units,
}

impl Totals {
	/// The latest time, in milliseconds since 1970 UTC, rounded down.
	pub const fn at_ms(&self) -> u64 {
		self.ts_ns / 1_000_000
	}

	/// With this receipt; none when that cannot be counted.
	pub fn with(&self, receipt: &Receipt) -> Option<Self> {
		self.plus(&Self { ts_ns: receipt.ts_ns, value: receipt.value, units: receipt.units })
	}

	/// Both together, at the later time; none when that cannot be counted.
	pub fn plus(&self, other: &Self) -> Option<Self> {
		Some(Self {
			ts_ns: self.ts_ns.max(other.ts_ns),
			value: self.value.checked_add(other.value)?,
			units: self.units.checked_add(&other.units)?,
		})
	}

	/// What these are more than `before`, at their own time; none when they are less of anything, or of an earlier time.
	pub fn beyond(&self, before: &Self) -> Option<Self> {
		if self.ts_ns < before.ts_ns {
			return None;
		}
		Some(Self {
			ts_ns: self.ts_ns,
			value: self.value.checked_sub(before.value)?,
			units: self.units.checked_sub(&before.units)?,
		})
	}

	/// Whether nothing was used.
	pub fn is_nothing(&self) -> bool {
		self.value == 0 && self.units == Units::default()
	}
}

/// That so much was used in a window, whatever was said of it before (凭单).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Voucher {
	/// Between whom, under what.
	pub relation: Relation,
	/// The window.
	pub window: u32,
	/// What was used in it, with late receipts of the windows before.
	pub totals: Totals,
}

impl Voucher {
	/// What the payer's key signs: `SCALE("hefu/voucher", voucher)`.
	pub fn signed_bytes(&self) -> Vec<u8> {
		(b"hefu/voucher", self).encode()
	}
}

/// A receipt with its signature.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Signed<S> {
	/// The receipt.
	pub receipt: Receipt,
	/// Place of the key among the meter's signers, from 0.
	pub signer: u8,
	/// Its signature of [`Receipt::signed_bytes`].
	pub signature: S,
}

/// A voucher as it is presented to the chain, which knows the relation itself.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Presented<S> {
	/// The meter.
	pub meter: MeterId,
	/// The window.
	pub window: u32,
	/// What was used in it.
	pub totals: Totals,
	/// Place of the key among the meter's signers, from 0.
	pub signer: u8,
	/// Its signature of [`Voucher::signed_bytes`].
	pub signature: S,
}

#[cfg(test)]
pub(super) mod tests {
	use super::*;

	pub(in crate::metering) fn relation() -> Relation {
		Relation {
			genesis: [1; 32],
			meter: MeterId([2; 32]),
			grant: GrantId([3; 32]),
			payer: MemberId([4; 32]),
			service: [5; 32],
			provider: MemberId([6; 32]),
			used_for: UsedFor {
				purpose: Purpose(7),
				region: Region(440_300),
				sector: Industry { section: b'I', division: Some(65) },
			},
		}
	}

	/// The relation in SCALE, put together by hand.
	fn expected() -> Vec<u8> {
		let ids = [1u8, 2, 3, 4, 5, 6].map(|byte| [byte; 32]).concat();
		[&ids[..], &[7], &440_300u32.to_le_bytes(), &[b'I', 1, 65]].concat()
	}

	#[test]
	fn the_layout_of_a_receipt_is_pinned() {
		let units = Units { calls: 12, bytes: 13 };
		let receipt = Receipt { relation: relation(), window: 8, ts_ns: 9, nonce: 10, value: 11, units };
		let numbers = [9u64, 10].map(u64::to_le_bytes).concat();
		let used = [12u64, 13].map(u64::to_le_bytes).concat();
		let rest = [&8u32.to_le_bytes()[..], &numbers[..], &11u128.to_le_bytes(), &used[..]].concat();
		assert_eq!(receipt.signed_bytes(), [&b"hefu/receipt"[..], &expected()[..], &rest[..]].concat());
	}

	#[test]
	fn the_layout_of_a_voucher_is_pinned() {
		let totals = Totals { ts_ns: 9, value: 11, units: Units { calls: 12, bytes: 13 } };
		let voucher = Voucher { relation: relation(), window: 8, totals };
		let used = [12u64, 13].map(u64::to_le_bytes).concat();
		let rest = [&8u32.to_le_bytes()[..], &9u64.to_le_bytes(), &11u128.to_le_bytes(), &used[..]].concat();
		assert_eq!(voucher.signed_bytes(), [&b"hefu/voucher"[..], &expected()[..], &rest[..]].concat());
	}

	#[test]
	fn totals_are_compared_in_all_that_they_count() {
		let totals = |ts_ns, value, calls| Totals { ts_ns, value, units: Units { calls, bytes: 0 } };
		assert_eq!(totals(5, 7, 3).beyond(&totals(4, 2, 1)), Some(totals(5, 5, 2)));
		assert!(totals(5, 7, 3).beyond(&totals(5, 7, 3)).is_some_and(|more| more.is_nothing()));
		assert_eq!(totals(3, 7, 3).beyond(&totals(4, 2, 1)), None);
		assert_eq!(totals(5, 1, 3).beyond(&totals(4, 2, 1)), None);
		assert_eq!(totals(5, 7, 0).beyond(&totals(4, 2, 1)), None);
		assert_eq!(totals(5, 7, 3).plus(&totals(9, 1, 1)), Some(totals(9, 8, 4)));
		assert_eq!(totals(5, u128::MAX, 3).plus(&totals(9, 1, 1)), None);
		assert_eq!(totals(5, 1, u64::MAX).plus(&totals(9, 1, 1)), None);
	}
}
