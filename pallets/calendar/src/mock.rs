//! A chain with this pallet, whose clock tests set.

use frame::testing_prelude::*;
use hefu_primitives::{
	calendar::{CalendarKind, MissingYear},
	date::Day,
};
use pallet_support::WorkingDays;

use crate::{Basis, YearConfig, import::Published};

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
}

impl crate::Config for Test {
	type AdminOrigin = EnsureRoot<u64>;
	type Clock = Now;
	type WeightInfo = ();
}

pub use CalendarKind::{Banking, Mainland};

/// A chain that knows these years.
pub fn chain(years: Vec<YearConfig>) -> TestState {
	Now::set(0);
	let calendar = crate::GenesisConfig { years, ..Default::default() };
	let genesis = RuntimeGenesisConfig { calendar, ..Default::default() };
	TestState::new(genesis.build_storage().expect("the genesis block can be built"))
}

/// A chain that knows no year.
pub fn new_test_ext() -> TestState {
	chain(Vec::new())
}

/// Runs a test on a chain that knows these years; its state is checked at the end.
pub fn test_with(years: Vec<YearConfig>, run: impl FnOnce()) {
	chain(years).execute_with(|| {
		System::set_block_number(1);
		run();
		check();
	});
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
