//! Finality: the votes of the authorities for a block.
//!
//! A [`Justification`] is encoded as the finality engine's own (`sp_consensus_grandpa::GrandpaJustification`), so that any
//! tool for Substrate reads it, but cut to what is needed. Of everything that would prove the same there is one form:
//!
//! - exactly the threshold of votes, n - (n - 1) / 3 of n authorities, each of another authority, sorted by key;
//! - each vote is for the justified block or for a descendant of it. For those there are the headers from each vote's
//!   block down to the child of the justified block, each once, sorted by number and then by hash, and none that no vote
//!   needs;
//! - the justified block is the last that all votes have in common: not all of them go through the same child.
//!
//! Validators may well vote for different blocks of one branch. An authority that voted for two branches in one round
//! counts by either vote; the engine's rule that such a one counts for every block is not used, so a justification that
//! stands by that rule alone has no such form (the next one has).
//!
//! What is signed is `SCALE(Message::Precommit { hash, number }, round, set id)`
//! (`sp_consensus_grandpa::localized_payload`), where `Precommit` has the index 1.

use alloc::{collections::BTreeMap, vec::Vec};
use codec::{Decode, Encode};

use crate::{
	AuthoritySet, BlockNumber, Broken, CheckSignature, Hash, Header, PublicKey, Signature,
	header::MAX_DESCENDANTS,
};

/// Index of `Precommit` in `finality_grandpa::Message`.
const PRECOMMIT: u8 = 1;

/// The votes that make a block final.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Justification {
	/// The round of votes.
	pub round: u64,
	/// Hash of the justified block.
	pub target_hash: Hash,
	/// Number of the justified block.
	pub target_number: BlockNumber,
	/// The votes.
	pub votes: Vec<Vote>,
	/// The headers between the justified block and the blocks voted for.
	pub ancestries: Vec<Header>,
}

/// An authority's vote (precommit).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Vote {
	/// Hash of the block voted for.
	pub target_hash: Hash,
	/// Its number.
	pub target_number: BlockNumber,
	/// The authority's signature.
	pub signature: Signature,
	/// The authority.
	pub authority: PublicKey,
}

impl Vote {
	/// The bytes that are signed in `round` of the authority set `set_id`.
	pub fn signed_bytes(&self, round: u64, set_id: u64) -> Vec<u8> {
		(PRECOMMIT, self.target_hash, self.target_number, round, set_id).encode()
	}

	/// Whether the signature is valid in `round` of the authority set `set_id`.
	pub fn is_signed(&self, round: u64, set_id: u64, signatures: &impl CheckSignature) -> bool {
		signatures.is_valid(&self.authority, &self.signed_bytes(round, set_id), &self.signature)
	}
}

impl Justification {
	/// Checks that these votes of `set` make the block final, and that the form is the one described in the module.
	pub fn check(
		&self,
		set: &AuthoritySet,
		(number, hash): (BlockNumber, Hash),
		signatures: &impl CheckSignature,
	) -> Result<(), Broken> {
		if (self.target_number, self.target_hash) != (number, hash) {
			return Err(Broken::OtherTarget);
		}
		self.check_voters(set)?;
		self.check_targets()?;
		// Last, for it costs most.
		for (index, vote) in (0..).zip(&self.votes) {
			if !vote.is_signed(self.round, set.id(), signatures) {
				return Err(Broken::BadSignature { index });
			}
		}
		Ok(())
	}

	fn check_voters(&self, set: &AuthoritySet) -> Result<(), Broken> {
		for (index, pair) in (1..).zip(self.votes.windows(2)) {
			let [before, after] = pair else { continue };
			if before.authority == after.authority {
				return Err(Broken::DuplicateVote { index });
			}
			if before.authority > after.authority {
				return Err(Broken::UnsortedVotes { index });
			}
		}
		for (index, vote) in (0..).zip(&self.votes) {
			if !set.contains(&vote.authority) {
				return Err(Broken::NotAuthority { index });
			}
		}
		// From here on the votes are at most as many as the authorities.
		let (threshold, given) = (set.threshold() as u32, self.votes.len() as u32);
		match given.cmp(&threshold) {
			core::cmp::Ordering::Less => Err(Broken::TooFewVotes { threshold, given }),
			core::cmp::Ordering::Greater => Err(Broken::SurplusVotes { threshold, given }),
			core::cmp::Ordering::Equal => Ok(()),
		}
	}

	fn check_targets(&self) -> Result<(), Broken> {
		if self.ancestries.len() > MAX_DESCENDANTS {
			return Err(Broken::SurplusAncestries);
		}
		let ordered: Vec<_> = self.ancestries.iter().map(|header| (header.number, header.hash())).collect();
		if !ordered.windows(2).all(|pair| pair[0] < pair[1]) {
			return Err(Broken::UnsortedAncestries);
		}
		let mut above =
			Above::new((self.target_number, self.target_hash), ordered.into_iter().zip(&self.ancestries));
		let mut children = Vec::with_capacity(self.votes.len());
		for (index, vote) in (0..).zip(&self.votes) {
			let child =
				above.walk((vote.target_number, vote.target_hash)).ok_or(Broken::VoteElsewhere { index })?;
			children.push(child);
		}
		if !above.all_used() {
			return Err(Broken::SurplusAncestries);
		}
		match children.split_first() {
			Some((Some(first), rest)) if rest.iter().all(|child| *child == Some(*first)) => {
				Err(Broken::TargetTooLow)
			}
			_ => Ok(()),
		}
	}
}

/// The headers above a block, by which the way from a vote down to the block is found.
pub(crate) struct Above<'a> {
	target: (BlockNumber, Hash),
	/// Block -> its header, and whether a walk came along.
	headers: BTreeMap<(BlockNumber, Hash), (&'a Header, bool)>,
}

impl<'a> Above<'a> {
	pub fn new(
		target: (BlockNumber, Hash),
		headers: impl Iterator<Item = ((BlockNumber, Hash), &'a Header)>,
	) -> Self {
		// One by one, as in `AuthoritySet::new`.
		let mut above = Self { target, headers: BTreeMap::new() };
		above.headers.extend(headers.map(|(block, header)| (block, (header, false))));
		above
	}

	/// Walks from `block` down to the target. `None`: it is no descendant. `Some(None)`: it is the target.
	/// `Some(Some(child))`: it goes through this child of the target.
	pub fn walk(&mut self, mut block: (BlockNumber, Hash)) -> Option<Option<Hash>> {
		let mut child = None;
		while block != self.target {
			let (header, used) = self.headers.get_mut(&block)?;
			child = Some(block.1);
			*used = true;
			// Numbers fall with each step, so the walk ends.
			block = (block.0.checked_sub(1)?, header.parent_hash);
		}
		Some(child)
	}

	/// The headers that walks came along, sorted by number and hash.
	#[cfg(feature = "assemble")]
	pub fn used(&self) -> Vec<Header> {
		self.headers.values().filter(|(_, used)| *used).map(|(header, _)| (*header).clone()).collect()
	}

	pub fn all_used(&self) -> bool {
		self.headers.values().all(|(_, used)| *used)
	}
}
