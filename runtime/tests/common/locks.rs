//! M17 and T11 across pallets: a thing is locked for an instruction exactly while the instruction is open and its giver has affirmed
//! it. A lock that nothing ends would keep a bill or an offer for ever.

use std::collections::BTreeMap;

use hefu_primitives::{
	InstructionId,
	settlement::{LegKind, Thing, What},
};
use hefu_runtime::Runtime;
use pallet_rights::OfferState;
use pallet_settlement::State;

/// Checks all locks of things against all instructions.
pub fn check() {
	let mut locked = BTreeMap::<Thing, InstructionId>::new();
	for (bill, record) in pallet_bills::Bills::<Runtime>::iter() {
		locked.extend(record.lock.map(|lock| (Thing { kind: LegKind::Bill, id: bill.0 }, lock)));
	}
	for (grant, offer) in pallet_rights::Offers::<Runtime>::iter() {
		if let OfferState::Locked(lock) = offer.state {
			locked.insert(Thing { kind: LegKind::Grant, id: grant.0 }, lock);
		}
	}
	let mut due = BTreeMap::new();
	for (id, instruction) in pallet_settlement::Instructions::<Runtime>::iter() {
		if instruction.state != State::Open {
			continue;
		}
		for leg in instruction.locked() {
			if let What::Thing(thing) = leg.what {
				assert_eq!(due.insert(thing, id), None, "two instructions have locked {thing:?}");
			}
		}
	}
	assert_eq!(locked, due, "locks, and instructions that have locked");
}
