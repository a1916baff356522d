//! What is stored of bills.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{
	BillId, InstructionId, Party,
	bill::{Control, Face},
};

/// Entries of a chain beyond the governed most that only requests to surrender may fill, with their answers: so that a bill whose
/// chain is full can still come back.
pub const RESERVED_ENTRIES: u32 = 200;

/// A bill, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Bill<BlockNumber> {
	/// Who issued it, and what was said.
	pub face: Face,
	/// Who controls it, and how far it is: what its chain amounts to.
	pub control: Control,
	/// Until when what the last entry gave can be rejected (milliseconds since 1970 UTC); none: nothing can be. An offer by whoever
	/// got possession gives the right up.
	pub reject_until_ms: Option<u64>,
	/// What its possessor offers, until it lapses.
	pub offer: Option<Offer>,
	/// The instruction to settle that it is locked for: nothing else moves it.
	pub lock: Option<InstructionId>,
	/// The end of its chain.
	pub chain: Head,
	/// In which block it was issued.
	pub opened_at: BlockNumber,
}

/// An offer to transfer possession (转让要约).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Offer {
	/// To whom.
	pub to: Party,
	/// From when on it has lapsed: milliseconds since 1970 UTC.
	pub expires_ms: u64,
	/// Digest of a comment, for the entry that accepting makes.
	pub comment: Option<[u8; 32]>,
}

impl Offer {
	/// Whether it can be accepted at the moment `at_ms`.
	pub fn is_live(&self, at_ms: u64) -> bool {
		at_ms < self.expires_ms
	}
}

/// The end of a chain.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Head {
	/// How many entries there are.
	pub length: u32,
	/// Hash of the last.
	pub hash: [u8; 32],
}

/// Where a request to surrender stands.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Request {
	/// In the chain of which bill.
	pub bill: BillId,
	/// Number of its entry.
	pub sequence: u32,
}
