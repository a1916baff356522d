//! Every day of every published year, and the periods that each sets off, against the rule that the file of published years states.

use std::collections::{BTreeMap, BTreeSet};

use hefu_primitives::{calendar::MissingYear, date::Day};
use pallet_support::WorkingDays;
use serde_json::Value;

use crate::mock::*;

/// The dates that the file lists under `list`, and the weekday that it says of each.
fn listed<'a>(year: &'a Value, list: &str) -> BTreeMap<&'a str, &'a str> {
	let text = |day: &'a Value, field: &str| day[field].as_str().expect("a text");
	let days = year[list].as_array().expect("a list");
	days.iter().map(|day| (text(day, "date"), text(day, "weekday"))).collect()
}

#[test]
fn every_day_is_as_published() {
	let file: Value = published_json();
	test_with(published(), || {
		let (mut seen, mut worked) = (0, 0);
		for (year, listing) in file["years"].as_object().expect("years by number") {
			let (off, made_up) = (listed(listing, "holidays"), listed(listing, "make_up_working_days"));
			let mut met = BTreeSet::new();
			let first: Day = format!("{year}-01-01").parse().expect("a day");
			let mut day = first;
			while day.to_string().starts_with(year) {
				let date = day.to_string();
				// 1 January 1970 was a Thursday.
				let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][day.0 as usize % 7];
				for said in [off.get(date.as_str()), made_up.get(date.as_str())].into_iter().flatten() {
					assert_eq!(*said, weekday, "{date}");
					met.insert(date.clone());
				}
				let plain = !matches!(weekday, "Sat" | "Sun");
				let expected =
					made_up.contains_key(date.as_str()) || plain && !off.contains_key(date.as_str());
				assert_eq!(is_worked(&date), Ok(expected), "{date}");
				seen += 1;
				worked += u32::from(expected);
				day = day.next();
			}
			assert_eq!(met.len(), off.len() + made_up.len(), "{year}: each listed day is one of the year");
		}
		// 23 years, of which six are leap years.
		assert_eq!((seen, worked), (23 * 365 + 6, 5_744));
		assert!(is_worked("2003-12-31").is_err() && is_worked("2027-01-01").is_err());
	});
}

#[test]
fn periods_from_every_day_are_as_published() {
	let file: Value = published_json();
	let years = file["years"].as_object().expect("years by number").values();
	let (mut off, mut made_up) = (BTreeSet::new(), BTreeSet::new());
	for listing in years {
		off.extend(listed(listing, "holidays").into_keys().map(day));
		made_up.extend(listed(listing, "make_up_working_days").into_keys().map(day));
	}
	let is_worked = |day: &Day| made_up.contains(day) || !day.is_weekend() && !off.contains(day);
	let (first, last) = (day("2004-01-01").0, day("2026-12-31").0);
	let worked = (first..=last).map(Day).filter(is_worked).collect::<Vec<_>>();
	test_with(published(), || {
		// The day before the first is of a year that is not known: it does not count, so it is not asked about.
		for from in (first - 1..=last).map(Day) {
			let after = worked.partition_point(|day| *day <= from);
			for days in [1u16, 3, 5, 10, 20, 250] {
				let expected = worked.get(after + usize::from(days) - 1).map(Day::end_in_china);
				let missing = MissingYear { kind: Mainland, year: 2027 };
				let found = <Calendar as WorkingDays>::deadline(Mainland, from.end_in_china() - 1, days);
				assert_eq!(found, expected.ok_or(missing), "{days} from {from}");
			}
		}
	});
}

#[test]
fn made_up_weekends_are_worked() {
	test_with(published(), || {
		// For the Spring Festival of 2025: a Sunday and a Saturday.
		assert_eq!((is_worked("2025-01-26"), is_worked("2025-02-08")), (Ok(true), Ok(true)));
		assert_eq!((is_worked("2025-01-25"), is_worked("2025-02-09")), (Ok(false), Ok(false)));
	});
}
