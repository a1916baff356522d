//! A chain with this pallet and the real calendar, in which a few accounts are members' keys and a few datasets exist.

use frame::testing_prelude::*;
use hefu_primitives::{
	CustomerId, DatasetId, FilingId, MemberId,
	calendar::CalendarKind,
	clock::ClockError,
	dataset::{GradeClass, Kind, Source, VersionRef},
	date::Day,
	digest::Digests,
	law::{ClockName, Eligibility, Obtained, Pack, PackId, Row, Silence, TextStatus, Unit},
	member::Role,
	registration::{InstitutionCode, Request, Stage, Statement, StatementLine},
	right::{Right, Rights},
};
use pallet_calendar::{PackConfig, RuleConfig, YearConfig};
use pallet_support::{
	Actor, DatasetFacts, DatasetInspect, FileDigests, JointConsents, MemberInspect, OnRegistered,
	genesis_hash,
};

use crate::Filing;

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Calendar: pallet_calendar = 1,
		Registration: crate = 2,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: u64 = 0;
	pub static MaxFilings: u32 = 10;
	pub static MaxObjections: u32 = 3;
	pub static Suspended: Option<u64> = None;
	/// A dataset that its holder withdrew.
	pub static WithdrawnData: Option<DatasetId> = None;
	/// A dataset that was come by in this way, and not generated as the others were.
	pub static OtherSource: Option<(DatasetId, Source)> = None;
	/// How the second version of Alice's dataset was come by, and from what, if there is one.
	pub static LaterData: Option<(Source, Vec<VersionRef>)> = None;
	/// An institution whose role was taken away.
	pub static NoRole: Option<u64> = None;
	pub static StallLimit: u64 = 600_000;
	/// What whoever records rights was told to move: whose, which, and to whom.
	pub static Moved: Vec<(MemberId, Right, MemberId)> = Vec::new();
	/// Who had rights that were stated, and has them no more.
	pub static Lost: Option<u64> = None;
	/// To whom everything is pledged, for debts that are due.
	pub static Pledgee: Option<u64> = None;
	/// Who was declared to have made all data together.
	pub static JointParties: Vec<u64> = Vec::new();
	/// Which of them has consented that which other operates it.
	pub static Consented: Vec<(u64, u64)> = Vec::new();
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
	type LawPacks = Calendar;
	type LawClocks = Calendar;
	type JointConsents = Told;
	type OnRegistered = Told;
	type Clock = Now;
	type MaxOpenFilings = MaxFilings;
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

/// Keys of members: two institutions, a court,
pub const INSTITUTION: u64 = 1;
pub const ANOTHER: u64 = 2;
pub const COURT: u64 = 3;
/// and those who have data.
pub const ALICE: u64 = 10;
pub const BOB: u64 = 11;
pub const CAROL: u64 = 12;
/// Key of a customer whom Bob's member sponsors.
pub const CUSTOMER: u64 = 90;
/// Key of nobody.
pub const STRANGER: u64 = 99;

/// Datasets of Alice.
pub const DATA: DatasetId = DatasetId([1; 32]);
pub const MORE: DatasetId = DatasetId([2; 32]);
/// Raw data of the state, core data, and what was made of it.
pub const PUBLIC: DatasetId = DatasetId([3; 32]);
pub const CORE: DatasetId = DatasetId([4; 32]);
pub const OF_CORE: DatasetId = DatasetId([5; 32]);

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
		match role {
			Role::RegistryInstitution => {
				let is = |who: &u64| member(*who) == *id && NoRole::get() != Some(*who);
				[INSTITUTION, ANOTHER].iter().any(is)
			}
			Role::Court => *id == member(COURT),
			_ => false,
		}
	}
}

/// The datasets of the tests.
pub struct Datasets;

impl DatasetInspect for Datasets {
	fn facts(dataset: &DatasetId) -> Option<DatasetFacts> {
		Self::version_facts(dataset, 1)
	}

	fn version_facts(dataset: &DatasetId, version: u32) -> Option<DatasetFacts> {
		#[cfg(feature = "runtime-benchmarks")]
		if let Some(made) = Made::get().remove(dataset) {
			return Some(made);
		}
		// Of one there is a second version: raw data of the state.
		let is_more = *dataset == MORE && version == 2;
		let later = LaterData::get().filter(|_| *dataset == DATA && version == 2);
		let is_there = version == 1 || is_more || later.is_some();
		if !(1..=5).contains(&dataset.0[0]) || !is_there {
			return None;
		}
		let is_raw = *dataset == PUBLIC || is_more;
		let parents =
			if *dataset == OF_CORE { vec![VersionRef { dataset: CORE, version: 1 }] } else { vec![] };
		let other = OtherSource::get().filter(|(of, _)| of == dataset);
		let source = other.map_or(Source::Generated, |(_, source)| source);
		let (source, parents) = later.unwrap_or((source, parents));
		Some(DatasetFacts {
			holder: member(ALICE),
			is_live: WithdrawnData::get() != Some(*dataset),
			kind: if is_raw { Kind::PublicResource } else { Kind::Product },
			class: if *dataset == CORE { GradeClass::Core } else { GradeClass::General },
			source,
			parents: parents.try_into().expect("one is few"),
		})
	}

	/// One file, with one byte all over, that the dataset's id has.
	fn digests(dataset: &DatasetId, _: u32) -> FileDigests {
		let digests = Digests { blake3: Some(dataset.0), ..Default::default() };
		FileDigests::truncate_from(vec![digests])
	}
}

/// Who records rights.
pub struct Told;

impl OnRegistered for Told {
	fn on_stated(_: &DatasetId, _: &[StatementLine], statement: &[StatementLine]) -> DispatchResult {
		let is_lost = |line: &StatementLine| Lost::get().is_some_and(|who| member(who) == line.holder);
		if statement.iter().any(is_lost) { Err(DispatchError::Other("lost")) } else { Ok(()) }
	}

	fn on_moved(
		_: &DatasetId,
		moved: &[StatementLine],
		_: &MemberId,
		to: &MemberId,
		_: [u8; 32],
	) -> DispatchResult {
		Moved::mutate(|all| all.extend(moved.iter().map(|line| (line.holder, line.right, *to))));
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}

	fn may_enforce(_: &DatasetId, _: Rights, _: &MemberId, pledgee: &MemberId) -> bool {
		Pledgee::get().is_some_and(|who| member(who) == *pledgee)
	}

	fn may_enforce_weight() -> Weight {
		Weight::zero()
	}
}

impl JointConsents for Told {
	fn have_consented(_: &DatasetId, operator: &MemberId, consenting: &[MemberId]) -> Option<bool> {
		let consents = |party: &u64| {
			let (who, consented) = (member(*party), Consented::get());
			let to_operator = |(by, to): &(u64, u64)| by == party && member(*to) == *operator;
			who == *operator || consenting.contains(&who) || consented.iter().any(to_operator)
		};
		let parties = JointParties::get();
		(!parties.is_empty()).then(|| parties.iter().all(consents))
	}

	fn have_consented_weight() -> Weight {
		Weight::zero()
	}
}

const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

/// The guide, with a time for corrections, which the copy of its text does not show.
fn guide() -> PackConfig {
	use ClockName::*;
	use Eligibility::{ByConsent, No, UnlessAgreed, Yes};
	let rule =
		|clock, amount, unit, silence| RuleConfig { clock, amount, unit, silence, basis: "第一条".into() };
	let row = |obtained, [to_hold, to_use, to_operate]: [Eligibility; 3]| Row {
		obtained,
		to_hold,
		to_use,
		to_operate,
	};
	PackConfig {
		identifier: "国数综政策〔2026〕35号".into(),
		version: 1,
		source: "数据产权登记工作指引(试行)".into(),
		status: TextStatus::Secondary,
		clocks: vec![
			rule(Acceptance, 3, WORKING, Silence::DeemedGranted),
			rule(Correction, 5, WORKING, Silence::DeemedWithdrawn),
			rule(Review, 10, WORKING, Silence::Nothing),
			rule(ReviewExtension, 10, WORKING, Silence::Nothing),
			rule(Publicity, 5, WORKING, Silence::Nothing),
			rule(ObjectionInquiry, 10, WORKING, Silence::Nothing),
			rule(ObjectionNotice, 5, WORKING, Silence::Nothing),
			rule(RegistrationValidity, 5, Unit::Years, Silence::Nothing),
			rule(RenewalOpens, 6, Unit::Months, Silence::Nothing),
			rule(RenewalCloses, 1, Unit::Days, Silence::Nothing),
		],
		eligibility: vec![
			row(Obtained::Generated, [Yes, Yes, Yes]),
			row(Obtained::Crawled, [Yes, Yes, No]),
			row(Obtained::Joint, [UnlessAgreed, Yes, ByConsent]),
			row(Obtained::Derivative, [Yes, Yes, Yes]),
		],
		in_force_from: Some(Day(0)),
	}
}

/// Years from Monday to Friday, and 2026 with its Spring Festival.
fn years() -> Vec<YearConfig> {
	let of = |year| {
		let is_2026 = year == 2026;
		let days = |list: &[&str]| list.iter().filter(|_| is_2026).map(|text| day(text)).collect();
		YearConfig {
			kind: CalendarKind::Mainland,
			year,
			holidays: days(&[
				"2026-02-16",
				"2026-02-17",
				"2026-02-18",
				"2026-02-19",
				"2026-02-20",
				"2026-02-23",
			]),
			make_up: days(&["2026-02-14", "2026-02-28"]),
			basis: "国办发明电〔2025〕7号".into(),
		}
	};
	(2026..=2032).map(of).collect()
}

/// Block 1 on 2 March 2026, with two institutions in Guangdong.
pub fn new_test_ext() -> TestState {
	Now::set(0);
	MaxFilings::set(10);
	MaxObjections::set(3);
	Suspended::set(None);
	WithdrawnData::set(None);
	OtherSource::set(None);
	LaterData::set(None);
	NoRole::set(None);
	Moved::set(Vec::new());
	Lost::set(None);
	Pledgee::set(None);
	JointParties::set(Vec::new());
	Consented::set(Vec::new());
	let calendar =
		pallet_calendar::GenesisConfig { years: years(), packs: vec![guide()], ..Default::default() };
	let genesis = RuntimeGenesisConfig { calendar, ..Default::default() };
	let mut state = TestState::new(genesis.build_storage().expect("the genesis block can be built"));
	state.execute_with(|| {
		System::set_block_number(1);
		on("2026-03-02");
		for (number, who) in [INSTITUTION, ANOTHER].into_iter().enumerate() {
			let code = InstitutionCode { province: 44, number: number as u8 + 1 };
			assert_ok!(Registration::appoint_institution(RuntimeOrigin::root(), member(who), code));
		}
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
	assert_ok!(Registration::do_try_state());
}

pub fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

/// From this day on another law is in force: the guide, altered so.
pub fn other_law(from: &str, alter: impl FnOnce(&mut Pack)) -> PackId {
	let mut pack = pallet_calendar::Packs::<Test>::get(PackId(0)).expect("the guide");
	pack.version = 2;
	alter(&mut pack);
	assert_ok!(Calendar::record_pack(RuntimeOrigin::root(), pack));
	assert_ok!(Calendar::put_in_force(RuntimeOrigin::root(), PackId(1), day(from)));
	PackId(1)
}

/// It is ten in the morning of this day in China.
pub fn on(text: &str) {
	Now::set(day(text).previous().end_in_china() + 36_000_000);
}

pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn line(who: u64, right: Right, obtained: Obtained) -> StatementLine {
	StatementLine { holder: member(who), right, obtained, limits: None, evidence: [7; 32] }
}

/// That these have all three rights in what they generated.
pub fn statement(of: &[StatementLine]) -> Statement {
	of.to_vec().try_into().expect("few lines")
}

/// That Alice has all three.
pub fn all_of_alice() -> Request {
	let lines = Right::ALL.iter().map(|right| line(ALICE, *right, Obtained::Generated)).collect::<Vec<_>>();
	Request::Initial(statement(&lines))
}

pub fn filing_id(who: u64, nonce: u8) -> FilingId {
	FilingId::derive(&genesis_hash::<Test>(), &member(who), &[nonce; 32])
}

/// The first of these files in the names of all of them.
pub fn try_file(who: &[u64], nonce: u8, dataset: DatasetId, request: Request) -> DispatchResult {
	try_file_at(INSTITUTION, who, nonce, dataset, request)
}

/// The same, at this institution.
pub fn try_file_at(
	institution: u64,
	who: &[u64],
	nonce: u8,
	dataset: DatasetId,
	request: Request,
) -> DispatchResult {
	let applicants = who.iter().map(|who| member(*who)).collect::<Vec<_>>().try_into().expect("few");
	let by = who.first().expect("somebody");
	Registration::file(signed(*by), [nonce; 32], dataset, 1, member(institution), applicants, request)
}

pub fn file(who: &[u64], nonce: u8, dataset: DatasetId, request: Request) -> FilingId {
	assert_ok!(try_file(who, nonce, dataset, request));
	filing_id(who[0], nonce)
}

/// Alice's first filing, of all that she has.
pub fn filed() -> FilingId {
	file(&[ALICE], 1, DATA, all_of_alice())
}

/// The institution takes the filing on, and shows it to the public.
pub fn publicised(id: FilingId) -> FilingId {
	assert_ok!(Registration::accept(signed(INSTITUTION), id));
	assert_ok!(Registration::publicise(signed(INSTITUTION), id));
	id
}

/// The institution takes the filing on and registers it.
pub fn stored(id: FilingId) -> crate::Registration {
	assert_ok!(Registration::accept(signed(INSTITUTION), id));
	assert_ok!(Registration::waive_publicity(signed(INSTITUTION), id, [1; 32]));
	assert_ok!(Registration::store(signed(INSTITUTION), id));
	let dataset = filing(id).expect("it can be told").dataset;
	Registration::registration(dataset).expect("it is registered").0
}

/// The filing as it stands now.
pub fn filing(id: FilingId) -> Result<Filing, ClockError> {
	Registration::filing(id).expect("there is one")
}

pub fn stage(id: FilingId) -> Stage {
	filing(id).expect("it can be told").stage
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
	fn make_dataset(
		holder: &MemberId,
		seed: u32,
		source: Source,
		parents: hefu_primitives::dataset::Parents,
	) -> DatasetId {
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

#[cfg(feature = "runtime-benchmarks")]
impl pallet_support::SetClock for Now {
	fn set_clock(ms: u64) {
		Self::set(ms);
	}
}
