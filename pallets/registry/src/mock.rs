//! A runtime with this pallet and the real verification, in which a few accounts are members' keys.

use frame::{
	deps::{
		frame_system::AuthorizeCall,
		sp_runtime::{generic, testing::UintAuthorityId},
	},
	testing_prelude::*,
};
use hefu_primitives::{
	CustomerId, DatasetId, MemberId,
	dataset::*,
	digest::Digests,
	locator::Locator,
	member::Role,
	text::Text,
	verification::{Outcome, Report, ReportPayload, Subject},
};
use pallet_support::{Actor, MemberInspect};
use pallet_verification::{VerifierId, VerifierSignature};

use crate::{CheckWhen, Registration};

pub type Header = generic::Header<u32, BlakeTwo256>;
pub type Extensions = (AuthorizeCall<Test>,);
pub type UncheckedExtrinsic = generic::UncheckedExtrinsic<u64, RuntimeCall, UintAuthorityId, Extensions>;
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

#[frame_construct_runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Verification = pallet_verification;

	#[runtime::pallet_index(2)]
	pub type Registry = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	pub static Now: u64 = 1_760_000_000_000;
	pub static MaxDatasetsPerMember: u32 = 200;
	pub static MaxVersionsPerDataset: u32 = 5;
	pub static Suspended: Option<u64> = None;
}

impl pallet_verification::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type MaxVerifiers = ConstU32<8>;
	type MaxOpen = ConstU32<100>;
	type MaxOpenPerMember = ConstU32<20>;
	type CheckDeadline = ConstU32<60>;
	type GracePeriod = ConstU32<5>;
	type SampledDeadline = ConstU32<240>;
	type Samples = ConstU32<300>;
	type WeightInfo = ();
}

impl crate::Config for Test {
	type Members = Members;
	type Checks = Verification;
	type Clock = Now;
	type MaxDatasetsPerMember = MaxDatasetsPerMember;
	type MaxVersionsPerDataset = MaxVersionsPerDataset;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Members;
}

impl<LocalCall> CreateTransactionBase<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> CreateTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = Extensions;

	fn create_transaction(call: RuntimeCall, extension: Extensions) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> CreateAuthorizedTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> Extensions {
		(AuthorizeCall::new(),)
	}
}

/// Keys of members.
pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// Key of a customer whom Alice's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

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
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(ALICE) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(_: &MemberId) -> bool {
		true
	}

	fn has_role(_: &MemberId, _: Role) -> bool {
		true
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 80) + 1;
		(member(key), key)
	}
}

/// Block 1, with three verifiers.
pub fn new_test_ext() -> TestState {
	let mut state = TestState::new(
		RuntimeGenesisConfig::default().build_storage().expect("the genesis block can be built"),
	);
	// Whatever another test set on this thread.
	Now::set(1_760_000_000_000);
	MaxDatasetsPerMember::set(200);
	MaxVersionsPerDataset::set(5);
	Suspended::set(None);
	state.execute_with(|| {
		System::set_block_number(1);
		let keys = [1u8, 2, 3]
			.map(|seed| VerifierId::from(frame::deps::sp_core::ed25519::Public::from_raw([seed; 32])));
		Verification::on_genesis_session([1u64, 2, 3].iter().zip(keys));
	});
	state
}

/// Checks every invariant.
pub fn check_state() {
	Registry::do_try_state().expect("every invariant of the registry holds");
	Verification::do_try_state().expect("every invariant of verification holds");
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check_state();
	});
}

/// The only digest that the tests' files have.
pub fn digests(seed: u8) -> Digests {
	Digests { blake3: Some([seed; 32]), ..Default::default() }
}

pub fn file(seed: u8) -> Distribution {
	Distribution {
		name: Text::new("观测数据.csv").expect("a name"),
		media_type: Text::new("text/csv").expect("a media type"),
		size: 1_000,
		locator: Locator::Url(Text::new("https://data.example.org/o.csv").expect("a URL")),
		digests: digests(seed),
		seal: None,
	}
}

/// A content with one file.
pub fn content() -> VersionContent {
	VersionContent {
		descriptor: Descriptor {
			name: Text::new("2026年广东省气象观测数据").expect("a name"),
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
		distributions: vec![file(1)].try_into().expect("one file"),
		parents: Parents::default(),
	}
}

/// A content with a change.
pub fn content_with(change: impl FnOnce(&mut VersionContent)) -> Box<VersionContent> {
	let mut content = content();
	change(&mut content);
	Box::new(content)
}

/// A content made from these.
pub fn made_from(parents: &[VersionRef]) -> Box<VersionContent> {
	content_with(|content| content.parents = parents.to_vec().try_into().expect("few parents"))
}

pub fn id(who: u64, nonce: u8) -> DatasetId {
	DatasetId::derive(&pallet_support::genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

pub fn version(dataset: DatasetId, version: u32) -> VersionRef {
	VersionRef { dataset, version }
}

/// `who` registers a dataset; returns its id.
pub fn register(who: u64, nonce: u8) -> DatasetId {
	register_with(who, nonce, Box::new(content()))
}

pub fn register_with(who: u64, nonce: u8, content: Box<VersionContent>) -> DatasetId {
	assert_ok!(Registry::register(RuntimeOrigin::signed(who), [nonce; 32], content, CheckWhen::Later));
	id(who, nonce)
}

pub fn registration(nonce: u8, content: VersionContent) -> Registration {
	Registration { nonce: [nonce; 32], content, check: CheckWhen::Later }
}

/// Every verifier reports this outcome of the file's open check.
pub fn all_report(subject: Subject, outcome: Outcome) {
	let check = Verification::open_check_of(subject).expect("a check is open");
	for verifier in 0..3 {
		let payload = ReportPayload {
			genesis: [0; 32],
			check,
			about: [0; 32],
			set: 0,
			verifier,
			report: Report { outcome, bytes_read: 0, samples: 0, at_ms: 0 },
			evidence: None,
		};
		let signature = VerifierSignature::from(frame::deps::sp_core::ed25519::Signature::default());
		let origin = frame_system::RawOrigin::Authorized.into();
		assert_ok!(Verification::report(origin, payload, signature));
	}
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
