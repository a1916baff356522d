//! A runtime with this pallet, in which a few accounts are members' keys and a few datasets exist.

use frame::testing_prelude::*;
use hefu_primitives::{
	CustomerId, DatasetId, GrantId, MemberId,
	dataset::{GradeClass, Kind, Parents, Source},
	date::Day,
	export::{Basis, Exemption, Heads, Rules},
	member::Role,
	text::Text,
};
use pallet_support::{Actor, DatasetFacts, DatasetInspect, ExportInspect, FileDigests, MemberInspect};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Exporting: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: u64 = 0;
	pub static MaxExports: u32 = 1_000;
	pub static Suspended: Option<u64> = None;
	pub static IsWithdrawn: bool = false;
	/// Whether those who have no grant may export.
	pub static MayAll: bool = true;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Datasets = Datasets;
	type Rights = Grants;
	type Clock = Now;
	type MaxExports = MaxExports;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkRights = Grants;
}

/// Keys of members that export.
pub const ALICE: u64 = 1;
pub const BOB: u64 = 2;
/// Key of a customer whom Bob's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Datasets: general, important and core data.
pub const DATA: DatasetId = DatasetId([1; 32]);
pub const IMPORTANT: DatasetId = DatasetId([2; 32]);
pub const CORE: DatasetId = DatasetId([3; 32]);
/// Nobody registered it.
pub const NONE: DatasetId = DatasetId([9; 32]);

/// A grant by which Alice may export.
pub const GRANT: GrantId = GrantId([1; 32]);
/// And one by which nobody may.
pub const OTHER: GrantId = GrantId([2; 32]);

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

	fn has_role(_: &MemberId, _: Role) -> bool {
		false
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		if !(1..=2).contains(&version) {
			return None;
		}
		let class = match *dataset {
			// The second version is important data.
			DATA if version == 2 => GradeClass::Important,
			DATA => GradeClass::General,
			IMPORTANT => GradeClass::Important,
			CORE => GradeClass::Core,
			_ => return None,
		};
		Some(DatasetFacts {
			holder: member(ALICE),
			is_live: !IsWithdrawn::get(),
			kind: Kind::Product,
			class,
			source: Source::Generated,
			parents: Parents::default(),
		})
	}

	/// Exports ask for none.
	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// What may be exported in the tests.
pub struct Grants;

impl ExportInspect for Grants {
	fn may_export(_: &DatasetId, grant: Option<&GrantId>, by: &MemberId) -> bool {
		match grant {
			Some(grant) => *grant == GRANT && *by == member(ALICE),
			None => MayAll::get(),
		}
	}

	fn may_export_weight() -> Weight {
		Weight::zero()
	}
}

/// The law's numbers.
pub fn rules() -> Rules {
	Rules {
		assessment: Heads { persons: 1_000_000, sensitive: 10_000 },
		contract_persons: 100_000,
		basis: Text::new("《促进和规范数据跨境流动规定》第五条、第七条、第八条").expect("short"),
	}
}

/// Block 1 on 30 December 2026, with the law's numbers.
pub fn new_test_ext() -> TestState {
	let rules = Some(crate::RulesConfig {
		assessment_persons: 1_000_000,
		assessment_sensitive: 10_000,
		contract_persons: 100_000,
		basis: "《促进和规范数据跨境流动规定》第五条、第七条、第八条".into(),
	});
	let exporting = crate::GenesisConfig { rules, ..Default::default() };
	let genesis = RuntimeGenesisConfig { exporting, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	// Whatever another test set on this thread.
	MaxExports::set(1_000);
	Suspended::set(None);
	IsWithdrawn::set(false);
	MayAll::set(true);
	on("2026-12-30");
	state.execute_with(|| System::set_block_number(1));
	state
}

/// Checks every invariant.
pub fn check_state() {
	Exporting::do_try_state().expect("every invariant holds");
}

/// Runs a test; its state is checked at the end.
pub fn test(run: impl FnOnce()) {
	new_test_ext().execute_with(|| {
		run();
		check_state();
	});
}

/// It is the first moment of this day in China.
pub fn on(text: &str) {
	Now::set(text.parse::<Day>().expect("a day").previous().end_in_china());
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn heads(persons: u64, sensitive: u64) -> Heads {
	Heads { persons, sensitive }
}

/// The standard contract was filed.
pub const FILED: Basis = Basis::StandardContract { filing: [5; 32] };
/// The assessment was passed, for longer than a test lasts.
pub const ASSESSED: Basis = Basis::Assessment { decision: [6; 32], until_ms: u64::MAX };

/// It is exempt in this case.
pub fn exempt(case: Exemption) -> Basis {
	Basis::Exempt { case, evidence: [7; 32] }
}

/// `who` exports the first version, general data, by a right of its own.
pub fn export(who: u64, heads: Heads, basis: Basis) -> DispatchResult {
	Exporting::export(signed(who), DATA, 1, None, heads, false, [8; 32], basis)
}

/// This pallet's events since the last time.
pub fn events() -> Vec<crate::Event<Test>> {
	let events = System::read_events_for_pallet::<crate::Event<Test>>();
	System::reset_events();
	events
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeMember<u64> for Members {
	fn make_member(_: u32) -> (MemberId, u64) {
		(member(ALICE), ALICE)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakeGrant for Grants {
	fn make_grant() -> (DatasetId, GrantId) {
		(DATA, GRANT)
	}
}
