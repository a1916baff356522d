use hefu_primitives::calendar::CalendarKind;

use crate::{GenesisConfig, YearConfig, mock::*};

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
	});
	let config: GenesisConfig<Test> = serde_json::from_value(json.clone()).unwrap();
	assert_eq!(serde_json::to_value(&config).unwrap(), json);
	test_with(config.years, || {
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
