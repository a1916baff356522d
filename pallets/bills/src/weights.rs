//! Weights of the pallet `pallet_bills`.
//!
//! Not measured yet: each is the reads and writes counted in the code and a time above what such work takes elsewhere.
//! `scripts/bench-weights` writes the measured ones over this file once the runtime holds the pallet.

#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use core::marker::PhantomData;
use frame::{deps::frame_system, weights_prelude::*};

/// What the pallet's calls and its part in settling weigh.
pub trait WeightInfo {
	fn issue() -> Weight;
	fn offer_transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn decline_transfer() -> Weight;
	fn withdraw_offer() -> Weight;
	fn endorse() -> Weight;
	fn endorse_to_order() -> Weight;
	fn blank_endorse() -> Weight;
	fn sign() -> Weight;
	fn reject() -> Weight;
	fn request_surrender() -> Weight;
	fn accept_surrender() -> Weight;
	fn reject_surrender() -> Weight;
	fn cancel_surrender() -> Weight;
	fn void() -> Weight;
	fn lock() -> Weight;
	fn execute() -> Weight;
	fn release() -> Weight;
}

/// As counted.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn issue() -> Weight {
		Weight::from_parts(200_000_000, 90_000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(110_000_000, 26_000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn decline_transfer() -> Weight {
		Weight::from_parts(80_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(80_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn endorse() -> Weight {
		Weight::from_parts(120_000_000, 26_000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn endorse_to_order() -> Weight {
		Weight::from_parts(120_000_000, 26_000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn blank_endorse() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn sign() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn request_surrender() -> Weight {
		Weight::from_parts(130_000_000, 24_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn accept_surrender() -> Weight {
		Weight::from_parts(120_000_000, 24_000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn reject_surrender() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel_surrender() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn void() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(90_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn execute() -> Weight {
		Weight::from_parts(130_000_000, 18_000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(60_000_000, 8_000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// As counted, with RocksDB's standard weights: for tests.
impl WeightInfo for () {
	fn issue() -> Weight {
		Weight::from_parts(200_000_000, 90_000)
			.saturating_add(RocksDbWeight::get().reads(40_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn offer_transfer() -> Weight {
		Weight::from_parts(110_000_000, 26_000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn decline_transfer() -> Weight {
		Weight::from_parts(80_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn withdraw_offer() -> Weight {
		Weight::from_parts(80_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn endorse() -> Weight {
		Weight::from_parts(120_000_000, 26_000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn endorse_to_order() -> Weight {
		Weight::from_parts(120_000_000, 26_000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn blank_endorse() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn sign() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn reject() -> Weight {
		Weight::from_parts(110_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn request_surrender() -> Weight {
		Weight::from_parts(130_000_000, 24_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn accept_surrender() -> Weight {
		Weight::from_parts(120_000_000, 24_000)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reject_surrender() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn cancel_surrender() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn void() -> Weight {
		Weight::from_parts(120_000_000, 22_000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(90_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn execute() -> Weight {
		Weight::from_parts(130_000_000, 18_000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(60_000_000, 8_000)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
