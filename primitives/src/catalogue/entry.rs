//! An entry in the register (登记结果), and how it stands at a moment: it lapses by itself.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{EntryEnd, QueryCode};
use crate::{
	almanac::Almanac,
	clock::{Clock, ClockError},
	id::{ApplicationId, MemberId},
};

/// An entry in the register.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Entry {
	/// Where.
	pub institution: MemberId,
	/// Who registered it (登记主体).
	pub registrant: MemberId,
	/// By which application, the last.
	pub application: ApplicationId,
	/// Its query code (登记结果查询码).
	pub code: QueryCode,
	/// The version that it is about.
	pub version: u32,
	/// Digest of the materials that it says.
	pub materials: [u8; 32],
	/// When it was entered first, or anew.
	pub registered_ms: u64,
	/// For how long it holds.
	pub term: Clock,
	/// That it was cancelled.
	pub cancelled: Option<Cancelled>,
}

/// That an entry was cancelled.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cancelled {
	/// Why.
	pub ground: EntryEnd,
	/// When.
	pub at_ms: u64,
}

/// How an entry stands at a moment.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Standing {
	/// It holds (有效).
	Live,
	/// Its term is over (已失效).
	Lapsed,
	/// It was cancelled (已注销).
	Cancelled,
}

impl Entry {
	/// How it stands at this moment.
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Standing, ClockError> {
		if self.cancelled.is_some() {
			return Ok(Standing::Cancelled);
		}
		Ok(if law.is_over(&self.term, at_ms)? { Standing::Lapsed } else { Standing::Live })
	}
}
