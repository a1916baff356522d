//! Who validates: sets, and the keys of their nodes.

use codec::Encode;
use hefu_primitives::{MemberId, member::Role};
use hefu_runtime::{Runtime, SessionKeys, Validators};
use pallet_members::Members;
use pallet_validators::{Approved, Call, Selected};
use sp_core::Pair;
use sp_io::TestExternalities;
use sp_keystore::{KeystoreExt, testing::MemoryKeystore};

use super::{Deed, Draw, World};

pub const DRAWS: &[Draw] = &[set_validators, set_session_keys, purge_session_keys];

/// Live members with the role.
fn fitting(world: &mut World) -> Vec<MemberId> {
	let mut found = world.chain.read(|| {
		let fit = Members::<Runtime>::iter()
			.filter(|(_, member)| member.is_live() && member.profile.roles.contains(Role::Validator));
		fit.map(|(id, _)| id).collect::<Vec<_>>()
	});
	found.sort();
	found
}

fn has_keys(member: &MemberId) -> bool {
	pallet_session::NextKeys::<Runtime>::contains_key(Validators::account_of(member))
}

fn set_validators(world: &mut World) -> Vec<Deed> {
	let mut members = fitting(world);
	members.retain(|member| world.chain.read(|| has_keys(member)));
	while members.len() > 4 {
		let leaving = world.below(members.len());
		members.remove(leaving);
	}
	vec![Deed::Motion(Call::set_validators { members }.into())]
}

fn set_session_keys(world: &mut World) -> Vec<Deed> {
	let fitting = fitting(world);
	let Some(member) = world.one_of(&fitting) else { return Vec::new() };
	let (call, _) = new_keys(world, &member);
	vec![Deed::By(world.signer(&member), call.into())]
}

/// What brings new keys for the member's node, and the path from which they are made.
pub fn new_keys(world: &mut World, member: &MemberId) -> (Call<Runtime>, String) {
	world.made += 1;
	let path = format!("//node//{}", world.made);
	let verifier = pallet_verification::VerifierPair::from_string(&path, None).expect("a path");
	world.verifiers.insert(verifier.public(), verifier);
	let mut node = TestExternalities::default();
	node.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	let seed = path.clone().into_bytes();
	let made = node.execute_with(|| SessionKeys::generate(member.as_bytes(), Some(seed)));
	(Call::set_session_keys { keys: made.keys, proof: made.proof.encode() }, path)
}

fn purge_session_keys(world: &mut World) -> Vec<Deed> {
	let mut members = fitting(world);
	members.retain(|member| {
		world.chain.read(|| {
			let needed = [Approved::<Runtime>::get(), Selected::<Runtime>::get()];
			has_keys(member) && !needed.iter().any(|set| set.contains(member))
		})
	});
	let Some(member) = world.one_of(&members) else { return Vec::new() };
	vec![Deed::By(world.signer(&member), Call::purge_session_keys {}.into())]
}
