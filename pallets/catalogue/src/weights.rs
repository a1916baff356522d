//! Weights of the pallet `pallet_catalogue`, in the form in which `scripts/bench-weights` writes them.
//!
//! NOT MEASURED YET: all of them. They are estimates from what the calls' storage accesses cost elsewhere, on the high side: of `file` with a
//! product made from sixteen datasets, whose first versions (17 kB at most each) are read.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and hooks weigh.
pub trait WeightInfo {
	fn put_in_force() -> Weight;
	fn file() -> Weight;
	fn supply() -> Weight;
	fn withdraw_application() -> Weight;
	fn accept() -> Weight;
	fn ask_correction() -> Weight;
	fn reject() -> Weight;
	fn publicise() -> Weight;
	fn object() -> Weight;
	fn decide_objection() -> Weight;
	fn enter() -> Weight;
	fn replace_code() -> Weight;
}

/// As estimated.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn put_in_force() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn file() -> Weight {
		Weight::from_parts(900_000_000, 450_000)
			.saturating_add(T::DbWeight::get().reads(50_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn supply() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn ask_correction() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn publicise() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn decide_objection() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn enter() -> Weight {
		Weight::from_parts(120_000_000, 40_000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn replace_code() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
}

impl WeightInfo for () {
	fn put_in_force() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn file() -> Weight {
		Weight::from_parts(900_000_000, 450_000)
			.saturating_add(RocksDbWeight::get().reads(50_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn supply() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn withdraw_application() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn ask_correction() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn publicise() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn object() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn decide_objection() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn enter() -> Weight {
		Weight::from_parts(120_000_000, 40_000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn replace_code() -> Weight {
		Weight::from_parts(80_000_000, 30_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
}
