//! That a block is final: the headers up to one whose justification is kept, and that justification.

use super::ReceiptError;
use crate::service::Block;
use codec::{DecodeAll, Encode};
use hefu_proofs::{
	AuthoritySet, Header, Justification, Zebra,
	assemble::{AssembleError, cut_justification},
	header::MAX_DESCENDANTS,
};
use sc_consensus_grandpa::{GRANDPA_ENGINE_ID, GrandpaJustification};
use sp_blockchain::{Backend, HeaderBackend};
use sp_core::H256;

/// The header of a block, in the form that receipts have; `None` when there is no such block.
pub fn header(chain: &impl HeaderBackend<Block>, hash: H256) -> Result<Option<Header>, ReceiptError> {
	let Some(header) = chain.header(hash)? else { return Ok(None) };
	Header::decode_all(&mut &header.encode()[..]).map(Some).map_err(ReceiptError::failed)
}

/// The headers after `first` up to the next one that votes of `set` justify, and these votes.
///
/// A justification is kept of every eighth block or so and of the last block of each set, which is `until` where the set has
/// ended; for the blocks after the last of these there is `latest`. One that stands only by the votes of those who voted for
/// two branches has no form that a verifier takes: the next one is taken then.
pub fn prove(
	chain: &impl Backend<Block>,
	first: &Header,
	until: u32,
	latest: Option<&GrandpaJustification<Block>>,
	set: &AuthoritySet,
) -> Result<(Vec<Header>, Justification), ReceiptError> {
	let number = first.number;
	let mut descendants = Vec::new();
	let mut unusable = None;
	for at in number..=until {
		if at.saturating_sub(number) as usize > MAX_DESCENDANTS {
			return Err(ReceiptError::ProofTooLong { number });
		}
		let missing = || ReceiptError::failed(format!("block {at} is not in the database"));
		let hash = chain.hash(at)?.ok_or_else(missing)?;
		if at > number {
			descendants.push(header(chain, hash)?.ok_or_else(missing)?);
		}
		let kept = match latest {
			Some(latest) if latest.target() == (at, hash) => Some(latest.encode()),
			_ => chain.justifications(hash)?.and_then(|kept| kept.into_justification(GRANDPA_ENGINE_ID)),
		};
		let Some(kept) = kept else { continue };
		match cut_justification(&kept, set, &Zebra) {
			Ok(justification) => return Ok((descendants, justification)),
			Err(error @ AssembleError::Justification(_)) => unusable = Some(error),
			Err(error) => return Err(error.into()),
		}
	}
	Err(unusable.map_or(ReceiptError::NotJustified { number }, Into::into))
}
