//! Blocks from a node, many at a time.

use std::collections::BTreeMap;

use codec::{Decode, Encode};
use futures_util::{StreamExt, TryStreamExt, stream};
use hefu_proofs::{Header, Question, header::DigestItem};
use hefu_sdk::{Client, Error as ClientError};
use serde::{Deserialize, de::DeserializeOwned};
use subxt::{ArcMetadata, Metadata, utils::H256};
use subxt_rpcs::{client::RpcParams, rpc_params};

use crate::{
	Error,
	fold::hex,
	raw::{RawBlock, RawGenesis, RawVersion},
	trie::{self, Layout},
};

/// Blocks that are asked for at the same time.
const AT_ONCE: usize = 64;
/// Keys or values that are asked for in one request.
const PAGE: usize = 256;
/// The form of metadata that is asked for.
const METADATA: u32 = 16;

/// A node.
#[derive(Clone, Debug)]
pub struct Source {
	client: Client,
}

/// How far a node's chain is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
	/// Number of its best block.
	pub best: u32,
	/// Number of its last final block.
	pub finalised: u32,
	/// Hash of its last final block.
	pub hash: H256,
}

impl Source {
	/// The node behind this connection.
	pub fn new(client: Client) -> Self {
		Self { client }
	}

	/// Connects to the same node anew: a connection that was lost tries to come back for some minutes, and no longer.
	pub async fn connect_again(&mut self) -> Result<(), Error> {
		let client = Client::connect(self.client.url()).await?;
		if client.genesis() != self.genesis() {
			return Err(Error::OtherChain { indexed: hex(&self.genesis()), node: hex(&client.genesis()) });
		}
		self.client = client;
		Ok(())
	}

	/// The first block's hash.
	pub fn genesis(&self) -> [u8; 32] {
		self.client.genesis()
	}

	/// The chain's name, as the node calls it.
	pub async fn name(&self) -> Result<String, Error> {
		self.ask("system_chain", rpc_params![]).await
	}

	/// How far the chain is.
	pub async fn head(&self) -> Result<Head, Error> {
		let hash: H256 = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		let best: JsonHeader = self.ask("chain_getHeader", rpc_params![]).await?;
		let last: JsonHeader = self.ask("chain_getHeader", rpc_params![hash]).await?;
		Ok(Head { best: best.number()?, finalised: last.number()?, hash })
	}

	/// The blocks with these numbers, in order.
	pub async fn blocks(&self, numbers: std::ops::Range<u32>) -> Result<Vec<RawBlock>, Error> {
		let asked: Vec<u32> = numbers.collect();
		let hashes: Vec<Option<H256>> = self.ask("chain_getBlockHash", rpc_params![asked.clone()]).await?;
		let named = asked.into_iter().zip(hashes).map(|(number, hash)| {
			hash.ok_or_else(|| Error::Pruned { what: format!("block {number}") }).map(|hash| (number, hash))
		});
		let named = named.collect::<Result<Vec<_>, _>>()?;
		stream::iter(named)
			.map(|(number, hash)| self.block(number, hash))
			.buffered(AT_ONCE)
			.try_collect()
			.await
	}

	async fn block(&self, number: u32, hash: H256) -> Result<RawBlock, Error> {
		let block = self.ask::<Option<SignedBlock>>("chain_getBlock", rpc_params![hash]);
		let events = self.ask::<Option<String>>("state_getStorage", rpc_params![events_key(), hash]);
		let (block, events): (_, Option<String>) = match number {
			0 => (block.await?, None),
			_ => tokio::try_join!(block, events)?,
		};
		let block = block.ok_or_else(|| Error::Pruned { what: format!("block {number}") })?.block;
		let header = block.header.header()?;
		if header.hash() != hash.0 || header.number != number {
			return Err(Error::NotInBlock { number, what: "its header has another hash".into() });
		}
		let transactions = block.extrinsics.iter().map(|text| bytes(text)).collect::<Result<_, _>>()?;
		let events = events.map(|text| bytes(&text)).transpose()?.unwrap_or_default();
		Ok(RawBlock { header, transactions, events, versions: Vec::new() })
	}

	/// What the state holds of these versions. They never change, so the last final block has them.
	pub async fn versions(
		&self,
		wanted: &[(hefu_primitives::DatasetId, u32)],
		spec_version: u32,
		at: H256,
	) -> Result<Vec<RawVersion>, Error> {
		let mut found = Vec::new();
		for some in wanted.chunks(PAGE) {
			let keys = some.iter().map(|(dataset, version)| {
				let question = Question::Version { dataset: *dataset, version: *version };
				question.storage_key(spec_version).map_err(|_| Error::Newer { spec_version })
			});
			let keys = keys.collect::<Result<Vec<_>, _>>()?;
			for ((dataset, version), value) in some.iter().zip(self.values(&keys, at).await?) {
				let what = || Error::Pruned { what: format!("version {version} of {dataset}") };
				let value = value.ok_or_else(what)?;
				found.push(RawVersion { dataset: *dataset, version: *version, value });
			}
		}
		Ok(found)
	}

	/// The metadata of the version that made the block after the one with this hash.
	pub async fn metadata(&self, parent: [u8; 32]) -> Result<ArcMetadata, Error> {
		let params = rpc_params!["Metadata_metadata_at_version", hex(&METADATA.encode()), H256(parent)];
		let given = bytes(&self.ask::<String>("state_call", params).await?)?;
		let unread = |error: codec::Error| failed(format!("the node's metadata: {error}"));
		let metadata = <Option<Vec<u8>>>::decode(&mut &given[..]).map_err(unread)?;
		let metadata =
			metadata.ok_or_else(|| failed(format!("the node has no metadata of version {METADATA}")))?;
		Metadata::decode(&mut &metadata[..]).map(ArcMetadata::from).map_err(unread)
	}

	/// What the first block's state holds under these prefixes. All that it holds is read, for it must have the root that the first
	/// header has.
	pub async fn first_state(&self, first: &Header, prefixes: &[Vec<u8>]) -> Result<RawGenesis, Error> {
		let at = H256(first.hash());
		let mut entries = BTreeMap::new();
		let mut after: Option<String> = None;
		loop {
			let params = rpc_params!["0x", PAGE, after, at];
			let page: Vec<String> = self.ask("state_getKeysPaged", params).await?;
			let keys = page.iter().map(|key| bytes(key)).collect::<Result<Vec<_>, _>>()?;
			let values = self.values(&keys, at).await?;
			let both = keys.into_iter().zip(values);
			entries.extend(both.filter_map(|(key, value)| Some((key, value?))));
			after = page.last().cloned();
			if page.len() < PAGE {
				break;
			}
		}
		let root = trie::root(entries.iter().map(|(key, value)| (key, &value[..])), Layout::Outside);
		if root != first.state_root {
			return Err(Error::NotInBlock {
				number: first.number,
				what: "its state has another root".into(),
			});
		}
		entries.retain(|key, _| prefixes.iter().any(|prefix| key.starts_with(prefix)));
		Ok(RawGenesis(entries.into_iter().collect()))
	}

	async fn values(&self, keys: &[Vec<u8>], at: H256) -> Result<Vec<Option<Vec<u8>>>, Error> {
		if keys.is_empty() {
			return Ok(Vec::new());
		}
		let asked: Vec<_> = keys.iter().map(|key| hex(key)).collect();
		let sets: Vec<Changes> = self.ask("state_queryStorageAt", rpc_params![asked.clone(), at]).await?;
		let mut found: std::collections::HashMap<String, Option<String>> =
			sets.into_iter().flat_map(|set| set.changes).collect();
		let value = |key| found.remove(key).flatten().map(|value| bytes(&value)).transpose();
		asked.iter().map(value).collect()
	}

	async fn ask<T: DeserializeOwned>(&self, method: &'static str, params: RpcParams) -> Result<T, Error> {
		self.client.rpc().request(method, params).await.map_err(|error| {
			let said = error.to_string();
			if said.contains("already discarded") || said.contains("UnknownBlock") {
				return Error::Pruned { what: format!("an old state ({said})") };
			}
			match error {
				subxt_rpcs::Error::User(_) => failed(said),
				_ => Error::Node(ClientError::Unreachable { url: self.client.url().into(), reason: said }),
			}
		})
	}
}

/// `System::Events`: two hashes of 16 bytes, of the pallet's name and of the storage's.
fn events_key() -> &'static str {
	"0x26aa394eea5630e07c48ae0c9558cef780d41e5e16056765bc8461851072c9d7"
}

#[derive(Deserialize)]
struct SignedBlock {
	block: JsonBlock,
}

#[derive(Deserialize)]
struct JsonBlock {
	header: JsonHeader,
	extrinsics: Vec<String>,
}

#[derive(Deserialize)]
struct Changes {
	changes: Vec<(String, Option<String>)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct JsonHeader {
	parent_hash: H256,
	number: String,
	state_root: H256,
	extrinsics_root: H256,
	digest: JsonDigest,
}

#[derive(Deserialize)]
struct JsonDigest {
	logs: Vec<String>,
}

impl JsonHeader {
	fn number(&self) -> Result<u32, Error> {
		let number = u32::from_str_radix(self.number.trim_start_matches("0x"), 16);
		number.map_err(|error| failed(format!("{:?} is no number: {error}", self.number)))
	}

	fn header(&self) -> Result<Header, Error> {
		let item = |log: &String| {
			DigestItem::decode(&mut &bytes(log)?[..]).map_err(|error| failed(format!("{log}: {error}")))
		};
		Ok(Header {
			parent_hash: self.parent_hash.0,
			number: self.number()?,
			state_root: self.state_root.0,
			extrinsics_root: self.extrinsics_root.0,
			digest: self.digest.logs.iter().map(item).collect::<Result<_, _>>()?,
		})
	}
}

fn bytes(text: &str) -> Result<Vec<u8>, Error> {
	hex::decode(text.trim_start_matches("0x")).map_err(|error| failed(format!("{text:.80}: {error}")))
}

fn failed(what: String) -> Error {
	Error::Node(ClientError::Other(what))
}
