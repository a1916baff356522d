//! What a version's content must be like.

use alloc::collections::BTreeSet;
use frame::prelude::*;
use hefu_primitives::{
	dataset::{
		DescriptorError, Distribution, DistributionError, Grade, GradeClass, Parents, VersionContent,
		VersionRef,
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
	})?;
	file.locator.check(policy).map_err(|_| Error::LocatorNotAllowed)
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
