//! The keys of authority sets, and how each set hands over to the next.

use super::{ReceiptError, Receipts, finality, sets::Sets};
use hefu_proofs::{AuthoritySet, Handover, Handovers, Header, PublicKey, header::Change};
use sc_client_api::Backend;
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_consensus_grandpa::{AuthorityId, GrandpaApi};
use sp_core::{H256, crypto::ByteArray};

impl Receipts {
	/// The set with this id.
	///
	/// The keys of the current one are at hand; those of others are in the header that announced them, or, where there is
	/// none (the first set, and after a change by force), in the state before the set's last block.
	pub(super) fn authority_set(&self, sets: &Sets, id: u64) -> Result<AuthoritySet, ReceiptError> {
		let current = sets.current();
		if id > current {
			return Err(ReceiptError::NoSuchSet { set: id, current });
		}
		let (keys, now) = (self.authorities.current_authorities(), self.authorities.set_id());
		if now == id {
			return set_of(id, keys.iter().map(|(key, _)| key));
		}
		if let Some(end) = id.checked_sub(1).and_then(|before| sets.end(before)) {
			let (_, header) = self.canonical(end)?;
			if let Ok(Some(Change::Scheduled { next, delay: 0 })) = header.authority_change() {
				return Ok(AuthoritySet::new(id, &next)?);
			}
		}
		let end = sets.end(id).ok_or(ReceiptError::SetsUnknown)?;
		let number = end.saturating_sub(1);
		let (hash, _) = self.canonical(number)?;
		if !self.backend.have_state_at(hash, number) {
			return Err(ReceiptError::StatePruned { number });
		}
		let keys = self.client.runtime_api().grandpa_authorities(hash)?;
		set_of(id, keys.iter().map(|(key, _)| key))
	}

	/// The hand-overs from the set `first` on to the set `to`, and that set.
	pub(super) fn follow(
		&self,
		sets: &Sets,
		first: AuthoritySet,
		to: u64,
	) -> Result<(Handovers, AuthoritySet), ReceiptError> {
		let mut handovers = Handovers::none(first.id());
		let mut set = first;
		while set.id() < to {
			let end = sets.end(set.id()).ok_or(ReceiptError::SetsUnknown)?;
			let (_, header) = self.canonical(end)?;
			// As `sc-consensus-grandpa` makes its warp proofs: the last block of a set announces the next one, and where it
			// does not, the change was forced. On Hefu every change takes effect in the block that announces it.
			let Ok(Some(Change::Scheduled { next, delay: 0 })) = header.authority_change() else {
				return Err(ReceiptError::NewTrustNeeded { from: set.id() });
			};
			let (descendants, justification) =
				finality::prove(self.backend.blockchain(), &header, end, None, &set)?;
			set = AuthoritySet::new(set.id().saturating_add(1), &next)?;
			handovers.steps.push(Handover { header, descendants, justification });
		}
		Ok((handovers, set))
	}

	/// The block with this number, which is final.
	fn canonical(&self, number: u32) -> Result<(H256, Header), ReceiptError> {
		let missing = || ReceiptError::failed(format!("block {number} is not in the database"));
		let hash = self.client.hash(number)?.ok_or_else(missing)?;
		let header = finality::header(&*self.client, hash)?.ok_or_else(missing)?;
		Ok((hash, header))
	}
}

fn set_of<'a>(id: u64, keys: impl Iterator<Item = &'a AuthorityId>) -> Result<AuthoritySet, ReceiptError> {
	let keys: Vec<PublicKey> = keys
		.map(|key| key.to_raw_vec().try_into())
		.collect::<Result<_, _>>()
		.map_err(|_| ReceiptError::failed("an authority's key is not 32 bytes long"))?;
	Ok(AuthoritySet::new(id, &keys)?)
}
