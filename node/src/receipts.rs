//! Receipts (凭证): made from this node's database, for whoever asks.
//!
//! [`Receipts`] finds what a receipt consists of and has `hefu-proofs` put it into the one form that verifiers take:
//!
//! - [`authorities`], [`sets`]: which authority set made a block final, and how each handed over to the next;
//! - [`finality`]: the headers up to the next block whose justification is kept, and that justification;
//! - here: the event records, from the runtime of the block itself, which knows how it wrote them, or a storage proof;
//! - [`error`]: why there is none, and what to do.
//!
//! What is made is verified before it is given away, by the rules that its reader will apply.

mod authorities;
mod error;
mod finality;
mod sets;

pub use error::ReceiptError;

use crate::service::{Block, FullBackend, FullClient};
use codec::DecodeAll;
use frame_support::view_functions::{ViewFunction, runtime_api::RuntimeViewFunction};
use hefu_primitives::event_root::{self, EventsDigest};
use hefu_proofs::{
	AuthoritySet, Claim, Fact, Handovers, Hash, Header, Justification, Limits, Question, Receipt, Trust,
	Zebra, assemble, handover::MAX_HANDOVERS, verify,
};
use pallet_receipts::RecordsViewFunction;
use sc_client_api::{Backend, ProofProvider};
use sc_consensus_grandpa::{GrandpaJustification, SharedAuthoritySet};
use sets::Sets;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::H256;
use std::sync::Arc;

/// Makes receipts. Each call reads the database, and most execute the runtime: not for a thread that others wait for.
#[derive(Clone)]
pub struct Receipts {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	authorities: SharedAuthoritySet<H256, u32>,
}

/// A receipt, and what it proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
	/// The receipt.
	pub receipt: Receipt,
	/// The fact, as its verifier reads it.
	pub fact: Fact,
}

/// How final a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
	/// The block's number.
	pub number: u32,
	/// The last final block's number.
	pub finalised: u32,
	/// By whom and where it was made final; `None` while it is not.
	pub justified: Option<Justified>,
}

/// By whom and where a block was made final: what its receipts end in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Justified {
	/// The authority set.
	pub set_id: u64,
	/// Number of the block whose justification is kept: this one, or one after it.
	pub number: u32,
	/// That block's hash.
	pub hash: Hash,
}

/// A final block that something is to be proven of.
struct Subject {
	hash: H256,
	header: Header,
	digest: EventsDigest,
}

/// That a block is final, in the form that receipts have.
struct Finality {
	/// The authority set that the receipt begins with.
	first: AuthoritySet,
	handovers: Handovers,
	/// The set at the end of the hand-overs, which justifies.
	last: AuthoritySet,
	descendants: Vec<Header>,
	justification: Justification,
}

impl Receipts {
	/// Of this chain.
	pub fn new(
		client: Arc<FullClient>,
		backend: Arc<FullBackend>,
		authorities: SharedAuthoritySet<H256, u32>,
	) -> Self {
		Self { client, backend, authorities }
	}

	/// The receipt of the event `index` of a block. With `from_set` it begins with the hand-overs from that authority set on,
	/// for a verifier whose trust file is of that set; without, it is for a trust file of the set that made the block final.
	pub fn event(&self, block: H256, index: u32, from_set: Option<u64>) -> Result<Made, ReceiptError> {
		let subject = self.subject(block)?;
		let events = subject.digest.leaves;
		if index >= events {
			return Err(ReceiptError::NoSuchEvent { number: subject.header.number, index, events });
		}
		let finality = self.finality_of(&subject, from_set)?;
		let claim = assemble::event_claim(&self.records(&subject)?, index)?;
		self.make(subject, finality, claim)
	}

	/// The receipt of what the state at the end of a block answers to questions: of the block `at`, or of the last one whose
	/// justification is there. `from_set` as with [`event`](Self::event).
	pub fn state(
		&self,
		questions: &[Question],
		at: Option<H256>,
		from_set: Option<u64>,
	) -> Result<Made, ReceiptError> {
		let block = match at {
			Some(block) => block,
			None => self.latest()?.ok_or(ReceiptError::NothingJustified)?.target().1,
		};
		let subject = self.subject(block)?;
		let spec_version = subject.digest.spec_version;
		let keys = assemble::storage_keys(questions, spec_version)?;
		let finality = self.finality_of(&subject, from_set)?;
		self.check_state(&subject)?;
		let proof = self.client.read_proof(subject.hash, &mut keys.iter().map(Vec::as_slice))?;
		let nodes: Vec<_> = proof.into_iter_nodes().collect();
		let claim = assemble::state_claim(questions, spec_version, &subject.header.state_root, &nodes)?;
		self.make(subject, finality, claim)
	}

	/// The hand-overs from the authority set `from_set` on to the current one, or the first [`MAX_HANDOVERS`] of them.
	pub fn handovers(&self, from_set: u64) -> Result<Handovers, ReceiptError> {
		let sets = Sets::read(&self.authorities)?;
		let furthest = from_set.saturating_add(MAX_HANDOVERS as u64);
		let first = self.authority_set(&sets, from_set)?;
		Ok(self.follow(&sets, first, sets.current().min(furthest))?.0)
	}

	/// Whether a block is final, by whom and where.
	pub fn finality(&self, block: H256) -> Result<Standing, ReceiptError> {
		let subject = match self.subject(block) {
			Err(ReceiptError::NotFinalised { number, finalised }) => {
				return Ok(Standing { number, finalised, justified: None });
			}
			subject => subject?,
		};
		let finality = self.finality_of(&subject, None)?;
		let (number, hash) = (finality.justification.target_number, finality.justification.target_hash);
		Ok(Standing {
			number: subject.header.number,
			finalised: self.client.info().finalized_number,
			justified: Some(Justified { set_id: finality.last.id(), number, hash }),
		})
	}

	/// The trust file of the current authority set, dated as the last final block. The first block has no time: before there is
	/// another one that is final, there is none.
	pub fn trust(&self) -> Result<Trust, ReceiptError> {
		// Before the set is looked up: a set is never dated later than it was seen.
		let hash = self.client.info().finalized_hash;
		let header = finality::header(&*self.client, hash)?.ok_or(ReceiptError::UnknownBlock { hash })?;
		let date_ms = self.digest(&header)?.now_ms;
		let sets = Sets::read(&self.authorities)?;
		let set = self.authority_set(&sets, sets.current())?;
		Ok(self.trust_in(&set, date_ms))
	}

	/// The trust file of the set that the chain begins with, as at `date_ms` (milliseconds since 1970 UTC), which the chain does
	/// not say.
	pub fn first_trust(&self, date_ms: u64) -> Result<Trust, ReceiptError> {
		let sets = Sets::read(&self.authorities)?;
		let set = self.authority_set(&sets, 0)?;
		Ok(self.trust_in(&set, date_ms))
	}

	fn trust_in(&self, set: &AuthoritySet, date_ms: u64) -> Trust {
		Trust {
			genesis: self.client.info().genesis_hash.0,
			set_id: set.id(),
			authorities: set.keys().copied().collect(),
			date_ms,
		}
	}

	/// A block, if it is final.
	fn subject(&self, hash: H256) -> Result<Subject, ReceiptError> {
		let header = finality::header(&*self.client, hash)?.ok_or(ReceiptError::UnknownBlock { hash })?;
		let (number, finalised) = (header.number, self.client.info().finalized_number);
		if number > finalised {
			return Err(ReceiptError::NotFinalised { number, finalised });
		}
		if self.client.hash(number)? != Some(hash) {
			return Err(ReceiptError::NotCanonical { number, hash });
		}
		let digest = self.digest(&header)?;
		Ok(Subject { hash, header, digest })
	}

	fn digest(&self, header: &Header) -> Result<EventsDigest, ReceiptError> {
		let genesis = self.client.info().genesis_hash.0;
		header.events_digest(&genesis).map_err(|_| ReceiptError::NothingToProve { number: header.number })
	}

	/// The justification of the last final block; `None` before there is one.
	fn latest(&self) -> Result<Option<GrandpaJustification<Block>>, ReceiptError> {
		Ok(sc_consensus_grandpa::best_justification(&*self.backend)?)
	}

	/// The proof that a block is final, with the hand-overs from the set `from_set` on.
	fn finality_of(&self, subject: &Subject, from_set: Option<u64>) -> Result<Finality, ReceiptError> {
		// Before the sets are read: so none of these is of a set that is not known yet.
		let (latest, finalised) = (self.latest()?, self.client.info().finalized_number);
		let sets = Sets::read(&self.authorities)?;
		let number = subject.header.number;
		let set = sets.of(number);
		let from = from_set.unwrap_or(set);
		if from > set {
			return Err(ReceiptError::FactTooOld { number, set, from });
		}
		if set.saturating_sub(from) > MAX_HANDOVERS as u64 {
			return Err(ReceiptError::TooManyHandovers { set, from });
		}
		let first = self.authority_set(&sets, from)?;
		let (handovers, last) = self.follow(&sets, first.clone(), set)?;
		let until = sets.end(set).unwrap_or(finalised);
		let (descendants, justification) =
			finality::prove(self.backend.blockchain(), &subject.header, until, latest.as_ref(), &last)?;
		Ok(Finality { first, handovers, last, descendants, justification })
	}

	/// The raw records of the block's events.
	fn records(&self, subject: &Subject) -> Result<Vec<Vec<u8>>, ReceiptError> {
		self.check_state(subject)?;
		let view = <RecordsViewFunction<hefu_runtime::Runtime> as ViewFunction>::id();
		let answer = self.client.runtime_api().execute_view_function(subject.hash, view, Vec::new())?;
		let answer = answer.map_err(|error| ReceiptError::failed(format!("{error:?}")))?;
		let records = Vec::<Vec<u8>>::decode_all(&mut &answer[..]).map_err(ReceiptError::failed)?;
		let root = event_root::root(records.iter().map(|record| event_root::leaf(record)).collect());
		if root == subject.digest.root {
			Ok(records)
		} else {
			Err(ReceiptError::failed("the runtime's records do not have the root that the header names"))
		}
	}

	fn check_state(&self, subject: &Subject) -> Result<(), ReceiptError> {
		let number = subject.header.number;
		if self.backend.have_state_at(subject.hash, number) {
			Ok(())
		} else {
			Err(ReceiptError::StatePruned { number })
		}
	}

	/// Puts the receipt together, and verifies it.
	fn make(&self, subject: Subject, finality: Finality, claim: Claim) -> Result<Made, ReceiptError> {
		let Finality { first, handovers, descendants, justification, .. } = finality;
		let receipt = Receipt { handovers, header: subject.header, descendants, justification, claim };
		let fact = verify(&receipt, &self.trust_in(&first, 0), &Limits::NONE, &Zebra)?;
		Ok(Made { receipt, fact })
	}
}
