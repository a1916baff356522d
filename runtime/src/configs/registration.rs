//! Registration of rights in data: asks members, datasets, the calendar for the law and its clocks, and rights for consents; tells rights
//! what it registers.

use crate::{
	Calendar, Members, Registry, Rights, Runtime,
	configs::{governance::CouncilMajority, system::Clock},
	params,
};

impl pallet_registration::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Datasets = Registry;
	type LawPacks = Calendar;
	type LawClocks = Calendar;
	type JointConsents = Rights;
	type OnRegistered = Rights;
	type Clock = Clock;
	type MaxOpenFilings = params::registration::MaxOpenFilings;
	type MaxObjections = params::registration::MaxObjections;
	type WeightInfo = pallet_registration::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkLaw = Calendar;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}
