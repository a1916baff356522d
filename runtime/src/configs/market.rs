//! Trade in data: products, contracts and orders; and what is used under grants, metered. Both have settlement keep the money, and rights
//! say who may grant and use.

use crate::{
	Calendar, Members, Operation, Registration, Registry, Rights, Runtime, Settlement, Signature,
	Verification, configs::system::Clock, params,
};
use frame_support::{traits::Get, weights::Weight};

#[cfg(feature = "runtime-benchmarks")]
use super::traders::Traders;

/// What a signature weighs that the runtime checks itself, as was measured with members' keys.
pub struct SlowSignature;

impl Get<Weight> for SlowSignature {
	fn get() -> Weight {
		<<Runtime as pallet_members::Config>::WeightInfo as pallet_members::WeightInfo>::sm2_signature()
	}
}

impl pallet_market::Config for Runtime {
	type Members = Members;
	type Datasets = Registry;
	type Checks = Verification;
	type Registration = Registration;
	type Rights = Rights;
	type Operations = Operation;
	type Instructions = Settlement;
	type WorkingDays = Calendar;
	type KeySignature = Signature;
	type SlowSignature = SlowSignature;
	type Clock = Clock;
	type MaxProducts = params::market::MaxProducts;
	type MaxOpen = params::market::MaxOpen;
	type MaxFeePoints = params::market::MaxFeePoints;
	type MaxInspectionDays = params::market::MaxInspectionDays;
	type StepMs = params::market::StepMs;
	type RulingMs = params::market::RulingMs;
	type HoldMs = params::market::HoldMs;
	type WeightInfo = pallet_market::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Traders;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Rights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkFunds = Settlement;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}

impl pallet_metering::Config for Runtime {
	type Members = Members;
	type Grants = Rights;
	type Deposits = Settlement;
	type Signature = Signature;
	type Clock = Clock;
	type GraceMs = params::metering::GraceMs;
	type ChallengeMs = params::metering::ChallengeMs;
	type MaxOpenPerPayer = params::metering::MaxOpenPerPayer;
	type WeightInfo = pallet_metering::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Traders;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkFunds = Settlement;
}
