//! A chain with this pallet, whose clock tests set.

use frame::{deps::frame_support::traits::OnTimestampSet, testing_prelude::*};
use hefu_primitives::{
	calendar::{CalendarKind, MissingYear},
	clock::{Clock, ClockError},
	date::Day,
	law::{ClockName, Eligibility, Obtained, Pack, PackId, Row, Silence, TextStatus, Unit},
};
use pallet_support::{LawClocks, WorkingDays};

use crate::{Basis, PackConfig, RuleConfig, YearConfig, import::Published};

construct_runtime!(
	pub enum Test {
		System: frame_system = 0,
		Calendar: crate = 1,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
}

parameter_types! {
	pub static Now: u64 = 0;
	pub static StallLimit: u64 = 600_000;
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type StallLimit = StallLimit;
	type WeightInfo = ();
}

pub use CalendarKind::{Banking, Mainland};

/// A chain that knows these years and these laws.
pub fn chain_of(years: Vec<YearConfig>, packs: Vec<PackConfig>) -> TestState {
	Now::set(0);
	StallLimit::set(600_000);
	let calendar = crate::GenesisConfig { years, packs, ..Default::default() };
	let genesis = RuntimeGenesisConfig { calendar, ..Default::default() };
	TestState::new(genesis.build_storage().expect("the genesis block can be built"))
}

/// A chain that knows these years.
pub fn chain(years: Vec<YearConfig>) -> TestState {
	chain_of(years, Vec::new())
}

/// A chain that knows no year.
pub fn new_test_ext() -> TestState {
	chain(Vec::new())
}

/// Runs a test on a chain that knows these years and these laws; its state is checked at the end.
pub fn test_of(years: Vec<YearConfig>, packs: Vec<PackConfig>, run: impl FnOnce()) {
	chain_of(years, packs).execute_with(|| {
		System::set_block_number(1);
		run();
		check();
	});
}

/// The same without laws.
pub fn test_with(years: Vec<YearConfig>, run: impl FnOnce()) {
	test_of(years, Vec::new(), run);
}

/// The same with every published year and the registration guide, in force since 2004.
pub fn test_clocks(run: impl FnOnce()) {
	test_of(published(), vec![guide()], run);
}

/// The same on a chain that knows no year.
pub fn test(run: impl FnOnce()) {
	test_with(Vec::new(), run);
}

/// Checks every invariant.
pub fn check() {
	assert_ok!(Calendar::do_try_state());
}

/// Every published year of mainland China, from the project's data; a test that cannot see them has tested nothing.
pub fn published() -> Vec<YearConfig> {
	published_json::<Published>().years(Mainland, "published")
}

/// The file of published years itself.
pub fn published_json<Json: serde::de::DeserializeOwned>() -> Json {
	let shared = std::env::var_os("HEFU_SHARED")
		.map_or_else(|| std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), Into::into);
	let file = shared.join("data/calendar/cn-working-days.json");
	let text = std::fs::read_to_string(&file).unwrap_or_else(|error| {
		panic!("{}: {error}: set HEFU_SHARED to the folder that holds data/calendar", file.display())
	});
	serde_json::from_str(&text).expect("the file has the form that it says")
}

pub fn day(text: &str) -> Day {
	text.parse().expect("a day")
}

pub fn days(texts: &[&str]) -> Vec<Day> {
	texts.iter().map(|text| day(text)).collect()
}

/// So many milliseconds after midnight in China on this day.
pub fn moment(text: &str, after: u64) -> u64 {
	day(text).end_in_china() - 86_400_000 + after
}

pub fn basis() -> Basis {
	Basis::new("国办发明电〔2025〕7号").expect("a basis")
}

/// Governance sets a year.
pub fn set_year(kind: CalendarKind, year: u16, holidays: &[&str], make_up: &[&str]) -> DispatchResult {
	let holidays = days(holidays).try_into().expect("few days");
	let make_up = days(make_up).try_into().expect("few days");
	Calendar::set_year(RuntimeOrigin::root(), kind, year, holidays, make_up, basis())
}

/// Whether a day in mainland China is worked.
pub fn is_worked(text: &str) -> Result<bool, MissingYear> {
	<Calendar as WorkingDays>::is_working_day(Mainland, day(text))
}

/// The last day of a period of so many working days in mainland China from this day on.
pub fn last_day(from: &str, count: u16) -> Result<Day, MissingYear> {
	let end = <Calendar as WorkingDays>::deadline(Mainland, moment(from, 1), count)?;
	Ok(Day::in_china(end - 1))
}

/// The number of the pack [`guide`].
pub const GUIDE: PackId = PackId(0);
pub const WORKING: Unit = Unit::WorkingDays(CalendarKind::Mainland);

pub fn rule(clock: ClockName, amount: u16, unit: Unit, silence: Silence) -> RuleConfig {
	RuleConfig { clock, amount, unit, silence, basis: "第一条".into() }
}

/// The clocks and rights of the registration guide.
pub fn guide() -> PackConfig {
	use ClockName::*;
	use Eligibility::{ByConsent, No, UnlessAgreed, Yes};
	use Silence::{DeemedGranted, Nothing};
	let row = |obtained, [to_hold, to_use, to_operate]: [_; 3]| Row { obtained, to_hold, to_use, to_operate };
	PackConfig {
		identifier: "国数综政策〔2026〕35号".into(),
		version: 1,
		source: "数据产权登记工作指引(试行)".into(),
		status: TextStatus::Secondary,
		clocks: vec![
			rule(Acceptance, 3, WORKING, DeemedGranted),
			rule(Review, 10, WORKING, Nothing),
			rule(ReviewExtension, 10, WORKING, Nothing),
			rule(Publicity, 5, WORKING, Nothing),
			rule(ObjectionInquiry, 10, WORKING, Nothing),
			rule(ObjectionNotice, 5, WORKING, Nothing),
			rule(RegistrationValidity, 5, Unit::Years, Nothing),
			rule(RenewalOpens, 6, Unit::Months, Nothing),
			rule(RenewalCloses, 1, Unit::Days, Nothing),
		],
		eligibility: vec![
			row(Obtained::Generated, [Yes, Yes, Yes]),
			row(Obtained::Crawled, [Yes, Yes, No]),
			row(Obtained::Joint, [UnlessAgreed, Yes, ByConsent]),
		],
		in_force_from: Some(day("2004-01-01")),
	}
}

/// Another pack, of these clocks.
pub fn another(version: u16, clocks: Vec<RuleConfig>) -> PackConfig {
	PackConfig { version, clocks, in_force_from: None, ..guide() }
}

/// Governance records a pack.
pub fn record(config: &PackConfig) -> DispatchResult {
	let pack: Pack = config.pack().expect("it is short enough");
	Calendar::record_pack(RuntimeOrigin::root(), pack)
}

/// Governance puts a pack in force.
pub fn put_in_force(pack: PackId, from: &str) -> DispatchResult {
	Calendar::put_in_force(RuntimeOrigin::root(), pack, day(from))
}

/// A block at this moment; the last one was at the chain's time.
pub fn block_at(ms: u64) {
	System::set_block_number(System::block_number() + 1);
	Calendar::on_initialize(System::block_number());
	Now::set(ms);
	<Calendar as OnTimestampSet<u64>>::on_timestamp_set(ms);
}

/// The chain stands still between these moments; until the first of them it ran.
pub fn stand_still(from_ms: u64, until_ms: u64) {
	Now::set(from_ms);
	block_at(until_ms);
}

/// A clock of the guide that this moment sets off.
pub fn started(name: ClockName, at_ms: u64) -> Clock {
	<Calendar as LawClocks>::start(GUIDE, name, at_ms).expect("the guide sets it")
}

/// The clock, stopped.
pub fn stop(clock: Clock, at_ms: u64) -> Result<Clock, ClockError> {
	<Calendar as LawClocks>::stop(clock, at_ms)
}

/// The clock, made longer.
pub fn extend(clock: Clock, by: u16, at_ms: u64) -> Result<Clock, ClockError> {
	<Calendar as LawClocks>::extend(clock, by, at_ms)
}

/// The last day of a clock that runs.
pub fn last_day_of(clock: &Clock) -> Result<Day, ClockError> {
	<Calendar as LawClocks>::end(clock).map(|end| Day::in_china(end - 1))
}

/// Whether a clock is over.
pub fn is_over(clock: &Clock, at_ms: u64) -> bool {
	<Calendar as LawClocks>::is_over(clock, at_ms).expect("the years are known")
}
