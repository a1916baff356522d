//! Votes: what is refused, and that what is taken is what Substrate takes.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use codec::{Decode, DecodeAll, Encode};
use common::*;
use finality_grandpa::{Chain, Message, validate_commit, voter_set::VoterSet};
use hefu_proofs::{
	AuthoritySet, Broken, Error, Handovers, Hash, Header, Justification, Limits, Receipt, Trust, Zebra,
	assemble::{AssembleError, cut_justification},
	finality::Vote,
	verify,
};
use proptest::prelude::*;
use sp_consensus_grandpa::{AuthorityId, AuthorityList, GrandpaJustification};
use sp_core::{Pair, ed25519};
use sp_runtime::{generic, traits::BlakeTwo256};

type TheirHeader = generic::Header<u32, BlakeTwo256>;

fn broken(receipt: &Receipt, trust: &Trust) -> Broken {
	match verify(receipt, trust, &Limits::NONE, &Zebra) {
		Err(Error::Block(broken)) => broken,
		other => panic!("{other:?}"),
	}
}

fn with_votes(change: impl FnOnce(&mut Justification)) -> Broken {
	let (mut receipt, trust) = good();
	change(&mut receipt.justification);
	broken(&receipt, &trust)
}

/// A valid vote of the validator `index` of the good receipt's set.
fn valid(justification: &Justification, index: usize) -> Vote {
	let target = (justification.target_number, justification.target_hash);
	vote(&validators(0, 4)[index], justification.round, 0, target)
}

#[test]
fn exactly_the_threshold_of_votes() {
	assert_eq!(with_votes(|j| j.votes.clear()), Broken::TooFewVotes { threshold: 3, given: 0 });
	let few = with_votes(|j| {
		j.votes.pop();
	});
	assert_eq!(few, Broken::TooFewVotes { threshold: 3, given: 2 });
	let surplus = with_votes(|j| j.votes.push(valid(j, 3)));
	assert_eq!(surplus, Broken::SurplusVotes { threshold: 3, given: 4 });
}

#[test]
fn each_authority_votes_once_and_in_order() {
	assert_eq!(with_votes(|j| j.votes[2] = valid(j, 1)), Broken::DuplicateVote { index: 2 });
	assert_eq!(with_votes(|j| j.votes.push(valid(j, 2))), Broken::DuplicateVote { index: 3 });
	assert_eq!(with_votes(|j| j.votes.swap(0, 1)), Broken::UnsortedVotes { index: 1 });
}

#[test]
fn only_authorities_vote() {
	let stranger = ed25519::Pair::from_seed(&[99; 32]);
	let answer = with_votes(|j| {
		let target = (j.target_number, j.target_hash);
		j.votes[1] = vote(&stranger, j.round, 0, target);
		j.votes.sort_by_key(|vote| vote.authority);
	});
	assert!(matches!(answer, Broken::NotAuthority { .. }), "{answer:?}");
}

#[test]
fn votes_are_signed_for_this_set_round_and_block() {
	let bad = Broken::BadSignature { index: 1 };
	assert_eq!(with_votes(|j| j.votes[1].signature[5] ^= 1), bad);
	assert_eq!(with_votes(|j| j.votes[1].signature = j.votes[0].signature), bad);
	let pair = |index: usize| validators(0, 4)[index];
	assert_eq!(
		with_votes(|j| {
			let target = (j.target_number, j.target_hash);
			j.votes[1] = vote(&pair(1), j.round + 1, 0, target);
		}),
		bad
	);
	assert_eq!(
		with_votes(|j| {
			let target = (j.target_number, j.target_hash);
			j.votes[1] = vote(&pair(1), j.round, 1, target);
		}),
		bad
	);
	assert_eq!(with_votes(|j| j.round += 1), Broken::BadSignature { index: 0 });
	// A prevote has the index 0 where a precommit has 1.
	assert_eq!(
		with_votes(|j| {
			let mut message = j.votes[1].signed_bytes(j.round, 0);
			message[0] = 0;
			j.votes[1].signature = pair(1).sign(&message).0;
		}),
		bad
	);
}

/// The good receipt justified by votes for blocks above its last one, which are shown.
fn above(change: impl FnOnce(&mut Justification, &[Header])) -> Result<(), Error> {
	let (mut receipt, trust) = good();
	let last = receipt.descendants.last().unwrap().clone();
	let mut headers = descendants(&last, 3);
	// A second child of the justified block.
	headers.push(header_of(last.number + 1, last.hash(), &records(2)));
	change(&mut receipt.justification, &headers);
	receipt.justification.ancestries.sort_by_key(|header| (header.number, header.hash()));
	verify(&receipt, &trust, &Limits::NONE, &Zebra).map(|_| ())
}

fn moved(justification: &Justification, index: usize, to: &Header) -> Vote {
	vote(&validators(0, 4)[index], justification.round, 0, (to.number, to.hash()))
}

#[test]
fn votes_for_descendants_show_their_way() {
	let take = |j: &mut Justification, h: &[Header]| {
		j.votes[1] = moved(j, 1, &h[1]);
		j.ancestries = h[..2].to_vec();
	};
	assert_eq!(above(take), Ok(()));
	let fork = |j: &mut Justification, h: &[Header]| {
		j.votes[0] = moved(j, 0, &h[3]);
		j.votes[1] = moved(j, 1, &h[1]);
		j.votes[2] = moved(j, 2, &h[0]);
		j.ancestries = vec![h[0].clone(), h[1].clone(), h[3].clone()];
	};
	assert_eq!(above(fork), Ok(()));

	let refused = |error, change: &dyn Fn(&mut Justification, &[Header])| {
		assert_eq!(above(change), Err(Error::Block(error)));
	};
	refused(Broken::VoteElsewhere { index: 1 }, &|j, h| {
		take(j, h);
		j.ancestries.remove(0);
	});
	refused(Broken::VoteElsewhere { index: 1 }, &|j, h| {
		take(j, h);
		j.ancestries.remove(1);
	});
	refused(Broken::SurplusAncestries, &|j, h| {
		take(j, h);
		j.ancestries.push(h[2].clone());
	});
	refused(Broken::SurplusAncestries, &|j, h| j.ancestries.push(h[0].clone()));
	refused(Broken::UnsortedAncestries, &|j, h| {
		take(j, h);
		j.ancestries.push(h[1].clone());
	});
	refused(Broken::TargetTooLow, &|j, h| {
		j.votes = (0..3).map(|index| moved(j, index, &h[index.min(1)])).collect();
		j.ancestries = h[..2].to_vec();
	});
	// A vote for a block before the justified one, or with a number that is not its block's.
	refused(Broken::VoteElsewhere { index: 0 }, &|j, _| {
		j.votes[0] = vote(&validators(0, 4)[0], j.round, 0, (j.target_number - 1, [3; 32]));
	});
	refused(Broken::VoteElsewhere { index: 0 }, &|j, _| {
		let hash = j.target_hash;
		j.votes[0] = vote(&validators(0, 4)[0], j.round, 0, (j.target_number + 1, hash));
	});
}

#[test]
fn ancestries_are_sorted() {
	let (mut receipt, trust) = good();
	let last = receipt.descendants.last().unwrap().clone();
	let headers = descendants(&last, 2);
	let j = &mut receipt.justification;
	j.votes[1] = moved(j, 1, &headers[1]);
	j.ancestries = headers.into_iter().rev().collect();
	assert_eq!(broken(&receipt, &trust), Broken::UnsortedAncestries);
}

#[test]
fn another_block_is_not_justified_by_it() {
	let other = |j: &mut Justification| j.target_hash[0] ^= 1;
	assert_eq!(with_votes(other), Broken::OtherTarget);
	assert_eq!(with_votes(|j| j.target_number += 1), Broken::OtherTarget);
}

#[test]
fn thresholds_are_grandpas() {
	for n in 1..=100u8 {
		let keys: Vec<_> = (0..n).map(|i| [i; 32]).collect();
		let theirs = VoterSet::new((0..n).map(|i| (i, 1))).unwrap().threshold().get();
		assert_eq!(AuthoritySet::new(0, &keys).unwrap().threshold() as u64, theirs, "{n}");
	}
}

#[test]
fn signed_bytes_are_grandpas() {
	let vote = vote(&validators(0, 1)[0], 7, 8, (9, [10; 32]));
	let precommit = finality_grandpa::Precommit { target_hash: [10u8; 32], target_number: 9u32 };
	let theirs = sp_consensus_grandpa::localized_payload(7, 8, &Message::Precommit(precommit));
	assert_eq!(vote.signed_bytes(7, 8), theirs);
}

/// A tree of headers above a block, and who voted for what.
#[derive(Clone, Debug)]
struct Scene {
	/// The parent of each block, by its place among those before; the first is the base.
	parents: Vec<u8>,
	/// Number of authorities.
	authorities: u8,
	/// Who votes (a number beyond the authorities is a stranger), for which block, and whether the signature is bad.
	votes: Vec<(u8, u8, bool)>,
	/// Lowers the target by so many blocks.
	lower: u8,
}

fn scenes() -> impl Strategy<Value = Scene> {
	(1u8..8).prop_flat_map(|authorities| {
		let vote = (0..authorities + 1, any::<u8>(), prop::bool::weighted(0.03));
		let honest = any::<u8>();
		(
			proptest::collection::vec(any::<u8>(), 0..7),
			proptest::collection::vec(honest, usize::from(authorities)),
			proptest::collection::vec(vote, 0..3),
			prop_oneof![9 => Just(0u8), 1 => 1u8..3],
		)
			.prop_map(move |(parents, honest, more, lower)| {
				let mut votes: Vec<_> = (0..authorities).zip(honest).map(|(i, b)| (i, b, false)).collect();
				// Authorities that did not vote, voted twice, strangers.
				votes.extend(more);
				if lower == 2 {
					votes.remove(0);
				}
				Scene { parents, authorities, votes, lower }
			})
	})
}

struct Tree(BTreeMap<Hash, Header>);

impl Chain<sp_core::H256, u32> for Tree {
	fn ancestry(
		&self,
		base: sp_core::H256,
		block: sp_core::H256,
	) -> Result<Vec<sp_core::H256>, finality_grandpa::Error> {
		let (mut route, mut at) = (vec![], block);
		while at != base {
			let header = self.0.get(&at.0).ok_or(finality_grandpa::Error::NotDescendent)?;
			at = header.parent_hash.into();
			route.push(at);
		}
		route.pop();
		Ok(route)
	}
}

/// `GrandpaJustification::verify_with_voter_set` of `sc-consensus-grandpa`, by the light crates that it is made of.
fn substrate(justification: &Justification, set_id: u64, authorities: &[Hash]) -> bool {
	let theirs = GrandpaJustification::<TheirHeader>::decode_all(&mut &justification.encode()[..]).unwrap();
	let list: AuthorityList =
		authorities.iter().map(|key| (AuthorityId::from(ed25519::Public::from_raw(*key)), 1)).collect();
	let voters = VoterSet::new(list).unwrap();
	let tree = Tree(justification.ancestries.iter().map(|header| (header.hash(), header.clone())).collect());
	if !validate_commit(&theirs.commit, &voters, &tree).is_ok_and(|result| result.is_valid()) {
		return false;
	}
	let votes = &theirs.commit.precommits;
	let base = votes.iter().min_by_key(|vote| vote.precommit.target_number).unwrap().precommit.target_hash;
	let mut visited = BTreeSet::new();
	for vote in votes {
		let message = Message::Precommit(vote.precommit.clone());
		let signed = sp_consensus_grandpa::check_message_signature(
			&message,
			&vote.id,
			&vote.signature,
			theirs.round,
			set_id,
		);
		if !signed.is_valid() {
			return false;
		}
		if vote.precommit.target_hash == base {
			continue;
		}
		let Ok(route) = tree.ancestry(base, vote.precommit.target_hash) else { return false };
		visited.insert(vote.precommit.target_hash.0);
		visited.extend(route.iter().map(|hash| hash.0));
	}
	visited.into_iter().eq(tree.0.into_keys())
}

/// The highest block that enough authorities voted for or above (the GHOST), by its definition.
fn ghost(tree: &Tree, set: &AuthoritySet, votes: &[Vote]) -> Option<Hash> {
	let mut voters: BTreeMap<(u32, Hash), BTreeSet<Hash>> = BTreeMap::new();
	for vote in votes.iter().filter(|vote| set.contains(&vote.authority)) {
		let mut at = vote.target_hash;
		while let Some(header) = tree.0.get(&at) {
			voters.entry((header.number, at)).or_default().insert(vote.authority);
			at = header.parent_hash;
		}
	}
	let enough = voters.iter().filter(|(_, voters)| voters.len() >= set.threshold());
	enough.max_by_key(|((number, _), _)| *number).map(|((_, hash), _)| *hash)
}

struct Played {
	set: AuthoritySet,
	keys: Vec<Hash>,
	target: (u32, Hash),
	/// The justification as a node would store it: all votes, and the headers down to the lowest vote.
	stored: Justification,
	/// Whether somebody voted for two blocks.
	equivocated: bool,
	tree: Tree,
}

fn play(scene: &Scene) -> Played {
	let base = header_of(50, [5; 32], &[]);
	let mut blocks = vec![base.clone()];
	for (place, parent) in scene.parents.iter().enumerate() {
		let parent = &blocks[usize::from(*parent) % blocks.len()];
		let header = header_of(parent.number + 1, parent.hash(), &records(place as u32 + 1));
		blocks.push(header);
	}
	let pairs = validators(3, scene.authorities);
	let stranger = ed25519::Pair::from_seed(&[200; 32]);
	let (round, set_id) = (3, 4);
	let mut votes = vec![];
	let mut voted: BTreeMap<u8, BTreeSet<usize>> = BTreeMap::new();
	for (who, block, bad) in &scene.votes {
		let pair = pairs.get(usize::from(*who)).unwrap_or(&stranger);
		let place = usize::from(*block) % blocks.len();
		voted.entry(*who).or_default().insert(place);
		let block = &blocks[place];
		let mut vote = vote(pair, round, set_id, (block.number, block.hash()));
		vote.signature[40] ^= u8::from(*bad);
		votes.push(vote);
	}
	let tree = Tree(blocks.iter().map(|header| (header.hash(), header.clone())).collect());
	let keys = keys(&pairs);
	let set = AuthoritySet::new(set_id, &keys).unwrap();
	let mut target = ghost(&tree, &set, &votes).unwrap_or(base.hash());
	for _ in 0..scene.lower {
		let parent = tree.0[&target].parent_hash;
		target = if tree.0.contains_key(&parent) { parent } else { target };
	}
	let target_number = tree.0[&target].number;
	// As `GrandpaJustification::from_commit` collects headers.
	let lowest = votes.iter().min_by_key(|vote| vote.target_number).map(|vote| vote.target_hash);
	let mut needed = BTreeMap::new();
	for vote in &votes {
		let mut at = vote.target_hash;
		while Some(at) != lowest
			&& let Some(header) = tree.0.get(&at)
			&& at != base.hash()
		{
			needed.insert(at, header.clone());
			at = header.parent_hash;
		}
	}
	let stored = Justification {
		round,
		target_hash: target,
		target_number,
		votes,
		ancestries: needed.into_values().collect(),
	};
	let equivocated = voted.values().any(|blocks| blocks.len() > 1);
	Played { set, keys, target: (target_number, target), stored, equivocated, tree }
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 200, ..ProptestConfig::with_cases(4_000) })]

	/// What a node has stored can be cut, and what is cut is good for us and for Substrate.
	#[test]
	fn what_is_cut_is_what_substrate_takes(scene in scenes()) {
		let Played { set, keys, target, stored, equivocated, tree } = play(&scene);
		let cut = cut_justification(&stored.encode(), &set, &Zebra);
		if substrate(&stored, set.id(), &keys) && !equivocated {
			prop_assert!(cut.is_ok(), "{cut:?}");
		}
		let Ok(cut) = cut else { return Ok(()) };
		prop_assert_eq!(cut.check(&set, target, &Zebra), Ok(()));
		prop_assert_eq!(cut.votes.len(), set.threshold());
		prop_assert_eq!(ghost(&tree, &set, &cut.votes), Some(cut.target_hash));
		// Substrate begins at the lowest vote. Where none is for the target itself, it does not find the way to the others,
		// though the engine's rule, above, holds.
		if cut.votes.iter().any(|vote| vote.target_hash == cut.target_hash) {
			prop_assert!(substrate(&cut, set.id(), &keys));
		}
		let bytes = cut.encode();
		prop_assert_eq!(cut_justification(&bytes, &set, &Zebra).unwrap().encode(), bytes);
	}

	/// Whatever we take, the engine takes, however it was put together.
	#[test]
	fn what_we_take_is_final_to_the_engine(scene in scenes(), drop in any::<u8>(), sort in any::<bool>()) {
		let Played { set, keys, target, mut stored, tree, .. } = play(&scene);
		stored.votes.truncate(usize::from(drop) % 8);
		if sort {
			stored.votes.sort_by_key(|vote| vote.authority);
			stored.ancestries.sort_by_key(|header| (header.number, header.hash()));
		}
		if stored.check(&set, target, &Zebra).is_ok() {
			prop_assert_eq!(ghost(&tree, &set, &stored.votes), Some(stored.target_hash));
			let at_target = stored.votes.iter().any(|vote| vote.target_hash == stored.target_hash);
			prop_assert!(!at_target || substrate(&stored, set.id(), &keys));
		}
	}
}

#[test]
fn what_cannot_be_cut_is_said() {
	let (receipt, _) = good();
	let set = AuthoritySet::new(0, &keys(&validators(0, 4))).unwrap();
	let stored = receipt.justification.encode();
	assert_eq!(cut_justification(&stored, &set, &Zebra), Ok(receipt.justification));
	assert_eq!(cut_justification(&stored[1..], &set, &Zebra), Err(AssembleError::JustificationMalformed));
	let other = AuthoritySet::new(1, &keys(&validators(0, 4))).unwrap();
	assert_eq!(
		cut_justification(&stored, &other, &Zebra),
		Err(AssembleError::Justification(Broken::TooFewVotes { threshold: 3, given: 0 }))
	);
}

#[test]
fn one_validator_is_enough_for_itself() {
	let pairs = validators(5, 1);
	let mut receipt = event_receipt(4, 0, Handovers::none(0));
	receipt.justification = justify(&pairs, 0, &receipt.header);
	assert!(verify(&receipt, &trust(0, &pairs), &Limits::NONE, &Zebra).is_ok());
	assert_eq!(Justification::decode(&mut &receipt.justification.encode()[..]), Ok(receipt.justification));
}
