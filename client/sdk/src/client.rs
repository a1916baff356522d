//! A connection to a node: reconnects by itself, goes on after a restart of the node and an upgrade of the chain's runtime,
//! submits transactions and waits until they are final.

mod included;
mod pending;
pub(crate) mod refusal;
mod send;

use std::time::Duration;

use hefu_primitives::GenesisHash;
use subxt::{
	OnlineClient,
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	utils::AccountId32,
};
use subxt_rpcs::{
	RpcClient,
	client::reconnecting_rpc_client::{ExponentialBackoff, RpcClient as Reconnecting},
	methods::legacy::LegacyRpcMethods,
};

use crate::Error;

pub use self::{included::Included, pending::Pending};
pub use crate::config::Config;

/// The chain at one block.
pub type At = ClientAtBlock<Config, OnlineAt>;

type OnlineAt = OnlineClientAtBlockImpl<Config>;

/// Time for the first connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Attempts to come back: after half a second, one, two, then ever longer up to this; about six minutes in all.
const PAUSE: Duration = Duration::from_secs(10);
const ATTEMPTS: usize = 40;
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
		let pauses = ExponentialBackoff::from_millis(2).factor(250).max_delay(PAUSE).take(ATTEMPTS);
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

	/// The chain at the node's best block, where an upgrade counts that is not final yet.
	async fn best(&self) -> Result<At, Error> {
		let hash = self.legacy().chain_get_block_hash(None).await.map_err(|error| self.failed(&error))?;
		let hash = hash.ok_or_else(|| Error::Other("the node has no best block".into()))?;
		self.online.at_block(hash).await.map_err(|error| self.failed(&error))
	}

	/// The number of an account's next transaction, counting those that wait in the node's pool.
	pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64, Error> {
		self.legacy().system_account_next_index(account).await.map_err(|error| self.failed(&error))
	}

	/// The same, counting only those that are in a block.
	pub(crate) async fn best_nonce(&self, account: &AccountId32) -> Result<u64, Error> {
		let at = self.best().await?;
		at.transactions().account_nonce(account).await.map_err(|error| self.failed(&error))
	}

	/// The methods that every Substrate node has.
	pub fn legacy(&self) -> LegacyRpcMethods<subxt::config::RpcConfigFor<Config>> {
		LegacyRpcMethods::new(self.rpc.clone())
	}

	/// Sorts a failure of the library by what the caller can do about it.
	pub(crate) fn failed(&self, error: &(dyn std::error::Error + 'static)) -> Error {
		let text = told(error);
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

/// A failure with what caused it.
pub(crate) fn told(error: &(dyn std::error::Error + 'static)) -> String {
	let mut text = error.to_string();
	let mut cause = error.source();
	while let Some(inner) = cause {
		let more = inner.to_string();
		if !text.contains(&more) {
			text = format!("{text}: {more}");
		}
		cause = inner.source();
	}
	text
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
