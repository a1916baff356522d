//! Rights in datasets, and the grants and offers made from them.

use hefu_primitives::{
	DatasetId, GrantId, MemberId,
	code::Region,
	dataset::Source,
	member::Roles,
	right::{Disposal, Ground, Outbound, Right, Rights},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purposes, Sectors, Sublicence, Terms,
		Territory, Volume,
	},
};
use hefu_runtime::{Registry, Runtime};
use pallet_rights::{
	Acceptance, Call, Claimed, Consents, Grant, Granting, Grants, Holdings, JointParties, OfferState, Offers,
	Pledge, Pledges,
};
use pallet_support::DatasetInspect;

use super::{Deed, Draw, World, registry};

pub const DRAWS: &[Draw] = &[
	declare_joint,
	consent,
	consent,
	claim,
	claim,
	claim,
	relinquish,
	grant,
	grant,
	grant,
	offer,
	offer,
	offer,
	revoke,
	withdraw_offer,
	transfer,
	pledge,
	release_pledge,
	enforce,
];

fn declare_joint(world: &mut World) -> Vec<Deed> {
	let mut all = registry::live(world);
	all.retain(|(dataset, ..)| {
		world.chain.read(|| {
			!JointParties::<Runtime>::contains_key(dataset) && !Claimed::<Runtime>::contains_key(dataset)
		})
	});
	let Some((dataset, holder, _)) = world.one_of(&all) else { return Vec::new() };
	let mut parties = vec![holder];
	for _ in 0..1 + world.below(2) {
		let other = world.some_member();
		if !parties.contains(&other) {
			parties.push(other);
		}
	}
	let parties = parties.try_into().expect("three at most");
	vec![Deed::By(world.signer(&holder), Call::declare_joint { dataset, parties }.into())]
}

fn consent(world: &mut World) -> Vec<Deed> {
	let missing = world.chain.read(|| {
		let mut missing = Vec::new();
		for (dataset, parties) in JointParties::<Runtime>::iter() {
			for to in &parties {
				for party in parties.iter().filter(|party| *party != to) {
					if !Consents::<Runtime>::contains_key((dataset, to, party)) {
						missing.push((dataset, *to, *party));
					}
				}
			}
		}
		missing
	});
	let Some((dataset, to, party)) = world.one_of(&missing) else { return Vec::new() };
	vec![Deed::By(world.signer(&party), Call::consent { dataset, to }.into())]
}

/// Who could claim rights in live datasets and has not, on the ground that fits.
fn claim(world: &mut World) -> Vec<Deed> {
	let all = registry::live(world);
	let Some((dataset, holder, _)) = world.one_of(&all) else { return Vec::new() };
	let (parties, facts) = world.chain.read(|| {
		let parties = JointParties::<Runtime>::get(dataset).unwrap_or_default();
		(parties, Registry::facts(&dataset).expect("it is there"))
	});
	let member = world.one_of(&parties).unwrap_or(holder);
	let rights = [Right::Operate, Right::Operate, Right::Use, Right::Hold];
	let right = world.one_of(&rights).expect("one of four");
	let evidence = world.fresh();
	let ground = match facts.source {
		Source::Derived => Ground::Derivative { evidence, inputs: inputs(world, &member, &dataset) },
		_ if !parties.is_empty() => Ground::Joint,
		Source::Generated => Ground::Generated,
		Source::Agreement => Ground::Agreement { contract: evidence },
		Source::Crawled => Ground::Crawled,
	};
	vec![Deed::By(world.signer(&member), Call::claim { dataset, right, ground }.into())]
}

/// Grants by which the member may use what the dataset was made from.
fn inputs<const MOST: u32>(
	world: &mut World,
	member: &MemberId,
	dataset: &DatasetId,
) -> sp_runtime::BoundedVec<GrantId, frame_support::traits::ConstU32<MOST>> {
	let found = world.chain.read(|| {
		let parents = Registry::facts(dataset).expect("it is there").parents;
		let of_parent = |grant: &Grant| parents.iter().any(|parent| parent.dataset == grant.dataset);
		let grants =
			Grants::<Runtime>::iter().filter(|(_, grant)| grant.grantee == *member && of_parent(grant));
		grants.map(|(id, _)| id).take(MOST as usize).collect::<Vec<_>>()
	});
	found.try_into().expect("no more than that")
}

fn relinquish(world: &mut World) -> Vec<Deed> {
	let held = world.chain.read(|| {
		let held = Holdings::<Runtime>::iter().filter(|(_, held)| held.until_ms.is_none());
		held.map(|(key, _)| key).collect::<Vec<_>>()
	});
	// What can be granted from must not run out.
	if held.len() < 6 {
		return Vec::new();
	}
	let Some((dataset, right, holder)) = world.one_of(&held) else { return Vec::new() };
	vec![Deed::By(world.signer(&holder), Call::relinquish { dataset, right }.into())]
}

/// Who operates which dataset now.
pub fn operators(world: &mut World) -> Vec<(DatasetId, MemberId)> {
	world.chain.read(|| {
		let operates = Holdings::<Runtime>::iter()
			.filter(|((_, right, _), held)| *right == Right::Operate && held.until_ms.is_none());
		operates.map(|((dataset, _, holder), _)| (dataset, holder)).collect()
	})
}

fn outbound(world: &mut World) -> Outbound {
	if world.chance(2) { Outbound::Novated } else { Outbound::Encumbering }
}

/// The right to operate, sometimes with others.
fn transfer(world: &mut World) -> Vec<Deed> {
	let all = operators(world);
	let Some((dataset, holder)) = world.one_of(&all) else { return Vec::new() };
	let beside = world.chain.read(|| {
		let has = |right: &Right| {
			Holdings::<Runtime>::get((dataset, right, holder)).is_some_and(|held| held.until_ms.is_none())
		};
		Right::ALL.iter().copied().filter(has).collect::<Vec<_>>()
	});
	let rights = if world.chance(3) { Rights::of(&beside) } else { Rights::of(&[Right::Operate]) };
	let (to, contract, outbound) = (world.some_member(), world.fresh(), outbound(world));
	let disposal = if world.chance(3) { Disposal::Contribution } else { Disposal::Transfer };
	let call = Call::transfer { dataset, rights, to, disposal, outbound, contract };
	let mut deeds = accept(world, (dataset, holder, to), Acceptance { rights, outbound, document: contract });
	deeds.push(Deed::By(world.signer(&holder), call.into()));
	deeds
}

/// Whoever gets rights accepts them, mostly; now and then it takes that back again.
fn accept(
	world: &mut World,
	(dataset, from, to): (DatasetId, MemberId, MemberId),
	acceptance: Acceptance,
) -> Vec<Deed> {
	let mut deeds: Vec<Call<Runtime>> = Vec::new();
	if !world.chance(12) {
		deeds.push(Call::accept { dataset, from, acceptance });
	}
	if world.chance(20) {
		let none = Acceptance { rights: Rights::default(), ..acceptance };
		deeds.push(Call::accept { dataset, from, acceptance: none });
	}
	deeds.into_iter().map(|call| Deed::By(world.signer(&to), call.into())).collect()
}

/// For a debt that is due within a minute; what is pledged is mostly granted from meanwhile.
fn pledge(world: &mut World) -> Vec<Deed> {
	let all = operators(world);
	let Some((dataset, holder)) = world.one_of(&all) else { return Vec::new() };
	let due_ms = world.now() + 4_000 + world.below(60_000) as u64;
	let pledge =
		Pledge { pledgee: world.some_member(), due_ms, may_grant: !world.chance(4), contract: world.fresh() };
	vec![Deed::By(world.signer(&holder), Call::pledge { dataset, right: Right::Operate, pledge }.into())]
}

/// A pledge, with who has the right.
fn some_pledge(
	world: &mut World,
	wanted: impl Fn(&Pledge) -> bool,
) -> Option<(DatasetId, Right, MemberId, Pledge)> {
	let all = world.chain.read(|| {
		let all = Pledges::<Runtime>::iter().filter(|(_, pledge)| wanted(pledge));
		all.map(|((dataset, right, holder), pledge)| (dataset, right, holder, pledge)).collect::<Vec<_>>()
	});
	world.one_of(&all)
}

fn release_pledge(world: &mut World) -> Vec<Deed> {
	let Some((dataset, right, holder, pledge)) = some_pledge(world, |_| true) else { return Vec::new() };
	let call = Call::release_pledge { dataset, right, holder };
	// Now and then the council does, which may if the pledgee takes part no more.
	if world.chance(4) {
		return vec![Deed::Motion(call.into())];
	}
	vec![Deed::By(world.signer(&pledge.pledgee), call.into())]
}

fn enforce(world: &mut World) -> Vec<Deed> {
	let now = world.now();
	let Some((dataset, right, holder, pledge)) = some_pledge(world, |pledge| pledge.due_ms <= now) else {
		return Vec::new();
	};
	let (to, outbound, document) = (world.some_member(), outbound(world), world.fresh());
	let call = Call::enforce { dataset, right, holder, to, outbound, document };
	let acceptance = Acceptance { rights: Rights::of(&[right]), outbound, document };
	let mut deeds = accept(world, (dataset, holder, to), acceptance);
	deeds.push(Deed::By(world.signer(&pledge.pledgee), call.into()));
	deeds
}

/// The widest terms that a life grants from a right.
pub fn widest(world: &mut World) -> Terms {
	let export = if world.chance(2) { Export::Allowed { basis: world.fresh() } } else { Export::No };
	Terms {
		purposes: Purposes(0b1111),
		territory: Territory::everywhere(),
		period: Period { from_ms: world.now(), until_ms: None },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence { depth: 3, grantees: Roles::of(hefu_primitives::member::Role::ALL) },
		sectors: Sectors::all(),
		environments: Environments::of(&[Environment::Plain, Environment::Sandbox]),
		export,
		clauses: None,
	}
}

/// Terms within the others: sometimes the same, mostly less.
fn narrower(world: &mut World, wide: &Terms) -> Terms {
	let mut terms = wide.clone();
	if world.chance(2) {
		terms.purposes.0 &= 1 << world.below(4);
		if terms.purposes.is_empty() {
			terms.purposes = wide.purposes;
		}
	}
	if world.chance(3) && wide.territory == Territory::everywhere() {
		terms.territory = Territory::of(&[Region(440_000)]).expect("one is few");
	}
	if world.chance(3) && wide.period.until_ms.is_none() {
		let from_ms = wide.period.from_ms;
		terms.period.until_ms = Some(from_ms + 60_000 + world.below(86_400_000) as u64);
	}
	if world.chance(6) {
		terms.exclusivity = wide.exclusivity.max(Exclusivity::Sole);
	}
	if world.chance(8) {
		terms.exclusivity = Exclusivity::Exclusive;
	}
	terms
}

/// What can be granted now, with who grants it.
fn granting(world: &mut World) -> Option<(MemberId, Granting)> {
	let now = world.now();
	let rights = operators(world);
	let grants = world.chain.read(|| {
		let live = Grants::<Runtime>::iter()
			.filter(|(_, grant)| !grant.has_ended_at(now) && grant.terms.sublicence.depth > 0);
		live.collect::<Vec<_>>()
	});
	let from_grant = if world.chance(2) { world.one_of(&grants) } else { None };
	let (grantor, granting) = match from_grant {
		Some((parent, grant)) => {
			let mut terms = narrower(world, &grant.terms);
			terms.exclusivity = terms.exclusivity.min(grant.terms.exclusivity);
			terms.sublicence.depth = grant.terms.sublicence.depth - 1;
			if terms.sublicence.depth == 0 {
				terms.sublicence = Sublicence::none();
			}
			let Grant { dataset, right, grantee, .. } = grant;
			let granting = Granting {
				dataset,
				right,
				parent: Some(parent),
				grantee,
				terms,
				survivors: Default::default(),
			};
			(grantee, granting)
		}
		None => {
			let (dataset, holder) = world.one_of(&rights)?;
			let wide = widest(world);
			let terms = narrower(world, &wide);
			let right = if world.chance(2) { Right::Operate } else { Right::Use };
			let granting = Granting {
				dataset,
				right,
				parent: None,
				grantee: holder,
				terms,
				survivors: Default::default(),
			};
			(holder, granting)
		}
	};
	let grantee = world.some_member();
	let mut granting = Granting { grantee, ..granting };
	if granting.terms.exclusivity != Exclusivity::None {
		let group = granting.group();
		let beside = world.chain.read(|| {
			let beside = Grants::<Runtime>::iter()
				.filter(|(_, other)| other.group() == group && !other.has_ended_at(now));
			beside.map(|(id, _)| id).take(2).collect::<Vec<_>>()
		});
		granting.survivors = beside.try_into().expect("two are few");
	}
	Some((grantor, granting))
}

fn grant(world: &mut World) -> Vec<Deed> {
	let Some((grantor, granting)) = granting(world) else { return Vec::new() };
	let (nonce, granting) = (world.fresh(), Box::new(granting));
	vec![Deed::By(world.signer(&grantor), Call::grant { nonce, granting }.into())]
}

fn offer(world: &mut World) -> Vec<Deed> {
	let Some((grantor, granting)) = granting(world) else { return Vec::new() };
	let (nonce, granting) = (world.fresh(), Box::new(granting));
	vec![Deed::By(world.signer(&grantor), Call::offer { nonce, granting }.into())]
}

fn revoke(world: &mut World) -> Vec<Deed> {
	let grants = world.chain.read(|| {
		let live = Grants::<Runtime>::iter().filter(|(_, grant)| grant.revoked_ms.is_none());
		let stands = |id| hefu_runtime::Rights::grantor(id).expect("it was made");
		live.map(|(id, _)| (id, stands(id))).collect::<Vec<_>>()
	});
	if grants.len() < 6 {
		return Vec::new();
	}
	let Some((grant, grantor)) = world.one_of(&grants) else { return Vec::new() };
	vec![Deed::By(world.signer(&grantor), Call::revoke { grant }.into())]
}

/// The offers that nothing has become of yet, with who offers and to whom.
pub fn open_offers(world: &mut World) -> Vec<(GrantId, MemberId, MemberId)> {
	world.chain.read(|| {
		let open = Offers::<Runtime>::iter().filter(|(_, offer)| offer.state == OfferState::Open);
		open.map(|(id, offer)| (id, offer.grantor, offer.granting.grantee)).collect()
	})
}

fn withdraw_offer(world: &mut World) -> Vec<Deed> {
	let offers = open_offers(world);
	if offers.len() < 4 {
		return Vec::new();
	}
	let Some((grant, grantor, _)) = world.one_of(&offers) else { return Vec::new() };
	vec![Deed::By(world.signer(&grantor), Call::withdraw_offer { grant }.into())]
}
