//! No claim moves outside of an instruction, a bank's call or a redemption. Claims are rebuilt from the events of those alone; each call
//! that causes such an event is in a table, with the way in which it moves claims; and every other call that the metadata has is tried, by
//! everybody who could gain by it, and moves nothing. Nor is there a coin that a call could move.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use codec::Decode;
use common::{
	Chain,
	life::{World, key, name},
	replay::Replayer,
};
use frame_support::{
	storage::{storage_prefix, with_transaction},
	traits::{GetCallMetadata, PalletInfoAccess},
};
use frame_system::{EventRecord, Phase};
use hefu_runtime::{Balances, Hash, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, UncheckedExtrinsic};
use pallet_settlement::Event;
use sp_runtime::{DispatchError, TransactionOutcome, traits::Dispatchable};

/// How a claim is moved, locked or freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
	/// In an instruction.
	Instruction,
	/// By the call of the bank that owes it.
	Bank,
	/// As a deposit, by a redemption from it, or when what is due of that is netted.
	Redemption,
}
use Way::{Bank, Instruction, Redemption};

/// The calls that move claims.
const MOVING: [(&str, Way); 22] = [
	("Settlement.received", Bank),
	("Settlement.paid", Bank),
	("Settlement.affirm", Instruction),
	("Settlement.withdraw", Instruction),
	("Settlement.execute", Instruction),
	("Settlement.reject", Instruction),
	("Settlement.clear", Instruction),
	("Settlement.mediate", Instruction),
	("Settlement.attest", Instruction),
	("Settlement.net", Redemption),
	("Market.lock", Instruction),
	("Market.accept", Instruction),
	("Market.note_use", Instruction),
	("Market.rule", Instruction),
	("Market.dispute", Instruction),
	("Market.close", Instruction),
	("Market.reclaim", Instruction),
	("Metering.open", Redemption),
	("Metering.top_up", Redemption),
	("Metering.redeem", Redemption),
	("Metering.close", Redemption),
	("Metering.collect", Redemption),
];

/// Most examples of a call that are tried.
const EXAMPLES: usize = 3;

fn way(event: &RuntimeEvent) -> Option<Way> {
	let RuntimeEvent::Settlement(event) = event else { return None };
	Some(match event {
		Event::Received { .. } | Event::Paid { .. } => Bank,
		Event::Affirmed { .. }
		| Event::Withdrawn { .. }
		| Event::Settled { .. }
		| Event::Rejected { .. }
		| Event::Cleared { .. }
		| Event::Released { .. } => Instruction,
		Event::Deposited { .. } | Event::GivenBack { .. } | Event::Redeemed { .. } | Event::Netted { .. } => {
			Redemption
		}
		Event::BookOpened { .. }
		| Event::Instructed { .. }
		| Event::ExecutionFailed { .. }
		| Event::Mediated { .. }
		| Event::Attested { .. } => return None,
		Event::__Ignore(..) => unreachable!("no event is of this form"),
	})
}

/// Every call of the runtime, as `Pallet.call`.
fn all_calls() -> BTreeSet<String> {
	let of = |pallet: &'static str| {
		RuntimeCall::get_call_names(pallet).iter().map(move |call| format!("{pallet}.{call}"))
	};
	RuntimeCall::get_module_names().iter().copied().flat_map(of).collect()
}

/// A life of which everything is a part that can be done with claims, with all that it can be rebuilt from.
fn lived() -> World {
	let mut world = World::new(3_000);
	let mut replayer = Replayer::new(&world.chain);
	for _ in 0..8 {
		world.live(6);
		world.focus(4);
	}
	world.story();
	// Claims are what the events make of them.
	replayer.check(&mut world.chain);
	world
}

#[test]
fn no_claim_moves_outside_an_instruction_a_banks_call_or_a_redemption() {
	let mut world = lived();
	let examples = moved_by_those_calls_alone(&world);
	others_move_nothing(&mut world, &examples);
}

/// Goes through all events of the life. Gives a few examples of each call that was made in it.
fn moved_by_those_calls_alone(world: &World) -> BTreeMap<String, Vec<RuntimeCall>> {
	let mut moved = BTreeSet::new();
	let mut examples = BTreeMap::<String, Vec<RuntimeCall>>::new();
	for made in &world.chain.blocks {
		let calls = made
			.transactions
			.iter()
			.map(|bytes| UncheckedExtrinsic::decode(&mut &bytes[..]).expect("it is in a block").function);
		let calls = calls.collect::<Vec<_>>();
		for call in &calls {
			let of_call = examples.entry(name(call)).or_default();
			if of_call.len() < EXAMPLES {
				of_call.push(call.clone());
			}
		}
		for bytes in &made.records {
			let record = EventRecord::<RuntimeEvent, Hash>::decode(&mut &bytes[..]).expect("a record");
			let Some(way) = way(&record.event) else { continue };
			let Phase::ApplyExtrinsic(index) = record.phase else {
				panic!("{:?} moves a claim, and no call does", record.event);
			};
			let call = name(&calls[index as usize]);
			let is_known = MOVING.contains(&(call.as_str(), way));
			assert!(is_known, "{call} moves a claim by {way:?}: {:?}", record.event);
			moved.insert(call);
		}
	}
	// What the story does, at least; what instructions come to beside it, lives draw.
	let all = all_calls();
	for (call, _) in MOVING {
		assert!(all.contains(call), "there is no call {call}");
		let is_in_the_story = !call.starts_with("Settlement.") || call == "Settlement.net";
		assert!(moved.contains(call) || !is_in_the_story, "{call} has moved nothing");
	}
	examples
}

/// Entries of storage.
type Entries = Vec<(Vec<u8>, Vec<u8>)>;

/// What banks owe, what parties have, and what of it is put aside or due.
fn money() -> Entries {
	let mut found = Entries::new();
	for storage in ["Books", "Claims", "Deposited", "Dues"] {
		let prefix = storage_prefix(b"Settlement", storage.as_bytes());
		let mut key = prefix.to_vec();
		while let Some(next) = sp_io::storage::next_key(&key).filter(|next| next.starts_with(&prefix)) {
			let value = sp_io::storage::get(&next).expect("the key is there");
			found.push((next.clone(), value.to_vec()));
			key = next;
		}
	}
	found
}

/// Every call that is not in the table, as it was made in the life and in its shortest form, by a bank, by who has claims on it, and by
/// others.
fn others_move_nothing(world: &mut World, examples: &BTreeMap<String, Vec<RuntimeCall>>) {
	let who = ["Alice", "Leo", "Mona", "Olga"].map(key);
	let shortest = shortest_calls();
	world.chain.read(|| {
		let before = money();
		assert!(before.len() > 10, "there is something to move");
		let (mut attempts, mut done) = (0, 0);
		for call in all_calls() {
			if MOVING.iter().any(|(moving, _)| *moving == call) {
				continue;
			}
			let known =
				examples.get(&call).into_iter().flatten().chain(shortest.get(&call)).collect::<Vec<_>>();
			assert!(
				!known.is_empty(),
				"{call} was not tried: it was not made in the life, and zeros do not decode to it"
			);
			for attempt in known {
				for key in &who {
					let (is_done, after) = tried(attempt.clone(), RuntimeOrigin::signed(key.clone()));
					assert!(after == before, "{call} moves money: {attempt:?}");
					attempts += 1;
					done += u32::from(is_done);
				}
			}
		}
		assert!(attempts > 400 && done > 0, "{attempts} attempts, of which {done} succeeded");
	});
}

/// Whether somebody can make this call, and the money after it. Nothing of it stays.
fn tried(call: RuntimeCall, by: RuntimeOrigin) -> (bool, Entries) {
	let done = with_transaction(|| {
		let is_done = call.dispatch(by).is_ok();
		TransactionOutcome::Rollback(Ok::<_, DispatchError>((is_done, money())))
	});
	done.expect("it is rolled back")
}

/// Each call with the shortest arguments, if zeros decode to it.
fn shortest_calls() -> BTreeMap<String, RuntimeCall> {
	let indices = (0..=u8::MAX).flat_map(|pallet| (0..=u8::MAX).map(move |call| [pallet, call]));
	indices.filter_map(decoded).map(|call| (name(&call), call)).collect()
}

/// What these numbers decode to, with zeros after them.
fn decoded(indices: [u8; 2]) -> Option<RuntimeCall> {
	let mut bytes = vec![0; 1024];
	bytes[..2].copy_from_slice(&indices);
	RuntimeCall::decode(&mut &bytes[..]).ok()
}

/// The SDK's session pallet asks for one; no call moves it, and nobody has any.
#[test]
fn there_is_no_coin_to_move() {
	Chain::new().read(|| {
		let index = Balances::index() as u8;
		assert!((0..=u8::MAX).all(|call| decoded([index, call]).is_none()), "a call of Balances");
		assert!(!RuntimeCall::get_module_names().contains(&Balances::name()));
		assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), 0);
		let mut accounts = frame_system::Account::<Runtime>::iter_values();
		assert!(accounts.all(|account| account.data == Default::default()), "an account has a balance");
	});
}
