//! Which members' nodes validate (验证节点), and the rhythm in which they do.
//!
//! The council names the members; each of them brings session keys with a proof that it holds them. A session later the
//! set changes. The node of a member that is suspended, or loses its role, leaves the set by itself, but never below
//! [`Pallet::floor`]: a set that small tolerates no fault, and stopping the chain would help nobody.
//!
//! A proven equivocation suspends the member until the council has voted.
//!
//! Terminology: a validator's *account* is derived from its member's id ([`Pallet::account_of`]). It is an identity
//! for the session pallet and holds no key, so that keys can change and the validator stays the same.
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;
pub use weights::WeightInfo;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod offence;
mod session;
#[cfg(test)]
mod tests;
mod try_state;
pub mod weights;

pub use session::NoIdentification;

/// Makes session keys for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait MakeKeys<Keys> {
	/// New session keys in the keystore, and the proof that `owner` holds them.
	fn make_keys(owner: &hefu_primitives::MemberId) -> (Keys, alloc::vec::Vec<u8>);
}

/// The pallet.
#[frame::pallet]
pub mod pallet {
	use super::WeightInfo;
	use alloc::vec::Vec;
	use frame::{deps::sp_runtime::traits::OpaqueKeys, prelude::*, traits::Contains};
	use hefu_primitives::{MemberId, member::Role};
	use pallet_session::SessionInterface;
	use pallet_support::{MemberInspect, SuspendMember};

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the runtime brings.
	#[pallet::config]
	pub trait Config: frame_system::Config<AccountId: From<[u8; 32]>> {
		/// Who names the validators.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who takes part.
		type Members: MemberInspect<Self::AccountId> + SuspendMember;

		/// The session keys of a validator.
		type Keys: OpaqueKeys + Parameter;

		/// The session pallet, which keeps the keys and rotates the set.
		type Session: SessionInterface<ValidatorId = Self::AccountId, AccountId = Self::AccountId, Keys = Self::Keys>;

		/// Which validators' accounts have session keys now.
		type HasKeys: Contains<Self::AccountId>;

		/// Most validators.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// For how many sessions equivocations can be reported: the proofs of older ones are pruned.
		#[pallet::constant]
		type ReportableSessions: Get<u32>;

		/// Measured weights.
		type WeightInfo: WeightInfo;

		/// Makes members for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: pallet_support::MakeMember<Self::AccountId>;

		/// Makes session keys with their proof for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type MakeKeys: MakeKeys<Self::Keys>;
	}

	/// The members whose nodes shall validate, in the order of their ids. Written by `set_validators`; at most
	/// `MaxValidators`.
	#[pallet::storage]
	pub type Approved<T: Config> = StorageValue<_, BoundedVec<MemberId, T::MaxValidators>, ValueQuery>;

	/// The members whose nodes are in the set that was last given to the session pallet. Written at session changes; at
	/// most `MaxValidators`.
	#[pallet::storage]
	pub type Selected<T: Config> = StorageValue<_, BoundedVec<MemberId, T::MaxValidators>, ValueQuery>;

	/// Whether a member of the set has brought other keys since the last session change. Written by `set_session_keys`,
	/// taken at session changes.
	#[pallet::storage]
	pub type Rekeyed<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// The members whose nodes stay in the set although they should leave, being suspended or without the role; at most the
	/// floor. Written at session changes.
	#[pallet::storage]
	pub type Kept<T: Config> = StorageValue<_, BoundedVec<MemberId, T::MaxValidators>, ValueQuery>;

	/// The fewest validators that the council can name. Written at genesis.
	#[pallet::storage]
	pub type MinValidators<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// Length of a slot in milliseconds, [`MIN_SLOT_MS`] to [`MAX_SLOT_MS`]. Written at genesis and never again: consensus
	/// counts slots since 1970, so another length would move every slot.
	#[pallet::storage]
	pub type SlotMs<T: Config> = StorageValue<_, u64, ValueQuery, DefaultSlotMs>;

	/// Length of a session in blocks, at least 1. Written at genesis.
	#[pallet::storage]
	pub type SessionBlocks<T: Config> =
		StorageValue<_, BlockNumberFor<T>, ValueQuery, DefaultSessionBlocks<T>>;

	/// Two seconds: build, gossip and execution by the others must fit into a slot.
	#[pallet::type_value]
	pub fn DefaultSlotMs() -> u64 {
		2_000
	}

	/// Ten blocks.
	#[pallet::type_value]
	pub fn DefaultSessionBlocks<T: Config>() -> BlockNumberFor<T> {
		10u32.into()
	}

	/// Shortest slot that a chain can be made with, in milliseconds.
	pub const MIN_SLOT_MS: u64 = 500;
	/// Longest slot that a chain can be made with, in milliseconds.
	pub const MAX_SLOT_MS: u64 = 6_000;

	/// The member behind a validator's account, for every member that ever brought session keys or was named at genesis.
	/// Never removed: reports name accounts, also those of validators that left. At most one a member.
	#[pallet::storage]
	pub type MemberOf<T: Config> = StorageMap<_, Identity, T::AccountId, MemberId>;

	/// The founders' nodes.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The code (USCC or LEI) of each member that validates from the start; its session keys are in the session pallet's
		/// genesis, under [`Pallet::account_of`].
		pub validators: Vec<alloc::string::String>,
		/// The fewest validators that the council can name: 4, or 1 for development.
		pub min_validators: u32,
		/// Length of a slot in milliseconds; 2,000 if left out.
		pub slot_ms: Option<u64>,
		/// Length of a session in blocks; 10 if left out.
		pub session_blocks: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let mut members: Vec<_> = self
				.validators
				.iter()
				.map(|code| {
					let code = hefu_primitives::code::MemberCode::parse(code)
						.unwrap_or_else(|error| panic!("validator {code}: {error}"));
					MemberId::derive(&code)
				})
				.collect();
			members.sort();
			let count = members.len();
			members.dedup();
			assert!(members.len() == count, "a validator is named twice");
			assert!(
				count as u32 <= T::MaxValidators::get(),
				"more than {} validators",
				T::MaxValidators::get()
			);
			for member in &members {
				// Members are built before; without any, this is the default genesis that presets are merged into.
				assert!(
					Pallet::<T>::fits(member),
					"validator {member} is no founder with the role Validator"
				);
			}
			assert!(
				members.len() as u32 >= self.min_validators,
				"{} validators, but min_validators is {}",
				members.len(),
				self.min_validators
			);
			if let Some(slot_ms) = self.slot_ms {
				let range = MIN_SLOT_MS..=MAX_SLOT_MS;
				assert!(range.contains(&slot_ms), "slot_ms is {slot_ms}, but must be in {range:?}");
				SlotMs::<T>::put(slot_ms);
			}
			if let Some(blocks) = self.session_blocks {
				assert!(!blocks.is_zero(), "session_blocks must be at least 1");
				SessionBlocks::<T>::put(blocks);
			}
			for member in &members {
				let account = Pallet::<T>::account_of(member);
				// The session pallet's genesis counts itself as a consumer of the account, and later no more.
				frame_system::Pallet::<T>::inc_providers(&account);
				MemberOf::<T>::insert(account, member);
			}
			let members = BoundedVec::truncate_from(members);
			MinValidators::<T>::put(self.min_validators.max(1));
			Selected::<T>::put(&members);
			Approved::<T>::put(members);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council named the validators.
		ValidatorsSet {
			/// All of them.
			members: Vec<MemberId>,
		},
		/// A member brought session keys; they are used from the session after next.
		SessionKeysSet {
			/// The member.
			member: MemberId,
			/// Its keys.
			keys: T::Keys,
		},
		/// A member took its session keys back.
		SessionKeysPurged {
			/// The member.
			member: MemberId,
		},
		/// The set changes with the session after this one.
		SetSelected {
			/// Number of the session.
			session: u32,
			/// All members in it.
			members: Vec<MemberId>,
		},
		/// Who should have left and stays has changed: without them the set would be too small to work. Name others soon; an
		/// empty list says that it is over.
		KeptForSafety {
			/// Number of the session.
			session: u32,
			/// All who stay.
			members: Vec<MemberId>,
		},
		/// A node of this member was proven to equivocate.
		Equivocated {
			/// The member.
			member: MemberId,
			/// Session of the offence.
			session: u32,
		},
	}

	/// Why a call is refused.
	#[pallet::error]
	pub enum Error<T> {
		/// The key acts for no live member: use one of the member's own keys.
		NotMember,
		/// Not a live member with the role Validator.
		NotValidator,
		/// A member is named twice.
		Duplicate,
		/// Fewer than `MinValidators`.
		TooFew,
		/// More than `MaxValidators`.
		TooMany,
		/// The member has not brought session keys: it calls `set_session_keys` first.
		NoKeys,
		/// The proof does not show that the sender holds the keys: make it with `author_rotateKeysWithOwner`, with the member's
		/// id (32 bytes) as owner.
		InvalidProof,
		/// The member is among the named validators: the council takes it out first.
		StillApproved,
		/// The member's node is still in the set: two sessions after the council's decision it is not.
		StillSelected,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Names the validators, all of them. Takes effect a session after the next change of session.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_validators(members.len() as u32))]
		pub fn set_validators(origin: OriginFor<T>, members: Vec<MemberId>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_validators(members)
		}

		/// Brings (or replaces) the session keys of the sender's member. `proof` shows that the sender holds them; its owner is
		/// the member's id.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_session_keys())]
		pub fn set_session_keys(origin: OriginFor<T>, keys: T::Keys, proof: Vec<u8>) -> DispatchResult {
			let member = Self::ensure_validator(origin)?;
			ensure!(keys.ownership_proof_is_valid(member.as_bytes(), &proof), Error::<T>::InvalidProof);
			let account = Self::account_of(&member);
			T::Session::set_keys(&account, keys.clone())?;
			MemberOf::<T>::insert(account, member);
			if Selected::<T>::get().contains(&member) {
				Rekeyed::<T>::put(true);
			}
			Self::deposit_event(Event::SessionKeysSet { member, keys });
			Ok(())
		}

		/// Takes the session keys of the sender's member back, once its node neither validates nor is called to.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::purge_session_keys())]
		pub fn purge_session_keys(origin: OriginFor<T>) -> DispatchResult {
			// Whoever lost the role may go.
			let member = Self::ensure_member(origin)?;
			ensure!(!Approved::<T>::get().contains(&member), Error::<T>::StillApproved);
			let account = Self::account_of(&member);
			let selected =
				Selected::<T>::get().contains(&member) || T::Session::validators().contains(&account);
			ensure!(!selected, Error::<T>::StillSelected);
			ensure!(T::HasKeys::contains(&account), Error::<T>::NoKeys);
			T::Session::purge_keys(&account)?;
			Self::deposit_event(Event::SessionKeysPurged { member });
			Ok(())
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The members that the council named, and those whose nodes are in the set selected last.
		pub fn validators() -> (Vec<MemberId>, Vec<MemberId>) {
			(Approved::<T>::get().into_inner(), Selected::<T>::get().into_inner())
		}
	}

	impl<T: Config> Pallet<T> {
		/// The account under which a member's node is known to the session pallet.
		pub fn account_of(member: &MemberId) -> T::AccountId {
			(b"hefu/validator", member).using_encoded(frame::hashing::blake2_256).into()
		}

		/// The size below which suspensions no longer shrink the set: three, or fewer where the chain was made with fewer. A
		/// GRANDPA set of three still finalises; with fewer, one that fails stops it.
		pub fn floor() -> u32 {
			MinValidators::<T>::get().min(3)
		}

		/// Length of a slot in milliseconds.
		pub fn slot_ms() -> u64 {
			SlotMs::<T>::get()
		}

		/// Length of a session in blocks.
		pub fn session_blocks() -> BlockNumberFor<T> {
			SessionBlocks::<T>::get()
		}

		/// Whether a member's node may validate: it takes part, and with that role.
		pub(crate) fn fits(member: &MemberId) -> bool {
			T::Members::is_live(member) && T::Members::has_role(member, Role::Validator)
		}

		fn ensure_member(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
			let key = ensure_signed(origin)?;
			Ok(T::Members::member(&key).ok_or(Error::<T>::NotMember)?)
		}

		fn ensure_validator(origin: OriginFor<T>) -> Result<MemberId, DispatchError> {
			let member = Self::ensure_member(origin)?;
			ensure!(T::Members::has_role(&member, Role::Validator), Error::<T>::NotValidator);
			Ok(member)
		}

		fn do_set_validators(mut members: Vec<MemberId>) -> DispatchResult {
			let count = members.len();
			members.sort();
			members.dedup();
			ensure!(members.len() == count, Error::<T>::Duplicate);
			ensure!(count as u32 >= MinValidators::<T>::get(), Error::<T>::TooFew);
			let bounded = BoundedVec::try_from(members.clone()).map_err(|_| Error::<T>::TooMany)?;
			for member in &members {
				ensure!(Self::fits(member), Error::<T>::NotValidator);
				ensure!(T::HasKeys::contains(&Self::account_of(member)), Error::<T>::NoKeys);
			}
			Approved::<T>::put(bounded);
			Self::deposit_event(Event::ValidatorsSet { members });
			Ok(())
		}
	}
}
