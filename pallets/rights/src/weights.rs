//! Weights of the pallet `pallet_rights`. Not measured yet: estimates from the storage that each call reads and writes, and twice
//! the execution time of calls of like size in `pallet-registry`. `scripts/bench-weights rights` writes this file anew.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and hooks weigh.
pub trait WeightInfo {
	fn declare_joint() -> Weight;
	fn consent() -> Weight;
	fn claim(i: u32) -> Weight;
	fn relinquish() -> Weight;
	fn grant(s: u32) -> Weight;
	fn revoke() -> Weight;
	fn offer(s: u32) -> Weight;
	fn withdraw_offer() -> Weight;
	fn leg_lock(s: u32) -> Weight;
	fn leg_execute(s: u32) -> Weight;
	fn leg_release() -> Weight;
}

/// As estimated.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn declare_joint() -> Weight {
		Weight::from_parts(50_000_000, 19_500)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(30_000_000, 15_800)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn claim(i: u32) -> Weight {
		Weight::from_parts(70_000_000, 93_500)
			.saturating_add(Weight::from_parts(35_000_000, 33_300).saturating_mul(i.into()))
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().reads((9_u64).saturating_mul(i.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn relinquish() -> Weight {
		Weight::from_parts(30_000_000, 12_100)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn grant(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 127_000)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn revoke() -> Weight {
		Weight::from_parts(45_000_000, 15_800)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn offer(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 127_000)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(34_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(45_000_000, 12_100)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn leg_lock(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 119_400)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn leg_execute(s: u32) -> Weight {
		Weight::from_parts(230_000_000, 119_400)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(32_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn leg_release() -> Weight {
		Weight::from_parts(30_000_000, 3_900)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The same, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn declare_joint() -> Weight {
		Weight::from_parts(50_000_000, 19_500)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(30_000_000, 15_800)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn claim(i: u32) -> Weight {
		Weight::from_parts(70_000_000, 93_500)
			.saturating_add(Weight::from_parts(35_000_000, 33_300).saturating_mul(i.into()))
			.saturating_add(RocksDbWeight::get().reads(25_u64))
			.saturating_add(RocksDbWeight::get().reads((9_u64).saturating_mul(i.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn relinquish() -> Weight {
		Weight::from_parts(30_000_000, 12_100)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn grant(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 127_000)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(34_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn revoke() -> Weight {
		Weight::from_parts(45_000_000, 15_800)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn offer(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 127_000)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(34_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(45_000_000, 12_100)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn leg_lock(s: u32) -> Weight {
		Weight::from_parts(220_000_000, 119_400)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(32_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn leg_execute(s: u32) -> Weight {
		Weight::from_parts(230_000_000, 119_400)
			.saturating_add(Weight::from_parts(12_000_000, 3_700).saturating_mul(s.into()))
			.saturating_add(RocksDbWeight::get().reads(32_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn leg_release() -> Weight {
		Weight::from_parts(30_000_000, 3_900)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
