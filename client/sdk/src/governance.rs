//! Motions of the council and of the technical committee: proposed, voted on, closed, looked up.

mod body;
pub mod parameter;
mod proposal;

use hefu_primitives::digest::blake2_256;
use subxt::{ext::scale_encode::EncodeAsType, utils::AccountId32};

use crate::{
	Client, Error, Included, Refusal, Signer,
	chain::{Call, runtime_types::sp_runtime::DispatchError},
	client::{At, refusal},
	member::member_of,
};

pub use body::Body;
pub use proposal::{Enrolment, Proposal};

/// Most open motions that one seat has proposed in a body. The chain refuses more, and has no words for why.
pub const MOTIONS_OF_SEAT: usize = 5;

/// A motion that was proposed.
pub struct Motion {
	/// Its hash.
	pub hash: [u8; 32],
	/// Its number; `None` when it was carried out at once, since it needs one vote.
	pub number: Option<u32>,
	/// Votes that it needs.
	pub threshold: u32,
	/// The transaction that proposed it.
	pub included: Included,
	/// Why nothing came of it, when it was carried out at once and failed.
	pub failure: Option<Undone>,
}

/// A motion that was closed.
pub struct Closing {
	/// The transaction that closed it.
	pub included: Included,
	/// Why nothing came of it.
	pub failure: Option<Undone>,
}

/// Why nothing came of a motion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
	/// It has not the votes that it needs.
	VotedDown,
	/// It was carried out, and the chain refused what it is about.
	Refused(Refusal),
}

impl std::fmt::Display for Undone {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		match self {
			Self::VotedDown => f.write_str("it has not the votes that it needs"),
			Self::Refused(refusal) => write!(f, "it was carried out and failed: {refusal}"),
		}
	}
}

/// A motion that is open.
#[derive(Clone, Debug)]
pub struct OpenMotion {
	/// Who decides.
	pub body: Body,
	/// Its hash.
	pub hash: [u8; 32],
	/// Its number.
	pub number: u32,
	/// What it is about: the call that is made when it has its votes.
	pub call: Call,
	/// The call's bytes.
	pub bytes: Vec<u8>,
	/// Votes that it needs.
	pub threshold: u32,
	/// Governance keys that are for it.
	pub ayes: Vec<AccountId32>,
	/// Governance keys that are against it.
	pub nays: Vec<AccountId32>,
	/// The block after which it can be closed without all votes.
	pub end: u32,
}

impl Client {
	/// Proposes a motion, which is no vote for it. `threshold` votes carry it; more than half of all seats unless given. A seat that
	/// has [`MOTIONS_OF_SEAT`] open already is refused as `Council::SeatFull`, before anything is sent.
	pub async fn propose(
		&self,
		signer: &Signer,
		body: Body,
		proposal: Proposal,
		threshold: Option<u32>,
	) -> Result<Motion, Error> {
		let at = self.finalised().await?;
		let call = proposal.call()?;
		let bytes = self.encoded(&at, &call)?;
		let threshold = match threshold {
			Some(threshold) => threshold,
			None => body.seats(self, &at).await?.len() as u32 / 2 + 1,
		};
		// What needs one vote is carried out at once, and takes no place.
		if threshold > 1 {
			self.check_place(&at, body, signer).await?;
		}
		let included = match body.propose(self, signer, threshold, call, bytes.len() as u32).await {
			// Another motion of the seat may have come in between.
			Err(Error::Refused(refusal)) if refusal.name == refusal::WITHOUT_NAME => {
				self.check_place(&self.finalised().await?, body, signer).await?;
				return Err(Error::Refused(refusal));
			}
			sent => sent?,
		};
		let number = body.number(&included)?;
		let executed = body.executed(&included)?;
		let failure = executed.and_then(|result| why(&at, result));
		Ok(Motion { hash: blake2_256(&bytes), number, threshold, included, failure })
	}

	/// Votes on an open motion.
	pub async fn vote(&self, signer: &Signer, motion: &OpenMotion, yes: bool) -> Result<Included, Error> {
		motion.body.vote(self, signer, motion.hash, motion.number, yes).await
	}

	/// Closes an open motion, which carries it out when it has its votes.
	pub async fn close(&self, signer: &Signer, motion: &OpenMotion) -> Result<Closing, Error> {
		let included = motion.body.close(self, signer, motion.hash, motion.number).await?;
		let failure = match motion.body.executed(&included)? {
			Some(result) => why(&included.at, result),
			None => Some(Undone::VotedDown),
		};
		Ok(Closing { included, failure })
	}

	/// The open motion about exactly this, if there is one.
	pub async fn open_motion(
		&self,
		at: &At,
		body: Body,
		proposal: Proposal,
	) -> Result<Option<OpenMotion>, Error> {
		let hash = blake2_256(&self.encoded(at, &proposal.call()?)?);
		self.motion(at, body, hash).await
	}

	/// That the seat of this key may open another motion.
	async fn check_place(&self, at: &At, body: Body, signer: &Signer) -> Result<(), Error> {
		let Some(seat) = self.key(at, &signer.account()).await?.as_ref().and_then(member_of) else {
			// Whose key it is, the chain says when it refuses it.
			return Ok(());
		};
		let open = body.open(self, at).await?;
		let mut own = 0;
		for (motion, proposer) in body.proposers(self, at).await? {
			// The chain forgets who proposed a closed motion only when another is proposed.
			if open.contains(&motion) {
				let key = self.key(at, &proposer).await?;
				own += usize::from(key.as_ref().and_then(member_of) == Some(seat));
			}
		}
		if own < MOTIONS_OF_SEAT { Ok(()) } else { Err(Error::Refused(seat_full(body))) }
	}

	/// The open motions of a body, in the order of their proposal.
	pub async fn motions(&self, at: &At, body: Body) -> Result<Vec<OpenMotion>, Error> {
		let mut motions = Vec::new();
		for hash in body.open(self, at).await? {
			motions.extend(self.motion(at, body, hash).await?);
		}
		motions.sort_by_key(|motion| motion.number);
		Ok(motions)
	}

	/// An open motion by its hash.
	pub async fn motion(&self, at: &At, body: Body, hash: [u8; 32]) -> Result<Option<OpenMotion>, Error> {
		let Some(call) = body.proposal(self, at, hash).await? else { return Ok(None) };
		let Some(votes) = body.votes(self, at, hash).await? else { return Ok(None) };
		let bytes = self.encoded(at, &call)?;
		let body::Votes { number, threshold, ayes, nays, end } = votes;
		Ok(Some(OpenMotion { body, hash, number, call, bytes, threshold, ayes, nays, end }))
	}

	/// A call as the chain at this block encodes it.
	fn encoded(&self, at: &At, call: &Call) -> Result<Vec<u8>, Error> {
		let metadata = at.metadata_ref();
		let bytes = call.encode_as_type(metadata.outer_enums().call_enum_ty(), metadata.types());
		bytes.map_err(|error| Error::Incompatible(error.to_string()))
	}
}

/// Why nothing came of a motion that was carried out, by the chain's own name.
fn why(at: &At, result: Result<(), DispatchError>) -> Option<Undone> {
	let error = result.err()?;
	Some(Undone::Refused(refusal::of_event(at, &error)))
}

fn seat_full(body: Body) -> Refusal {
	Refusal {
		name: format!("{}::SeatFull", body.pallet()),
		explanation: format!("your seat has {MOTIONS_OF_SEAT} open motions there, and may have no more"),
		included: false,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_seat_has_as_many_motions_as_the_runtime_says() {
		let runtime = include_str!("../../../runtime/src/configs/governance.rs");
		let said = format!("pub const MAX_MOTIONS_PER_SEAT: usize = {MOTIONS_OF_SEAT};");
		assert!(runtime.contains(&said));
	}
}
