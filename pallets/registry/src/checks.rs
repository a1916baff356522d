//! Having files checked, and what came of it.

use alloc::vec::Vec;
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, MemberId,
	dataset::{Distribution, VersionRef},
	verification::{Subject, Verdict},
};
use pallet_support::Checks;

use crate::{Config, Error, Pallet, Versions};

impl<T: Config> Pallet<T> {
	/// Opens a check of a file on behalf of `member`; gives the file's size.
	pub(crate) fn do_request_check(
		member: MemberId,
		dataset: DatasetId,
		version: u32,
		distribution: u8,
	) -> Result<u64, DispatchError> {
		let file = Self::file_to_check(dataset, version, distribution)?;
		T::Checks::open(&member, Subject { dataset, version, distribution }, &file)?;
		Ok(file.size)
	}

	/// The file, if its dataset is live.
	pub(crate) fn file_to_check(
		dataset: DatasetId,
		version: u32,
		distribution: u8,
	) -> Result<Distribution, DispatchError> {
		Self::live_dataset(&dataset)?;
		let content = Versions::<T>::get(dataset, version).ok_or(Error::<T>::NoSuchVersion)?.content;
		let file = content.distributions.get(usize::from(distribution));
		file.cloned().ok_or_else(|| Error::<T>::NoSuchDistribution.into())
	}

	/// Opens a check of each file of a version.
	pub(crate) fn open_checks(member: &MemberId, of: VersionRef, files: &[Distribution]) -> DispatchResult {
		for (distribution, file) in (0u8..).zip(files) {
			let subject = Subject { dataset: of.dataset, version: of.version, distribution };
			T::Checks::open(member, subject, file)?;
		}
		Ok(())
	}

	/// The latest verdict of each file of a version.
	pub(crate) fn verdicts(dataset: DatasetId, version: u32) -> Vec<Option<Verdict>> {
		let files =
			Versions::<T>::get(dataset, version).map_or(0, |version| version.content.distributions.len());
		(0u8..)
			.take(files)
			.map(|distribution| T::Checks::latest(&Subject { dataset, version, distribution }))
			.collect()
	}
}
