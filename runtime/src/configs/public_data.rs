//! Data of the public: its authorised operation, and its register.

use crate::{
	Calendar, Members, Operation, Registration, Registry, Runtime,
	configs::{governance::CouncilMajority, system::Clock},
	params,
};

impl pallet_operation::Config for Runtime {
	type Members = Members;
	type Datasets = Registry;
	type Registration = Registration;
	type Clock = Clock;
	type MaxOperations = params::operation::MaxOperations;
	type MaxData = params::operation::MaxData;
	type MaxProducts = params::operation::MaxProducts;
	type MaxTermMonths = params::operation::MaxTermMonths;
	type DisclosureMonth = params::operation::DisclosureMonth;
	type WeightInfo = pallet_operation::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}

impl pallet_catalogue::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Datasets = Registry;
	type Operations = Operation;
	type Registration = Registration;
	type LawClocks = Calendar;
	type Clock = Clock;
	type MaxOpenApplications = params::catalogue::MaxOpenApplications;
	type MaxObjections = params::catalogue::MaxObjections;
	type WeightInfo = pallet_catalogue::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkLaw = Calendar;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}
