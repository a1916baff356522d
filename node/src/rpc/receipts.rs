//! `hefu_eventReceipt`, `hefu_stateReceipt`, `hefu_handover`, `hefu_finality`: receipts for whoever asks.
//!
//! A receipt is given as the bytes of the file, in hex, with the fact that it proves beside it in JSON. The fact is for
//! reading: who does not trust the node verifies the file, which is what it is for.
//!
//! | error | code |
//! |---|---|
//! | `UnknownBlock` | 7001 |
//! | `NotFinalised` | 7002 |
//! | `NotCanonical` | 7003 |
//! | `NotJustified` | 7004 |
//! | `NothingJustified` | 7005 |
//! | `NothingToProve` | 7006 |
//! | `NoSuchEvent` | 7007 |
//! | `StatePruned` | 7008 |
//! | `ProofTooLong` | 7009 |
//! | `NewTrustNeeded` | 7010 |
//! | `NoSuchSet` | 7011 |
//! | `FactTooOld` | 7012 |
//! | `TooManyHandovers` | 7013 |
//! | `SetsUnknown` | 7014 |
//! | `Questions` | 7015 |
//! | `QuestionUnknown` | 7016 |
//! | `Failed` | 7017 |
//!
//! An error's data is `{ "name", "next" }`: the name in this table, and what to do.

use crate::receipts::{Made, ReceiptError, Receipts};
use hefu_proofs::Question;
use jsonrpsee::{proc_macros::rpc, types::ErrorObjectOwned};
use serde_json::{Value, json};
use sp_core::H256;

/// The methods.
#[rpc(server, namespace = "hefu")]
pub trait ReceiptsApi {
	/// The receipt of the event `eventIndex` (from 0) of a final block: `{ "receipt", "fact" }`.
	///
	/// With `fromSet` it begins with the hand-overs from that authority set on, for a verifier whose trust file is of that set;
	/// without, it is for a trust file of the set that made the block final.
	#[method(name = "eventReceipt", blocking)]
	fn event_receipt(
		&self,
		block_hash: H256,
		event_index: u32,
		from_set: Option<u64>,
	) -> Result<Value, ReceiptError>;

	/// The receipt of what the state at the end of a final block answers to 1 to 16 questions, such as `{ "dataset": "hfds1…" }`
	/// or `"council"`: `{ "receipt", "fact" }`.
	///
	/// `at` is the block's hash, that of the last block with a justification unless given. `fromSet` as with
	/// `hefu_eventReceipt`.
	#[method(name = "stateReceipt", blocking)]
	fn state_receipt(
		&self,
		questions: Vec<Question>,
		at: Option<H256>,
		from_set: Option<u64>,
	) -> Result<Value, ReceiptError>;

	/// The hand-overs from an authority set on to the current one, of which a trust file becomes a newer one:
	/// `{ "handovers", "fromSet", "toSet" }`. At most 1024: then `toSet` is not the current one yet.
	#[method(name = "handover", blocking)]
	fn handover(&self, from_set: u64) -> Result<Value, ReceiptError>;

	/// How final a block is: `{ "number", "finalisedNumber", "final", "justified" }`, with `{ "setId", "number", "hash" }` of the
	/// justification that its receipts end in, `null` while it is not final.
	#[method(name = "finality", blocking)]
	fn finality(&self, block_hash: H256) -> Result<Value, ReceiptError>;
}

impl ReceiptsApiServer for Receipts {
	fn event_receipt(
		&self,
		block_hash: H256,
		event_index: u32,
		from_set: Option<u64>,
	) -> Result<Value, ReceiptError> {
		shown(&self.event(block_hash, event_index, from_set)?)
	}

	fn state_receipt(
		&self,
		questions: Vec<Question>,
		at: Option<H256>,
		from_set: Option<u64>,
	) -> Result<Value, ReceiptError> {
		shown(&self.state(&questions, at, from_set)?)
	}

	fn handover(&self, from_set: u64) -> Result<Value, ReceiptError> {
		let handovers = self.handovers(from_set)?;
		let to_set = from_set.saturating_add(handovers.steps.len() as u64);
		let file = sp_core::Bytes(handovers.to_bytes());
		Ok(json!({ "handovers": file, "fromSet": from_set, "toSet": to_set }))
	}

	fn finality(&self, block_hash: H256) -> Result<Value, ReceiptError> {
		let standing = self.finality(block_hash)?;
		let justified = standing.justified.map(|justified| {
			json!({
				"setId": justified.set_id,
				"number": justified.number,
				"hash": H256(justified.hash),
			})
		});
		Ok(json!({
			"number": standing.number,
			"finalisedNumber": standing.finalised,
			"final": justified.is_some(),
			"justified": justified,
		}))
	}
}

/// A receipt in JSON: the file, and the fact for reading.
pub fn shown(made: &Made) -> Result<Value, ReceiptError> {
	let fact = made.fact.to_json().map_err(ReceiptError::failed)?;
	Ok(json!({ "receipt": sp_core::Bytes(made.receipt.to_bytes()), "fact": fact }))
}

impl From<ReceiptError> for ErrorObjectOwned {
	fn from(error: ReceiptError) -> Self {
		let data = json!({ "name": error.name(), "next": error.next() });
		Self::owned(code(&error), error.to_string(), Some(data))
	}
}

fn code(error: &ReceiptError) -> i32 {
	match error {
		ReceiptError::UnknownBlock { .. } => 7001,
		ReceiptError::NotFinalised { .. } => 7002,
		ReceiptError::NotCanonical { .. } => 7003,
		ReceiptError::NotJustified { .. } => 7004,
		ReceiptError::NothingJustified => 7005,
		ReceiptError::NothingToProve { .. } => 7006,
		ReceiptError::NoSuchEvent { .. } => 7007,
		ReceiptError::StatePruned { .. } => 7008,
		ReceiptError::ProofTooLong { .. } => 7009,
		ReceiptError::NewTrustNeeded { .. } => 7010,
		ReceiptError::NoSuchSet { .. } => 7011,
		ReceiptError::FactTooOld { .. } => 7012,
		ReceiptError::TooManyHandovers { .. } => 7013,
		ReceiptError::SetsUnknown => 7014,
		ReceiptError::Questions => 7015,
		ReceiptError::QuestionUnknown(_) => 7016,
		ReceiptError::Failed(_) => 7017,
	}
}
