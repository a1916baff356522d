//! How much: limits on calls, bytes and seats.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// At most so much in each period, or altogether.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Limit {
	/// How much; at least 1.
	pub amount: u64,
	/// In each period of so many milliseconds, at least 1; none: as long as the grant lasts.
	pub period_ms: Option<u64>,
}

impl Limit {
	/// Whether it never allows more: no larger an amount in the same period, or altogether no more than the other allows in one.
	/// Amounts in periods of different length are not compared: which is more depends on when one begins to count.
	pub fn is_within(&self, other: &Self) -> bool {
		let comparable = self.period_ms.is_none() || self.period_ms == other.period_ms;
		comparable && self.amount <= other.amount
	}

	fn check(&self) -> bool {
		self.amount > 0 && self.period_ms != Some(0)
	}
}

/// Volume and frequency (用量与频次). What is not limited may be used at will.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Volume {
	/// Calls of an interface.
	pub calls: Option<Limit>,
	/// Bytes given out.
	pub bytes: Option<Limit>,
	/// Users at the same time; at least 1.
	pub seats: Option<u32>,
}

impl Volume {
	/// Whether it allows no more of anything.
	pub fn is_within(&self, other: &Self) -> bool {
		let within = |own: &Option<Limit>, other: &Option<Limit>| match (own, other) {
			(_, None) => true,
			(None, Some(_)) => false,
			(Some(own), Some(other)) => own.is_within(other),
		};
		let seats = other.seats.is_none_or(|most| self.seats.is_some_and(|own| own <= most));
		within(&self.calls, &other.calls) && within(&self.bytes, &other.bytes) && seats
	}

	/// Whether each limit allows something.
	pub(super) fn check(&self) -> bool {
		let limits = [self.calls, self.bytes];
		limits.iter().flatten().all(Limit::check) && self.seats != Some(0)
	}
}
