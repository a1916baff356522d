//! Days of the civil calendar, and on which of them a moment falls in China.
//!
//! Legal days run from midnight to midnight in Asia/Shanghai (civil code, article 203: the last day of a period ends at
//! 24:00). Clocks there have been eight hours ahead of UTC without summer time since 15 September 1991, so no table of time
//! zones is needed for moments after that.

use alloc::{format, string::String};
use chrono::{Datelike, Months, NaiveDate};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::str::FromStr;
use scale_info::TypeInfo;

/// Milliseconds in a day.
const DAY_MS: u64 = 24 * 3_600_000;
/// By how many milliseconds China's clocks are ahead of UTC.
const AHEAD_MS: u64 = 8 * 3_600_000;

/// A day: its number, counted from 1 January 1970. People see it as `2026-03-01`.
///
/// Days whose year does not fit into a date (some 262,000 years from now) are taken for the first or the last that does.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Day(pub i32);

/// Why a text is no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl core::fmt::Display for NotADay {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str("not a day such as 2026-03-01")
	}
}

impl core::error::Error for NotADay {}

impl Day {
	/// The day of this date, such as `(2026, 3, 1)`; `None` when there is none.
	pub fn of_date(year: i32, month: u32, day: u32) -> Option<Self> {
		NaiveDate::from_ymd_opt(year, month, day).map(|date| Self(date.to_epoch_days()))
	}

	/// The day at this place in the year, from 0 for 1 January; `None` when the year is shorter.
	pub fn of_year(year: i32, place: u16) -> Option<Self> {
		NaiveDate::from_yo_opt(year, u32::from(place) + 1).map(|date| Self(date.to_epoch_days()))
	}

	/// The day in China at this moment, in milliseconds since 1970 UTC.
	pub fn in_china(ms: u64) -> Self {
		Self(i32::try_from(ms.saturating_add(AHEAD_MS) / DAY_MS).unwrap_or(i32::MAX))
	}

	/// When the day is over in China: the first moment that is no longer part of it, in milliseconds since 1970 UTC. Zero for
	/// days that were over by then.
	pub fn end_in_china(&self) -> u64 {
		let days = u64::try_from(i64::from(self.0) + 1).unwrap_or(0);
		(days * DAY_MS).saturating_sub(AHEAD_MS)
	}

	/// Year, month and day of the month.
	pub fn date(&self) -> (i32, u32, u32) {
		let date = self.naive();
		(date.year(), date.month(), date.day())
	}

	/// The year, and the day's place in it, from 0 for 1 January.
	pub fn place(&self) -> (i32, u16) {
		let date = self.naive();
		(date.year(), date.ordinal0() as u16)
	}

	/// Whether it is a Saturday or a Sunday.
	pub fn is_weekend(&self) -> bool {
		// The third day of 1970 was a Saturday.
		matches!(self.0.rem_euclid(7), 2 | 3)
	}

	/// The day after it.
	pub fn next(&self) -> Self {
		Self(self.0.saturating_add(1))
	}

	/// The day before it.
	pub fn previous(&self) -> Self {
		Self(self.0.saturating_sub(1))
	}

	/// So many days later; earlier when there are fewer than none.
	pub fn days_later(&self, days: i32) -> Self {
		Self(self.0.saturating_add(days))
	}

	/// The corresponding day (对应日) so many months later: the one with the same number in its month, or the last of that month
	/// when it has none (civil code, article 202). Earlier when there are fewer than none.
	pub fn months_later(&self, months: i32) -> Self {
		let (from, by) = (self.naive(), Months::new(months.unsigned_abs()));
		let (found, beyond) = if months < 0 {
			(from.checked_sub_months(by), NaiveDate::MIN)
		} else {
			(from.checked_add_months(by), NaiveDate::MAX)
		};
		Self(found.unwrap_or(beyond).to_epoch_days())
	}

	fn naive(&self) -> NaiveDate {
		let beyond = if self.0 < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
		NaiveDate::from_epoch_days(self.0).unwrap_or(beyond)
	}
}

/// Number of days in the year.
pub fn days_in(year: i32) -> u16 {
	NaiveDate::from_yo_opt(year, 366).map_or(365, |_| 366)
}

/// The moment `ms` milliseconds since 1970 UTC as `2026-03-01T12:30:05Z`.
pub fn moment(ms: u64) -> String {
	let seconds = ms / 1000;
	let day = Day(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX));
	let rest = seconds % 86_400;
	format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60)
}

impl core::fmt::Display for Day {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		let (year, month, day) = self.date();
		write!(f, "{year:04}-{month:02}-{day:02}")
	}
}

impl core::fmt::Debug for Day {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		core::fmt::Display::fmt(self, f)
	}
}

impl FromStr for Day {
	type Err = NotADay;

	fn from_str(text: &str) -> Result<Self, NotADay> {
		let bytes = text.as_bytes();
		if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
			return Err(NotADay);
		}
		let number = |range: core::ops::Range<usize>| {
			let digits = text.get(range).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
			digits.and_then(|digits| digits.parse::<u16>().ok()).ok_or(NotADay)
		};
		let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
		Self::of_date(year.into(), month.into(), day.into()).ok_or(NotADay)
	}
}

text_in_json! {
	Day = Day::from_str;
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::string::ToString;

	fn day(text: &str) -> Day {
		text.parse().expect("a day")
	}

	#[test]
	fn people_read_what_machines_write() {
		assert_eq!(day("1970-01-01"), Day(0));
		assert_eq!(day("2000-03-01"), Day(11_017));
		for number in (-700_000..2_900_000).step_by(37) {
			assert_eq!(Day(number).to_string().parse(), Ok(Day(number)));
		}
		for wrong in
			["2023-02-29", "2024-13-01", "2024-00-01", "2024-1-01", "+024-01-01", "20240101", "2024-01-01 "]
		{
			assert_eq!(wrong.parse::<Day>(), Err(NotADay), "{wrong}");
		}
	}

	#[test]
	fn days_have_their_place_in_the_year() {
		for number in (-300_000..300_000).step_by(31) {
			let (year, place) = Day(number).place();
			assert_eq!(Day::of_year(year, place), Some(Day(number)));
		}
		assert_eq!(day("2024-12-31").place(), (2024, 365));
		assert_eq!(Day::of_year(2023, 365), None);
		assert_eq!((days_in(2024), days_in(2023), days_in(2000), days_in(2100)), (366, 365, 366, 365));
		assert_eq!(day("2024-12-31").next(), day("2025-01-01"));
	}

	#[test]
	fn weekends_are_saturdays_and_sundays() {
		// Saturday, 21 November 2026.
		let week = (0..7).map(|n| Day(day("2026-11-21").0 + n).is_weekend()).collect::<alloc::vec::Vec<_>>();
		assert_eq!(week, [true, true, false, false, false, false, false]);
		assert!(Day(-4).is_weekend() && Day(-5).is_weekend() && !Day(-3).is_weekend());
	}

	#[test]
	fn a_day_in_china_begins_at_four_in_the_afternoon_before() {
		// 16:00 UTC on 31 December 2025.
		let midnight = 1_767_196_800_000;
		assert_eq!(Day::in_china(midnight), day("2026-01-01"));
		assert_eq!(Day::in_china(midnight - 1), day("2025-12-31"));
		assert_eq!(day("2025-12-31").end_in_china(), midnight);
		assert_eq!(Day::in_china(0), Day(0));
	}

	#[test]
	fn months_have_corresponding_days() {
		let later = |from: &str, months| day(from).months_later(months).to_string();
		assert_eq!(later("2026-07-15", 1), "2026-08-15");
		assert_eq!(later("2026-07-15", 60), "2031-07-15");
		assert_eq!(later("2026-01-31", 1), "2026-02-28");
		assert_eq!(later("2028-02-29", 60), "2033-02-28");
		assert_eq!(later("2028-02-29", 48), "2032-02-29");
		assert_eq!(later("2026-08-31", -6), "2026-02-28");
		assert_eq!(later("2026-01-15", -1), "2025-12-15");
		assert_eq!(later("2026-01-15", 0), "2026-01-15");
		assert_eq!((day("2026-01-01").previous(), day("2026-01-01").days_later(-366)), {
			(day("2025-12-31"), day("2024-12-31"))
		});
	}

	#[test]
	fn moments_are_in_utc() {
		assert_eq!(moment(1_700_000_000_000), "2023-11-14T22:13:20Z");
		assert_eq!(moment(u64::MAX), "262142-12-31T14:25:51Z");
	}

	#[test]
	fn no_number_is_too_large() {
		assert_eq!(Day::in_china(u64::MAX), Day(i32::MAX));
		assert_eq!((Day(i32::MAX).next(), Day(i32::MIN).previous()), (Day(i32::MAX), Day(i32::MIN)));
		assert_eq!(Day(i32::MAX).months_later(1), Day(0).months_later(i32::MAX));
		assert_eq!(Day(i32::MIN).months_later(-1), Day(0).months_later(i32::MIN));
		assert_eq!((Day(i32::MAX).place(), Day(i32::MIN).place()), ((262_142, 364), (-262_143, 0)));
		assert_eq!((Day(i32::MIN).end_in_china(), Day(-1).end_in_china()), (0, 0));
		assert_eq!(Day(i32::MAX).end_in_china(), (1 << 31) * DAY_MS - AHEAD_MS);
	}
}
