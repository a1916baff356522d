//! A chain with this pallet and the real calendar, in which a few accounts are members' keys and a few datasets exist.

use frame::testing_prelude::*;
use hefu_primitives::{
	ApplicationId, CustomerId, DatasetId, MemberId,
	calendar::CalendarKind,
	catalogue::{Demand, QueryCode},
	clock::ClockError,
	dataset::{GradeClass, Kind, Source, VersionRef},
	date::Day,
	law::{ClockName, PackId, Silence, TextStatus, Unit},
	member::Role,
	registration::Stage,
	text::Text,
};
use pallet_calendar::{PackConfig, RuleConfig, YearConfig};
use pallet_support::{
	Actor, DatasetFacts, DatasetInspect, FileDigests, MemberInspect, OperationInspect, RegistrationInspect,
	genesis_hash,
};

use crate::{Application, Entry};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Calendar: pallet_calendar = 1,
		Catalogue: crate = 2,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: u64 = 0;
	pub static MaxOpen: u32 = 10;
	pub static MaxObjections: u32 = 2;
	pub static Suspended: Option<u64> = None;
	/// A dataset that its holder withdrew.
	pub static WithdrawnData: Option<DatasetId> = None;
	/// A dataset that is under objection or preservation.
	pub static FrozenData: Option<DatasetId> = None;
	/// An institution whose role was taken away.
	pub static NoRole: Option<u64> = None;
	/// A member that is an institution as well.
	pub static NewInstitution: Option<u64> = None;
	/// Since when the product is operated under an authorisation.
	pub static Operated: Option<u64> = None;
	pub static StallLimit: u64 = 600_000;
}

impl pallet_calendar::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type StallLimit = StallLimit;
	type WeightInfo = ();
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Members = Members;
	type Datasets = Datasets;
	type Operations = Operations;
	type Registration = Register;
	type LawClocks = Calendar;
	type Clock = Now;
	type MaxOpenApplications = MaxOpen;
	type MaxObjections = MaxObjections;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkMembers = Members;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkDatasets = Datasets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkLaw = Calendar;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Now;
}

/// Keys of members: two institutions,
pub const INSTITUTION: u64 = 1;
pub const ANOTHER: u64 = 2;
/// those who have data, and one whom it concerns.
pub const ALICE: u64 = 10;
pub const BOB: u64 = 11;
/// Key of a customer whom Bob's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Public data of Alice's, and open data,
pub const DATA: DatasetId = DatasetId([1; 32]);
pub const OPEN: DatasetId = DatasetId([2; 32]);
/// a product made from public data, one that is operated if any is, and core data.
pub const MADE: DatasetId = DatasetId([3; 32]);
pub const PRODUCT: DatasetId = DatasetId([4; 32]);
pub const CORE: DatasetId = DatasetId([5; 32]);

/// The law that holds from the beginning, and another one, which sets no time for the first filing nor for renewal.
pub const MEASURES: PackId = PackId(0);
pub const SHORTER: PackId = PackId(1);

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
		let is = |who: &u64| member(*who) == *id && NoRole::get() != Some(*who);
		let is_new = NewInstitution::get().is_some_and(|who| member(who) == *id);
		role == Role::RegistryInstitution && (is_new || [INSTITUTION, ANOTHER].iter().any(is))
	}
}

/// The datasets of the tests; all are Alice's.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		#[cfg(feature = "runtime-benchmarks")]
		if let Some(made) = Benchmarked::get().remove(dataset) {
			return Some(made);
		}
		let kind = match *dataset {
			DATA | CORE => Kind::PublicResource,
			// Its second version is a product of the holder's own.
			OPEN if version == 2 => Kind::Product,
			OPEN => Kind::Open,
			MADE | PRODUCT => Kind::Product,
			_ => return None,
		};
		if !(1..=2).contains(&version) {
			return None;
		}
		let parents = if *dataset == MADE { vec![VersionRef { dataset: DATA, version: 1 }] } else { vec![] };
		Some(DatasetFacts {
			holder: member(ALICE),
			is_live: WithdrawnData::get() != Some(*dataset),
			kind,
			class: if *dataset == CORE { GradeClass::Core } else { GradeClass::General },
			source: Source::Generated,
			parents: parents.try_into().expect("one is few"),
		})
	}

	fn digests(_: &DatasetId, _: u32) -> FileDigests {
		FileDigests::default()
	}
}

/// What is operated in the tests.
pub struct Operations;

impl OperationInspect for Operations {
	fn since(dataset: &DatasetId) -> Option<u64> {
		Operated::get().filter(|_| *dataset == PRODUCT)
	}

	fn since_weight() -> Weight {
		Weight::zero()
	}
}

/// The register of rights, of the tests.
pub struct Register;

impl RegistrationInspect for Register {
	fn is_frozen(dataset: &DatasetId) -> bool {
		FrozenData::get() == Some(*dataset)
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

const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

fn rule(clock: ClockName, amount: u16, unit: Unit, silence: Silence) -> RuleConfig {
	RuleConfig { clock, amount, unit, silence, basis: "第一条".into() }
}

/// The interim measures, with numbers that are not confirmed, and silences that they may not have.
fn measures() -> PackConfig {
	use ClockName::*;
	use Silence::{DeemedGranted, DeemedWithdrawn, Nothing};
	PackConfig {
		identifier: "发改数据规〔2025〕26号".into(),
		version: 1,
		source: "公共数据资源登记管理暂行办法".into(),
		status: TextStatus::Secondary,
		clocks: vec![
			rule(Acceptance, 3, WORKING, DeemedGranted),
			rule(Correction, 5, WORKING, DeemedWithdrawn),
			rule(Review, 20, WORKING, Nothing),
			rule(Publicity, 10, WORKING, Nothing),
			rule(ObjectionInquiry, 10, WORKING, Nothing),
			rule(RegistrationValidity, 3, Unit::Years, Nothing),
			rule(RenewalOpens, 60, Unit::Days, Nothing),
			rule(RenewalCloses, 1, Unit::Days, Nothing),
			rule(FirstFiling, 20, WORKING, Nothing),
		],
		eligibility: Vec::new(),
		in_force_from: None,
	}
}

/// Those that a pack must set.
fn shorter() -> PackConfig {
	use ClockName::{Publicity, RegistrationValidity};
	PackConfig {
		version: 2,
		clocks: vec![
			rule(Publicity, 1, WORKING, Silence::Nothing),
			rule(RegistrationValidity, 1, Unit::Years, Silence::Nothing),
		],
		..measures()
	}
}

/// Years from Monday to Friday.
fn years() -> Vec<YearConfig> {
	let of = |year| YearConfig {
		kind: CalendarKind::Mainland,
		year,
		holidays: Vec::new(),
		make_up: Vec::new(),
		basis: "国办发明电〔2025〕7号".into(),
	};
	(2026..=2030).map(of).collect()
}

/// With the two packs, of which this one holds from the first block, if one does.
pub fn genesis(law: Option<u32>) -> RuntimeGenesisConfig {
	let packs = vec![measures(), shorter()];
	let calendar = pallet_calendar::GenesisConfig { years: years(), packs, ..Default::default() };
	let catalogue = crate::GenesisConfig { law, ..Default::default() };
	RuntimeGenesisConfig { calendar, catalogue, ..Default::default() }
}

/// Block 1 on Monday, 2 March 2026.
pub fn new_test_ext() -> TestState {
	Now::set(0);
	MaxOpen::set(10);
	MaxObjections::set(2);
	Suspended::set(None);
	WithdrawnData::set(None);
	FrozenData::set(None);
	NoRole::set(None);
	NewInstitution::set(None);
	Operated::set(None);
	let storage = genesis(None).build_storage().expect("the genesis block can be built");
	let mut state = TestState::new(storage);
	state.execute_with(|| {
		System::set_block_number(1);
		on("2026-03-02");
		assert_ok!(Catalogue::put_in_force(RuntimeOrigin::root(), MEASURES));
		System::reset_events();
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

/// Checks every invariant.
pub fn check() {
	assert_ok!(Catalogue::do_try_state());
}

pub fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// It is ten in the morning of this day in China.
pub fn on(text: &str) {
	Now::set(day(text).previous().end_in_china() + 36_000_000);
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn code(text: &str) -> Option<QueryCode> {
	Some(Text::new(text).expect("short"))
}

pub fn application_id(who: u64, nonce: u8) -> ApplicationId {
	ApplicationId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

pub fn try_file(who: u64, nonce: u8, dataset: DatasetId, demand: Demand) -> DispatchResult {
	Catalogue::file(signed(who), [nonce; 32], dataset, 1, member(INSTITUTION), demand)
}

pub fn file(who: u64, nonce: u8, dataset: DatasetId, demand: Demand) -> ApplicationId {
	assert_ok!(try_file(who, nonce, dataset, demand));
	application_id(who, nonce)
}

/// Alice's first application, about the data.
pub fn filed() -> ApplicationId {
	file(ALICE, 1, DATA, Demand::Initial([1; 32]))
}

/// The institution takes it on, and shows it to the public.
pub fn publicised(id: ApplicationId) -> ApplicationId {
	assert_ok!(Catalogue::accept(signed(INSTITUTION), id));
	assert_ok!(Catalogue::publicise(signed(INSTITUTION), id));
	id
}

/// It is entered under this code as soon as the public's time is over.
pub fn entered(id: ApplicationId, with: Option<QueryCode>) -> Entry {
	publicised(id);
	// Ten working days are two weeks.
	Now::set(Day::in_china(Now::get()).days_later(14).end_in_china());
	assert_ok!(Catalogue::enter(signed(INSTITUTION), id, with));
	let dataset = application(id).expect("it can be told").dataset;
	Catalogue::entry(dataset).expect("it is registered").0
}

/// Alice's data is registered.
pub fn registered() -> Entry {
	entered(filed(), code("G-1"))
}

/// The application as it stands now.
pub fn application(id: ApplicationId) -> Result<Application, ClockError> {
	Catalogue::application(id).expect("there is one")
}

pub fn stage(id: ApplicationId) -> Stage {
	application(id).expect("it can be told").stage
}

#[cfg(feature = "runtime-benchmarks")]
parameter_types! {
	/// Datasets that benchmarks made.
	pub static Benchmarked: std::collections::BTreeMap<DatasetId, DatasetFacts> = Default::default();
}

#[cfg(feature = "runtime-benchmarks")]
fn make(holder: &MemberId, seed: u32, kind: Kind, parents: hefu_primitives::dataset::Parents) -> DatasetId {
	let id = DatasetId::derive(&genesis_hash::<Test>(), holder, &[seed as u8; 32]);
	let facts = DatasetFacts {
		holder: *holder,
		is_live: true,
		kind,
		class: GradeClass::General,
		source: Source::Generated,
		parents,
	};
	Benchmarked::mutate(|made| made.insert(id, facts));
	id
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
	fn make_dataset(
		holder: &MemberId,
		seed: u32,
		_: Source,
		parents: hefu_primitives::dataset::Parents,
	) -> DatasetId {
		make(holder, seed, Kind::Product, parents)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::MakePublicData for Datasets {
	fn make_public_data(holder: &MemberId, seed: u32) -> DatasetId {
		make(holder, seed, Kind::PublicResource, Default::default())
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::SetClock for Now {
	fn set_clock(ms: u64) {
		Self::set(ms);
	}
}
