//! What a block says: its transactions and events, in words.
//!
//! Domain events are put into words by `hefu-proofs`, as receipts are: there is one reading of them. Those of the machinery
//! (System, Session, Council, …) and transactions are read by the metadata of the version that made the block. Records and
//! transactions are held against the roots in the block's header, so that what a node says of a block is what the block says.

mod words;

use std::collections::HashMap;

use codec::Decode;
use hefu_primitives::{
	DatasetId, GenesisHash,
	digest::blake2_256,
	event_root::{self, EventsDigest},
};
use hefu_proofs::{DescribeError, header::DigestItem};
use hefu_sdk::client::Config;
use serde_json::Value as Json;
use subxt::{
	ArcMetadata, Metadata, OfflineClient, OfflineClientAtBlock,
	config::substrate::{SpecVersionForRange, SubstrateConfig},
	events::Phase,
	ext::{scale_decode, scale_value},
};

use crate::{
	Error,
	raw::RawBlock,
	trie::{self, Layout},
};

use words::Words;

/// Largest form in JSON of a transaction's arguments that is kept; what is longer stands in the block.
const MAX_ARGS: usize = 16 * 1024;

/// A block in words.
#[derive(Clone, Debug)]
pub struct Block {
	/// As it came.
	pub raw: RawBlock,
	/// Its hash.
	pub hash: [u8; 32],
	/// What its header says of its events; nothing for the first block.
	pub digest: Option<EventsDigest>,
	/// The slot in which it was made.
	pub slot: Option<u64>,
	/// Its transactions.
	pub transactions: Vec<Transaction>,
	/// Its events.
	pub events: Vec<Event>,
}

impl Block {
	/// Its number.
	pub fn number(&self) -> u32 {
		self.raw.header.number
	}

	/// Its time, milliseconds since 1970 UTC.
	pub fn now_ms(&self) -> u64 {
		self.digest.as_ref().map_or(0, |digest| digest.now_ms)
	}

	/// The versions of datasets that it registered.
	pub fn versions(&self) -> impl Iterator<Item = (DatasetId, u32)> {
		let registered = |event: &Event| (&*event.pallet, &*event.name) == ("Registry", "VersionRegistered");
		self.events.iter().filter(move |event| registered(event)).filter_map(|event| {
			let dataset = event.fields["dataset"].as_str()?.parse().ok()?;
			Some((dataset, u32::try_from(event.fields["version"].as_u64()?).ok()?))
		})
	}
}

/// A transaction in words.
#[derive(Clone, Debug)]
pub struct Transaction {
	/// Its hash.
	pub hash: [u8; 32],
	/// The account that signed it.
	pub signer: Option<[u8; 32]>,
	/// The called pallet.
	pub pallet: String,
	/// The call.
	pub call: String,
	/// The call's arguments; none where they are long.
	pub args: Option<Json>,
	/// Why nothing came of it.
	pub error: Option<String>,
	/// Its length.
	pub bytes: usize,
}

/// An event in words.
#[derive(Clone, Debug)]
pub struct Event {
	/// The place of the transaction that made it.
	pub transaction: Option<u32>,
	/// Its pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Whether it is one of those that the chain is for.
	pub domain: bool,
	/// Its fields.
	pub fields: Json,
	/// Why nothing came of what it says was carried out.
	pub failure: Option<String>,
	/// The record: the leaf's bytes.
	pub record: Vec<u8>,
}

/// Puts blocks into words.
#[derive(Debug)]
pub struct Decoder {
	genesis: GenesisHash,
	versions: HashMap<u32, Version>,
}

/// What is known of a version of the chain.
#[derive(Debug)]
struct Version {
	/// Its reader.
	at: OfflineClientAtBlock<Config>,
	/// How the root of a block's transactions is made.
	layout: Layout,
}

/// `sp_version::RuntimeVersion`: names, versions (the third is the specification's), interfaces, and the version of transactions and
/// of what the system does, such as making roots.
type RuntimeVersion = (String, String, u32, u32, u32, Vec<([u8; 8], u32)>, u32, u8);

impl Decoder {
	/// Of the chain with this first block.
	pub fn new(genesis: GenesisHash) -> Self {
		Self { genesis, versions: HashMap::new() }
	}

	/// Whether blocks of this version can be read.
	pub fn knows(&self, spec_version: u32) -> bool {
		self.versions.contains_key(&spec_version)
	}

	/// Learns to read the blocks of a version.
	pub fn learn(&mut self, spec_version: u32, metadata: ArcMetadata) -> Result<(), Error> {
		hefu_proofs::spec::released(spec_version).map_err(|_| Error::Newer { spec_version })?;
		let unread = |what: String| Error::Node(hefu_sdk::Error::Other(what));
		let (_, _, _, said, _, _, _, system) = version(&metadata).map_err(unread)?;
		if said != spec_version {
			return Err(unread(format!("the node's metadata is of version {said}, not {spec_version}")));
		}
		// `RuntimeVersion::extrinsics_root_state_version`.
		let layout = if system < 2 { Layout::Inside } else { Layout::Outside };
		let range = SpecVersionForRange { block_range: 0..1, spec_version, transaction_version: 1 };
		let known = SubstrateConfig::builder()
			.set_metadata_for_spec_versions([(spec_version, metadata)])
			.set_spec_version_for_block_ranges([range]);
		let client = OfflineClient::new_with_config(Config::offline(known));
		let at = client.at_block(0u64).map_err(|error| unread(error.to_string()))?;
		self.versions.insert(spec_version, Version { at, layout });
		Ok(())
	}

	/// What the header of a block says of its events; nothing in the first block, which must be the chain's.
	pub fn digest(&self, raw: &RawBlock) -> Result<Option<EventsDigest>, Error> {
		let number = raw.header.number;
		if number == 0 {
			let what = "it is not the first block of the chain".into();
			return if raw.header.hash() == self.genesis {
				Ok(None)
			} else {
				Err(Error::NotInBlock { number, what })
			};
		}
		let digest = raw.header.events_digest(&self.genesis);
		digest.map(Some).map_err(|broken| Error::NotInBlock { number, what: broken.to_string() })
	}

	/// A block in words.
	pub async fn read(&self, raw: RawBlock) -> Result<Block, Error> {
		let (number, hash) = (raw.header.number, raw.header.hash());
		let digest = self.digest(&raw)?;
		let wrong = |what: String| Error::NotInBlock { number, what };
		let Some(said) = &digest else {
			let (transactions, events) = Default::default();
			return Ok(Block { raw, hash, digest, slot: None, transactions, events });
		};
		let version = said.spec_version;
		let Version { at, layout } =
			self.versions.get(&version).ok_or(Error::Newer { spec_version: version })?;
		if trie::ordered_root(&raw.transactions, *layout) != raw.header.extrinsics_root {
			return Err(wrong("its transactions have another root".into()));
		}
		let mut events = Vec::new();
		let mut failures = HashMap::new();
		for (index, event) in at.events().from_bytes(raw.events.clone()).iter().enumerate() {
			let unread = |error: &dyn std::fmt::Display| wrong(format!("event {index}: {error}"));
			let event = event.map_err(|error| unread(&error))?;
			let record = event.bytes().to_vec();
			let transaction = match event.phase() {
				Phase::ApplyExtrinsic(place) => Some(place),
				Phase::Finalization | Phase::Initialization => None,
			};
			let (pallet, name) = (event.pallet_name().to_owned(), event.event_name().to_owned());
			let (domain, fields) = match hefu_proofs::Event::decode(&record, version) {
				Ok(said) => (true, words::domain(&said)),
				Err(DescribeError::NotDescribed) => {
					let fields = fields_of(at.metadata_ref(), &event);
					(false, fields.map_err(|error| unread(&error))?)
				}
				Err(error) => return Err(unread(&error)),
			};
			if let (Some(place), "System", "ExtrinsicFailed") = (transaction, &*pallet, &*name) {
				failures.insert(place, words::failure(at.metadata_ref(), &fields["dispatch_error"]));
			}
			let failure = fields["result"].get("Err").filter(|_| !domain);
			let failure = failure.map(|error| words::failure(at.metadata_ref(), error));
			events.push(Event { transaction, pallet, name, domain, fields, failure, record });
		}
		let leaves: Vec<_> = events.iter().map(|event| event_root::leaf(&event.record)).collect();
		if leaves.len() != said.leaves as usize || event_root::root(leaves) != said.root {
			return Err(wrong("its events have another root".into()));
		}
		let transactions = self.transactions(&raw, at, &mut failures).await.map_err(wrong)?;
		let slot = slot(&raw);
		Ok(Block { raw, hash, digest, slot, transactions, events })
	}

	async fn transactions(
		&self,
		raw: &RawBlock,
		at: &OfflineClientAtBlock<Config>,
		failures: &mut HashMap<u32, String>,
	) -> Result<Vec<Transaction>, String> {
		let metadata = at.metadata_ref();
		let types = metadata.types();
		let all = at.extrinsics().from_bytes(raw.transactions.clone()).await;
		let mut transactions = Vec::new();
		for (place, transaction) in (0..).zip(all.iter()) {
			let wrong = |error: &dyn std::fmt::Display| format!("transaction {place}: {error}");
			let transaction = transaction.map_err(|error| wrong(&error))?;
			// Put together: `call_data_bytes` has nothing of a call without arguments.
			let numbers = [transaction.pallet_index(), transaction.call_index()];
			let bytes = [&numbers, transaction.call_data_field_bytes()].concat();
			let call_type = metadata.outer_enums().call_enum_ty();
			let call = scale_value::scale::decode_as_type(&mut &bytes[..], call_type, types);
			let args = Words(types).arguments(&call.map_err(|error| wrong(&error))?);
			// An address is an account by its kind, 0, and 32 bytes.
			let account = transaction.address_bytes().and_then(|bytes| bytes.strip_prefix(&[0]));
			transactions.push(Transaction {
				hash: blake2_256(transaction.bytes()),
				signer: account.and_then(|bytes| bytes.try_into().ok()),
				pallet: transaction.pallet_name().into(),
				call: transaction.call_name().into(),
				args: Some(args).filter(|args| args.to_string().len() <= MAX_ARGS),
				error: failures.remove(&place),
				bytes: transaction.bytes().len(),
			});
		}
		Ok(transactions)
	}
}

/// What a version's metadata says of itself.
fn version(metadata: &Metadata) -> Result<RuntimeVersion, String> {
	let constant = metadata.pallet_by_name("System").and_then(|system| system.constant_by_name("Version"));
	let mut bytes = constant.ok_or("the node's metadata has no System::Version")?.value();
	RuntimeVersion::decode(&mut bytes)
		.map_err(|error| format!("System::Version of the node's metadata: {error}"))
}

/// The fields of an event by the metadata.
fn fields_of(metadata: &Metadata, event: &subxt::events::Event<'_, Config>) -> Result<Json, String> {
	let (types, bytes) = (metadata.types(), &mut event.field_bytes());
	let variant = metadata
		.pallet_by_event_index(event.pallet_index())
		.and_then(|pallet| pallet.event_variant_by_index(event.event_index()))
		.ok_or("an event that the metadata does not have")?;
	let mut fields =
		variant.fields.iter().map(|field| scale_decode::Field::new(field.ty.id, field.name.as_deref()));
	let fields = scale_value::scale::decode_as_fields(bytes, &mut fields, types);
	Ok(Words(types).fields(&fields.map_err(|error| error.to_string())?))
}

/// The engine that says in which slot a block was made.
const AURA: [u8; 4] = *b"aura";

/// The slot in which a block was made.
fn slot(raw: &RawBlock) -> Option<u64> {
	raw.header.digest.iter().find_map(|item| match item {
		DigestItem::PreRuntime(AURA, bytes) => bytes.as_slice().try_into().ok().map(u64::from_le_bytes),
		_ => None,
	})
}
