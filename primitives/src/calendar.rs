//! Which days of a year are worked: what the law's clocks count.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::date::{Day, days_in};

/// Whose working days.
#[derive(
	Clone,
	Copy,
	Debug,
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "kebab-case"))]
pub enum CalendarKind {
	/// Working days of mainland China (法定工作日): what the periods of registration count.
	Mainland,
	/// Days on which banks in mainland China work (银行营业日): what the periods of credits count.
	Banking,
}

impl CalendarKind {
	/// Every kind.
	pub const ALL: [Self; 2] = [Self::Mainland, Self::Banking];

	/// Its Chinese term.
	pub const fn chinese(&self) -> &'static str {
		match self {
			Self::Mainland => "法定工作日",
			Self::Banking => "银行营业日",
		}
	}
}

/// The first year that can be told: the one after China's last summer time.
pub const FIRST_YEAR: u16 = 1992;
/// The last year that can be told.
pub const LAST_YEAR: u16 = 2199;
/// Most days off in a year that are named. The year with the most so far has 33, weekends within a holiday included.
pub const MAX_HOLIDAYS: u32 = 128;
/// Most weekend days worked in a year. The year with the most so far has 12.
pub const MAX_MAKE_UP: u32 = 32;
/// Fewest days worked in a year: every year has at least 260 days from Monday to Friday.
pub const MIN_WORKED: u16 = 260 - MAX_HOLIDAYS as u16;

/// One bit for each day of the longest year.
const BYTES: usize = 46;

/// Which days of a year are worked: one bit a day, 1 January first, from the lowest bit of each byte.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct WorkedDays([u8; BYTES]);

/// Why holidays and make-up days make no year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearError {
	/// The year is before [`FIRST_YEAR`] or after [`LAST_YEAR`].
	OutOfRange,
	/// More than [`MAX_HOLIDAYS`] or [`MAX_MAKE_UP`].
	TooMany,
	/// The day is of another year.
	OtherYear(Day),
	/// The day is named twice, or both as a holiday and as worked.
	Twice(Day),
	/// The day is named as made up for and is no weekend.
	NotWeekend(Day),
}

impl WorkedDays {
	/// The days worked in a year with these holidays (放假) and these weekend days on which work is made up (调休上班): a day is
	/// worked if it is made up, or if it is from Monday to Friday and no holiday.
	pub fn new(year: u16, holidays: &[Day], make_up: &[Day]) -> Result<Self, YearError> {
		if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
			return Err(YearError::OutOfRange);
		}
		if holidays.len() > MAX_HOLIDAYS as usize || make_up.len() > MAX_MAKE_UP as usize {
			return Err(YearError::TooMany);
		}
		let (mut worked, mut named) = (Self([0; BYTES]), Self([0; BYTES]));
		for place in 0..days_in(year.into()) {
			let weekend = Day::of_year(year.into(), place).is_none_or(|day| day.is_weekend());
			worked.set(place, !weekend);
		}
		let named_days = holidays.iter().map(|day| (day, false)).chain(make_up.iter().map(|day| (day, true)));
		for (day, is_worked) in named_days {
			let (of, place) = day.place();
			if of != i32::from(year) {
				return Err(YearError::OtherYear(*day));
			}
			if named.contains(place) {
				return Err(YearError::Twice(*day));
			}
			if is_worked && !day.is_weekend() {
				return Err(YearError::NotWeekend(*day));
			}
			named.set(place, true);
			worked.set(place, is_worked);
		}
		Ok(worked)
	}

	/// The days of a year as if each were worked: what periods in natural days count.
	pub fn every_day(year: i32) -> Self {
		let mut days = Self([0; BYTES]);
		(0..days_in(year)).for_each(|place| days.set(place, true));
		days
	}

	/// Those of its days on which the chain did not stand still.
	pub fn without(mut self, stalled: &StalledDays) -> Self {
		self.0.iter_mut().zip(stalled.0).for_each(|(days, stalled)| *days &= !stalled);
		self
	}

	/// Whether the day at this place in the year, from 0 for 1 January, is worked.
	pub fn contains(&self, place: u16) -> bool {
		is_set(&self.0, place)
	}

	/// The places of the days that are worked, in order.
	pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
		places(&self.0)
	}

	/// How many days are worked.
	pub fn count(&self) -> u16 {
		self.0.iter().map(|byte| byte.count_ones() as u16).sum()
	}

	/// The place of the `n`-th worked day, from 1, of those from the place `from` on; or how many there are when they are fewer.
	pub fn nth(&self, from: u16, n: u16) -> Result<u16, u16> {
		let mut found = 0;
		for place in self.iter().skip_while(|place| *place < from) {
			found += 1;
			if found >= n {
				return Ok(place);
			}
		}
		Err(found)
	}

	/// How many days are worked of those from one place to another, both included.
	pub fn count_within(&self, first: u16, last: u16) -> u16 {
		self.iter().filter(|place| (first..=last).contains(place)).count() as u16
	}

	/// Whether `other` has the same days before the place `end`.
	pub fn agrees_before(&self, other: &Self, end: u16) -> bool {
		(0u16..).step_by(8).zip(self.0.iter().zip(other.0)).all(|(first, (byte, other))| {
			let bits = end.saturating_sub(first).min(8);
			(byte ^ other).trailing_zeros() >= bits.into()
		})
	}

	/// Whether no bit is set beyond the end of the year.
	pub fn fits(&self, year: u16) -> bool {
		(days_in(year.into())..(BYTES * 8) as u16).all(|place| !self.contains(place))
	}

	fn set(&mut self, place: u16, worked: bool) {
		set(&mut self.0, place, worked);
	}
}

/// On which days of a year the chain stood still (停摆日): one bit a day, as in [`WorkedDays`].
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct StalledDays([u8; BYTES]);

impl Default for StalledDays {
	fn default() -> Self {
		Self([0; BYTES])
	}
}

impl StalledDays {
	/// Adds the days from one place in the year to another, both included.
	pub fn add(&mut self, first: u16, last: u16) {
		(first..=last.min(BYTES as u16 * 8 - 1)).for_each(|place| set(&mut self.0, place, true));
	}

	/// Whether the chain stood still on the day at this place in the year, from 0 for 1 January.
	pub fn contains(&self, place: u16) -> bool {
		is_set(&self.0, place)
	}

	/// The places of its days, in order.
	pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
		places(&self.0)
	}
}

fn is_set(bits: &[u8; BYTES], place: u16) -> bool {
	bits.get(usize::from(place / 8)).is_some_and(|byte| byte >> (place % 8) & 1 == 1)
}

fn set(bits: &mut [u8; BYTES], place: u16, on: bool) {
	if let Some(byte) = bits.get_mut(usize::from(place / 8)) {
		let bit = 1 << (place % 8);
		*byte = if on { *byte | bit } else { *byte & !bit };
	}
}

fn places(bits: &[u8; BYTES]) -> impl Iterator<Item = u16> + '_ {
	(0..(BYTES * 8) as u16).filter(|place| is_set(bits, *place))
}

/// Nobody has said yet which days of this year are worked: the answer is not known, and is not guessed.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct MissingYear {
	/// Whose days.
	pub kind: CalendarKind,
	/// The year.
	pub year: i32,
}

impl core::fmt::Display for MissingYear {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "the working days of {} ({}) are not set yet", self.year, self.kind.chinese())
	}
}

impl core::error::Error for MissingYear {}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::vec::Vec;

	fn day(text: &str) -> Day {
		text.parse().expect("a day")
	}

	#[test]
	fn a_plain_year_is_worked_from_monday_to_friday() {
		let plain = WorkedDays::new(2026, &[], &[]).unwrap();
		assert_eq!(plain.count(), 261);
		// 1 January 2026 is a Thursday.
		assert_eq!(plain.iter().take(4).collect::<Vec<_>>(), [0, 1, 4, 5]);
		assert!(plain.fits(2026) && !plain.contains(365) && !plain.contains(u16::MAX));
		let leap = WorkedDays::new(2024, &[], &[]).unwrap();
		assert!(leap.contains(365) && leap.fits(2024) && !leap.fits(2023));
	}

	#[test]
	fn holidays_and_made_up_days_are_exceptions() {
		let days =
			WorkedDays::new(2026, &[day("2026-01-01"), day("2026-01-03")], &[day("2026-01-04")]).unwrap();
		assert_eq!(days.iter().take(3).collect::<Vec<_>>(), [1, 3, 4]);
	}

	#[test]
	fn mistakes_are_named() {
		let make = |holidays: &[&str], make_up: &[&str]| {
			let days = |texts: &[&str]| texts.iter().map(|text| day(text)).collect::<Vec<_>>();
			WorkedDays::new(2026, &days(holidays), &days(make_up)).unwrap_err()
		};
		let sunday = day("2026-01-04");
		assert_eq!(make(&["2025-12-31"], &[]), YearError::OtherYear(day("2025-12-31")));
		assert_eq!(make(&[], &["2027-01-02"]), YearError::OtherYear(day("2027-01-02")));
		assert_eq!(make(&["2026-01-04", "2026-01-04"], &[]), YearError::Twice(sunday));
		assert_eq!(make(&["2026-01-04"], &["2026-01-04"]), YearError::Twice(sunday));
		assert_eq!(make(&[], &["2026-01-05"]), YearError::NotWeekend(day("2026-01-05")));
		for year in [0, FIRST_YEAR - 1, LAST_YEAR + 1, u16::MAX] {
			assert_eq!(WorkedDays::new(year, &[], &[]), Err(YearError::OutOfRange));
		}
		let many = |count: u16| (0..count).filter_map(|place| Day::of_year(2026, place)).collect::<Vec<_>>();
		assert_eq!(WorkedDays::new(2026, &many(129), &[]), Err(YearError::TooMany));
		assert_eq!(WorkedDays::new(2026, &[], &many(33)), Err(YearError::TooMany));
	}

	#[test]
	fn worked_days_are_counted_from_a_place() {
		let days = WorkedDays::new(2026, &[], &[]).unwrap();
		assert_eq!((days.nth(0, 1), days.nth(1, 1), days.nth(2, 1)), (Ok(0), Ok(1), Ok(4)));
		assert_eq!((days.nth(0, 261), days.nth(0, 262)), (Ok(364), Err(261)));
		assert_eq!((days.nth(364, 1), days.nth(365, 1)), (Ok(364), Err(0)));
	}

	#[test]
	fn days_on_which_the_chain_stood_still_are_taken_out() {
		let mut stalled = StalledDays::default();
		stalled.add(1, 4);
		assert_eq!(stalled.iter().collect::<Vec<_>>(), [1, 2, 3, 4]);
		assert!(stalled.contains(4) && !stalled.contains(5) && !stalled.contains(u16::MAX));
		let days = WorkedDays::new(2026, &[], &[]).unwrap();
		assert_eq!(days.without(&stalled).iter().take(3).collect::<Vec<_>>(), [0, 5, 6]);
		assert_eq!(days.without(&stalled).count(), days.count() - 2);
		let every = WorkedDays::every_day(2024);
		assert_eq!((every.count(), every.without(&stalled).count_within(0, 5)), (366, 2));
		assert_eq!((every.count_within(5, 4), every.count_within(365, u16::MAX)), (0, 1));
		stalled.add(360, u16::MAX);
		assert_eq!(every.without(&stalled).count(), 366 - 4 - 6);
	}

	#[test]
	fn no_year_has_fewer_days_than_the_fewest() {
		for year in FIRST_YEAR..=LAST_YEAR {
			let weekdays = WorkedDays::new(year, &[], &[]).unwrap();
			let off =
				weekdays.iter().take(MAX_HOLIDAYS as usize).filter_map(|at| Day::of_year(year.into(), at));
			let fewest = WorkedDays::new(year, &off.collect::<Vec<_>>(), &[]).unwrap();
			assert!(fewest.count() >= MIN_WORKED, "{year}");
		}
	}

	#[test]
	fn years_agree_up_to_a_day() {
		let plain = WorkedDays::new(2026, &[], &[]).unwrap();
		let other = WorkedDays::new(2026, &[day("2026-01-05")], &[]).unwrap();
		assert!(plain.agrees_before(&other, 4) && !plain.agrees_before(&other, 5));
		assert!(!plain.agrees_before(&other, u16::MAX) && plain.agrees_before(&plain, u16::MAX));
		// For every day that differs, and not before it.
		for place in plain.iter() {
			let off = Day::of_year(2026, place).unwrap();
			let other = WorkedDays::new(2026, &[off], &[]).unwrap();
			assert!(plain.agrees_before(&other, place) && !plain.agrees_before(&other, place + 1));
		}
	}
}
