//! Hand-overs (交接): how one set of authorities passes on to the next.
//!
//! A header announces the next authorities (a scheduled change of the finality engine), and the set before finalises the
//! block in which the change takes effect. These are the fragments of a warp proof (`sc-consensus-grandpa`,
//! `warp_proof.rs`), with the headers between where a change takes effect some blocks after it was announced; on Hefu it
//! does so in the same block.
//!
//! Each header's own digest names the chain: two chains that begin with the same authorities have hand-overs that
//! would otherwise pass for one another's.

use alloc::vec::Vec;
use codec::{Decode, Encode};

use crate::{
	AuthoritySet, Broken, CheckSignature, Error, FormError, Hash, Header, Justification, Limits, Trust,
	header::{Change, follow},
	strict,
};

/// Most hand-overs in a receipt or a file of them. Who is further behind gets a newer trust file, or advances an old one
/// step by step.
pub const MAX_HANDOVERS: usize = 1_024;

const MAGIC: [u8; 5] = *b"HFHO\x01";

/// The hand-over from one set of authorities to the next.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Handover {
	/// The header that announces the change.
	pub header: Header,
	/// The headers after it up to the one in which the change takes effect: as many as the change's delay.
	pub descendants: Vec<Header>,
	/// The votes of the set before for the last of these.
	pub justification: Justification,
}

impl Handover {
	/// The set that `set` hands over to, and the time of the block that announces it (milliseconds since 1970 UTC).
	fn next(
		&self,
		set: &AuthoritySet,
		genesis: &Hash,
		signatures: &impl CheckSignature,
	) -> Result<(AuthoritySet, u64), Error> {
		let from = set.id();
		let broken = |broken| Error::Handover { from, broken };
		let digest = self.header.events_digest(genesis).map_err(broken)?;
		let (next, delay) = match self.header.authority_change().map_err(broken)? {
			Some(Change::Scheduled { next, delay }) => (next, delay),
			Some(Change::Forced) => return Err(Error::NewTrustNeeded { from }),
			None => return Err(broken(Broken::NoChange)),
		};
		let last = follow(&self.header, &self.descendants).map_err(broken)?;
		for descendant in &self.descendants {
			if descendant.authority_change().map_err(broken)? == Some(Change::Forced) {
				return Err(Error::NewTrustNeeded { from });
			}
		}
		let enacted = self.header.number.saturating_add(delay);
		if last.0 != enacted {
			return Err(broken(Broken::NotEnactment { enacted }));
		}
		self.justification.check(set, last, signatures).map_err(broken)?;
		Ok((AuthoritySet::new(from.saturating_add(1), &next)?, digest.now_ms))
	}
}

/// Hand-overs one after another (交接链), and where they begin.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Handovers {
	/// The authority set that the first of them begins with; with none of them, the set that justifies the fact.
	pub from: u64,
	/// Each by the set that the one before it hands over to; at most [`MAX_HANDOVERS`].
	pub steps: Vec<Handover>,
}

impl Handovers {
	/// None, for what the set `from` has justified itself.
	pub fn none(from: u64) -> Self {
		Self { from, steps: Vec::new() }
	}

	/// Reads a file of hand-overs in its SCALE form.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, FormError> {
		strict::decode_file(&MAGIC, bytes)
	}

	/// The file's SCALE form: `HFHO`, the format (1), and this.
	pub fn to_bytes(&self) -> Vec<u8> {
		strict::encode_file(&MAGIC, self)
	}

	/// The same without the hand-overs before the set `from`; `None` when they do not reach it.
	pub fn since(mut self, from: u64) -> Option<Self> {
		let before = usize::try_from(from.checked_sub(self.from)?).ok()?;
		if before > self.steps.len() {
			return None;
		}
		self.steps.drain(..before);
		self.from = from;
		Some(self)
	}

	/// Follows them from the trust file on: the last set, and the time of the last hand-over, if there is one.
	pub(crate) fn follow(
		&self,
		trust: &Trust,
		limits: &Limits,
		signatures: &impl CheckSignature,
	) -> Result<(AuthoritySet, Option<u64>), Error> {
		let mut set = trust.begin(limits)?;
		let (receipt, trusted) = (self.from, set.id());
		match receipt.cmp(&trusted) {
			core::cmp::Ordering::Less => return Err(Error::TrustTooNew { receipt, trust: trusted }),
			core::cmp::Ordering::Greater => return Err(Error::HandoversMissing { receipt, trust: trusted }),
			core::cmp::Ordering::Equal => {}
		}
		if self.steps.len() > MAX_HANDOVERS {
			return Err(Error::TooManyHandovers);
		}
		let mut at_ms = None;
		for step in &self.steps {
			let (next, announced_ms) = step.next(&set, &trust.genesis, signatures)?;
			set = next;
			at_ms = Some(announced_ms);
		}
		Ok((set, at_ms))
	}

	/// The trust file that these hand-overs lead to. Its date is the time of the last of them, for nothing younger is
	/// proven: that this set still is the chain's, only a new export from a node says.
	pub fn advance(
		&self,
		trust: &Trust,
		limits: &Limits,
		signatures: &impl CheckSignature,
	) -> Result<Trust, Error> {
		let (set, at_ms) = self.follow(trust, limits, signatures)?;
		Ok(Trust {
			genesis: trust.genesis,
			set_id: set.id(),
			authorities: set.keys().copied().collect(),
			date_ms: at_ms.unwrap_or(trust.date_ms).max(trust.date_ms),
		})
	}
}
