//! What is stored of a year.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{calendar::WorkedDays, text::Text};

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
