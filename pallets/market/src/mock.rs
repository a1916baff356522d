//! A chain with this pallet and the real calendar, in which a few accounts are members' keys, a few datasets exist, and a ledger keeps money
//! and instructions.

mod files;
mod ledger;

pub use files::{Encrypted, FileTree, bytes};
pub use ledger::{Fate, Ledger, NO_MONEY, NOT_LIVE, Offered, RIGHT_LOST};

use std::{collections::BTreeMap, sync::LazyLock};

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	deps::{frame_support::storage::with_storage_layer, sp_io, sp_runtime::StateVersion},
	testing_prelude::*,
	traits::ConstU32,
};
use hefu_primitives::{
	CustomerId, DatasetId, GrantId, MemberId, NegotiationId, OrderId, Party, ProductId,
	calendar::CalendarKind,
	dataset::{Distribution, GradeClass, Kind, MAX_DISTRIBUTIONS, Source},
	date::Day,
	delivery::{Key, hand, public_of},
	digest::Digests,
	locator::LocatorPolicy,
	market::{Acceptance, ContractKind, Fee, FeeRole, Fees, Price, Settling, Stage},
	member::Role,
	right::Right,
	settlement::{Book, Currency},
	verification::{CheckId, Subject, Verdict},
};
use pallet_calendar::YearConfig;
use pallet_support::{
	Actor, CapFacts, CapInspect, DatasetFacts, DatasetInspect, FileDigests, FileFacts, FileInspect,
	KeySignature, MemberInspect, RegistrationInspect, genesis_hash,
};

use crate::{Basis, FileCommitments, HandedKeys, Listing, Order};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Calendar: pallet_calendar = 1,
		Market: crate = 2,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// A day, in milliseconds.
pub const DAY: u64 = 86_400_000;

parameter_types! {
	pub static Now: u64 = 0;
	pub const StallLimit: u64 = 600_000;
	pub static MaxProducts: u32 = 10;
	pub static MaxOpen: u32 = 10;
	pub static MaxFeePoints: u32 = 3_000;
	pub const MaxInspectionDays: u32 = 30;
	pub const StepMs: u64 = 3 * DAY;
	pub const RulingMs: u64 = 20 * DAY;
	pub const HoldMs: u64 = 30 * DAY;
	pub const SlowSignature: Weight = Weight::from_parts(777, 7);
	pub static Suspended: Option<u64> = None;
	/// A member whose roles were taken away.
	pub static NoRole: Option<u64> = None;
	/// A member that may grant nothing.
	pub static MayNot: Option<u64> = None;
	/// Whether the data was withdrawn, and whether it is frozen.
	pub static IsWithdrawn: bool = false;
	pub static IsFrozen: bool = false;
	/// By whose open objection alone it is; none: not so.
	pub static Objector: Option<u64> = None;
	/// What came of the latest check of each of its files.
	pub static Latest: Verdict = Verdict::Verified;
	/// What an authorised operation caps, if the data is its product.
	pub static TheCap: Option<CapFacts> = None;
	/// Whether the right was lost from which grants would be made.
	pub static Lost: bool = false;
}

impl pallet_calendar::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type StallLimit = StallLimit;
	type WeightInfo = ();
}

impl crate::Config for Test {
	type Members = Members;
	type Datasets = Datasets;
	type Checks = Datasets;
	type Registration = Datasets;
	type Rights = Ledger;
	type Operations = Datasets;
	type Instructions = Ledger;
	type WorkingDays = Calendar;
	type KeySignature = Said;
	type SlowSignature = SlowSignature;
	type Clock = Now;
	type MaxProducts = MaxProducts;
	type MaxOpen = MaxOpen;
	type MaxFeePoints = MaxFeePoints;
	type MaxInspectionDays = MaxInspectionDays;
	type StepMs = StepMs;
	type RulingMs = RulingMs;
	type HoldMs = HoldMs;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Datasets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Ledger;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkFunds = Ledger;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Now;
}

/// Keys of members: who sells, two who buy, who judges,
pub const SELLER: u64 = 1;
pub const BUYER: u64 = 2;
pub const RIVAL: u64 = 3;
pub const ARBITER: u64 = 4;
/// and those who get fees.
pub const EXCHANGE: u64 = 5;
pub const INSTITUTION: u64 = 6;
/// Everybody whose money is looked at.
pub const CAST: [u64; 6] = [SELLER, BUYER, RIVAL, ARBITER, EXCHANGE, INSTITUTION];
/// Key of a customer whom the buyer sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Of two files: the first has three groups, of which the last is a part of one; the second has one.
pub const DATA: DatasetId = DatasetId([1; 32]);
/// Another of as many bytes.
pub const OTHER: DatasetId = DatasetId([2; 32]);
/// Core data.
pub const CORE: DatasetId = DatasetId([3; 32]);
/// Data whose files have no BLAKE3 root.
pub const ROOTLESS: DatasetId = DatasetId([4; 32]);

/// Claims in renminbi on a bank.
pub const CNY: Book = Book { bank: MemberId([10; 32]), currency: Currency::CNY };

/// What each buyer has at first.
pub const MONEY: u128 = 100_000;

/// The secret of the buyer's one-time key.
pub const SECRET: [u8; 32] = [0x55; 32];

/// Who takes part in the tests: accounts below 90 are members' keys.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		match *key {
			_ if Suspended::get() == Some(*key) => None,
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(BUYER) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(id: &MemberId) -> bool {
		*id != member(STRANGER) && Suspended::get().is_none_or(|who| member(who) != *id)
	}

	fn has_role(id: &MemberId, role: Role) -> bool {
		// Benchmarks make members with every role.
		let is = |who: u64| *id == member(who) || id.0[0] >= 11;
		let has = match role {
			Role::Exchange => is(EXCHANGE),
			Role::RegistryInstitution => is(INSTITUTION),
			Role::DataService | Role::ImplementingBody => id.0[0] >= 11,
			_ => false,
		};
		has && NoRole::get().is_none_or(|who| member(who) != *id)
	}
}

/// What a key of these tests says: these accounts are numbers, and sign nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Said {
	pub key: u64,
	pub message: Vec<u8>,
	pub slow: bool,
}

impl KeySignature<u64> for Said {
	fn is_of(&self, key: &u64, message: &[u8]) -> bool {
		self.key == *key && self.message == message
	}

	fn is_slow(&self) -> bool {
		self.slow
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		if Self::files(dataset, version).is_empty() {
			return None;
		}
		Some(DatasetFacts {
			holder: member(SELLER),
			is_live: !IsWithdrawn::get(),
			kind: Kind::Product,
			class: if *dataset == CORE { GradeClass::Core } else { GradeClass::General },
			source: Source::Generated,
			parents: Default::default(),
		})
	}

	/// The market asks for files.
	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// A file's bytes and root.
type Content = (Vec<u8>, [u8; 32]);

/// The files of each dataset: made once.
static FILES: LazyLock<BTreeMap<DatasetId, [Content; 2]>> = LazyLock::new(|| {
	let of = |dataset: DatasetId| {
		let seed = dataset.0[0];
		let files = [bytes(3 * 16_384 - 7, seed), bytes(100, seed.wrapping_add(100))];
		let with_root = |bytes: Vec<u8>| {
			let root = FileTree::of(&bytes).root;
			(bytes, root)
		};
		(dataset, files.map(with_root))
	};
	[DATA, OTHER, CORE, ROOTLESS].map(of).into()
});

/// The bytes of the dataset's files.
pub fn contents(dataset: DatasetId) -> [Vec<u8>; 2] {
	FILES[&dataset].each_ref().map(|(bytes, _)| bytes.clone())
}

impl FileInspect for Datasets {
	fn files(dataset: &DatasetId, version: u32) -> BoundedVec<FileFacts, ConstU32<MAX_DISTRIBUTIONS>> {
		#[cfg(feature = "runtime-benchmarks")]
		if Made::get().contains(dataset) && version == 1 {
			let file =
				FileFacts { size: 1, digests: Digests { blake3: Some([1; 32]), ..Default::default() } };
			return vec![file; MAX_DISTRIBUTIONS as usize].try_into().expect("as many as can be");
		}
		let files = FILES.get(dataset).filter(|_| version == 1);
		let facts = |(bytes, root): &Content| {
			let blake3 = (*dataset != ROOTLESS).then_some(*root);
			FileFacts { size: bytes.len() as u64, digests: Digests { blake3, ..Default::default() } }
		};
		BoundedVec::truncate_from(files.into_iter().flatten().map(facts).collect())
	}
}

impl pallet_support::Checks for Datasets {
	fn policy() -> LocatorPolicy {
		unreachable!("the market opens no checks")
	}

	fn open(_: &MemberId, _: Subject, _: &Distribution) -> Result<CheckId, DispatchError> {
		unreachable!("the market opens no checks")
	}

	fn open_check(_: &Subject) -> Option<CheckId> {
		None
	}

	fn latest(_: &Subject) -> Option<Verdict> {
		Some(Latest::get())
	}

	fn open_weight(_: u64) -> Weight {
		Weight::zero()
	}
}

impl RegistrationInspect for Datasets {
	fn is_frozen(_: &DatasetId) -> bool {
		IsFrozen::get()
	}

	fn is_frozen_weight() -> Weight {
		Weight::zero()
	}

	fn is_frozen_by(_: &DatasetId, by: &MemberId) -> bool {
		IsFrozen::get() && Objector::get().is_some_and(|who| member(who) == *by)
	}

	fn is_frozen_by_weight() -> Weight {
		Weight::zero()
	}
}

impl CapInspect for Datasets {
	fn cap(dataset: &DatasetId) -> Option<CapFacts> {
		TheCap::get().filter(|_| *dataset == DATA)
	}

	fn cap_weight() -> Weight {
		Weight::zero()
	}
}

/// Block 1 on Monday, 2 March 2026. Both buyers have money, and the two years are known.
pub fn new_test_ext() -> TestState {
	Now::set(0);
	MaxProducts::set(10);
	MaxOpen::set(10);
	MaxFeePoints::set(3_000);
	Suspended::set(None);
	NoRole::set(None);
	MayNot::set(None);
	IsWithdrawn::set(false);
	IsFrozen::set(false);
	Objector::set(None);
	Latest::set(Verdict::Verified);
	TheCap::set(None);
	Lost::set(false);
	let year = |year| YearConfig {
		kind: CalendarKind::Mainland,
		year,
		holidays: Vec::new(),
		make_up: Vec::new(),
		basis: "国办发明电〔2025〕7号".into(),
	};
	let years = vec![year(2026), year(2027)];
	let calendar = pallet_calendar::GenesisConfig { years, ..Default::default() };
	let genesis = RuntimeGenesisConfig { calendar, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		on("2026-03-02");
		[BUYER, RIVAL].iter().for_each(|who| fund(Party::Member(member(*who)), MONEY));
	});
	state
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check();
	});
}

/// Checks every invariant, those between this pallet and the ledger too: M14, of each order and of all money.
pub fn check() {
	assert_ok!(Market::do_try_state());
	let mut ledger = Ledger::load();
	for order in crate::Orders::<Test>::iter_values() {
		let Some(instruction) = order.instruction else { continue };
		let kept = ledger.kept.remove(&instruction).expect("M14: one instruction an order");
		assert_eq!(kept.money(), order.charge.map_or(0, |charge| charge.amount), "M14");
		let fate = match order.stage {
			Stage::Settled => Fate::Executed,
			Stage::Refunded => Fate::Released,
			_ => Fate::Open,
		};
		assert_eq!(kept.fate, fate, "M14");
	}
	assert!(ledger.kept.is_empty(), "M14: an instruction of no order");
}

pub fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// It is ten in the morning of this day in China.
pub fn on(text: &str) {
	Now::set(day(text).previous().end_in_china() + 36_000_000);
}

/// Goes on to a block that many milliseconds later.
pub fn later(ms: u64) {
	Now::set(Now::get() + ms);
	System::set_block_number(System::block_number() + 1);
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// The call as a transaction makes it: what fails has changed nothing.
pub fn whole(call: impl FnOnce() -> DispatchResult) -> DispatchResult {
	with_storage_layer(call)
}

/// Gives the party money.
pub fn fund(party: Party, amount: u128) {
	let done = Ledger::change(|ledger| {
		*ledger.free.entry((CNY, party)).or_default() += amount;
		Ok(())
	});
	assert_ok!(done);
}

/// What the member has, free.
pub fn has(who: u64) -> u128 {
	Ledger::load().free.get(&(CNY, Party::Member(member(who)))).copied().unwrap_or_default()
}

/// Two in a hundred and a half for the exchange, one for the institution.
pub fn fees() -> Fees {
	let fee = |role, who, points| Fee { role, to: member(who), points };
	let fees = vec![fee(FeeRole::Exchange, EXCHANGE, 250), fee(FeeRole::Institution, INSTITUTION, 100)];
	fees.try_into().expect("two are few")
}

/// The right to use the data, at 1,000 fen a unit, as many as are wanted; three days' inspection; with an arbiter.
pub fn listing() -> Listing {
	Listing {
		dataset: DATA,
		version: 1,
		right: Right::Use,
		by: None,
		contract: ContractKind::Provision,
		price: Price::Fixed { book: CNY, amount: 1_000 },
		stock: None,
		inspection_days: 3,
		use_is_not_acceptance: false,
		settling: Settling::Arbiter(member(ARBITER)),
		fees: fees(),
		terms: [7; 32],
	}
}

/// The same, in which what is wrong is proven on chain.
pub fn by_proof() -> Listing {
	Listing { settling: Settling::Proof, ..listing() }
}

pub fn product_id(nonce: u8) -> ProductId {
	ProductId::derive(&genesis_hash::<Test>(), &member(SELLER), &[nonce; 32])
}

pub fn negotiation_id(who: u64, nonce: u8) -> NegotiationId {
	NegotiationId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

pub fn order_id(who: u64, nonce: u8) -> OrderId {
	OrderId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

/// The seller lists this.
pub fn list(nonce: u8, listing: Listing) -> ProductId {
	assert_ok!(Market::list_product(signed(SELLER), [nonce; 32], Box::new(listing)));
	product_id(nonce)
}

/// `who` orders one unit at the list price.
pub fn try_place(who: u64, nonce: u8, product: ProductId) -> DispatchResult {
	Market::place_order(signed(who), [nonce; 32], Basis::Listed { product, units: 1 })
}

/// The same, which must do.
pub fn place(who: u64, nonce: u8, product: ProductId) -> OrderId {
	assert_ok!(try_place(who, nonce, product));
	order_id(who, nonce)
}

/// The buyer's first order, of the first product that the seller lists: this one.
pub fn placed(listing: Listing) -> OrderId {
	let product = list(1, listing);
	place(BUYER, 1, product)
}

/// The grant that is offered with the order: its id is the order's.
pub fn grant_of(order: OrderId) -> GrantId {
	GrantId(order.0)
}

/// An offer of the right to use a dataset.
pub fn put_offer(grant: GrantId, dataset: DatasetId, grantor: MemberId, grantee: MemberId) {
	let offer = Offered { dataset, right: Right::Use, grantor, grantee, locked: None, made: false };
	let done = Ledger::change(|ledger| {
		ledger.offers.insert(grant, offer);
		Ok(())
	});
	assert_ok!(done);
}

/// The keys of an order's two files, of this delivery.
pub fn keys(order: OrderId, delivery: u8) -> [Key; 2] {
	[0u8, 1].map(|file| {
		let mut key = order.0;
		(key[30], key[31]) = (delivery, file);
		key
	})
}

/// These two files, encrypted for the order.
pub fn encrypt(order: OrderId, delivery: u8, files: &[Vec<u8>; 2]) -> [Encrypted; 2] {
	let [one, two] = keys(order, delivery);
	[Encrypted::new(&files[0], one), Encrypted::new(&files[1], two)]
}

pub fn commitments(files: &[Encrypted; 2]) -> FileCommitments {
	files.iter().map(Encrypted::commitment).collect::<Vec<_>>().try_into().expect("two are few")
}

/// The seller offers the grant and commits to these files.
pub fn try_commit(order: OrderId, files: &[Encrypted; 2]) -> DispatchResult {
	let grant = grant_of(order);
	if !Ledger::load().offers.contains_key(&grant) {
		let Order { product, seller, buyer, .. } = stored(order);
		let dataset = Market::product(product).expect("it was listed").listing.dataset;
		put_offer(grant, dataset, seller, buyer);
	}
	whole(|| Market::commit(signed(SELLER), order, grant, commitments(files)))
}

/// The seller commits to the registered files.
pub fn commit_honestly(order: OrderId, delivery: u8) {
	assert_ok!(try_commit(order, &encrypt(order, delivery, &contents(DATA))));
}

/// The buyer's order, to which the seller has committed honestly.
pub fn committed(listing: Listing) -> OrderId {
	let order = placed(listing);
	commit_honestly(order, 0);
	order
}

/// The buyer's key to which keys are handed over.
pub fn one_time() -> [u8; 32] {
	public_of(&SECRET)
}

pub fn try_lock(who: u64, order: OrderId) -> DispatchResult {
	whole(|| Market::lock(signed(who), order, one_time()))
}

/// The same, and the buyer's money is locked.
pub fn locked(listing: Listing) -> OrderId {
	let order = committed(listing);
	assert_ok!(try_lock(BUYER, order));
	order
}

/// These keys, handed over to the buyer of the order.
pub fn handed(order: OrderId, keys: [Key; 2]) -> HandedKeys {
	let handed = (0u8..)
		.zip(keys)
		.map(|(file, key)| hand(&key, [0x70 + file; 32], &one_time(), &order.0).expect("no weak key"));
	handed.collect::<Vec<_>>().try_into().expect("two are few")
}

/// The seller hands the keys of this delivery over.
pub fn reveal(order: OrderId, delivery: u8) {
	assert_ok!(Market::reveal(signed(SELLER), order, handed(order, keys(order, delivery))));
}

/// The same, and the buyer inspects.
pub fn inspecting(listing: Listing) -> OrderId {
	let order = locked(listing);
	reveal(order, 0);
	order
}

/// The buyer inspects something else than what is registered: these files.
pub fn inspecting_wrong(listing: Listing, files: &[Vec<u8>; 2]) -> (OrderId, [Encrypted; 2]) {
	let order = placed(listing);
	let encrypted = encrypt(order, 0, files);
	assert_ok!(try_commit(order, &encrypted));
	assert_ok!(try_lock(BUYER, order));
	reveal(order, 0);
	(order, encrypted)
}

/// The order as it is stored.
pub fn stored(order: OrderId) -> Order {
	Market::order(order).expect("it was placed").0
}

/// How it stands now.
pub fn stage(order: OrderId) -> Stage {
	Market::order(order).expect("it was placed").1
}

/// That the order was accepted just now.
pub fn accepted(order: OrderId, how: Acceptance) -> crate::Event<Test> {
	crate::Event::Accepted { order, how, due_ms: Now::get() + HoldMs::get() }
}

/// The root of all that is stored.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

#[cfg(feature = "runtime-benchmarks")]
parameter_types! {
	/// Datasets that benchmarks made.
	pub static Made: Vec<DatasetId> = Vec::new();
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 70) + 11;
		(member(key), key)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::MakeReceipt<u64, Said> for Members {
	fn make_receipt(message: impl FnOnce(&MemberId) -> Vec<u8>) -> (MemberId, u64, Said) {
		let key = 82;
		(member(key), key, Said { key, message: message(&member(key)), slow: false })
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeDataset for Datasets {
	fn make_dataset(
		holder: &MemberId,
		seed: u32,
		_: Source,
		_: hefu_primitives::dataset::Parents,
	) -> DatasetId {
		let id = DatasetId::derive(&genesis_hash::<Test>(), holder, &[seed as u8; 32]);
		Made::mutate(|made| made.push(id));
		id
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::SetClock for Now {
	fn set_clock(ms: u64) {
		Self::set(ms);
	}
}
