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

#[cfg(test)]
mod tests {
	use super::*;
	use hefu_proofs::{Hash, finality::Vote};
	use sc_client_api::{backend::NewBlockState, in_mem::Blockchain};
	use sp_core::{Pair, ed25519};
	use sp_runtime::{Digest, Justifications};

	const ROUND: u64 = 7;

	fn validators(first: u8) -> Vec<ed25519::Pair> {
		(first..first + 4).map(|seed| ed25519::Pair::from_seed(&[seed; 32])).collect()
	}

	fn set(validators: &[ed25519::Pair]) -> AuthoritySet {
		let keys: Vec<Hash> = validators.iter().map(|pair| pair.public().0).collect();
		AuthoritySet::new(0, &keys).unwrap()
	}

	/// The votes of all `validators` for a block, as the finality engine keeps them.
	fn votes(validators: &[ed25519::Pair], (number, hash): (u32, H256)) -> Vec<u8> {
		let vote = |pair: &ed25519::Pair| {
			let authority = pair.public().0;
			let mut vote = Vote { target_hash: hash.0, target_number: number, signature: [0; 64], authority };
			vote.signature = pair.sign(&vote.signed_bytes(ROUND, 0)).0;
			vote
		};
		let votes = validators.iter().map(vote).collect();
		Justification { round: ROUND, target_hash: hash.0, target_number: number, votes, ancestries: vec![] }
			.encode()
	}

	/// A final chain of `length` blocks after the first; `kept` says who voted for a block whose justification is kept.
	fn chain(length: u32, kept: impl Fn(u32) -> Option<Vec<ed25519::Pair>>) -> Blockchain<Block> {
		let chain = Blockchain::new();
		let mut parent = H256::zero();
		for number in 0..=length {
			let header = hefu_runtime::Header {
				parent_hash: parent,
				number,
				state_root: H256::repeat_byte(1),
				extrinsics_root: H256::repeat_byte(2),
				digest: Digest::default(),
			};
			parent = header.hash();
			let justifications = kept(number)
				.map(|voters| Justifications::from((GRANDPA_ENGINE_ID, votes(&voters, (number, parent)))));
			chain.insert(parent, header, justifications, None, NewBlockState::Final, true).unwrap();
		}
		chain
	}

	fn prove_at(
		chain: &Blockchain<Block>,
		number: u32,
		latest: Option<u32>,
	) -> Result<(usize, u32), ReceiptError> {
		let hash = |number| chain.hash(number).unwrap().unwrap();
		let latest = latest.map(|number| {
			let bytes = votes(&validators(1), (number, hash(number)));
			GrandpaJustification::<Block>::decode_all(&mut &bytes[..]).unwrap()
		});
		let first = header(chain, hash(number)).unwrap().unwrap();
		let until = chain.info().finalized_number;
		let (descendants, justification) =
			prove(chain, &first, until, latest.as_ref(), &set(&validators(1)))?;
		Ok((descendants.len(), justification.target_number))
	}

	#[test]
	fn it_goes_on_to_the_next_justification_that_is_kept() {
		let chain = chain(20, |number| (number % 8 == 0).then(|| validators(1)));
		assert_eq!(prove_at(&chain, 8, None), Ok((0, 8)));
		assert_eq!(prove_at(&chain, 9, None), Ok((7, 16)));
		assert_eq!(prove_at(&chain, 17, Some(20)), Ok((3, 20)), "after the last of them");
		assert_eq!(prove_at(&chain, 9, Some(20)), Ok((7, 16)), "the next one is nearer");
		assert_eq!(prove_at(&chain, 17, None), Err(ReceiptError::NotJustified { number: 17 }));
	}

	#[test]
	fn a_receipt_reaches_so_far_and_no_further() {
		let furthest = MAX_DESCENDANTS as u32;
		let chain = chain(furthest + 2, |number| (number == furthest + 2).then(|| validators(1)));
		assert_eq!(prove_at(&chain, 2, None), Ok((MAX_DESCENDANTS, furthest + 2)));
		assert_eq!(prove_at(&chain, 1, None), Err(ReceiptError::ProofTooLong { number: 1 }));
	}

	#[test]
	fn a_justification_that_has_no_form_here_is_passed_over() {
		let strangers = |number| match number {
			8 => Some(validators(9)),
			16 => Some(validators(1)),
			_ => None,
		};
		let with_next = chain(16, strangers);
		assert_eq!(prove_at(&with_next, 5, None), Ok((11, 16)));
		let without = chain(12, strangers);
		assert_eq!(prove_at(&without, 5, None).unwrap_err().name(), "Failed");
	}
}
