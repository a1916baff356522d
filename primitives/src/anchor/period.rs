//! Accounting periods (会计期间): a year, a half, a quarter or a month.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::{code::CodeError, date::Day};

/// An accounting period: in China they are those of the calendar (会计法, Article 11).
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
pub struct Period {
	/// Its year, from 1970 to 9999.
	pub year: u16,
	/// How many months it has: 1, 3, 6 or 12.
	pub months: u8,
	/// Which of those of the year it is, from 1.
	pub number: u8,
}

impl Period {
	/// The whole year.
	pub const fn of_year(year: u16) -> Self {
		Self { year, months: 12, number: 1 }
	}

	/// Whether there is such a period.
	pub fn check(&self) -> Result<(), CodeError> {
		let is_length = matches!(self.months, 1 | 3 | 6 | 12);
		let is_year = (1970..=9999).contains(&self.year);
		// Twelve months hold as many periods as they hold its length.
		let fits = is_length && self.number >= 1 && u16::from(self.number) * u16::from(self.months) <= 12;
		if is_year && fits { Ok(()) } else { Err(CodeError::WrongCharacter) }
	}

	/// When it begins: milliseconds since 1970 UTC; none if there is no such period.
	pub fn begins_ms(&self) -> Option<u64> {
		self.check().ok()?;
		let month = u32::from(self.number - 1) * u32::from(self.months) + 1;
		let first = Day::of_date(i32::from(self.year), month, 1)?;
		Some(first.previous().end_in_china())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn periods_are_those_of_the_calendar() {
		let period = |months, number| Period { year: 2026, months, number };
		for (months, last) in [(1, 12), (3, 4), (6, 2), (12, 1)] {
			assert!((1..=last).all(|number| period(months, number).check().is_ok()));
			assert!(period(months, last + 1).check().is_err() && period(months, 0).check().is_err());
		}
		assert!(period(2, 1).check().is_err() && period(255, 255).check().is_err());
		assert!(Period::of_year(1969).check().is_err() && Period::of_year(10_000).check().is_err());
	}

	#[test]
	fn they_begin_with_their_first_month_in_china() {
		let begins = |text: &str| text.parse::<Day>().unwrap().previous().end_in_china();
		assert_eq!(Period::of_year(2026).begins_ms(), Some(begins("2026-01-01")));
		assert_eq!(Period { year: 2026, months: 3, number: 4 }.begins_ms(), Some(begins("2026-10-01")));
		assert_eq!(Period { year: 2026, months: 6, number: 2 }.begins_ms(), Some(begins("2026-07-01")));
		assert_eq!(Period { year: 2026, months: 5, number: 1 }.begins_ms(), None);
	}
}
