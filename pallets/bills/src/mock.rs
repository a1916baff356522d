//! A runtime with this pallet, in which a few accounts are keys of carriers, traders, banks, a customer, and party keys.

use frame::{deps::sp_runtime::StateVersion, testing_prelude::*};
use hefu_primitives::{
	BillId, CustomerId, InstructionId, MemberId, Party, PartyId,
	bill::{Control, Issuance, Kind, Purpose, Reference, Title},
	date::Day,
	member::Role,
	private::PrivatePart,
	settlement::{LegKind, Thing},
	text::Text,
};
use pallet_support::{Actor, Leg, MemberInspect, PartyInspect, genesis_hash};

use crate::{BillOf, Error};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Bills: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

/// The first block's time: noon in China on a day.
pub const START: u64 = 1_790_000_000_000;
/// How long an offer can be accepted.
pub const LIFETIME: u64 = 10_000;
/// How long can be rejected.
pub const WINDOW: u64 = 5_000;

parameter_types! {
	pub static Now: u64 = START;
	pub static RegulatorKey: Option<[u8; 32]> = None;
	pub static OfferLifetimeMs: u64 = LIFETIME;
	pub static RejectWindowMs: u64 = WINDOW;
	pub static MaxLive: u32 = 1_000;
	pub static MaxChain: u32 = 10_000;
	/// Keys of those who take no part now.
	pub static Suspended: Vec<u64> = Vec::new();
}

impl crate::Config for Test {
	type Members = Members;
	type Clock = Now;
	type RegulatorKey = RegulatorKey;
	type OfferLifetimeMs = OfferLifetimeMs;
	type RejectWindowMs = RejectWindowMs;
	type MaxLiveBillsPerCarrier = MaxLive;
	type MaxChain = MaxChain;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

/// Keys of members: two carriers,
pub const CARRIER: u64 = 1;
pub const OTHER_CARRIER: u64 = 2;
/// the first one's agent,
pub const AGENT: u64 = 3;
/// and those between whom bills go.
pub const SHIPPER: u64 = 10;
pub const BUYER: u64 = 11;
pub const BANK: u64 = 12;
pub const OTHER_BANK: u64 = 13;
/// Key of a customer whom the bank's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Party key made for the first carrier's bill of nonce 1, and one made for that of nonce 2.
pub const SECRET: u64 = 91;
pub const OTHER_SECRET: u64 = 92;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Who takes part in the tests: accounts below 90 are members' keys.
pub struct Members;

/// The member whose key `who` is.
pub fn member(who: u64) -> MemberId {
	MemberId([who as u8; 32])
}

/// The party as which the key acts.
pub fn party(who: u64) -> Party {
	match who {
		CUSTOMER => Party::Customer(CustomerId([90; 32])),
		SECRET | OTHER_SECRET => Party::Key(PartyId([who as u8; 32])),
		_ => Party::Member(member(who)),
	}
}

/// Whether it takes no part now: itself, or, of the customer and the party keys, who sponsors it.
fn is_suspended(who: u64) -> bool {
	let suspended = Suspended::get();
	suspended.contains(&who) || (who >= CUSTOMER && suspended.contains(&BANK))
}

impl MemberInspect<u64> for Members {
	fn actor(key: &u64) -> Option<Actor> {
		let sponsor = member(BANK);
		match *key {
			STRANGER => None,
			who if is_suspended(who) => None,
			who => Some(match party(who) {
				Party::Member(member) => Actor::Member(member),
				Party::Customer(customer) => Actor::Customer { customer, sponsor },
				Party::Key(key) => Actor::Key { key, sponsor },
			}),
		}
	}

	fn is_live(member: &MemberId) -> bool {
		member.0[0] < 90 && !is_suspended(member.0[0].into())
	}

	fn has_role(member: &MemberId, role: Role) -> bool {
		let is_carrier = member.0[0] < 3 || member.0[0] >= 20;
		role == Role::Carrier && is_carrier
	}
}

impl PartyInspect<u64> for Members {
	fn takes_part(party: &Party) -> bool {
		let (Party::Member(MemberId(id)) | Party::Customer(CustomerId(id)) | Party::Key(PartyId(id))) = party;
		id[0] != STRANGER as u8 && !is_suspended(id[0].into())
	}

	/// Bills do not ask.
	fn member_behind(party: &Party) -> Option<MemberId> {
		match party {
			Party::Member(member) => Some(*member),
			Party::Customer(_) | Party::Key(_) => Some(member(BANK)),
		}
	}

	fn object_of(key: &PartyId) -> Option<[u8; 32]> {
		let made_for = |nonce| Some(bill_id(CARRIER, nonce).0);
		match u64::from(key.0[0]) {
			SECRET => made_for(1),
			OTHER_SECRET => made_for(2),
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

/// Block 1, without a bill.
pub fn new_test_ext() -> TestState {
	let mut state = TestState::new(
		RuntimeGenesisConfig::default().build_storage().expect("the genesis block can be built"),
	);
	// Whatever another test set on this thread.
	Now::set(START);
	RegulatorKey::set(None);
	OfferLifetimeMs::set(LIFETIME);
	RejectWindowMs::set(WINDOW);
	MaxLive::set(1_000);
	MaxChain::set(10_000);
	Suspended::set(Vec::new());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check_state();
	});
}

/// Checks every invariant.
pub fn check_state() {
	Bills::do_try_state().expect("every invariant holds");
}

/// The root of all that is stored.
pub fn root() -> Vec<u8> {
	frame::deps::sp_io::storage::root(StateVersion::V1)
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Goes on to a block that many milliseconds later.
pub fn later(ms: u64) {
	Now::set(Now::get() + ms);
	System::set_block_number(System::block_number() + 1);
}

pub fn bill_id(carrier: u64, nonce: u8) -> BillId {
	BillId::derive(&genesis_hash::<Test>(), &member(carrier), &[nonce; 32])
}

/// The carrier's reference of this number.
pub fn reference(number: u8) -> Reference {
	Reference { document: Text::new(&format!("HHL{number:08}")).expect("a reference"), sub: None }
}

/// An order bill of the shipper, to its own order, with an agent that takes it back.
pub fn order(number: u8) -> Issuance {
	let today = Day::in_china(Now::get());
	Issuance {
		reference: reference(number),
		kind: Kind::OrderBl,
		document: [0xd0; 32],
		issue_to_digest: [0xd1; 32],
		visualisation: Some([0xd2; 32]),
		manifest: Some([0xd3; 32]),
		issued_on: today,
		shipped_on: Some(today),
		private: PrivatePart { root: [0xd4; 32], regulator: None },
		shipper: party(SHIPPER),
		issue_to: party(SHIPPER),
		title: Title::Named { party: party(SHIPPER), further_endorsable: true },
		named: Default::default(),
		surrenderees: vec![member(AGENT)].try_into().expect("one is few"),
	}
}

/// A bearer bill of the shipper.
pub fn bearer(number: u8) -> Issuance {
	Issuance { kind: Kind::BearerBl, title: Title::Bearer, ..order(number) }
}

/// A document to the buyer that is not negotiable; where it may go to others, to a bank.
pub fn fixed(kind: Kind, number: u8) -> Issuance {
	let named = if kind == Kind::SeaWaybill { vec![] } else { vec![party(BANK)] };
	let named = named.try_into().expect("one is few");
	Issuance { kind, title: Title::Fixed(party(BUYER)), named, ..order(number) }
}

pub fn try_issue(carrier: u64, nonce: u8, issuance: Issuance) -> DispatchResult {
	Bills::issue(signed(carrier), [nonce; 32], Box::new(issuance))
}

/// The carrier issues a bill with this nonce; gives its id.
pub fn issue(nonce: u8, issuance: Issuance) -> BillId {
	assert_ok!(try_issue(CARRIER, nonce, issuance));
	System::reset_events();
	bill_id(CARRIER, nonce)
}

/// A new order bill, which the shipper has.
pub fn order_bill() -> BillId {
	issue(1, order(1))
}

pub fn bill(id: BillId) -> BillOf<Test> {
	Bills::bill(id).expect("it was issued")
}

pub fn control(id: BillId) -> Control {
	Bills::who_controls(id).expect("it was issued")
}

/// Who has possession, and who has the title by name.
pub fn has(id: BillId) -> (Party, Title) {
	(control(id).possessor, control(id).title)
}

pub fn to_order_of(who: u64) -> Title {
	Title::Named { party: party(who), further_endorsable: true }
}

pub fn offer(from: u64, id: BillId, to: u64) -> DispatchResult {
	Bills::offer_transfer(signed(from), id, party(to), None)
}

/// Possession goes from one to the other.
pub fn transfer(from: u64, id: BillId, to: u64) {
	assert_ok!(offer(from, id, to));
	assert_ok!(accept(to, id));
}

/// Hash of the last entry of the bill's chain; zeros when there is no bill.
pub fn head(id: BillId) -> [u8; 32] {
	Bills::bill(id).map(|bill| bill.chain.hash).unwrap_or_default()
}

/// `who` accepts what is offered now.
pub fn accept(who: u64, id: BillId) -> DispatchResult {
	Bills::accept_transfer(signed(who), id, head(id))
}

/// `who` declines what is offered now.
pub fn decline(who: u64, id: BillId, comment: Option<[u8; 32]>) -> DispatchResult {
	Bills::decline_transfer(signed(who), id, head(id), comment)
}

pub fn endorse_to_order(from: u64, id: BillId, to: u64) {
	assert_ok!(Bills::endorse_to_order(signed(from), id, party(to), None));
}

/// `who` asks the agent to take the bill back; the reference is of this number.
pub fn request(who: u64, id: BillId, number: u8) -> DispatchResult {
	Bills::request_surrender(signed(who), id, Purpose::Delivery, member(AGENT), [number; 32], None)
}

/// The bill as a thing.
pub fn thing(id: BillId) -> Thing {
	Thing { kind: LegKind::Bill, id: id.0 }
}

pub fn instruction(number: u8) -> InstructionId {
	InstructionId([number; 32])
}

/// Locks the bill for the first instruction.
pub fn lock(id: BillId, from: u64, to: u64) -> DispatchResult {
	Bills::lock(&instruction(1), &thing(id), &party(from), &party(to))
}

/// Executes what the first instruction moves.
pub fn execute(id: BillId, from: u64, to: u64) -> DispatchResult {
	Bills::execute(&instruction(1), &thing(id), &party(from), &party(to))
}

/// Ends the lock for the first instruction.
pub fn release(id: BillId) -> DispatchResult {
	Bills::release(&instruction(1), &thing(id))
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

/// The pallet's error as calls give it.
pub fn error(error: Error<Test>) -> DispatchError {
	error.into()
}
