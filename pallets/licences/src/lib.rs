//! # Licences
//!
//! Electronic licences (电子证照), issued in one region and accepted in another.
//!
//! ## Overview
//!
//! The council records *types* of licence; a type's code names the authority that defines it. The definer *appoints* for each
//! region who may issue. An *issuer* records each licence under its identifier, with commitments in the place of everything
//! that it says of its holder, and afterwards suspends, restores, revokes, cancels or renews it. Licences lapse by themselves.
//!
//! ## Status at any moment
//!
//! Each change of state is an entry of the licence's history with the time of its block. [`Pallet::status_at`] answers for any
//! moment up to now, and gives the same answer for ever.
//!
//! ## Recognition
//!
//! A region recognises another's licences by *rules* that it publishes: for a type, in some scenarios, for a time. A rule is
//! looked up, never assumed. Withdrawing it takes effect from its date, for presentations made after it, and nothing reaches
//! back.
//!
//! ## Presentations
//!
//! Holders have no account. A holder's phone makes a presentation for one verifier; its public half says of which type and
//! issuer the licence is, where, what for and until when it is shown, and holds a commitment to the rest. The verifier
//!
//! 1. asks its own node ([`Pallet::check_presentation`]), which knows both halves and leaves no trace on chain: whether the
//!    commitment opens, the phone's key is the one that the issuer bound, its signature fits, the licence is valid;
//! 2. logs the public half ([`Call::verify_presentation`]), once, before its time is over, as the audience that it names. Without that the
//!    presentation counts for nothing.
//!
//! The chain sees no key, no signature and no licence in a log entry, since each would link a holder's presentations. So
//! it cannot check them there: an entry proves something to whoever is given its opening, who repeats the first step for
//! the moment at which the verifier looked, and to nobody else. A verifier that alters what was signed, or uses it as
//! another's, has an entry that does not open.
//!
//! ## Interface
//!
//! - The council: [`Call::set_type`].
//! - A type's definer: [`Call::appoint`], [`Call::dismiss`].
//! - Issuers: [`Call::issue`], [`Call::bind_key`]; with the definer: [`Call::suspend`], [`Call::restore`], [`Call::revoke`],
//!   [`Call::cancel`], [`Call::recognise`], [`Call::withdraw_recognition`].
//! - Members: [`Call::verify_presentation`].
//!
//! ## Invariants
//!
//! L21, L22 and L23 of the design, and that the indices match what they index, are checked by [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod authorities;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod issue;
mod keys;
#[cfg(test)]
mod mock;
mod presentation;
mod recognition;
mod status;
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
	use alloc::boxed::Box;
	use frame::{
		prelude::*,
		traits::{EnsureOrigin, Get},
	};
	use hefu_primitives::{
		LicenceId, MemberId, Nonce, RecognitionId,
		code::Region,
		licence::{
			Status,
			identifier::{Identifier, Line, TypeCode},
			presentation::{Opening, Presentation},
		},
	};
	use pallet_support::MemberInspect;

	/// Configuration.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Records types: the council.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Tells who takes part.
		type Members: MemberInspect<Self::AccountId>;

		/// The time: milliseconds since 1970 UTC.
		type Clock: Get<u64>;

		/// Longest life of a presentation, in milliseconds; governed.
		type MaxPresentationMs: Get<u64>;

		/// Most licences that a member ever issues; governed.
		type MaxLicencesPerIssuer: Get<u32>;

		/// Most recognition rules that a member ever publishes; governed.
		type MaxRulesPerPublisher: Get<u32>;

		/// Weights.
		type WeightInfo: WeightInfo;

		/// Makes members to measure with.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: pallet_support::MakeCodedMember<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Code -> type. Bounded by the council, which decides about each; never removed. Written by [`Call::set_type`].
	#[pallet::storage]
	pub type Types<T: Config> = StorageMap<_, Blake2_128Concat, TypeCode, LicenceType, OptionQuery>;

	/// Type, member that may issue or might once -> for which region. At most one for each member and type; never removed.
	/// Written by the definer.
	#[pallet::storage]
	pub type Issuers<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, TypeCode, Blake2_128Concat, MemberId, Appointment, OptionQuery>;

	/// Id -> licence. At most `MaxLicencesPerIssuer` an issuer; never removed. Written by its issuer and its type's definer.
	#[pallet::storage]
	pub type Licences<T: Config> =
		StorageMap<_, Blake2_128Concat, LicenceId, Licence<BlockNumberFor<T>>, OptionQuery>;

	/// Type, issuer and serial, version from 1 -> the licence with this identifier. One for each licence, written with it.
	#[pallet::storage]
	pub type Identifiers<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Line, Twox64Concat, u16, LicenceId, OptionQuery>;

	/// Type, issuer and serial -> number of the latest version. Written with each licence.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageMap<_, Blake2_128Concat, Line, u16, OptionQuery>;

	/// Licence, number from 1 -> change of its state, in the order of their times. One for each decision of an authority, which its
	/// allowance bounds; never changed and never removed. Written when it is issued, when it is decided about, and when a
	/// successor takes its place.
	#[pallet::storage]
	pub type History<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, LicenceId, Twox64Concat, u32, StatusChange, OptionQuery>;

	/// Licence, number from 1 -> phone key bound to it, in the order of their times. One for each binding, which the issuer's
	/// allowance bounds; never changed and never removed. Written by the issuer.
	#[pallet::storage]
	pub type Keys<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, LicenceId, Twox64Concat, u32, Binding, OptionQuery>;

	/// Every private part's root and every commitment to a key: none is used twice, or two records could be linked. One for
	/// each licence and each binding, written with it.
	#[pallet::storage]
	pub type Commitments<T: Config> = StorageMap<_, Blake2_128Concat, [u8; 32], (), OptionQuery>;

	/// Member -> how many licences it has issued; no entry when none. Written by [`Call::issue`].
	#[pallet::storage]
	pub type IssuedCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Id -> recognition rule. At most `MaxRulesPerPublisher` a member; never removed. Written by its publisher.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageMap<_, Blake2_128Concat, RecognitionId, Rule, OptionQuery>;

	/// Type, recognising region, rule. One for each rule, written with it: so that they can be looked up.
	#[pallet::storage]
	pub type RulesByRegion<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		(TypeCode, Region),
		Blake2_128Concat,
		RecognitionId,
		(),
		OptionQuery,
	>;

	/// Member -> how many rules it has published; no entry when none. Written by [`Call::recognise`].
	#[pallet::storage]
	pub type RuleCount<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, u32, ValueQuery>;

	/// Verifier, commitment of the presentation -> its log entry. One for each presentation, which the verifier's allowance
	/// bounds; never removed. Written by [`Call::verify_presentation`].
	#[pallet::storage]
	pub type Verifications<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		MemberId,
		Blake2_128Concat,
		[u8; 32],
		Verification,
		OptionQuery,
	>;

	/// Events.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council recorded a type, or what is new about it.
		TypeSet {
			/// Its code.
			code: TypeCode,
			/// What is recorded of it now.
			licence_type: LicenceType,
		},
		/// A definer appointed an issuer.
		Appointed {
			/// The type.
			licence_type: TypeCode,
			/// Who may issue now.
			issuer: MemberId,
			/// For which region.
			region: Region,
		},
		/// A definer dismissed an issuer; its licences stay.
		Dismissed {
			/// The type.
			licence_type: TypeCode,
			/// Who may no longer issue.
			issuer: MemberId,
		},
		/// A licence was issued.
		Issued {
			/// Its id.
			licence: LicenceId,
			/// Who issued it.
			issuer: MemberId,
			/// What was recorded.
			issuance: Issuance,
		},
		/// A licence's state changed.
		StatusChanged {
			/// The licence.
			licence: LicenceId,
			/// Number of the entry in its history.
			sequence: u32,
			/// The entry.
			change: StatusChange,
			/// Who decided it.
			by: MemberId,
		},
		/// The holder's phone has another key.
		KeyBound {
			/// The licence.
			licence: LicenceId,
			/// Number of the binding.
			sequence: u32,
			/// Commitment to the key.
			key: [u8; 32],
		},
		/// A region recognises another's licences.
		Recognised {
			/// The rule's id.
			rule: RecognitionId,
			/// Who published it.
			publisher: MemberId,
			/// What it says.
			recognition: Recognition,
		},
		/// A rule ends.
		RecognitionWithdrawn {
			/// The rule.
			rule: RecognitionId,
			/// Presentations made from then on do not fall under it.
			until_ms: u64,
		},
		/// A verifier accepted a presentation.
		PresentationVerified {
			/// The presentation's public half.
			presentation: Presentation,
			/// The rule by which it counted; none: in the licence's own region.
			rule: Option<RecognitionId>,
			/// Time of the block whose state the verifier looked at.
			seen_ms: u64,
		},
	}

	/// Errors.
	#[pallet::error]
	pub enum Error<T> {
		/// The key does not act for a live member on its own behalf.
		NotMember,
		/// The type's code is no USCC and three digits, or its check character does not fit.
		InvalidType,
		/// The name is empty or no text.
		InvalidName,
		/// There is no scenario, or one that the type does not have.
		InvalidScenarios,
		/// A verifier must be able to rely on a status for a while.
		InvalidMaxAge,
		/// There is no such type.
		UnknownType,
		/// The type's definition holds no longer.
		TypeExpired,
		/// Another authority defines the type.
		NotDefiner,
		/// The member is not live, or has not the role of a licensing authority.
		NotAuthority,
		/// The region does not exist in GB/T 2260.
		InvalidRegion,
		/// The member may issue already.
		AlreadyAppointed,
		/// The member issued for another region before.
		OtherRegion,
		/// The member may not issue licences of the type.
		NotAppointed,
		/// The identifier has a wrong part, or its check character does not fit.
		InvalidIdentifier,
		/// The identifier names another issuer.
		NotIssuer,
		/// A citizen's identity number stands in the serial.
		SerialNamesHolder,
		/// The licence would end before it begins or has ended already; or a successor does not begin at once.
		InvalidPeriod,
		/// The commitment was used before: draw a new salt.
		CommitmentUsed,
		/// The nonce has been used: the licence or rule exists.
		AlreadyExists,
		/// The member has issued as many licences as allowed.
		TooManyLicences,
		/// There is a licence of this line already: name it as the predecessor.
		PredecessorNotNamed,
		/// There is no such predecessor.
		UnknownPredecessor,
		/// The predecessor is of another line: another type, issuer or serial.
		OtherLine,
		/// The predecessor has a successor already.
		Superseded,
		/// The predecessor is suspended or has ended, or, if it is to be changed, is not in force.
		PredecessorNotValid,
		/// The version is not the one after the predecessor's, or without one the first.
		WrongVersion,
		/// There is no such licence.
		NotFound,
		/// Neither issued the licence nor defines its type.
		NotInCharge,
		/// The licence is not in force.
		NotValid,
		/// The licence is not suspended.
		NotSuspended,
		/// The licence has ended.
		Ended,
		/// The member is no issuer for the recognising region, nor the type's definer.
		NotOfRegion,
		/// The contact is empty or no text.
		InvalidContact,
		/// The member has published as many rules as allowed.
		TooManyRules,
		/// There is no such rule.
		UnknownRule,
		/// Another member published the rule.
		NotPublisher,
		/// The rule ends before that in any case.
		AlreadyEnds,
		/// The presentation is for another verifier.
		NotAudience,
		/// The presentation was used already.
		AlreadyUsed,
		/// The type has no such scenario.
		UnknownScenario,
		/// The issuer was never appointed for the type.
		UnknownIssuer,
		/// The presentation was made later than the verifier looked: look again; or is the phone's clock right?
		MadeLater,
		/// The presentation's time is over: ask for a new one.
		Expired,
		/// The presentation lives longer than one may.
		LivesTooLong,
		/// No rule was given and the place is outside the issuer's region, or the rule is about something else.
		NotRecognised,
		/// The rule was not in force when the presentation was made.
		RuleNotInForce,
		/// The status is said to have been looked at later than now.
		SeenLater,
		/// The verifier looked at the status too long ago: look again.
		StatusTooOld,
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
		/// Records a type of licence, or what is new about it. For the council, on the definer's word.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_type())]
		pub fn set_type(origin: OriginFor<T>, code: TypeCode, licence_type: LicenceType) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_type(code, licence_type)
		}

		/// Lets a licensing authority issue licences of the type for a region. For the definer.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::appoint())]
		pub fn appoint(
			origin: OriginFor<T>,
			licence_type: TypeCode,
			issuer: MemberId,
			region: Region,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_appoint(member, licence_type, issuer, region)
		}

		/// Lets an authority issue no more. For the definer. The licences that are out stay, and stay in its charge.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::dismiss())]
		pub fn dismiss(origin: OriginFor<T>, licence_type: TypeCode, issuer: MemberId) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_dismiss(member, licence_type, issuer)
		}

		/// Issues a licence: the first of its line, or the next version, which takes its predecessor's place at once. For an
		/// appointed issuer.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::issue())]
		pub fn issue(origin: OriginFor<T>, nonce: Nonce, issuance: Box<Issuance>) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_issue(member, nonce, *issuance)
		}

		/// Suspends a valid licence (暂扣). For its issuer or its type's definer, as all decisions about it.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::suspend())]
		pub fn suspend(
			origin: OriginFor<T>,
			licence: LicenceId,
			decision: Option<[u8; 32]>,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_suspend(member, licence, decision)
		}

		/// Gives a suspended licence back (暂扣发还).
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::restore())]
		pub fn restore(
			origin: OriginFor<T>,
			licence: LicenceId,
			decision: Option<[u8; 32]>,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_restore(member, licence, decision)
		}

		/// Takes a licence away for good (撤销, 吊销), before it has lapsed.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			licence: LicenceId,
			how: Revocation,
			decision: Option<[u8; 32]>,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_revoke(member, licence, how, decision)
		}

		/// Closes a licence for good (注销), also one that has lapsed by time.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(
			origin: OriginFor<T>,
			licence: LicenceId,
			decision: Option<[u8; 32]>,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_cancel(member, licence, decision)
		}

		/// Binds the key of the holder's phone to a licence; the one before, lost with the old phone, counts no more. For its issuer.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::bind_key())]
		pub fn bind_key(origin: OriginFor<T>, licence: LicenceId, key: [u8; 32]) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_bind_key(member, licence, key)
		}

		/// Publishes a recognition rule. For an issuer of the type whose region holds the recognising one, and for the type's definer. It
		/// reaches no further back than now.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::recognise())]
		pub fn recognise(origin: OriginFor<T>, nonce: Nonce, recognition: Recognition) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_recognise(member, nonce, recognition)
		}

		/// Withdraws a recognition rule from a moment on, now at the earliest. For its publisher.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::withdraw_recognition())]
		pub fn withdraw_recognition(
			origin: OriginFor<T>,
			rule: RecognitionId,
			from_ms: u64,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_withdraw_recognition(member, rule, from_ms)
		}

		/// Logs that the caller's member accepted a presentation made for it, once it knows from its own node that the presentation stands
		/// ([`Pallet::check_presentation`]). `seen_ms` is the time of the block that it asked about.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::verify_presentation())]
		pub fn verify_presentation(
			origin: OriginFor<T>,
			presentation: Presentation,
			rule: Option<RecognitionId>,
			seen_ms: u64,
		) -> DispatchResult {
			let member = Self::ensure_member(origin)?;
			Self::do_verify_presentation(member, presentation, rule, seen_ms)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The type.
		pub fn licence_type(code: TypeCode) -> Option<LicenceType> {
			Types::<T>::get(code)
		}

		/// The licence.
		pub fn licence(licence: LicenceId) -> Option<Licence<BlockNumberFor<T>>> {
			Licences::<T>::get(licence)
		}

		/// The licence with this identifier; none when its check character does not fit.
		pub fn licence_id(identifier: Identifier) -> Option<LicenceId> {
			identifier.check().ok()?;
			Identifiers::<T>::get(identifier.line, identifier.version)
		}

		/// The licence's state at a moment, milliseconds since 1970 UTC. None before it was issued or in force, and for moments
		/// that have not come: so the answer never changes.
		pub fn status_at(licence: LicenceId, ms: u64) -> Option<Status> {
			Self::do_status_at(&licence, ms)
		}

		/// Whether a presentation stands at a moment, now (the time of this block) or, to check a log entry, when the verifier
		/// looked: what the chain says of it, or the first reason why not. It does not say whether it was used.
		pub fn check_presentation(
			opening: Opening,
			rule: Option<RecognitionId>,
			at_ms: u64,
		) -> Result<Standing, Refusal> {
			Self::do_check_presentation(&opening, rule, at_ms)
		}
	}
}
