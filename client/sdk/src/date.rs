//! Calendar dates, as days since 1970-01-01, by which the descriptor tells them, and moments.

use chrono::DateTime;
use hefu_primitives::date::Day;
pub use hefu_primitives::date::moment;

/// Days of `2026-03-01` since 1970-01-01; `None` for what is no date.
pub fn days(text: &str) -> Option<i32> {
	text.parse().ok().map(|Day(days)| days)
}

/// The date of a day since 1970-01-01, as `2026-03-01`.
pub fn text(days: i32) -> String {
	Day(days).to_string()
}

/// The same to the millisecond, as `2026-03-01T12:30:05.123Z`: what is asked about again must be the very moment.
pub fn exact(ms: u64) -> String {
	format!("{}.{:03}Z", moment(ms).trim_end_matches('Z'), ms % 1000)
}

/// Milliseconds since 1970 UTC of a moment such as `2026-03-01T12:30:05Z` or `2026-03-01T20:30:05+08:00` (RFC 3339); `None` for what
/// is no moment, or one before 1970.
pub fn milliseconds(text: &str) -> Option<u64> {
	DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis().try_into().ok()
}

/// When a day begins in China, in milliseconds since 1970 UTC.
pub fn begins(Day(days): Day) -> u64 {
	Day(days.saturating_sub(1)).end_in_china()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn days_and_dates_agree() {
		assert_eq!(days("1970-01-01"), Some(0));
		assert_eq!(text(days("2026-11-23").unwrap()), "2026-11-23");
		assert_eq!(days("2023-02-29"), None);
	}

	#[test]
	fn moments_are_read_as_they_are_written() {
		let ms = 1_700_000_000_000;
		assert_eq!(milliseconds(&moment(ms)), Some(ms));
		assert_eq!(milliseconds("2023-11-15T06:13:20+08:00"), Some(ms));
		assert_eq!(exact(ms + 7), "2023-11-14T22:13:20.007Z");
		assert_eq!(milliseconds(&exact(ms + 7)), Some(ms + 7));
		for wrong in ["2023-11-14", "2023-11-14T22:13:20", "1969-12-31T23:59:59Z", ""] {
			assert_eq!(milliseconds(wrong), None, "{wrong}");
		}
		let day: Day = "2023-11-15".parse().unwrap();
		assert_eq!(moment(begins(day)), "2023-11-14T16:00:00Z");
		assert_eq!(day.end_in_china() - begins(day), 86_400_000);
	}
}
