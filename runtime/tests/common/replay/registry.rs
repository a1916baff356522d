//! Datasets and versions. Derived: who holds how many (`HeldBy`, `HeldCount`), and what was made from what (`Children`).

use std::collections::BTreeMap;

use hefu_primitives::dataset::{VersionContent, VersionRef};
use hefu_runtime::Runtime;
use pallet_registry::{
	Children, Dataset, DatasetState, Datasets, Event, HeldBy, HeldCount, Version, Versions,
};

use super::At;

pub fn read(event: Event<Runtime>, at: At, contents: &BTreeMap<[u8; 32], VersionContent>) {
	match event {
		Event::DatasetRegistered { dataset, holder } => {
			let registered =
				Dataset { holder, versions: 0, state: DatasetState::Live, registered_at: at.number };
			Datasets::<Runtime>::insert(dataset, registered);
			HeldBy::<Runtime>::insert(holder, dataset, ());
			HeldCount::<Runtime>::mutate(holder, |count| *count += 1);
		}
		Event::VersionRegistered { dataset, version, holder, name, content, digests, seals, parents } => {
			let content = contents.get(&content).expect("somebody has what the digest is of").clone();
			// What the event says in words is what the digest says.
			assert_eq!(name, content.descriptor.name);
			assert!(digests.iter().eq(content.distributions.iter().map(|file| &file.digests)));
			assert!(seals.iter().eq(content.distributions.iter().map(|file| &file.seal)));
			assert_eq!(parents, content.parents);
			for parent in &parents {
				Children::<Runtime>::insert(parent, VersionRef { dataset, version }, ());
			}
			Datasets::<Runtime>::mutate(dataset, |of| {
				let of = of.as_mut().expect("it was registered");
				assert_eq!((of.holder, of.versions + 1), (holder, version));
				of.versions = version;
			});
			let recorded = Version { content, registered_at: at.number, registered_ms: at.ms };
			Versions::<Runtime>::insert(dataset, version, recorded);
		}
		Event::DatasetWithdrawn { dataset, holder, reason } => {
			Datasets::<Runtime>::mutate(dataset, |of| {
				let of = of.as_mut().expect("it was registered");
				of.state = DatasetState::Withdrawn { reason, at: at.number };
			});
			super::fewer::<HeldCount<Runtime>, _>(holder);
		}
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	}
}
