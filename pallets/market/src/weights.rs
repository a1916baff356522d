//! Weights of the pallet `pallet_market`, in the form in which `scripts/bench-weights` writes them.
//!
//! NOT MEASURED YET: all of them. They are estimates from what the calls' storage accesses cost elsewhere, on the high side: what reads a
//! dataset's version reads 17 kB; an X25519 multiplication in the runtime is taken as 150 microseconds, a group's encryption and three
//! hashes of it as 500, a pair of hashes in each of two trees as 2. `commit` is of as many files as can be.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls weigh.
pub trait WeightInfo {
	fn list_product() -> Weight;
	fn delist_product() -> Weight;
	fn open_negotiation() -> Weight;
	fn negotiate() -> Weight;
	fn place_order() -> Weight;
	fn cancel() -> Weight;
	fn commit() -> Weight;
	fn lock() -> Weight;
	fn reveal(f: u32) -> Weight;
	fn transfer() -> Weight;
	fn accept() -> Weight;
	fn note_use() -> Weight;
	fn object() -> Weight;
	fn arbitrate() -> Weight;
	fn rule() -> Weight;
	fn dispute_key() -> Weight;
	fn dispute_group(p: u32) -> Weight;
	fn close() -> Weight;
	fn reclaim() -> Weight;
}

/// As estimated.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn list_product() -> Weight {
		Weight::from_parts(600_000_000, 300_000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn delist_product() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn open_negotiation() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn negotiate() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn place_order() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(90_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn commit() -> Weight {
		Weight::from_parts(700_000_000, 150_000)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(700_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn reveal(f: u32) -> Weight {
		Weight::from_parts(200_000_000, 60_000)
			.saturating_add(Weight::from_parts(170_000_000, 100).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn transfer() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn note_use() -> Weight {
		Weight::from_parts(250_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(100_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn dispute_key() -> Weight {
		Weight::from_parts(900_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn dispute_group(p: u32) -> Weight {
		Weight::from_parts(500_000_000, 80_000)
			.saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
}

/// As estimated, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn list_product() -> Weight {
		Weight::from_parts(600_000_000, 300_000)
			.saturating_add(RocksDbWeight::get().reads(40_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn delist_product() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn open_negotiation() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn negotiate() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn place_order() -> Weight {
		Weight::from_parts(400_000_000, 120_000)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(90_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn commit() -> Weight {
		Weight::from_parts(700_000_000, 150_000)
			.saturating_add(RocksDbWeight::get().reads(30_u64))
			.saturating_add(RocksDbWeight::get().writes(20_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(700_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn reveal(f: u32) -> Weight {
		Weight::from_parts(200_000_000, 60_000)
			.saturating_add(Weight::from_parts(170_000_000, 100).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn transfer() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn note_use() -> Weight {
		Weight::from_parts(250_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(100_000_000, 40_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn arbitrate() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn dispute_key() -> Weight {
		Weight::from_parts(900_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn dispute_group(p: u32) -> Weight {
		Weight::from_parts(500_000_000, 80_000)
			.saturating_add(Weight::from_parts(2_000_000, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn reclaim() -> Weight {
		Weight::from_parts(150_000_000, 60_000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
}
