//! Headers, and what their digests say: the root of events, and changes of the authorities.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use hefu_primitives::{
	digest::blake2_256,
	event_root::{self, EventsDigest},
};

use crate::{BlockNumber, Broken, Hash, PublicKey};

/// Most headers between the block of a fact and the block that is justified. Nodes justify every eighth block or so; this
/// bounds what a stall of finality can ask of a verifier.
pub const MAX_DESCENDANTS: usize = 512;

/// Engine id of the finality engine's logs (`sp_consensus_grandpa::GRANDPA_ENGINE_ID`).
const GRANDPA: [u8; 4] = *b"FRNK";

/// A block's header, as `sp_runtime::generic::Header<u32, BlakeTwo256>` is encoded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Header {
	/// Hash of the block before.
	pub parent_hash: Hash,
	/// The block's number.
	#[codec(compact)]
	pub number: BlockNumber,
	/// Root of the state after the block.
	pub state_root: Hash,
	/// Root of the block's transactions.
	pub extrinsics_root: Hash,
	/// What consensus and the runtime noted.
	pub digest: Vec<DigestItem>,
}

/// An item of a header's digest, as `sp_runtime::DigestItem` is encoded.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DigestItem {
	/// Anything else.
	#[codec(index = 0)]
	Other(Vec<u8>),
	/// From the runtime to a consensus engine, or to verifiers.
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	/// The author's signature.
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	/// From a consensus engine to the runtime.
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	/// The runtime's code has changed.
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}

/// A change of the authorities that a header announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
	/// The set before finalises it.
	Scheduled {
		/// The new authorities.
		next: Vec<PublicKey>,
		/// How many blocks later it takes effect.
		delay: BlockNumber,
	},
	/// It takes effect without the set before.
	Forced,
}

/// `sp_consensus_grandpa::ConsensusLog<u32>`.
#[derive(Encode, Decode)]
enum GrandpaLog {
	#[codec(index = 1)]
	Scheduled(ScheduledChange),
	#[codec(index = 2)]
	Forced(BlockNumber, ScheduledChange),
	#[codec(index = 3)]
	Disabled(u64),
	#[codec(index = 4)]
	Pause(BlockNumber),
	#[codec(index = 5)]
	Resume(BlockNumber),
}

#[derive(Encode, Decode)]
struct ScheduledChange {
	next: Vec<(PublicKey, u64)>,
	delay: BlockNumber,
}

impl Header {
	/// The block's hash.
	pub fn hash(&self) -> Hash {
		self.using_encoded(blake2_256)
	}

	/// What the header says of the block's events, found exactly once and made by the chain `genesis`.
	pub fn events_digest(&self, genesis: &Hash) -> Result<EventsDigest, Broken> {
		let mut found = self.logs(event_root::ENGINE_ID);
		let bytes = found.next().ok_or(Broken::DigestMissing)?;
		if found.next().is_some() {
			return Err(Broken::DigestTwice);
		}
		let digest: EventsDigest = crate::strict::decode(bytes).map_err(|_| Broken::DigestMalformed)?;
		if digest.version != event_root::VERSION {
			return Err(Broken::DigestMalformed);
		}
		if digest.genesis == *genesis { Ok(digest) } else { Err(Broken::OtherGenesis) }
	}

	/// The change of authorities that the header announces: the first that is scheduled, unless one is forced, as
	/// `sc-consensus-grandpa` reads it. Unlike there, a log that cannot be read is no log that is not there.
	pub fn authority_change(&self) -> Result<Option<Change>, Broken> {
		let mut change = None;
		for bytes in self.logs(GRANDPA) {
			match crate::strict::decode(bytes).map_err(|_| Broken::DigestMalformed)? {
				GrandpaLog::Forced(..) => return Ok(Some(Change::Forced)),
				GrandpaLog::Scheduled(scheduled) if change.is_none() => change = Some(scheduled),
				_ => {}
			}
		}
		let Some(ScheduledChange { next, delay }) = change else { return Ok(None) };
		if next.is_empty() || next.iter().any(|(_, weight)| *weight != 1) {
			return Err(Broken::Weights);
		}
		Ok(Some(Change::Scheduled { next: next.into_iter().map(|(key, _)| key).collect(), delay }))
	}

	fn logs(&self, engine: [u8; 4]) -> impl Iterator<Item = &[u8]> {
		self.digest.iter().filter_map(move |item| match item {
			DigestItem::Consensus(id, bytes) if *id == engine => Some(&bytes[..]),
			_ => None,
		})
	}
}

/// Follows `descendants` from `header`; number and hash of the last one, or of `header` itself when there are none.
pub(crate) fn follow(header: &Header, descendants: &[Header]) -> Result<(BlockNumber, Hash), Broken> {
	if descendants.len() > MAX_DESCENDANTS {
		return Err(Broken::TooManyDescendants);
	}
	let mut last = (header.number, header.hash());
	for (index, descendant) in (0..).zip(descendants) {
		let follows = last.0.checked_add(1) == Some(descendant.number) && descendant.parent_hash == last.1;
		if !follows {
			return Err(Broken::NotLinked { index });
		}
		last = (descendant.number, descendant.hash());
	}
	Ok(last)
}
