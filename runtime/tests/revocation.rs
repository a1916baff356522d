//! Revoking a grant costs the same whatever was made from it: one entry is written, and a thousand grants end.

mod common;

use common::{
	life::{World, by},
	register,
};
use frame_support::weights::Weight;
use frame_system::Event;
use hefu_primitives::{
	DatasetId, GrantId,
	code::{Industry, Region},
	member::{Role, Roles},
	right::{Ground, Right},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purpose, Purposes, Sectors, Sublicence,
		Terms, Territory, Use, Volume,
	},
};
use hefu_runtime::{Rights, Runtime, RuntimeCall, RuntimeEvent};
use pallet_registry::CheckWhen;
use pallet_rights::{Granting, Grants, MAX_LEVELS, Refusal};

/// Grants below the one that is revoked, in chains as long as there may be.
const DESCENDANTS: u32 = 1_001;
/// Grants in one call.
const BATCH: usize = 77;

fn terms(depth: u8) -> Terms {
	let grantees = if depth == 0 { Roles::default() } else { Roles::of(Role::ALL) };
	Terms {
		purposes: Purposes(1),
		territory: Territory::everywhere(),
		period: Period { from_ms: 0, until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence { depth, grantees },
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Sandbox]),
		export: Export::No,
		clauses: None,
	}
}

/// 32 bytes of this number.
fn nonce(number: u32) -> [u8; 32] {
	hefu_primitives::digest::blake2_256(&number.to_le_bytes())
}

/// What the last block's only transaction but the timestamp's was charged.
fn charged(world: &World) -> Weight {
	let mut charged = world.chain.last_events().iter().filter_map(|event| match event {
		RuntimeEvent::System(Event::ExtrinsicSuccess { dispatch_info }) => Some(dispatch_info.weight),
		_ => None,
	});
	charged.next_back().expect("it succeeded")
}

fn revoke(world: &mut World, grant: GrantId) -> Weight {
	world.must(by("Bob", pallet_rights::Call::revoke { grant }));
	charged(world)
}

/// Whether a use that the terms allow is allowed now.
fn can_use(world: &mut World, grant: GrantId) -> Result<(), Refusal> {
	let to = Use {
		purpose: Purpose(0),
		region: Region(440_300),
		sector: Industry { section: b'I', division: Some(65) },
		at_ms: world.now(),
	};
	world.chain.read(|| Rights::can_use(grant, to))
}

#[test]
fn revoking_above_a_thousand_grants_costs_as_much_as_above_none() {
	let mut world = World::new(0);
	let [alice, bob] = ["Alice", "Bob"].map(|seed| world.id(seed));
	world.must(by("Bob", register(1, CheckWhen::Later)));
	let dataset = DatasetId::derive(&world.genesis, &bob, &[1; 32]);
	let ground = Ground::Generated;
	world.must(by("Bob", pallet_rights::Call::claim { dataset, right: Right::Operate, ground }));
	let granting = |parent, grantee, depth| {
		let (right, survivors) = (Right::Use, Default::default());
		Box::new(Granting { dataset, right, parent, grantee, terms: terms(depth), survivors })
	};
	// Two that are alike; one of them stays alone.
	let [alone, above] = [1, 2].map(|number| {
		let depth = MAX_LEVELS - 1;
		let granting = granting(None, alice, depth);
		world.must(by("Bob", pallet_rights::Call::grant { nonce: nonce(number), granting }));
		GrantId::derive(&world.genesis, &bob, &nonce(number))
	});

	// Chains below the other, in which Alice and Bob grant to each other in turn.
	let below = usize::from(MAX_LEVELS - 1);
	let mut parents = vec![above; DESCENDANTS as usize / below];
	let mut number = 10;
	let mut made = Vec::new();
	for level in 0..below {
		let (seed, grantor, grantee) =
			if level % 2 == 0 { ("Alice", alice, bob) } else { ("Bob", bob, alice) };
		let depth = (below - 1 - level) as u8;
		let calls = parents.iter_mut().map(|parent| {
			number += 1;
			let call = pallet_rights::Call::grant {
				nonce: nonce(number),
				granting: granting(Some(*parent), grantee, depth),
			};
			*parent = GrantId::derive(&world.genesis, &grantor, &nonce(number));
			RuntimeCall::from(call)
		});
		let calls = calls.collect::<Vec<_>>();
		for calls in calls.chunks(BATCH) {
			let batch = pallet_utility::Call::batch_all { calls: calls.to_vec() };
			world.must(by(seed, batch));
			// The allowance flows back.
			world.play(15, Vec::new());
		}
		made.extend(parents.iter().copied());
	}
	assert_eq!(made.len(), DESCENDANTS as usize);
	let deepest = *made.last().expect("there are some");
	assert_eq!(world.chain.read(|| Grants::<Runtime>::get(deepest).expect("made").level), MAX_LEVELS);
	assert_eq!(can_use(&mut world, deepest), Ok(()));

	let none = revoke(&mut world, alone);
	let many = revoke(&mut world, above);
	println!("revoking was charged {many:?} above {DESCENDANTS} grants, {none:?} above none");
	assert_eq!(none, many);
	for grant in made {
		assert_eq!(can_use(&mut world, grant), Err(Refusal::Revoked(above)));
	}
}
