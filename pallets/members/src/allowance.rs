//! The allowance: what a member may use of the chain, in place of a coin. What was used flows off with time, at the
//! rate of one full limit in a window.

use frame::{prelude::*, traits::Time};
use hefu_primitives::MemberId;

use crate::{Allowances, Config, Pallet, PartyAllowances};

/// How much may be used, and how fast it comes back.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AllowanceLimit {
	/// Weight, in picoseconds of execution. A transaction that weighs more never passes.
	pub ref_time: u64,
	/// Length of transactions, in bytes. A transaction that is longer never passes.
	pub bytes: u64,
	/// Time in which a limit that was used up has come back in full, in milliseconds; 0 for at once.
	pub window_ms: u64,
}

/// What a transaction uses, or what is left to use.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Usage {
	/// Weight, in picoseconds of execution.
	pub ref_time: u64,
	/// Length, in bytes.
	pub bytes: u64,
}

/// What was used of a limit.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Bucket {
	/// What was used and had not come back at `at_ms`.
	pub used: Usage,
	/// When that was: milliseconds since 1970 UTC.
	pub at_ms: u64,
}

impl Bucket {
	/// The highest [`Bucket::share_left`].
	pub const FULL_SHARE: u64 = 1_000_000;

	/// The bucket at `now_ms`. What comes back is rounded down, so that nobody gains by asking often.
	pub fn recovered(self, limit: &AllowanceLimit, now_ms: u64) -> Self {
		let elapsed = u128::from(now_ms.saturating_sub(self.at_ms));
		let back = |limit_of: u64| match u128::from(limit_of)
			.saturating_mul(elapsed)
			.checked_div(u128::from(limit.window_ms))
		{
			Some(back) => u64::try_from(back).unwrap_or(u64::MAX),
			None => u64::MAX,
		};
		Self {
			used: Usage {
				ref_time: self.used.ref_time.saturating_sub(back(limit.ref_time)),
				bytes: self.used.bytes.saturating_sub(back(limit.bytes)),
			},
			at_ms: self.at_ms.max(now_ms),
		}
	}

	/// The bucket after `usage`, or `None` when there is no room for it.
	pub fn take(self, limit: &AllowanceLimit, usage: Usage) -> Option<Self> {
		let within = |used: u64, more: u64, limit: u64| used.checked_add(more).filter(|sum| *sum <= limit);
		let used = Usage {
			ref_time: within(self.used.ref_time, usage.ref_time, limit.ref_time)?,
			bytes: within(self.used.bytes, usage.bytes, limit.bytes)?,
		};
		Some(Self { used, ..self })
	}

	/// The bucket after weight that was taken turned out not to be needed.
	pub fn give_back(mut self, ref_time: u64) -> Self {
		self.used.ref_time = self.used.ref_time.saturating_sub(ref_time);
		self
	}

	/// What may still be used.
	pub fn left(&self, limit: &AllowanceLimit) -> Usage {
		Usage {
			ref_time: limit.ref_time.saturating_sub(self.used.ref_time),
			bytes: limit.bytes.saturating_sub(self.used.bytes),
		}
	}

	/// The part of the limit that may still be used, weight or bytes, whichever is less: from 0 to [`Self::FULL_SHARE`].
	pub fn share_left(&self, limit: &AllowanceLimit) -> u64 {
		let left = self.left(limit);
		let share = |left: u64, limit: u64| Perbill::from_rational(left, limit).mul_floor(Self::FULL_SHARE);
		share(left.ref_time, limit.ref_time).min(share(left.bytes, limit.bytes))
	}
}

/// Which of a member's buckets a transaction uses.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lane {
	/// Daily work.
	Ordinary,
	/// Governance and emergencies: small, and out of reach of whatever uses up the other.
	Governance,
}

/// What a member has used, with its customers and the party keys that it sponsors.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Default, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Allowance {
	/// For daily work.
	pub ordinary: Bucket,
	/// For governance and emergencies.
	pub governance: Bucket,
}

/// Whose allowance a transaction uses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Charge<AccountId> {
	/// The member that answers for the key that signed.
	pub(crate) member: MemberId,
	/// Which of its buckets.
	pub(crate) lane: Lane,
	/// The key, if it is a party's: it has a share of its own.
	pub(crate) party: Option<AccountId>,
}

impl Allowance {
	fn bucket(&mut self, lane: Lane) -> &mut Bucket {
		match lane {
			Lane::Ordinary => &mut self.ordinary,
			Lane::Governance => &mut self.governance,
		}
	}
}

/// What a member may still use.
#[derive(
	Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct AllowanceLeft {
	/// For daily work.
	pub ordinary: Usage,
	/// For governance and emergencies.
	pub governance: Usage,
}

impl<T: Config> Pallet<T> {
	/// The limit of a lane.
	pub(crate) fn limit(lane: Lane) -> AllowanceLimit {
		match lane {
			Lane::Ordinary => T::OrdinaryAllowance::get(),
			Lane::Governance => T::GovernanceAllowance::get(),
		}
	}

	/// The member's bucket as it is now.
	pub(crate) fn bucket(member: &MemberId, lane: Lane) -> Bucket {
		Allowances::<T>::get(member).bucket(lane).recovered(&Self::limit(lane), T::Clock::now())
	}

	/// A party key's share as it is now.
	pub(crate) fn party_bucket(key: &T::AccountId) -> Bucket {
		PartyAllowances::<T>::get(key).recovered(&T::PartyAllowance::get(), T::Clock::now())
	}

	/// How much of its limit whoever is charged may still use, as [`Bucket::share_left`]; `None` when `usage` is more.
	pub(crate) fn share_left(charge: &Charge<T::AccountId>, usage: Usage) -> Option<u64> {
		let share = |bucket: Bucket, limit: AllowanceLimit| {
			bucket.take(&limit, usage).map(|_| bucket.share_left(&limit))
		};
		let own = match &charge.party {
			Some(key) => share(Self::party_bucket(key), T::PartyAllowance::get())?,
			None => Bucket::FULL_SHARE,
		};
		share(Self::bucket(&charge.member, charge.lane), Self::limit(charge.lane)).map(|left| left.min(own))
	}

	/// Takes `usage` out of the member's bucket, and the party key's; `false` and nothing taken when one has no room for it.
	pub(crate) fn take_allowance(charge: &Charge<T::AccountId>, usage: Usage) -> bool {
		let taken = Self::bucket(&charge.member, charge.lane).take(&Self::limit(charge.lane), usage);
		let of_party = charge.party.as_ref().map(|key| {
			let taken = Self::party_bucket(key).take(&T::PartyAllowance::get(), usage);
			taken.map(|taken| (key, taken))
		});
		let Some(taken) = taken else { return false };
		match of_party {
			Some(None) => return false,
			Some(Some((key, taken))) => PartyAllowances::<T>::insert(key, taken),
			None => {}
		}
		Allowances::<T>::mutate(charge.member, |allowance| *allowance.bucket(charge.lane) = taken);
		true
	}

	/// Gives weight back that [`Self::take_allowance`] took in the same block.
	pub(crate) fn give_back_allowance(charge: &Charge<T::AccountId>, ref_time: u64) {
		Allowances::<T>::mutate(charge.member, |allowance| {
			let bucket = allowance.bucket(charge.lane);
			*bucket = bucket.give_back(ref_time);
		});
		// A key that has just retired has no share any more.
		if let Some(key) = charge.party.as_ref().filter(|key| PartyAllowances::<T>::contains_key(key)) {
			PartyAllowances::<T>::mutate(key, |bucket| *bucket = bucket.give_back(ref_time));
		}
	}
}
