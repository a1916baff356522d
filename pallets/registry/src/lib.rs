//! # Registry
//!
//! Datasets and their immutable versions (数据集登记).
//!
//! ## Overview
//!
//! A member registers a *dataset* under an id that it derives itself from a nonce. A dataset has *versions*, numbered from 1. A
//! version has a descriptor, its files with their digests (*distributions*) and the versions that it was made from
//! (*parents*); once recorded it never changes. The verifiers check the files at once, or when somebody asks.
//!
//! ## Lineage
//!
//! Only versions that exist can be named as parents, and a version's parents are recorded with it: so lineage has no circle,
//! by construction. The edges are kept in the other direction as well ([`Children`]), one entry each, so that what was made
//! from a version can be found page by page.
//!
//! ## Grades
//!
//! Core data (核心数据) is not registered at all. What is made from graded data has at least the highest grade of its
//! parents (就高从严), unless the digest of a report says why it does not.
//!
//! ## Interface
//!
//! - Members: [`Call::register`], [`Call::register_many`], [`Call::request_check`].
//! - The holder: [`Call::add_version`], [`Call::withdraw`].
//!
//! ## Invariants
//!
//! R12 and R13 of the design, and that the indices match what they index, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod checks;
mod content;
mod cost;
mod inspect;
#[cfg(test)]
mod mock;
mod register;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{CheckWhen, Dataset, DatasetState, Registration, Version, WithdrawReason};
pub use weights::WeightInfo;

/// Most registrations in one call.
pub const MAX_REGISTRATIONS: u32 = 100;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame::{prelude::*, traits::ConstU32, traits::Get};
	use hefu_primitives::{
		DatasetId, MemberId, Nonce,
		dataset::{MAX_DISTRIBUTIONS, Parents, VersionContent, VersionRef},
		digest::Digests,
		seal::Seal,
		text::Text,
		verification::Verdict,
	};
	use pallet_support::{Checks, MemberInspect};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Opens checks.
		type Checks: Checks;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most live datasets a member; governed.
		type MaxDatasetsPerMember: Get<u32>;

		/// Most versions a dataset; governed.
		type MaxVersionsPerDataset: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: pallet_support::MakeMember<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Id -> dataset. At most `MaxDatasetsPerMember` live ones a member; withdrawn ones stay. Written by the holder's calls.
	#[pallet::storage]
	pub type Datasets<T: Config> =
		StorageMap<_, Blake2_128Concat, DatasetId, Dataset<BlockNumberFor<T>>, OptionQuery>;

	/// Dataset, number from 1 -> version. At most `MaxVersionsPerDataset` a dataset. Written once, by [`Call::register`],
	/// [`Call::register_many`] or [`Call::add_version`]; never changed and never removed.
	#[pallet::storage]
	pub type Versions<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		DatasetId,
		Twox64Concat,
		u32,
		Version<BlockNumberFor<T>>,
		OptionQuery,
	>;

	/// Member, dataset that it holds, live or withdrawn. One entry for each dataset, written with it.
	#[pallet::storage]
	pub type HeldBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, DatasetId, (), OptionQuery>;

	/// Member -> how many live datasets it holds; no entry when none. Written when one is registered or withdrawn.
	#[pallet::storage]
	pub type HeldCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Version, a version that was made from it. One entry for each parent of each version, written with the child; so at
	/// most `MAX_PARENTS` times the number of versions.
	#[pallet::storage]
	pub type Children<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, VersionRef, Blake2_128Concat, VersionRef, (), OptionQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A dataset was registered; its first version follows.
		DatasetRegistered {
			/// Its id.
			dataset: DatasetId,
			/// The member who holds it.
			holder: MemberId,
		},
		/// A version was registered.
		VersionRegistered {
			/// The dataset.
			dataset: DatasetId,
			/// The version's number.
			version: u32,
			/// The member who holds it.
			holder: MemberId,
			/// Its name.
			name: Text<160>,
			/// BLAKE2b-256 of its SCALE-encoded content.
			content: [u8; 32],
			/// The digests of its files, in order.
			digests: BoundedVec<Digests, ConstU32<MAX_DISTRIBUTIONS>>,
			/// The seals of its files, in order: the digests of a sealed one are of its ciphertext.
			seals: BoundedVec<Option<Seal>, ConstU32<MAX_DISTRIBUTIONS>>,
			/// What it was made from.
			parents: Parents,
		},
		/// A dataset was withdrawn.
		DatasetWithdrawn {
			/// Its id.
			dataset: DatasetId,
			/// The member who holds it.
			holder: MemberId,
			/// Why.
			reason: WithdrawReason,
		},
	}

	/// Errors.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// There is no such dataset.
		NotFound,
		/// Another member holds the dataset.
		NotHolder,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// The nonce has been used: the dataset exists.
		AlreadyExists,
		/// There is nothing in the list.
		NothingToRegister,
		/// The member holds as many live datasets as allowed.
		TooManyDatasets,
		/// The dataset has as many versions as allowed.
		TooManyVersions,
		/// The dataset has no such version.
		NoSuchVersion,
		/// The version has no such distribution.
		NoSuchDistribution,
		/// The name is empty, too long or no text.
		InvalidName,
		/// The overview is too long or no text.
		InvalidOverview,
		/// The industry does not exist in GB/T 4754.
		InvalidIndustry,
		/// The region does not exist in GB/T 2260, or does not fit the level.
		InvalidSpatial,
		/// The last day is before the first.
		InvalidTemporal,
		/// The level does not exist or does not go with the class.
		InvalidGrade,
		/// Core data is not registered.
		CoreDataNotAllowed,
		/// The version has no file.
		NoDistribution,
		/// A file's name or media type is empty or no text.
		InvalidDistribution,
		/// A file has no digest.
		NoDigest,
		/// A sealed file has no BLAKE3 root.
		SealedWithoutBlake3,
		/// Two files are sealed by the same key.
		SealKeyReused,
		/// Verifiers may not be sent to a file's place.
		LocatorNotAllowed,
		/// A parent does not exist.
		UnknownParent,
		/// A parent is named twice.
		DuplicateParent,
		/// The grade is below a parent's and no report says why.
		GradeBelowParent,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Registers a dataset with its first version, held by the caller's member.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::weight_of_register(content, *check))]
		pub fn register(
			origin: OriginFor<T>,
			nonce: Nonce,
			content: Box<VersionContent>,
			check: CheckWhen,
		) -> DispatchResult {
			let holder = Self::ensure_member(origin)?;
			Self::do_register(holder, nonce, *content, check)
		}

		/// Registers several datasets, all or none. A later one may name an earlier one as parent.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::weight_of_register_many(registrations))]
		pub fn register_many(
			origin: OriginFor<T>,
			registrations: BoundedVec<Registration, ConstU32<MAX_REGISTRATIONS>>,
		) -> DispatchResult {
			let holder = Self::ensure_member(origin)?;
			ensure!(!registrations.is_empty(), Error::<T>::NothingToRegister);
			for Registration { nonce, content, check } in registrations {
				Self::do_register(holder, nonce, content, check)?;
			}
			Ok(())
		}

		/// Adds a version to a live dataset. For its holder.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::weight_of_add_version(content, *check))]
		pub fn add_version(
			origin: OriginFor<T>,
			dataset: DatasetId,
			content: Box<VersionContent>,
			check: CheckWhen,
		) -> DispatchResult {
			let holder = Self::ensure_member(origin)?;
			Self::do_add_version(holder, dataset, *content, check)
		}

		/// Withdraws a live dataset for good. For its holder. What was recorded stays, and checks that are open go on.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw())]
		pub fn withdraw(origin: OriginFor<T>, dataset: DatasetId, reason: WithdrawReason) -> DispatchResult {
			let holder = Self::ensure_member(origin)?;
			Self::do_withdraw(holder, dataset, reason)
		}

		/// Has the verifiers check a file of a live dataset. For every member: a counterparty may want to know. It counts
		/// against the caller's open checks, and costs by the file's size.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::weight_of_request_check(u64::MAX))]
		pub fn request_check(
			origin: OriginFor<T>,
			dataset: DatasetId,
			version: u32,
			distribution: u8,
		) -> DispatchResultWithPostInfo {
			let member = Self::ensure_member(origin)?;
			let size = Self::do_request_check(member, dataset, version, distribution)?;
			Ok(Some(Self::weight_of_request_check(size)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The dataset.
		pub fn dataset(dataset: DatasetId) -> Option<Dataset<BlockNumberFor<T>>> {
			Datasets::<T>::get(dataset)
		}

		/// A version of the dataset, by its number.
		pub fn version(dataset: DatasetId, version: u32) -> Option<Version<BlockNumberFor<T>>> {
			Versions::<T>::get(dataset, version)
		}

		/// For each file of the version, in order, what came of its latest closed check. Empty when there is no such version.
		pub fn latest_verdicts(dataset: DatasetId, version: u32) -> Vec<Option<Verdict>> {
			Self::verdicts(dataset, version)
		}
	}
}
