//! What changes hands, what is shown elsewhere, and the days that both are counted in: calendar, rights, settlement, bills, licences.

use crate::{
	Bills, Members, Registration, Registry, Rights, Runtime, Validators,
	configs::{governance::CouncilMajority, system::Clock},
	params,
};
use frame_support::{
	pallet_prelude::DispatchResult,
	traits::{ConstU32, Get},
	weights::Weight,
};
use hefu_primitives::{
	InstructionId, Party,
	governed::{MAX_STALL_MS, MIN_STALL_SLOTS},
	settlement::{LegKind, Thing},
};
use pallet_support::Leg;

/// The governed time between two blocks beyond which the chain stood still, within bounds.
pub struct StallLimit;

impl Get<u64> for StallLimit {
	fn get() -> u64 {
		let least = Validators::slot_ms().saturating_mul(MIN_STALL_SLOTS);
		params::calendar::StallLimitMs::get().clamp(least, MAX_STALL_MS)
	}
}

impl pallet_calendar::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Clock = Clock;
	type StallLimit = StallLimit;
	type WeightInfo = pallet_calendar::weights::SubstrateWeight<Runtime>;
}

impl pallet_rights::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Datasets = Registry;
	type Registration = Registration;
	type Clock = Clock;
	type MaxGrantsPerGrantor = params::rights::MaxGrants;
	type WeightInfo = pallet_rights::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
}

impl pallet_licences::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Clock = Clock;
	type MaxPresentationMs = params::licences::MaxPresentationMs;
	type MaxLicencesPerIssuer = params::licences::MaxLicences;
	type MaxRulesPerPublisher = params::licences::MaxRules;
	type WeightInfo = pallet_licences::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

impl pallet_bills::Config for Runtime {
	type Members = Members;
	type Clock = Clock;
	type RegulatorKey = params::bills::RegulatorKey;
	type OfferLifetimeMs = params::bills::OfferMs;
	type RejectWindowMs = params::bills::RejectMs;
	type MaxLiveBillsPerCarrier = params::bills::MaxLiveBills;
	type MaxChain = ConstU32<10_000>;
	type WeightInfo = pallet_bills::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// What changes hands beside claims, each kind at the pallet that records it.
pub struct Things;

impl Leg for Things {
	fn lock(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		match thing.kind {
			LegKind::Grant => Rights::lock(instruction, thing, from, to),
			LegKind::Bill => Bills::lock(instruction, thing, from, to),
		}
	}

	fn execute(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		match thing.kind {
			LegKind::Grant => Rights::execute(instruction, thing, from, to),
			LegKind::Bill => Bills::execute(instruction, thing, from, to),
		}
	}

	fn release(instruction: &InstructionId, thing: &Thing) -> DispatchResult {
		match thing.kind {
			LegKind::Grant => Rights::release(instruction, thing),
			LegKind::Bill => Bills::release(instruction, thing),
		}
	}

	fn weight(kind: LegKind) -> Weight {
		match kind {
			LegKind::Grant => Rights::weight(kind),
			LegKind::Bill => Bills::weight(kind),
		}
	}
}

impl pallet_settlement::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Things = Things;
	type Clock = Clock;
	type MaxOpenPerMember = params::settlement::MaxOpen;
	type MaxInstructionMs = params::settlement::MaxInstructionMs;
	type WeightInfo = pallet_settlement::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}
