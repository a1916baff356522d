//! Weights of the pallet `pallet_anchors`, in the form in which `scripts/bench-weights` writes them.
//!
//! NOT MEASURED YET: all of them. They are estimates from what the calls' storage accesses cost elsewhere, on the high side, without what
//! settlement, the register, rights and the market cost, which their pallets say; of `anchor_assessment` with a dataset whose first version
//! (17 kB at most) is read.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and hooks weigh.
pub trait WeightInfo {
	fn appoint_attestor() -> Weight;
	fn set_signer() -> Weight;
	fn anchor_invoice() -> Weight;
	fn file_contract() -> Weight;
	fn enter_asset() -> Weight;
	fn audit_entry() -> Weight;
	fn anchor_assessment() -> Weight;
	fn anchor_export_basis() -> Weight;
	fn withdraw() -> Weight;
}

/// As estimated.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn appoint_attestor() -> Weight {
		Weight::from_parts(80_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_signer() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn anchor_invoice() -> Weight {
		Weight::from_parts(220_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn file_contract() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn enter_asset() -> Weight {
		Weight::from_parts(80_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn audit_entry() -> Weight {
		Weight::from_parts(70_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn anchor_assessment() -> Weight {
		Weight::from_parts(160_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn anchor_export_basis() -> Weight {
		Weight::from_parts(130_000_000, 25_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(70_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// As estimated, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn appoint_attestor() -> Weight {
		Weight::from_parts(80_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_signer() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn anchor_invoice() -> Weight {
		Weight::from_parts(220_000_000, 40_000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn file_contract() -> Weight {
		Weight::from_parts(70_000_000, 12_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn enter_asset() -> Weight {
		Weight::from_parts(80_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn audit_entry() -> Weight {
		Weight::from_parts(70_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn anchor_assessment() -> Weight {
		Weight::from_parts(160_000_000, 40_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn anchor_export_basis() -> Weight {
		Weight::from_parts(130_000_000, 25_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(70_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
