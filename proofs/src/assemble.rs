//! Making receipts out of what a node has.
//!
//! A node brings the headers, the records of the block's events, a storage proof, and justifications as the finality
//! engine stores them; here they get the one form that a verifier takes. That a block is the canonical one, that its
//! state is still there, and that the next justification is near enough, is for the node to see.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::DecodeAll;
use core::fmt;
use hefu_primitives::{digest::blake2_256, event_root};

use crate::{
	AuthoritySet, Broken, CheckSignature, Claim, Claimed, DescribeError, Error, Hash, Justification,
	Question,
	finality::Above,
	state::{self, Source},
};

/// Why a receipt cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssembleError {
	/// The bytes are no justification of the finality engine.
	JustificationMalformed,
	/// The justification does not hold for this authority set, or only by votes of authorities that voted for two branches;
	/// the next justification may do.
	Justification(Broken),
	/// The block has no event with this number.
	NoSuchEvent,
	/// The storage proof does not hold the nodes that the questions need.
	State(Error),
	/// The questions cannot be put to this version of the chain.
	Question(DescribeError),
}

impl core::error::Error for AssembleError {}

impl fmt::Display for AssembleError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::JustificationMalformed => f.write_str("the stored justification cannot be read"),
			Self::Justification(broken) => write!(f, "the stored justification cannot be used: {broken}"),
			Self::NoSuchEvent => f.write_str("the block has no such event"),
			Self::State(error) => write!(f, "the storage proof cannot be used: {error}"),
			Self::Question(error) => error.fmt(f),
		}
	}
}

/// Cuts a justification of the finality engine (`sp_consensus_grandpa::GrandpaJustification`, in SCALE, as nodes store it)
/// to the form that [`finality`](crate::finality) describes, and checks it.
///
/// Of the votes that would do it takes those for the lowest blocks, so that the fewest headers are needed, and of these
/// those with the least keys.
pub fn cut_justification(
	stored: &[u8],
	set: &AuthoritySet,
	signatures: &impl CheckSignature,
) -> Result<Justification, AssembleError> {
	let mut cut =
		Justification::decode_all(&mut &stored[..]).map_err(|_| AssembleError::JustificationMalformed)?;
	let target = (cut.target_number, cut.target_hash);
	let headers: Vec<_> =
		cut.ancestries.iter().map(|header| ((header.number, header.hash()), header)).collect();
	let mut above = Above::new(target, headers.iter().copied());

	let mut votes = core::mem::take(&mut cut.votes);
	votes.retain(|vote| {
		set.contains(&vote.authority)
			&& above.walk((vote.target_number, vote.target_hash)).is_some()
			&& vote.is_signed(cut.round, set.id(), signatures)
	});
	votes.sort_by_key(|vote| (vote.target_number, vote.authority));
	let mut voted = BTreeSet::new();
	votes.retain(|vote| voted.insert(vote.authority));
	votes.truncate(set.threshold());

	let mut needed = Above::new(target, headers.iter().copied());
	for vote in &votes {
		needed.walk((vote.target_number, vote.target_hash));
	}
	let ancestries = needed.used();
	votes.sort_by_key(|vote| vote.authority);
	let cut = Justification { votes, ancestries, ..cut };
	cut.check(set, target, signatures).map_err(AssembleError::Justification)?;
	Ok(cut)
}

/// The claim that a block emitted its event `index`, from the raw records of all its events in order.
pub fn event_claim<R: AsRef<[u8]>>(records: &[R], index: u32) -> Result<Claim, AssembleError> {
	let record = usize::try_from(index).ok().and_then(|index| records.get(index));
	let record = record.ok_or(AssembleError::NoSuchEvent)?.as_ref().to_vec();
	let leaves = records.iter().map(|record| event_root::leaf(record.as_ref())).collect();
	Ok(Claim::Event { index, path: event_path(leaves, index)?, record })
}

/// The hashes beside the way from the leaf `index` to the root over all leaves, from below.
pub fn event_path(leaves: Vec<Hash>, index: u32) -> Result<Vec<Hash>, AssembleError> {
	if index as usize >= leaves.len() {
		return Err(AssembleError::NoSuchEvent);
	}
	Ok(event_root::path(leaves, index))
}

/// The storage keys that questions lead to in the chain's version `spec_version`: what the storage proof must be of.
pub fn storage_keys(questions: &[Question], spec_version: u32) -> Result<Vec<Vec<u8>>, AssembleError> {
	let keys = questions.iter().map(|question| question.storage_key(spec_version));
	keys.collect::<Result<_, _>>().map_err(AssembleError::Question)
}

/// The claim that the state with the root `state_root` answers the questions as it does, from the nodes of a storage proof
/// of [`storage_keys`], in any order; those that are not needed are left out.
pub fn state_claim(
	questions: &[Question],
	spec_version: u32,
	state_root: &Hash,
	proof: &[Vec<u8>],
) -> Result<Claim, AssembleError> {
	let keys = storage_keys(questions, spec_version)?;
	let (values, nodes) = order_nodes(state_root, &keys, proof).map_err(AssembleError::State)?;
	let asked = questions
		.iter()
		.zip(values)
		.map(|(question, value)| Claimed { question: question.clone(), present: value.is_some() });
	Ok(Claim::State { asked: asked.collect(), nodes })
}

/// Puts nodes into the order in which [`state::read`] takes them, leaving out those that are not needed, and says what
/// they hold under each key.
#[expect(clippy::type_complexity, reason = "values and nodes, each a list of bytes")]
pub fn order_nodes<K: AsRef<[u8]>>(
	root: &Hash,
	keys: &[K],
	nodes: &[Vec<u8>],
) -> Result<(Vec<Option<Vec<u8>>>, Vec<Vec<u8>>), Error> {
	let by_hash = nodes.iter().map(|bytes| (blake2_256(bytes), &bytes[..])).collect();
	let mut pool = Pool { by_hash, fetched: BTreeSet::new(), nodes: Vec::new() };
	let values = keys.iter().map(|key| state::lookup(root, key.as_ref(), &mut pool));
	Ok((values.collect::<Result<_, _>>()?, pool.nodes))
}

/// All nodes there are, and in which order they were first needed.
struct Pool<'a> {
	by_hash: BTreeMap<Hash, &'a [u8]>,
	fetched: BTreeSet<Hash>,
	nodes: Vec<Vec<u8>>,
}

impl<'a> Source<'a> for Pool<'a> {
	fn fetch(&mut self, hash: &Hash) -> Result<&'a [u8], Error> {
		let index = self.nodes.len() as u32;
		let bytes = *self.by_hash.get(hash).ok_or(Error::TrieNode { index })?;
		if self.fetched.insert(*hash) {
			self.nodes.push(bytes.to_vec());
		}
		Ok(bytes)
	}
}
