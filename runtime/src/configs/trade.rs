//! What changes hands, what is shown elsewhere, and the days that both are counted in: calendar, rights, settlement, bills, licences.

use crate::{Members, Registry, Runtime, configs::{governance::CouncilMajority, system::Clock}, params};

impl pallet_calendar::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Clock = Clock;
	type WeightInfo = pallet_calendar::weights::SubstrateWeight<Runtime>;
}

impl pallet_rights::Config for Runtime {
	type Members = Members;
	type Datasets = Registry;
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

