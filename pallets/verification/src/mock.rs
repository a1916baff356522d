//! A runtime with this pallet alone, four verifiers, and a clock and limits that tests set.

use frame::{
	deps::{
		frame_system::AuthorizeCall,
		sp_core::Pair,
		sp_runtime::{
			generic,
			testing::UintAuthorityId,
			traits::{Applyable, Checkable},
		},
	},
	testing_prelude::*,
};
use hefu_primitives::{
	DatasetId, MemberId,
	dataset::Distribution,
	digest::{Digests, Hasher},
	locator::Locator,
	text::Text,
	verification::{CheckId, MAX_WHOLE_FILE, Outcome, Report, ReportPayload, Subject},
};

use sp_keystore::{KeystoreExt, testing::MemoryKeystore};

use crate::{Call, Checks, Closed, History, HistoryLength, VerifierId, VerifierPair, VerifierSignature};

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
	pub type Verification = crate;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
}

parameter_types! {
	pub static Now: u64 = 1_760_000_000_000;
	pub static MaxOpenPerMember: u32 = 3;
	pub static CheckDeadline: u32 = 60;
	pub static GracePeriod: u32 = 5;
	pub static SampledDeadline: u32 = 240;
	pub static Samples: u32 = 300;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type MaxVerifiers = ConstU32<8>;
	type MaxOpen = ConstU32<12>;
	type MaxOpenPerMember = MaxOpenPerMember;
	type CheckDeadline = CheckDeadline;
	type GracePeriod = GracePeriod;
	type SampledDeadline = SampledDeadline;
	type Samples = Samples;
	type WeightInfo = ();
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

pub const ALICE: MemberId = MemberId([1; 32]);
pub const BOB: MemberId = MemberId([2; 32]);

/// The bytes that the tests' files have.
pub const BYTES: &[u8] = b"station,celsius\n54511,-3.2\n";

/// A block's state to begin with: block 1, and verifiers 0 to 3.
pub fn new_test_ext() -> TestState {
	let mut state = TestState::new(
		RuntimeGenesisConfig::default().build_storage().expect("the genesis block can be built"),
	);
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	// Whatever another test set on this thread.
	Now::set(1_760_000_000_000);
	MaxOpenPerMember::set(3);
	CheckDeadline::set(60);
	GracePeriod::set(5);
	SampledDeadline::set(240);
	Samples::set(300);
	state.execute_with(|| {
		System::set_block_number(1);
		session(&[0, 1, 2, 3], true);
	});
	state
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		Verification::do_try_state().expect("every invariant holds");
	});
}

/// The key pair of a verifier, by a number of the test's choice.
pub fn pair(seed: u8) -> VerifierPair {
	VerifierPair::from_seed(&[seed; 32])
}

/// A session with these verifiers begins.
pub fn session(seeds: &[u8], genesis: bool) {
	let accounts = seeds.iter().map(|seed| u64::from(*seed)).collect::<Vec<_>>();
	let keys = || accounts.iter().zip(seeds.iter().map(|seed| VerifierId::from(pair(*seed).public())));
	if genesis {
		Verification::on_genesis_session(keys());
	} else {
		Verification::on_new_session(true, keys(), keys());
	}
}

pub fn subject(seed: u8) -> Subject {
	Subject { dataset: DatasetId([seed; 32]), version: 1, distribution: 0 }
}

/// A file of [`BYTES`], at a place that differs by seed.
pub fn distribution(seed: u8) -> Distribution {
	let mut hasher = Hasher::all();
	hasher.update(BYTES);
	Distribution {
		name: Text::new("observations.csv").expect("a name"),
		media_type: Text::new("text/csv").expect("a media type"),
		size: BYTES.len() as u64,
		locator: Locator::Url(Text::new(&format!("https://data{seed}.example.org/o.csv")).expect("a URL")),
		digests: hasher.finish(),
		seal: None,
	}
}

/// Opens the check of file `seed` on behalf of Alice.
pub fn open(seed: u8) -> CheckId {
	Verification::do_open(&ALICE, subject(seed), &distribution(seed)).expect("a check can be opened")
}

/// A file of 32 MiB that is registered with its BLAKE3 root only, so that samples of it are read: 2,048 groups.
pub fn large(seed: u8) -> Distribution {
	let mut file = distribution(seed);
	file.size = 2 * MAX_WHOLE_FILE;
	file.digests = Digests { blake3: Some([seed; 32]), ..Default::default() };
	file
}

/// Opens the check of the large file `seed` on behalf of Alice.
pub fn open_large(seed: u8) -> CheckId {
	Verification::do_open(&ALICE, subject(seed), &large(seed)).expect("a check can be opened")
}

/// What a verifier reports that has done all that the check asks for.
pub fn payload(check: CheckId, verifier: u32, outcome: Outcome) -> ReportPayload {
	let opened = Checks::<Test>::get(check).expect("the check is open");
	ReportPayload {
		genesis: pallet_support::genesis_hash::<Test>(),
		check,
		about: opened.subject.about(&opened.distribution),
		set: opened.set,
		verifier,
		report: Report { outcome, bytes_read: 7, samples: opened.samples, at_ms: Now::get() },
		evidence: None,
	}
}

/// What it reports of the group that the check's evidence names, and of nothing else.
pub fn again(check: CheckId, verifier: u32, outcome: Outcome) -> ReportPayload {
	let evidence =
		Checks::<Test>::get(check).expect("the check is open").evidence.expect("there is evidence");
	let mut payload = payload(check, verifier, outcome);
	payload.evidence = Some(evidence.group);
	payload.report.samples = 1;
	payload
}

pub fn signed(payload: ReportPayload, seed: u8) -> Call<Test> {
	let signature: VerifierSignature = pair(seed).sign(&payload.signed_bytes());
	Call::report { payload, signature }
}

/// Passes the call through the transaction's whole way into a block.
pub fn apply(call: Call<Test>) -> Result<DispatchResultWithPostInfo, TransactionValidityError> {
	let transaction =
		<Test as CreateAuthorizedTransaction<Call<Test>>>::create_authorized_transaction(call.into());
	apply_transaction(transaction)
}

pub fn apply_transaction(
	transaction: UncheckedExtrinsic,
) -> Result<DispatchResultWithPostInfo, TransactionValidityError> {
	let (info, len) = (transaction.get_dispatch_info(), transaction.encoded_size());
	let checked = transaction.check(&frame_system::ChainContext::<Test>::default())?;
	checked.validate::<Test>(TransactionSource::External, &info, len)?;
	checked.apply::<Test>(&info, len)
}

/// Verifier `verifier` of the first set (whose seed is its place) reports.
pub fn report(check: CheckId, verifier: u8, outcome: Outcome) {
	let call = signed(payload(check, verifier.into(), outcome), verifier);
	assert_ok!(apply(call).expect("the report is authorized"));
}

/// The same verifier looks at the group that the evidence names.
pub fn report_again(check: CheckId, verifier: u8, outcome: Outcome) {
	let call = signed(again(check, verifier.into(), outcome), verifier);
	assert_ok!(apply(call).expect("the report is authorized"));
}

/// Ends the blocks up to and including `last`, with `idle` weight left in each.
pub fn end_blocks_with(last: u32, idle: Weight) {
	while System::block_number() <= last {
		let now = System::block_number();
		Verification::on_idle(now, idle);
		System::set_block_number(now + 1);
	}
}

/// Ends the blocks up to and including `last`.
pub fn end_blocks(last: u32) {
	end_blocks_with(last, Weight::MAX);
}

/// The latest closed check of file `seed`.
pub fn latest(seed: u8) -> Option<Closed<Test>> {
	let sequence = HistoryLength::<Test>::get(subject(seed)).checked_sub(1)?;
	History::<Test>::get(subject(seed), sequence)
}

/// This pallet's events since the last time, without what came before.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}
