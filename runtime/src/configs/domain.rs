//! What Hefu exists for: members, datasets, verification, receipts.

use crate::{
	Bills, BlockNumber, Council, Members, Runtime, Settlement, TechnicalCommittee, Timestamp, Verification,
	calls::Calls,
	configs::{
		consensus::{MAX_VALIDATORS, blocks_in},
		governance::{CouncilMajority, Emergency, MAX_SEATS},
		system::{Clock, SlotWeights},
	},
	params,
};
use frame_support::{
	traits::{ConstU32, Get, PalletInfoAccess},
	weights::{Weight, constants::WEIGHT_REF_TIME_PER_MICROS},
};
use hefu_primitives::{
	governed::{
		MAX_WINDOW_MS, MIN_CHECK_MS, MIN_GOVERNANCE_BYTES, MIN_GOVERNANCE_REF_TIME, MIN_SAMPLED_CHECK_MS,
		MIN_WINDOW_MS,
	},
	member::{CallPattern, Scope},
};
use pallet_members::AllowanceLimit;

/// What a governance key may do: vote in the bodies, and close what was voted on.
pub struct GovernanceScope;

impl Get<Scope> for GovernanceScope {
	fn get() -> Scope {
		let pallets = [Council::index(), TechnicalCommittee::index()];
		let patterns = pallets.map(|index| CallPattern { pallet: index as u8, call: None });
		Scope::Calls(patterns.to_vec().try_into().expect("two patterns; qed"))
	}
}

/// What a party key may do: act on bills, as a party of instructions, and end itself.
pub struct PartyScope;

impl Get<Scope> for PartyScope {
	fn get() -> Scope {
		let of = |pallet: usize, call| CallPattern { pallet: pallet as u8, call };
		// affirm, withdraw, execute, reject; and retire_party_key. The test below knows them by name.
		let patterns = [
			of(Bills::index(), None),
			of(Settlement::index(), Some(4)),
			of(Settlement::index(), Some(5)),
			of(Settlement::index(), Some(6)),
			of(Settlement::index(), Some(7)),
			of(Members::index(), Some(17)),
		];
		Scope::Calls(patterns.to_vec().try_into().expect("six patterns; qed"))
	}
}

/// The governed window, within bounds.
fn window_ms() -> u64 {
	params::members::WindowMs::get().clamp(MIN_WINDOW_MS, MAX_WINDOW_MS)
}

/// The allowance for members' daily work, as governed.
pub struct OrdinaryAllowance;

impl Get<AllowanceLimit> for OrdinaryAllowance {
	fn get() -> AllowanceLimit {
		use params::members::{OrdinaryBytes, OrdinaryRefTime};
		AllowanceLimit {
			ref_time: OrdinaryRefTime::get(),
			bytes: OrdinaryBytes::get(),
			window_ms: window_ms(),
		}
	}
}

/// A party key's share of its sponsor's allowance, as governed: never less than what lets a key act now and then.
pub struct PartyAllowance;

impl Get<AllowanceLimit> for PartyAllowance {
	fn get() -> AllowanceLimit {
		let whole = OrdinaryAllowance::get();
		let share = |of: u64| of.checked_div(params::members::PartyShare::get().into()).unwrap_or(of);
		AllowanceLimit { ref_time: share(whole.ref_time), bytes: share(whole.bytes), ..whole }
	}
}

/// The allowance for governance, as governed.
pub struct GovernanceAllowance;

impl Get<AllowanceLimit> for GovernanceAllowance {
	fn get() -> AllowanceLimit {
		use params::members::{GovernanceBytes, GovernanceRefTime};
		AllowanceLimit {
			ref_time: GovernanceRefTime::get().max(MIN_GOVERNANCE_REF_TIME),
			bytes: GovernanceBytes::get().max(MIN_GOVERNANCE_BYTES),
			window_ms: window_ms(),
		}
	}
}

impl pallet_members::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type SuspendOrigin = Emergency;
	type Council = Council;
	type TechnicalCommittee = TechnicalCommittee;
	// The validators pallet asks who is live at each change of session and needs no telling.
	type OnSuspended = ();
	type Calls = Calls;
	type Clock = Timestamp;
	type GovernanceScope = GovernanceScope;
	type OrdinaryAllowance = OrdinaryAllowance;
	type GovernanceAllowance = GovernanceAllowance;
	type PartyAllowance = PartyAllowance;
	type KeySignature = crate::Signature;
	type PartyScope = PartyScope;
	type MaxCustomers = params::members::MaxCustomers;
	type MaxPartyKeys = params::members::MaxPartyKeys;
	type MaxRetiredPartyKeys = params::members::MaxRetiredPartyKeys;
	type MaxKeys = ConstU32<64>;
	type MaxRemovedKeys = ConstU32<1024>;
	type MaxSeats = ConstU32<MAX_SEATS>;
	type WeightInfo = pallet_members::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::governance::OpenMotions;
}

/// Blocks from a check's opening to its deadline, as governed.
pub struct CheckDeadline;

impl Get<BlockNumber> for CheckDeadline {
	fn get() -> BlockNumber {
		params::verification::Deadline::get().max(blocks_in(MIN_CHECK_MS))
	}
}

/// Blocks from the opening of a check of samples to its deadline, as governed.
pub struct SampledDeadline;

impl Get<BlockNumber> for SampledDeadline {
	fn get() -> BlockNumber {
		params::verification::SampledDeadline::get().max(blocks_in(MIN_SAMPLED_CHECK_MS))
	}
}

impl pallet_verification::Config for Runtime {
	type AdminOrigin = CouncilMajority;
	type Clock = Clock;
	type MaxVerifiers = ConstU32<MAX_VALIDATORS>;
	type MaxOpen = ConstU32<4_096>;
	type MaxOpenPerMember = params::verification::MaxOpenPerMember;
	type CheckDeadline = CheckDeadline;
	type SampledDeadline = SampledDeadline;
	type Samples = params::verification::Samples;
	type GracePeriod = params::verification::Grace;
	type WeightInfo = pallet_verification::weights::SubstrateWeight<Runtime>;
}

impl pallet_registry::Config for Runtime {
	type Members = Members;
	type Checks = Verification;
	type Clock = Clock;
	type MaxDatasetsPerMember = params::registry::MaxDatasets;
	type MaxVersionsPerDataset = params::registry::MaxVersions;
	type WeightInfo = pallet_registry::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// What every event weighs at least, together with what causes it: 32 microseconds.
pub const EVENT_FLOOR: Weight = Weight::from_parts(32 * WEIGHT_REF_TIME_PER_MICROS, 0);

/// Most events in a block: its longest execution divided by [`EVENT_FLOOR`], 25,000 in a slot of two seconds.
/// `tests/event_bound.rs` proves that no call is lighter than its events.
pub struct MaxEventsPerBlock;

impl Get<u32> for MaxEventsPerBlock {
	fn get() -> u32 {
		(SlotWeights::execution().ref_time() / EVENT_FLOOR.ref_time()) as u32
	}
}

impl pallet_receipts::Config for Runtime {
	type Clock = Clock;
	type MaxEventsPerBlock = MaxEventsPerBlock;
	type WeightInfo = pallet_receipts::weights::SubstrateWeight<Runtime>;
}

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_primitives::{BillId, InstructionId};
	use pallet_support::CallInspect;

	#[test]
	fn party_keys_act_on_bills_affirm_and_end_themselves() {
		use pallet_bills::Call as Bill;
		use pallet_members::Call as Member;
		use pallet_settlement::Call as Instruction;
		let may = |call: crate::RuntimeCall| {
			let (pallet, index) = Calls::indices(&call);
			PartyScope::get().allows(pallet, index)
		};
		let (bill, instruction) = (BillId([0; 32]), InstructionId([0; 32]));
		assert!(may(Bill::accept_transfer { bill, after: [0; 32] }.into()));
		assert!(may(Instruction::affirm { instruction }.into()));
		assert!(may(Instruction::withdraw { instruction }.into()));
		assert!(may(Instruction::execute { instruction }.into()));
		assert!(may(Instruction::reject { instruction }.into()));
		assert!(!may(Instruction::clear { instruction }.into()));
		assert!(may(Member::retire_party_key {}.into()));
		assert!(!may(Member::set_sealing_key { key: None }.into()));
	}
}
