//! Days and periods as descriptions write them, where they are exact. Open ends and prose are left for a person to say.

use hefu_primitives::{dataset::Temporal, date::Day};

/// `2020-01-01/2020-12-31`, or one day.
pub(super) fn days(text: &str) -> Option<Temporal> {
	let (start, end) = text.split_once('/').unwrap_or((text, text));
	Some(Temporal { start: day(start.trim())?, end: day(end.trim())? })
}

/// The first day of a day, a moment, a month or a year (`xsd:date`, `xsd:dateTime`, `xsd:gYearMonth`, `xsd:gYear`).
pub(super) fn first_day(text: &str) -> Option<i32> {
	day_of(text).or_else(|| {
		let (year, first, _) = months(text)?;
		date(year, first, 1)
	})
}

/// Its last day.
pub(super) fn last_day(text: &str) -> Option<i32> {
	day_of(text).or_else(|| {
		let (year, next) = match months(text)? {
			(year, _, 12) => (year + 1, 1),
			(year, _, last) => (year, last + 1),
		};
		Some(date(year, next, 1)? - 1)
	})
}

fn day(text: &str) -> Option<i32> {
	crate::date::days(text)
}

/// The day that is written, with a time of day or a zone behind it or not.
fn day_of(text: &str) -> Option<i32> {
	let (date, rest) = text.split_at_checked(10)?;
	(rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-'])).then(|| day(date))?
}

/// `2020`, `2020-02`: the year, with its first month and its last.
fn months(text: &str) -> Option<(i32, u32, u32)> {
	let number = |text: &str, digits: usize| {
		let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
		plain.then(|| text.parse::<u16>().ok())?
	};
	let Some((year, month)) = text.split_once('-') else { return Some((number(text, 4)?.into(), 1, 12)) };
	let month = number(month, 2).filter(|month| (1..=12).contains(month))?.into();
	Some((number(year, 4)?.into(), month, month))
}

fn date(year: i32, month: u32, day: u32) -> Option<i32> {
	Day::of_date(year, month, day).map(|Day(days)| days)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn periods_are_read_only_where_they_are_exact() {
		assert_eq!(days("1970-01-01/1970-01-02"), Some(Temporal { start: 0, end: 1 }));
		assert_eq!(days("2020-02-29"), Some(Temporal { start: 18_321, end: 18_321 }));
		for text in ["2020", "2020-01-01/..", "the twenties", "2020-02-30"] {
			assert_eq!(days(text), None, "{text}");
		}
	}

	#[test]
	fn years_and_months_have_first_and_last_days() {
		let both = |text: &str| (first_day(text), last_day(text));
		let known = |first: &str, last: &str| (day(first), day(last));
		assert_eq!(both("2020"), known("2020-01-01", "2020-12-31"));
		assert_eq!(both("2020-02"), known("2020-02-01", "2020-02-29"));
		assert_eq!(both("2020-12"), known("2020-12-01", "2020-12-31"));
		for text in ["2020-02-29", "2020-02-29Z", "2020-02-29+08:00", "2020-02-29T23:59:59.9Z"] {
			assert_eq!(both(text), known("2020-02-29", "2020-02-29"), "{text}");
		}
		for text in [
			"",
			"20",
			"2020-13",
			"2020-00",
			"2020-2",
			"2020-02-30",
			"2020-02-29 noon",
			"+020",
			"数据数据数据",
		] {
			assert_eq!(both(text), (None, None), "{text}");
		}
	}
}
