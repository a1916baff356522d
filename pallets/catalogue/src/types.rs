//! What is stored of objections, and told of entries and of what is due. What readers of the chain reckon with, too, stands in the
//! primitives.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::*;
use hefu_primitives::{DatasetId, MemberId, clock::ClockError, registration::Conclusion};

pub use hefu_primitives::catalogue::{Application, Cancelled, Clocks, Entry, Standing};

/// An objection to an application that is shown to the public (异议).
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Objection {
	/// Who objects.
	pub by: MemberId,
	/// Digest of the grounds.
	pub grounds: [u8; 32],
	/// When.
	pub at_ms: u64,
	/// What came of it.
	pub outcome: Option<Conclusion>,
}

/// What a query code leads to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Queried {
	/// The dataset that got it.
	pub dataset: DatasetId,
	/// Whether its entry has this code still, and no later one.
	pub is_current: bool,
	/// The entry.
	pub entry: Entry,
	/// How it stands, or why that cannot be told.
	pub standing: Result<Standing, ClockError>,
}

/// That what is operated under an authorisation must be filed for the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Due {
	/// Since when it is operated.
	pub since_ms: u64,
	/// By when it must be filed, or why that cannot be told.
	pub due_ms: Result<u64, ClockError>,
	/// Whether it was registered, or an application is open.
	pub is_filed: bool,
	/// Whether it is not filed and the time is over, or why that cannot be told.
	pub is_overdue: Result<bool, ClockError>,
}
