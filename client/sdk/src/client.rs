//! A connection to a node: reconnects by itself, submits transactions and waits until they are final.

pub(crate) mod refusal;

use std::time::Duration;

use hefu_primitives::GenesisHash;
use subxt::{
	OnlineClient,
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	config::DefaultExtrinsicParamsBuilder,
	error::TransactionEventsError,
	events::DecodeAsEvent,
	extrinsics::ExtrinsicEvents,
	transactions::{Payload, TransactionInBlock, TransactionProgress, TransactionStatus},
	utils::{AccountId32, H256},
};
use subxt_rpcs::{
	RpcClient,
	client::reconnecting_rpc_client::{ExponentialBackoff, RpcClient as Reconnecting},
	methods::legacy::LegacyRpcMethods,
};

use crate::{Error, Nonces, Signer, error::Stall, signer::Scheme};

pub use crate::config::Config;

/// The chain at one block.
pub type At = ClientAtBlock<Config, OnlineClientAtBlockImpl<Config>>;

type OnlineAt = OnlineClientAtBlockImpl<Config>;

/// Blocks in which a transaction can still be included. The chain refuses immortal ones.
const LIFETIME: u64 = 64;
/// Time for the first connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest pause between attempts to come back, and their number (about five minutes).
const PAUSE: Duration = Duration::from_secs(10);
const ATTEMPTS: usize = 40;
/// What is said of a transaction that this node follows no more.
const MAY_STILL: &str = "the transaction may still come into a block: look before sending it again";
/// How long finality is waited for unless said otherwise. It is about the time in which a transaction can be included.
pub const PATIENCE: Duration = Duration::from_secs(120);

/// A connection to a node.
#[derive(Clone, Debug)]
pub struct Client {
	url: String,
	rpc: RpcClient,
	online: OnlineClient<Config>,
	patience: Duration,
}

impl Client {
	/// Connects to a node's WebSocket address, such as `ws://127.0.0.1:9944`.
	pub async fn connect(url: &str) -> Result<Self, Error> {
		let unreachable = |reason: String| Error::Unreachable { url: url.into(), reason };
		probe(url).await.map_err(&unreachable)?;
		let pauses = ExponentialBackoff::from_millis(100).max_delay(PAUSE).take(ATTEMPTS);
		let connecting = Reconnecting::builder().retry_policy(pauses).build(url);
		let rpc = match tokio::time::timeout(CONNECT, connecting).await {
			Ok(connected) => RpcClient::new(connected.map_err(|error| unreachable(error.to_string()))?),
			Err(_) => return Err(unreachable(format!("no answer within {} seconds", CONNECT.as_secs()))),
		};
		let online = OnlineClient::<Config>::from_rpc_client(rpc.clone());
		let online = match tokio::time::timeout(CONNECT, online).await {
			Ok(online) => online.map_err(|error| unreachable(error.to_string()))?,
			Err(_) => return Err(unreachable("it accepts connections, but is no Hefu node".into())),
		};
		Ok(Self { url: url.into(), rpc, online, patience: PATIENCE })
	}

	/// Waits so long for finality, instead of [`PATIENCE`]: for that of a transaction, and while a check is followed for the
	/// next final block. What is late fails with [`Error::NotFinal`].
	pub fn with_patience(self, patience: Duration) -> Self {
		Self { patience, ..self }
	}

	/// How long finality is waited for.
	pub fn patience(&self) -> Duration {
		self.patience
	}

	/// The node's address.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// subxt's client, for what has no method here.
	pub fn online(&self) -> &OnlineClient<Config> {
		&self.online
	}

	/// The node's RPC methods that have no typed form.
	pub fn rpc(&self) -> &RpcClient {
		&self.rpc
	}

	/// Hash of the chain's first block, which names the chain.
	pub fn genesis(&self) -> GenesisHash {
		self.online.genesis_hash().0
	}

	/// The chain at its last final block.
	pub async fn finalised(&self) -> Result<At, Error> {
		self.online.at_current_block().await.map_err(|error| self.failed(&error))
	}

	/// The number of an account's next transaction, counting those that wait in the node's pool.
	pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64, Error> {
		self.legacy().system_account_next_index(account).await.map_err(|error| self.failed(&error))
	}

	/// The methods that every Substrate node has.
	pub fn legacy(&self) -> LegacyRpcMethods<subxt::config::RpcConfigFor<Config>> {
		LegacyRpcMethods::new(self.rpc.clone())
	}

	/// Signs and sends a call without waiting for its block.
	pub async fn send<C: Payload>(
		&self,
		call: &C,
		signer: &Signer,
		nonces: &Nonces,
	) -> Result<Pending, Error> {
		match self.try_send(call, signer, nonces).await {
			Ok(pending) => Ok(pending),
			Err(error) => {
				nonces.reset().await;
				Err(self.stranger(signer, error).await)
			}
		}
	}

	/// Of an SM2 key that nobody here has, the chain says only that the signature is bad: checking one takes long, so it does
	/// that for members alone.
	async fn stranger(&self, signer: &Signer, error: Error) -> Error {
		let bad = matches!(&error, Error::Refused(refusal) if refusal.name == refusal::BAD_PROOF);
		if !bad || signer.scheme() != Scheme::Sm2 {
			return error;
		}
		let Ok(at) = self.finalised().await else { return error };
		match self.key(&at, &signer.account()).await {
			Ok(None) => Error::Refused(refusal::stranger()),
			_ => error,
		}
	}

	async fn try_send<C: Payload>(
		&self,
		call: &C,
		signer: &Signer,
		nonces: &Nonces,
	) -> Result<Pending, Error> {
		let at = self.finalised().await?;
		let nonce = nonces.take(self).await?;
		let params = DefaultExtrinsicParamsBuilder::<Config>::new().mortal(LIFETIME).nonce(nonce).build();
		let transactions = at.transactions();
		let mut signable = transactions
			.create_v4_signable(call, &signer.account(), params)
			.await
			.map_err(|error| self.failed(&error))?;
		let transaction = signable.sign(signer).map_err(|error| self.failed(&error))?;
		match transaction.submit_and_watch().await {
			Ok(progress) => Ok(Pending {
				client: self.clone(),
				signer: signer.clone(),
				bytes: transaction.encoded().to_vec(),
				progress,
			}),
			Err(error) => Err(self.why_invalid(transaction.encoded(), &error.to_string()).await),
		}
	}

	/// Signs and sends a call, and waits until it is final and has succeeded.
	pub async fn submit<C: Payload>(&self, call: &C, signer: &Signer) -> Result<Included, Error> {
		let nonces = Nonces::new(signer.account());
		self.send(call, signer, &nonces).await?.included().await
	}

	/// Asks the runtime at the node's best block why it takes this transaction for invalid: the pool says it in prose only.
	async fn why_invalid(&self, transaction: &[u8], said: &str) -> Error {
		let best = match self.legacy().chain_get_block_hash(None).await {
			Ok(Some(hash)) => hash,
			Ok(None) => return Error::Other(said.into()),
			Err(error) => return self.failed(&error),
		};
		let at = match self.online.at_block(best).await {
			Ok(at) => at,
			Err(error) => return self.failed(&error),
		};
		match at.transactions().from_bytes(transaction.to_vec()).validate().await {
			Ok(result) => match refusal::of_validation(&result) {
				Some(refusal) => Error::Refused(refusal),
				None => Error::Refused(refusal::unexplained(said)),
			},
			Err(error) => self.failed(&error),
		}
	}

	/// Why the pool let this signer's transaction go, of which it said this.
	async fn why_left(&self, signer: &Signer, transaction: &[u8], said: &str) -> Error {
		let why = self.why_invalid(transaction, said).await;
		self.stranger(signer, why).await
	}

	/// Sorts a failure of the library by what the caller can do about it.
	pub(crate) fn failed(&self, error: &(dyn std::error::Error + 'static)) -> Error {
		let mut text = error.to_string();
		let mut cause = error.source();
		while let Some(inner) = cause {
			let more = inner.to_string();
			if !text.contains(&more) {
				text = format!("{text}: {more}");
			}
			cause = inner.source();
		}
		let lost =
			["restart required", "disconnected", "connection was closed", "client was dropped", "Transport"];
		if text.contains("not compatible with the live chain") {
			Error::Incompatible(text)
		} else if lost.iter().any(|sign| text.to_lowercase().contains(&sign.to_lowercase())) {
			Error::Unreachable { url: self.url.clone(), reason: text }
		} else {
			Error::Other(text)
		}
	}
}

/// A transaction that was sent and is not yet final.
pub struct Pending {
	client: Client,
	signer: Signer,
	bytes: Vec<u8>,
	progress: TransactionProgress<Config, OnlineAt>,
}

impl Pending {
	/// The transaction's hash.
	pub fn hash(&self) -> H256 {
		self.progress.extrinsic_hash()
	}

	/// Waits until it is final, and tells what it did. Fails with [`Error::NotFinal`] when the client's patience is at an end.
	pub async fn included(mut self) -> Result<Included, Error> {
		let patience = self.client.patience;
		let mut block = None;
		let done = tokio::time::timeout(patience, self.follow(&mut block)).await;
		done.unwrap_or_else(|_| {
			let transaction = Some(format!("{:?}", self.hash()));
			Err(Error::NotFinal(Stall { transaction, block, seconds: patience.as_secs() }))
		})
	}

	/// Follows it until it is final; `block` is the block that it is in meanwhile.
	async fn follow(&mut self, block: &mut Option<String>) -> Result<Included, Error> {
		let client = &self.client;
		loop {
			let status = match self.progress.next().await {
				Some(status) => status.map_err(|error| client.failed(&error))?,
				None => return Err(unfinished(client, "the node ended the subscription")),
			};
			match status {
				TransactionStatus::InFinalizedBlock(block) => return succeeded(client, &block).await,
				TransactionStatus::InBestBlock(best) => *block = Some(format!("{:?}", best.block_hash())),
				TransactionStatus::NoLongerInBestBlock => *block = None,
				TransactionStatus::Invalid { message } => {
					return Err(client.why_left(&self.signer, &self.bytes, &message).await);
				}
				TransactionStatus::Dropped { message } => {
					// The pool let it go, most often for an allowance that is used up: that is no fault of the connection.
					return Err(client
						.why_left(&self.signer, &self.bytes, &format!("{message}; {MAY_STILL}"))
						.await);
				}
				TransactionStatus::Error { message } => return Err(unfinished(client, &message)),
				TransactionStatus::Validated | TransactionStatus::Broadcasted => {}
			}
		}
	}
}

/// What it did in its final block, if it succeeded there.
async fn succeeded(client: &Client, block: &TransactionInBlock<Config, OnlineAt>) -> Result<Included, Error> {
	let at = block.at().await.map_err(|error| client.failed(&error))?;
	let events = block.wait_for_success().await.map_err(|error| match error {
		TransactionEventsError::ExtrinsicFailed(error) => Error::Refused(refusal::of_dispatch(&error)),
		error => client.failed(&error),
	})?;
	Ok(Included { at, hash: block.extrinsic_hash(), events })
}

fn unfinished(client: &Client, reason: &str) -> Error {
	Error::Unreachable { url: client.url.clone(), reason: format!("{reason}; {MAY_STILL}") }
}

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

/// Says quickly and in the system's own words that nobody listens; the reconnecting client would try on.
async fn probe(url: &str) -> Result<(), String> {
	let uri: http::Uri = url.parse().map_err(|error| format!("not a URL: {error}"))?;
	let port = match (uri.scheme_str(), uri.port_u16()) {
		(Some("ws" | "wss"), Some(port)) => port,
		(Some("ws"), None) => 80,
		(Some("wss"), None) => 443,
		_ => return Err("the address of a node begins with ws:// or wss://".into()),
	};
	let host = uri.host().ok_or("the address names no host")?.trim_matches(['[', ']']).to_owned();
	match tokio::time::timeout(CONNECT, tokio::net::TcpStream::connect((host, port))).await {
		Ok(Ok(_)) => Ok(()),
		Ok(Err(error)) => Err(error.to_string()),
		Err(_) => Err(format!("no connection within {} seconds", CONNECT.as_secs())),
	}
}
