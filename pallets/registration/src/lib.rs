//! # Registration
//!
//! Registration of rights in data (数据产权登记), by the guide to it (《数据产权登记工作指引(试行)》).
//!
//! ## Overview
//!
//! Governance *appoints* institutions. Members *file* at one of them: for a first registration of who has which rights in a dataset,
//! and afterwards for a transfer, a change, another term, or the end of it. The institution takes the filing on, looks into it, shows it
//! to the public, decides about objections, and registers it: that is when it begins to hold, and a certificate is issued.
//!
//! ## Silence
//!
//! Where the law makes silence an answer nobody sends a transaction for it. [`Pallet::standing`] tells what silence has done by a moment,
//! and every call and view function asks it first. When the calendar cannot tell (a year is not recorded) nothing is guessed:
//! [`Error::ClockUnknown`]. A registration lapses in the same way ([`Pallet::standing_of`]).
//!
//! ## Rights
//!
//! The register certifies who has a right; `rights` records it, and is told of what is registered ([`pallet_support::OnRegistered`]).
//! A transfer moves the right there in the same step; what `rights` refuses is not registered.
//!
//! ## Invariants
//!
//! R1, R2 and R6 to R12 of the design, and that the indices match what they index, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod annotations;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod filing;
mod institutions;
mod mirrors;
#[cfg(test)]
mod mock;
mod objections;
mod review;
mod standing;
mod store;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
mod view;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{
		prelude::*,
		traits::{ConstU32, EnsureOrigin, Get},
	};
	use hefu_primitives::{
		DatasetId, FilingId, MemberId, Nonce,
		clock::{Clock, ClockError},
		law::PackId,
		registration::{
			AnnotationKind, CancellationGround, CertificateCode, Conclusion, FilingKind, InstitutionCode,
			MAX_LINES, Month, Rejection, Request, Stage,
		},
		text::Text,
	};
	use pallet_support::{DatasetInspect, JointConsents, LawClocks, LawPacks, MemberInspect, OnRegistered};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Appoints and removes institutions.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// Tells of datasets.
		type Datasets: DatasetInspect;

		/// Tells which law holds.
		type LawPacks: LawPacks;

		/// Runs its clocks.
		type LawClocks: LawClocks;

		/// Tells who consents to what of those who made data together.
		type JointConsents: JointConsents;

		/// Told what is registered; moves the rights that a transfer moves.
		type OnRegistered: OnRegistered;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most open filings that a member has made; governed.
		type MaxOpenFilings: Get<u32>;

		/// Most objections to a filing, and most open ones to a registration; governed.
		type MaxObjections: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkMembers: pallet_support::MakeMember<Self::AccountId>;

		/// Makes datasets to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkDatasets: pallet_support::MakeDataset;

		/// Makes law to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkLaw: pallet_support::MakeLaw;

		/// Sets the time to measure at.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkClock: pallet_support::SetClock;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Member -> institution. Bounded by governance, which decides about each; never removed. Written by governance.
	#[pallet::storage]
	pub type Institutions<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, Institution, OptionQuery>;

	/// Code -> the institution that has it for ever. One for each institution, written with it.
	#[pallet::storage]
	pub type InstitutionAt<T: Config> =
		StorageMap<_, Blake2_128Concat, InstitutionCode, MemberId, OptionQuery>;

	/// Id -> filing. At most `MaxOpenFilings` open ones a member; those that have ended stay. Written by those in whose names it is made,
	/// and by its institution.
	#[pallet::storage]
	pub type Filings<T: Config> = StorageMap<_, Blake2_128Concat, FilingId, Filing, OptionQuery>;

	/// Dataset -> the one filing about it that is open, as far as was written down. Written with it.
	#[pallet::storage]
	pub type OpenFiling<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, FilingId, OptionQuery>;

	/// Member -> how many open filings it has made, as far as was written down; no entry when none. Written with them.
	#[pallet::storage]
	pub type FiledBy<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Filing of a change -> how many objections that were found right it answers: as many as there were when it was filed. While it is
	/// open, as far as was written down; no entry when none. Written with it.
	#[pallet::storage]
	pub type Answers<T: Config> = StorageMap<_, Blake2_128Concat, FilingId, u32, ValueQuery>;

	/// Filing, number from 1 -> objection. At most `MaxObjections` a filing; never removed. Written by who objects and by the institution.
	#[pallet::storage]
	pub type Objections<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FilingId, Twox64Concat, u32, Objection, OptionQuery>;

	/// Dataset, number from 1 -> objection to its registration. At most `MaxObjections` open ones; never removed. Written by who objects
	/// and by the institution.
	#[pallet::storage]
	pub type LateObjections<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, DatasetId, Twox64Concat, u32, Objection, OptionQuery>;

	/// Filing, member -> the number of its objection, until it is decided about. At most one each. Written with [`Objections`].
	#[pallet::storage]
	pub type Objectors<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, FilingId, Blake2_128Concat, MemberId, u32, OptionQuery>;

	/// Dataset, member -> the number of its last objection to the registration, unless that was found right. At most one each. Written
	/// with [`LateObjections`].
	#[pallet::storage]
	pub type LateObjectors<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, DatasetId, Blake2_128Concat, MemberId, u32, OptionQuery>;

	/// Dataset -> what is registered of it. At most one a dataset; never removed. Written by its institution, and by who objects.
	#[pallet::storage]
	pub type Registrations<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, Registration, OptionQuery>;

	/// Code -> certificate. At most 9,999 an institution and month; never removed. Written when it is issued, and when another takes
	/// its place or its registration is cancelled.
	#[pallet::storage]
	pub type Certificates<T: Config> =
		StorageMap<_, Blake2_128Concat, CertificateCode, Certificate, OptionQuery>;

	/// Institution's code, month in China -> its last serial in it. One for each month in which it issued. Written with certificates.
	#[pallet::storage]
	pub type Serials<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, InstitutionCode, Twox64Concat, Month, u16, ValueQuery>;

	/// Dataset, number from 1 -> annotation. Bounded by the allowances of courts and institutions; never removed. Written by them.
	#[pallet::storage]
	pub type Annotations<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, DatasetId, Twox64Concat, u32, Annotation, OptionQuery>;

	/// Dataset -> how many annotations it has; no entry when none. Written with them.
	#[pallet::storage]
	pub type Annotated<T: Config> = StorageMap<_, Blake2_128Concat, DatasetId, u32, ValueQuery>;

	/// Dataset -> preservations that were not lifted. At most [`MAX_PRESERVATIONS`]; no entry when none was. Written with annotations.
	#[pallet::storage]
	pub type Preserved<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		DatasetId,
		BoundedVec<Seizure, ConstU32<MAX_PRESERVATIONS>>,
		ValueQuery,
	>;

	/// Institution, BLAKE2b-256 of its own code -> what it decided elsewhere. Bounded by its allowance; corrected and withdrawn by it, and
	/// what it was stays in the history. Written by it.
	#[pallet::storage]
	pub type Mirrored<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, [u8; 32], Mirror, OptionQuery>;

	/// Institution, BLAKE2b-256 of its own code -> that it withdrew what was recorded under it: a list that is sent again does not bring it
	/// back. At most one for each that was recorded; never removed. Written by it.
	#[pallet::storage]
	pub type WithdrawnMirrors<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, MemberId, Blake2_128Concat, [u8; 32], (), OptionQuery>;

	/// Digest of data, institution and its code's digest: one for each decision that was made elsewhere, written with it.
	#[pallet::storage]
	pub type MirrorsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		[u8; 32],
		Blake2_128Concat,
		(MemberId, [u8; 32]),
		(),
		OptionQuery,
	>;

	/// Digest of data -> how many decisions about it were made elsewhere; no entry when none. Written with them.
	#[pallet::storage]
	pub type SameDigest<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], u32, ValueQuery>;

	/// Digest of data -> the dataset of which a version with such a file was registered first. At most three for each file of each version
	/// that was registered; never removed. Written with [`Registrations`].
	#[pallet::storage]
	pub type RegisteredData<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], DatasetId, OptionQuery>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(clippy::large_enum_variant, reason = "an event is encoded where it is made")]
	pub enum Event<T: Config> {
		/// A member may register.
		InstitutionAppointed {
			/// Who.
			institution: MemberId,
			/// Under which code.
			code: InstitutionCode,
		},
		/// A member registers no more.
		InstitutionRemoved {
			/// Who.
			institution: MemberId,
		},
		/// A filing was made.
		Made {
			/// Its id.
			filing: FilingId,
			/// Who made it.
			by: MemberId,
			/// All of it.
			made: Filing,
		},
		/// A filing was confirmed in another's name.
		Confirmed {
			/// Which.
			filing: FilingId,
			/// Who confirmed it.
			by: MemberId,
			/// How far it is.
			stage: Stage,
		},
		/// What silence had done was written down.
		SilenceResolved {
			/// Which.
			filing: FilingId,
			/// How far it is by that.
			stage: Stage,
		},
		/// What was asked for was supplied.
		Supplied {
			/// Which.
			filing: FilingId,
			/// By whom.
			by: MemberId,
			/// Digest of it.
			documents: [u8; 32],
		},
		/// A filing was taken back.
		FilingWithdrawn {
			/// Which.
			filing: FilingId,
			/// By whom.
			by: MemberId,
		},
		/// A filing was taken on.
		Accepted {
			/// Which.
			filing: FilingId,
		},
		/// A correction was asked for.
		CorrectionAsked {
			/// Which.
			filing: FilingId,
			/// Digest of the notice.
			notice: [u8; 32],
		},
		/// A review was made longer.
		ReviewExtended {
			/// Which.
			filing: FilingId,
			/// By how much.
			units: u16,
		},
		/// A review's clock stands.
		ReviewStopped {
			/// Which.
			filing: FilingId,
			/// Digest of the notice.
			notice: [u8; 32],
		},
		/// A review's clock goes on.
		ReviewResumed {
			/// Which.
			filing: FilingId,
		},
		/// What was filed for is not registered.
		Rejected {
			/// Which.
			filing: FilingId,
			/// Why.
			ground: Rejection,
			/// Digest of the decision.
			decision: [u8; 32],
		},
		/// A filing was ended.
		Terminated {
			/// Which.
			filing: FilingId,
			/// Digest of the decision.
			decision: [u8; 32],
		},
		/// A filing is shown to the public.
		Publicised {
			/// Which.
			filing: FilingId,
		},
		/// A filing is not shown to the public.
		PublicityWaived {
			/// Which.
			filing: FilingId,
			/// Digest of the reason.
			reason: [u8; 32],
		},
		/// Somebody objected to a filing.
		Objected {
			/// Which.
			filing: FilingId,
			/// The objection's number.
			sequence: u32,
			/// Who.
			by: MemberId,
			/// Digest of the grounds.
			grounds: [u8; 32],
		},
		/// An objection to a filing was decided about.
		ObjectionDecided {
			/// Which.
			filing: FilingId,
			/// The objection's number.
			sequence: u32,
			/// How.
			conclusion: Conclusion,
			/// Digest of the decision.
			decision: [u8; 32],
		},
		/// What was filed for is registered.
		Registered {
			/// Of which dataset.
			dataset: DatasetId,
			/// What was filed for.
			kind: FilingKind,
			/// What is registered now.
			registration: Registration,
		},
		/// A registration holds no longer.
		RegistrationCancelled {
			/// Of which dataset.
			dataset: DatasetId,
			/// Why.
			ground: CancellationGround,
			/// Upon what.
			cause: Cause,
		},
		/// Something was noted on a dataset.
		Annotated {
			/// Which.
			dataset: DatasetId,
			/// The annotation's number.
			sequence: u32,
			/// What.
			annotation: Annotation,
		},
		/// An annotation was lifted.
		Lifted {
			/// Of which dataset.
			dataset: DatasetId,
			/// The annotation's number.
			sequence: u32,
			/// Digest of the document by which.
			document: [u8; 32],
		},
		/// Somebody objected to what is registered.
		ObjectedAfter {
			/// Of which dataset.
			dataset: DatasetId,
			/// The objection's number.
			sequence: u32,
			/// Who.
			by: MemberId,
			/// Digest of the grounds.
			grounds: [u8; 32],
			/// Until when those concerned are to be told.
			notice: Option<Clock>,
		},
		/// The institution concluded about it.
		ObjectionConcluded {
			/// Of which dataset.
			dataset: DatasetId,
			/// The objection's number.
			sequence: u32,
			/// How.
			conclusion: Conclusion,
			/// Digest of the conclusion.
			decision: [u8; 32],
		},
		/// What an institution decided elsewhere was recorded.
		MirrorRecorded {
			/// Which.
			institution: MemberId,
			/// What it decided.
			mirror: Mirror,
			/// How many decisions about the same digest were recorded before, and one more if it is registered here: above zero it is a
			/// warning.
			others: u32,
		},
		/// It was not recorded.
		MirrorRefused {
			/// Which.
			institution: MemberId,
			/// BLAKE2b-256 of its code.
			code: [u8; 32],
			/// Why not.
			reason: NotMirrored,
		},
		/// A warning: of the data that was registered, or of a file of it, others decided elsewhere, or it is registered as another dataset.
		SameData {
			/// By which filing it was registered.
			filing: FilingId,
			/// How many of those there are, of the file that has most.
			others: u32,
		},
		/// The law that holds for a filing is that of the day on which the last confirmed it, and another than when it was drafted.
		LawTaken {
			/// Which filing.
			filing: FilingId,
			/// Which law.
			pack: PackId,
		},
		/// An institution corrected what it had recorded of a decision made elsewhere.
		MirrorCorrected {
			/// Which institution.
			institution: MemberId,
			/// What it decided.
			mirror: Mirror,
			/// Digest of the data, as it was recorded before.
			before: [u8; 32],
			/// How many other decisions about the same digest are recorded, and one more if it is registered here: above zero it is a
			/// warning.
			others: u32,
			/// Digest of the document by which.
			document: [u8; 32],
		},
		/// An institution withdrew what it had recorded of a decision made elsewhere.
		MirrorWithdrawn {
			/// Which institution.
			institution: MemberId,
			/// BLAKE2b-256 of its code.
			code: [u8; 32],
			/// Digest of the data.
			digest: [u8; 32],
			/// Digest of the document by which.
			document: [u8; 32],
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
		/// The institution registers nothing more.
		InstitutionRemoved,
		/// The member registers already.
		AlreadyAppointed,
		/// The province does not exist, or the number is no digit.
		InvalidCode,
		/// The code is or was another institution's.
		CodeTaken,
		/// The member registered under another code before.
		OtherCode,
		/// There is no such filing.
		NotFound,
		/// The nonce has been used: the filing exists.
		AlreadyExists,
		/// Another institution, or somebody else, is in charge; for governance, an institution that registers.
		NotInCharge,
		/// The filing is not made in the member's name, or not in the caller's first.
		NotApplicant,
		/// An institution registers nothing for itself.
		InstitutionApplies,
		/// One in whose name it is made takes no part.
		ApplicantNotLive,
		/// One in whose name it is made is named twice.
		ApplicantTwice,
		/// There is no such dataset.
		UnknownDataset,
		/// The dataset has been withdrawn.
		Withdrawn,
		/// The dataset has no such version.
		NoSuchVersion,
		/// Raw data of the state is registered elsewhere.
		GovernmentData,
		/// Core data, and what was made of it, is not registered.
		CoreData,
		/// Another filing about the dataset is open.
		FilingOpen,
		/// The member has as many open filings as allowed.
		TooManyFilings,
		/// No law is in force by which it could be registered.
		NoLaw,
		/// The member does not hold the dataset, or not the rights.
		NotHolder,
		/// The dataset is registered.
		AlreadyRegistered,
		/// Nothing of the dataset is registered.
		NotRegistered,
		/// The dataset is registered at another institution.
		OtherInstitution,
		/// The registration's term is over.
		Lapsed,
		/// The registration is cancelled.
		Cancelled,
		/// The filing is not made in the names of all whom it concerns.
		NotParties,
		/// The dataset is under objection or preservation.
		Frozen,
		/// A change alters neither holders nor rights nor source; and a version that was come by otherwise than the first, or made from
		/// other datasets, is registered as another dataset.
		HolderOrSourceChanged,
		/// No right is stated.
		NothingStated,
		/// A right of a holder is stated twice.
		StatedTwice,
		/// The right needs the consent of all others who made the data, and not all of them file or have consented.
		NoConsent,
		/// The right cannot be registered in data that was come by so, or the dataset says that it was come by otherwise.
		NotEligible,
		/// Its time has not come.
		TooEarly,
		/// Its time is over.
		TooLate,
		/// When a clock is over is not known: a year is not recorded, or the law does not set it.
		ClockUnknown,
		/// The review was made longer before.
		AlreadyExtended,
		/// The review can be made longer, but not by nothing nor by so much.
		NotBySoMuch,
		/// The filing has ended.
		Ended,
		/// The member has confirmed it, or all have.
		AlreadyConfirmed,
		/// The filing does not await that of its institution.
		NotFiled,
		/// No correction was asked for.
		NothingAsked,
		/// The filing is not being looked into.
		NotReviewing,
		/// The review's clock does not stand.
		NotStopped,
		/// The filing is not shown to the public.
		NotPublicised,
		/// There is no such objection.
		NoObjection,
		/// The filing was not shown to the public, or an objection is open.
		NotReady,
		/// The public's time is not over.
		StillPublicised,
		/// The objection was decided about.
		AlreadyDecided,
		/// There are as many objections as allowed.
		TooManyObjections,
		/// An objection of the member's is open, or was dismissed since the certificate was issued.
		AlreadyObjected,
		/// The institution has issued as many certificates in this month as there are numbers.
		SerialsExhausted,
		/// The annotation would have ended already.
		EndsBefore,
		/// As many preservations hold as can be.
		TooManyPreservations,
		/// There is no such annotation.
		NoAnnotation,
		/// The annotation was lifted.
		AlreadyLifted,
		/// The institution has recorded no decision under this code.
		NoMirror,
		/// The decision is recorded so already.
		NothingCorrected,
		/// It is said to have been decided later than now.
		DecidedLater,
		/// The filing is in the member's own name, or what is registered, or is to change, states rights of its own: it does not object to
		/// it.
		OwnRegistration,
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
		/// Lets a member register, under a code that is nobody else's. For governance.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::appoint_institution())]
		pub fn appoint_institution(
			origin: OriginFor<T>,
			institution: MemberId,
			code: InstitutionCode,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_appoint(institution, code)
		}

		/// Lets it register no more. What it registered, and its certificates, stay. For governance.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_institution())]
		pub fn remove_institution(origin: OriginFor<T>, institution: MemberId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove(institution)
		}

		/// Files for registration at an institution, in the name of the caller and of others, who confirm it.
		#[pallet::call_index(2)]
		#[pallet::weight(
			T::WeightInfo::file()
				.saturating_add(T::LawPacks::in_force_weight())
				.saturating_add(T::JointConsents::have_consented_weight().saturating_mul(MAX_LINES.into()))
				.saturating_add(T::OnRegistered::may_enforce_weight())
				.saturating_add(T::LawClocks::weight().saturating_mul(5))
		)]
		pub fn file(
			origin: OriginFor<T>,
			nonce: Nonce,
			dataset: DatasetId,
			version: u32,
			institution: MemberId,
			applicants: Applicants,
			request: Request,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_file(by, nonce, dataset, version, institution, applicants, request)
		}

		/// Confirms a filing in the caller's own name, and consents to what it asks for. What the last confirms is filed, under the law of
		/// that day.
		#[pallet::call_index(3)]
		#[pallet::weight(
			T::WeightInfo::confirm()
				.saturating_add(T::LawPacks::in_force_weight())
				.saturating_add(T::JointConsents::have_consented_weight().saturating_mul(MAX_LINES.into()))
				.saturating_add(T::LawClocks::weight().saturating_mul(3))
		)]
		pub fn confirm(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_confirm(by, filing)
		}

		/// Supplies what was asked for. For those in whose names it is made.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::supply().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn supply(origin: OriginFor<T>, filing: FilingId, documents: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_supply(by, filing, documents)
		}

		/// Takes a filing back, or does not want it in one's name. For those in whose names it is made.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::withdraw_filing().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn withdraw_filing(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_withdraw(by, filing)
		}

		/// Takes a filing on. For its institution, as are the next ones.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::accept().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn accept(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_accept(by, filing)
		}

		/// Asks for a correction.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::ask_correction().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn ask_correction(origin: OriginFor<T>, filing: FilingId, notice: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_ask_correction(by, filing, notice)
		}

		/// Makes the review longer, once, by so many units.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::extend_review().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn extend_review(origin: OriginFor<T>, filing: FilingId, units: u16) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_extend(by, filing, units)
		}

		/// Stops the review's clock until what is missing is there.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::stop_review().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn stop_review(origin: OriginFor<T>, filing: FilingId, notice: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_stop(by, filing, notice)
		}

		/// Lets the review's clock go on.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::resume_review().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn resume_review(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_resume(by, filing)
		}

		/// Does not register what was filed for.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::reject().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn reject(
			origin: OriginFor<T>,
			filing: FilingId,
			ground: Rejection,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_reject(by, filing, ground, decision)
		}

		/// Ends a filing, one that not all have confirmed too. For its institution, and for governance where that registers no more.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::terminate().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn terminate(origin: OriginFor<T>, filing: FilingId, decision: [u8; 32]) -> DispatchResult {
			let by = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_member(origin)?),
			};
			Self::do_terminate(by, filing, decision)
		}

		/// Shows a filing to the public.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::publicise().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn publicise(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_publicise(by, filing)
		}

		/// Does not show it to the public, for a reason.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::waive_publicity().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn waive_publicity(origin: OriginFor<T>, filing: FilingId, reason: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_waive(by, filing, reason)
		}

		/// Objects to a filing while it is shown to the public. For every member in whose name it is not made and that is registered as having
		/// no right in what it would change, one objection at a time.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::object().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn object(origin: OriginFor<T>, filing: FilingId, grounds: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_object(by, filing, grounds)
		}

		/// Decides about an objection. For the filing's institution.
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::decide_objection().saturating_add(T::LawClocks::weight().saturating_mul(2)))]
		pub fn decide_objection(
			origin: OriginFor<T>,
			filing: FilingId,
			sequence: u32,
			conclusion: Conclusion,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_decide(by, filing, sequence, conclusion, decision)
		}

		/// Registers what was filed for, and issues its certificate. For the filing's institution.
		#[pallet::call_index(17)]
		#[pallet::weight(
			T::WeightInfo::store()
				.saturating_add(T::LawClocks::weight().saturating_mul(5))
				.saturating_add(T::OnRegistered::weight())
		)]
		pub fn store(origin: OriginFor<T>, filing: FilingId) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_store(by, filing)
		}

		/// Notes something on a dataset. For a court or authority, and for the institution.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::annotate())]
		pub fn annotate(
			origin: OriginFor<T>,
			dataset: DatasetId,
			kind: AnnotationKind,
			document: [u8; 32],
			until_ms: Option<u64>,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_annotate(by, dataset, kind, document, until_ms)
		}

		/// Lifts what the caller noted. For governance too, upon the document of whoever decided that, for whoever noted it may be gone.
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::lift())]
		pub fn lift(
			origin: OriginFor<T>,
			dataset: DatasetId,
			sequence: u32,
			document: [u8; 32],
		) -> DispatchResult {
			let by = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(Self::ensure_member(origin)?),
			};
			Self::do_lift(by, dataset, sequence, document)
		}

		/// Objects to what is registered. For every member that has no right in it, one objection at a time, and none again that was
		/// dismissed.
		#[pallet::call_index(20)]
		#[pallet::weight(
			T::WeightInfo::object_after()
				.saturating_add(T::LawPacks::in_force_weight())
				.saturating_add(T::LawClocks::weight().saturating_mul(2))
		)]
		pub fn object_after(origin: OriginFor<T>, dataset: DatasetId, grounds: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_object_after(by, dataset, grounds)
		}

		/// Concludes about such an objection. For the registration's institution.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::decide_objection_after())]
		pub fn decide_objection_after(
			origin: OriginFor<T>,
			dataset: DatasetId,
			sequence: u32,
			conclusion: Conclusion,
			decision: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_decide_after(by, dataset, sequence, conclusion, decision)
		}

		/// Cancels a registration without being asked. For its institution.
		#[pallet::call_index(22)]
		#[pallet::weight(T::WeightInfo::cancel_ex_officio())]
		pub fn cancel_ex_officio(
			origin: OriginFor<T>,
			dataset: DatasetId,
			ground: CancellationGround,
			notice: [u8; 32],
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::do_cancel_ex_officio(by, dataset, ground, notice)
		}

		/// Records what the caller, an institution, decided in a system of its own.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::record_mirror())]
		pub fn record_mirror(origin: OriginFor<T>, mirror: Mirror) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::ensure_institution(&by)?;
			Self::mirror(by, mirror);
			Ok(())
		}

		/// Records several such decisions; each has a result of its own.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::record_mirrors(mirrors.len() as u32))]
		pub fn record_mirrors(
			origin: OriginFor<T>,
			mirrors: BoundedVec<Mirror, ConstU32<MAX_MIRRORS>>,
		) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::ensure_institution(&by)?;
			mirrors.into_iter().for_each(|mirror| Self::mirror(by, mirror));
			Ok(())
		}

		/// Corrects what the caller recorded of a decision that it made in a system of its own, under the same code.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::correct_mirror())]
		pub fn correct_mirror(origin: OriginFor<T>, mirror: Mirror, document: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::ensure_institution(&by)?;
			Self::do_correct_mirror(by, mirror, document)
		}

		/// Withdraws what the caller recorded of such a decision, for good.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::withdraw_mirror())]
		pub fn withdraw_mirror(origin: OriginFor<T>, code: Text<64>, document: [u8; 32]) -> DispatchResult {
			let by = Self::ensure_member(origin)?;
			Self::ensure_institution(&by)?;
			Self::do_withdraw_mirror(by, code, document)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The filing as it stands at this block's time, or why that cannot be told; none when there is none.
		pub fn filing(filing: FilingId) -> Option<Result<Filing, ClockError>> {
			Filings::<T>::get(filing).map(|stored| Self::standing(&stored, T::Clock::get()))
		}

		/// What is registered of the dataset, and how it stands, or why that cannot be told.
		pub fn registration(dataset: DatasetId) -> Option<(Registration, Result<Standing, ClockError>)> {
			let registration = Registrations::<T>::get(dataset)?;
			let standing = Self::standing_of(&registration, T::Clock::get());
			Some((registration, standing))
		}

		/// The certificate.
		pub fn certificate(code: CertificateCode) -> Option<Certificate> {
			Certificates::<T>::get(code)
		}

		/// Whether a certificate says what the ledger says; if not, the ledger prevails (R25).
		pub fn check_certificate(code: CertificateCode, claim: Claim) -> Checked {
			Self::compare(code, claim)
		}

		/// Whether nothing in the dataset changes hands now (R11).
		pub fn frozen(dataset: DatasetId) -> bool {
			Self::frozen_at(&dataset, T::Clock::get())
		}

		/// The institution.
		pub fn institution(member: MemberId) -> Option<Institution> {
			Institutions::<T>::get(member)
		}

		/// How often the version's data, or a file of it, was decided about elsewhere or is registered as another dataset: above zero it is
		/// a warning.
		pub fn same_data(dataset: DatasetId, version: u32) -> u32 {
			Self::others_of(&dataset, version)
		}

		/// The first 100 decisions about data with this digest that were made elsewhere.
		pub fn mirrors(digest: [u8; 32]) -> Vec<(MemberId, Mirror)> {
			MirrorsOf::<T>::iter_key_prefix(digest)
				.take(MAX_MIRRORS as usize)
				.filter_map(|(institution, code)| Some((institution, Mirrored::<T>::get(institution, code)?)))
				.collect()
		}
	}
}
