//! Consensus: Aura in turn, GRANDPA to finality, sessions, and what an equivocation leads to.

use crate::{
	AccountId, Aura, Balances, BlockNumber, Grandpa, Historical, Members, Offences, Runtime, RuntimeEvent,
	Session, Validators, Verification, configs::governance::CouncilMajority, weights,
};
// The macro below names it.
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, ConstU128, Contains, Get, KeyOwnerProofSystem},
};
use pallet_session::historical::NoteHistoricalRoot;
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::{impl_opaque_keys, traits::ConvertInto};

/// Most validators.
pub const MAX_VALIDATORS: u32 = 100;

/// For how many sessions an equivocation can be reported.
pub const REPORTABLE_SESSIONS: u32 = 168;

impl_opaque_keys! {
	/// The keys of a validator's node: they are proven and rotated together.
	pub struct SessionKeys {
		/// Authors blocks.
		pub aura: Aura,
		/// Votes for finality.
		pub grandpa: Grandpa,
		/// Signs reports of checks.
		pub verifier: Verification,
	}
}

/// The slot's length, from genesis.
pub struct SlotDuration;

impl Get<u64> for SlotDuration {
	fn get() -> u64 {
		Validators::slot_ms()
	}
}

impl pallet_aura::Config for Runtime {
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type SlotDuration = SlotDuration;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Runtime, Aura>;
	type EventHandler = ();
}

/// How many blocks so many milliseconds take at least, when no slot is missed.
pub fn blocks_in(ms: u64) -> BlockNumber {
	ms.div_ceil(Validators::slot_ms().max(1)).min(BlockNumber::MAX.into()) as BlockNumber
}

/// The session's length, from genesis.
pub struct SessionLength;

impl Get<BlockNumber> for SessionLength {
	fn get() -> BlockNumber {
		Validators::session_blocks()
	}
}

parameter_types! {
	pub const SessionOffset: BlockNumber = 0;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type NextSessionRotation = pallet_session::PeriodicSessions<SessionLength, SessionOffset>;
	type SessionManager = NoteHistoricalRoot<Runtime, Validators>;
	type SessionHandler = (Aura, Grandpa, Verification);
	type Keys = SessionKeys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitDisablingStrategy;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = ConstU128<0>;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validators::NoIdentification;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Runtime>;
	type OnOffenceHandler = Validators;
}

parameter_types! {
	pub ReportLongevity: u64 = u64::from(REPORTABLE_SESSIONS) * u64::from(SessionLength::get());
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = weights::Equivocations;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<{ REPORTABLE_SESSIONS as u64 }>;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(
		sp_core::crypto::KeyTypeId,
		sp_consensus_grandpa::AuthorityId,
	)>>::Proof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Runtime, Offences, Historical, ReportLongevity>;
}

/// Which validators' accounts have session keys.
pub struct HasSessionKeys;

impl Contains<AccountId> for HasSessionKeys {
	fn contains(account: &AccountId) -> bool {
		pallet_session::NextKeys::<Runtime>::contains_key(account)
	}
}

impl pallet_validators::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Members = Members;
	type Keys = SessionKeys;
	type Session = Session;
	type HasKeys = HasSessionKeys;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type ReportableSessions = ConstU32<REPORTABLE_SESSIONS>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type MakeKeys = MakeSessionKeys;
}

/// Makes session keys for benchmarks, in the keystore, as an operator's node does.
#[cfg(feature = "runtime-benchmarks")]
pub struct MakeSessionKeys;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_validators::MakeKeys<SessionKeys> for MakeSessionKeys {
	fn make_keys(owner: &hefu_primitives::MemberId) -> (SessionKeys, Vec<u8>) {
		use codec::Encode;
		let made = SessionKeys::generate(owner.as_bytes(), None);
		(made.keys, made.proof.encode())
	}
}
