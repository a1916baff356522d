//! Random lives of the whole chain: everybody does what the calls of all pallets allow, mostly as one may, in blocks of a few
//! transactions each.
//!
//! A life is drawn from its seed alone, so that what fails can be run again. What there is to do, and with what, is read from the
//! state: most calls therefore succeed. Now and then somebody else signs, or something is done out of season.

pub mod anchors;
mod bills;
mod calendar;
mod cast;
mod catalogue;
mod checks;
mod exports;
pub mod licences;
pub mod market;
mod members;
pub mod metering;
mod operation;
mod registration;
mod registry;
mod rights;
mod settlement;
mod story;
mod validators;

use std::collections::BTreeMap;

use codec::{Decode, Encode};
use frame_support::{dispatch::GetDispatchInfo, traits::GetCallMetadata};
use hefu_primitives::{BillId, MemberId, Party, PartyId, party::Consent};
use hefu_runtime::{
	AccountId, Hash, Runtime, RuntimeCall, RuntimeEvent, RuntimeParameters, Signature, System,
	UncheckedExtrinsic, configs::system::extension, params,
};
use pallet_collective::Instance1;
use pallet_members::{Customers, Key, Keys, Members};
use proptest::{
	prelude::Rng,
	test_runner::{RngAlgorithm, TestRng},
};
use sp_core::{Pair, sr25519};
use sp_runtime::{
	generic::Era,
	traits::{BlakeTwo256, Hash as _},
};

use super::{Applied, Chain, account, pair};
pub use cast::Person;

type Collective = pallet_collective::Call<Runtime, Instance1>;

/// What somebody does.
pub enum Deed {
	/// A transaction signed by this key.
	By(AccountId, RuntimeCall),
	/// A motion that all seats of the council propose, vote for and close in one block.
	Motion(RuntimeCall),
	/// A report of a verifier's node, which has no account.
	Report(RuntimeCall),
	/// What a block's author brings, signed by nobody.
	Bare(RuntimeCall),
}

/// How often a call succeeded, and how often it was refused.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
	pub succeeded: u32,
	pub refused: u32,
}

/// Counts by call, `Pallet.call`.
pub type Counts = BTreeMap<String, Count>;

/// Draws what somebody may do now; nothing when there is nothing to do it with.
type Draw = fn(&mut World) -> Vec<Deed>;

/// The concepts of which a block may have nothing else.
const FAMILIES: [&[Draw]; 6] =
	[registration::DRAWS, operation::DRAWS, catalogue::DRAWS, rights::DRAWS, market::DRAWS, metering::DRAWS];
/// Those that money has to do with, several times what moves it.
const TRADES: [&[Draw]; 6] =
	[rights::DRAWS, market::DRAWS, market::DRAWS, metering::DRAWS, settlement::DRAWS, settlement::DRAWS];
/// Most that is done in such a block.
const FOCUSED: usize = 3;

/// A chain, and everybody who takes part in it.
#[derive(Clone)]
pub struct World {
	pub chain: Chain,
	/// Hash of the first block.
	pub genesis: [u8; 32],
	/// The members, founders first.
	pub people: Vec<Person>,
	pub counts: Counts,
	rng: TestRng,
	/// Every key that was ever made, by its account.
	wallet: BTreeMap<AccountId, sr25519::Pair>,
	/// Verifiers' keys by their public halves.
	verifiers: BTreeMap<pallet_verification::VerifierId, pallet_verification::VerifierPair>,
	/// Raw ids of objects that party keys were made for, beside bills.
	deals: Vec<[u8; 32]>,
	/// How many nonces, keys and references were made.
	made: u64,
	/// How often each way to draw was taken.
	drawn: Vec<u32>,
}

impl World {
	/// A chain of the preset `local`, on which the others of the cast have been enrolled and licences, books and datasets
	/// can be had.
	pub fn new(seed: u64) -> Self {
		let mut bytes = [0; 32];
		bytes[..8].copy_from_slice(&seed.to_le_bytes());
		let mut world = Self {
			chain: Chain::new(),
			genesis: [0; 32],
			people: Vec::new(),
			counts: Counts::new(),
			rng: TestRng::from_seed(RngAlgorithm::ChaCha, &bytes),
			wallet: BTreeMap::new(),
			verifiers: BTreeMap::new(),
			deals: Vec::new(),
			made: 0,
			drawn: vec![0; Self::draws().len()],
		};
		world.assemble();
		// Known from block 1 on.
		world.genesis = world.chain.genesis();
		world
	}

	/// Every way to draw what somebody does.
	fn draws() -> Vec<Draw> {
		[
			members::DRAWS,
			validators::DRAWS,
			calendar::DRAWS,
			registry::DRAWS,
			registration::DRAWS,
			operation::DRAWS,
			catalogue::DRAWS,
			checks::DRAWS,
			rights::DRAWS,
			exports::DRAWS,
			bills::DRAWS,
			market::DRAWS,
			metering::DRAWS,
			anchors::DRAWS,
			settlement::DRAWS,
			licences::DRAWS,
		]
		.concat()
	}

	/// Does in each of so many blocks what belongs to one concept: a filing, an agreement or a pledge takes many steps, which seldom follow
	/// each other where there is everything to do.
	pub fn focus(&mut self, blocks: u32) {
		for _ in 0..blocks {
			let deeds = self.focused(&FAMILIES);
			self.play(1, deeds);
		}
	}

	/// The same for so many days, with two blocks a day, which is no standstill: what takes days comes to its end.
	pub fn age(&mut self, days: u32) {
		self.allow_days();
		for _ in 0..2 * days {
			let deeds = self.focused(&FAMILIES);
			self.play(21_600, deeds);
		}
	}

	/// Does in each of so many blocks, `slots` apart, what belongs to one concept that money has to do with.
	pub fn trade(&mut self, blocks: u32, slots: u64) {
		for _ in 0..blocks {
			let deeds = self.focused(&TRADES);
			self.play(slots, deeds);
		}
	}

	/// From now on a day without a block is no standstill.
	pub fn allow_days(&mut self) {
		let day =
			params::calendar::Parameters::StallLimitMs(params::calendar::StallLimitMs, Some(86_400_000));
		let key_value = RuntimeParameters::Calendar(day);
		self.must(motion(pallet_parameters::Call::set_parameter { key_value }));
	}

	fn focused(&mut self, families: &[&[Draw]]) -> Vec<Deed> {
		let draws = families[self.below(families.len())];
		let mut deeds = Vec::new();
		// What finds nothing to do it with is passed over.
		for _ in 0..2 * draws.len() {
			if deeds.len() < FOCUSED {
				let draw = self.below(draws.len());
				deeds.extend(draws[draw](self));
			}
		}
		deeds
	}

	/// Lives on for so many blocks.
	pub fn live(&mut self, blocks: u32) {
		let draws = Self::draws();
		for _ in 0..blocks {
			let (mut deeds, most) = (Vec::new(), 1 + self.below(7));
			// Some of what is drawn finds nothing to do it with.
			for _ in 0..2 * most {
				if deeds.len() < most {
					let draw = self.next_draw();
					self.drawn[draw] += 1;
					deeds.extend(draws[draw](self));
				}
			}
			let slots = match self.below(24) {
				// Hours: offers and instructions lapse.
				0 => 1 + self.below(6 * 1_800) as u64,
				// Half a minute.
				1..=3 => 15,
				_ => 1,
			};
			self.play(slots, deeds);
		}
	}

	/// Half of the time what was drawn least so far.
	fn next_draw(&mut self) -> usize {
		let count = self.drawn.len();
		if self.chance(2) {
			return self.below(count);
		}
		let least = self.drawn.iter().min().copied().unwrap_or_default();
		let rare = (0..count).filter(|draw| self.drawn[*draw] == least).collect::<Vec<_>>();
		rare[self.below(rare.len())]
	}

	/// Makes a block of these deeds, `slots` after the last, and counts what became of them.
	pub fn play(&mut self, slots: u64, deeds: Vec<Deed>) -> Vec<Applied> {
		self.chain.pass_session();
		let mut block = Block::default();
		for deed in deeds {
			match deed {
				Deed::By(key, call) => self.sign(&mut block, &key, call, true),
				Deed::Motion(call) => self.decide(&mut block, call),
				Deed::Report(call) => {
					let bare = UncheckedExtrinsic::new_transaction(call.clone(), extension(Era::Immortal, 0));
					block.put(bare, Some(name(&call)));
				}
				Deed::Bare(call) => {
					let name = name(&call);
					block.put(UncheckedExtrinsic::new_bare(call), Some(name));
				}
			}
		}
		let results = self.chain.block_after(slots, block.transactions);
		for (result, name) in results.iter().zip(block.names) {
			if let Some(name) = name {
				self.count(name, *result == Ok(Ok(())));
			}
		}
		let executed = self.chain.last_events().iter().filter_map(|event| match event {
			RuntimeEvent::Council(pallet_collective::Event::Executed { proposal_hash, result }) => {
				Some((*proposal_hash, result.is_ok()))
			}
			_ => None,
		});
		let executed = executed.collect::<BTreeMap<_, _>>();
		for (hash, name) in block.motions {
			self.count(name, executed.get(&hash) == Some(&true));
		}
		results
	}

	/// Does this, and demands that it succeeds.
	pub fn must(&mut self, deed: Deed) {
		let name = match &deed {
			Deed::By(_, call) | Deed::Motion(call) | Deed::Report(call) | Deed::Bare(call) => name(call),
		};
		let before = self.counts.get(&name).copied().unwrap_or_default().succeeded;
		let results = self.play(1, vec![deed]);
		let after = self.counts[&name].succeeded;
		let events = self.chain.last_events();
		assert_eq!(after, before + 1, "{name} succeeds: {results:?}, {events:?}");
	}

	fn count(&mut self, name: String, succeeded: bool) {
		let count = self.counts.entry(name).or_default();
		*(if succeeded { &mut count.succeeded } else { &mut count.refused }) += 1;
	}

	/// Signs a call with the key's next number in the block.
	fn sign(&mut self, block: &mut Block, key: &AccountId, call: RuntimeCall, counts: bool) {
		let pair = self.pair_of(key);
		let chain = &mut self.chain;
		let next = block
			.nonces
			.entry(key.clone())
			.or_insert_with(|| chain.read(|| System::account_nonce(key.clone())));
		let nonce = *next;
		*next += 1;
		let name = counts.then(|| name(&call));
		let era = Era::mortal(64, self.chain.number().into());
		let transaction = self.chain.sign_with(&pair, call, nonce, era);
		block.put(transaction, name);
	}

	/// The council proposes, votes and closes; what it proposed before, and could not close, it closes now.
	fn decide(&mut self, block: &mut Block, motion: RuntimeCall) {
		let hash = BlakeTwo256::hash_of(&motion);
		let (seats, next, open) = self.chain.read(|| {
			(
				pallet_collective::Members::<Runtime, Instance1>::get(),
				pallet_collective::ProposalCount::<Runtime, Instance1>::get(),
				pallet_collective::Voting::<Runtime, Instance1>::get(hash),
			)
		});
		// Its number stands first in what is stored, and has no accessor.
		let open: Option<u32> = open.and_then(|votes| Decode::decode(&mut &votes.encode()[..]).ok());
		let index = open.unwrap_or(next + block.proposed);
		block.motions.push((hash, name(&motion)));
		let length_bound = motion.encoded_size() as u32;
		let proposal_weight_bound = motion.get_dispatch_info().call_weight;
		let threshold = seats.len() as u32;
		if open.is_none() {
			let propose = Collective::propose { threshold, proposal: Box::new(motion), length_bound };
			self.sign(block, &seats[0], propose.into(), false);
			block.proposed += 1;
		}
		for seat in &seats {
			let vote = Collective::vote { proposal: hash, index, approve: true };
			self.sign(block, seat, vote.into(), false);
		}
		let close = Collective::close { proposal_hash: hash, index, proposal_weight_bound, length_bound };
		self.sign(block, &seats[0], close.into(), false);
	}

	// Drawing.

	/// A number below `end`, which is not 0.
	pub fn below(&mut self, end: usize) -> usize {
		(self.rng.next_u64() % end.max(1) as u64) as usize
	}

	/// Once in so many times.
	pub fn chance(&mut self, times: usize) -> bool {
		self.below(times) == 0
	}

	/// One of these, if there is one.
	pub fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
		if all.is_empty() { None } else { Some(all[self.below(all.len())].clone()) }
	}

	/// 32 bytes that nobody has used.
	pub fn fresh(&mut self) -> [u8; 32] {
		self.made += 1;
		hefu_primitives::digest::blake2_256(&self.made.to_le_bytes())
	}

	/// A key that nobody has used.
	pub fn new_key(&mut self) -> AccountId {
		self.made += 1;
		self.keep(pair(&format!("life//{}", self.made)))
	}

	fn keep(&mut self, pair: sr25519::Pair) -> AccountId {
		let account = account(&pair);
		self.wallet.insert(account.clone(), pair);
		account
	}

	// Who may sign.

	/// A key of the member that may do everything; once in sixteen times anybody's.
	pub fn signer(&mut self, member: &MemberId) -> AccountId {
		if self.chance(16) {
			return self.anybody();
		}
		self.key_of(member)
	}

	/// Any key that was ever made.
	pub fn anybody(&mut self) -> AccountId {
		let place = self.below(self.wallet.len());
		self.wallet.keys().nth(place).expect("there are keys").clone()
	}

	/// The member's own first operator key, or else its owner key.
	pub fn key_of(&mut self, member: &MemberId) -> AccountId {
		let seed = self.people.iter().find(|person| person.id == *member).map(|person| person.seed.clone());
		let operator = seed.map(|seed| account(&pair(&seed)));
		self.chain.read(|| {
			let all = |key: &AccountId| {
				matches!(
					Keys::<Runtime>::get(key),
					Some(Key::Operator { scope: hefu_primitives::member::Scope::All, .. })
				)
			};
			operator.filter(all).unwrap_or_else(|| Members::<Runtime>::get(member).expect("a member").owner)
		})
	}

	/// The member's owner key; once in sixteen times anybody's.
	pub fn owner_of(&mut self, member: &MemberId) -> AccountId {
		if self.chance(16) {
			return self.anybody();
		}
		self.chain.read(|| Members::<Runtime>::get(member).expect("a member").owner)
	}

	/// The key by which the party acts; once in sixteen times anybody's.
	pub fn party_signer(&mut self, party: &Party) -> AccountId {
		if self.chance(16) {
			return self.anybody();
		}
		self.party_key(party)
	}

	/// The key by which the party acts.
	pub fn party_key(&mut self, party: &Party) -> AccountId {
		match party {
			Party::Member(member) => self.key_of(member),
			Party::Customer(customer) => {
				self.chain.read(|| Customers::<Runtime>::get(customer).expect("a customer").key)
			}
			Party::Key(key) => AccountId::new(key.0),
		}
	}

	/// The pair of a key that was made here.
	pub fn pair_of(&self, key: &AccountId) -> sr25519::Pair {
		self.wallet.get(key).expect("the key was made here").clone()
	}

	/// The member of this seed.
	pub fn id(&self, seed: &str) -> MemberId {
		self.people.iter().find(|person| person.seed == seed).expect("of the cast").id
	}

	/// The call by which the member sponsors a key that was made here, and consents.
	pub fn sponsoring(
		&self,
		sponsor: MemberId,
		key: AccountId,
		object: [u8; 32],
		commitment: [u8; 32],
	) -> pallet_members::Call<Runtime> {
		let said = Consent { sponsor, object, commitment }.signed_bytes(&self.genesis);
		let signature = Signature::Sr25519(self.pair_of(&key).sign(&said));
		pallet_members::Call::add_party_key { key, object, commitment, signature }
	}

	/// A new key that the member of this seed sponsors for the object.
	pub fn sponsored_key(&mut self, seed: &str, object: [u8; 32]) -> (AccountId, Party) {
		let (key, commitment) = (self.new_key(), self.fresh());
		let party = party_of(&key);
		let call = self.sponsoring(self.id(seed), key.clone(), object, commitment);
		self.must(by(seed, call));
		(key, party)
	}

	/// Hash of the last entry of the bill's chain: what an answer to an offer names.
	pub fn head(&mut self, bill: &BillId) -> [u8; 32] {
		self.chain.read(|| pallet_bills::Bills::<Runtime>::get(bill)).expect("it was issued").chain.hash
	}

	/// The members that are live.
	pub fn live_members(&mut self) -> Vec<MemberId> {
		self.chain.read(|| {
			let mut live = Members::<Runtime>::iter().filter(|(_, member)| member.is_live());
			let mut live = live.by_ref().map(|(id, _)| id).collect::<Vec<_>>();
			live.sort();
			live
		})
	}

	/// A live member.
	pub fn some_member(&mut self) -> MemberId {
		let live = self.live_members();
		self.one_of(&live).expect("the founders are live")
	}

	/// Time of the last block.
	pub fn now(&self) -> u64 {
		self.chain.now()
	}
}

/// The first operator key of the member of this seed.
pub fn key(seed: &str) -> AccountId {
	account(&pair(seed))
}

/// What the member of this seed does.
pub fn by(seed: &str, call: impl Into<RuntimeCall>) -> Deed {
	Deed::By(key(seed), call.into())
}

/// What the council decides.
pub fn motion(call: impl Into<RuntimeCall>) -> Deed {
	Deed::Motion(call.into())
}

/// The party that acts by this key, which was made for one object.
pub fn party_of(key: &AccountId) -> Party {
	let bytes: &[u8] = key.as_ref();
	Party::Key(PartyId(bytes.try_into().expect("32 bytes")))
}

/// The transactions of a block to come.
#[derive(Default)]
struct Block {
	transactions: Vec<UncheckedExtrinsic>,
	/// For each of them the call that it is counted as, if it is.
	names: Vec<Option<String>>,
	nonces: BTreeMap<AccountId, u32>,
	/// The motions, with the calls that they are counted as.
	motions: Vec<(Hash, String)>,
	/// How many of them are proposed in it.
	proposed: u32,
}

impl Block {
	fn put(&mut self, transaction: UncheckedExtrinsic, name: Option<String>) {
		self.transactions.push(transaction);
		self.names.push(name);
	}
}

/// A call as `Pallet.call`.
pub fn name(call: &RuntimeCall) -> String {
	let frame_support::traits::CallMetadata { function_name, pallet_name } = call.get_call_metadata();
	format!("{pallet_name}.{function_name}")
}

/// The pallets whose calls a life makes.
pub const PALLETS: [&str; 16] = [
	"Members",
	"Validators",
	"Calendar",
	"Registry",
	"Registration",
	"Operation",
	"Catalogue",
	"Verification",
	"Rights",
	"Exports",
	"Market",
	"Metering",
	"Anchors",
	"Settlement",
	"Bills",
	"Licences",
];
