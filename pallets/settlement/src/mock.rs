//! A runtime with this pallet, in which a few accounts are members' keys, and things that fail on demand.

use std::collections::BTreeMap;

use codec::{Decode, Encode};
use frame::{
	deps::{
		frame_support::{
			storage::{unhashed, with_storage_layer},
			weights::RuntimeDbWeight,
		},
		sp_runtime::StateVersion,
	},
	testing_prelude::*,
};
use hefu_primitives::{
	CustomerId, InstructionId, MemberId, Party, PartyId,
	member::Role,
	settlement::{BankReference, Book, Currency, Leg, LegKind, Thing, What, When},
};
use pallet_support::{Actor, Deposits, Instructions as Keeps, MemberInspect, PartyInspect};

use crate::{Claim, Instructions, Legs, MediatorIds, State};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Settlement: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = DbWeight;
}

parameter_types! {
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1_000_000, write: 2_000_000 };
	pub static Now: u64 = NOON;
	pub static MaxOpenPerMember: u32 = 100;
	pub const MaxInstructionMs: u64 = 1_000_000;
	/// Who sponsors the customer and the party keys.
	pub static Sponsor: u64 = ALICE;
	/// Members and customers who take no part now.
	pub static Suspended: Vec<u64> = Vec::new();
	/// Party keys that were retired.
	pub static Retired: Vec<u64> = Vec::new();
	/// Banks that run an exchange as well.
	pub static Platforms: Vec<u64> = Vec::new();
	/// Banks that no longer are banks.
	pub static NoBanks: Vec<u64> = Vec::new();
	/// What cannot be executed now.
	pub static Broken: Option<Thing> = None;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Things = Things;
	type Clock = Now;
	type MaxOpenPerMember = MaxOpenPerMember;
	type MaxInstructionMs = MaxInstructionMs;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// The time at which tests begin.
pub const NOON: u64 = 1_790_000_000_000;
/// When the tests' instructions expire.
pub const EXPIRY: u64 = NOON + 1_000;

/// Keys of members.
pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
pub const CAROL: u64 = 3;
/// Keys of members who mediate.
pub const MEDIATOR: u64 = 4;
pub const OTHER_MEDIATOR: u64 = 5;
/// Keys of banks.
pub const BANK: u64 = 10;
pub const OTHER_BANK: u64 = 11;
/// Key of a customer whom Alice's member sponsors, unless a test says otherwise.
pub const CUSTOMER: u64 = 90;
/// Keys of parties that the same member sponsors: the first was made for the third thing, the other one for the fifth.
pub const KEY: u64 = 91;
pub const OTHER_KEY: u64 = 92;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Who takes part in the tests: accounts below 90 are members' keys, from 10 to 19 those of banks.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

/// The party whose key `who` is; a party key that nobody made, for a stranger's.
pub fn party(who: u64) -> Party {
	match who {
		CUSTOMER => Party::Customer(CustomerId([CUSTOMER as u8; 32])),
		KEY.. => Party::Key(PartyId([who as u8; 32])),
		_ => Party::Member(member(who)),
	}
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		let sponsor = member(Sponsor::get());
		let actor = match party(*key) {
			Party::Member(member) => Actor::Member(member),
			Party::Customer(customer) => Actor::Customer { customer, sponsor },
			Party::Key(key) => Actor::Key { key, sponsor },
		};
		Self::takes_part(&actor.party()).then_some(actor)
	}

	fn is_live(member: &MemberId) -> bool {
		member.0[0] < 90 && !Suspended::get().contains(&member.0[0].into())
	}

	fn has_role(member: &MemberId, role: Role) -> bool {
		let who = u64::from(member.0[0]);
		match role {
			Role::Bank => (10..20).contains(&who) && !NoBanks::get().contains(&who),
			Role::Exchange => Platforms::get().contains(&who),
			_ => true,
		}
	}
}

impl PartyInspect<u64> for Members {
	fn takes_part(party: &Party) -> bool {
		match party {
			Party::Member(member) => Self::is_live(member),
			Party::Customer(_) => {
				Self::is_live(&member(Sponsor::get())) && !Suspended::get().contains(&CUSTOMER)
			}
			Party::Key(key) => Self::is_live(&member(Sponsor::get())) && Self::object_of(key).is_some(),
		}
	}

	fn member_behind(party: &Party) -> Option<MemberId> {
		match party {
			Party::Member(member) => Some(*member),
			Party::Key(PartyId(id)) if ![KEY, OTHER_KEY].contains(&id[0].into()) => None,
			Party::Customer(_) | Party::Key(_) => Some(member(Sponsor::get())),
		}
	}

	fn object_of(key: &PartyId) -> Option<[u8; 32]> {
		match u64::from(key.0[0]) {
			retired if Retired::get().contains(&retired) => None,
			KEY => Some(thing(3).id),
			OTHER_KEY => Some(thing(5).id),
			_ => None,
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 60) + 20;
		(member(key), key)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeBank<u64> for Members {
	fn make_bank(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 10) + 10;
		(member(key), key)
	}
}

/// Why a thing does not do what it is asked.
pub const NOT_YOURS: DispatchError = DispatchError::Other("not the giver's thing");
pub const LOCKED: DispatchError = DispatchError::Other("the thing is locked");
pub const NOT_LOCKED: DispatchError = DispatchError::Other("the thing is not locked for this");
pub const CANNOT_MOVE: DispatchError = DispatchError::Unavailable;

/// Who has a thing, and for what it is locked. In storage, so that it is undone with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Had {
	pub holder: Party,
	pub locked: Option<InstructionId>,
}

/// Things as another pallet would record them.
pub struct Things;

impl Things {
	fn key(thing: &Thing) -> Vec<u8> {
		(b"things", thing).encode()
	}

	pub fn get(thing: &Thing) -> Option<Had> {
		unhashed::get(&Self::key(thing))
	}

	pub fn put(thing: &Thing, had: Had) {
		unhashed::put(&Self::key(thing), &had);
	}
}

impl pallet_support::Leg for Things {
	fn lock(instruction: &InstructionId, thing: &Thing, from: &Party, _: &Party) -> DispatchResult {
		let had = Self::get(thing).ok_or(NOT_YOURS)?;
		ensure!(had.holder == *from, NOT_YOURS);
		ensure!(had.locked.is_none(), LOCKED);
		Self::put(thing, Had { locked: Some(*instruction), ..had });
		Ok(())
	}

	fn execute(instruction: &InstructionId, thing: &Thing, from: &Party, to: &Party) -> DispatchResult {
		ensure!(Self::get(thing) == Some(Had { holder: *from, locked: Some(*instruction) }), NOT_LOCKED);
		// It fails late, so that there is something to be undone.
		Self::put(thing, Had { holder: *to, locked: None });
		ensure!(Broken::get() != Some(*thing), CANNOT_MOVE);
		Ok(())
	}

	fn release(instruction: &InstructionId, thing: &Thing) -> DispatchResult {
		let had = Self::get(thing).ok_or(NOT_LOCKED)?;
		ensure!(had.locked == Some(*instruction), NOT_LOCKED);
		Self::put(thing, Had { locked: None, ..had });
		Ok(())
	}

	fn weight(kind: LegKind) -> Weight {
		match kind {
			LegKind::Grant => Weight::from_parts(1_000, 10),
			LegKind::Bill => Weight::from_parts(2_000, 20),
		}
	}
}

/// The tests' things: four grants and four bills.
pub fn thing(number: u8) -> Thing {
	Thing { kind: LegKind::ALL[usize::from(number) % 2], id: [number; 32] }
}

/// How many things there are.
pub const THINGS: u8 = 8;

/// Claims in renminbi on the bank.
pub const CNY: Book = Book { bank: MemberId([BANK as u8; 32]), currency: Currency::CNY };

/// Claims in dollars on the other bank.
pub fn usd() -> Book {
	Book { bank: member(OTHER_BANK), currency: Currency::parse("USD").expect("a currency") }
}

/// A chain whose tests' things are Alice's, without a book.
pub fn new_test_ext() -> TestState {
	// Whatever another test set on this thread.
	Now::set(NOON);
	MaxOpenPerMember::set(100);
	Sponsor::set(ALICE);
	Suspended::set(Vec::new());
	Retired::set(Vec::new());
	Platforms::set(Vec::new());
	NoBanks::set(Vec::new());
	Broken::set(None);
	let genesis = RuntimeGenesisConfig::default();
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		for number in 0..THINGS {
			Things::put(&thing(number), Had { holder: party(ALICE), locked: None });
		}
	});
	state
}

/// Runs a test on a chain with two books, in which Alice and Bob have 1,000 each; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		for (book, decimals) in [(CNY, 2), (usd(), 2)] {
			assert_ok!(Settlement::open_book(RuntimeOrigin::root(), book, decimals));
		}
		for (who, reference) in [(ALICE, 201), (BOB, 202)] {
			assert_ok!(received(BANK, who, 1_000, reference));
		}
		System::reset_events();
		run();
		check();
	});
}

/// Every invariant, those between this pallet and the things too.
pub fn check() {
	assert_ok!(Settlement::do_try_state());
	let mut locked = BTreeMap::new();
	for (id, instruction) in Instructions::<Test>::iter() {
		if instruction.state == State::Open {
			let things = instruction.locked().filter_map(|leg| match leg.what {
				What::Thing(thing) => Some((thing, id)),
				What::Claim { .. } | What::Cash { .. } => None,
			});
			locked.extend(things);
		}
	}
	for thing in (0..THINGS).map(thing) {
		assert_eq!(Things::get(&thing).and_then(|had| had.locked), locked.remove(&thing));
	}
	assert!(locked.is_empty());
}

/// The root of all that is stored.
pub fn root() -> Vec<u8> {
	frame::deps::sp_io::storage::root(StateVersion::V1)
}

/// Signed by this key.
pub fn signed(key: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(key)
}

pub fn reference(number: u8) -> BankReference {
	[number; 32]
}

/// The bank attests renminbi that came in.
pub fn received(bank: u64, holder: u64, amount: u128, number: u8) -> DispatchResult {
	Settlement::received(signed(bank), Currency::CNY, party(holder), amount, reference(number))
}

/// The bank attests renminbi that it paid out.
pub fn paid(bank: u64, holder: u64, amount: u128, number: u8) -> DispatchResult {
	Settlement::paid(signed(bank), Currency::CNY, party(holder), amount, reference(number))
}

/// What the party has in renminbi, free and locked.
pub fn has(who: u64) -> (u128, u128) {
	let Claim { free, locked } = Settlement::claim(CNY, party(who));
	(free, locked)
}

/// Who has the thing.
pub fn holder(number: u8) -> Party {
	Things::get(&thing(number)).expect("a thing of the tests").holder
}

/// A leg that moves renminbi.
pub fn pays(from: u64, to: u64, amount: u128) -> Leg {
	Leg { from: party(from), to: party(to), what: What::Claim { book: CNY, amount } }
}

/// A leg that moves a thing.
pub fn gives(from: u64, to: u64, number: u8) -> Leg {
	Leg { from: party(from), to: party(to), what: What::Thing(thing(number)) }
}

/// A leg that moves renminbi outside of the ledger, as a bank attests.
pub fn transfers(from: u64, to: u64, amount: u128, attestor: u64) -> Leg {
	let what = What::Cash { currency: Currency::CNY, amount, attestor: member(attestor) };
	Leg { from: party(from), to: party(to), what }
}

pub fn legs(legs: &[Leg]) -> Legs {
	legs.to_vec().try_into().expect("few legs")
}

pub fn mediators(mediators: &[u64]) -> MediatorIds {
	mediators.iter().copied().map(member).collect::<Vec<_>>().try_into().expect("few mediators")
}

/// The id of the instruction that `who` makes with this nonce.
pub fn id(who: u64, nonce: u8) -> InstructionId {
	InstructionId::derive(&pallet_support::genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

/// `who` makes an instruction that is executed with the last affirmation.
pub fn try_instruct(who: u64, nonce: u8, legs: &[Leg]) -> DispatchResult {
	try_mediated(who, nonce, legs, &[])
}

/// The same, of which these are the mediators.
pub fn try_mediated(who: u64, nonce: u8, legs: &[Leg], mediators: &[u64]) -> DispatchResult {
	let (nonce, legs, mediators) = ([nonce; 32], self::legs(legs), self::mediators(mediators));
	Settlement::instruct(signed(who), nonce, legs, When::LastAffirmation, EXPIRY, None, mediators)
}

/// The same, which must do; gives its id.
pub fn mediated(who: u64, nonce: u8, legs: &[Leg], mediators: &[u64]) -> InstructionId {
	assert_ok!(try_mediated(who, nonce, legs, mediators));
	id(who, nonce)
}

/// The same, which must do; gives its id.
pub fn instruct(who: u64, nonce: u8, legs: &[Leg]) -> InstructionId {
	assert_ok!(try_instruct(who, nonce, legs));
	id(who, nonce)
}

/// An instruction that a party must have executed, from the middle of its life on.
pub fn instruct_later(who: u64, nonce: u8, legs: &[Leg]) -> InstructionId {
	let (legs, when, nobody) = (self::legs(legs), When::From(NOON + 500), mediators(&[]));
	assert_ok!(Settlement::instruct(signed(who), [nonce; 32], legs, when, EXPIRY, None, nobody));
	id(who, nonce)
}

/// An instruction about the third thing that another pallet keeps, which these have affirmed.
pub fn try_keep(
	who: u64,
	nonce: u8,
	legs: &[Leg],
	affirming: &[u64],
) -> Result<InstructionId, DispatchError> {
	let parties = affirming.iter().copied().map(party).collect::<Vec<_>>();
	with_storage_layer(|| {
		<Settlement as Keeps>::open(&member(who), [nonce; 32], legs.to_vec(), thing(3).id, &parties)
	})
}

/// The same, which must do.
pub fn keep(who: u64, nonce: u8, legs: &[Leg], affirming: &[u64]) -> InstructionId {
	try_keep(who, nonce, legs, affirming).expect("it can be made")
}

/// What the keeper of an instruction has done with it.
pub fn execute_kept(instruction: InstructionId) -> DispatchResult {
	with_storage_layer(|| <Settlement as Keeps>::execute(&instruction))
}

/// What the keeper of an instruction has done with it.
pub fn release_kept(instruction: InstructionId) -> DispatchResult {
	with_storage_layer(|| <Settlement as Keeps>::release(&instruction))
}

/// In renminbi.
pub fn deposit(payer: u64, amount: u128) -> DispatchResult {
	with_storage_layer(|| Settlement::deposit(&CNY, &party(payer), amount))
}

pub fn give_back(payer: u64, amount: u128) -> DispatchResult {
	with_storage_layer(|| Settlement::give_back(&CNY, &party(payer), amount))
}

pub fn redeem(payer: u64, payee: u64, amount: u128) -> DispatchResult {
	with_storage_layer(|| Settlement::redeem(&CNY, &party(payer), &party(payee), amount))
}

pub fn mediate(who: u64, instruction: InstructionId, until_ms: u64) {
	assert_ok!(Settlement::mediate(signed(who), instruction, Some(until_ms)));
}

/// The bank attests the leg under this reference.
pub fn try_attest(bank: u64, instruction: InstructionId, leg: u8, number: u8) -> DispatchResult {
	let attested = Settlement::attest(signed(bank), instruction, leg, reference(number));
	attested.map(|_| ()).map_err(|failed| failed.error)
}

pub fn affirm(who: u64, instruction: InstructionId) {
	assert_ok!(Settlement::affirm(signed(who), instruction));
}

/// How far the instruction is.
pub fn state(instruction: InstructionId) -> State {
	Settlement::instruction(instruction).expect("it was made").state
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

/// Demands that a call is refused with this error, whatever it says that it weighed, and changes nothing.
macro_rules! assert_refused {
	($call:expr, $error:expr $(,)?) => {
		assert_storage_noop!(assert_err_ignore_postinfo!($call, $error))
	};
}
pub(crate) use assert_refused;
