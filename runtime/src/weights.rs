//! Weights of what no pallet measures: blocks, transactions, the database, and batches.

use crate::{
	Runtime,
	configs::{domain::EVENT_FLOOR, governance::MAX_MOTIONS},
};
use frame_support::weights::Weight;
use pallet_utility::weights::{SubstrateWeight, WeightInfo};

pub use frame_support::weights::constants::{
	BlockExecutionWeight, ExtrinsicBaseWeight, RocksDbWeight as DbWeight,
};

/// Weights of batches: for each call carried, the SDK's measurement and the floor of the event that says it was done. Without
/// the floor, a batch of calls that do nothing would emit more events than a block's root is meant for.
pub struct Batches;

impl Batches {
	fn with_events(weight: Weight, calls: u32) -> Weight {
		weight.saturating_add(EVENT_FLOOR.saturating_mul(u64::from(calls).saturating_add(1)))
	}
}

impl WeightInfo for Batches {
	fn batch(calls: u32) -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::batch(calls), calls)
	}
	fn as_derivative() -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::as_derivative(), 1)
	}
	fn batch_all(calls: u32) -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::batch_all(calls), calls)
	}
	fn dispatch_as() -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::dispatch_as(), 1)
	}
	fn force_batch(calls: u32) -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::force_batch(calls), calls)
	}
	fn dispatch_as_fallible() -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::dispatch_as_fallible(), 1)
	}
	fn if_else() -> Weight {
		Self::with_events(SubstrateWeight::<Runtime>::if_else(), 2)
	}
}

/// Weights of reports of equivocation: the SDK's, and what follows from one here, which is that the validator's member is
/// suspended and its seats are taken from it.
pub struct Equivocations;

impl pallet_grandpa::WeightInfo for Equivocations {
	fn report_equivocation(validators: u32, nominators: u32) -> Weight {
		<() as pallet_grandpa::WeightInfo>::report_equivocation(validators, nominators)
			.saturating_add(<ValidatorsWeights as pallet_validators::WeightInfo>::on_offence(1))
			.saturating_add(<MembersWeights as pallet_members::WeightInfo>::suspend())
	}
	fn note_stalled() -> Weight {
		<() as pallet_grandpa::WeightInfo>::note_stalled()
	}
}

type ValidatorsWeights = pallet_validators::weights::SubstrateWeight<Runtime>;
type MembersWeights = pallet_members::weights::SubstrateWeight<Runtime>;

/// Weights of the bodies that decide: the SDK's, and for a proposal the count of the proposer's open motions, and that what
/// closed ones have left is removed ([`crate::configs::governance::SeatShare`]): for each an entry, its motion and a key.
pub struct Bodies;

type SdkBodies = pallet_collective::weights::SubstrateWeight<Runtime>;

impl pallet_collective::WeightInfo for Bodies {
	fn set_members(m: u32, n: u32, p: u32) -> Weight {
		SdkBodies::set_members(m, n, p)
	}
	fn execute(b: u32, m: u32) -> Weight {
		SdkBodies::execute(b, m)
	}
	fn propose_execute(b: u32, m: u32) -> Weight {
		SdkBodies::propose_execute(b, m)
	}
	fn propose_proposed(b: u32, m: u32, p: u32) -> Weight {
		SdkBodies::propose_proposed(b, m, p).saturating_add(
			DbWeight::get().reads_writes(3 * (u64::from(MAX_MOTIONS) + 2), u64::from(MAX_MOTIONS) + 2),
		)
	}
	fn vote(m: u32) -> Weight {
		SdkBodies::vote(m)
	}
	fn close_early_disapproved(m: u32, p: u32) -> Weight {
		SdkBodies::close_early_disapproved(m, p)
	}
	fn close_early_approved(b: u32, m: u32, p: u32) -> Weight {
		SdkBodies::close_early_approved(b, m, p)
	}
	fn close_disapproved(m: u32, p: u32) -> Weight {
		SdkBodies::close_disapproved(m, p)
	}
	fn close_approved(b: u32, m: u32, p: u32) -> Weight {
		SdkBodies::close_approved(b, m, p)
	}
	fn disapprove_proposal(p: u32) -> Weight {
		SdkBodies::disapprove_proposal(p)
	}
	fn kill(d: u32, p: u32) -> Weight {
		SdkBodies::kill(d, p)
	}
	fn release_proposal_cost() -> Weight {
		SdkBodies::release_proposal_cost()
	}
}
