//! A node that votes twice in a round of GRANDPA is proven to have: its member is suspended at once, it authors no more, and
//! two sessions later it is out of the set.

mod common;

use common::*;
use finality_grandpa::{Message, Prevote};
use frame_support::traits::KeyOwnerProofSystem;
use hefu_primitives::MemberId;
use hefu_runtime::{
	Hash, Historical, Members, Runtime, RuntimeEvent, Session, UncheckedExtrinsic, Validators,
};
use pallet_members::SuspensionReason;
use pallet_support::MemberInspect;
use sp_consensus_grandpa::{
	AuthorityId, AuthoritySignature, Equivocation, EquivocationProof, KEY_TYPE, localized_payload,
};
use sp_core::{Pair, ed25519};
use sp_runtime::{DispatchError, transaction_validity::InvalidTransaction};

/// Dave, whose node votes twice.
fn offender() -> MemberId {
	founder(3).member()
}

fn grandpa(path: &str) -> ed25519::Pair {
	ed25519::Pair::from_string(&format!("//{path}"), None).unwrap()
}

/// The transaction by which a node reports two prevotes of Dave's in `round`, the second of them signed by `second`.
fn report(chain: &mut Chain, round: u64, second: &ed25519::Pair) -> UncheckedExtrinsic {
	let first = grandpa("Dave");
	let identity = AuthorityId::from(first.public());
	chain.read(|| {
		let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
		let vote = |block: u8, key: &ed25519::Pair| {
			let vote = Prevote { target_hash: Hash::repeat_byte(block), target_number: 1 };
			let message = Message::Prevote(vote.clone());
			let signature = key.sign(&localized_payload(round, set_id, &message));
			(vote, AuthoritySignature::from(signature))
		};
		let equivocation = finality_grandpa::Equivocation {
			round_number: round,
			identity: identity.clone(),
			first: vote(1, &first),
			second: vote(2, second),
		};
		let proof = EquivocationProof::new(set_id, Equivocation::Prevote(equivocation));
		let key_owner_proof = Historical::prove((KEY_TYPE, identity)).expect("Dave's node is in the set");
		let call = pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(proof),
			key_owner_proof,
		};
		UncheckedExtrinsic::new_bare(call.into())
	})
}

/// Makes blocks up to this one.
fn up_to(chain: &mut Chain, number: u32) {
	let count = number.saturating_sub(chain.number());
	chain.empty_blocks(count);
}

fn count(chain: &Chain, wanted: impl Fn(&RuntimeEvent) -> bool) -> usize {
	chain.blocks.iter().flat_map(|made| &made.events).filter(|event| wanted(event)).count()
}

/// How often Dave was suspended for an offence, and for anything.
fn suspensions(chain: &Chain) -> (usize, usize) {
	let suspended =
		pallet_members::Event::Suspended { member: offender(), reason: SuspensionReason::Offence };
	let offence = RuntimeEvent::Members(suspended);
	let any = |event: &RuntimeEvent| {
		matches!(event, RuntimeEvent::Members(pallet_members::Event::Suspended { .. }))
	};
	(count(chain, |event| *event == offence), count(chain, any))
}

#[test]
fn who_votes_twice_is_stopped_at_once_and_leaves_the_set() {
	let mut chain = Chain::new();
	chain.empty_blocks(2);
	let report = report(&mut chain, 1, &grandpa("Dave"));
	// Only authors bring reports: they are not taken from the network.
	assert_eq!(chain.validate(report.clone()), Err(InvalidTransaction::Call.into()));
	assert_eq!(chain.block(vec![report]), [Ok(Ok(()))]);

	let equivocated = pallet_validators::Event::Equivocated { member: offender(), session: 0 };
	assert!(chain.last_events().contains(&equivocated.into()), "{:?}", chain.last_events());
	assert_eq!(suspensions(&chain), (1, 1));
	let node = chain.read(|| Validators::account_of(&offender()));
	let disabled = pallet_session::Event::ValidatorDisabled { validator: node.clone() };
	assert!(chain.last_events().contains(&disabled.into()));
	chain.read(|| {
		assert!(!Members::is_live(&offender()));
		let place = Session::validators().iter().position(|validator| *validator == node).unwrap();
		assert_eq!(Session::disabled_validators(), [place as u32]);
	});

	up_to(&mut chain, 19);
	assert!(chain.read(Session::validators).contains(&node), "it leaves with the second session from now");
	up_to(&mut chain, 21);
	chain.read(|| {
		assert!(!Session::validators().contains(&node));
		assert_eq!(Session::validators().len(), 3);
		assert!(Session::disabled_validators().is_empty());
		let voters = pallet_grandpa::Authorities::<Runtime>::get();
		let key = AuthorityId::from(grandpa("Dave").public());
		assert!(voters.iter().all(|(voter, _)| *voter != key));
		assert_eq!(voters.len(), 3);
	});
	assert_eq!(suspensions(&chain), (1, 1));
}

#[test]
fn a_second_report_changes_nothing() {
	let mut chain = Chain::new();
	chain.empty_blocks(2);
	let [first, later, last] = [1, 2, 3].map(|round| report(&mut chain, round, &grandpa("Dave")));
	assert_eq!(chain.block(vec![first.clone()]), [Ok(Ok(()))]);
	let state = |chain: &mut Chain| {
		chain.read(|| (Session::validators(), Session::disabled_validators(), Members::is_live(&offender())))
	};
	let before = state(&mut chain);
	// The same offence is known; one of another round is a new one, of a member that is suspended already.
	assert_eq!(chain.block(vec![first]), [Err(InvalidTransaction::Stale.into())]);
	assert_eq!(state(&mut chain), before);
	assert_eq!(chain.block(vec![later]), [Ok(Ok(()))]);
	assert_eq!(state(&mut chain), before);

	// Sessions later the proof is checked against the recorded root of the session in which it was made.
	up_to(&mut chain, 25);
	let before = state(&mut chain);
	assert_eq!(chain.block(vec![last]), [Ok(Ok(()))]);
	assert_eq!(state(&mut chain), before);
	assert_eq!(suspensions(&chain), (1, 1));
	let disabled = |event: &RuntimeEvent| {
		matches!(event, RuntimeEvent::Session(pallet_session::Event::ValidatorDisabled { .. }))
	};
	assert_eq!(count(&chain, disabled), 1);
}

#[test]
fn a_forged_vote_proves_nothing() {
	let mut chain = Chain::new();
	chain.empty_blocks(2);
	let forged = report(&mut chain, 1, &grandpa("Mallory"));
	let invalid = DispatchError::from(pallet_grandpa::Error::<Runtime>::InvalidEquivocationProof);
	assert_eq!(chain.block(vec![forged]), [Ok(Err(invalid))]);
	assert_eq!(suspensions(&chain), (0, 0));
	assert!(chain.read(|| Members::is_live(&offender())));
}
