//! What a version's content must be like.

use alloc::collections::{BTreeMap, BTreeSet};
use frame::prelude::*;
use hefu_primitives::{
	dataset::{
		DescriptorError, Distribution, DistributionError, Distributions, Grade, GradeClass, Parents,
		VersionContent, VersionRef,
	},
	locator::LocatorPolicy,
};
use pallet_support::Checks;

use crate::{Config, Error, Pallet, Versions};

impl<T: Config> Pallet<T> {
	/// Checks everything that can be said of the content as it is registered.
	pub(crate) fn check_content(content: &VersionContent) -> Result<(), Error<T>> {
		content.descriptor.check().map_err(descriptor_error)?;
		ensure!(content.descriptor.grade.class != GradeClass::Core, Error::<T>::CoreDataNotAllowed);
		ensure!(!content.distributions.is_empty(), Error::<T>::NoDistribution);
		let policy = T::Checks::policy();
		content.distributions.iter().try_for_each(|file| check_distribution(file, &policy))?;
		check_keys(&content.distributions)?;
		Self::check_parents(&content.parents, &content.descriptor.grade)
	}

	/// R12: parents exist, each is named once, and none has a higher grade unless a report says why.
	fn check_parents(parents: &Parents, grade: &Grade) -> Result<(), Error<T>> {
		let distinct = parents.iter().collect::<BTreeSet<_>>();
		ensure!(distinct.len() == parents.len(), Error::<T>::DuplicateParent);
		for VersionRef { dataset, version } in parents {
			let parent = Versions::<T>::get(dataset, version).ok_or(Error::<T>::UnknownParent)?;
			let lower = is_below(grade, &parent.content.descriptor.grade);
			ensure!(!lower || grade.report.is_some(), Error::<T>::GradeBelowParent);
		}
		Ok(())
	}
}

/// Whether the grade is lower: by its class, and in the same class by its level, of which none is the lowest.
pub(crate) fn is_below(grade: &Grade, other: &Grade) -> bool {
	(grade.class, grade.level) < (other.class, other.level)
}

fn check_distribution<T>(file: &Distribution, policy: &LocatorPolicy) -> Result<(), Error<T>> {
	file.check().map_err(|error| match error {
		DistributionError::Text => Error::InvalidDistribution,
		DistributionError::NoDigest => Error::NoDigest,
		DistributionError::SealedWithoutBlake3 => Error::SealedWithoutBlake3,
	})?;
	file.locator.check(policy).map_err(|_| Error::LocatorNotAllowed)
}

/// A key seals one file: two files of a version with the same commitment are the same file, at two places. Of other versions
/// only their holder can see to it.
pub(crate) fn check_keys<T>(files: &Distributions) -> Result<(), Error<T>> {
	let mut sealed = BTreeMap::new();
	for file in files {
		if let Some(seal) = file.seal {
			let other = sealed.insert(seal.key_commitment, file.digests.blake3);
			ensure!(other.is_none_or(|root| root == file.digests.blake3), Error::SealKeyReused);
		}
	}
	Ok(())
}

fn descriptor_error<T>(error: DescriptorError) -> Error<T> {
	match error {
		DescriptorError::Name => Error::InvalidName,
		DescriptorError::Overview => Error::InvalidOverview,
		DescriptorError::Industry => Error::InvalidIndustry,
		DescriptorError::Spatial => Error::InvalidSpatial,
		DescriptorError::Temporal => Error::InvalidTemporal,
		DescriptorError::Grade => Error::InvalidGrade,
	}
}
