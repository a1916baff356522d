//! A runtime with the session pallet and a register of members that the tests can change.

use crate as pallet_validators;
use frame::{
	deps::sp_runtime::{
		AccountId32, BoundToRuntimeAppPublic, impl_opaque_keys,
		testing::UintAuthorityId,
		traits::{ConvertInto, IdentityLookup},
	},
	testing_prelude::*,
};
use hefu_primitives::{MemberId, code::MemberCode, member::Role};
use pallet_session::historical::NoteHistoricalRoot;
use pallet_support::{Actor, MemberInspect, SuspendMember};
use std::{cell::RefCell, collections::BTreeMap};

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(2)]
	pub type Validators = pallet_validators;
	#[runtime::pallet_index(3)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(4)]
	pub type Historical = pallet_session::historical;
}

pub type Account = AccountId32;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = Account;
	type Lookup = IdentityLookup<Account>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

pub struct Dummy;
impl BoundToRuntimeAppPublic for Dummy {
	type Public = UintAuthorityId;
}

impl<A> OneSessionHandler<A> for Dummy {
	type Key = UintAuthorityId;
	fn on_genesis_session<'a, I: Iterator<Item = (&'a A, Self::Key)>>(_: I)
	where
		A: 'a,
	{
	}
	fn on_new_session<'a, I: Iterator<Item = (&'a A, Self::Key)>>(_: bool, _: I, _: I)
	where
		A: 'a,
	{
	}
	fn on_disabled(_: u32) {}
}

impl_opaque_keys! {
	pub struct Keys {
		pub dummy: Dummy,
	}
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = Account;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = pallet_session::PeriodicSessions<ConstU64<5>, ConstU64<0>>;
	type NextSessionRotation = pallet_session::PeriodicSessions<ConstU64<5>, ConstU64<0>>;
	type SessionManager = NoteHistoricalRoot<Test, Validators>;
	type SessionHandler = (Dummy,);
	type Keys = Keys;
	type DisablingStrategy = pallet_session::disabling::UpToLimitDisablingStrategy;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU64<0>;
}

impl pallet_session::historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = crate::NoIdentification;
}

impl pallet_validators::Config for Test {
	type AdminOrigin = EnsureRoot<Account>;
	type Members = Register;
	type Keys = Keys;
	type Session = Session;
	type HasKeys = HasKeys;
	type MaxValidators = ConstU32<10>;
	type ReportableSessions = ConstU32<4>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Register;
	#[cfg(feature = "runtime-benchmarks")]
	type MakeKeys = Register;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::MakeKeys<Keys> for Register {
	fn make_keys(owner: &MemberId) -> (Keys, Vec<u8>) {
		session_keys(u64::from_le_bytes(owner.0[..8].try_into().expect("8 bytes; qed")), owner)
	}
}

/// Asks the session pallet.
pub struct HasKeys;

impl Contains<Account> for HasKeys {
	fn contains(account: &Account) -> bool {
		pallet_session::NextKeys::<Test>::contains_key(account)
	}
}

thread_local! {
	/// Members: whether each is live, and whether it has the role.
	static REGISTER: RefCell<BTreeMap<MemberId, (bool, bool)>> = const { RefCell::new(BTreeMap::new()) };
}

/// A register of members. The key of a member is the account with the same bytes.
pub struct Register;

impl Register {
	pub fn set(member: MemberId, live: bool, validator: bool) {
		REGISTER.with_borrow_mut(|register| register.insert(member, (live, validator)));
	}
}

impl MemberInspect<Account> for Register {
	fn actor(key: &Account) -> Option<Actor> {
		let member = MemberId(*key.as_ref());
		Self::is_live(&member).then_some(Actor::Member(member))
	}
	fn is_live(member: &MemberId) -> bool {
		REGISTER.with_borrow(|register| register.get(member).is_some_and(|(live, _)| *live))
	}
	fn has_role(member: &MemberId, role: Role) -> bool {
		role == Role::Validator
			&& REGISTER.with_borrow(|register| register.get(member).is_some_and(|(_, has)| *has))
	}
}

impl SuspendMember for Register {
	fn suspend_for_offence(member: &MemberId) -> DispatchResult {
		ensure!(Self::is_live(member), "suspended already");
		Self::set(*member, false, true);
		Ok(())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<Account> for Register {
	fn make_member(seed: u32) -> (MemberId, Account) {
		let member = MemberId(frame::hashing::blake2_256(&seed.to_le_bytes()));
		Self::set(member, true, true);
		(member, key(&member))
	}
}

/// Codes of five organisations; the first four validate from the start.
pub const CODES: [&str; 5] = [
	"91350100M000100Y43",
	"91110000600007156J",
	"91110000100001342C",
	"506700GE1G29325QX363",
	"914403001922038216",
];

/// The ids of the organisations in [`CODES`], in the same order.
pub fn members() -> Vec<MemberId> {
	CODES.iter().map(|code| MemberId::derive(&MemberCode::parse(code).unwrap())).collect()
}

/// The key of a member.
pub fn key(member: &MemberId) -> Account {
	Account::from(member.0)
}

/// The session keys numbered `n`, and the proof that their holder is `owner`.
pub fn session_keys(n: u64, owner: &MemberId) -> (Keys, Vec<u8>) {
	let mut keys = Keys { dummy: UintAuthorityId(n) };
	let proof = keys.create_ownership_proof(owner.as_bytes()).unwrap().encode();
	(keys, proof)
}

/// Runs a test on a chain of four validators; every test ends with the invariants.
pub fn execute(min_validators: u32, test: impl FnOnce()) {
	chain(min_validators).execute_with(|| {
		test();
		Validators::do_try_state().unwrap();
	});
}

/// Block 1 of a chain of four validators.
pub fn chain(min_validators: u32) -> TestState {
	let founders = &members()[..4];
	for member in members() {
		Register::set(member, true, true);
	}
	let config = RuntimeGenesisConfig {
		validators: pallet_validators::GenesisConfig {
			validators: CODES[..4].iter().map(|code| code.to_string()).collect(),
			min_validators,
			..Default::default()
		},
		session: pallet_session::GenesisConfig {
			keys: founders
				.iter()
				.enumerate()
				.map(|(n, member)| {
					let account = Validators::account_of(member);
					(account.clone(), account, session_keys(n as u64, member).0)
				})
				.collect(),
			..Default::default()
		},
		..Default::default()
	};
	let mut state = TestState::new(config.build_storage().unwrap());
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Lets `count` sessions pass.
pub fn sessions(count: u32) {
	for _ in 0..count {
		Session::rotate_session();
	}
}

/// The accounts that the session pallet has now, in order.
pub fn current() -> Vec<Account> {
	Session::validators()
}

/// The accounts of these members, in the order of their ids.
pub fn accounts(members: &[MemberId]) -> Vec<Account> {
	let mut members = members.to_vec();
	members.sort();
	members.iter().map(Validators::account_of).collect()
}
