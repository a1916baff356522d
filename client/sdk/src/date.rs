//! Calendar dates, as days since 1970-01-01, by which the descriptor tells them.

/// Days of `2026-03-01` since 1970-01-01; `None` for what is no date.
pub fn days(text: &str) -> Option<i32> {
	let bytes = text.as_bytes();
	if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
		return None;
	}
	let number = |range: std::ops::Range<usize>| -> Option<i32> {
		let digits = text.get(range)?;
		digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
	};
	let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
	let found = days_of(year, month, day);
	(civil(found) == (year, month, day)).then_some(found)
}

/// The date of a day since 1970-01-01, as `2026-03-01`.
pub fn text(days: i32) -> String {
	let (year, month, day) = civil(days);
	format!("{year:04}-{month:02}-{day:02}")
}

/// The moment `ms` milliseconds since 1970 as `2026-03-01T12:30:05Z`.
pub fn moment(ms: u64) -> String {
	let seconds = ms / 1000;
	let day = i32::try_from(seconds / 86_400).unwrap_or(i32::MAX / 2);
	let rest = seconds % 86_400;
	format!("{}T{:02}:{:02}:{:02}Z", text(day), rest / 3600, rest / 60 % 60, rest % 60)
}

/// Years begin in March, so that the leap day is the last.
fn days_of(year: i32, month: i32, day: i32) -> i32 {
	let year = if month <= 2 { year - 1 } else { year };
	let era = year.div_euclid(400);
	let of_era = year.rem_euclid(400);
	let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil(days: i32) -> (i32, i32, i32) {
	let days = i64::from(days) + 719_468;
	let era = days.div_euclid(146_097);
	let of_era = days.rem_euclid(146_097);
	let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
	let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	let shifted = (5 * of_year + 2) / 153;
	let day = of_year - (153 * shifted + 2) / 5 + 1;
	let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
	let year = year_of_era + era * 400 + i64::from(month <= 2);
	(year as i32, month as i32, day as i32)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn days_and_dates_agree() {
		assert_eq!(days("1970-01-01"), Some(0));
		assert_eq!(days("2000-03-01"), Some(11_017));
		for day in (-800_000..800_000).step_by(37) {
			let (year, month, of_month) = civil(day);
			assert_eq!(days_of(year, month, of_month), day);
		}
		for wrong in ["2023-02-29", "2024-13-01", "2024-00-01", "2024-1-01", "+024-01-01", "20240101"] {
			assert_eq!(days(wrong), None, "{wrong}");
		}
		assert_eq!(text(days("2026-11-23").unwrap()), "2026-11-23");
		assert_eq!(moment(1_700_000_000_000), "2023-11-14T22:13:20Z");
	}
}
