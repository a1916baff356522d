//! A recorded chain, and databases with its index.

#![allow(dead_code, missing_docs)]

pub mod line;
pub mod postgres;
pub mod reckoning;
pub mod web;

use codec::Decode;
use hefu_indexer::{Block, Database, Decoder, RawBlock, RawGenesis, Row, Writer};
use subxt::{ArcMetadata, Metadata};

/// Keys and values of the state.
pub type Entries = Vec<(Vec<u8>, Vec<u8>)>;

/// A life of the chain, as the runtime's test recorded it.
pub struct Chain {
	pub first: RawGenesis,
	pub raw: Vec<RawBlock>,
	/// What the state holds at the end.
	pub last: Entries,
}

impl Chain {
	pub fn read() -> Self {
		let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/chain.scale");
		let bytes = std::fs::read(path).expect("the recorded chain");
		let (first, raw, last) = Decode::decode(&mut &bytes[..]).expect("its form");
		Self { first, raw, last }
	}

	pub fn genesis(&self) -> [u8; 32] {
		self.raw[0].header.hash()
	}

	/// Its blocks in words.
	pub async fn blocks(&self) -> Vec<Block> {
		let decoder = decoder(self.genesis());
		let mut blocks = Vec::new();
		for raw in &self.raw {
			blocks.push(decoder.read(raw.clone()).await.expect("a block"));
		}
		blocks
	}
}

/// The metadata of the chain's version, encoded.
pub fn metadata() -> Vec<u8> {
	let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../sdk/metadata.scale");
	std::fs::read(path).expect("the metadata")
}

/// The same, or other metadata, as a decoder takes it.
pub fn decoded(metadata: &[u8]) -> ArcMetadata {
	Metadata::decode(&mut &metadata[..]).expect("its form").into()
}

/// One that knows the chain's version.
pub fn decoder(genesis: [u8; 32]) -> Decoder {
	let mut decoder = Decoder::new(genesis);
	decoder.learn(1, decoded(&metadata())).expect("a version that is known");
	decoder
}

/// A new database in a file.
pub async fn sqlite(folder: &std::path::Path, name: &str) -> Database {
	Database::open(&format!("sqlite://{}", folder.join(name).display())).await.expect("a new file")
}

/// Indexes blocks, so many at a time.
pub async fn index(database: &Database, chain: &Chain, blocks: &[Block], at_once: usize) {
	let mut writer = Writer::open(database.clone(), &chain.genesis()).await.expect("its chain");
	for some in blocks.chunks(at_once) {
		writer.write(Some(&chain.first), some).await.expect("it is written");
	}
}

/// Every row of every table.
pub async fn rows(database: &Database) -> Vec<(&'static str, Vec<Row>)> {
	database.rows().await.expect("it answers")
}

/// Fails at the first table in which the two differ.
pub fn assert_same(one: &[(&str, Vec<Row>)], other: &[(&str, Vec<Row>)]) {
	for ((table, one), (_, other)) in one.iter().zip(other) {
		assert_eq!(one.len(), other.len(), "{table}");
		for (one, other) in one.iter().zip(other) {
			assert_eq!(one, other, "{table}");
		}
	}
}
