//! Weights of the pallet `pallet_calendar`.
//!
//! Not measured yet: each is the reads and writes counted in the code and a time above what such work takes elsewhere.
//! `scripts/bench-weights` writes the measured ones over this file once the runtime holds the pallet.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and hooks weigh.
pub trait WeightInfo {
	fn set_year(h: u32, m: u32) -> Weight;
	fn deadline(y: u32) -> Weight;
}

/// As counted.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_year(h: u32, m: u32) -> Weight {
		Weight::from_parts(100_000_000, 3_820)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(h.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn deadline(y: u32) -> Weight {
		Weight::from_parts(10_000_000, 990)
			.saturating_add(Weight::from_parts(20_000_000, 2_830).saturating_mul(y.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(y.into())))
	}
}

/// As counted, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn set_year(h: u32, m: u32) -> Weight {
		Weight::from_parts(100_000_000, 3_820)
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(h.into()))
			.saturating_add(Weight::from_parts(200_000, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn deadline(y: u32) -> Weight {
		Weight::from_parts(10_000_000, 990)
			.saturating_add(Weight::from_parts(20_000_000, 2_830).saturating_mul(y.into()))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(y.into())))
	}
}
