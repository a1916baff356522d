//! The pallets that `scripts/bench-weights` measures.

frame_benchmarking::define_benchmarks!(
	[pallet_members, Members]
	[pallet_receipts, Receipts]
	[pallet_registry, Registry]
	[pallet_validators, Validators]
	[pallet_verification, Verification]
);
