//! What calls weigh by what they carry: the measured pieces of work, put together.

use frame::prelude::*;
use hefu_primitives::dataset::VersionContent;
use pallet_support::Checks;

use crate::{CheckWhen, Config, Pallet, Registration, WeightInfo};

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
