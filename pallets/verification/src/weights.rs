//! Weights of this pallet. The figures in `()` are estimates for tests; a runtime takes the measured ones.

use frame::{deps::frame_support::weights::constants::RocksDbWeight, prelude::*};

/// What each of the pallet's pieces of work weighs.
pub trait WeightInfo {
	/// `report` without the closing.
	fn report() -> Weight;
	/// Authorizing `report`.
	fn authorize_report() -> Weight;
	/// `set_policy`.
	fn set_policy() -> Weight;
	/// Opening a check.
	fn open() -> Weight;
	/// Closing a check with `v` verifiers.
	fn close(v: u32) -> Weight;
	/// Looking for checks that are due, apart from what is found.
	fn close_due() -> Weight;
	/// Looking for the next check in a bucket.
	fn next_due() -> Weight;
	/// Changing to a set of `v` verifiers.
	fn rotate(v: u32) -> Weight;
}

fn estimate(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), proof)
		.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

impl WeightInfo for () {
	fn report() -> Weight {
		estimate(35, 10_000, 5, 7)
	}
	fn authorize_report() -> Weight {
		estimate(90, 40_000, 4, 0)
	}
	fn set_policy() -> Weight {
		estimate(10, 0, 0, 1)
	}
	fn open() -> Weight {
		estimate(40, 40_000, 9, 8)
	}
	fn close(v: u32) -> Weight {
		estimate(40, 10_000, 6, 9).saturating_add(estimate(2, 3_000, 1, 1).saturating_mul(v.into()))
	}
	fn close_due() -> Weight {
		estimate(5, 2_000, 2, 1)
	}
	fn next_due() -> Weight {
		estimate(5, 3_000, 2, 1)
	}
	fn rotate(v: u32) -> Weight {
		estimate(20, 5_000, 4, 4).saturating_add(Weight::from_parts(100_000, 32).saturating_mul(v.into()))
	}
}
