//! A life of the chain, recorded for those who read chains and have no node: the client's index is tested with it.
//!
//! The record is `client/indexer/tests/chain.scale`, in SCALE: what the first block's state holds of Hefu's pallets and of sessions, the
//! blocks, and what the state holds of those pallets at the end. It is made anew with
//! `UPDATE_CHAIN=1 cargo test -p hefu-runtime --test record` when a version of the chain records other things.
//!
//! `RECORD_CHAIN=FILE RECORD_BLOCKS=2000` writes a longer life into a file elsewhere, which the index's benchmark reads.

mod common;

use std::path::PathBuf;

use codec::{Compact, Decode, Encode};
use common::{
	events_digest,
	life::{PALLETS, World},
	state::{self, Entries},
};
use hefu_primitives::DatasetId;
use hefu_runtime::{Header, Runtime, RuntimeEvent, VERSION};
use sp_io::TestExternalities;
use sp_runtime::traits::Header as _;

/// Blocks of the life: enough, with the story behind it, for every kind of event that there is.
const BLOCKS: u32 = 200;
/// Blocks after those, each of which has what belongs to one concept.
const FOCUSED: u32 = 160;
/// Days after those, of two blocks each.
const DAYS: u32 = 20;
/// Blocks after those, as any. What takes a script comes last.
const AFTER: u32 = 20;

/// A block: its header, its transactions, its events as they are stored, and the versions that it registered as they are stored.
type Block = (Header, Vec<Vec<u8>>, Vec<u8>, Vec<(DatasetId, u32, Vec<u8>)>);
/// The first state, the blocks from the first, and the last state.
type Record = (Vec<(Vec<u8>, Vec<u8>)>, Vec<Block>, Vec<(Vec<u8>, Vec<u8>)>);

fn file() -> PathBuf {
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../client/indexer/tests/chain.scale")
}

#[test]
fn a_life_is_recorded() {
	if std::env::var_os("UPDATE_CHAIN").is_some() {
		let mut world = World::new(8);
		world.live(BLOCKS);
		world.focus(FOCUSED);
		world.age(DAYS);
		world.live(AFTER);
		world.story();
		std::fs::write(file(), record(world).encode()).unwrap();
	}
	if let Some(elsewhere) = std::env::var_os("RECORD_CHAIN") {
		let blocks: u32 =
			std::env::var("RECORD_BLOCKS").expect("RECORD_BLOCKS says how many blocks").parse().unwrap();
		let mut world = World::new(8);
		world.chain.checked = false;
		for _ in 0..blocks / 10 {
			world.live(4);
			world.focus(6);
		}
		std::fs::write(elsewhere, record(world).encode()).unwrap();
	}
	let bytes = std::fs::read(file()).unwrap();
	let (_, blocks, _) = Record::decode(&mut &bytes[..]).unwrap();
	let last = &blocks.last().unwrap().0;
	assert_eq!(events_digest(last).spec_version, VERSION.spec_version, "run it with UPDATE_CHAIN=1");
}

fn record(mut world: World) -> Record {
	let chain = &mut world.chain;
	let first = first_header(chain.genesis_state());
	assert_eq!(first.hash(), chain.blocks[0].header.parent_hash);
	let mut blocks = vec![(first, Vec::new(), Vec::new(), Vec::new())];
	for made in chain.blocks.clone() {
		let count = Compact(made.records.len() as u32).encode();
		let events = [count, made.records.concat()].concat();
		let registered = made.events.iter().filter_map(|event| match event {
			RuntimeEvent::Registry(pallet_registry::Event::VersionRegistered {
				dataset, version, ..
			}) => Some((*dataset, *version)),
			_ => None,
		});
		let stored = |(dataset, version)| {
			let value = pallet_registry::Versions::<Runtime>::get(dataset, version).expect("versions stay");
			(dataset, version, value.encode())
		};
		let versions = chain.read(|| registered.map(stored).collect());
		blocks.push((made.header, made.transactions, events, versions));
	}
	let ours = |entries: &Entries| -> Vec<_> {
		let names: Vec<_> = PALLETS.iter().copied().chain(["Session"]).collect();
		state::of_pallets(entries, &names).into_iter().collect()
	};
	let last = chain.read(state::entries);
	(ours(chain.genesis_state()), blocks, ours(&last))
}

/// The header of the first block, from its state.
fn first_header(entries: &Entries) -> Header {
	let mut first = TestExternalities::default();
	first.execute_with(|| entries.iter().for_each(|(key, value)| sp_io::storage::set(key, value)));
	first.commit_all().unwrap();
	let root = *first.backend.root();
	Header::new(0, Default::default(), root, Default::default(), Default::default())
}
