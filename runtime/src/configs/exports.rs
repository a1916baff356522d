//! Data that leave the country: asks members, datasets, and rights for who may.

use crate::{
	Members, Registry, Rights, Runtime,
	configs::{governance::CouncilMajority, system::Clock},
	params,
};

impl pallet_exports::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Datasets = Registry;
	type Rights = Rights;
	type Clock = Clock;
	type MaxExports = params::exports::MaxExports;
	type WeightInfo = pallet_exports::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Rights;
}
