//! What other pallets ask about datasets.

use hefu_primitives::DatasetId;
use pallet_support::{DatasetFacts, DatasetInspect, FileDigests};

use crate::{Config, DatasetState, Datasets, Pallet, Versions};

impl<T: Config> DatasetInspect for Pallet<T> {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		let found = Datasets::<T>::get(dataset)?;
		let first = Versions::<T>::get(dataset, 1)?.content;
		Some(DatasetFacts {
			holder: found.holder,
			is_live: found.state == DatasetState::Live,
			kind: first.descriptor.kind,
			class: first.descriptor.grade.class,
			versions: found.versions,
			source: first.descriptor.source,
			parents: first.parents,
		})
	}

	fn digests(dataset: &DatasetId, version: u32) -> FileDigests {
		let files = Versions::<T>::get(dataset, version).map(|version| version.content.distributions);
		FileDigests::truncate_from(files.iter().flatten().map(|file| file.digests).collect())
	}
}
