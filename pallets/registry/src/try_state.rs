//! What always holds of this pallet's storage.

use alloc::collections::{BTreeMap, BTreeSet};
use frame::prelude::*;
use hefu_primitives::{
	DatasetId, MemberId,
	dataset::{GradeClass, VersionContent, VersionRef},
};

use crate::{
	Children, Config, Dataset, DatasetState, Datasets, HeldBy, HeldCount, Pallet, Versions,
	content::{check_keys, is_below},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant over all storage. That a version is immutable (R13) is no matter of one state: the properties
	/// test it over lives.
	pub fn do_try_state() -> Result<(), DispatchError> {
		Self::holders_are_indexed()?;
		Self::versions_are_numbered()?;
		Self::contents_are_valid()?;
		Self::lineage_is_mirrored()
	}

	/// Each dataset is under its holder, and each holder's live ones are counted.
	fn holders_are_indexed() -> Result<(), DispatchError> {
		let mut held = BTreeSet::<(MemberId, DatasetId)>::new();
		let mut live = BTreeMap::<MemberId, u32>::new();
		for (id, Dataset { holder, state, .. }) in Datasets::<T>::iter() {
			held.insert((holder, id));
			if state == DatasetState::Live {
				live.entry(holder).or_default().saturating_inc();
			}
		}
		let indexed = HeldBy::<T>::iter_keys().collect::<BTreeSet<_>>();
		ensure!(indexed == held, "HeldBy does not match Datasets");
		ensure!(
			HeldCount::<T>::iter().collect::<BTreeMap<_, _>>() == live,
			"HeldCount does not match Datasets"
		);
		Ok(())
	}

	/// R13: the versions of a dataset are those from 1 to its latest, and there are no others.
	fn versions_are_numbered() -> Result<(), DispatchError> {
		let mut expected = 0usize;
		for (id, Dataset { versions, registered_at, .. }) in Datasets::<T>::iter() {
			ensure!(versions > 0, "R13: a dataset without a version");
			expected = expected.saturating_add(versions as usize);
			let mut latest = registered_at;
			for number in 1..=versions {
				let version = Versions::<T>::get(id, number).ok_or("R13: a version is missing")?;
				ensure!(version.registered_at >= latest, "R13: a version is older than the one before");
				latest = version.registered_at;
			}
		}
		ensure!(Versions::<T>::iter_keys().count() == expected, "R13: a version of no dataset");
		Ok(())
	}

	/// R12 and the descriptor's own rules. The locators' policy is governed and may have changed since.
	fn contents_are_valid() -> Result<(), DispatchError> {
		for (_, _, version) in Versions::<T>::iter() {
			let VersionContent { descriptor, distributions, parents } = version.content;
			ensure!(descriptor.check().is_ok(), "a descriptor breaks a rule");
			ensure!(descriptor.grade.class != GradeClass::Core, "R12: core data");
			ensure!(!distributions.is_empty(), "a version without a file");
			ensure!(distributions.iter().all(|file| file.check().is_ok()), "a file breaks a rule");
			ensure!(check_keys::<T>(&distributions).is_ok(), "a key seals two files of a version");
			for VersionRef { dataset, version } in parents {
				let parent = Versions::<T>::get(dataset, version).ok_or("a parent does not exist")?;
				let lower = is_below(&descriptor.grade, &parent.content.descriptor.grade);
				ensure!(!lower || descriptor.grade.report.is_some(), "R12: a grade below a parent's");
			}
		}
		Ok(())
	}

	/// The edges from parents to children are those from children to parents, each once.
	fn lineage_is_mirrored() -> Result<(), DispatchError> {
		let mut edges = BTreeSet::<(VersionRef, VersionRef)>::new();
		for (dataset, number, version) in Versions::<T>::iter() {
			let child = VersionRef { dataset, version: number };
			for parent in version.content.parents {
				ensure!(parent != child, "a version is its own parent");
				ensure!(edges.insert((parent, child)), "a parent is named twice");
			}
		}
		let mirrored = Children::<T>::iter_keys().collect::<BTreeSet<_>>();
		ensure!(mirrored == edges, "Children does not match the parents");
		Ok(())
	}
}
