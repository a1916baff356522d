//! Real blocks of the real runtime, natively: signed transactions pass the real extensions, and every block is executed
//! again from its parent's state, as another node would.

#![allow(dead_code, missing_docs)]

pub mod delivery;
pub mod life;
pub mod locks;
pub mod money;
pub mod replay;
pub mod state;
pub mod stated;

use codec::{Compact, Decode, Encode};
use frame_support::traits::DisabledValidators;
use frame_system::EventRecord;
use hefu_primitives::{
	dataset::*,
	digest::Digests,
	event_root::{ENGINE_ID, EventsDigest},
	locator::Locator,
	text::Text,
};
use hefu_runtime::{
	AccountId, Address, Block, Executive, Hash, Header, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeGenesisConfig, Session, Signature, SignedPayload, System, UncheckedExtrinsic,
	configs::system::extension, presets,
};
use sp_consensus_aura::{AURA_ENGINE_ID, Slot};
use sp_core::{Pair, sr25519};
use sp_io::TestExternalities;
use sp_runtime::{
	ApplyExtrinsicResult, Digest, DigestItem, DispatchError, TransactionOutcome,
	generic::Era,
	traits::{Block as _, Header as _},
	transaction_validity::{TransactionSource, TransactionValidity},
};

/// Length of a slot in the presets.
pub const SLOT_MS: u64 = 2_000;

/// The four founders, in the order of the preset.
pub fn founder(place: usize) -> &'static presets::DevFounder {
	&presets::FOUNDERS[place]
}

/// The key of `//{path}`.
pub fn pair(path: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//{path}"), None).unwrap()
}

/// The account of a key.
pub fn account(pair: &sr25519::Pair) -> AccountId {
	AccountId::new(pair.public().0)
}

/// A chain that starts from the preset `local`.
pub struct Chain {
	ext: TestExternalities,
	slot: u64,
	parent: Header,
	/// The state before block 1.
	genesis_state: state::Entries,
	/// What was made, from block 1.
	pub blocks: Vec<Made>,
	/// Whether each block is held against the invariants and executed anew, as importers do. Only what records a long life for a
	/// benchmark does without: the same deeds were checked in shorter ones.
	pub checked: bool,
}

impl Clone for Chain {
	/// Another chain that goes on from the same block.
	fn clone(&self) -> Self {
		let mut ext = TestExternalities::default();
		ext.backend = self.ext.backend.clone();
		let Self { slot, parent, blocks, genesis_state, checked, .. } = self;
		Self {
			ext,
			slot: *slot,
			parent: parent.clone(),
			blocks: blocks.clone(),
			genesis_state: genesis_state.clone(),
			checked: *checked,
		}
	}
}

/// A block that was made.
#[derive(Clone)]
pub struct Made {
	pub header: Header,
	/// The bytes of its transactions, the timestamp's among them.
	pub transactions: Vec<Vec<u8>>,
	/// Its events, and the bytes of each record as they are in storage.
	pub events: Vec<RuntimeEvent>,
	pub records: Vec<Vec<u8>>,
}

/// What one transaction came to.
pub type Applied = ApplyExtrinsicResult;

impl Chain {
	pub fn new() -> Self {
		Self::from_preset(presets::LOCAL)
	}

	/// A chain that starts from this preset, which a node merges into the default.
	pub fn from_preset(name: &str) -> Self {
		let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).unwrap();
		let preset = presets::get(&name.into()).unwrap();
		json_patch::merge(&mut genesis, &serde_json::from_slice(&preset).unwrap());
		let json = serde_json::to_vec(&genesis).unwrap();
		let mut ext = TestExternalities::default();
		ext.execute_with(|| {
			frame_support::genesis_builder_helper::build_state::<RuntimeGenesisConfig>(json).unwrap()
		});
		ext.commit_all().unwrap();
		let state_root = *ext.backend.root();
		let parent = Header::new(0, Default::default(), state_root, Default::default(), Default::default());
		// A slot of 2026.
		let slot = 1_790_000_000_000 / SLOT_MS;
		let genesis_state = ext.execute_with(state::entries);
		Self { ext, slot, parent, genesis_state, blocks: Vec::new(), checked: true }
	}

	/// Reads the state after the last block.
	pub fn read<R>(&mut self, read: impl FnOnce() -> R) -> R {
		self.ext.execute_with(read)
	}

	/// Number of the last block.
	pub fn number(&self) -> u32 {
		self.parent.number
	}

	/// Makes a block of these transactions; what each came to. The block is executed again from the state before it.
	pub fn block(&mut self, transactions: Vec<UncheckedExtrinsic>) -> Vec<Applied> {
		self.block_after(1, transactions)
	}

	/// The same, `slots` after the last block, or in the next slot of a node that may author: Aura takes no block of a disabled one.
	pub fn block_after(&mut self, slots: u64, transactions: Vec<UncheckedExtrinsic>) -> Vec<Applied> {
		self.slot += slots;
		while self.is_disabled() {
			self.slot += 1;
		}
		let slot = Slot::from(self.slot);
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot.encode())] };
		let number = self.parent.number + 1;
		let parent_hash = self.parent.hash();
		let time =
			UncheckedExtrinsic::new_bare(pallet_timestamp::Call::set { now: self.slot * SLOT_MS }.into());
		let before = self.checked.then(|| self.ext.backend.clone());
		let (results, included, header, stored) = self.ext.execute_with(|| {
			let header = Header::new(number, Default::default(), Default::default(), parent_hash, digest);
			Executive::initialize_block(&header);
			Executive::apply_extrinsic(time.clone()).unwrap().unwrap();
			let mut included = vec![time];
			let mut results = Vec::new();
			for transaction in transactions {
				// As a block's author does: of a transaction that is refused, nothing stays.
				let result = frame_support::storage::with_transaction(|| {
					match Executive::apply_extrinsic(transaction.clone()) {
						Ok(outcome) => TransactionOutcome::Commit(Ok::<_, DispatchError>(Ok(outcome))),
						Err(refusal) => TransactionOutcome::Rollback(Ok(Err(refusal))),
					}
				})
				.unwrap();
				if result.is_ok() {
					included.push(transaction);
				}
				results.push(result);
			}
			let header = Executive::finalize_block();
			(results, included, header, stored_events())
		});
		self.ext.commit_all().unwrap();
		let transactions = included.iter().map(Encode::encode).collect();
		if let Some(before) = before {
			self.check_invariants();
			let mut other = TestExternalities::default();
			other.backend = before;
			let block = Block::new(header.clone(), included);
			other.execute_with(|| {
				Executive::execute_block(Block::decode(&mut &block.encode()[..]).unwrap().into());
			});
		}
		let (events, records) = split_records(&stored).into_iter().unzip();
		self.blocks.push(Made { header: header.clone(), transactions, events, records });
		self.parent = header;
		results
	}

	/// Whether the node whose turn it is may not author.
	fn is_disabled(&mut self) -> bool {
		let slot = self.slot;
		self.read(|| {
			let authorities = pallet_aura::Authorities::<Runtime>::get().len() as u64;
			<Session as DisabledValidators>::is_disabled((slot % authorities) as u32)
		})
	}

	/// Makes `count` blocks without transactions.
	pub fn empty_blocks(&mut self, count: u32) {
		for _ in 0..count {
			self.block(Vec::new());
		}
	}

	/// What the pool would say of a transaction.
	pub fn validate(&mut self, transaction: UncheckedExtrinsic) -> TransactionValidity {
		let hash = self.parent.hash();
		self.aside(|| Executive::validate_transaction(TransactionSource::External, transaction, hash))
	}

	/// Does something in the state after the last block, of which nothing stays.
	fn aside<R>(&mut self, work: impl FnOnce() -> R) -> R {
		self.ext
			.execute_with(|| {
				frame_support::storage::with_transaction(|| {
					TransactionOutcome::Rollback(Ok::<_, DispatchError>(work()))
				})
			})
			.unwrap()
	}

	/// Makes the next block without transactions if a session begins in it: the session pallet takes all of its weight.
	pub fn pass_session(&mut self) {
		let length = self.read(hefu_runtime::Validators::session_blocks);
		if (self.number() + 1).is_multiple_of(length) {
			self.empty_blocks(1);
		}
	}

	/// What a transaction alone would come to in the next block, and the storage that it would change.
	pub fn effect_of(&mut self, transaction: UncheckedExtrinsic) -> (Applied, state::Changes) {
		self.pass_session();
		let slot = self.slot + 1;
		let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(slot).encode())] };
		let (number, parent_hash) = (self.parent.number + 1, self.parent.hash());
		self.aside(|| {
			let header = Header::new(number, Default::default(), Default::default(), parent_hash, digest);
			Executive::initialize_block(&header);
			let time = pallet_timestamp::Call::set { now: slot * SLOT_MS };
			Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(time.into())).unwrap().unwrap();
			let before = state::entries();
			let applied = Executive::apply_extrinsic(transaction);
			(applied, state::changes(&before, &state::entries()))
		})
	}

	/// The state before block 1.
	pub fn genesis_state(&self) -> &state::Entries {
		&self.genesis_state
	}

	/// Time of the last block: milliseconds since 1970 UTC.
	pub fn now(&self) -> u64 {
		self.slot * SLOT_MS
	}

	/// The invariants of every pallet of ours, and the header's root of the events.
	pub fn check_invariants(&mut self) {
		self.ext.execute_with(|| {
			pallet_members::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_validators::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_registry::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_registration::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_calendar::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_operation::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_catalogue::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_rights::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_exports::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_market::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_metering::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_anchors::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_settlement::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_bills::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_licences::Pallet::<Runtime>::do_try_state().unwrap();
			pallet_verification::Pallet::<Runtime>::do_try_state().unwrap();
			locks::check();
			money::check();
			stated::check();
			assert_eq!(pallet_balances::TotalIssuance::<Runtime>::get(), 0, "there is no coin");
		});
	}

	/// A transaction of `key` with the account's next number, mortal.
	pub fn sign(&mut self, key: &sr25519::Pair, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
		let nonce = self.read(|| System::account_nonce(account(key)));
		self.sign_with(key, call, nonce, Era::mortal(64, self.number().into()))
	}

	/// Mortal transactions of `key` with consecutive numbers.
	pub fn sign_all<C: Into<RuntimeCall>>(
		&mut self,
		key: &sr25519::Pair,
		calls: impl IntoIterator<Item = C>,
	) -> Vec<UncheckedExtrinsic> {
		let nonce = self.read(|| System::account_nonce(account(key)));
		let era = Era::mortal(64, self.number().into());
		(nonce..).zip(calls).map(|(nonce, call)| self.sign_with(key, call, nonce, era)).collect()
	}

	/// A transaction with everything chosen.
	pub fn sign_with(
		&mut self,
		key: &sr25519::Pair,
		call: impl Into<RuntimeCall>,
		nonce: u32,
		era: Era,
	) -> UncheckedExtrinsic {
		let call = call.into();
		let extension = extension(era, nonce);
		let payload = self.payload(call.clone(), extension.clone());
		let signature = Signature::Sr25519(payload.using_encoded(|bytes| key.sign(bytes)));
		UncheckedExtrinsic::new_signed(call, Address::Id(account(key)), signature, extension)
	}

	/// What a signer of this call signs, for the block after the last.
	pub fn payload(&mut self, call: RuntimeCall, extension: hefu_runtime::TxExtension) -> SignedPayload {
		let parent = self.parent.clone();
		self.aside(|| {
			// The implicit part reads the hash of the block at which the era begins: the last one.
			frame_system::BlockHash::<Runtime>::insert(parent.number, parent.hash());
			SignedPayload::new(call, extension).unwrap()
		})
	}

	/// The hash of the first block.
	pub fn genesis(&mut self) -> [u8; 32] {
		self.read(|| System::block_hash(0).0)
	}

	/// Does something as root in the state after the last block, where the test is of what follows from it.
	pub fn as_root(&mut self, call: impl Into<RuntimeCall>) {
		use sp_runtime::traits::Dispatchable;
		let call = call.into();
		self.ext.execute_with(|| {
			call.dispatch(frame_system::RawOrigin::Root.into()).unwrap();
			System::reset_events();
		});
		self.ext.commit_all().unwrap();
	}

	/// The events of the last block.
	pub fn last_events(&self) -> &[RuntimeEvent] {
		&self.blocks.last().unwrap().events
	}
}

/// What a client gets that asks for `System.Events`.
fn stored_events() -> Vec<u8> {
	let key = frame_support::storage::storage_prefix(b"System", b"Events");
	frame_support::storage::unhashed::get_raw(&key).expect("every block has events")
}

/// Each event of these bytes, with those of its record.
fn split_records(stored: &[u8]) -> Vec<(RuntimeEvent, Vec<u8>)> {
	let mut rest = stored;
	let Compact(count) = Compact::<u32>::decode(&mut rest).unwrap();
	let records = (0..count).map(|_| {
		let from = rest;
		let record = EventRecord::<RuntimeEvent, Hash>::decode(&mut rest).unwrap();
		(record.event, from[..from.len() - rest.len()].to_vec())
	});
	let records = records.collect();
	assert!(rest.is_empty(), "nothing follows the records");
	records
}

/// The digest item of a header.
pub fn events_digest(header: &Header) -> EventsDigest {
	let mut items = header.digest.logs.iter().filter_map(|item| match item {
		DigestItem::Consensus(ENGINE_ID, data) => Some(EventsDigest::decode(&mut &data[..]).unwrap()),
		_ => None,
	});
	let item = items.next().expect("every block has one");
	assert!(items.next().is_none(), "and only one");
	item
}

/// A version with one file of one byte.
pub fn content(name: &str) -> VersionContent {
	VersionContent {
		descriptor: Descriptor {
			name: Text::new(name).unwrap(),
			overview: None,
			industry: None,
			source: Source::Generated,
			spatial: None,
			temporal: None,
			update_frequency: None,
			volume: Volume::default(),
			form: None,
			kind: Kind::Product,
			access: Access::OnApplication,
			grade: Grade { class: GradeClass::General, level: None, report: None },
			personal_information: PersonalInformation::None,
			schema: None,
			metadata: None,
			derivation: None,
			watermark: None,
		},
		distributions: vec![Distribution {
			name: Text::new("a.csv").unwrap(),
			media_type: Text::new("text/csv").unwrap(),
			size: 1,
			locator: Locator::Url(Text::new("http://127.0.0.1:8080/a.csv").unwrap()),
			digests: Digests { blake3: Some([1; 32]), ..Default::default() },
			seal: None,
		}]
		.try_into()
		.unwrap(),
		parents: Default::default(),
	}
}

/// The call that registers a dataset.
pub fn register(nonce: u8, check: pallet_registry::CheckWhen) -> RuntimeCall {
	pallet_registry::Call::register { nonce: [nonce; 32], content: Box::new(content("气象数据")), check }
		.into()
}
