//! The date that an operator gives to a trust file.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::time::{SystemTime, UNIX_EPOCH};

/// Days begin eight hours earlier in China than in UTC, and are meant so.
const CHINA_SECONDS: i32 = 8 * 3600;

/// Milliseconds since 1970 UTC of a date that has come: a day, for which its beginning in China stands; a moment; or `now`.
pub fn date(text: &str) -> Result<u64, String> {
	let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as u64;
	if text == "now" {
		return Ok(now);
	}
	let moment = day(text).or_else(|| moment(text)).ok_or(
		"not a day such as 2026-01-31, a moment such as 2026-01-31T08:00:00+08:00, or now. 不是日期、时刻或 now。",
	)?;
	let ms = u64::try_from(moment.timestamp_millis()).map_err(|_| "it is before 1970. 早于 1970 年。")?;
	if ms > now { Err("it has not come yet. 日期尚未到来。".into()) } else { Ok(ms) }
}

fn day(text: &str) -> Option<DateTime<FixedOffset>> {
	let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_time(NaiveTime::MIN);
	day.and_local_timezone(FixedOffset::east_opt(CHINA_SECONDS)?).single()
}

fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
	DateTime::parse_from_rfc3339(text).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_day_begins_in_china_and_a_moment_is_where_it_says() {
		assert_eq!(date("1970-01-02"), Ok(16 * 3_600_000));
		assert_eq!(date("2026-09-21T14:13:20Z"), Ok(1_790_000_000_000));
		assert_eq!(date("2026-09-21T22:13:20+08:00"), Ok(1_790_000_000_000));
	}

	#[test]
	fn now_is_now() {
		let now = date("now").unwrap();
		assert!(date("2026-09-21").unwrap() < now && now <= date("now").unwrap());
	}

	#[test]
	fn what_has_not_come_and_what_is_no_date_is_refused() {
		assert!(date("9999-01-01").unwrap_err().contains("尚未到来"));
		for text in ["", "yesterday", "2026-13-01", "2026-01-31 08:00", "1969-01-01", "1790000000000"] {
			assert!(date(text).is_err(), "{text}");
		}
	}
}
