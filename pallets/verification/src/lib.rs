//! # Verification
//!
//! Validators check registered digests against the real bytes, wherever they lie (核验).
//!
//! ## Overview
//!
//! A *check* is opened for one file, that is one distribution of one version of a dataset. The *verifiers* of the session
//! then fetch it, each on its own, by their nodes' off-chain workers ([`worker`]), and each reports what it was served in one
//! authorized transaction. The check closes with a *verdict*, which is kept for ever in the file's history, with who
//! reported what.
//!
//! A file up to 16 MiB is read whole. Of a larger one each verifier reads samples: groups of 16 KiB that it draws itself, and
//! their paths in the BLAKE3 tree from the *outboard*, a file beside the file ([`hefu_primitives::slices`]). The registered
//! BLAKE3 root is what they must fit.
//!
//! ## When a check closes
//!
//! Evidence is never outvoted: one verifier that was served other bytes is enough for a file not to be `Verified`. So a
//! check must not close before those who may hold such evidence had their time:
//!
//! - every verifier has reported: it closes at once, for nothing more can come;
//! - a quorum agrees and nobody reported a mismatch: it closes [`Config::GracePeriod`] blocks later. The rest have so long to
//!   report; they fetch at the same time as the others, and who takes much longer is most likely down;
//! - a mismatch is on record: it stays open until all have reported or the deadline passes, even when the grace period was
//!   running. Each verifier reads the whole file, so each report says whether the host answers all alike (`Mismatched`) or
//!   tells different askers different things (`Contested`). Of a sampled file, the first mismatch that names a group makes every
//!   verifier read that very group before the check closes (`evidence`), which gives the check more time;
//! - [`Config::CheckDeadline`] blocks ([`Config::SampledDeadline`] of a sampled file) after it was opened it closes with what
//!   there is. A match by somebody who did not look at a group that another names does not count then.
//!
//! Checks close by time in `on_idle`, by buckets of blocks, with a weight meter and a cursor: full blocks delay a closing, and
//! lose none. Until then, late reports count.
//!
//! ## Interface
//!
//! - Other pallets open checks and ask for verdicts through [`pallet_support::Checks`].
//! - Verifiers report: [`Call::report`].
//! - Governance says where verifiers may be sent: [`Call::set_policy`].
//! - The session tells who verifies: [`OneSessionHandler`](frame::traits::OneSessionHandler) with the key type [`KEY_TYPE`].
//!
//! ## Answers of `report` at validation
//!
//! | answer | when |
//! |---|---|
//! | `UnknownTransaction::CannotLookup` | no such check yet: this node has not seen the block that opens it |
//! | `UnknownTransaction::Custom(100)` | the number belongs to another file here: the report is for another fork |
//! | `UnknownTransaction::Custom(101)` | the check belongs to another set of verifiers here: likewise |
//! | `UnknownTransaction::Custom(103)` | the check has no such evidence, here or yet |
//! | `UnknownTransaction::Custom(104)` | a match of fewer samples than asked for, by a verifier who has not reported, here or yet |
//! | `InvalidTransaction::Stale` | the check has closed, or this verifier has reported and there is nothing to add |
//! | `InvalidTransaction::BadProof` | a report for another chain, or a wrong signature |
//! | `InvalidTransaction::Custom(102)` | the set has no such verifier |
//! | `InvalidTransaction::Custom(105)` | the file has no such group, or is read whole |
//!
//! What may be right on another fork, or a block later, is *unknown* and not *invalid*: an invalid transaction's hash is
//! banned from the pool for half an hour, and a check does not last as long.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod authorize;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod closing;
mod crypto;
mod evidence;
#[cfg(test)]
mod mock;
mod open;
mod report;
mod sets;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;
pub mod worker;

pub use authorize::{
	NO_SUCH_GROUP, NO_SUCH_VERIFIER, OTHER_EVIDENCE, OTHER_FILE, OTHER_SET, REPORT_PRIORITY, WRONG_SAMPLES,
};
#[cfg(feature = "std")]
pub use crypto::VerifierPair;
pub use crypto::{KEY_TYPE, VerifierId, VerifierSignature};
pub use pallet::*;
pub use types::{Check, Closed, Evidence, Recorded, VerifierSet};
pub use weights::WeightInfo;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::verification";

#[frame::pallet]
pub mod pallet {
	use super::*;
	use frame::{deps::frame_system, prelude::*, traits::Get};
	use hefu_primitives::{
		DatasetId, MemberId,
		locator::LocatorPolicy,
		verification::{CheckId, Coverage, Report, ReportPayload, Subject, Tally, Verdict, VerifierSetId},
	};

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config + CreateAuthorizedTransaction<Call<Self>> {
		/// Who may say where verifiers may be sent.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Most verifiers in a set; the session's validators beyond it do not verify.
		#[pallet::constant]
		type MaxVerifiers: Get<u32>;

		/// Most checks open at a time.
		#[pallet::constant]
		type MaxOpen: Get<u32>;

		/// Most checks open at a time on behalf of one member; governed.
		type MaxOpenPerMember: Get<u32>;

		/// Blocks after its opening at which a check of a file that is read whole closes whatever was reported, at least 1; also
		/// the least that verifiers have to look at evidence. Governed.
		type CheckDeadline: Get<BlockNumberFor<Self>>;

		/// The same for a check of samples, which take longer to read; governed.
		type SampledDeadline: Get<BlockNumberFor<Self>>;

		/// Groups that each verifier reads of a large file, from 2 to [`MAX_SAMPLES`](hefu_primitives::slices::MAX_SAMPLES), as
		/// which others are taken; governed.
		type Samples: Get<u32>;

		/// Blocks that remain to the other verifiers once a quorum agrees, at least 1; governed.
		type GracePeriod: Get<BlockNumberFor<Self>>;

		/// Weights.
		type WeightInfo: WeightInfo;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Where verifiers may be sent. Written by [`Call::set_policy`] and the genesis block.
	#[pallet::storage]
	pub type Policy<T: Config> = StorageValue<_, LocatorPolicy, ValueQuery>;

	/// The set of verifiers to which new checks go. Written at a change of session.
	#[pallet::storage]
	pub type CurrentSet<T: Config> = StorageValue<_, VerifierSetId, ValueQuery>;

	/// Set of verifiers -> their keys, in the order of the session's validators. The current set, and those before it for
	/// which a check is open: at most `MaxOpen + 1` of `MaxVerifiers` keys. Written at a change of session, removed when
	/// the last check of a former set closes.
	#[pallet::storage]
	pub type Sets<T: Config> = StorageMap<_, Twox64Concat, VerifierSetId, VerifierSet<T>, OptionQuery>;

	/// Set of verifiers -> how many of its checks are open; no entry when none is. Written when a check opens or closes.
	#[pallet::storage]
	pub type SetUses<T: Config> = StorageMap<_, Twox64Concat, VerifierSetId, u32, ValueQuery>;

	/// The number of the next check: how many have been opened.
	#[pallet::storage]
	pub type NextCheck<T: Config> = StorageValue<_, CheckId, ValueQuery>;

	/// Number -> open check; at most `MaxOpen`. Written when it opens and at each report, removed when it closes.
	#[pallet::storage]
	pub type Checks<T: Config> = CountedStorageMap<_, Twox64Concat, CheckId, Check<T>, OptionQuery>;

	/// File -> its open check: at most one. Lives as long as the check.
	#[pallet::storage]
	pub type OpenBySubject<T: Config> = StorageMap<_, Blake2_128Concat, Subject, CheckId, OptionQuery>;

	/// Member -> how many checks are open on its behalf; no entry when none is. Bounded by `MaxOpenPerMember` when a check
	/// opens.
	#[pallet::storage]
	pub type OpenByMember<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Open check, place of a verifier in its set -> the verifier's report. Written by [`Call::report`], once and a second time
	/// after evidence; removed when the check closes, when the outcomes go to the history.
	#[pallet::storage]
	pub type Reports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CheckId, Twox64Concat, u32, Recorded, OptionQuery>;

	/// How many sessions have begun since the first. Written at each change of session.
	#[pallet::storage]
	pub type Session<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Version of a dataset -> the session in which it had its latest re-check by evidence. Written when evidence is taken; at
	/// most one entry for a version that has a history.
	#[pallet::storage]
	pub type Rechecked<T: Config> = StorageMap<_, Blake2_128Concat, (DatasetId, u32), u32, OptionQuery>;

	/// Block, open check that closes at its end. One entry for each open check, moved when its `closes_at` changes.
	#[pallet::storage]
	pub type Closings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BlockNumberFor<T>, Twox64Concat, CheckId, (), OptionQuery>;

	/// The last block whose [`Closings`] have all been closed: no entry is left at it or before it. Written in `on_idle`.
	#[pallet::storage]
	pub type ClosedUpTo<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// File, sequence from 0 -> closed check. Written once when a check closes, and kept: it is the record. What it grows by
	/// is bounded by the allowance of the members who open checks.
	#[pallet::storage]
	pub type History<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Subject, Twox64Concat, u32, Closed<T>, OptionQuery>;

	/// File -> how many entries its history has. Written when a check closes.
	#[pallet::storage]
	pub type HistoryLength<T: Config> = StorageMap<_, Blake2_128Concat, Subject, u32, ValueQuery>;

	/// Where verifiers may be sent from the first block on. Both are false where not said otherwise.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Allow `http` beside `https`.
		pub allow_http: bool,
		/// Allow addresses that stay within a machine or a private network.
		pub allow_private_addresses: bool,
		/// Nothing.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Policy::<T>::put(LocatorPolicy {
				http: self.allow_http,
				private_addresses: self.allow_private_addresses,
			});
		}
	}

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A check was opened.
		CheckOpened {
			/// Its number.
			check: CheckId,
			/// The file.
			subject: Subject,
			/// The member on whose behalf.
			member: MemberId,
			/// The verifiers who may report.
			set: VerifierSetId,
			/// The block at whose end it closes at the latest.
			deadline: BlockNumberFor<T>,
		},
		/// A verifier reported.
		Reported {
			/// The check.
			check: CheckId,
			/// The verifier's place in the check's set.
			verifier: u32,
			/// What it reported.
			report: Report,
		},
		/// A check closed.
		CheckClosed {
			/// Its number.
			check: CheckId,
			/// The file.
			subject: Subject,
			/// Its place in the file's history.
			sequence: u32,
			/// What came of it.
			verdict: Verdict,
			/// The reports that count, counted.
			tally: Tally,
			/// How much of the bytes each registered digest was compared over.
			coverage: Coverage,
		},
		/// Where verifiers may be sent has been set.
		PolicySet {
			/// The policy.
			policy: LocatorPolicy,
		},
		/// New checks go to another set of verifiers.
		VerifiersChanged {
			/// The set.
			set: VerifierSetId,
			/// How many they are.
			count: u32,
		},
		/// A verifier named a group that does not fit; every verifier looks at it before the check closes.
		EvidenceNamed {
			/// The check.
			check: CheckId,
			/// The verifier's place in the check's set.
			verifier: u32,
			/// The group, counted from 0.
			group: u64,
			/// The block at whose end the check now closes at the latest.
			deadline: BlockNumberFor<T>,
		},
		/// A verifier looked at the group that the evidence names. Of one that had reported before this is the second report,
		/// which takes the first one's place unless it is a match.
		EvidenceRead {
			/// The check.
			check: CheckId,
			/// The verifier's place in the check's set.
			verifier: u32,
			/// The group, counted from 0.
			group: u64,
			/// What it reported.
			report: Report,
		},
	}

	/// Errors.
	#[pallet::error]
	pub enum Error<T> {
		/// A check of this file is open.
		AlreadyOpen,
		/// As many checks as allowed are open on behalf of this member.
		TooManyOpen,
		/// As many checks as the chain can hold are open.
		TooManyOpenInTotal,
		/// The file is larger than any that is checked.
		TooLarge,
		/// Verifiers may not be sent to this place.
		LocatorNotAllowed,
		/// Nothing is registered that bytes could be compared with.
		NoDigest,
		/// There are no verifiers.
		NoVerifiers,
		/// There is no such open check.
		NotOpen,
		/// The check's set has no such verifier.
		NoSuchVerifier,
		/// The verifier has reported this check, and there is nothing to add.
		AlreadyReported,
		/// Of a file that is not read whole, the BLAKE3 root must be registered.
		NoBlake3,
		/// The check has no such evidence.
		OtherEvidence,
		/// A match of another number of samples than the check asks for.
		WrongSamples,
		/// The file has no such group, or is read whole.
		NoSuchGroup,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::close_due(now, remaining)
		}

		fn offchain_worker(now: BlockNumberFor<T>) {
			worker::run::<T>(now);
		}

		fn integrity_test() {
			assert!(T::MaxVerifiers::get() > 0, "somebody must be able to verify");
			assert!(T::MaxOpen::get() > 0, "checks could never be opened");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// A verifier reports what it found in one check. Sent by its node's worker, without an account: the signature and
		/// the state authorize it (the module's documentation lists the answers).
		///
		/// Once; and once more after another verifier named a group that does not fit, to say what it found of that group.
		///
		/// Costs more when it is the last report, which closes the check.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::report().saturating_add(T::WeightInfo::close(T::MaxVerifiers::get())))]
		#[pallet::authorize(Self::authorize_report)]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_report())]
		pub fn report(
			origin: OriginFor<T>,
			payload: ReportPayload,
			_signature: VerifierSignature,
		) -> DispatchResultWithPostInfo {
			frame_system::ensure_authorized(origin)?;
			Self::do_report(payload)
		}

		/// Says where verifiers may be sent. Open checks that it forbids are reported as `Unavailable(NotAllowed)`.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_policy())]
		pub fn set_policy(origin: OriginFor<T>, policy: LocatorPolicy) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Policy::<T>::put(policy);
			Self::deposit_event(Event::PolicySet { policy });
			Ok(())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The open check with this number.
		pub fn check(check: CheckId) -> Option<Check<T>> {
			Checks::<T>::get(check)
		}

		/// The number of the file's open check.
		pub fn open_check_of(subject: Subject) -> Option<CheckId> {
			OpenBySubject::<T>::get(subject)
		}

		/// How many checks of the file have closed.
		pub fn history_length(subject: Subject) -> u32 {
			HistoryLength::<T>::get(subject)
		}

		/// A closed check of the file, by its place in the file's history, from 0.
		pub fn closed(subject: Subject, sequence: u32) -> Option<Closed<T>> {
			History::<T>::get(subject, sequence)
		}

		/// The latest closed check of the file.
		pub fn latest_closed(subject: Subject) -> Option<Closed<T>> {
			let sequence = HistoryLength::<T>::get(subject).checked_sub(1)?;
			History::<T>::get(subject, sequence)
		}
	}
}
