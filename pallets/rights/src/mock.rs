//! A runtime with this pallet, in which a few accounts are members' keys and a few datasets exist.

use frame::{
	deps::{
		frame_support::{storage::with_storage_layer, weights::RuntimeDbWeight},
		sp_io,
		sp_runtime::StateVersion,
	},
	testing_prelude::*,
};
use hefu_primitives::{
	CustomerId, DatasetId, GrantId, InstructionId, MemberId, Party,
	code::{Industry, Region},
	dataset::{GradeClass, Kind, Parents, Source, VersionRef},
	member::{Role, Roles},
	right::{Disposal, Ground, Outbound, Right, Rights as Set},
	settlement::{LegKind, Thing},
	terms::*,
};
use pallet_support::{
	Actor, DatasetFacts, DatasetInspect, FileDigests, Leg, MemberInspect, RegistrationInspect, StatedRights,
	genesis_hash,
};

use crate::{Acceptance, Acceptances, Granting, Pledge, Survivors};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Rights: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type DbWeight = DbWeight;
}

/// The first block's time.
pub const START: u64 = 1_760_000_000_000;
/// A day, in milliseconds.
pub const DAY: u64 = 86_400_000;

parameter_types! {
	pub const DbWeight: RuntimeDbWeight = RuntimeDbWeight { read: 1_000_000, write: 2_000_000 };
	pub static Now: u64 = START;
	pub static MaxGrants: u32 = 20_000;
	pub static Suspended: Option<u64> = None;
	pub static IsWithdrawn: bool = false;
	/// Whether everything is under objection.
	pub static IsFrozen: bool = false;
	/// Whose rights the register states.
	pub static StatedOf: Option<u64> = None;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Datasets = Datasets;
	type Registration = Register;
	type Clock = Now;
	type MaxGrantsPerGrantor = MaxGrants;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Datasets;
}

/// Keys of members: who holds the datasets of the tests,
pub const HOLDER: u64 = 1;
/// who made one of them with it,
pub const PARTNER: u64 = 2;
pub const THIRD: u64 = 3;
/// and those to whom rights are granted; they use data.
pub const BOB: u64 = 10;
pub const CAROL: u64 = 11;
pub const DAVE: u64 = 12;
/// A bank, that uses none.
pub const BANK: u64 = 20;
/// Key of a customer whom Bob's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Datasets of the holder, by how it came by them.
pub const GENERATED: DatasetId = DatasetId([0; 32]);
pub const CRAWLED: DatasetId = DatasetId([1; 32]);
pub const AGREED: DatasetId = DatasetId([2; 32]);
/// Made by Bob, from the holder's first and third.
pub const DERIVED: DatasetId = DatasetId([3; 32]);
/// Raw data of a government.
pub const PUBLIC: DatasetId = DatasetId([4; 32]);

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
			CUSTOMER => Some(Actor::Customer { customer: CustomerId([90; 32]), sponsor: member(BOB) }),
			STRANGER => None,
			who => Some(Actor::Member(member(who))),
		}
	}

	fn is_live(id: &MemberId) -> bool {
		*id != member(STRANGER) && Suspended::get().is_none_or(|who| member(who) != *id)
	}

	fn has_role(id: &MemberId, role: Role) -> bool {
		role == if *id == member(BANK) { Role::Bank } else { Role::DataUser }
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		#[cfg(feature = "runtime-benchmarks")]
		if let Some(made) = Made::get().remove(dataset) {
			return Some(made);
		}
		let (holder, source, kind) = match *dataset {
			GENERATED => (HOLDER, Source::Generated, Kind::Product),
			CRAWLED => (HOLDER, Source::Crawled, Kind::Product),
			AGREED => (HOLDER, Source::Agreement, Kind::Product),
			DERIVED => (BOB, Source::Derived, Kind::Product),
			PUBLIC => (HOLDER, Source::Generated, Kind::PublicResource),
			_ => return None,
		};
		let parents = match *dataset {
			DERIVED => [GENERATED, AGREED].map(|dataset| VersionRef { dataset, version: 1 }).to_vec(),
			_ => Vec::new(),
		};
		let parents = Parents::try_from(parents).expect("two are few");
		Some(DatasetFacts {
			holder: member(holder),
			is_live: !IsWithdrawn::get(),
			kind,
			class: GradeClass::General,
			source,
			parents,
		})
	}

	/// Rights ask for what was said at first.
	fn version_facts(dataset: &DatasetId, _: u32) -> Option<DatasetFacts> {
		Self::facts(dataset)
	}

	/// Rights ask for none.
	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// The register of the tests.
pub struct Register;

impl RegistrationInspect for Register {
	fn is_frozen(_: &DatasetId) -> bool {
		IsFrozen::get()
	}

	fn is_frozen_weight() -> Weight {
		Weight::zero()
	}

	fn is_frozen_by(_: &DatasetId, _: &MemberId) -> bool {
		false
	}

	fn is_frozen_by_weight() -> Weight {
		Weight::zero()
	}
}

impl StatedRights for Register {
	fn is_stated(_: &DatasetId, _: Right, holder: &MemberId) -> bool {
		StatedOf::get().is_some_and(|who| member(who) == *holder)
	}

	fn is_stated_weight() -> Weight {
		Weight::zero()
	}
}

/// Block 1, in which nobody has claimed anything.
pub fn new_test_ext() -> TestState {
	let mut state = TestState::new(
		RuntimeGenesisConfig::default().build_storage().expect("the genesis block can be built"),
	);
	// Whatever another test set on this thread.
	Now::set(START);
	MaxGrants::set(20_000);
	Suspended::set(None);
	IsWithdrawn::set(false);
	IsFrozen::set(false);
	StatedOf::set(None);
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Checks every invariant.
pub fn check_state() {
	Rights::do_try_state().expect("every invariant holds");
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check_state();
	});
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Goes on to a block that many milliseconds later.
pub fn later(ms: u64) {
	Now::set(Now::get() + ms);
	System::set_block_number(System::block_number() + 1);
}

/// The holder claims the right to operate what it generated.
pub fn operate() {
	assert_ok!(Rights::claim(signed(HOLDER), GENERATED, Right::Operate, Ground::Generated));
	System::reset_events();
}

/// The holder claims all rights in what it generated.
pub fn all_rights() {
	for right in Right::ALL {
		assert_ok!(Rights::claim(signed(HOLDER), GENERATED, *right, Ground::Generated));
	}
	System::reset_events();
}

/// `from` lets these rights in what was generated go to `to`, which accepts them.
pub fn transfer(from: u64, to: u64, rights: &[Right], outbound: Outbound) -> DispatchResult {
	with_storage_layer(|| {
		accepted(GENERATED, from, to, Acceptance { rights: Set::of(rights), outbound, document: [7; 32] });
		let (rights, to) = (Set::of(rights), member(to));
		Rights::transfer(signed(from), GENERATED, rights, to, Disposal::Transfer, outbound, [7; 32])
	})
}

/// `to` accepted this from `from`.
pub fn accepted(dataset: DatasetId, from: u64, to: u64, acceptance: Acceptance) {
	Acceptances::<Test>::insert((dataset, member(from), member(to)), acceptance);
}

/// For a debt to the bank that is due in a month; nothing is granted from it meanwhile.
pub fn pledge() -> Pledge {
	Pledge { pledgee: member(BANK), due_ms: START + 30 * DAY, may_grant: false, contract: [8; 32] }
}

/// Two purposes in Guangdong, in information services, for a year, to be granted on to data users twice.
pub fn terms() -> Terms {
	Terms {
		purposes: Purposes(0b11),
		territory: Territory::of(&[Region(440_000)]).expect("one is few"),
		period: Period { from_ms: START, until_ms: Some(START + 365 * DAY) },
		volume: Volume::default(),
		exclusivity: Exclusivity::None,
		sublicence: Sublicence { depth: 2, grantees: Roles::of(&[Role::DataUser]) },
		sectors: Sectors::of(&[Industry { section: b'I', division: None }]),
		environments: Environments::of(&[Environment::Tee]),
		export: Export::No,
		clauses: None,
	}
}

/// The same, to be granted on so many times.
pub fn terms_to(depth: u8) -> Terms {
	let sublicence = match depth {
		0 => Sublicence::none(),
		depth => Sublicence { depth, ..terms().sublicence },
	};
	Terms { sublicence, ..terms() }
}

/// A use within these terms, now.
pub fn within() -> Use {
	Use {
		purpose: Purpose(0),
		region: Region(440_300),
		sector: Industry { section: b'I', division: Some(65) },
		at_ms: Now::get(),
	}
}

/// The holder's grant to Bob.
pub fn granting() -> Granting {
	Granting {
		dataset: GENERATED,
		right: Right::Use,
		parent: None,
		grantee: member(BOB),
		terms: terms(),
		survivors: Survivors::default(),
	}
}

/// What a grantee grants in turn to another.
pub fn sub(parent: GrantId, grantee: u64, terms: Terms) -> Granting {
	Granting { parent: Some(parent), grantee: member(grantee), terms, ..granting() }
}

pub fn grant_id(who: u64, nonce: u8) -> GrantId {
	GrantId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

/// `who` grants; returns the grant's id.
pub fn grant(who: u64, nonce: u8, granting: Granting) -> GrantId {
	assert_ok!(Rights::grant(signed(who), [nonce; 32], Box::new(granting)));
	grant_id(who, nonce)
}

/// `who` offers; returns the id of the grant to come.
pub fn offer(who: u64, nonce: u8, granting: Granting) -> GrantId {
	assert_ok!(Rights::offer(signed(who), [nonce; 32], Box::new(granting)));
	grant_id(who, nonce)
}

/// Two instructions.
pub const INSTRUCTION: InstructionId = InstructionId([1; 32]);
pub const OTHER: InstructionId = InstructionId([2; 32]);

/// The offer as a thing in a leg.
pub fn thing(id: GrantId) -> Thing {
	Thing { kind: LegKind::Grant, id: id.0 }
}

/// What instructions do with the leg that the offer is, between these.
pub fn lock(instruction: InstructionId, id: GrantId, from: u64, to: u64) -> DispatchResult {
	let [from, to] = [from, to].map(|who| Party::Member(member(who)));
	<Rights as Leg>::lock(&instruction, &thing(id), &from, &to)
}

pub fn execute(instruction: InstructionId, id: GrantId, from: u64, to: u64) -> DispatchResult {
	let [from, to] = [from, to].map(|who| Party::Member(member(who)));
	<Rights as Leg>::execute(&instruction, &thing(id), &from, &to)
}

/// The same for releasing it, which always succeeds.
pub fn release(instruction: InstructionId, id: GrantId) {
	assert_ok!(<Rights as Leg>::release(&instruction, &thing(id)));
}

/// The root of the state.
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
	pub static Made: std::collections::BTreeMap<DatasetId, DatasetFacts> = Default::default();
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(seed: u32) -> (MemberId, u64) {
		let key = u64::from(seed % 80) + 1;
		(member(key), key)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeDataset for Datasets {
	fn make_dataset(holder: &MemberId, seed: u32, source: Source, parents: Parents) -> DatasetId {
		let id = DatasetId::derive(&genesis_hash::<Test>(), holder, &[seed as u8; 32]);
		let facts = DatasetFacts {
			holder: *holder,
			is_live: true,
			kind: Kind::Product,
			class: GradeClass::General,
			source,
			parents,
		};
		Made::mutate(|made| made.insert(id, facts));
		id
	}
}
