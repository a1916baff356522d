//! What is registered of a dataset (登记簿记载), and how it stands at a moment: a registration lapses by itself.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::{CancellationGround, CertificateCode, Statement};
use crate::{
	almanac::Almanac,
	clock::{Clock, ClockError},
	id::{FilingId, MemberId},
};

/// What is registered of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Registration {
	/// Where.
	pub institution: MemberId,
	/// By which filing, the last.
	pub filing: FilingId,
	/// The certificate that stands for it.
	pub certificate: CertificateCode,
	/// The version that it is about.
	pub version: u32,
	/// Who has which rights.
	pub statement: Statement,
	/// For how long it holds.
	pub term: Clock,
	/// Whether it was cancelled.
	pub cancelled: Option<Cancelled>,
	/// How many objections there were to it.
	pub objections: u32,
	/// How many of them are open.
	pub open_objections: u32,
	/// How many were found right, and are answered by no change that was filed since.
	pub upheld_objections: u32,
}

/// That a registration was cancelled.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Cancelled {
	/// Why.
	pub ground: CancellationGround,
	/// When.
	pub at_ms: u64,
}

/// How a registration stands at a moment.
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

impl Registration {
	/// How it stands at this moment (R7: it lapses by itself).
	pub fn standing(&self, law: &impl Almanac, at_ms: u64) -> Result<Standing, ClockError> {
		if self.cancelled.is_some() {
			return Ok(Standing::Cancelled);
		}
		Ok(if law.is_over(&self.term, at_ms)? { Standing::Lapsed } else { Standing::Live })
	}

	/// Whether an objection to it is open, or was right and no change has answered it.
	pub fn is_disputed(&self) -> bool {
		self.cancelled.is_none() && (self.open_objections > 0 || self.upheld_objections > 0)
	}
}
