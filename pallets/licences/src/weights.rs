//! Weights of the pallet `pallet_licences`. Not measured yet: estimates from the storage that each call reads and writes, and twice
//! the execution time of calls of like size in `pallet-registry`. `scripts/bench-weights licences` writes this file anew.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and hooks weigh.
pub trait WeightInfo {
	fn set_type() -> Weight;
	fn appoint() -> Weight;
	fn dismiss() -> Weight;
	fn issue() -> Weight;
	fn suspend() -> Weight;
	fn restore() -> Weight;
	fn revoke() -> Weight;
	fn cancel() -> Weight;
	fn bind_key() -> Weight;
	fn recognise() -> Weight;
	fn withdraw_recognition() -> Weight;
	fn verify_presentation() -> Weight;
}

/// As estimated.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_type() -> Weight {
		Weight::from_parts(15_000_000, 1_000).saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn appoint() -> Weight {
		Weight::from_parts(30_000_000, 17_800)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(25_000_000, 12_200)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(110_000_000, 48_600)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn restore() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn bind_key() -> Weight {
		Weight::from_parts(40_000_000, 17_800)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn recognise() -> Weight {
		Weight::from_parts(45_000_000, 23_400)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn withdraw_recognition() -> Weight {
		Weight::from_parts(25_000_000, 12_200)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn verify_presentation() -> Weight {
		Weight::from_parts(40_000_000, 20_600)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The same, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn set_type() -> Weight {
		Weight::from_parts(15_000_000, 1_000).saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn appoint() -> Weight {
		Weight::from_parts(30_000_000, 17_800)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn dismiss() -> Weight {
		Weight::from_parts(25_000_000, 12_200)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn issue() -> Weight {
		Weight::from_parts(110_000_000, 48_600)
			.saturating_add(RocksDbWeight::get().reads(17_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn suspend() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn restore() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(35_000_000, 15_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn bind_key() -> Weight {
		Weight::from_parts(40_000_000, 17_800)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn recognise() -> Weight {
		Weight::from_parts(45_000_000, 23_400)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn withdraw_recognition() -> Weight {
		Weight::from_parts(25_000_000, 12_200)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn verify_presentation() -> Weight {
		Weight::from_parts(40_000_000, 20_600)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
