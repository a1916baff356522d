//! How many blocks a second the index takes in.
//!
//! Of a recorded chain (busy blocks, no node): reading them while those before are written, as the index does. That is
//! `tests/chain.scale`, which is short, or a longer one that `HEFU_CHAIN` names (`runtime/tests/record.rs` says how it is made). With
//! `HEFU_URL`, of a real node's whole chain: asking for the blocks as well. Into a SQLite file, and into a PostgreSQL server that is
//! started for it.

#![allow(missing_docs)]

#[path = "../tests/common/postgres.rs"]
mod postgres;

use std::time::Instant;

use codec::Decode;
use hefu_indexer::{AHEAD, BATCH, Database, Decoder, Follower, RawBlock, RawGenesis, Source, Writer};
use hefu_sdk::Client;
use postgres::Postgres;
use subxt::{ArcMetadata, Metadata};
use tokio::sync::mpsc;

/// As the program `hefu` has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
	let chain = std::env::var("HEFU_CHAIN").unwrap_or_else(|_| format!("{here}/tests/chain.scale"));
	let bytes = std::fs::read(chain).expect("the recorded chain");
	let (first, raw, _): Record = Decode::decode(&mut &bytes[..]).expect("its form");
	let metadata = std::fs::read(format!("{here}/../sdk/metadata.scale")).expect("the metadata");
	let metadata = Metadata::decode(&mut &metadata[..]).expect("its form");
	let (genesis, count) = (raw[0].header.hash(), raw.len());
	let mut decoder = Decoder::new(genesis);
	decoder.learn(1, ArcMetadata::from(metadata)).expect("a version that is known");
	let mut writer = Writer::open(database.clone(), &genesis).await.expect("a new index");
	let began = Instant::now();
	let (send, mut batches) = mpsc::channel(AHEAD);
	let reading = tokio::spawn(async move {
		for some in raw.chunks(BATCH as usize) {
			let mut blocks = Vec::new();
			for block in some {
				blocks.push(decoder.read(block.clone()).await.expect("a block"));
			}
			send.send(blocks).await.expect("the writer is there");
		}
	});
	let mut events = 0;
	while let Some(blocks) = batches.recv().await {
		writer.write(Some(&first), &blocks).await.expect("it is written");
		events += blocks.iter().map(|block| block.events.len()).sum::<usize>();
	}
	let all = began.elapsed();
	reading.await.expect("all is read");
	println!(
		"recorded, {kind}: {count} blocks with {events} events in {all:?}: {:.0} blocks a second",
		count as f64 / all.as_secs_f64()
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
