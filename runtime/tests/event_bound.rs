//! No block can emit more events than the weight that is set aside for their root: whatever emits events weighs at
//! least `EVENT_FLOOR` for each of them.
//!
//! Calls are checked one by one, in their lightest form; those that emit more for longer arguments are checked for the
//! growth as well. A call that is missing in the table fails the test: whoever adds one says how many events it emits.

use std::collections::BTreeMap;

use codec::Decode;
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::{Contains, Get, GetCallMetadata},
	weights::Weight,
};
use hefu_primitives::settlement::LegKind;
use hefu_runtime::{
	Runtime, RuntimeCall,
	calls::Offered,
	configs::{
		domain::{EVENT_FLOOR, MaxEventsPerBlock},
		system::SlotWeights,
		trade::Things,
	},
	weights::{Batches, ExtrinsicBaseWeight},
};
use pallet_collective::WeightInfo as _;
use pallet_licences::WeightInfo as _;
use pallet_metering::WeightInfo as _;
use pallet_registration::WeightInfo as _;
use pallet_registry::WeightInfo as _;
use pallet_settlement::WeightInfo as _;
use pallet_support::{Checks, Deposits, Leg};
use pallet_utility::weights::WeightInfo as _;
use pallet_verification::WeightInfo as _;

/// The most events that a call emits by itself in its lightest form, beside what the system says of the transaction or the
/// batch of the item that carries it.
fn events(pallet: &str, call: &str) -> Option<u32> {
	Some(match (pallet, call) {
		("System", "remark" | "set_heap_pages" | "set_storage" | "kill_storage" | "kill_prefix") => 0,
		// Upgrades and the like: rare, by the council, and one event at most.
		("System" | "Timestamp" | "Migrations", _) | ("Grandpa", "note_stalled") => 1,
		// The offence, the equivocation, the suspension, and each body's new list of votes tells nobody.
		("Grandpa", _) => 4,
		// Batches say how they ended; the other calls are not offered.
		("Utility", _) => 1,
		// That it is closed, approved and executed; what is executed weighs its own.
		("Council" | "TechnicalCommittee", "close") => 3,
		("Council" | "TechnicalCommittee", "propose" | "execute") => 1,
		("Council" | "TechnicalCommittee", _) => 2,
		("TxPause" | "Parameters" | "Sudo", _) => 1,
		("Members" | "Validators", _) => 1,
		// A suspension tells nobody by event; a report can name or look at evidence, and close its check.
		("Verification", "report") => 3,
		("Verification", "set_policy") => 1,
		// The dataset and its first version; an added version alone.
		("Registry", "register" | "register_many") => 2,
		("Registry", _) => 1,
		// Each row of a list has its event; what silence had done, what was done, and that an objection ends the filing.
		("Registration", "record_mirrors" | "record_mirror") => 1,
		("Registration", "decide_objection") => 3,
		// What silence had done, what is registered, that the same data is, and of a transfer that each of three rights was claimed and
		// went to another.
		("Registration", "store") => 9,
		("Registration", _) => 2,
		// The next year is permitted something else by it.
		("Operation", "permit_revenue" | "record_revenue" | "reverse_revenue") => 2,
		("Operation", _) => 1,
		// What silence had done, what was done, and that an objection ends the application.
		("Catalogue", "decide_objection") => 3,
		("Catalogue", _) => 2,
		// The licence, its phone key, and its predecessor's end.
		("Licences", "issue") => 3,
		// Each right that goes to another.
		("Rights", "transfer") => 3,
		("Licences" | "Rights" | "Calendar" | "Exports", _) => 1,
		// The affirmation, agreement or receipt, and that it settled or why not. What the legs say of themselves, they weigh.
		("Settlement", "affirm" | "mediate" | "attest") => 2,
		("Settlement", _) => 1,
		// The move, and that the provider agreed.
		("Market", "negotiate") => 2,
		// That it is accepted, and that it was settled or why not; before that, what the arbiter found. What the instruction says of
		// itself, it weighs.
		("Market", "accept" | "note_use" | "close") => 2,
		("Market", "rule") => 3,
		// What was proven, and that the money went back.
		("Market", "dispute") => 2,
		("Market", _) => 1,
		// One for each voucher, of which there are none in its lightest form.
		("Metering", "redeem") => 0,
		("Metering", _) => 1,
		("Anchors", _) => 1,
		// The bill, and the first entry of its chain.
		("Bills", "issue") => 2,
		("Bills", _) => 1,
		_ => return None,
	})
}

fn covers(weight: Weight, events: u32) -> bool {
	weight.ref_time() >= EVENT_FLOOR.ref_time() * u64::from(events)
}

#[test]
fn every_call_weighs_its_events() {
	sp_io::TestExternalities::default().execute_with(|| {
		let mut checked = 0;
		let mut without_zeros = BTreeMap::from(without_zeros());
		let mut unlisted = Vec::new();
		for pallet in RuntimeCall::get_module_names() {
			for name in RuntimeCall::get_call_names(pallet) {
				let events =
					events(pallet, name).unwrap_or_else(|| panic!("{pallet}.{name} is not in the table"));
				let listed = without_zeros.remove(&(*pallet, *name));
				let weight = match (lightest(pallet, name), listed) {
					// Sudo can say that its call weighs nothing: only development networks have it.
					(Some(call), None) if !Offered::contains(&call) || pallet == &"Sudo" => continue,
					// Nested in a batch, where the batch weighs the event that says it was done.
					(Some(call), None) => call.get_dispatch_info().call_weight,
					(None, Some(weight)) => weight,
					(decoded, _) => {
						unlisted.push((pallet, name, decoded.is_some()));
						continue;
					}
				};
				assert!(covers(weight, events), "{pallet}.{name} weighs {weight:?}");
				checked += 1;
			}
		}
		assert!(checked > 40, "only {checked} calls were checked");
		// Those that are missing in it, and those that zeros decode to (true).
		assert!(unlisted.is_empty(), "the list is wrong about {unlisted:?}");
		assert!(without_zeros.is_empty(), "there are no such calls: {without_zeros:?}");
	});
}

/// The calls to which zeros do not decode (no kind of data has the number 0, nor has a reason to issue), each with the least that it can weigh: one
/// file, no parents, and no byte more.
fn without_zeros() -> [((&'static str, &'static str), Weight); 3] {
	type Licences = <Runtime as pallet_licences::Config>::WeightInfo;
	type Registry = <Runtime as pallet_registry::Config>::WeightInfo;
	[
		(("Licences", "issue"), Licences::issue()),
		(("Registry", "register"), Registry::register(1, 0, 0)),
		(("Registry", "add_version"), Registry::add_version(1, 0, 0)),
	]
}

/// The call with the shortest arguments: what zeros decode to.
fn lightest(pallet: &str, name: &str) -> Option<RuntimeCall> {
	for pallet_index in 0..=u8::MAX {
		for call_index in 0..=u8::MAX {
			let mut bytes = vec![0; 1024];
			bytes[0] = pallet_index;
			bytes[1] = call_index;
			if let Ok(call) = RuntimeCall::decode(&mut &bytes[..]) {
				let metadata = call.get_call_metadata();
				if (metadata.pallet_name, metadata.function_name) == (pallet, name) {
					return Some(call);
				}
			} else if call_index > 100 {
				break;
			}
		}
	}
	None
}

#[test]
fn what_grows_weighs_its_events() {
	sp_io::TestExternalities::default().execute_with(|| {
		// Each item of a batch is an event of the batch's.
		for weight in [Batches::batch, Batches::batch_all, Batches::force_batch] {
			for items in [1, 10, 1_000] {
				assert!(covers(weight(items), items + 1));
			}
		}
		type Registry = <Runtime as pallet_registry::Config>::WeightInfo;
		type Verification = <Runtime as pallet_verification::Config>::WeightInfo;
		// Each file's check is an event, each dataset two more.
		assert!(covers(<hefu_runtime::Verification as Checks>::open_weight(0), 1));
		for count in [1, 10, 100] {
			assert!(covers(Registry::register_many(count), 2 * count));
		}
		// Each decision that was made elsewhere, recorded or refused.
		type Registration = <Runtime as pallet_registration::Config>::WeightInfo;
		for count in [1, 10, 100] {
			assert!(covers(Registration::record_mirrors(count), count));
		}
		// Each voucher is redeemed or refused; what is redeemed is due by another event.
		type Metering = <Runtime as pallet_metering::Config>::WeightInfo;
		for count in [1, 10, pallet_metering::MAX_VOUCHERS] {
			assert!(covers(Metering::redeem(count), count));
		}
		assert!(covers(<hefu_runtime::Settlement as Deposits>::redeem_weight(), 1));
		// A check that closes by itself.
		assert!(covers(Verification::close(0), 1));
	});
}

/// What was declared and not used is given back to the block: what stays covers the events too.
#[test]
fn what_is_given_back_leaves_enough_for_the_events() {
	sp_io::TestExternalities::default().execute_with(|| {
		type Verification = <Runtime as pallet_verification::Config>::WeightInfo;
		// Who reports names evidence or looks at it; the last report closes the check as well.
		assert!(covers(Verification::report(), 2));
		assert!(covers(Verification::report().saturating_add(Verification::close(1)), 3));
		// An instruction of things: each is locked, and with the last affirmation moved, a bill by two entries of its chain.
		type Settlement = <Runtime as pallet_settlement::Config>::WeightInfo;
		for legs in [1, 8, pallet_settlement::MAX_LEGS] {
			for kind in LegKind::ALL {
				let things = Things::weight(kind).saturating_mul(legs.into());
				let affirmed = Settlement::affirm(legs).saturating_add(things);
				assert!(covers(affirmed, 1 + legs));
				assert!(covers(Settlement::execute(legs).saturating_add(things), 1 + 2 * legs));
				assert!(covers(Settlement::withdraw(legs).saturating_add(things), 1 + legs));
			}
		}
		assert!(covers(Settlement::mediate(), 1));
		assert!(covers(Settlement::attest(), 1));
		// What other pallets ask: a kept instruction is made and affirmed by all sides, each thing is locked.
		for grants in [0, 1, 8] {
			let open = <hefu_runtime::Settlement as pallet_support::Instructions>::weight(8, grants);
			assert!(covers(open, 1 + 2 * (8 + grants) + grants));
		}
		assert!(covers(<hefu_runtime::Settlement as Deposits>::weight(), 1));
		type Registry = <Runtime as pallet_registry::Config>::WeightInfo;
		let open = hefu_runtime::Verification::open_weight(0);
		assert!(covers(Registry::request_check().saturating_add(open), 1));

		type Body = <Runtime as pallet_collective::Config<pallet_collective::Instance1>>::WeightInfo;
		assert!(covers(Body::propose_execute(0, 1), 1));
		assert!(covers(Body::propose_proposed(0, 1, 0), 1));
		assert!(covers(Body::execute(0, 1), 1));
		assert!(covers(Body::vote(1), 1));
		// Closed and disapproved; closed, approved and executed.
		for (weight, events) in [
			(Body::close_early_disapproved(1, 0), 2),
			(Body::close_disapproved(1, 0), 2),
			(Body::close_early_approved(0, 1, 0), 3),
			(Body::close_approved(0, 1, 0), 3),
			(Body::disapprove_proposal(0), 1),
			(Body::kill(0, 0), 1),
			(Body::kill(1, 0), 2),
		] {
			assert!(covers(weight, events), "{weight:?} for {events} events");
		}
	});
}

#[test]
fn a_transaction_weighs_what_the_system_says_of_it() {
	assert!(covers(ExtrinsicBaseWeight::get(), 2));
}

#[test]
fn a_full_block_stays_within_the_bound() {
	sp_io::TestExternalities::default().execute_with(|| {
		let weights = SlotWeights::get();
		let most =
			weights.get(DispatchClass::Operational).max_total.unwrap().ref_time() / EVENT_FLOOR.ref_time();
		assert!(most <= MaxEventsPerBlock::get().into());
		assert_eq!(MaxEventsPerBlock::get(), 25_000, "in a slot of two seconds");
	});
}
