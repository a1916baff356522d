//! What other pallets ask about datasets.

use frame::{prelude::*, traits::ConstU32};
use hefu_primitives::{
	DatasetId,
	dataset::{MAX_DISTRIBUTIONS, Source},
};
use pallet_support::{DatasetFacts, DatasetInspect, FileDigests, FileFacts, FileInspect};

use crate::{Config, DatasetState, Datasets, Pallet, Versions};

impl<T: Config> DatasetInspect for Pallet<T> {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		let found = Datasets::<T>::get(dataset)?;
		let said = Versions::<T>::get(dataset, version)?.content;
		// Made from other datasets, whatever its holder says of it: rights in it take the use of these (R2).
		let is_derived = said.parents.iter().any(|parent| parent.dataset != *dataset);
		Some(DatasetFacts {
			holder: found.holder,
			is_live: found.state == DatasetState::Live,
			kind: said.descriptor.kind,
			class: said.descriptor.grade.class,
			source: if is_derived { Source::Derived } else { said.descriptor.source },
			parents: said.parents,
		})
	}

	fn digests(dataset: &DatasetId, version: u32) -> FileDigests {
		let files = Versions::<T>::get(dataset, version).map(|version| version.content.distributions);
		FileDigests::truncate_from(files.iter().flatten().map(|file| file.digests).collect())
	}
}

impl<T: Config> FileInspect for Pallet<T> {
	fn files(dataset: &DatasetId, version: u32) -> BoundedVec<FileFacts, ConstU32<MAX_DISTRIBUTIONS>> {
		let files = Versions::<T>::get(dataset, version).map(|version| version.content.distributions);
		let facts = files.iter().flatten().map(|file| FileFacts { size: file.size, digests: file.digests });
		BoundedVec::truncate_from(facts.collect())
	}
}
