//! Receipts (凭证): files that prove what the chain recorded, fetched from a node and verified anywhere.
//!
//! A node makes them ([`Client::event_receipt`], [`Client::state_receipt`]); [`hefu_proofs`] says what they are, and
//! verifies them without a network. What a node answers is not believed here either: it is read into the one form that
//! receipts have, and what it proves is for the verifier to find out.

use hefu_proofs::{Handovers, Question, Receipt, spec};
use serde::{Deserialize, de::DeserializeOwned};
use subxt::utils::H256;
use subxt_rpcs::client::{RpcParams, rpc_params};

use crate::{
	Client, Error, Included,
	error::{Missing, NoReceipt, Sought, Stall},
};

/// JSON-RPC's code for a method that a node does not have.
const NO_SUCH_METHOD: i32 = -32601;
/// Pause between two looks at a block that is not final yet.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(500);

/// The oldest trust file that is relied on unless said otherwise, in days. Who takes over the keys of enough former
/// validators can sign another history, so a trust file serves only for a while.
pub const MAX_TRUST_AGE_DAYS: u64 = 90;

/// The receipt of an event that a transaction made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventReceipt {
	/// The event's number in the block, from 0.
	pub index: u32,
	/// The event's pallet, such as `Registry`.
	pub pallet: String,
	/// The event's name, such as `VersionRegistered`.
	pub name: String,
	/// The receipt.
	pub receipt: Receipt,
}

/// The node's answer to a question for a receipt.
#[derive(Deserialize)]
struct Made {
	receipt: String,
}

/// The node's answer to a question for hand-overs.
#[derive(Deserialize)]
struct HandedOver {
	handovers: String,
}

/// How final a block is.
#[derive(Deserialize)]
struct Standing {
	#[serde(rename = "final")]
	is_final: bool,
}

/// What a node says of its refusal.
#[derive(Deserialize)]
struct Reason {
	name: String,
	next: String,
}

impl Client {
	/// The receipt of the event `index` of a final block, with the hand-overs from the authority set `from_set` on: that of the
	/// trust file by which it will be verified. Without, it is for a trust file of the set that made the block final.
	pub async fn event_receipt(
		&self,
		block: H256,
		index: u32,
		from_set: Option<u64>,
	) -> Result<Receipt, Error> {
		let made: Made = self.ask("hefu_eventReceipt", rpc_params![block, index, from_set]).await?;
		read(&made.receipt, Receipt::from_bytes)
	}

	/// The receipt of what the state answers to 1 to 16 questions, at the end of the block `at` or of the last block whose
	/// justification the node has. `from_set` as with [`event_receipt`](Self::event_receipt).
	pub async fn state_receipt(
		&self,
		questions: &[Question],
		at: Option<H256>,
		from_set: Option<u64>,
	) -> Result<Receipt, Error> {
		let made: Made = self.ask("hefu_stateReceipt", rpc_params![questions, at, from_set]).await?;
		read(&made.receipt, Receipt::from_bytes)
	}

	/// The receipts of all domain events that a transaction made, in order.
	pub async fn receipts(
		&self,
		included: &Included,
		from_set: Option<u64>,
	) -> Result<Vec<EventReceipt>, Error> {
		let block = included.block_hash();
		let mut receipts = Vec::new();
		for event in included.events.iter() {
			let event = event.map_err(|error| Error::Other(error.to_string()))?;
			if !is_domain(event.pallet_name()) {
				continue;
			}
			let receipt = self.event_receipt(block, event.index(), from_set).await?;
			receipts.push(EventReceipt {
				index: event.index(),
				pallet: event.pallet_name().into(),
				name: event.event_name().into(),
				receipt,
			});
		}
		Ok(receipts)
	}

	/// The hand-overs from an authority set on to the current one, or the first 1,024 of them: they advance a trust file
	/// ([`Handovers::advance`]).
	pub async fn handovers(&self, from_set: u64) -> Result<Handovers, Error> {
		let answer: HandedOver = self.ask("hefu_handover", rpc_params![from_set]).await?;
		read(&answer.handovers, Handovers::from_bytes)
	}

	/// Waits until a block is final, for as long as the client's patience lasts.
	pub async fn wait_final(&self, block: H256) -> Result<(), Error> {
		let patience = self.patience();
		let waiting = async {
			loop {
				let standing: Standing = self.ask("hefu_finality", rpc_params![block]).await?;
				if standing.is_final {
					return Ok(());
				}
				tokio::time::sleep(PAUSE).await;
			}
		};
		tokio::time::timeout(patience, waiting).await.unwrap_or_else(|_| {
			let block = Some(format!("{block:?}"));
			Err(Error::NotFinal(Stall { transaction: None, block, seconds: patience.as_secs() }))
		})
	}

	/// The hash of the block with this number, as the node sees the chain.
	pub async fn block_hash(&self, number: u32) -> Result<H256, Error> {
		let hash = self.legacy().chain_get_block_hash(Some(number.into())).await;
		let hash = hash.map_err(|error| self.failed(&error))?;
		hash.ok_or_else(|| Missing::new(Sought::Block, number).into())
	}

	async fn ask<T: DeserializeOwned>(&self, method: &'static str, params: RpcParams) -> Result<T, Error> {
		self.rpc().request(method, params).await.map_err(|error| match error {
			subxt_rpcs::Error::User(refused) if refused.code == NO_SUCH_METHOD => {
				Error::NoReceipt(NoReceipt {
					name: "NotOffered".into(),
					message: format!("the node has no method {method}"),
					next: "ask a node of a release that makes receipts".into(),
				})
			}
			subxt_rpcs::Error::User(refused) => {
				let reason = refused.data.and_then(|data| serde_json::from_str::<Reason>(data.get()).ok());
				match reason {
					Some(Reason { name, next }) => {
						Error::NoReceipt(NoReceipt { name, message: refused.message, next })
					}
					None => Error::Other(refused.message),
				}
			}
			error => self.failed(&error),
		})
	}
}

/// Whether a pallet's events are what the chain is for, and not its machinery: those that verifiers put into words.
fn is_domain(pallet: &str) -> bool {
	spec::released(spec::NEWEST).is_ok_and(|known| known.events.iter().any(|event| event.pallet == pallet))
}

fn read<T>(hex: &str, from_bytes: impl Fn(&[u8]) -> Result<T, hefu_proofs::FormError>) -> Result<T, Error> {
	let bytes = hex::decode(hex.trim_start_matches("0x")).map_err(|error| Error::Other(error.to_string()))?;
	from_bytes(&bytes).map_err(|error| Error::Other(format!("the node's receipt is none: {error}")))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_machinery_gets_no_receipts() {
		assert!(["Registry", "Members", "Verification", "Validators"].iter().all(|pallet| is_domain(pallet)));
		assert!(!["System", "Utility", "Council", "Session"].iter().any(|pallet| is_domain(pallet)));
	}

	#[test]
	fn what_is_no_receipt_is_not_taken_for_one() {
		assert!(read("0x48465243", Receipt::from_bytes).is_err());
		assert!(read("no hex", Handovers::from_bytes).is_err());
	}
}
