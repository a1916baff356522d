use hefu_primitives::{
	calendar::CalendarKind,
	law::{ClockName, PackId, Silence},
};

use crate::{GenesisConfig, PackConfig, YearConfig, mock::*};

fn year(year: u16) -> YearConfig {
	YearConfig {
		kind: Mainland,
		year,
		holidays: Vec::new(),
		make_up: Vec::new(),
		basis: "国办发明电〔2025〕7号".into(),
	}
}

#[test]
fn the_configuration_is_json() {
	let json = serde_json::json!({
		"years": [{
			"kind": "banking",
			"year": 2026,
			"holidays": ["2026-01-01", "2026-01-02"],
			"makeUp": ["2026-01-04"],
			"basis": "国办发明电〔2025〕7号",
		}],
		"packs": [{
			"identifier": "国数综政策〔2026〕35号",
			"version": 1,
			"source": "数据产权登记工作指引(试行)",
			"status": "secondary",
			"clocks": [
				{
					"clock": "acceptance",
					"amount": 3,
					"unit": { "working-days": "mainland" },
					"silence": "deemed-granted",
					"basis": "第一条",
				},
				{
					"clock": "registration-validity",
					"amount": 5,
					"unit": "years",
					"silence": "nothing",
					"basis": "第二十六条",
				},
			],
			"eligibility": [{ "obtained": "crawled", "toHold": "yes", "toUse": "yes", "toOperate": "no" }],
			"inForceFrom": "2026-07-01",
		}],
	});
	let config: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(serde_json::to_value(&config).unwrap(), json);
	test_of(config.years, config.packs, || {
		assert_eq!(Calendar::pack_in_force(moment("2026-07-01", 0)), Some(PackId(0)));
		assert_eq!(Calendar::pack_in_force(moment("2026-06-30", 0)), None);

		assert_eq!(Calendar::is_working_day(CalendarKind::Banking, day("2026-01-04")), Ok(true));
		assert_eq!(Calendar::is_working_day(CalendarKind::Banking, day("2026-01-01")), Ok(false));
	});
}

#[test]
fn every_published_year_can_be_in_the_first_block() {
	test_with(published(), || assert_eq!(crate::Years::<Test>::iter().count(), 23));
}

#[test]
#[should_panic(expected = "genesis: 法定工作日 2026: it is there twice")]
fn a_year_that_is_there_twice_stops_the_build() {
	chain(vec![year(2026), year(2026)]);
}

#[test]
#[should_panic(expected = "genesis: 法定工作日 2026: its basis is too long or no text")]
fn a_wrong_basis_stops_the_build() {
	chain(vec![YearConfig { basis: "x\n".into(), ..year(2026) }]);
}

#[test]
#[should_panic(expected = "genesis: 法定工作日 2026: NotInYear")]
fn a_wrong_day_stops_the_build() {
	chain(vec![YearConfig { holidays: days(&["2025-12-31"]), ..year(2026) }]);
}

#[test]
#[should_panic(expected = "genesis: 法定工作日 2026: TooManyDays")]
fn too_many_days_stop_the_build() {
	chain(vec![YearConfig { holidays: vec![day("2026-01-01"); 129], ..year(2026) }]);
}

#[test]
#[should_panic(expected = "genesis: 法定工作日 1991: InvalidYear")]
fn a_year_that_cannot_be_told_stops_the_build() {
	chain(vec![year(1991)]);
}

#[test]
fn packs_are_numbered_in_their_order_and_need_not_be_in_force() {
	let later = PackConfig { in_force_from: Some(day("2026-07-01")), ..another(3, Vec::new()) };
	test_of(Vec::new(), vec![guide(), another(2, Vec::new()), later], || {
		assert_eq!(Calendar::pack(PackId(1)), another(2, Vec::new()).pack());
		assert_eq!(Calendar::pack_in_force(moment("2026-06-30", 0)), Some(GUIDE));
		assert_eq!(Calendar::pack_in_force(moment("2026-07-01", 0)), Some(PackId(2)));
	});
}

#[test]
#[should_panic(expected = "genesis: 国数综政策〔2026〕35号 1: AlreadyRecorded")]
fn a_pack_that_is_there_twice_stops_the_build() {
	chain_of(Vec::new(), vec![another(1, Vec::new()), another(1, Vec::new())]);
}

#[test]
#[should_panic(expected = "genesis: 国数综政策〔2026〕35号 1: InvalidClock")]
fn a_wrong_clock_stops_the_build() {
	let clocks = vec![rule(ClockName::Acceptance, 0, WORKING, Silence::Nothing)];
	chain_of(Vec::new(), vec![another(1, clocks)]);
}

#[test]
#[should_panic(
	expected = "genesis: 国数综政策〔2026〕35号 1: a text or a list is too long, or a text is none"
)]
fn a_text_that_is_too_long_stops_the_build() {
	chain_of(Vec::new(), vec![PackConfig { source: "x".repeat(257), ..guide() }]);
}

#[test]
#[should_panic(expected = "the pack before it is in force from that day, or a later one")]
fn packs_out_of_order_stop_the_build() {
	chain_of(Vec::new(), vec![guide(), PackConfig { version: 2, ..guide() }]);
}
