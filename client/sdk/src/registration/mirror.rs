//! Decisions that an institution made in a system of its own (异地登记结果), recorded here as made elsewhere.

use hefu_primitives::{
	DatasetId, GenesisHash, MemberId, digest::blake2_256, registration::FilingKind, text::Text,
};
use subxt::{events::Event, ext::codec::Encode, utils::Static};

use super::NotMirrored;
use crate::{
	Client, Error, Included, Nonces, Pending, Signer,
	chain::{
		self,
		registration::events::{MirrorCorrected, MirrorRecorded, MirrorRefused},
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_registration::types},
	},
	client::{At, Config},
	error::{Missing, Sought},
	texts::sent,
};

/// Most decisions in one transaction.
pub const MAX_MIRRORS: usize = 100;

/// A decision that was made elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
	/// The code that it has there.
	pub code: Text<64>,
	/// Digest of the data.
	pub digest: [u8; 32],
	/// The dataset here, if it is one.
	pub dataset: Option<DatasetId>,
	/// What was filed for.
	pub kind: FilingKind,
	/// When it was decided, in milliseconds since 1970 UTC.
	pub decided_ms: u64,
	/// Digest of the statement of rights.
	pub statement: [u8; 32],
}

/// What became of one decision of a transaction.
#[derive(Clone, Debug)]
pub struct Mirrored {
	/// Index in the block of the event that tells it.
	pub event: u32,
	/// How many decisions about the same digest were recorded before; or why it was not recorded.
	pub outcome: Result<u32, NotMirrored>,
}

impl Decision {
	/// By what it is known again as the very same decision of an institution on a chain.
	pub fn key(&self, genesis: &GenesisHash, institution: &MemberId) -> [u8; 32] {
		let Self { code, digest, dataset, kind, decided_ms, statement } = self;
		let said = (code, digest, dataset, kind, decided_ms, statement);
		blake2_256(&(genesis, institution, said).encode())
	}
}

impl From<&Decision> for types::Mirror {
	fn from(decision: &Decision) -> Self {
		Self {
			code: sent(&decision.code),
			digest: decision.digest,
			dataset: decision.dataset.map(Static),
			kind: Static(decision.kind),
			decided_ms: decision.decided_ms,
			statement: decision.statement,
		}
	}
}

impl Client {
	/// Sends decisions of the signer's institution, at most [`MAX_MIRRORS`], without waiting for their block. Each has a result of its
	/// own, which [`Included::mirrored`] tells; what is recorded already is not recorded twice.
	pub async fn send_mirrors(
		&self,
		signer: &Signer,
		nonces: &Nonces,
		decisions: &[&Decision],
	) -> Result<Pending, Error> {
		let mirrors = decisions.iter().map(|decision| (*decision).into()).collect();
		let call = chain::transactions().registration().record_mirrors(BoundedVec(mirrors));
		self.send(&call, signer, nonces).await
	}

	/// What an institution recorded of the decision that it made under a code of its own.
	pub async fn recorded_mirror(
		&self,
		at: &At,
		institution: MemberId,
		code: Text<64>,
	) -> Result<Decision, Error> {
		let key = (Static(institution), blake2_256(&code.encode()));
		let found = self.value(at, chain::storage().registration().mirrored(), key).await?;
		let found = found.ok_or_else(|| Missing::new(Sought::Mirror, code.to_string_lossy()))?;
		Ok(Decision {
			code,
			digest: found.digest,
			dataset: found.dataset.map(|dataset| dataset.0),
			kind: found.kind.0,
			decided_ms: found.decided_ms,
			statement: found.statement,
		})
	}

	/// Corrects what the signer's institution recorded under the decision's code, by the digest of the document by which; how many other
	/// decisions about the same data are recorded.
	pub async fn correct_mirror(
		&self,
		signer: &Signer,
		decision: &Decision,
		document: [u8; 32],
	) -> Result<(Included, u32), Error> {
		let call = chain::transactions().registration().correct_mirror(decision.into(), document);
		let included = self.submit(&call, signer).await?;
		let corrected = included.event::<MirrorCorrected>()?;
		Ok((included, corrected.map_or(0, |event| event.others)))
	}

	/// Withdraws what the signer's institution recorded under this code, for good, by the digest of the document by which.
	pub async fn withdraw_mirror(
		&self,
		signer: &Signer,
		code: &Text<64>,
		document: [u8; 32],
	) -> Result<Included, Error> {
		let call = chain::transactions().registration().withdraw_mirror(sent(code), document);
		self.submit(&call, signer).await
	}
}

impl Included {
	/// What became of each decision of the transaction, in their order.
	pub fn mirrored(&self) -> Result<Vec<Mirrored>, Error> {
		let mut found = Vec::new();
		for event in self.events.iter() {
			let event = event.map_err(|error| Error::Other(error.to_string()))?;
			found.extend(outcome(&event)?.map(|outcome| Mirrored { event: event.index(), outcome }));
		}
		Ok(found)
	}
}

/// What an event tells of a decision, if it is about one.
fn outcome(event: &Event<'_, Config>) -> Result<Option<Result<u32, NotMirrored>>, Error> {
	let failed = |error: subxt::error::EventsError| Error::Other(error.to_string());
	if let Some(recorded) = event.decode_fields_as::<MirrorRecorded>() {
		return Ok(Some(Ok(recorded.map_err(failed)?.others)));
	}
	match event.decode_fields_as::<MirrorRefused>() {
		Some(refused) => Ok(Some(Err(refused.map_err(failed)?.reason))),
		None => Ok(None),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_decision_is_known_again_by_all_that_it_says() {
		let decision = Decision {
			code: Text::new("粤数登2026-0001").unwrap(),
			digest: [1; 32],
			dataset: None,
			kind: FilingKind::Initial,
			decided_ms: 1_785_000_000_000,
			statement: [2; 32],
		};
		let key = decision.key(&[7; 32], &MemberId([8; 32]));
		assert_eq!(decision.clone().key(&[7; 32], &MemberId([8; 32])), key);
		assert_ne!(decision.key(&[6; 32], &MemberId([8; 32])), key, "another chain");
		assert_ne!(decision.key(&[7; 32], &MemberId([9; 32])), key, "another institution");
		let later = Decision { decided_ms: decision.decided_ms + 1, ..decision };
		assert_ne!(later.key(&[7; 32], &MemberId([8; 32])), key);
	}
}
