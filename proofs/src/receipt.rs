//! The receipt: one self-contained file.

use alloc::vec::Vec;
use codec::{Decode, Encode};

use crate::{FormError, Handovers, Hash, Header, Justification, Question, strict};

const MAGIC: [u8; 5] = *b"HFRC\x01";

/// A receipt (凭证): the proof of one recorded fact.
///
/// Its SCALE form has no byte that can be changed: each is either signed, or hashed into what is signed, or the only one
/// that fits what is. (Where a receipt says that something is *not* in the state, a changed question may be answered by
/// the same nodes: then it proves another absence, which is as true.)
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Receipt {
	/// The hand-overs from the trust file's authority set to the one that justifies the fact.
	pub handovers: Handovers,
	/// The header of the fact's block.
	pub header: Header,
	/// The headers after it, up to the one that is justified; at most
	/// [`MAX_DESCENDANTS`](crate::header::MAX_DESCENDANTS), and none when it is justified itself.
	pub descendants: Vec<Header>,
	/// The votes for the last of these.
	pub justification: Justification,
	/// The fact.
	pub claim: Claim,
}

/// What a receipt says of its block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Claim {
	/// It emitted this event.
	#[codec(index = 0)]
	Event {
		/// The event's number in the block, from 0.
		index: u32,
		/// The hashes beside the way from the leaf to the root, from below.
		path: Vec<Hash>,
		/// The raw record, as the chain stores it.
		record: Vec<u8>,
	},
	/// It left the state so.
	#[codec(index = 1)]
	State {
		/// What is asked, and whether there is an answer; 1 to [`MAX_QUESTIONS`](crate::state::MAX_QUESTIONS), none of them
		/// twice.
		asked: Vec<Claimed>,
		/// The trie nodes, and values that are kept outside of nodes, in the order in which a walk for each question in turn
		/// first needs them.
		nodes: Vec<Vec<u8>>,
	},
}

/// A question to the state, and whether the state held something there. What it held is in the nodes.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Claimed {
	/// The question, from which the verifier makes the storage key itself.
	pub question: Question,
	/// Whether the state held something.
	pub present: bool,
}

impl Receipt {
	/// Reads a receipt in its SCALE form.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormError> {
		strict::decode_file(&MAGIC, bytes)
	}

	/// The SCALE form: `HFRC`, the format (1), and this.
	pub fn to_bytes(&self) -> Vec<u8> {
		strict::encode_file(&MAGIC, self)
	}

	/// The same receipt for a trust file of the authority set `set_id`: without the hand-overs before. `None` when its
	/// hand-overs do not reach that set.
	pub fn since(self, set_id: u64) -> Option<Self> {
		Some(Self { handovers: self.handovers.since(set_id)?, ..self })
	}
}
