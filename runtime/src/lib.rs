//! Hefu's runtime (运行时): composes the pallets into the chain's state transition.
//!
//! - [`signature`]: the signatures that transactions carry.
//! - [`calls`]: what is known of calls: offered, pausable, governance.
//! - [`params`]: the numbers that governance sets.
//! - [`configs`]: how the pallets are wired: system, consensus, governance, and what Hefu exists for: members and datasets, and
//!   what is traded and shown.
//! - [`apis`]: what nodes ask the runtime.
//! - [`presets`]: the first blocks of development networks.
//! - [`next`]: what tests of upgrades upgrade to; no part of this version.
#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "the macros' expansions cannot be documented; what is written by hand is")]

extern crate alloc;

// Before `apis`, which uses its macros.
#[cfg(feature = "runtime-benchmarks")]
#[macro_use]
mod benchmarks;

pub mod apis;
pub mod calls;
pub mod configs;
pub mod next;
pub mod params;
pub mod presets;
pub mod signature;
pub mod weights;

pub use configs::consensus::SessionKeys;
pub use frame_system::Call as SystemCall;
#[cfg(feature = "next")]
pub use next::VERSION;
pub use params::RuntimeParameters;
pub use signature::Signature;

// The macros below name it.
use alloc::vec::Vec;
use sp_runtime::{
	MultiAddress, generic,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
};
#[cfg(not(feature = "next"))]
use sp_version::RuntimeVersion;

/// The version of this runtime.
#[cfg(not(feature = "next"))]
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("hefu"),
	impl_name: alloc::borrow::Cow::Borrowed("hefu"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

// From 3 on an upgrade's event comes after `receipts` has counted the block's events, and would not be in their root.
const _: () = assert!(VERSION.system_version < 3);

/// Most bytes in a block.
pub const MAX_BLOCK_BYTES: u32 = 4 * 1024 * 1024;

/// An account: a key's, or one derived for an organisation's node.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How transactions name accounts.
pub type Address = MultiAddress<AccountId, ()>;
/// The type that balances are counted in. The chain has no coin; the session pallet asks for it.
pub type Balance = u128;
/// A block's number.
pub type BlockNumber = u32;
/// A hash of the chain.
pub type Hash = sp_core::H256;
/// Number of an account's transactions.
pub type Nonce = u32;
/// A block's header.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// A transaction.
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What a signer signs.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// Blocks whose contents nobody looks into, for the node.
pub mod opaque {
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block whose transactions are bytes.
	pub type Block = sp_runtime::generic::Block<super::Header, UncheckedExtrinsic>;
}

/// What every transaction passes, in this order. The gate comes before the nonce, which refuses unknown accounts as if
/// they could not pay.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	pallet_members::CheckMortal<Runtime>,
	pallet_members::MemberGate<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// Applies transactions and blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	/// The runtime.
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Aura = pallet_aura;
	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(4)]
	#[runtime::disable_call]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(5)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	// Members are known before validators, and validators before sessions: genesis is built in this order.
	#[runtime::pallet_index(7)]
	pub type Council = pallet_collective<Instance1>;
	#[runtime::pallet_index(8)]
	pub type TechnicalCommittee = pallet_collective<Instance2>;
	#[runtime::pallet_index(9)]
	pub type Members = pallet_members;
	#[runtime::pallet_index(10)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(11)]
	#[runtime::disable_call]
	pub type Session = pallet_session;
	#[runtime::pallet_index(12)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(13)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(14)]
	pub type TxPause = pallet_tx_pause;
	#[runtime::pallet_index(15)]
	pub type Parameters = pallet_parameters;
	#[runtime::pallet_index(16)]
	pub type Migrations = pallet_migrations;
	#[runtime::pallet_index(17)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(20)]
	pub type Verification = pallet_verification;
	#[runtime::pallet_index(21)]
	pub type Registry = pallet_registry;
	#[runtime::pallet_index(22)]
	pub type Calendar = pallet_calendar;
	#[runtime::pallet_index(23)]
	pub type Rights = pallet_rights;
	#[runtime::pallet_index(24)]
	pub type Settlement = pallet_settlement;
	#[runtime::pallet_index(25)]
	pub type Bills = pallet_bills;
	#[runtime::pallet_index(26)]
	pub type Registration = pallet_registration;
	#[runtime::pallet_index(27)]
	pub type Operation = pallet_operation;
	#[runtime::pallet_index(28)]
	pub type Catalogue = pallet_catalogue;
	#[runtime::pallet_index(29)]
	pub type Exports = pallet_exports;
	#[runtime::pallet_index(30)]
	pub type Licences = pallet_licences;
	#[runtime::pallet_index(31)]
	pub type Market = pallet_market;
	#[runtime::pallet_index(32)]
	pub type Metering = pallet_metering;
	#[runtime::pallet_index(33)]
	pub type Anchors = pallet_anchors;

	#[cfg(feature = "next")]
	#[runtime::pallet_index(254)]
	pub type Next = crate::next;

	// Last, so that its `on_finalize` sees every event.
	#[runtime::pallet_index(255)]
	pub type Receipts = pallet_receipts;
}
