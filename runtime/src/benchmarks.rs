//! The pallets that `scripts/bench-weights` measures.

frame_benchmarking::define_benchmarks!(
	[pallet_anchors, Anchors]
	[pallet_bills, Bills]
	[pallet_calendar, Calendar]
	[pallet_catalogue, Catalogue]
	[pallet_exports, Exports]
	[pallet_licences, Licences]
	[pallet_market, Market]
	[pallet_members, Members]
	[pallet_metering, Metering]
	[pallet_operation, Operation]
	[pallet_receipts, Receipts]
	[pallet_registration, Registration]
	[pallet_registry, Registry]
	[pallet_rights, Rights]
	[pallet_settlement, Settlement]
	[pallet_validators, Validators]
	[pallet_verification, Verification]
);
