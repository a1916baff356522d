//! Nodes: four that the story brings validate. One of them is proven to have voted twice, another's member is suspended, and so that three
//! can go on finalising one of the two stays.

use finality_grandpa::{Message, Prevote};
use frame_support::traits::KeyOwnerProofSystem;
use hefu_runtime::{Hash, Historical, Runtime, RuntimeCall, Session, Validators};
use pallet_members::SuspensionReason;
use pallet_validators::{Call, Kept};
use sp_consensus_grandpa::{
	AuthorityId, AuthoritySignature, Equivocation, EquivocationProof, KEY_TYPE, localized_payload,
};
use sp_core::{Pair, ed25519};

use crate::common::life::{Deed, World, by, motion, validators};

/// Whose nodes they are: the last votes twice, and the one before is suspended.
const NODES: [&str; 4] = ["Kate", "Leo", "Mona", "Nora"];
/// Most blocks for which anything here is waited for: some sessions.
const MOST_BLOCKS: u32 = 100;
/// The round in which two votes are given.
const ROUND: u64 = 1;

pub fn play(world: &mut World) {
	let members = NODES.map(|seed| world.id(seed));
	let mut last = String::new();
	for (seed, member) in NODES.iter().zip(&members) {
		let (call, path) = validators::new_keys(world, member);
		world.must(by(seed, call));
		last = path;
	}
	world.must(motion(Call::set_validators { members: members.to_vec() }));
	let all_run = move || {
		let running = Session::validators();
		members.iter().all(|member| running.contains(&Validators::account_of(member)))
	};
	pass_until(world, all_run);

	let report = equivocation(world, &last);
	world.must(Deed::Bare(report));
	let [_, _, suspended, offender] = members;
	let reason = SuspensionReason::Vote;
	world.must(motion(pallet_members::Call::suspend { member: suspended, reason }));
	pass_until(world, || !Kept::<Runtime>::get().is_empty());
	for member in [suspended, offender] {
		world.must(motion(pallet_members::Call::reinstate { member }));
	}
	pass_until(world, || Kept::<Runtime>::get().is_empty());
	pass_until(world, all_run);
}

/// Makes blocks until this is so.
fn pass_until(world: &mut World, is_so: impl Fn() -> bool) {
	for _ in 0..MOST_BLOCKS {
		if world.chain.read(&is_so) {
			return;
		}
		world.play(1, Vec::new());
	}
	panic!("it does not come within {MOST_BLOCKS} blocks");
}

/// The proof that the node of this key gave two prevotes in one round.
fn equivocation(world: &mut World, path: &str) -> RuntimeCall {
	let key = ed25519::Pair::from_string(path, None).expect("a path");
	let identity = AuthorityId::from(key.public());
	world.chain.read(|| {
		let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
		let vote = |block: u8| {
			let vote = Prevote { target_hash: Hash::repeat_byte(block), target_number: 1 };
			let message = Message::Prevote(vote.clone());
			let signature = key.sign(&localized_payload(ROUND, set_id, &message));
			(vote, AuthoritySignature::from(signature))
		};
		let equivocation = finality_grandpa::Equivocation {
			round_number: ROUND,
			identity: identity.clone(),
			first: vote(1),
			second: vote(2),
		};
		let proof = EquivocationProof::new(set_id, Equivocation::Prevote(equivocation));
		let key_owner_proof = Historical::prove((KEY_TYPE, identity)).expect("the node is in the set");
		let equivocation_proof = Box::new(proof);
		pallet_grandpa::Call::report_equivocation_unsigned { equivocation_proof, key_owner_proof }.into()
	})
}
