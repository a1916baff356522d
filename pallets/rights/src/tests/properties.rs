//! Random lives of rights and grants: every invariant holds after each step, and nobody may do what is granted to somebody
//! else exclusively.

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	GrantId, MemberId,
	code::Region,
	right::{Ground, Right},
	terms::*,
};
use proptest::prelude::*;

use crate::{Grant, Granting, Grants, Surviving, Survivors, mock::*};

/// Who grants and is granted.
const ACTORS: [u64; 5] = [HOLDER, PARTNER, BOB, CAROL, DAVE];

#[derive(Clone, Debug)]
enum Step {
	/// From whom or from which grant, nonce, grantee, terms, whether to operate, which grant survives.
	Grant(From, u8, usize, Draft, bool, Option<usize>),
	/// By its grantor or by another, which grant.
	Revoke(Option<usize>, usize),
	Claim(usize, bool),
	Relinquish(usize),
	Later(u64),
}

/// From what a grant is made.
#[derive(Clone, Copy, Debug)]
enum From {
	/// A right of this actor.
	Right(usize),
	/// One of the grants that there are, by its grantee.
	Grant(usize),
}

/// What terms are made of.
#[derive(Clone, Debug)]
struct Draft {
	purposes: u64,
	region: u32,
	days: (u64, u64),
	exclusivity: u8,
	depth: u8,
}

impl Draft {
	fn terms(&self) -> Terms {
		let (from, length) = self.days;
		let from_ms = START + from * DAY;
		Terms {
			purposes: Purposes(self.purposes),
			territory: Territory::of(&[Region(self.region)]).expect("one is few"),
			period: Period { from_ms, until_ms: Some(from_ms + length * DAY) },
			exclusivity: match self.exclusivity {
				0 => Exclusivity::Exclusive,
				1 => Exclusivity::Sole,
				_ => Exclusivity::None,
			},
			..terms_to(self.depth)
		}
	}
}

fn drafts() -> impl Strategy<Value = Draft> {
	let regions = proptest::sample::select(vec![440_000u32, 440_000, 440_300, 440_100]);
	(1u64..4, regions, (0u64..2, 1u64..9), 0u8..5, 0u8..4).prop_map(
		|(purposes, region, days, exclusivity, depth)| Draft { purposes, region, days, exclusivity, depth },
	)
}

fn steps() -> impl Strategy<Value = Step> {
	let some = 0usize..12;
	let from = prop_oneof![1 => (0usize..2).prop_map(From::Right), 2 => some.clone().prop_map(From::Grant)];
	let survivor = proptest::option::weighted(0.2, some.clone());
	prop_oneof![
		12 => (from, 0u8..200, 0usize..ACTORS.len(), drafts(), any::<bool>(), survivor).prop_map(
			|(from, nonce, grantee, draft, operate, survivor)| {
				Step::Grant(from, nonce, grantee, draft, operate, survivor)
			}
		),
		2 => (proptest::option::weighted(0.2, 0usize..ACTORS.len()), some)
			.prop_map(|(who, grant)| Step::Revoke(who, grant)),
		1 => (0usize..2, any::<bool>()).prop_map(|(who, operate)| Step::Claim(who, operate)),
		1 => (0usize..20).prop_map(Step::Relinquish),
		2 => (1u64..2 * DAY).prop_map(Step::Later),
	]
}

/// One of the grants that there are.
fn some_grant(which: usize) -> Option<(GrantId, Grant)> {
	let found = Grants::<Test>::iter().collect::<Vec<_>>();
	which.checked_rem(found.len()).map(|which| found[which].clone())
}

fn key_of(actor: MemberId) -> u64 {
	ACTORS.into_iter().find(|who| member(*who) == actor).unwrap_or(STRANGER)
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step) -> DispatchResult {
	with_storage_layer(|| match step {
		Step::Grant(from, nonce, to, draft, operate, survivor) => {
			let (who, parent) = match from {
				From::Right(actor) => (ACTORS[actor], None),
				From::Grant(which) => some_grant(which)
					.map_or((BOB, None), |(id, grant)| (key_of(grant.grantee), Some((id, grant)))),
			};
			let mut terms = draft.terms();
			if let Some((_, parent)) = &parent {
				// Mostly within the parent's, or hardly any would be.
				terms.purposes.0 &= parent.terms.purposes.0.max(1);
				terms.exclusivity = terms.exclusivity.min(parent.terms.exclusivity);
				let depth = parent.terms.sublicence.depth.saturating_sub(1).min(draft.depth);
				terms.sublicence = terms_to(depth).sublicence;
				if draft.days.1 > 4 {
					terms.period = parent.terms.period;
					terms.territory = parent.terms.territory.clone();
				}
			}
			let right = if operate { Right::Operate } else { Right::Use };
			let survivors = survivor.and_then(some_grant).map(|(id, _)| id).into_iter().collect::<Vec<_>>();
			let granting = Granting {
				dataset: GENERATED,
				right: parent.as_ref().map_or(right, |(_, parent)| right.min(parent.right)),
				parent: parent.map(|(id, _)| id),
				grantee: member(ACTORS[to]),
				terms,
				survivors: Survivors::try_from(survivors).expect("one at most"),
			};
			Rights::grant(signed(who), [nonce; 32], Box::new(granting))
		}
		Step::Revoke(who, grant) => {
			let (id, grantor) = some_grant(grant)
				.map_or((grant_id(BOB, 0), HOLDER), |(id, grant)| (id, key_of(grant.grantor)));
			Rights::revoke(signed(who.map_or(grantor, |who| ACTORS[who])), id)
		}
		Step::Claim(who, operate) => {
			let right = if operate { Right::Operate } else { Right::Use };
			Rights::claim(signed(ACTORS[who]), GENERATED, right, Ground::Joint)
		}
		Step::Relinquish(who) => {
			let who = ACTORS.get(who).copied().unwrap_or(STRANGER);
			Rights::relinquish(signed(who), GENERATED, Right::Operate)
		}
		Step::Later(ms) => {
			later(ms);
			Ok(())
		}
	})
}

/// The grant and those above it, from the first of the chain.
fn chain(id: GrantId) -> Vec<(GrantId, Grant)> {
	let mut chain = Vec::new();
	let mut next = Some(id);
	while let Some(id) = next {
		let grant = Grants::<Test>::get(id).expect("it is there");
		next = grant.parent;
		chain.insert(0, (id, grant));
	}
	chain
}

/// R4: of two who may do something, where their chains part, neither has an exclusive grant, but one that lists the other's.
fn nobody_does_what_is_anothers() {
	for purpose in 0..2 {
		for region in [440_305, 440_100] {
			let to = Use { purpose: Purpose(purpose), region: Region(region), ..within() };
			let allowed = Grants::<Test>::iter_keys().filter(|grant| Rights::can_use(*grant, to).is_ok());
			let chains = allowed.map(chain).collect::<Vec<_>>();
			for one in &chains {
				for other in &chains {
					let parting = one.iter().zip(other).find(|((a, _), (b, _))| a != b);
					if let Some(((own_id, own), (other_id, _))) = parting {
						let shared = own.terms.exclusivity == Exclusivity::None
							|| Surviving::<Test>::contains_key(own_id, other_id);
						assert!(shared, "{own_id} is exclusive, {other_id} may");
					} else if one.len() > other.len() {
						// Whoever granted it exclusively may not do it any more.
						let below = &one[other.len()].1;
						assert_ne!(below.terms.exclusivity, Exclusivity::Exclusive);
					}
				}
			}
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(96))]

	#[test]
	fn r1_to_r4_hold_in_any_life(life in proptest::collection::vec(steps(), 1..60)) {
		new_test_ext().execute_with(|| {
			let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().expect("two");
			assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
			for (from, to) in [(HOLDER, PARTNER), (PARTNER, HOLDER)] {
				assert_ok!(Rights::consent(signed(from), GENERATED, member(to)));
			}
			for who in [HOLDER, PARTNER] {
				assert_ok!(Rights::claim(signed(who), GENERATED, Right::Operate, Ground::Joint));
			}
			for next in life {
				if let Err(error) = step(next) {
					assert!(matches!(error, DispatchError::Module(_)), "{error:?}");
				}
				check_state();
				nobody_does_what_is_anothers();
			}
		});
	}
}
