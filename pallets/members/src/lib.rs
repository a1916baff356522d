//! # Members
//!
//! Who takes part: organisations, the keys by which they act, the customers that they sponsor, and how much of the
//! chain each of them may use.
//!
//! ## Terms
//!
//! - A **member** is an organisation known by its unified social credit code or LEI, voted in on a CA certificate. Its
//!   id depends on the code alone: keys change, the member stays.
//! - Its **owner key** is cold and decides about the other keys. Its **governance key** votes and does nothing else.
//!   **Operator keys** do the daily work, each within a *scope* of calls.
//! - A **customer** is sponsored by a member in one transaction, known here by a commitment only, and acts under the
//!   member's allowance and responsibility.
//! - A **party key** was made for one object (a bill of lading, a credit) and acts for a party of it whom nobody names: a
//!   commitment stands beside it, and is opened to whoever must know. It consents to the member that sponsors it, whose allowance
//!   it uses, up to a share; only the key itself can end it.
//! - A member's **sealing key** is not one to act by: others seal to it what only the member may read.
//! - A **seat** in the council or the technical committee is an organisation's. This pallet keeps the lists of the
//!   pallets that count votes at the governance keys of the seats that are live.
//! - The **allowance** takes the place of a coin: weight and bytes that flow back with time, for a member and all its
//!   customers and party keys together, with a small one apart for governance and emergencies.
//!
//! ## The gate
//!
//! [`MemberGate`] is the transaction extension that every signed transaction passes. It admits keys that may act now,
//! holds calls (nested ones too) to the key's scope, takes the allowance, and orders the pool. [`GateRefusal`] lists its
//! answers. [`CheckMortal`] refuses signed transactions without an end.
//!
//! ## What holds always
//!
//! A key belongs to one subject for ever. A removed key is a tombstone that nobody can add again, and its account keeps
//! its nonce: no old transaction can be replayed. More than half of the council's seats have a live vote. The full list
//! is in [`Pallet::do_try_state`].
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use allowance::{Allowance, AllowanceLeft, AllowanceLimit, Bucket, Charge, Lane, Usage};
#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{MakeSignature, OpenMotions};
pub use gate::{CheckMortal, EXHAUSTED, GOVERNANCE_PRIORITY, GateRefusal, MemberGate, REPORT_PRIORITY};
pub use genesis::Founder;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

pub(crate) use party_keys::party_of;
pub(crate) use sealing::is_sealing_key;

mod allowance;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod customers;
mod enrolment;
mod gate;
mod genesis;
mod keys;
#[cfg(test)]
mod mock;
mod party_keys;
mod sealing;
mod seats;
#[cfg(test)]
mod tests;
mod try_state;
mod types;
pub mod weights;

#[frame::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::Time};
	use hefu_primitives::{
		CustomerId, MemberId, Nonce, PartyId, code::MemberCode, member::Scope, party::Consent,
	};
	use pallet_support::{CallInspect, KeySignature, OnSuspended, genesis_hash};

	/// Seats of a body: members, none of them twice, in the order in which they were set.
	pub type SeatsOf<T> = BoundedVec<MemberId, <T as Config>::MaxSeats>;

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Enrols, corrects, reinstates, recovers and seats members: the council.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Suspends members: the technical committee or the council.
		type SuspendOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Counts the council's votes.
		type Council: ChangeMembers<Self::AccountId> + InitializeMembers<Self::AccountId>;

		/// Counts the technical committee's votes.
		type TechnicalCommittee: ChangeMembers<Self::AccountId> + InitializeMembers<Self::AccountId>;

		/// Told when a member is suspended and when it returns.
		type OnSuspended: OnSuspended;

		/// Knows all calls, for the gate.
		type Calls: CallInspect<<Self as frame_system::Config>::RuntimeCall>;

		/// The chain's time, in milliseconds since 1970 UTC.
		type Clock: Time<Moment = u64>;

		/// The calls that a governance key may make.
		type GovernanceScope: Get<Scope>;

		/// The calls that a party key may make: those by which a party acts in its object, and
		/// [`Call::retire_party_key`].
		type PartyScope: Get<Scope>;

		/// What a member may use for daily work, with its customers and party keys.
		type OrdinaryAllowance: Get<AllowanceLimit>;

		/// What a member may use for governance and emergencies.
		type GovernanceAllowance: Get<AllowanceLimit>;

		/// What one party key may use of its sponsor's allowance for daily work: the sponsor cannot stop it.
		type PartyAllowance: Get<AllowanceLimit>;

		/// By which a party key consents to being sponsored.
		type KeySignature: KeySignature<Self::AccountId> + Parameter;

		/// Most customers that a member ever sponsors, suspended ones too: they stay in storage. It may be governed: when
		/// it falls, those who are there stay.
		type MaxCustomers: Get<u32>;

		/// Most party keys that a member sponsors and that are not retired. It may be governed: when it falls, those that are
		/// there stay.
		type MaxPartyKeys: Get<u32>;

		/// Most retired party keys of a sponsor before it gets no new one: they stay in storage. It may be governed: when it
		/// falls, those that are there stay, and retiring is never refused.
		type MaxRetiredPartyKeys: Get<u32>;

		/// Most keys of a member that are not removed, with its owner and governance keys.
		#[pallet::constant]
		type MaxKeys: Get<u32>;

		/// Most keys that are removed of a member, or of a customer, before it gets no new one. Removing stays possible, so
		/// that a stolen key can always be stopped, and the council's `recover` lets a member begin anew.
		#[pallet::constant]
		type MaxRemovedKeys: Get<u32>;

		/// Most seats of a body; at most what the pallets that count votes allow.
		#[pallet::constant]
		type MaxSeats: Get<u32>;

		/// Weights of the calls and of the gate.
		type WeightInfo: WeightInfo;

		/// Opens motions in both bodies: a change of votes rewrites them all. And signs.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: OpenMotions + MakeSignature<Self::AccountId, Self::KeySignature>;
	}

	/// Members by id. Bounded by the council, which votes on each; never removed. Written by enrolment, suspension and
	/// changes of keys, customers and party keys.
	#[pallet::storage]
	pub type Members<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, MemberOf<T>>;

	/// Every account that is or was a key. Bounded by `MaxKeys` for each member and one for each customer, and
	/// `MaxRemovedKeys` tombstones for each of both; a member gets that many more each time the council recovers it. Beside
	/// them `MaxPartyKeys` party keys for each member, and the tombstones of as many more as `MaxRetiredPartyKeys`. Written by
	/// changes of keys, and by party keys themselves.
	#[pallet::storage]
	pub type Keys<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Key>;

	/// Sponsored customers by id. At most `MaxCustomers` of a sponsor, never removed. Written by sponsors.
	#[pallet::storage]
	pub type Customers<T: Config> = StorageMap<_, Blake2_128Concat, CustomerId, Customer<T::AccountId>>;

	/// Member -> the X25519 public key to which private parts are sealed for it; no entry while it has named none. At most one
	/// for each member. Written by [`Call::set_sealing_key`].
	#[pallet::storage]
	pub type SealingKeys<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, [u8; 32]>;

	/// Who has a seat in the council. At most `MaxSeats`. Written by the council itself.
	#[pallet::storage]
	pub type Council<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// Who has a seat in the technical committee. At most `MaxSeats`. Written by the council.
	#[pallet::storage]
	pub type TechnicalCommittee<T: Config> = StorageValue<_, SeatsOf<T>, ValueQuery>;

	/// What members have used of their allowance. One for each member that ever acted. Written by the gate.
	#[pallet::storage]
	pub type Allowances<T: Config> = StorageMap<_, Blake2_128Concat, MemberId, Allowance, ValueQuery>;

	/// Party key -> what it has used of its share of its sponsor's allowance. One for each party key that ever acted and is not
	/// retired. Written by the gate, and by [`Call::retire_party_key`].
	#[pallet::storage]
	pub type PartyAllowances<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, Bucket, ValueQuery>;

	/// Whether the transaction that is being applied bears a signature that the runtime itself checks, which takes long (SM2). Put
	/// when the signature is checked, taken by the gate within the same transaction: never there between two.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type SlowSignature<T: Config> = StorageValue<_, (), OptionQuery>;

	/// The founders and their seats.
	#[pallet::genesis_config]
	#[derive(frame::prelude::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Members from the first block.
		pub founders: Vec<Founder<T::AccountId>>,
		/// Founders in the council, by their place in the list above; none given: all of them.
		pub council: Option<Vec<u32>>,
		/// Founders in the technical committee, by their place in the list above.
		pub technical_committee: Vec<u32>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_genesis(&self.founders, self.council.as_deref(), &self.technical_committee);
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council enrolled a member.
		Enrolled {
			/// The member.
			member: MemberId,
			/// Its code.
			code: MemberCode,
			/// What was recorded of it.
			profile: Profile,
			/// Its owner key.
			owner: T::AccountId,
			/// Its governance key.
			governance: T::AccountId,
		},
		/// The council corrected what is recorded of a member.
		Updated {
			/// The member.
			member: MemberId,
			/// What is recorded now.
			profile: Profile,
		},
		/// A member may not act any more.
		Suspended {
			/// The member.
			member: MemberId,
			/// Why.
			reason: SuspensionReason,
		},
		/// A suspended member may act again.
		Reinstated {
			/// The member.
			member: MemberId,
		},
		/// An owner added an operator key.
		OperatorAdded {
			/// The member.
			member: MemberId,
			/// The key.
			key: T::AccountId,
			/// The calls that it may make.
			scope: Scope,
		},
		/// An owner changed what an operator key may do.
		ScopeSet {
			/// The member.
			member: MemberId,
			/// The key.
			key: T::AccountId,
			/// The calls that it may make now.
			scope: Scope,
		},
		/// An owner removed an operator key.
		OperatorRemoved {
			/// The member.
			member: MemberId,
			/// The key.
			key: T::AccountId,
		},
		/// An owner replaced the governance key.
		GovernanceKeyRotated {
			/// The member.
			member: MemberId,
			/// The key that was removed.
			old: T::AccountId,
			/// The key that votes now.
			new: T::AccountId,
		},
		/// An owner replaced its own key.
		OwnerRotated {
			/// The member.
			member: MemberId,
			/// The key that was removed.
			old: T::AccountId,
			/// The owner key now.
			new: T::AccountId,
		},
		/// The council replaced an owner key that was lost or stolen.
		Recovered {
			/// The member.
			member: MemberId,
			/// The key that was removed.
			old: T::AccountId,
			/// The owner key now.
			new: T::AccountId,
		},
		/// A member sponsors a customer.
		Sponsored {
			/// The customer.
			customer: CustomerId,
			/// Its sponsor.
			sponsor: MemberId,
			/// Salted commitment to who it is.
			commitment: [u8; 32],
			/// Its key.
			key: T::AccountId,
			/// The calls that it may make.
			scope: Scope,
		},
		/// A sponsor no longer lets a customer act.
		CustomerSuspended {
			/// The customer.
			customer: CustomerId,
			/// Its sponsor.
			sponsor: MemberId,
		},
		/// A sponsor lets a suspended customer act again.
		CustomerReinstated {
			/// The customer.
			customer: CustomerId,
			/// Its sponsor.
			sponsor: MemberId,
		},
		/// A sponsor replaced a customer's key; its scope stays.
		CustomerKeyRotated {
			/// The customer.
			customer: CustomerId,
			/// Its sponsor.
			sponsor: MemberId,
			/// The key that was removed.
			old: T::AccountId,
			/// Its key now.
			new: T::AccountId,
		},
		/// The council was seated anew.
		CouncilSet {
			/// Who has a seat.
			seats: SeatsOf<T>,
		},
		/// The technical committee was seated anew.
		TechnicalCommitteeSet {
			/// Who has a seat.
			seats: SeatsOf<T>,
		},
		/// A member sponsors a party key.
		PartyKeyAdded {
			/// Its sponsor.
			sponsor: MemberId,
			/// The party: the bytes of the key's account.
			key: PartyId,
			/// Raw id of the object that the key was made for.
			object: [u8; 32],
			/// Salted commitment to whose key it is.
			commitment: [u8; 32],
		},
		/// A party key has ended itself.
		PartyKeyRetired {
			/// Its sponsor.
			sponsor: MemberId,
			/// The party.
			key: PartyId,
		},
		/// A member named the key to which private parts are sealed for it.
		SealingKeySet {
			/// The member.
			member: MemberId,
			/// Public key of X25519; `None` when it named none any more.
			key: Option<[u8; 32]>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The code is no USCC or LEI, or its check characters do not fit.
		InvalidCode,
		/// The name is empty, no UTF-8, or has control characters.
		InvalidName,
		/// The region is none of GB/T 2260.
		InvalidRegion,
		/// No role, or one that does not exist.
		InvalidRoles,
		/// A member has this code already.
		AlreadyEnrolled,
		/// There is no such member or customer.
		NotFound,
		/// It is suspended already.
		AlreadySuspended,
		/// It is not suspended.
		NotSuspended,
		/// No more than half of the council's seats would have a live vote.
		CouncilTooSmall,
		/// A member has two seats in the same body.
		DuplicateSeat,
		/// Not signed by the owner key of a live member.
		NotOwner,
		/// Not signed by the owner key or an operator key of a live member.
		NotOperator,
		/// Not an operator key of this member.
		NotOperatorKey,
		/// The customer is another member's.
		NotSponsor,
		/// Somebody has this key.
		KeyInUse,
		/// Somebody had this key; a removed key never comes back.
		KeyRemoved,
		/// The member has `MaxKeys` keys.
		TooManyKeys,
		/// `MaxRemovedKeys` keys were removed already; no new one is added.
		TooManyRemovedKeys,
		/// The member has `MaxCustomers` customers, suspended ones too.
		TooManyCustomers,
		/// The customer, or the party key, may do more than the key that signed.
		ScopeTooWide,
		/// The sponsor made a customer with this nonce already.
		NonceUsed,
		/// Not signed by a party key whose sponsor is live.
		NotPartyKey,
		/// The member sponsors `MaxPartyKeys` party keys: some must be retired first.
		TooManyPartyKeys,
		/// The member sponsored `MaxRetiredPartyKeys` party keys that are retired: no new one before the bound is raised.
		TooManyRetiredPartyKeys,
		/// The party key did not sign that this member sponsors it for this object, under this commitment.
		NoConsent,
		/// What is sealed to this key anybody can open: it is zero, or another point of small order.
		InvalidSealingKey,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxKeys::get() >= 3, "a member has an owner, a governance and an operator key");
			assert!(T::MaxRemovedKeys::get() >= 1, "a key can be replaced");
			assert!(T::MaxSeats::get() >= 1, "the council has a seat");
			assert!(T::AccountId::max_encoded_len() <= 32, "an account fits into a party's id");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Enrols a member. The council alone can, on its CA certificate.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::enrol())]
		pub fn enrol(
			origin: OriginFor<T>,
			code: MemberCode,
			profile: Profile,
			owner: T::AccountId,
			governance: T::AccountId,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let member = Self::do_enrol(code, profile.clone(), owner.clone(), governance.clone())?;
			Self::deposit_event(Event::Enrolled { member, code, profile, owner, governance });
			Ok(())
		}

		/// Replaces what is recorded of a member: name, region, roles, certificate.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::update())]
		pub fn update(origin: OriginFor<T>, member: MemberId, profile: Profile) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_update(member, profile)
		}

		/// Suspends a member: its keys, its customers' and its party keys no longer act, its seats no longer vote.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::suspend())]
		pub fn suspend(origin: OriginFor<T>, member: MemberId, reason: SuspensionReason) -> DispatchResult {
			T::SuspendOrigin::ensure_origin(origin)?;
			Self::do_suspend(member, reason)
		}

		/// Ends a suspension.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::reinstate())]
		pub fn reinstate(origin: OriginFor<T>, member: MemberId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reinstate(member)
		}

		/// Adds an operator key to the owner's member.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::add_operator())]
		pub fn add_operator(origin: OriginFor<T>, key: T::AccountId, scope: Scope) -> DispatchResult {
			let member = Self::ensure_owner(origin)?;
			Self::do_add_operator(member, key, scope)
		}

		/// Changes what an operator key may do.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::set_scope())]
		pub fn set_scope(origin: OriginFor<T>, key: T::AccountId, scope: Scope) -> DispatchResult {
			let member = Self::ensure_owner(origin)?;
			Self::do_set_scope(member, key, scope)
		}

		/// Removes an operator key for ever.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::remove_operator())]
		pub fn remove_operator(origin: OriginFor<T>, key: T::AccountId) -> DispatchResult {
			let member = Self::ensure_owner(origin)?;
			Self::do_remove_operator(member, key)
		}

		/// Replaces the governance key; votes that the old one cast in open motions fall.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::rotate_governance_key())]
		pub fn rotate_governance_key(origin: OriginFor<T>, new: T::AccountId) -> DispatchResult {
			let member = Self::ensure_owner(origin)?;
			Self::do_rotate_governance_key(member, new)
		}

		/// Replaces the owner key.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::rotate_owner())]
		pub fn rotate_owner(origin: OriginFor<T>, new: T::AccountId) -> DispatchResult {
			let member = Self::ensure_owner(origin)?;
			Self::do_rotate_owner(member, new)
		}

		/// Gives a member whose owner key is lost or stolen a new one, suspended or not. Its removed keys are counted anew.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::recover())]
		pub fn recover(origin: OriginFor<T>, member: MemberId, new: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_recover(member, new)
		}

		/// Sponsors a customer, whose id follows from the sponsor and the nonce. It may do no more than the key that signs.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::sponsor())]
		pub fn sponsor(
			origin: OriginFor<T>,
			nonce: Nonce,
			commitment: [u8; 32],
			key: T::AccountId,
			scope: Scope,
		) -> DispatchResult {
			let (sponsor, own) = Self::ensure_operator(origin)?;
			ensure!(covers(&own, &scope), Error::<T>::ScopeTooWide);
			Self::do_sponsor(sponsor, nonce, commitment, key, scope)
		}

		/// Stops a customer.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::suspend_customer())]
		pub fn suspend_customer(origin: OriginFor<T>, customer: CustomerId) -> DispatchResult {
			let (sponsor, _) = Self::ensure_operator(origin)?;
			Self::do_suspend_customer(sponsor, customer)
		}

		/// Lets a suspended customer act again, whose scope the key that signs must cover.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::reinstate_customer())]
		pub fn reinstate_customer(origin: OriginFor<T>, customer: CustomerId) -> DispatchResult {
			let (sponsor, own) = Self::ensure_operator(origin)?;
			Self::do_reinstate_customer(sponsor, &own, customer)
		}

		/// Replaces a customer's key; the new one has the old one's scope, which the key that signs must cover.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::rotate_customer_key())]
		pub fn rotate_customer_key(
			origin: OriginFor<T>,
			customer: CustomerId,
			new: T::AccountId,
		) -> DispatchResult {
			let (sponsor, own) = Self::ensure_operator(origin)?;
			Self::do_rotate_customer_key(sponsor, &own, customer, new)
		}

		/// Seats the council anew.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::set_council(seats.len() as u32))]
		pub fn set_council(origin: OriginFor<T>, seats: SeatsOf<T>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_council(seats)
		}

		/// Seats the technical committee anew.
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::set_technical_committee(seats.len() as u32))]
		pub fn set_technical_committee(origin: OriginFor<T>, seats: SeatsOf<T>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_technical_committee(seats)
		}

		/// Sponsors a key by which a party of one object acts without being named; the object need not be there yet. It may make
		/// the calls of `PartyScope`, which the key that signs must cover.
		///
		/// The key consents by its signature of [`Consent::signed_bytes`]: nobody else can have it recorded as theirs.
		///
		/// It cannot be undone by the sponsor: who could take the key away would take control of a bill away. What the key can
		/// cost the sponsor is bounded by `PartyScope`, by `MaxPartyKeys` and by `PartyAllowance`.
		#[pallet::call_index(16)]
		#[pallet::weight(Pallet::<T>::weight_of_consent(signature))]
		pub fn add_party_key(
			origin: OriginFor<T>,
			key: T::AccountId,
			object: [u8; 32],
			commitment: [u8; 32],
			signature: T::KeySignature,
		) -> DispatchResult {
			let (sponsor, own) = Self::ensure_operator(origin)?;
			ensure!(covers(&own, &T::PartyScope::get()), Error::<T>::ScopeTooWide);
			Self::do_add_party_key(key, Consent { sponsor, object, commitment }, &signature)
		}

		/// Ends the party key that signs, for ever. It gives away nothing: what its party still holds, nobody can move
		/// afterwards, and a bank pays out the free part of its claim.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::retire_party_key())]
		pub fn retire_party_key(origin: OriginFor<T>) -> DispatchResult {
			let (account, sponsor) = Self::ensure_party_key(origin)?;
			Self::do_retire_party_key(account, sponsor)
		}

		/// Names the X25519 public key to which private parts are sealed for the member, or none any more. What was sealed before
		/// is still opened by the old secret.
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::set_sealing_key())]
		pub fn set_sealing_key(origin: OriginFor<T>, key: Option<[u8; 32]>) -> DispatchResult {
			let (member, _) = Self::ensure_operator(origin)?;
			Self::do_set_sealing_key(member, key)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The member, if it was ever enrolled.
		pub fn member(id: MemberId) -> Option<MemberOf<T>> {
			Members::<T>::get(id)
		}

		/// Whose key the account is or was, and what it may do.
		pub fn key(account: T::AccountId) -> Option<Key> {
			Keys::<T>::get(account)
		}

		/// The X25519 public key to which private parts are sealed for the member, if it has named one.
		pub fn sealing_key(member: MemberId) -> Option<[u8; 32]> {
			SealingKeys::<T>::get(member)
		}

		/// What a party key signs so that this member can sponsor it for this object, under this commitment.
		pub fn party_key_consent(sponsor: MemberId, object: [u8; 32], commitment: [u8; 32]) -> Vec<u8> {
			Consent { sponsor, object, commitment }.signed_bytes(&genesis_hash::<T>())
		}

		/// What is left of a party key's share of its sponsor's allowance; `None` when the account is no party key.
		pub fn party_allowance_left(key: T::AccountId) -> Option<Usage> {
			let is_party = matches!(Keys::<T>::get(&key), Some(Key::Party { .. }));
			is_party.then(|| Self::party_bucket(&key).left(&T::PartyAllowance::get()))
		}

		/// What the member, its customers and its party keys may use now; `None` when there is no such member.
		pub fn allowance_left(member: MemberId) -> Option<AllowanceLeft> {
			Members::<T>::contains_key(member).then(|| AllowanceLeft {
				ordinary: Self::bucket(&member, Lane::Ordinary).left(&Self::limit(Lane::Ordinary)),
				governance: Self::bucket(&member, Lane::Governance).left(&Self::limit(Lane::Governance)),
			})
		}
	}
}
