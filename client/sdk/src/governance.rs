//! Motions of the council and of the technical committee: proposed, voted on, closed, looked up.

mod body;
mod proposal;

use hefu_primitives::digest::blake2_256;
use subxt::{ext::scale_encode::EncodeAsType, utils::AccountId32};

use crate::{
	Client, Error, Included, Signer,
	chain::{Call, runtime_types::sp_runtime::DispatchError},
	client::{At, refusal},
};

pub use body::Body;
pub use proposal::{Enrolment, Proposal};

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
	pub failure: Option<String>,
}

/// A motion that was closed.
pub struct Closing {
	/// The transaction that closed it.
	pub included: Included,
	/// Why nothing came of it.
	pub failure: Option<String>,
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
	/// Proposes a motion. `threshold` votes carry it; more than half of all seats unless given.
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
		let included = body.propose(self, signer, threshold, call, bytes.len() as u32).await?;
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
			None => Some("it does not have its votes".into()),
		};
		Ok(Closing { included, failure })
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
fn why(at: &At, result: Result<(), DispatchError>) -> Option<String> {
	let error = result.err()?;
	Some(format!("it was carried out and failed: {}", refusal::of_event(at, &error)))
}
