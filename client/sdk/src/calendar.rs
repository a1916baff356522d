//! The calendar (工作日历): which days are worked, and when periods of working days are over.

use std::collections::BTreeMap;

use hefu_primitives::{
	calendar::{CalendarKind, WorkedDays, YearError},
	date::Day,
	text::Text,
};
use serde::Deserialize;
use subxt::utils::Static;

use crate::{
	Client, Error,
	chain::{
		self, calendar,
		runtime_types::{bounded_collections::bounded_vec::BoundedVec, pallet_calendar::pallet::Call},
	},
	client::At,
	error::{Missing, Sought},
	terms::Term,
	texts::sent,
};

/// A year as the chain stores it.
pub type Year = calendar::storage::years::Output;

/// A time at which the chain stood still, as the chain stores it.
pub type Stall = calendar::storage::stalls::Output;

/// Which days of a year are off or made up for, to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearDays {
	/// Whose days.
	pub kind: CalendarKind,
	/// The year.
	pub year: u16,
	/// Days off (放假), weekends among them or not.
	pub holidays: Vec<Day>,
	/// Weekend days that are worked (调休上班).
	pub make_up: Vec<Day>,
	/// Where it is said, such as the State Council's notice; at most 256 bytes.
	pub basis: String,
}

impl YearDays {
	/// The days that are worked.
	pub fn worked(&self) -> Result<WorkedDays, YearError> {
		WorkedDays::new(self.year, &self.holidays, &self.make_up)
	}

	/// The call that records them.
	pub(crate) fn call(self) -> Result<Call, Error> {
		let basis = Text::<256>::new(&self.basis)
			.map_err(|_| Error::Other("the basis is longer than 256 bytes, or no text".into()))?;
		let days = |days: Vec<Day>| BoundedVec(days.into_iter().map(Static).collect());
		Ok(Call::set_year {
			kind: Static(self.kind),
			year: self.year,
			holidays: days(self.holidays),
			make_up: days(self.make_up),
			basis: sent(&basis),
		})
	}
}

/// A file of published holidays: for each year the days off and the weekend days on which work is made up, each with its date.
#[derive(Deserialize)]
struct Published {
	years: BTreeMap<u16, PublishedYear>,
}

#[derive(Deserialize)]
struct PublishedYear {
	holidays: Vec<PublishedDay>,
	make_up_working_days: Vec<PublishedDay>,
}

#[derive(Deserialize)]
struct PublishedDay {
	date: Day,
}

/// The years in a file of published holidays, in the form of the project's `data/calendar/cn-working-days.json`.
pub fn published(text: &str, kind: CalendarKind, basis: &str) -> Result<Vec<YearDays>, serde_json::Error> {
	let Published { years } = serde_json::from_str(text)?;
	let days = |days: Vec<PublishedDay>| days.into_iter().map(|day| day.date).collect();
	let year = |(year, of): (u16, PublishedYear)| YearDays {
		kind,
		year,
		holidays: days(of.holidays),
		make_up: days(of.make_up_working_days),
		basis: basis.into(),
	};
	Ok(years.into_iter().map(year).collect())
}

/// That a year is not recorded.
pub fn no_year(kind: CalendarKind, year: i32) -> Missing {
	Missing::new(Sought::Year, format!("{year} ({})", kind.word()))
}

impl Client {
	/// A year, if it is recorded.
	pub async fn year(&self, at: &At, kind: CalendarKind, year: u16) -> Result<Option<Year>, Error> {
		self.value(at, chain::storage().calendar().years(), (Static(kind), year)).await
	}

	/// When the chain stood still, in order, with the numbers of those times. No day of one, from its first to its last in China,
	/// counts in a legal period.
	pub async fn stalls(&self, at: &At) -> Result<Vec<(u32, Stall)>, Error> {
		let found = self.entries(at, chain::storage().calendar().stalls(), ()).await?;
		let mut found: Vec<(u32, Stall)> = found.into_iter().map(|(key, stall)| (key.0, stall)).collect();
		found.sort_by_key(|(number, _)| *number);
		Ok(found)
	}

	/// When a period of working days is over that something at `from_ms` sets off: the end of its last day in China. Both in
	/// milliseconds since 1970 UTC. The runtime's own answer.
	pub async fn deadline(&self, at: &At, kind: CalendarKind, from_ms: u64, days: u16) -> Result<u64, Error> {
		let question = chain::view_functions().calendar().deadline(Static(kind), from_ms, days);
		let answer = self.view(at, question).await?;
		answer.map_err(|missing| no_year(missing.kind, missing.year).into())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn published_years_are_read() {
		let text = r#"{ "title": "t", "years": { "2026": {
			"holidays": [{ "date": "2026-01-01", "name": "New Year's Day" }, { "date": "2026-01-02" }],
			"make_up_working_days": [{ "date": "2026-01-04", "for": "New Year's Day" }]
		} } }"#;
		let [year] = &published(text, CalendarKind::Mainland, "notice").unwrap()[..] else {
			panic!("one year")
		};
		assert_eq!(
			(year.year, year.holidays.len(), year.make_up.len(), &*year.basis),
			(2026, 2, 1, "notice")
		);
		// Thursday and Friday are off, the Sunday is worked.
		let worked = year.worked().unwrap();
		assert_eq!(worked.iter().take(2).collect::<Vec<_>>(), [3, 4]);
		assert!(published("{}", CalendarKind::Mainland, "notice").is_err());
	}
}
