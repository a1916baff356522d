//! The numbers that governance sets (治理参数), each with the value that holds until it is set.

use crate::Runtime;
use frame_support::dynamic_params::{dynamic_pallet_params, dynamic_params};

/// The governed numbers, by pallet.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod governed {
	use super::*;

	/// Of the pallet `members`.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod members {
		/// Execution time that a member's ordinary transactions may take within a window, in picoseconds. A quarter of the
		/// chain, so that no two members together can fill it.
		#[codec(index = 0)]
		pub static OrdinaryRefTime: u64 = 6_000_000_000_000;
		/// Bytes that a member's ordinary transactions may take within a window.
		#[codec(index = 1)]
		pub static OrdinaryBytes: u64 = 12_000_000;
		/// Execution time of a member's governance transactions within a window, in picoseconds.
		#[codec(index = 2)]
		pub static GovernanceRefTime: u64 = 600_000_000_000;
		/// Bytes of a member's governance transactions within a window.
		#[codec(index = 3)]
		pub static GovernanceBytes: u64 = 1_200_000;
		/// The window in which an empty allowance fills up, in milliseconds.
		#[codec(index = 4)]
		pub static WindowMs: u64 = 60_000;
		/// Most live customers that a member sponsors.
		#[codec(index = 5)]
		pub static MaxCustomers: u32 = 10_000;
		/// Most live party keys that a member sponsors.
		#[codec(index = 6)]
		pub static MaxPartyKeys: u32 = 1_000_000;
		/// Most retired party keys of a member before it sponsors no new one: each stays as a tombstone.
		#[codec(index = 7)]
		pub static MaxRetiredPartyKeys: u32 = 100_000_000;
		/// What part of its sponsor's ordinary allowance a party key may use: this many of them use all of it; 0 as 1.
		#[codec(index = 8)]
		pub static PartyShare: u32 = 16;
	}

	/// Of the pallet `registry`.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod registry {
		/// Most live datasets of a member.
		#[codec(index = 0)]
		pub static MaxDatasets: u32 = 1_000_000;
		/// Most versions of a dataset.
		#[codec(index = 1)]
		pub static MaxVersions: u32 = 10_000;
	}

	/// Of the pallet `verification`.
	#[dynamic_pallet_params]
	#[codec(index = 2)]
	pub mod verification {
		/// Most checks that are open at once on behalf of a member.
		#[codec(index = 0)]
		pub static MaxOpenPerMember: u32 = 64;
		/// Blocks from a check's opening to its deadline.
		#[codec(index = 1)]
		pub static Deadline: u32 = 60;
		/// Blocks that a quorum without evidence waits for the remaining verifiers.
		#[codec(index = 2)]
		pub static Grace: u32 = 5;
		/// Blocks from the opening of a check of samples to its deadline.
		#[codec(index = 3)]
		pub static SampledDeadline: u32 = 240;
		/// Groups of 16 KiB that each verifier reads of a large file, at most 459: 300 catch a corruption of 1 % of them with a
		/// probability of 95 %.
		#[codec(index = 4)]
		pub static Samples: u32 = hefu_primitives::slices::DEFAULT_SAMPLES;
	}

	/// Of the pallet `rights`.
	#[dynamic_pallet_params]
	#[codec(index = 3)]
	pub mod rights {
		/// Most grants that a member ever makes.
		#[codec(index = 0)]
		pub static MaxGrants: u32 = 1_000_000;
	}

	/// Of the pallet `licences`.
	#[dynamic_pallet_params]
	#[codec(index = 4)]
	pub mod licences {
		/// Longest life of a presentation, in milliseconds: an hour.
		#[codec(index = 0)]
		pub static MaxPresentationMs: u64 = 3_600_000;
		/// Most licences that a member ever issues.
		#[codec(index = 1)]
		pub static MaxLicences: u32 = 100_000_000;
		/// Most recognition rules that a member ever publishes.
		#[codec(index = 2)]
		pub static MaxRules: u32 = 10_000;
	}

	/// Of the pallet `settlement`.
	#[dynamic_pallet_params]
	#[codec(index = 5)]
	pub mod settlement {
		/// Most open instructions that a member has made.
		#[codec(index = 0)]
		pub static MaxOpen: u32 = 10_000;
		/// Longest time from an instruction's making to its expiry, in milliseconds: a year.
		#[codec(index = 1)]
		pub static MaxInstructionMs: u64 = 31_622_400_000;
	}

	/// Of the pallet `bills`.
	#[dynamic_pallet_params]
	#[codec(index = 6)]
	pub mod bills {
		/// Most live bills of a carrier.
		#[codec(index = 0)]
		pub static MaxLiveBills: u32 = 10_000_000;
		/// How long an offer to hand a bill over stands, in milliseconds: three days.
		#[codec(index = 1)]
		pub static OfferMs: u64 = 259_200_000;
		/// How long whoever got a bill or its title may send it back, in milliseconds: a day.
		#[codec(index = 2)]
		pub static RejectMs: u64 = 86_400_000;
		/// The regulator's X25519 key, to which every bill's private part must be sealed too, if the consortium has named one.
		#[codec(index = 3)]
		pub static RegulatorKey: Option<[u8; 32]> = None;
	}

	/// Of the pallet `calendar`.
	#[dynamic_pallet_params]
	#[codec(index = 7)]
	pub mod calendar {
		/// The chain stood still when two blocks' times are further apart than this, in milliseconds: ten minutes. None of the days
		/// of that time counts in a legal period.
		#[codec(index = 0)]
		pub static StallLimitMs: u64 = 600_000;
	}

	/// Of the pallet `registration`.
	#[dynamic_pallet_params]
	#[codec(index = 8)]
	pub mod registration {
		/// Most open filings that a member has made.
		#[codec(index = 0)]
		pub static MaxOpenFilings: u32 = 10_000;
		/// Most objections to a filing, and most open ones to a registration.
		#[codec(index = 1)]
		pub static MaxObjections: u32 = 1_000;
	}

	/// Of the pallet `operation`.
	#[dynamic_pallet_params]
	#[codec(index = 9)]
	pub mod operation {
		/// Most operations that an implementing body ever plans.
		#[codec(index = 0)]
		pub static MaxOperations: u32 = 10_000;
		/// Most datasets of an operation.
		#[codec(index = 1)]
		pub static MaxData: u32 = 100_000;
		/// Most products that are ever listed in an operation.
		#[codec(index = 2)]
		pub static MaxProducts: u32 = 100_000;
		/// Longest term of an agreement, in months: five years (发改数据规〔2025〕27号; not confirmed).
		#[codec(index = 3)]
		pub static MaxTermMonths: u32 = 60;
		/// The month by whose end the year before is disclosed (国家数据局综合司, 2026年2月10日通知).
		#[codec(index = 4)]
		pub static DisclosureMonth: u32 = 3;
	}

	/// Of the pallet `catalogue`.
	#[dynamic_pallet_params]
	#[codec(index = 10)]
	pub mod catalogue {
		/// Most open applications of a member.
		#[codec(index = 0)]
		pub static MaxOpenApplications: u32 = 10_000;
		/// Most objections to an application.
		#[codec(index = 1)]
		pub static MaxObjections: u32 = 1_000;
	}

	/// Of the pallet `exports`. From how many persons on what is needed is set there, with its legal basis.
	#[dynamic_pallet_params]
	#[codec(index = 11)]
	pub mod exports {
		/// Most exports that a member ever records.
		#[codec(index = 0)]
		pub static MaxExports: u32 = 10_000_000;
	}

	/// Of the pallet `market`.
	#[dynamic_pallet_params]
	#[codec(index = 12)]
	pub mod market {
		/// Most products that a member has listed.
		#[codec(index = 0)]
		pub static MaxProducts: u32 = 100_000;
		/// Most negotiations that a member began and that go on, and most of its orders that do.
		#[codec(index = 1)]
		pub static MaxOpen: u32 = 10_000;
		/// Most that fees are together, in basis points: three tenths of what is paid.
		#[codec(index = 2)]
		pub static MaxFeePoints: u32 = 3_000;
		/// Longest inspection, in working days.
		#[codec(index = 3)]
		pub static MaxInspectionDays: u32 = 30;
		/// How long a side of an order has for its next step, in milliseconds: three days.
		#[codec(index = 4)]
		pub static StepMs: u64 = 259_200_000;
		/// How long an arbiter has, in milliseconds: twenty days.
		#[codec(index = 5)]
		pub static RulingMs: u64 = 1_728_000_000;
		/// How long what was accepted is held if it cannot be settled, in milliseconds: thirty days.
		#[codec(index = 6)]
		pub static HoldMs: u64 = 2_592_000_000;
	}

	/// Of the pallet `metering`.
	#[dynamic_pallet_params]
	#[codec(index = 13)]
	pub mod metering {
		/// How long after a window's end its vouchers can be redeemed, in milliseconds: three days.
		#[codec(index = 0)]
		pub static GraceMs: u64 = 259_200_000;
		/// How long a meter can be redeemed from after its payer asked to close it, in milliseconds: three days.
		#[codec(index = 1)]
		pub static ChallengeMs: u64 = 259_200_000;
		/// Most meters of a payer that are not closed.
		#[codec(index = 2)]
		pub static MaxOpenPerPayer: u32 = 1_024;
	}
}

pub use governed::*;

#[cfg(feature = "runtime-benchmarks")]
impl Default for RuntimeParameters {
	fn default() -> Self {
		Self::Registry(registry::Parameters::MaxVersions(registry::MaxVersions, Some(1)))
	}
}
