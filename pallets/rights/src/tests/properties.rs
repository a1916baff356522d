//! Random lives of rights, grants and offers, over months: every invariant holds after each step, a refused one changes nothing, nobody
//! may do what is granted to somebody else exclusively, a right that goes to another takes nothing else with it and breaks no grant,
//! nothing changes hands while it is frozen, and events and the legs of instructions tell which offers there are.

use std::{
	cell::Cell,
	collections::{BTreeMap, BTreeSet},
};

use frame::{deps::frame_support::storage::with_storage_layer, testing_prelude::*};
use hefu_primitives::{
	GrantId, InstructionId, MemberId,
	code::Region,
	right::{Ground, Outbound, Right, Rights as Set},
	terms::*,
};
use proptest::{collection::vec, prelude::*, test_runner::TestRunner};

use crate::{
	Acceptance, Acceptances, Event, Grant, Granting, Grants, Holdings, Offer, OfferState, Offers, Pledge,
	Pledges, Refusal, Roots, Surviving, Survivors, Titles, mock::*,
};

/// Who grants and is granted.
const ACTORS: [u64; 5] = [HOLDER, PARTNER, BOB, CAROL, DAVE];

#[derive(Clone, Debug)]
enum Step {
	/// Whether it is granted or offered.
	Grant(Way, Drawn),
	/// By its grantor or by another, which offer.
	WithdrawOffer(Option<usize>, usize),
	/// What an instruction does with which offer: the one that has locked it, or another.
	Leg(LegStep, usize, Option<u8>),
	/// By its grantor or by another, which grant.
	Revoke(Option<usize>, usize),
	Claim(usize, bool),
	Relinquish(usize),
	/// From which of those who operate it to whom, with which other rights, and what becomes of what was granted.
	Transfer(usize, usize, u8, Outbound),
	/// By which of those who operate it, and whether the pledgee agrees that it is granted from.
	Pledge(usize, bool),
	/// One is released, or enforced to this actor.
	EndPledge(usize, Option<(usize, Outbound)>),
	/// Whether it is under objection from now on.
	Freeze(bool),
	Later(u64),
}

#[derive(Clone, Copy, Debug)]
enum Way {
	Grant,
	Offer,
}

#[derive(Clone, Copy, Debug)]
enum LegStep {
	Lock,
	Execute,
	Release,
}

/// What a grant is made of.
#[derive(Clone, Debug)]
struct Drawn {
	from: From,
	nonce: u8,
	grantee: usize,
	draft: Draft,
	operate: bool,
	survivor: Option<usize>,
}

/// From what a grant is made.
#[derive(Clone, Copy, Debug)]
enum From {
	/// The right of one of those who operate it.
	Right(usize),
	/// One of the grants that there are, by its grantee.
	Grant(usize),
}

/// What terms are made of.
#[derive(Clone, Debug)]
struct Draft {
	purposes: u64,
	region: u32,
	/// From so many days after today, and for how many.
	days: (u64, u64),
	exclusivity: u8,
	depth: u8,
}

impl Draft {
	fn terms(&self) -> Terms {
		let (from, length) = self.days;
		let today = START + (Now::get() - START) / DAY * DAY;
		let from_ms = today + from * DAY;
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
	let lengths = prop_oneof![2 => 1u64..9, 1 => 9u64..200];
	(1u64..4, regions, (0u64..2, lengths), 0u8..5, 0u8..4).prop_map(
		|(purposes, region, days, exclusivity, depth)| Draft { purposes, region, days, exclusivity, depth },
	)
}

fn steps() -> impl Strategy<Value = Step> {
	let some = 0usize..12;
	let from = prop_oneof![1 => (0usize..2).prop_map(From::Right), 2 => some.clone().prop_map(From::Grant)];
	let survivor = proptest::option::weighted(0.2, some.clone());
	let drawn = (from, 0u8..200, 0usize..ACTORS.len(), drafts(), any::<bool>(), survivor).prop_map(
		|(from, nonce, grantee, draft, operate, survivor)| Drawn {
			from,
			nonce,
			grantee,
			draft,
			operate,
			survivor,
		},
	);
	let ways = prop_oneof![3 => Just(Way::Grant), 2 => Just(Way::Offer)];
	let legs =
		prop_oneof![4 => Just(LegStep::Lock), 2 => Just(LegStep::Execute), 1 => Just(LegStep::Release)];
	let other = || proptest::option::weighted(0.2, 0usize..ACTORS.len());
	prop_oneof![
		14 => (ways, drawn).prop_map(|(way, drawn)| Step::Grant(way, drawn)),
		1 => (other(), some.clone()).prop_map(|(who, offer)| Step::WithdrawOffer(who, offer)),
		12 => (legs, some.clone(), proptest::option::weighted(0.1, 0u8..3))
			.prop_map(|(leg, offer, instruction)| Step::Leg(leg, offer, instruction)),
		2 => (other(), some)
			.prop_map(|(who, grant)| Step::Revoke(who, grant)),
		1 => (0usize..2, any::<bool>()).prop_map(|(who, operate)| Step::Claim(who, operate)),
		1 => (0usize..20).prop_map(Step::Relinquish),
		3 => (0usize..4, 0usize..ACTORS.len(), proptest::sample::select(vec![0u8, 0, 0, 2, 3]), outbound())
			.prop_map(|(from, to, rights, outbound)| Step::Transfer(from, to, rights, outbound)),
		1 => (0usize..4, any::<bool>()).prop_map(|(who, may_grant)| Step::Pledge(who, may_grant)),
		2 => (0usize..4, proptest::option::of((0usize..ACTORS.len(), outbound())))
			.prop_map(|(which, enforced)| Step::EndPledge(which, enforced)),
		2 => proptest::bool::weighted(0.1).prop_map(Step::Freeze),
		2 => (1u64..2 * DAY).prop_map(Step::Later),
		1 => (1u64..90 * DAY).prop_map(Step::Later),
	]
}

fn outbound() -> impl Strategy<Value = Outbound> {
	prop_oneof![Just(Outbound::Novated), Just(Outbound::Encumbering)]
}

/// One of those who operate what was generated, or somebody who does not.
fn operator(which: usize) -> u64 {
	let all = held().into_iter().filter(|(right, _)| *right == Right::Operate);
	let all = all.map(|(_, member)| key_of(member)).collect::<Vec<_>>();
	which.checked_rem(all.len()).map_or(HOLDER, |which| all[which])
}

/// Who has which right now.
fn held() -> BTreeSet<(Right, MemberId)> {
	let now = Holdings::<Test>::iter().filter(|(_, held)| held.until_ms.is_none());
	now.map(|((_, right, member), _)| (right, member)).collect()
}

/// The rights that a transfer names beside the one to operate.
fn named(rights: u8) -> Vec<Right> {
	let beside = [Right::Hold, Right::Use].into_iter().filter(|right| rights & 1 << *right as u8 != 0);
	beside.chain([Right::Operate]).collect()
}

/// One of the grants that there are.
fn some_grant(which: usize) -> Option<(GrantId, Grant)> {
	let found = Grants::<Test>::iter().collect::<Vec<_>>();
	which.checked_rem(found.len()).map(|which| found[which].clone())
}

fn key_of(actor: MemberId) -> u64 {
	ACTORS.into_iter().find(|who| member(*who) == actor).unwrap_or(STRANGER)
}

/// One of the offers in this state if there is one, else whichever.
fn some_offer(which: usize, wanted: impl Fn(&OfferState) -> bool) -> Option<(GrantId, Offer)> {
	let all = Offers::<Test>::iter().collect::<Vec<_>>();
	let wanted = all.iter().filter(|(_, offer)| wanted(&offer.state)).cloned().collect::<Vec<_>>();
	let found = if wanted.is_empty() { all } else { wanted };
	which.checked_rem(found.len()).map(|which| found[which].clone())
}

/// Who grants what.
fn drawn(Drawn { from, grantee, draft, operate, survivor, .. }: Drawn) -> (u64, Granting) {
	let (who, parent) = match from {
		From::Right(which) => (operator(which), None),
		From::Grant(which) => {
			some_grant(which).map_or((BOB, None), |(id, grant)| (key_of(grant.grantee), Some((id, grant))))
		}
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
		grantee: member(ACTORS[grantee]),
		terms,
		survivors: Survivors::try_from(survivors).expect("one at most"),
	};
	(who, granting)
}

/// The offers, as whoever reads events and knows instructions has them.
#[derive(Default)]
struct Reader {
	offers: BTreeMap<GrantId, Offer>,
	/// How many were executed.
	executed: u32,
}

impl Reader {
	/// Reads what has happened since, and finds the offers to be those that it tells; gives it.
	fn follow(&mut self) -> Vec<Event<Test>> {
		let told = events();
		for event in told.clone() {
			match event {
				Event::Offered { grant, grantor, granting } => {
					let offer = Offer { grantor, granting: *granting, state: OfferState::Open };
					assert_eq!(self.offers.insert(grant, offer), None, "an id is used once");
				}
				Event::OfferWithdrawn { grant, .. } => self.turn(grant, OfferState::Withdrawn),
				Event::Granted { grant, grantor, granting, .. } => {
					if let Some(offer) = self.offers.remove(&grant) {
						assert_eq!((offer.grantor, offer.granting), (grantor, *granting));
						self.executed += 1;
					}
				}
				_ => {}
			}
		}
		assert_eq!(self.offers, Offers::<Test>::iter().collect());
		told
	}

	fn turn(&mut self, id: GrantId, state: OfferState) {
		self.offers.get_mut(&id).expect("it was offered").state = state;
	}

	/// An instruction's leg.
	fn leg(&mut self, leg: LegStep, which: usize, instruction: Option<u8>) -> DispatchResult {
		let locked = |state: &OfferState| matches!(state, OfferState::Locked(_));
		let found = match leg {
			LegStep::Lock => some_offer(which, |state| *state == OfferState::Open),
			LegStep::Execute | LegStep::Release => some_offer(which, locked),
		};
		let Some((id, Offer { grantor, granting, state })) = found else { return Ok(()) };
		let own = match state {
			OfferState::Locked(instruction) => instruction,
			OfferState::Open | OfferState::Withdrawn => INSTRUCTION,
		};
		let instruction = instruction.map_or(own, |number| InstructionId([number; 32]));
		let (from, to) = (key_of(grantor), key_of(granting.grantee));
		match leg {
			LegStep::Lock => {
				lock(instruction, id, from, to)?;
				self.turn(id, OfferState::Locked(instruction));
			}
			LegStep::Execute => execute(instruction, id, from, to)?,
			LegStep::Release => {
				release(instruction, id);
				if state == OfferState::Locked(instruction) {
					self.turn(id, OfferState::Open);
				}
			}
		}
		Ok(())
	}
}

/// Dispatches a step; refusals are part of life.
fn step(step: Step, reader: &mut Reader) -> DispatchResult {
	match step {
		Step::Grant(way, of) => {
			let nonce = [of.nonce; 32];
			let (who, granting) = drawn(of);
			match way {
				Way::Grant => Rights::grant(signed(who), nonce, Box::new(granting)),
				Way::Offer => Rights::offer(signed(who), nonce, Box::new(granting)),
			}
		}
		Step::WithdrawOffer(who, which) => {
			let (id, grantor) = some_offer(which, |state| *state == OfferState::Open)
				.map_or((grant_id(BOB, 0), HOLDER), |(id, offer)| (id, key_of(offer.grantor)));
			Rights::withdraw_offer(signed(who.map_or(grantor, |who| ACTORS[who])), id)
		}
		Step::Leg(leg, which, instruction) => reader.leg(leg, which, instruction),
		Step::Revoke(who, grant) => {
			let (id, grantor) = some_grant(grant).map_or((grant_id(BOB, 0), HOLDER), |(id, _)| {
				(id, key_of(Rights::grantor(id).expect("it is there")))
			});
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
		Step::Transfer(from, to, rights, outbound) => {
			transfer(operator(from), ACTORS[to], &named(rights), outbound)
		}
		Step::Pledge(who, may_grant) => {
			let pledge = Pledge { due_ms: Now::get() + DAY, may_grant, ..pledge() };
			Rights::pledge(signed(operator(who)), GENERATED, Right::Operate, pledge)
		}
		Step::EndPledge(which, enforced) => {
			let all = Pledges::<Test>::iter_keys().map(|(_, _, holder)| holder).collect::<Vec<_>>();
			let holder = which.checked_rem(all.len()).map_or(member(HOLDER), |which| all[which]);
			match enforced {
				None => Rights::release_pledge(signed(BANK), GENERATED, Right::Operate, holder),
				Some((to, outbound)) => {
					let (right, to) = (Right::Operate, member(ACTORS[to]));
					with_storage_layer(|| {
						let rights = Set::of(&[right]);
						let acceptance = Acceptance { rights, outbound, document: [9; 32] };
						Acceptances::<Test>::insert((GENERATED, holder, to), acceptance);
						Rights::enforce(signed(BANK), GENERATED, right, holder, to, outbound, [9; 32])
					})
				}
			}
		}
		Step::Freeze(frozen) => {
			IsFrozen::set(frozen);
			Ok(())
		}
		Step::Later(ms) => {
			later(ms);
			Ok(())
		}
	}
}

/// Which uses each grant allows now.
fn allowed() -> Vec<(GrantId, Vec<bool>)> {
	let uses = [(0, 440_305), (0, 440_100), (1, 440_305), (1, 440_100)];
	let allows = |id: GrantId| {
		let may = |(purpose, region)| {
			Rights::can_use(id, Use { purpose: Purpose(purpose), region: Region(region), ..within() }).is_ok()
		};
		(id, uses.map(may).to_vec())
	};
	Grants::<Test>::iter_keys().map(allows).collect()
}

/// What rights, pledges and offers were before a step.
struct Before {
	held: BTreeSet<(Right, MemberId)>,
	allowed: Vec<(GrantId, Vec<bool>)>,
	pledged: usize,
	offers: BTreeMap<GrantId, Offer>,
	exclusive: usize,
}

impl Before {
	fn now() -> Self {
		let exclusive = Grants::<Test>::iter_values();
		let exclusive = exclusive.filter(|grant| grant.terms.exclusivity != Exclusivity::None);
		Self {
			held: held(),
			allowed: allowed(),
			pledged: Pledges::<Test>::iter_keys().count(),
			offers: Offers::<Test>::iter().collect(),
			exclusive: exclusive.count(),
		}
	}

	/// R5: what went to others, by this step that was done, is exactly what its events say; each of these rights was one's and is the
	/// other's. What is allowed by grants is as before. Gives how many rights that were.
	fn only_what_was_told_changed_hands(&self, told: &[Event<Test>]) -> u32 {
		let (mut expected, mut moved) = (self.held.clone(), 0);
		for event in told {
			match event {
				Event::RightTransferred { right, from, to, .. } => {
					assert!(expected.remove(&(*right, *from)), "who had it loses it");
					assert!(expected.insert((*right, *to)), "who had it not gets it");
					moved += 1;
				}
				Event::RightClaimed { right, holder, .. } => assert!(expected.insert((*right, *holder))),
				Event::RightRelinquished { right, holder, .. } => {
					assert!(expected.remove(&(*right, *holder)))
				}
				_ => (),
			}
		}
		assert_eq!(held(), expected);
		if moved > 0 {
			assert_eq!(allowed(), self.allowed);
		}
		moved
	}

	/// R11: nothing has changed hands, nor was anything pledged, granted exclusively, offered or locked.
	fn nothing_changed_hands(&self, moved: u32) {
		let now = Self::now();
		assert_eq!(moved, 0);
		assert!(now.pledged <= self.pledged && now.exclusive == self.exclusive);
		assert!(self.offers.keys().all(|id| now.offers.contains_key(id)), "nothing was executed");
		for (id, offer) in now.offers {
			let before = self.offers.get(&id).expect("nothing was offered");
			let locked = matches!(offer.state, OfferState::Locked(_));
			assert!(!locked || before.state == offer.state, "nothing was locked");
		}
	}
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

/// R5: of a right that was given up, whoever had it then, of that grant and of those below nothing is allowed from the moment on; and of what it allowed before
/// nothing is taken back. Gives how many grants that are.
fn nothing_outlives_the_right_that_it_was_made_from() -> usize {
	let mut ended = 0;
	for id in Grants::<Test>::iter_keys() {
		let (first_id, first) = chain(id).remove(0);
		let root = Roots::<Test>::get(first_id).expect("R3");
		let title = Titles::<Test>::get((first.dataset, Right::Operate, root.claimant)).expect("R5");
		let Some(until) = title.ended_ms else { continue };
		ended += 1;
		for purpose in 0..2 {
			for region in [440_305, 440_100] {
				let at = |at_ms| Use { purpose: Purpose(purpose), region: Region(region), at_ms, ..within() };
				for ms in [until, Now::get()] {
					assert!(Rights::can_use(id, at(ms)).is_err(), "{id} is of a right that was given up");
				}
				let before = Rights::can_use(id, at(until.saturating_sub(1)));
				assert_ne!(before, Err(Refusal::RightLost), "{id} counted until then");
			}
		}
	}
	ended
}

#[test]
fn r1_to_r5_and_r11_hold_in_any_life() {
	// Offers that were executed, over all lives: lives without would prove little.
	let executed = Cell::new(0);
	// Whether a right was given up from which something was made.
	let ended = Cell::new(false);
	// Rights that went to others, over all lives.
	let moved = Cell::new(0);
	// How long the longest life was.
	let longest = Cell::new(0);
	let config = ProptestConfig { cases: 128, source_file: Some(file!()), ..ProptestConfig::default() };
	let ran = TestRunner::new(config).run(&vec(steps(), 20..80), |life| {
		new_test_ext().execute_with(|| {
			let parties = [HOLDER, PARTNER].map(member).to_vec().try_into().expect("two");
			assert_ok!(Rights::declare_joint(signed(HOLDER), GENERATED, parties));
			for (from, to) in [(HOLDER, PARTNER), (PARTNER, HOLDER)] {
				assert_ok!(Rights::consent(signed(from), GENERATED, member(to)));
			}
			for who in [HOLDER, PARTNER] {
				assert_ok!(Rights::claim(signed(who), GENERATED, Right::Operate, Ground::Joint));
			}
			let mut reader = Reader::default();
			reader.follow();
			for next in life {
				let (before, as_stored, frozen) = (Before::now(), root(), IsFrozen::get());
				if let Err(error) = step(next, &mut reader) {
					assert!(matches!(error, DispatchError::Module(_)), "{error:?}");
					assert_eq!(root(), as_stored);
				}
				let gone = before.only_what_was_told_changed_hands(&reader.follow());
				if frozen {
					before.nothing_changed_hands(gone);
				}
				moved.set(moved.get() + gone);
				check_state();
				nobody_does_what_is_anothers();
				ended.set(nothing_outlives_the_right_that_it_was_made_from() > 0 || ended.get());
			}
			executed.set(executed.get() + reader.executed);
			longest.set(longest.get().max(Now::get() - START));
		});
		Ok(())
	});
	ran.unwrap_or_else(|failure| panic!("{failure}"));
	assert!(executed.get() > 24, "{} executed", executed.get());
	assert!(ended.get(), "no right was given up");
	assert!(moved.get() > 24, "{} went to others", moved.get());
	assert!(longest.get() > 60 * DAY, "no life was longer than {} days", longest.get() / DAY);
}
