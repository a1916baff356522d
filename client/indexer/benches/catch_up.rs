//! How many blocks a second the index takes in.
//!
//! Of the recorded chain (`tests/chain.scale`, busy blocks, no node): reading and writing alone. With `HEFU_URL`, of a real node's whole
//! chain: asking for the blocks as well. Into a SQLite file, and into a PostgreSQL server that is started for it.

#![allow(missing_docs)]

#[path = "../tests/common/postgres.rs"]
mod postgres;

use std::time::Instant;

use codec::Decode;
use hefu_indexer::{BATCH, Database, Decoder, Follower, RawBlock, RawGenesis, Source, Writer};
use hefu_sdk::Client;
use postgres::Postgres;
use subxt::{ArcMetadata, Metadata};

type Record = (RawGenesis, Vec<RawBlock>, Vec<(Vec<u8>, Vec<u8>)>);

#[tokio::main]
async fn main() {
	let folder = tempfile::tempdir().expect("a folder");
	let server = Postgres::start();
	let file = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
	recorded("SQLite", &file("recorded")).await;
	recorded("PostgreSQL", &server.database("recorded")).await;
	if let Ok(node) = std::env::var("HEFU_URL") {
		follow("SQLite", &node, &file("node")).await;
		follow("PostgreSQL", &node, &server.database("node")).await;
	}
}

async fn recorded(kind: &str, url: &str) {
	let database = Database::open(url).await.expect("a new database");
	let here = env!("CARGO_MANIFEST_DIR");
	let bytes = std::fs::read(format!("{here}/tests/chain.scale")).expect("the recorded chain");
	let (first, raw, _): Record = Decode::decode(&mut &bytes[..]).expect("its form");
	let metadata = std::fs::read(format!("{here}/../sdk/metadata.scale")).expect("the metadata");
	let metadata = Metadata::decode(&mut &metadata[..]).expect("its form");
	let mut decoder = Decoder::new(raw[0].header.hash());
	decoder.learn(1, ArcMetadata::from(metadata)).expect("a version that is known");
	let began = Instant::now();
	let mut blocks = Vec::new();
	for block in &raw {
		blocks.push(decoder.read(block.clone()).await.expect("a block"));
	}
	let read = began.elapsed();
	let mut writer = Writer::open(database.clone(), &raw[0].header.hash()).await.expect("a new index");
	for some in blocks.chunks(BATCH as usize) {
		writer.write(Some(&first), some).await.expect("it is written");
	}
	let events: usize = blocks.iter().map(|block| block.events.len()).sum();
	let all = began.elapsed();
	println!(
		"recorded, {kind}: {} blocks with {events} events: read in {read:?}, read and written in {all:?}: {:.0} blocks a second",
		blocks.len(),
		blocks.len() as f64 / all.as_secs_f64()
	);
}

async fn follow(kind: &str, node: &str, url: &str) {
	let database = Database::open(url).await.expect("a new database");
	let source = Source::new(Client::connect(node).await.expect("a node"));
	let follower = Follower::open(database.clone(), source, BATCH).await.expect("an empty database");
	let last = follower.progress().borrow().head.finalised;
	let began = Instant::now();
	follower.run(Some(last)).await.expect("it follows");
	let all = began.elapsed();
	println!(
		"{node}, {kind}: {} blocks in {all:?}: {:.0} blocks a second",
		last + 1,
		f64::from(last + 1) / all.as_secs_f64()
	);
}
