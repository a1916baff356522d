//! Transactions in final blocks.

use hefu_primitives::digest::blake2_256;
use subxt::{error::DispatchError, events::DecodeAsEvent, extrinsics::ExtrinsicEvents, utils::H256};

use super::{At, Client, Config, refusal};
use crate::{
	Error,
	error::{Missing, Sought},
};

/// A transaction in a final block, where it succeeded.
pub struct Included {
	/// The chain at that block.
	pub at: At,
	/// The transaction's hash.
	pub hash: H256,
	/// What it did.
	pub events: ExtrinsicEvents<Config>,
}

impl Included {
	/// The transaction in this block, where it must have succeeded; none when it is not in it.
	pub(super) async fn find(client: &Client, block: H256, hash: H256) -> Result<Option<Self>, Error> {
		let failed = |error: &(dyn std::error::Error + 'static)| client.failed(error);
		let body = client.legacy().chain_get_block(Some(block)).await.map_err(|error| failed(&error))?;
		let body = body.ok_or_else(|| Missing::new(Sought::Block, format!("{block:?}")))?.block.extrinsics;
		let Some(place) = body.iter().position(|bytes| blake2_256(&bytes.0) == hash.0) else {
			return Ok(None);
		};
		let at = client.online().at_block(block).await.map_err(|error| failed(&error))?;
		let body = body.into_iter().map(|bytes| bytes.0).collect();
		let transactions = at.extrinsics().from_bytes(body).await.into_owned();
		let transaction = transactions.iter().nth(place).expect("it has this place in the body");
		let transaction = transaction.map_err(|error| failed(&error))?;
		let events = transaction.events().await.map_err(|error| failed(&error))?;
		succeeded(client, &at, &events)?;
		Ok(Some(Self { at, hash, events }))
	}

	/// The block's number.
	pub fn block_number(&self) -> u64 {
		self.at.block_number()
	}

	/// The block's hash.
	pub fn block_hash(&self) -> H256 {
		self.at.block_ref().hash()
	}

	/// The first event of this type that this transaction made.
	pub fn event<E: DecodeAsEvent>(&self) -> Result<Option<E>, Error> {
		self.events.find_first::<E>().transpose().map_err(|error| Error::Other(error.to_string()))
	}

	/// Index in the block of the event `pallet.name` that this transaction made: with the block's hash it names the receipt.
	pub fn event_index(&self, pallet: &str, name: &str) -> Option<u32> {
		self.event_indices(pallet, name).first().copied()
	}

	/// The same of all such events, in order.
	pub fn event_indices(&self, pallet: &str, name: &str) -> Vec<u32> {
		let events = self.events.iter().filter_map(Result::ok);
		events
			.filter(|event| event.pallet_name() == pallet && event.event_name() == name)
			.map(|event| event.index())
			.collect()
	}
}

/// Fails with the chain's reason where one of these events is that of a failure.
fn succeeded(client: &Client, at: &At, events: &ExtrinsicEvents<Config>) -> Result<(), Error> {
	for event in events.iter() {
		let event = event.map_err(|error| client.failed(&error))?;
		if (event.pallet_name(), event.event_name()) == ("System", "ExtrinsicFailed") {
			let error = DispatchError::decode_from(event.field_bytes(), at.metadata());
			let error = error.map_err(|error| client.failed(&error))?;
			return Err(Error::Refused(refusal::of_dispatch(&error)));
		}
	}
	Ok(())
}
