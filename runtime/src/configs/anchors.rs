//! Anchors of documents: asks what was paid, ordered, granted and registered, and tells nobody.

use crate::{
	Market, Members, Registration, Registry, Rights, Runtime, Settlement, Signature,
	configs::{governance::CouncilMajority, market::SlowSignature, system::Clock},
};

#[cfg(feature = "runtime-benchmarks")]
use super::settlers::Settlers;

impl pallet_anchors::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Datasets = Registry;
	type Registration = Registration;
	type Rights = Rights;
	type Orders = Market;
	type Settlement = Settlement;
	type KeySignature = Signature;
	type SlowSignature = SlowSignature;
	type Clock = Clock;
	type WeightInfo = pallet_anchors::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Registry;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Rights;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRegistration = Registration;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Settlers;
}
