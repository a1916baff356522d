//! A chain with this pallet, two collectives whose lists it keeps, and batches for the gate to look into.

use codec::{Decode, DecodeWithMemTracking, Encode};
use frame::{testing_prelude::*, traits::Time};
use hefu_primitives::{
	MemberId,
	code::{MemberCode, Uscc},
	member::{CallPattern, Role, Roles, Scope},
};
use pallet_support::{CallInspect, CallKind, KeySignature, OnSuspended};
use scale_info::TypeInfo;

use crate::{AllowanceLimit, Founder, Name, Profile, SuspensionReason};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Members: crate = 1,
		Utility: pallet_utility = 2,
		Council: pallet_collective::<Instance1> = 3,
		Committee: pallet_collective::<Instance2> = 4,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

impl pallet_utility::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = ();
}

parameter_types! {
	pub MaxProposalWeight: Weight = Weight::MAX;
}

macro_rules! collective {
	($instance:ty) => {
		impl pallet_collective::Config<$instance> for Test {
			type RuntimeOrigin = RuntimeOrigin;
			type Proposal = RuntimeCall;
			type RuntimeEvent = RuntimeEvent;
			type MotionDuration = ConstU64<10>;
			type MaxProposals = ConstU32<10>;
			type MaxMembers = MaxSeats;
			type DefaultVote = pallet_collective::PrimeDefaultVote;
			type SetMembersOrigin = EnsureNever<()>;
			type MaxProposalWeight = MaxProposalWeight;
			type DisapproveOrigin = EnsureNever<()>;
			type KillOrigin = EnsureNever<()>;
			type Consideration = ();
			type WeightInfo = ();
		}
	};
}
collective!(pallet_collective::Instance1);
collective!(pallet_collective::Instance2);

parameter_types! {
	pub static Now: u64 = 1_000_000;
	pub static OrdinaryAllowance: AllowanceLimit =
		AllowanceLimit { ref_time: 10_000_000_000, bytes: 1_000, window_ms: 10_000 };
	pub static GovernanceAllowance: AllowanceLimit =
		AllowanceLimit { ref_time: 1_000_000_000, bytes: 100, window_ms: 10_000 };
	pub static PartyAllowance: AllowanceLimit =
		AllowanceLimit { ref_time: 10_000_000_000, bytes: 1_000, window_ms: 10_000 };
	pub static MaxCustomers: u32 = 2;
	pub static MaxPartyKeys: u32 = 2;
	pub static MaxRetiredPartyKeys: u32 = 3;
	pub static Told: Vec<(MemberId, bool)> = Vec::new();
	pub const MaxKeys: u32 = 4;
	pub const MaxRemovedKeys: u32 = 3;
	pub const MaxSeats: u32 = 4;
	pub GovernanceScope: Scope = calls(&[(3, None), (4, None)]);
	pub PartyScope: Scope = calls(&[(0, None), (1, Some(17))]);
}

/// The scope of these calls.
pub fn calls(patterns: &[(u8, Option<u8>)]) -> Scope {
	let patterns: Vec<_> =
		patterns.iter().map(|(pallet, call)| CallPattern { pallet: *pallet, call: *call }).collect();
	Scope::Calls(patterns.try_into().unwrap())
}

/// The time, as tests set it.
pub struct Clock;
impl Time for Clock {
	type Moment = u64;
	fn now() -> u64 {
		Now::get()
	}
}

/// Remembers what it was told.
pub struct Listener;
impl OnSuspended for Listener {
	fn on_suspended(member: &MemberId) {
		Told::mutate(|told| told.push((*member, true)));
	}
	fn on_reinstated(member: &MemberId) {
		Told::mutate(|told| told.push((*member, false)));
	}
}

/// Knows calls by their first two bytes.
pub struct Calls;
impl CallInspect<RuntimeCall> for Calls {
	fn indices(call: &RuntimeCall) -> (u8, u8) {
		call.using_encoded(|bytes| (bytes[0], bytes[1]))
	}
	fn kind(call: &RuntimeCall) -> CallKind {
		match call {
			RuntimeCall::Utility(_) => CallKind::Carrier,
			RuntimeCall::Council(_) | RuntimeCall::Committee(_) => CallKind::Governance,
			RuntimeCall::Members(crate::Call::remove_operator { .. }) => CallKind::Governance,
			_ => CallKind::Ordinary,
		}
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

/// What `key` says so that `sponsor` can sponsor it.
pub fn consent(key: u64, sponsor: MemberId, object: [u8; 32], commitment: [u8; 32]) -> Said {
	let message = Members::party_key_consent(sponsor, object, commitment);
	Said { key, message, slow: false }
}

ord_parameter_types! {
	pub const Suspender: u64 = SUSPENDER;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type SuspendOrigin = EitherOfDiverse<EnsureRoot<u64>, EnsureSignedBy<Suspender, u64>>;
	type Council = Council;
	type TechnicalCommittee = Committee;
	type OnSuspended = Listener;
	type Calls = Calls;
	type Clock = Clock;
	type GovernanceScope = GovernanceScope;
	type PartyScope = PartyScope;
	type OrdinaryAllowance = OrdinaryAllowance;
	type GovernanceAllowance = GovernanceAllowance;
	type PartyAllowance = PartyAllowance;
	type KeySignature = Said;
	type MaxCustomers = MaxCustomers;
	type MaxPartyKeys = MaxPartyKeys;
	type MaxRetiredPartyKeys = MaxRetiredPartyKeys;
	type MaxKeys = MaxKeys;
	type MaxRemovedKeys = MaxRemovedKeys;
	type MaxSeats = MaxSeats;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Motions;
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::MakeSignature<u64, Said> for Motions {
	fn sign(message: &[u8]) -> (u64, Said) {
		(60, Said { key: 60, message: message.into(), slow: false })
	}
}

/// Opens motions in both collectives.
#[cfg(feature = "runtime-benchmarks")]
pub struct Motions;
#[cfg(feature = "runtime-benchmarks")]
impl crate::OpenMotions for Motions {
	fn fill() {
		type Body<I> = pallet_collective::Pallet<Test, I>;
		fn fill<I: 'static>()
		where
			Test: pallet_collective::Config<I, Proposal = RuntimeCall>,
		{
			let members = pallet_collective::Members::<Test, I>::get();
			for index in 0..<Test as pallet_collective::Config<I>>::MaxProposals::get() {
				let motion = RuntimeCall::System(frame_system::Call::remark { remark: index.encode() });
				let (hash, length) = (BlakeTwo256::hash_of(&motion), motion.encoded_size() as u32);
				let (all, motion) = (members.len() as u32, Box::new(motion));
				let proposer = members[index as usize % members.len()];
				assert_ok!(Body::<I>::do_propose_proposed(proposer, all, motion, length));
				for member in &members {
					assert_ok!(Body::<I>::do_vote(*member, hash, index, true));
				}
			}
		}
		fill::<pallet_collective::Instance1>();
		fill::<pallet_collective::Instance2>();
	}
}

/// May suspend, and nothing else.
pub const SUSPENDER: u64 = 999;
/// Owner keys of the three founders; their governance keys are the next number, their operator keys the one after it.
pub const ALICE: u64 = 10;
/// The second founder's owner key.
pub const BOB: u64 = 20;
/// The third founder's owner key.
pub const CAROL: u64 = 30;
/// Nobody.
pub const STRANGER: u64 = 7;

/// The governance key of the founder with this owner key.
pub const fn governance(owner: u64) -> u64 {
	owner + 1
}

/// The operator key of the founder with this owner key.
pub const fn operator(owner: u64) -> u64 {
	owner + 2
}

/// The id of the founder with this owner key.
pub fn id(owner: u64) -> MemberId {
	MemberId::derive(&code(owner as u32))
}

/// A valid code; another one for each number.
pub fn code(number: u32) -> MemberCode {
	let checked = "0123456789ABCDEFGHJKLMNPQRTUWXY"
		.chars()
		.find_map(|check| Uscc::parse(&format!("91350100{number:09}{check}")).ok());
	MemberCode::Uscc(checked.unwrap())
}

/// A sound profile.
pub fn profile(name: &str) -> Profile {
	Profile {
		name: Name::new(name).unwrap(),
		region: None,
		roles: Roles::of(&[Role::DataHolder]),
		certificate: [1; 32],
	}
}

/// The founder with this owner key.
pub fn founder(owner: u64) -> Founder<u64> {
	Founder {
		code: code(owner as u32).as_str().unwrap().into(),
		name: format!("member {owner}"),
		region: Some("440300".into()),
		roles: vec![Role::Validator, Role::Exchange],
		certificate: Default::default(),
		owner,
		governance: governance(owner),
		operators: vec![operator(owner)],
	}
}

/// A chain of three founders, all of them in the council and the first two in the technical committee.
pub fn chain() -> TestState {
	let genesis = RuntimeGenesisConfig {
		members: crate::GenesisConfig {
			founders: vec![founder(ALICE), founder(BOB), founder(CAROL)],
			council: None,
			technical_committee: vec![0, 1],
		},
		..Default::default()
	};
	TestState::new(genesis.build_storage().unwrap())
}

/// Runs a test on [`chain`]; afterwards every invariant holds, and the collectives have the lists that this pallet says.
pub fn execute(test: impl FnOnce()) {
	chain().execute_with(|| {
		System::set_block_number(1);
		Told::set(Vec::new());
		Now::set(1_000_000);
		test();
		check();
	});
}

/// Every invariant, those between this pallet and the collectives too.
pub fn check() {
	Members::do_try_state().unwrap();
	assert_eq!(
		pallet_collective::Members::<Test, pallet_collective::Instance1>::get(),
		Members::council_keys()
	);
	assert_eq!(
		pallet_collective::Members::<Test, pallet_collective::Instance2>::get(),
		Members::technical_committee_keys()
	);
}

/// Suspends a member by vote.
pub fn suspend(owner: u64) {
	assert_ok!(Members::suspend(RuntimeOrigin::root(), id(owner), SuspensionReason::Vote));
}

/// Signed by this key.
pub fn signed(key: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(key)
}
