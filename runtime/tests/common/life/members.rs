//! Who takes part: enrolment, suspension, keys, customers, party keys, seats.

use hefu_primitives::{
	MemberId,
	code::MemberCode,
	member::{CallPattern, Role, Scope},
};
use hefu_runtime::{AccountId, Runtime};
use pallet_members::{Call, CustomerStatus, Customers, Key, Keys, Members, SuspensionReason};

use super::{Deed, Draw, World, cast};

pub const DRAWS: &[Draw] = &[
	enrol,
	update,
	suspend,
	reinstate,
	reinstate,
	add_operator,
	set_scope,
	remove_operator,
	rotate_governance_key,
	rotate_owner,
	recover,
	sponsor,
	suspend_customer,
	reinstate_customer,
	rotate_customer_key,
	set_council,
	set_technical_committee,
	add_party_key,
	retire_party_key,
	set_sealing_key,
];

/// Members are never removed, so only a few come.
const MOST_MEMBERS: usize = 14;

fn enrol(world: &mut World) -> Vec<Deed> {
	let count = world.chain.read(|| Members::<Runtime>::iter_keys().count());
	if count >= MOST_MEMBERS {
		return Vec::new();
	}
	let (code, [owner, governance]) = world.newcomer();
	let profile = cast::profile("Newcomer", 440_300, &[Role::DataUser]);
	vec![Deed::Motion(Call::enrol { code: MemberCode::Uscc(code), profile, owner, governance }.into())]
}

fn update(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let mut profile = world.chain.read(|| Members::<Runtime>::get(member).expect("it is live").profile);
	profile.certificate = world.fresh();
	vec![Deed::Motion(Call::update { member, profile }.into())]
}

fn suspend(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	// The first three keep the council able to decide.
	let keeps = world.people[..cast::DAVE].iter().any(|person| person.id == member);
	if keeps && !world.chance(8) {
		return Vec::new();
	}
	vec![Deed::Motion(Call::suspend { member, reason: SuspensionReason::OwnRequest }.into())]
}

fn reinstate(world: &mut World) -> Vec<Deed> {
	let suspended = world.chain.read(|| {
		let suspended = Members::<Runtime>::iter().filter(|(_, member)| !member.is_live());
		suspended.map(|(id, _)| id).collect::<Vec<_>>()
	});
	let member = world.one_of(&suspended);
	member.map(|member| Deed::Motion(Call::reinstate { member }.into())).into_iter().collect()
}

/// Rights and settlement only.
fn narrow() -> Scope {
	let patterns = [23, 24].map(|pallet| CallPattern { pallet, call: None });
	Scope::Calls(patterns.to_vec().try_into().expect("two patterns"))
}

fn add_operator(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let (owner, key) = (world.owner_of(&member), world.new_key());
	let scope = if world.chance(2) { narrow() } else { Scope::All };
	vec![Deed::By(owner, Call::add_operator { key, scope }.into())]
}

/// An operator key beside the first of each member.
fn some_operator(world: &mut World) -> Option<(MemberId, AccountId)> {
	let first =
		world.people.iter().map(|person| super::account(&super::pair(&person.seed))).collect::<Vec<_>>();
	let keys = world.chain.read(|| {
		let operators = Keys::<Runtime>::iter().filter_map(|(account, key)| match key {
			Key::Operator { member, .. } if !first.contains(&account) => Some((member, account)),
			_ => None,
		});
		operators.collect::<Vec<_>>()
	});
	world.one_of(&keys)
}

fn set_scope(world: &mut World) -> Vec<Deed> {
	let Some((member, key)) = some_operator(world) else { return Vec::new() };
	vec![Deed::By(world.owner_of(&member), Call::set_scope { key, scope: narrow() }.into())]
}

fn remove_operator(world: &mut World) -> Vec<Deed> {
	let Some((member, key)) = some_operator(world) else { return Vec::new() };
	vec![Deed::By(world.owner_of(&member), Call::remove_operator { key }.into())]
}

fn rotate_governance_key(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let (owner, new) = (world.owner_of(&member), world.new_key());
	vec![Deed::By(owner, Call::rotate_governance_key { new }.into())]
}

fn rotate_owner(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let (owner, new) = (world.owner_of(&member), world.new_key());
	vec![Deed::By(owner, Call::rotate_owner { new }.into())]
}

fn recover(world: &mut World) -> Vec<Deed> {
	let (member, new) = (world.some_member(), world.new_key());
	vec![Deed::Motion(Call::recover { member, new }.into())]
}

fn sponsor(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let (signer, key) = (world.signer(&member), world.new_key());
	let (nonce, commitment) = (world.fresh(), world.fresh());
	vec![Deed::By(signer, Call::sponsor { nonce, commitment, key, scope: Scope::All }.into())]
}

/// A customer of a live sponsor, with the status.
fn some_customer(
	world: &mut World,
	status: CustomerStatus,
) -> Option<(hefu_primitives::CustomerId, MemberId)> {
	let found = world.chain.read(|| {
		let customers = Customers::<Runtime>::iter().filter(|(_, customer)| customer.status == status);
		customers.map(|(id, customer)| (id, customer.sponsor)).collect::<Vec<_>>()
	});
	world.one_of(&found)
}

fn suspend_customer(world: &mut World) -> Vec<Deed> {
	let Some((customer, sponsor)) = some_customer(world, CustomerStatus::Live) else { return Vec::new() };
	vec![Deed::By(world.signer(&sponsor), Call::suspend_customer { customer }.into())]
}

fn reinstate_customer(world: &mut World) -> Vec<Deed> {
	let Some((customer, sponsor)) = some_customer(world, CustomerStatus::Suspended) else {
		return Vec::new();
	};
	vec![Deed::By(world.signer(&sponsor), Call::reinstate_customer { customer }.into())]
}

fn rotate_customer_key(world: &mut World) -> Vec<Deed> {
	let Some((customer, sponsor)) = some_customer(world, CustomerStatus::Live) else { return Vec::new() };
	let new = world.new_key();
	vec![Deed::By(world.signer(&sponsor), Call::rotate_customer_key { customer, new }.into())]
}

/// The founders, and now and then somebody with them.
fn seats(world: &mut World) -> Vec<MemberId> {
	let mut seats = world.people[..=cast::DAVE].iter().map(|person| person.id).collect::<Vec<_>>();
	if world.chance(3) {
		seats.push(world.people[cast::ERIN].id);
	}
	seats
}

fn set_council(world: &mut World) -> Vec<Deed> {
	let seats = seats(world).try_into().expect("five at most");
	vec![Deed::Motion(Call::set_council { seats }.into())]
}

fn set_technical_committee(world: &mut World) -> Vec<Deed> {
	let mut seats = seats(world);
	seats.rotate_left(1);
	vec![Deed::Motion(
		Call::set_technical_committee { seats: seats.try_into().expect("five at most") }.into(),
	)]
}

fn add_party_key(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	if world.deals.is_empty() || world.chance(4) {
		let deal = world.fresh();
		world.deals.push(deal);
	}
	let deals = world.deals.clone();
	let object = world.one_of(&deals).expect("there is one");
	let (signer, key, commitment) = (world.signer(&member), world.new_key(), world.fresh());
	vec![Deed::By(signer, world.sponsoring(member, key, object, commitment).into())]
}

fn retire_party_key(world: &mut World) -> Vec<Deed> {
	let keys = world.chain.read(|| {
		let parties = Keys::<Runtime>::iter().filter(|(_, key)| matches!(key, Key::Party { .. }));
		parties.map(|(account, _)| account).collect::<Vec<_>>()
	});
	// A few must be left for the instructions.
	if keys.len() < 4 {
		return Vec::new();
	}
	let key = world.one_of(&keys);
	key.map(|key| Deed::By(key, Call::retire_party_key {}.into())).into_iter().collect()
}

fn set_sealing_key(world: &mut World) -> Vec<Deed> {
	let member = world.some_member();
	let key = if world.chance(4) { None } else { Some(world.fresh()) };
	vec![Deed::By(world.signer(&member), Call::set_sealing_key { key }.into())]
}
