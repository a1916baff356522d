//! The working days that development networks know from the first block.

use alloc::{string::ToString, vec::Vec};
use hefu_primitives::{calendar::CalendarKind, date::Day};
use pallet_calendar::YearConfig;

/// A year as the State Council's General Office announced it (部分节假日安排的通知).
struct Announced {
	/// The year.
	year: u16,
	/// Month and day of each holiday's first day, and how many days it has.
	holidays: &'static [(u32, u32, i32)],
	/// Month and day of each weekend day that is worked (调休上班).
	make_up: &'static [(u32, u32)],
	/// The notice.
	basis: &'static str,
}

const ANNOUNCED: [Announced; 2] = [
	Announced {
		year: 2025,
		holidays: &[(1, 1, 1), (1, 28, 8), (4, 4, 3), (5, 1, 5), (5, 31, 3), (10, 1, 8)],
		make_up: &[(1, 26), (2, 8), (4, 27), (9, 28), (10, 11)],
		basis: "国务院办公厅关于2025年部分节假日安排的通知",
	},
	Announced {
		year: 2026,
		holidays: &[(1, 1, 3), (2, 15, 9), (4, 4, 3), (5, 1, 5), (6, 19, 3), (9, 25, 3), (10, 1, 7)],
		make_up: &[(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)],
		basis: "国务院办公厅关于2026年部分节假日安排的通知",
	},
];

/// The years, as working days of mainland China. Which days banks work, each network's governance says.
pub fn years() -> Vec<YearConfig> {
	ANNOUNCED.iter().map(Announced::config).collect()
}

impl Announced {
	fn config(&self) -> YearConfig {
		let day = |month, day| {
			Day::of_date(i32::from(self.year), month, day).expect("the test below reads every day; qed")
		};
		let days_of = |(month, first, count): &(u32, u32, i32)| {
			let first = day(*month, *first);
			(0..*count).map(move |later| Day(first.0 + later))
		};
		YearConfig {
			kind: CalendarKind::Mainland,
			year: self.year,
			holidays: self.holidays.iter().flat_map(days_of).collect(),
			make_up: self.make_up.iter().map(|(month, date)| day(*month, *date)).collect(),
			basis: self.basis.to_string(),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use pallet_calendar::import::Published;

	/// The folder with the samples, as the other tests find it.
	fn published() -> Published {
		let shared = std::env::var_os("HEFU_SHARED").map_or_else(
			|| std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("../../shared"),
			Into::into,
		);
		let file = shared.join("data/calendar/cn-working-days.json");
		let text = std::fs::read_to_string(&file).unwrap_or_else(|error| {
			panic!("{}: {error}: set HEFU_SHARED to the folder that holds data/calendar", file.display())
		});
		serde_json::from_str(&text).expect("a file of published holidays")
	}

	#[test]
	fn the_years_are_as_published() {
		for year in years() {
			let published = published().years(CalendarKind::Mainland, &year.basis);
			assert_eq!(published.iter().find(|other| other.year == year.year), Some(&year));
		}
	}
}
