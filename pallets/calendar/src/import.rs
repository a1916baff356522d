//! Reading published holidays from a file.
//!
//! The form is that of the project's `data/calendar/cn-working-days.json`: for each year the days off and the weekend days on
//! which work is made up, each with its date. What else a file says of a day is for people.

use std::collections::BTreeMap;

use hefu_primitives::{calendar::CalendarKind, date::Day};
use serde::Deserialize;

use crate::YearConfig;

/// A file of published holidays.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Published {
	/// What it says of each year.
	years: BTreeMap<u16, PublishedYear>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
struct PublishedYear {
	holidays: Vec<PublishedDay>,
	make_up_working_days: Vec<PublishedDay>,
}

#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
struct PublishedDay {
	date: Day,
}

impl Published {
	/// The years in the file, to be recorded as days of this kind; `basis` says where they are from.
	pub fn years(&self, kind: CalendarKind, basis: &str) -> Vec<YearConfig> {
		let days = |days: &[PublishedDay]| days.iter().map(|day| day.date).collect();
		let year = |(year, of): (&u16, &PublishedYear)| YearConfig {
			kind,
			year: *year,
			holidays: days(&of.holidays),
			make_up: days(&of.make_up_working_days),
			basis: basis.into(),
		};
		self.years.iter().map(year).collect()
	}
}
