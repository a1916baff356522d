//! The system's pallets: blocks, time, migrations, batches.

use crate::{
	AccountId, Balance, Block, Hash, MAX_BLOCK_BYTES, Nonce, PalletInfo, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeFreezeReason, RuntimeHoldReason, RuntimeOrigin, RuntimeTask, Signature, System, TxExtension,
	UncheckedExtrinsic, VERSION, Validators, calls::CallFilter, weights,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	migrations::FreezeChainOnFailedMigration,
	parameter_types,
	traits::{ConstU32, ConstU128, Get, VariantCountOf},
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MILLIS},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{
	Perbill,
	generic::Era,
	traits::{AccountIdLookup, BlakeTwo256, Verify},
};
use sp_version::RuntimeVersion;

/// Share of a block that ordinary transactions can fill; the rest is for what must always get through.
const NORMAL_RATIO: Perbill = Perbill::from_percent(75);

/// What a block may weigh: its execution takes at most 0.4 of a slot, for it must be built, sent and executed by the
/// others within one.
pub struct SlotWeights;

impl SlotWeights {
	/// The longest execution of a block.
	pub fn execution() -> Weight {
		let ref_time = Validators::slot_ms().saturating_mul(WEIGHT_REF_TIME_PER_MILLIS).saturating_mul(2) / 5;
		Weight::from_parts(ref_time, u64::MAX)
	}
}

impl Get<BlockWeights> for SlotWeights {
	fn get() -> BlockWeights {
		let max = Self::execution();
		BlockWeights::builder()
			.base_block(weights::BlockExecutionWeight::get())
			.for_class(DispatchClass::all(), |class| {
				class.base_extrinsic = weights::ExtrinsicBaseWeight::get();
			})
			.for_class(DispatchClass::Normal, |class| {
				class.max_total = Some(NORMAL_RATIO * max);
			})
			.for_class(DispatchClass::Operational, |class| {
				class.max_total = Some(max);
				class.reserved = Some(max - NORMAL_RATIO * max);
			})
			.avg_block_initialization(Perbill::from_percent(10))
			.build_or_panic()
	}
}

parameter_types! {
	pub const Version: RuntimeVersion = VERSION;
	/// Block hashes that transactions can refer to: over two hours at two seconds.
	pub const BlockHashCount: u32 = 4_096;
	/// Addresses are written with the generic Substrate prefix.
	pub const SS58Prefix: u8 = 42;
	pub MaxBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_BYTES)
		.modify_max_length_for_class(DispatchClass::Normal, |length| *length = NORMAL_RATIO * MAX_BLOCK_BYTES)
		.build();
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type BaseCallFilter = CallFilter;
	type Block = Block;
	type BlockWeights = SlotWeights;
	type BlockLength = MaxBlockLength;
	type AccountId = AccountId;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type Hash = Hash;
	type Hashing = BlakeTwo256;
	type BlockHashCount = BlockHashCount;
	type DbWeight = weights::DbWeight;
	type Version = Version;
	type AccountData = pallet_balances::AccountData<Balance>;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = ();
	type SS58Prefix = SS58Prefix;
	type MaxConsumers = ConstU32<16>;
	type MultiBlockMigrator = crate::Migrations;
}

/// The block's time in milliseconds since 1970 UTC.
pub struct Clock;

impl Get<u64> for Clock {
	fn get() -> u64 {
		pallet_timestamp::Now::<Runtime>::get()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::SetClock for Clock {
	fn set_clock(ms: u64) {
		pallet_timestamp::Now::<Runtime>::put(ms);
	}
}

/// Half a slot: what the timestamp pallet demands between two blocks, and what Aura doubles into the slot.
pub struct HalfSlot;

impl Get<u64> for HalfSlot {
	fn get() -> u64 {
		Validators::slot_ms() / 2
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	// The calendar sees before any transaction whether the chain stood still.
	type OnTimestampSet = (crate::Aura, crate::Calendar);
	type MinimumPeriod = HalfSlot;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

/// Only what the SDK's session pallet asks for: there is no coin, nobody has a balance, and no call moves one.
impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = ();
	type Balance = Balance;
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<1>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = crate::OriginCaller;
	type WeightInfo = weights::Batches;
}

parameter_types! {
	pub MigrationWeight: Weight = Perbill::from_percent(50) * SlotWeights::get().max_block;
}

impl pallet_migrations::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type Migrations = ();
	#[cfg(feature = "runtime-benchmarks")]
	type Migrations = pallet_migrations::mock_helpers::MockedMigrations;
	type CursorMaxLen = ConstU32<65_536>;
	type IdentifierMaxLen = ConstU32<256>;
	type MigrationStatusHandler = ();
	// A half-migrated state serves nobody: the chain stops until governance and operators have decided.
	type FailedMigrationHandler = FreezeChainOnFailedMigration;
	type MaxServiceWeight = MigrationWeight;
	type WeightInfo = pallet_migrations::weights::SubstrateWeight<Runtime>;
}

impl frame_system::offchain::SigningTypes for Runtime {
	type Public = <Signature as Verify>::Signer;
	type Signature = Signature;
}

impl<C> frame_system::offchain::CreateTransactionBase<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<C> frame_system::offchain::CreateBare<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

impl<C> frame_system::offchain::CreateTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<C> frame_system::offchain::CreateAuthorizedTransaction<C> for Runtime
where
	RuntimeCall: From<C>,
{
	fn create_extension() -> TxExtension {
		extension(Era::Immortal, 0)
	}
}

/// What a transaction carries beside its call, for an account whose next number is `nonce`.
pub fn extension(era: Era, nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		pallet_members::CheckMortal::from(era),
		pallet_members::MemberGate::new(),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}
