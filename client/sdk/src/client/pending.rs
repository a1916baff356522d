//! Transactions on their way, and what becomes of them: also when the node that followed them is restarted, and when the
//! runtime is upgraded under them.

use std::time::Duration;

use subxt::{
	transactions::{TransactionProgress, TransactionStatus},
	utils::H256,
};
use tokio::time::{sleep, timeout};

use super::{Client, Config, Included, OnlineAt, refusal, send::Signed};
use crate::{
	Error, Nonces, Signer,
	error::{Refusal, Stall},
};

type Progress = TransactionProgress<Config, OnlineAt>;

/// How long nothing is heard of a transaction before it is looked for.
const SILENCE: Duration = Duration::from_secs(10);
/// Pause between two looks for one of which nothing will be heard.
const PAUSE: Duration = Duration::from_secs(1);
/// What is said of a transaction of which nobody can tell.
const MAY_STILL: &str = "the transaction may still come into a block: look before sending it again";

/// A transaction that was sent and is not yet final.
pub struct Pending {
	client: Client,
	signer: Signer,
	nonces: Nonces,
	signed: Signed,
	/// What the node tells of it; none when it does not follow it.
	progress: Option<Progress>,
	/// Whether the node's pool took it, and passed it on.
	taken: bool,
	/// The block that it is in meanwhile.
	block: Option<String>,
	/// The first final block in which it was not looked for.
	next: u64,
	/// Why nobody can tell of it now.
	lost: Option<String>,
}

impl Pending {
	pub(super) fn new(
		client: &Client,
		signer: &Signer,
		nonces: &Nonces,
		signed: Signed,
		progress: Option<Progress>,
	) -> Self {
		Self {
			client: client.clone(),
			signer: signer.clone(),
			nonces: nonces.clone(),
			next: signed.birth + 1,
			signed,
			progress,
			taken: false,
			block: None,
			lost: None,
		}
	}

	/// The transaction's hash.
	pub fn hash(&self) -> H256 {
		self.signed.hash()
	}

	/// Waits until it is final, and tells what it did.
	///
	/// A connection that is lost meanwhile changes nothing: the same bytes are handed in again, which the chain takes once, and
	/// are looked for in the final blocks. Fails with [`Error::Refused`] when the chain does not take it, and with
	/// [`Error::NotFinal`] or [`Error::Unreachable`] when the client's patience is at an end before anybody can tell.
	pub async fn included(mut self) -> Result<Included, Error> {
		let done = timeout(self.client.patience, self.follow()).await;
		let done = done.unwrap_or_else(|_| Err(self.late()));
		match &done {
			Ok(_) | Err(Error::Refused(Refusal { included: true, .. })) => {}
			// Its number may never be used, and those after it would wait for that.
			Err(_) => self.nonces.reset().await,
		}
		done
	}

	async fn follow(&mut self) -> Result<Included, Error> {
		loop {
			let found = match self.hear().await {
				Some(block) => Included::find(&self.client, block, self.hash()).await,
				None => self.look().await,
			};
			self.lost = match found {
				Ok(Some(included)) => return Ok(included),
				Ok(None) => None,
				Err(Error::Refused(refusal)) => return Err(Error::Refused(refusal)),
				// Nobody can tell now. Later somebody may.
				Err(Error::Unreachable { reason, .. }) => Some(reason),
				Err(error) => Some(error.to_string()),
			};
		}
	}

	/// The final block that it is in, where the node tells it; none after a while of silence, and once the node follows it no more.
	async fn hear(&mut self) -> Option<H256> {
		let Some(progress) = &mut self.progress else {
			sleep(PAUSE).await;
			return None;
		};
		while let Ok(status) = timeout(SILENCE, progress.next()).await {
			match status {
				Some(Ok(TransactionStatus::InFinalizedBlock(block))) => return Some(block.block_hash()),
				Some(Ok(TransactionStatus::InBestBlock(best))) => {
					self.block = Some(format!("{:?}", best.block_hash()));
				}
				Some(Ok(TransactionStatus::NoLongerInBestBlock)) => self.block = None,
				Some(Ok(TransactionStatus::Validated | TransactionStatus::Broadcasted)) => {}
				// The pool does not take it, or lets it go. Then it may be in a block all the same, or in another node's pool.
				Some(Ok(
					TransactionStatus::Invalid { .. }
					| TransactionStatus::Dropped { .. }
					| TransactionStatus::Error { .. },
				)) => return self.unheard(None),
				Some(Err(error)) => return self.unheard(Some(error.to_string())),
				None => return self.unheard(Some("the node ended the subscription".into())),
			}
			self.taken = true;
		}
		None
	}

	/// From here on the node follows it no more; `lost` is why, where that is no answer of the node's.
	fn unheard(&mut self, lost: Option<String>) -> Option<H256> {
		(self.progress, self.lost) = (None, lost);
		None
	}

	/// Looks for it in the final blocks. Where it is in none and none excludes it, a node that does not follow it gets it again:
	/// one that was restarted has forgotten it.
	async fn look(&mut self) -> Result<Option<Included>, Error> {
		let client = &self.client;
		let at = client.finalised().await?;
		while self.next <= at.block_number() {
			let block = client.block_hash(self.next as u32).await?;
			if let Some(included) = Included::find(client, block, self.hash()).await? {
				return Ok(Some(included));
			}
			self.next += 1;
		}
		// First: its number may have gone to one that was signed for the new runtime.
		if at.spec_version() > self.signed.spec_version {
			return Err(Error::Refused(refusal::outdated()));
		}
		let used = at.transactions().account_nonce(&self.signer.account()).await;
		if used.map_err(|error| client.failed(&error))? > self.signed.nonce {
			return Err(Error::Refused(refusal::stale()));
		}
		if at.block_number() >= self.signed.death() {
			return Err(Error::Refused(refusal::too_old()));
		}
		if self.progress.is_none() {
			self.hand_in().await?;
		}
		Ok(None)
	}

	async fn hand_in(&self) -> Result<(), Error> {
		match self.client.hand_in(&self.signed, &self.signer).await {
			Err(Error::Refused(refusal)) if self.taken => {
				let explanation = format!("{}; {MAY_STILL}", refusal.explanation);
				Err(Error::Refused(Refusal { explanation, ..refusal }))
			}
			done => done,
		}
	}

	/// What is known of it when the time is over.
	fn late(&self) -> Error {
		let client = &self.client;
		match &self.lost {
			Some(reason) => {
				Error::Unreachable { url: client.url.clone(), reason: format!("{reason}; {MAY_STILL}") }
			}
			None => Error::NotFinal(Stall {
				transaction: Some(format!("{:?}", self.hash())),
				block: self.block.clone(),
				seconds: client.patience.as_secs(),
			}),
		}
	}
}
