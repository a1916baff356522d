//! Metered use (计量): receipts of single uses, and vouchers that add them up.
//!
//! The payer signs a [`Receipt`] for each use and, now and then, a [`Voucher`] for what its receipts come to in a window. The chain
//! sees vouchers alone. Receipts and vouchers are those of the Timeline Aggregation Protocol (TAP, second version) of The Graph, with
//! three things added: the grant and the purpose to which they are bound, how much was used beside what it costs, and the *window*:
//! a receipt that comes too late for its own joins the next one, and is not lost.

mod aggregate;
mod limits;
mod signed;
mod windows;

pub use aggregate::{Account, MAX_LATE_WINDOWS, Refused, Why, aggregate};
pub use limits::{Limits, Most};
pub use signed::{Presented, Receipt, ReceiptId, Relation, Signed, Totals, UsedFor, Voucher};
pub use windows::{MAX_OPEN_WINDOWS, Windows};

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Most keys that sign for a payer in one meter.
pub const MAX_SIGNERS: u32 = 8;

/// How much was used, as the volume of a grant counts it ([`crate::terms::Volume`]).
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Units {
	/// Calls of an interface.
	pub calls: u64,
	/// Bytes given out.
	pub bytes: u64,
}

impl Units {
	/// Both together; none when that cannot be counted.
	pub fn checked_add(&self, other: &Self) -> Option<Self> {
		Some(Self {
			calls: self.calls.checked_add(other.calls)?,
			bytes: self.bytes.checked_add(other.bytes)?,
		})
	}

	/// What is left of these without the others; none when of something there are fewer.
	pub fn checked_sub(&self, other: &Self) -> Option<Self> {
		Some(Self {
			calls: self.calls.checked_sub(other.calls)?,
			bytes: self.bytes.checked_sub(other.bytes)?,
		})
	}
}
