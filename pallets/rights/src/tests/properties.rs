//! Random lives of rights and grants: every invariant holds after each step, and nobody may do what is granted to somebody
//! else exclusively.

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	GrantId,
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
	/// Grantor, nonce, grantor and nonce of the parent, grantee, terms, right to operate, survivor.
	Grant(usize, u8, Option<(usize, u8)>, usize, Draft, bool, Option<(usize, u8)>),
	Revoke(usize, usize, u8),
	Claim(usize, bool),
	Relinquish(usize),
	Later(u64),
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
	let who = || 0usize..ACTORS.len();
	let some_grant = || (who(), 0u8..4);
	prop_oneof![
		6 => (0usize..2, 0u8..4, who(), drafts(), any::<bool>(), proptest::option::weighted(0.3, some_grant()))
			.prop_map(|(grantor, nonce, grantee, draft, operate, survivor)| {
				Step::Grant(grantor, nonce, None, grantee, draft, operate, survivor)
			}),
		// From the grantor's own grants mostly: the grantee of the parent is found when it is made.
		8 => (0u8..4, some_grant(), who(), drafts(), any::<bool>(), proptest::option::weighted(0.2, some_grant()))
			.prop_map(|(nonce, parent, grantee, draft, operate, survivor)| {
				Step::Grant(parent.0, nonce, Some(parent), grantee, draft, operate, survivor)
			}),
		2 => (who(), some_grant()).prop_map(|(who, (grantor, nonce))| Step::Revoke(who, grantor, nonce)),
		1 => some_grant().prop_map(|(grantor, nonce)| Step::Revoke(grantor, grantor, nonce)),
		1 => (0usize..2, any::<bool>()).prop_map(|(who, operate)| Step::Claim(who, operate)),
		1 => (0usize..20).prop_map(Step::Relinquish),
		3 => (1u64..2 * DAY).prop_map(Step::Later),
	]
}

fn id((who, nonce): (usize, u8)) -> GrantId {
	grant_id(ACTORS[who], nonce)
}

/// The key of the grant's grantee, if there is such a grant.
fn grantee(grant: GrantId) -> Option<u64> {
	let grant = Grants::<Test>::get(grant)?;
	ACTORS.into_iter().find(|who| member(*who) == grant.grantee)
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step) -> DispatchResult {
	with_storage_layer(|| match step {
		Step::Grant(grantor, nonce, parent, to, draft, operate, survivor) => {
			let parent = parent.map(id);
			let who = parent.and_then(grantee).unwrap_or(ACTORS[grantor]);
			let granting = Granting {
				dataset: GENERATED,
				right: if operate { Right::Operate } else { Right::Use },
				parent,
				grantee: member(ACTORS[to]),
				terms: draft.terms(),
				survivors: Survivors::try_from(survivor.map(id).into_iter().collect::<Vec<_>>())
					.expect("one"),
			};
			Rights::grant(signed(who), [nonce; 32], Box::new(granting))
		}
		Step::Revoke(who, grantor, nonce) => Rights::revoke(signed(ACTORS[who]), id((grantor, nonce))),
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
