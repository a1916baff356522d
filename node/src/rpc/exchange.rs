//! JSON-RPC for exchanges (面向交易所的接口): JSON in and out, and a signer; no SCALE, no Substrate library.
//!
//! - [`table`]: every method, once; from it requests are checked, and [`openrpc`] describes them (`rpc.discover`);
//! - [`codec`], [`schema`], [`bounds`]: calls, events and records between JSON and SCALE, by the runtime's own metadata;
//! - [`prepare`], [`payload`], [`summary`]: what is signed, and what it says;
//! - [`submit`], [`journal`]: handing it in, and what becomes of it;
//! - [`reads`], [`views`], [`proofs`]: questions to the state, with receipts; to the runtime; and receipts alone;
//! - [`statements`]: what members' keys sign without a transaction;
//! - [`refusal`], [`refused`]: errors with a code, the chain's own name, and what to do.
//!
//! Nothing that comes is trusted: a request is bounded in length and depth before it is looked at, and what it asks for is at
//! most one page.

mod arguments;
mod bounds;
mod codec;
mod journal;
mod openrpc;
mod payload;
mod prepare;
mod proofs;
mod reads;
mod refusal;
mod refused;
mod schema;
mod statements;
mod submit;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod views;
mod words;

use crate::{
	receipts::Receipts,
	service::{FullBackend, FullClient, FullPool},
};
use arguments::Arguments;
use journal::Journal;
use jsonrpsee::{
	RpcModule,
	core::RegisterMethodError,
	types::{ErrorObjectOwned, Params},
};
use refusal::{Code, Refusal};
use sc_client_api::{Backend, StorageProvider};
use sc_rpc::SubscriptionTaskExecutor;
use schema::{METADATA_VERSION, Schema};
use serde_json::{Value as Json, json};
use sp_api::{CallApiAt, Metadata, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::{H256, storage::StorageKey, traits::CallContext};
use sp_version::RuntimeVersion;
use std::sync::{Arc, Mutex, PoisonError};
use table::{Handler, METHODS};
use words::Words;

/// What a method answers.
type Answer = Result<Json, ErrorObjectOwned>;

/// Most runtimes whose metadata is kept at hand: the current one, and those of old blocks that are asked about.
const MOST_SCHEMAS: usize = 4;

/// What the methods are answered from. One for a node: it remembers what was handed in.
pub struct Exchange {
	client: Arc<FullClient>,
	backend: Arc<FullBackend>,
	pool: Arc<FullPool>,
	receipts: Receipts,
	/// The chain's name, of its specification.
	chain: String,
	journal: Journal,
	schemas: Mutex<Vec<(u32, Arc<Schema>)>>,
}

/// A block.
#[derive(Clone, Copy)]
struct At {
	hash: H256,
	number: u32,
}

impl At {
	fn to_json(self) -> Json {
		json!({ "hash": self.hash, "number": self.number })
	}
}

impl Exchange {
	/// Of this node.
	pub fn new(
		client: Arc<FullClient>,
		backend: Arc<FullBackend>,
		pool: Arc<FullPool>,
		receipts: Receipts,
		chain: String,
	) -> Self {
		let (journal, schemas) = (Journal::default(), Mutex::default());
		Self { client, backend, pool, receipts, chain, journal, schemas }
	}

	/// The last final block.
	fn finalised(&self) -> At {
		let info = self.client.info();
		At { hash: info.finalized_hash, number: info.finalized_number }
	}

	/// The block that a request asks about, the last final one unless it says otherwise; its state is there.
	fn at(&self, arguments: &Arguments) -> Result<At, Refusal> {
		let Some(hash) = arguments.hash("at") else { return Ok(self.finalised()) };
		let header =
			self.client.header(hash).map_err(Refusal::internal)?.ok_or_else(|| unknown_block(hash))?;
		let at = At { hash, number: header.number };
		if self.backend.have_state_at(hash, at.number) { Ok(at) } else { Err(pruned(at.number)) }
	}

	fn version(&self, hash: H256) -> Result<RuntimeVersion, Refusal> {
		self.client.runtime_version_at(hash, CallContext::Offchain).map_err(Refusal::internal)
	}

	/// What the runtime at a block calls things.
	fn schema(&self, hash: H256) -> Result<Arc<Schema>, Refusal> {
		let version = self.version(hash)?.spec_version;
		let kept = || self.schemas.lock().unwrap_or_else(PoisonError::into_inner);
		if let Some((_, schema)) = kept().iter().find(|(known, _)| *known == version) {
			return Ok(schema.clone());
		}
		let metadata = self.client.runtime_api().metadata_at_version(hash, METADATA_VERSION);
		let metadata = metadata.map_err(Refusal::internal)?.ok_or_else(|| node_too_old(version))?;
		let schema = Arc::new(Schema::decode(&metadata).map_err(|_| node_too_old(version))?);
		let mut kept = kept();
		kept.truncate(MOST_SCHEMAS - 1);
		kept.insert(0, (version, schema.clone()));
		Ok(schema)
	}

	/// What the state holds: the item `name` of a pallet, under a key of these parts. `null` where there is nothing.
	fn read(&self, at: At, pallet: &str, name: &str, key: &[Json]) -> Result<Json, Refusal> {
		let schema = self.schema(at.hash)?;
		let item = schema.item(pallet, name).ok_or_else(|| {
			Refusal::internal(format!("the runtime of block {} has no {pallet}.{name}", at.number))
		})?;
		let key = schema.storage_key(&item, key)?;
		let found = self.client.storage(at.hash, &StorageKey(key)).map_err(Refusal::internal)?;
		Ok(schema.read_value(&item, found.as_ref().map(|found| &found.0[..]))?)
	}

	/// The raw value of an item that has no key.
	fn read_raw(&self, at: At, pallet: &str, name: &str) -> Result<Vec<u8>, Refusal> {
		let schema = self.schema(at.hash)?;
		let item = schema
			.item(pallet, name)
			.ok_or_else(|| Refusal::internal(format!("the runtime has no {pallet}.{name}")))?;
		let key = schema.storage_key(&item, &[])?;
		let found = self.client.storage(at.hash, &StorageKey(key)).map_err(Refusal::internal)?;
		Ok(found.map(|found| found.0).unwrap_or_default())
	}
}

/// The methods, with what goes on behind their answers run by `executor`.
pub fn methods(
	exchange: Arc<Exchange>,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<Arc<Exchange>>, RegisterMethodError> {
	let mut module = RpcModule::new(exchange);
	for method in METHODS.iter().copied() {
		let read = move |params: &Params<'_>| Arguments::read(method, params);
		let executor = executor.clone();
		match method.handler {
			Handler::Answer(answer) => {
				module.register_blocking_method(method.name, move |params, exchange, _| -> Answer {
					answer(&exchange, &read(&params)?)
				})?;
			}
			Handler::Submit => {
				module.register_async_method(method.name, move |params, exchange, _| {
					let executor = executor.clone();
					async move { submit::submit(&exchange, &read(&params)?, &executor).await }
				})?;
			}
			Handler::Watch { notification, unsubscribe } => {
				module.register_subscription(
					method.name,
					notification,
					unsubscribe,
					move |params, pending, exchange, _| {
						let executor = executor.clone();
						async move { submit::watch(&exchange, read(&params), pending, &executor).await }
					},
				)?;
			}
		}
	}
	Ok(module)
}

fn unknown_block(hash: H256) -> Refusal {
	Refusal::new(
		Code::UnknownBlock,
		"UnknownBlock",
		Words::of(format!("this node knows no block {hash:?}"), format!("本节点没有区块 {hash:?}")),
		Words::new(
			"check the hash, and that this node is of the right chain and has caught up",
			"请核对区块哈希，并确认本节点属于该链且已同步",
		),
	)
}

fn pruned(number: u32) -> Refusal {
	Refusal::new(
		Code::StatePruned,
		"StatePruned",
		Words::of(
			format!("this node does not keep the state of block {number} any more"),
			format!("本节点已不保留区块 {number} 的状态"),
		),
		Words::new(
			"ask a node that keeps state (--state-pruning archive-canonical)",
			"请改向保留历史状态的节点查询（--state-pruning archive-canonical）",
		),
	)
}

fn node_too_old(version: u32) -> Refusal {
	Refusal::new(
		Code::NodeTooOld,
		"node.TooOld",
		Words::of(
			format!(
				"version {version} of the runtime does not describe itself in a form that this node knows"
			),
			format!("运行时版本 {version} 的元数据格式本节点不认识"),
		),
		Words::new("ask a node of a newer release", "请改用较新版本的节点"),
	)
}
