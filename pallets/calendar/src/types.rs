//! What is stored of years, of laws in force, and of times at which the chain stood still.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{calendar::WorkedDays, date::Day, law::PackId, text::Text};

/// Where it is said which days are worked, such as the number of the State Council's notice: at most 256 bytes of UTF-8.
pub type Basis = Text<256>;

/// A year as it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Year {
	/// Its days that are worked.
	pub worked: WorkedDays,
	/// Where it is said.
	pub basis: Basis,
}

/// Which pack is in force, from a day until the next entry's.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Entry {
	/// The first day.
	pub from: Day,
	/// The pack.
	pub pack: PackId,
}

/// A time at which the chain stood still.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Stall {
	/// Time of the last block before.
	pub from_ms: u64,
	/// Time of the first block after.
	pub until_ms: u64,
}

impl Stall {
	/// Its first and its last day in China.
	pub fn days(&self) -> (Day, Day) {
		(Day::in_china(self.from_ms), Day::in_china(self.until_ms.saturating_sub(1)))
	}
}
