//! Registering datasets and versions, and withdrawing datasets.

use frame::{deps::sp_io::hashing::blake2_256, prelude::*, traits::Get};
use hefu_primitives::{
	DatasetId, MemberId, Nonce,
	dataset::{VersionContent, VersionRef},
};
use pallet_support::{MemberInspect, genesis_hash};

use crate::{
	CheckWhen, Children, Config, Dataset, DatasetState, Datasets, Error, Event, HeldBy, HeldCount, Pallet,
	Version, Versions, WithdrawReason,
};

impl<T: Config> Pallet<T> {
	/// The live member on whose own behalf the call's key acts.
	pub(crate) fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
		let who = frame_system::ensure_signed(origin)?;
		T::Members::member(&who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// Registers a dataset with its first version.
	pub(crate) fn do_register(
		holder: MemberId,
		nonce: Nonce,
		content: VersionContent,
		check: CheckWhen,
	) -> DispatchResult {
		let id = DatasetId::derive(&genesis_hash::<T>(), &holder, &nonce);
		ensure!(!Datasets::<T>::contains_key(id), Error::<T>::AlreadyExists);
		let held = HeldCount::<T>::get(holder);
		ensure!(held < T::MaxDatasetsPerMember::get(), Error::<T>::TooManyDatasets);
		Self::check_content(&content)?;

		let registered_at = frame_system::Pallet::<T>::block_number();
		let dataset = Dataset { holder, versions: 1, state: DatasetState::Live, registered_at };
		Datasets::<T>::insert(id, dataset);
		HeldBy::<T>::insert(holder, id, ());
		HeldCount::<T>::insert(holder, held.saturating_add(1));
		Self::deposit_event(Event::DatasetRegistered { dataset: id, holder });
		Self::record_version(holder, VersionRef { dataset: id, version: 1 }, content, check)
	}

	/// Adds a version.
	pub(crate) fn do_add_version(
		holder: MemberId,
		id: DatasetId,
		content: VersionContent,
		check: CheckWhen,
	) -> DispatchResult {
		let mut dataset = Self::live_dataset_of(&holder, &id)?;
		ensure!(dataset.versions < T::MaxVersionsPerDataset::get(), Error::<T>::TooManyVersions);
		Self::check_content(&content)?;

		dataset.versions = dataset.versions.checked_add(1).ok_or(Error::<T>::TooManyVersions)?;
		Datasets::<T>::insert(id, dataset);
		Self::record_version(holder, VersionRef { dataset: id, version: dataset.versions }, content, check)
	}

	/// Withdraws a dataset.
	pub(crate) fn do_withdraw(holder: MemberId, id: DatasetId, reason: WithdrawReason) -> DispatchResult {
		let mut dataset = Self::live_dataset_of(&holder, &id)?;
		let at = frame_system::Pallet::<T>::block_number();
		dataset.state = DatasetState::Withdrawn { reason, at };
		Datasets::<T>::insert(id, dataset);
		HeldCount::<T>::mutate_exists(holder, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		Self::deposit_event(Event::DatasetWithdrawn { dataset: id, holder, reason });
		Ok(())
	}

	/// The dataset, if it is live.
	pub(crate) fn live_dataset(id: &DatasetId) -> Result<Dataset<BlockNumberFor<T>>, DispatchError> {
		let dataset = Datasets::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(dataset.state == DatasetState::Live, Error::<T>::Withdrawn);
		Ok(dataset)
	}

	fn live_dataset_of(
		holder: &MemberId,
		id: &DatasetId,
	) -> Result<Dataset<BlockNumberFor<T>>, DispatchError> {
		let dataset = Datasets::<T>::get(id).ok_or(Error::<T>::NotFound)?;
		ensure!(dataset.holder == *holder, Error::<T>::NotHolder);
		ensure!(dataset.state == DatasetState::Live, Error::<T>::Withdrawn);
		Ok(dataset)
	}

	/// Writes a version whose content has been checked, and opens the checks of its files.
	fn record_version(
		holder: MemberId,
		of: VersionRef,
		content: VersionContent,
		check: CheckWhen,
	) -> DispatchResult {
		for parent in &content.parents {
			Children::<T>::insert(parent, of, ());
		}
		Self::deposit_event(Event::VersionRegistered {
			dataset: of.dataset,
			version: of.version,
			holder,
			name: content.descriptor.name.clone(),
			content: content.using_encoded(blake2_256),
			digests: BoundedVec::truncate_from(
				content.distributions.iter().map(|file| file.digests).collect(),
			),
			seals: BoundedVec::truncate_from(content.distributions.iter().map(|file| file.seal).collect()),
			parents: content.parents.clone(),
		});
		if check == CheckWhen::Now {
			Self::open_checks(&holder, of, &content.distributions)?;
		}
		let version = Version {
			content,
			registered_at: frame_system::Pallet::<T>::block_number(),
			registered_ms: T::Clock::get(),
		};
		Versions::<T>::insert(of.dataset, of.version, version);
		Ok(())
	}
}
