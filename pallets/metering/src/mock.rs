//! A runtime with this pallet, in which a few accounts are members' keys and a few grants exist. What settlement and rights do is done by
//! a small pallet of the mock, `neighbours`, which stores what it is told.

mod neighbours;

use std::collections::BTreeMap;

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{
	deps::{frame_support::weights::RuntimeDbWeight, sp_io, sp_runtime::StateVersion},
	testing_prelude::*,
};
use hefu_primitives::{
	CustomerId, GrantId, MemberId, Party,
	code::{Industry, Region},
	id::MeterId,
	member::Role,
	metering::{Presented, Totals, Units, UsedFor, Voucher},
	right::Right,
	settlement::{Book, Currency},
	terms::{
		Environment, Environments, Exclusivity, Export, Period, Purpose, Purposes, Sectors, Sublicence,
		Terms, Territory, Volume,
	},
};
use pallet_support::{Actor, KeySignature, MemberInspect, genesis_hash};
use scale_info::TypeInfo;

pub use neighbours::{Due, Free, Grant, Grants, HEAVIEST, NO_FUNDS, PAYMENT, PutAside, UNAVAILABLE, USUAL};

use crate::{Event, Meters, Opening, Refusal, State};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Metering: crate = 1,
		Neighbours: neighbours = 2,
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
	pub static MaxOpen: u32 = 100;
	pub static Grace: u64 = HOUR / 2;
	pub static Challenge: u64 = 2 * HOUR;
	/// Members who take no part now.
	pub static Suspended: Vec<u64> = Vec::new();
	/// Whether deposits give nothing.
	pub static NoPayments: bool = false;
	/// How often a deposit was redeemed.
	pub static Payments: u32 = 0;
}

impl neighbours::Config for Test {}

impl crate::Config for Test {
	type Members = Members;
	type Grants = Neighbours;
	type Deposits = Neighbours;
	type Signature = Said;
	type Clock = Now;
	type GraceMs = Grace;
	type ChallengeMs = Challenge;
	type MaxOpenPerPayer = MaxOpen;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkFunds = Members;
}

/// The time at which tests begin.
pub const NOON: u64 = 1_790_000_000_000;
/// An hour, in milliseconds: the length of the tests' windows.
pub const HOUR: u64 = 3_600_000;
/// When the tests' grants lapse.
pub const LAPSE: u64 = NOON + 100 * HOUR;

/// Keys of members.
pub const PAYER: u64 = 1;
pub const OTHER_PAYER: u64 = 2;
pub const PROVIDER: u64 = 10;
pub const OTHER_PROVIDER: u64 = 11;
/// Key of a member that is no side of anything.
pub const THIRD: u64 = 20;
/// Keys that sign vouchers, and act for nobody.
pub const SIGNER: u64 = 50;
pub const OTHER_SIGNER: u64 = 51;
/// Key of a customer whom the payer sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Claims in renminbi on a bank.
pub const CNY: Book = Book { bank: MemberId([30; 32]), currency: Currency::CNY };

/// From the provider to the payer,
pub const GRANT: GrantId = GrantId([1; 32]);
/// from the other provider to the payer,
pub const OTHERS: GrantId = GrantId([2; 32]);
/// and from the provider to the other payer.
pub const TO_OTHER: GrantId = GrantId([3; 32]);

/// Who takes part in the tests: accounts below 90 are members' keys.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

/// The same as a party.
pub fn party(who: u64) -> Party {
	Party::Member(member(who))
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		match *key {
			who if Suspended::get().contains(&who) => None,
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(PAYER) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(member: &MemberId) -> bool {
		member.0[0] < 90 && !Suspended::get().contains(&member.0[0].into())
	}

	fn has_role(_: &MemberId, _: Role) -> bool {
		true
	}
}

/// What a key of these tests says: these accounts are numbers, and sign nothing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Said {
	/// Which key.
	pub key: u64,
	/// What.
	pub message: Vec<u8>,
	/// Whether it takes long to check.
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

/// The tests' use, which the tests' grants allow.
pub const USED_FOR: UsedFor = UsedFor {
	purpose: Purpose(0),
	region: Region(440_300),
	sector: Industry { section: b'I', division: Some(65) },
};

/// Two purposes in Guangdong, in information services, until the tests' grants lapse.
pub fn terms() -> Terms {
	Terms {
		purposes: Purposes(0b11),
		territory: Territory::of(&[Region(440_000)]).expect("one is few"),
		period: Period { from_ms: NOON, until_ms: Some(LAPSE) },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence::none(),
		sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
		environments: Environments::of(&[Environment::Plain]),
		export: Export::No,
		clauses: None,
	}
}

/// Makes a grant of these terms.
pub fn grant(id: GrantId, grantor: u64, grantee: u64, terms: Terms) {
	let (grantor, grantee) = (member(grantor), member(grantee));
	let grant = Grant { right: Right::Use, grantor, grantee, terms, revoked_ms: None, heavy: false };
	Grants::<Test>::insert(id, grant);
}

/// Changes a grant.
pub fn change_grant(id: GrantId, change: impl FnOnce(&mut Grant)) {
	Grants::<Test>::mutate(id, |grant| change(grant.as_mut().expect("a grant of the tests")));
}

/// A chain with three grants, on which each payer has 10,000.
pub fn new_test_ext() -> TestState {
	// Whatever another test set on this thread.
	Now::set(NOON);
	MaxOpen::set(100);
	Grace::set(HOUR / 2);
	Challenge::set(2 * HOUR);
	Suspended::set(Vec::new());
	NoPayments::set(false);
	Payments::set(0);
	let genesis = RuntimeGenesisConfig::default();
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		grant(GRANT, PROVIDER, PAYER, terms());
		grant(OTHERS, OTHER_PROVIDER, PAYER, terms());
		grant(TO_OTHER, PROVIDER, OTHER_PAYER, terms());
		for payer in [PAYER, OTHER_PAYER] {
			Free::<Test>::insert(CNY, party(payer), 10_000);
		}
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

/// Every invariant, and M14 between this pallet and what holds the money: what meters hold is what payers have put aside, and what was
/// redeemed is what is due.
pub fn check() {
	assert_ok!(Metering::do_try_state());
	let mut held = BTreeMap::new();
	let mut due = BTreeMap::new();
	for meter in Meters::<Test>::iter_values() {
		let [payer, provider] = [meter.payer, meter.provider].map(Party::Member);
		*held.entry((meter.book, payer)).or_insert(0) += meter.held();
		*due.entry((meter.book, (payer, provider))).or_insert(0) += meter.redeemed.value;
	}
	held.retain(|_, amount| *amount > 0);
	due.retain(|_, amount| *amount > 0);
	let put_aside = PutAside::<Test>::iter().filter(|(_, _, amount)| *amount > 0);
	assert_eq!(
		put_aside.map(|(book, party, amount)| ((book, party), amount)).collect::<BTreeMap<_, _>>(),
		held
	);
	let owed = Due::<Test>::iter().filter(|(_, _, amount)| *amount > 0);
	assert_eq!(
		owed.map(|(book, parties, amount)| ((book, parties), amount)).collect::<BTreeMap<_, _>>(),
		due
	);
}

/// The root of all that is stored.
pub fn root() -> Vec<u8> {
	sp_io::storage::root(StateVersion::V1)
}

/// Signed by this key.
pub fn signed(key: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(key)
}

/// What the payer opens under the grant, with the provider: 1,000 of at most 2,000, in windows of an hour.
pub fn opening(grant: GrantId, provider: u64) -> Opening<u64> {
	Opening {
		grant,
		provider: member(provider),
		service: [8; 32],
		used_for: USED_FOR,
		book: CNY,
		deposit: 1_000,
		cap: 2_000,
		signers: vec![SIGNER, OTHER_SIGNER].try_into().expect("two are few"),
		window_ms: HOUR,
	}
}

/// The id of the meter that `who` opens with this nonce.
pub fn id(who: u64, nonce: u8) -> MeterId {
	MeterId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

pub fn try_open(who: u64, nonce: u8, opening: Opening<u64>) -> DispatchResult {
	Metering::open(signed(who), [nonce; 32], Box::new(opening))
}

/// The same, which must do; gives its id.
pub fn open_with(who: u64, nonce: u8, opening: Opening<u64>) -> MeterId {
	assert_ok!(try_open(who, nonce, opening));
	id(who, nonce)
}

/// The payer's meter with the provider.
pub fn open() -> MeterId {
	open_with(PAYER, 1, opening(GRANT, PROVIDER))
}

/// The voucher that the meter's relation makes of these.
pub fn voucher(meter: MeterId, window: u32, totals: Totals) -> Voucher {
	let relation = Metering::meter(meter).expect("it was opened").relation(genesis_hash::<Test>(), meter);
	Voucher { relation, window, totals }
}

/// It as the first signer signs it for the chain.
pub fn present(voucher: &Voucher) -> Presented<Said> {
	let Voucher { relation, window, totals } = *voucher;
	let signature = Said { key: SIGNER, message: voucher.signed_bytes(), slow: false };
	Presented { meter: relation.meter, window, totals, signer: 0, signature }
}

/// So much value at this moment, by one call for each unit of it.
pub fn totals(at_ms: u64, value: u128) -> Totals {
	let units = Units { calls: value.try_into().unwrap_or(u64::MAX), bytes: 0 };
	Totals { ts_ns: at_ms * 1_000_000, value, units }
}

/// A signed voucher of so much value, so many milliseconds after its window's beginning.
pub fn used(meter: MeterId, window: u32, after_ms: u64, value: u128) -> Presented<Said> {
	let windows = Metering::meter(meter).expect("it was opened").windows;
	present(&voucher(meter, window, totals(windows.start_ms(window) + after_ms, value)))
}

/// What becomes of each voucher.
pub fn redeem(who: u64, vouchers: &[Presented<Said>]) -> Vec<Result<u128, Refusal>> {
	System::reset_events();
	let vouchers = vouchers.to_vec().try_into().expect("not too many");
	assert_ok!(Metering::redeem(signed(who), vouchers));
	let outcomes = events().into_iter().map(|event| match event {
		Event::Redeemed { due, .. } => Ok(due),
		Event::Refused { why, .. } => Err(why),
		other => panic!("{other:?} is no redemption"),
	});
	outcomes.collect()
}

/// What becomes of a voucher of the provider; one that is refused changes nothing.
pub fn redeem_one(presented: Presented<Said>) -> Result<u128, Refusal> {
	let before = root_without_events();
	let outcome = redeem(PROVIDER, &[presented]).remove(0);
	if outcome.is_err() {
		assert_eq!(root_without_events(), before);
	}
	outcome
}

/// The root of all that is stored but this block's events.
fn root_without_events() -> Vec<u8> {
	System::reset_events();
	root()
}

/// How far the meter is.
pub fn state(meter: MeterId) -> State {
	Metering::meter(meter).expect("it was opened").state
}

/// What the payer has, free and put aside.
pub fn has(who: u64) -> (u128, u128) {
	(Free::<Test>::get(CNY, party(who)), PutAside::<Test>::get(CNY, party(who)))
}

/// What is due from the payer to the provider.
pub fn due() -> u128 {
	Due::<Test>::get(CNY, (party(PAYER), party(PROVIDER)))
}

/// This pallet's events since the last time.
pub fn events() -> Vec<Event<Test>> {
	let events = System::read_events_for_pallet::<Event<Test>>();
	System::reset_events();
	events
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, Said> for Members {
	fn make_grant() -> (GrantId, UsedFor, [(MemberId, u64); 2]) {
		(GRANT, USED_FOR, [PAYER, PROVIDER].map(|who| (member(who), who)))
	}

	fn sign(message: &[u8]) -> (u64, Said) {
		(60, Said { key: 60, message: message.into(), slow: false })
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeFunds for Members {
	fn make_funds(party: &Party, amount: u128) -> Book {
		Free::<Test>::mutate(CNY, party, |free| *free += amount);
		CNY
	}
}
