//! The state as whoever reads events has it: genesis, and of each block its number, its time and its events. Nothing else is read
//! of a block, no call and no storage, but for the one thing of which events have the digest alone ([`Replayer::follow`]).
//!
//! What is rebuilt is written into a storage of its own, of the same form. So all of it can be compared, entry by entry and with
//! nothing left out, whatever storages there are or will be. What no event says, because it follows from others (counts, indices,
//! bounds of lists), is derived where the event is read.

mod anchors;
mod bills;
mod calendar;
mod catalogue;
mod checks;
mod exports;
mod licences;
mod market;
mod members;
mod metering;
mod operation;
mod registration;
mod registry;
mod rights;
mod settlement;
mod validators;

use std::collections::BTreeMap;

use codec::Encode;
use frame_support::storage::storage_prefix;
use hefu_primitives::dataset::VersionContent;
use hefu_runtime::{Runtime, RuntimeEvent};
use sp_io::TestExternalities;

use super::{
	Chain, events_digest,
	life::PALLETS,
	state::{self, Entries},
};

/// When events happened.
#[derive(Clone, Copy)]
pub struct At {
	/// The block.
	pub number: u32,
	/// Its time: milliseconds since 1970 UTC.
	pub ms: u64,
}

/// Storages that are not rebuilt: the allowances are the gate's bookkeeping of transactions, and between two of them no signature
/// waits.
const NOT_REBUILT: [(&str, &str); 3] =
	[("Members", "Allowances"), ("Members", "PartyAllowances"), ("Members", "SlowSignature")];

/// Rebuilds the state.
pub struct Replayer {
	state: TestExternalities,
	/// Contents of versions by the digest that the events have.
	contents: BTreeMap<[u8; 32], VersionContent>,
	nodes: validators::Nodes,
	/// How many blocks have been read.
	read: usize,
}

impl Replayer {
	/// At the genesis of this chain.
	pub fn new(chain: &Chain) -> Self {
		let mut state = TestExternalities::default();
		let nodes = state.execute_with(|| {
			chain.genesis_state().iter().for_each(|(key, value)| sp_io::storage::set(key, value));
			validators::Nodes::at_genesis()
		});
		Self { state, contents: BTreeMap::new(), nodes, read: 0 }
	}

	/// Reads the blocks that have been made since.
	///
	/// Of what a version says (its content, kilobytes of it) events have the digest: it is taken from whoever has it, here the
	/// chain, if its digest is that one.
	pub fn follow(&mut self, chain: &mut Chain) {
		let contents = chain.read(|| {
			let versions = pallet_registry::Versions::<Runtime>::iter_values();
			versions.map(|version| version.content).collect::<Vec<_>>()
		});
		let by_digest = contents
			.into_iter()
			.map(|content| (content.using_encoded(hefu_primitives::digest::blake2_256), content));
		self.contents.extend(by_digest);
		for made in &chain.blocks[self.read..] {
			let at = At { number: made.header.number, ms: events_digest(&made.header).now_ms };
			let Self { state, contents, nodes, .. } = self;
			state.execute_with(|| {
				made.events.iter().for_each(|event| read(event, at, contents, nodes));
				checks::end_block(at);
			});
		}
		self.read = chain.blocks.len();
	}

	/// What was rebuilt is what the chain has stored.
	pub fn compare(&mut self, chain: &mut Chain) {
		let others =
			NOT_REBUILT.map(|(pallet, storage)| storage_prefix(pallet.as_bytes(), storage.as_bytes()));
		let of_pallets = |entries: Entries| {
			let mut found = state::of_pallets(&entries, &PALLETS);
			found.retain(|key, _| !others.iter().any(|other| key.starts_with(other)));
			found
		};
		let stored = of_pallets(chain.read(state::entries));
		let rebuilt = of_pallets(self.state.execute_with(state::entries));
		let wrong = chain.read(|| state::changes(&stored, &rebuilt));
		assert!(wrong.is_empty(), "block {}: events do not rebuild {wrong:?}", chain.number());
		assert!(!stored.is_empty());
	}

	/// Reads on, and compares.
	pub fn check(&mut self, chain: &mut Chain) {
		self.follow(chain);
		self.compare(chain);
	}
}

/// Reads an event. Those of other pallets say nothing about these, but where sessions change.
fn read(
	event: &RuntimeEvent,
	at: At,
	contents: &BTreeMap<[u8; 32], VersionContent>,
	nodes: &mut validators::Nodes,
) {
	match event.clone() {
		RuntimeEvent::Members(event) => members::read(event, at),
		RuntimeEvent::Validators(event) => validators::read(event, nodes),
		RuntimeEvent::Session(pallet_session::Event::NewSession { .. }) => {
			nodes.new_session();
			checks::new_session();
		}
		RuntimeEvent::Calendar(event) => calendar::read(event),
		RuntimeEvent::Registry(event) => registry::read(event, at, contents),
		RuntimeEvent::Registration(event) => registration::read(event, at),
		RuntimeEvent::Operation(event) => operation::read(event, at),
		RuntimeEvent::Catalogue(event) => catalogue::read(event, at),
		RuntimeEvent::Verification(event) => checks::read(event, at, nodes),
		RuntimeEvent::Rights(event) => rights::read(event, at),
		RuntimeEvent::Exports(event) => exports::read(event),
		RuntimeEvent::Market(event) => market::read(event, at),
		RuntimeEvent::Metering(event) => metering::read(event, at),
		RuntimeEvent::Anchors(event) => anchors::read(event, at),
		RuntimeEvent::Settlement(event) => settlement::read(event, at),
		RuntimeEvent::Bills(event) => bills::read(event, at),
		RuntimeEvent::Licences(event) => licences::read(event, at),
		_ => (),
	}
}

/// One fewer of a count, which has an entry only above zero.
fn fewer<Counts: frame_support::StorageMap<Id, u32, Query = u32>, Id: codec::FullEncode>(of: Id) {
	Counts::mutate_exists(of, |count| {
		*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
	});
}
