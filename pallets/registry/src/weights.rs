//! Weights of this pallet. The figures in `()` are estimates for tests; a runtime takes the measured ones.

use frame::{deps::frame_support::weights::constants::RocksDbWeight, prelude::*};
use hefu_primitives::dataset::VersionContent;
use pallet_support::Checks;

use crate::{CheckWhen, Config, Pallet, Registration};

/// What each of the pallet's pieces of work weighs, without the opening of checks.
pub trait WeightInfo {
	/// `register` with `d` distributions, `p` parents and `b` bytes of encoded content.
	fn register(d: u32, p: u32, b: u32) -> Weight;
	/// `register_many` with `n` datasets of one distribution each.
	fn register_many(n: u32) -> Weight;
	/// `add_version` with `d` distributions, `p` parents and `b` bytes of encoded content.
	fn add_version(d: u32, p: u32, b: u32) -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `request_check`.
	fn request_check() -> Weight;
}

/// What of a content makes its weight: distributions, parents, bytes.
fn size_of(content: &VersionContent) -> (u32, u32, u32) {
	(content.distributions.len() as u32, content.parents.len() as u32, content.encoded_size() as u32)
}

impl<T: Config> Pallet<T> {
	/// Weight of [`Call::register`](crate::Call::register).
	pub(crate) fn weight_of_register(content: &VersionContent, check: CheckWhen) -> Weight {
		let (d, p, b) = size_of(content);
		T::WeightInfo::register(d, p, b).saturating_add(Self::weight_of_checks(content, check))
	}

	/// Weight of [`Call::add_version`](crate::Call::add_version).
	pub(crate) fn weight_of_add_version(content: &VersionContent, check: CheckWhen) -> Weight {
		let (d, p, b) = size_of(content);
		T::WeightInfo::add_version(d, p, b).saturating_add(Self::weight_of_checks(content, check))
	}

	/// Weight of [`Call::register_many`](crate::Call::register_many): that of so many of the smallest contents, and for each
	/// what it weighs more than the smallest.
	pub(crate) fn weight_of_register_many(registrations: &[Registration]) -> Weight {
		let smallest = T::WeightInfo::register(1, 0, 0);
		registrations.iter().fold(
			T::WeightInfo::register_many(registrations.len() as u32),
			|weight, Registration { content, check, .. }| {
				weight.saturating_add(Self::weight_of_register(content, *check).saturating_sub(smallest))
			},
		)
	}

	/// Weight of [`Call::request_check`](crate::Call::request_check) for a file of `size` bytes. Before the file is known it is
	/// that of the largest; the difference is given back.
	pub(crate) fn weight_of_request_check(size: u64) -> Weight {
		T::WeightInfo::request_check().saturating_add(T::Checks::open_weight(size))
	}

	/// Of a check for each file of the content, by the files' sizes.
	fn weight_of_checks(content: &VersionContent, check: CheckWhen) -> Weight {
		let sizes = content.distributions.iter().map(|file| file.size);
		match check {
			CheckWhen::Now => {
				sizes.fold(Weight::zero(), |weight, size| weight.saturating_add(T::Checks::open_weight(size)))
			}
			CheckWhen::Later => Weight::zero(),
		}
	}
}

fn estimate(micros: u64, proof: u64, reads: u64, writes: u64) -> Weight {
	Weight::from_parts(micros.saturating_mul(1_000_000), proof)
		.saturating_add(RocksDbWeight::get().reads_writes(reads, writes))
}

/// A distribution's own work, a parent's and a byte's.
fn content(d: u32, p: u32, b: u32) -> Weight {
	estimate(2, 0, 0, 0)
		.saturating_mul(d.into())
		.saturating_add(estimate(20, 20_000, 1, 1).saturating_mul(p.into()))
		.saturating_add(Weight::from_parts(10_000, 0).saturating_mul(b.into()))
}

impl WeightInfo for () {
	fn register(d: u32, p: u32, b: u32) -> Weight {
		estimate(40, 10_000, 5, 4).saturating_add(content(d, p, b))
	}
	fn register_many(n: u32) -> Weight {
		estimate(10, 5_000, 3, 0).saturating_add(estimate(40, 5_000, 2, 4).saturating_mul(n.into()))
	}
	fn add_version(d: u32, p: u32, b: u32) -> Weight {
		estimate(35, 10_000, 4, 2).saturating_add(content(d, p, b))
	}
	fn withdraw() -> Weight {
		estimate(20, 8_000, 3, 2)
	}
	fn request_check() -> Weight {
		estimate(40, 25_000, 4, 0)
	}
}
