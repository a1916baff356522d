//! # Catalogue
//!
//! The public-data register (公共数据资源登记), by the interim measures on it (《公共数据资源登记管理暂行办法》). It is another register than that
//! of property: raw data of the state is registered here alone, and what is made of it under an authorisation here first.
//!
//! ## Overview
//!
//! Members *file* applications at institutions: for a first registration, a change, a correction, another term, or the end. The institution
//! takes an application on, reviews its form, shows it to the public, decides about objections, and *enters* it in the register with a query
//! code.
//!
//! ## What needs no transaction
//!
//! What silence has done to an application ([`Pallet::standing`]), that an entry's term is over ([`Pallet::standing_of`]), and that what is
//! operated under an authorisation was not filed in time ([`Pallet::due_at`]). When the calendar cannot tell (a year is not recorded) nothing
//! is guessed: [`Error::ClockUnknown`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod entry;
mod filing;
#[cfg(test)]
mod mock;
mod review;
mod standing;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{
		prelude::*,
		traits::{EnsureOrigin, Get},
	};
	use hefu_primitives::{
		ApplicationId, DatasetId, MemberId, Nonce,
		catalogue::{ApplicationKind, Demand, QueryCode},
		clock::ClockError,
		law::PackId,
		registration::{Conclusion, Stage},
	};
	use pallet_support::{DatasetInspect, LawClocks, MemberInspect, OperationInspect, RegistrationInspect};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Says which law holds, and puts codes right.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells what is operated under an authorisation.
		type Operations: OperationInspect;

		/// Tells what is under objection or preservation.
		type Registration: RegistrationInspect;

		/// Runs the law's clocks.
		type LawClocks: LawClocks;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most open applications of a member; governed.
		type MaxOpenApplications: Get<u32>;

		/// Most objections to an application; governed.
		type MaxObjections: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes datasets to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset + pallet_support::MakePublicData;

		/// Makes law to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkLaw: pallet_support::MakeLaw + pallet_support::LawPacks;

		/// Sets the time to measure at.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkClock: pallet_support::SetClock;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The law pack that holds for what is filed from now on; none until governance has named one. Written by governance.
	#[pallet::storage]
	pub type Law<T: Config> = StorageValue<_, PackId, OptionQuery>;

	/// Id -> application. At most `MaxOpenApplications` open ones a member; those that have ended stay. Written by who files it, and by its
	/// institution.
	#[pallet::storage]
	pub type Applications<T: Config> =
		StorageMap<_, Blake2_128Concat, ApplicationId, Application, OptionQuery>;

	/// Dataset, applicant -> its one application about it that is open, as far as was written down. Written with it.
	#[pallet::storage]
	pub type OpenApplication<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		DatasetId,
		Blake2_128Concat,
		MemberId,
		ApplicationId,
		OptionQuery,
	>;

	/// Member -> how many open applications it has, as far as was written down; no entry when none. Written with them.
	#[pallet::storage]
	pub type FiledBy<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Application, number from 1 -> objection. At most `MaxObjections` an application; never removed. Written by who objects and by the
	/// institution.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, ApplicationId, Twox64Concat, u32, Objection, OptionQuery>;

	/// Application, member -> the number of its objection, until it is decided about. At most one each. Written with [`Objections`].
	#[pallet::storage]
	pub type Objectors<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, ApplicationId, Blake2_128Concat, MemberId, u32, OptionQuery>;

	/// Dataset -> its entry in the register. At most one a dataset; never removed. Written by its institution.
	#[pallet::storage]
	pub type Entries<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, Entry, OptionQuery>;

	/// Query code -> the dataset that got it. One for each first registration, written with it; removed if it was wrong and is replaced.
	#[pallet::storage]
	pub type CodeOf<T: Config> = StorageMap<_, Blake2_128Concat, QueryCode, DatasetId, OptionQuery>;

	/// The law that holds from the first block.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Number of its pack, if there is one.
		pub law: Option<u32>,
		/// No more than the type's parameter.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		/// Panics on a law that cannot hold: a chain must not start from a bad genesis.
		fn build(&self) {
			let Some(pack) = self.law.map(PackId) else { return };
			assert!(
				Pallet::<T>::can_hold(pack),
				"genesis: no law pack by which public data could be registered"
			);
			Law::<T>::put(pack);
		}
	}

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A law pack holds for what is filed from now on.
		PutInForce {
			/// Which.
			pack: PackId,
		},
		/// An application was filed.
		Filed {
			/// Its id.
			application: ApplicationId,
			/// All of it.
			made: Application,
		},
		/// What silence had done was written down.
		SilenceResolved {
			/// Which.
			application: ApplicationId,
			/// How far it is by that.
			stage: Stage,
		},
		/// What was asked for was supplied.
		Supplied {
			/// Which.
			application: ApplicationId,
			/// Digest of it.
			documents: [u8; 32],
		},
		/// An application was taken back.
		ApplicationWithdrawn {
			/// Which.
			application: ApplicationId,
		},
		/// An application was taken on.
		Accepted {
			/// Which.
			application: ApplicationId,
		},
		/// A correction was asked for.
		CorrectionAsked {
			/// Which.
			application: ApplicationId,
			/// Digest of the notice.
			notice: [u8; 32],
		},
		/// What was applied for is not registered.
		Rejected {
			/// Which.
			application: ApplicationId,
			/// Digest of the decision.
			decision: [u8; 32],
		},
		/// An application is shown to the public.
		Publicised {
			/// Which.
			application: ApplicationId,
		},
		/// Somebody objected to an application.
		Objected {
			/// Which.
			application: ApplicationId,
			/// The objection's number.
			sequence: u32,
			/// Who.
			by: MemberId,
			/// Digest of the grounds.
			grounds: [u8; 32],
		},
		/// An objection was decided about.
		ObjectionDecided {
			/// Of which application.
			application: ApplicationId,
			/// The objection's number.
			sequence: u32,
			/// How.
			conclusion: Conclusion,
			/// Digest of the decision.
			decision: [u8; 32],
		},
		/// What was applied for is in the register.
		Entered {
			/// About which dataset.
			dataset: DatasetId,
			/// What was filed for.
			kind: ApplicationKind,
			/// The entry as it is now.
			entry: Entry,
		},
		/// The query code of an entry was put right.
		CodeReplaced {
			/// About which dataset.
			dataset: DatasetId,
			/// The code before, which is nobody's now.
			before: QueryCode,
			/// The entry as it is now.
			entry: Entry,
			/// Digest of the decision.
			decision: [u8; 32],
		},
	}

	/// Errors.
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The member is no registration institution that takes part.
		NotInstitution,
		/// There is no such law pack, or it sets no time for publicity or no term.
		InvalidLaw,
		/// No law is in force by which it could be registered.
		NoLaw,
		/// There is no such application.
		NotFound,
		/// The nonce has been used: the application exists.
		AlreadyExists,
		/// Another institution is in charge.
		NotInCharge,
		/// The application is another's.
		NotApplicant,
		/// An institution registers nothing for itself.
		InstitutionApplies,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has no such version.
		NoSuchVersion,
		/// Another application of the member's about the dataset is open.
		ApplicationOpen,
		/// The member has as many open applications as allowed.
		TooManyApplications,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// Core data is not registered.
		CoreData,
		/// The dataset is another's.
		NotHolder,
		/// The dataset is no public data, and not made of it.
		NotPublicData,
		/// The dataset is registered.
		AlreadyRegistered,
		/// The dataset is not registered.
		NotRegistered,
		/// The dataset is registered at another institution.
		OtherInstitution,
		/// Another registered it.
		NotRegistrant,
		/// The entry's term is over.
		Lapsed,
		/// The entry is cancelled.
		Cancelled,
		/// The dataset was registered anew since it was filed.
		RegisteredAnew,
		/// Another version of it is registered, and this is not shown to the public.
		OtherVersion,
		/// Its time has not come.
		TooEarly,
		/// Its time is over.
		TooLate,
		/// When a clock is over is not known: a year is not recorded, or the law does not set it.
		ClockUnknown,
		/// The application has ended.
		Ended,
		/// The application does not await that of its institution.
		NotFiled,
		/// No correction was asked for.
		NothingAsked,
		/// The application is not being reviewed.
		NotReviewing,
		/// The application is not shown to the public.
		NotPublicised,
		/// There is no such objection.
		NoObjection,
		/// The objection was decided about.
		AlreadyDecided,
		/// There are as many objections as allowed.
		TooManyObjections,
		/// An objection of the member's is open.
		AlreadyObjected,
		/// The application was not shown to the public, or an objection is open.
		NotReady,
		/// The public's time is not over.
		StillPublicised,
		/// A first registration gets a code.
		NoCode,
		/// What is registered keeps its code.
		HasCode,
		/// The code is empty or no text.
		InvalidCode,
		/// The code is another entry's, or was.
		CodeTaken,
		/// A cancellation or a renewal is not shown to the public: it is entered after its review.
		NotShown,
		/// The dataset is under objection or preservation.
		Frozen,
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
		/// Says which law pack holds for what is filed from now on; what was filed keeps its own. For governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::put_in_force().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn put_in_force(origin: OriginFor<T>, pack: PackId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(Self::can_hold(pack), Error::<T>::InvalidLaw);
			Law::<T>::put(pack);
			Self::deposit_event(Event::PutInForce { pack });
			Ok(())
		}

		/// Files an application at an institution.
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::file()
				.saturating_add(T::Operations::since_weight())
				.saturating_add(T::LawClocks::weight().saturating_mul(5))
		)]
		pub fn file(
			origin: OriginFor<T>,
			nonce: Nonce,
			dataset: DatasetId,
			version: u32,
			institution: MemberId,
			demand: Demand,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_file(by, nonce, dataset, version, institution, demand)
		}

		/// Supplies what was asked for. For the applicant.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::supply().saturating_add(T::LawClocks::weight().saturating_mul(4)))]
		pub fn supply(
			origin: OriginFor<T>,
			application: ApplicationId,
			documents: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_supply(by, application, documents)
		}

		/// Takes an application back. For the applicant.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::withdraw_application().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn withdraw_application(origin: OriginFor<T>, application: ApplicationId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_withdraw(by, application)
		}

		/// Takes an application on. For its institution, as are the next ones.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::accept().saturating_add(T::LawClocks::weight().saturating_mul(3)))]
		pub fn accept(origin: OriginFor<T>, application: ApplicationId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_accept(by, application)
		}

		/// Asks for a correction.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::ask_correction().saturating_add(T::LawClocks::weight().saturating_mul(3)))]
		pub fn ask_correction(
			origin: OriginFor<T>,
			application: ApplicationId,
			notice: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_ask(by, application, notice)
		}

		/// Does not take it on, or does not register it; or awaits no longer what was asked for.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::reject().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn reject(
			origin: OriginFor<T>,
			application: ApplicationId,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_reject(by, application, decision)
		}

		/// Shows it to the public: a first registration, a change or a correction.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::publicise().saturating_add(T::LawClocks::weight().saturating_mul(3)))]
		pub fn publicise(origin: OriginFor<T>, application: ApplicationId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_publicise(by, application)
		}

		/// Objects to an application while it is shown to the public. For every member, one objection at a time.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::object().saturating_add(T::LawClocks::weight().saturating_mul(4)))]
		pub fn object(origin: OriginFor<T>, application: ApplicationId, grounds: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_object(by, application, grounds)
		}

		/// Decides about an objection. For the application's institution.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::decide_objection().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn decide_objection(
			origin: OriginFor<T>,
			application: ApplicationId,
			sequence: u32,
			conclusion: Conclusion,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_decide(by, application, sequence, conclusion, decision)
		}

		/// Enters in the register what was applied for; a first registration with its query code. For the application's institution.
		#[pallet::call_index(10)]
		#[pallet::weight(
			T::WeightInfo::enter()
				.saturating_add(T::Registration::is_frozen_weight())
				.saturating_add(T::LawClocks::weight().saturating_mul(5))
		)]
		pub fn enter(
			origin: OriginFor<T>,
			application: ApplicationId,
			code: Option<QueryCode>,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_enter(by, application, code)
		}

		/// Puts the query code of an entry right: the one before is nobody's then. For the entry's institution, and for governance.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::replace_code())]
		pub fn replace_code(
			origin: OriginFor<T>,
			dataset: DatasetId,
			code: QueryCode,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_member(origin)?),
			};
			Self::do_replace_code(by, dataset, code, decision)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The application as it stands at this block's time, or why that cannot be told; none when there is none.
		pub fn application(application: ApplicationId) -> Option<Result<Application, ClockError>> {
			Applications::<T>::get(application).map(|stored| Self::standing(stored, T::Clock::get()))
		}

		/// The dataset's entry, and how it stands, or why that cannot be told.
		pub fn entry(dataset: DatasetId) -> Option<(Entry, Result<Standing, ClockError>)> {
			let entry = Entries::<T>::get(dataset)?;
			let standing = Self::standing_of(&entry, T::Clock::get());
			Some((entry, standing))
		}

		/// What the query code leads to.
		pub fn query(code: QueryCode) -> Option<Queried> {
			Self::find(&code)
		}

		/// By when the dataset, which is operated under an authorisation, must be filed, and whether it is overdue.
		pub fn due(dataset: DatasetId) -> Option<Due> {
			Self::due_at(&dataset, T::Clock::get())
		}
	}
}
