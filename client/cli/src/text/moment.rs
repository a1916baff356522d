//! Moments for people: in China's time, by which days count in law; programs get them in UTC.

use hefu_sdk::date;

/// What China's clocks are before UTC, in milliseconds.
const BEFORE_UTC_MS: u64 = 8 * 3_600_000;

/// Characters of `2026-12-08T16:00:00Z`, and of the same to the millisecond.
const LENGTHS: [usize; 2] = [20, 24];

/// A text with each moment in China's time: `2026-12-09T00:00:00+08:00` for `2026-12-08T16:00:00Z`. Commands take either.
pub fn in_china(text: &str) -> String {
	let mut said = String::with_capacity(text.len());
	let mut rest = text;
	while let Some(end) = rest.find('Z') {
		let (until, after) = rest.split_at(end + 1);
		let found = LENGTHS.iter().find_map(|length| {
			let start = until.len().checked_sub(*length)?;
			Some((start, shifted(until.get(start..)?)?))
		});
		match found {
			Some((start, moment)) => {
				said += &until[..start];
				said += &moment;
			}
			None => said += until,
		}
		rest = after;
	}
	said + rest
}

/// A moment in UTC as China's clocks show it; nothing for another text.
fn shifted(moment: &str) -> Option<String> {
	let there = date::milliseconds(moment)?.checked_add(BEFORE_UTC_MS)?;
	let told = if moment.contains('.') { date::exact(there) } else { date::moment(there) };
	Some(told.replace('Z', "+08:00"))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn moments_are_told_in_chinas_time() {
		for (text, told) in [
			("2026-12-08T16:00:00Z", "2026-12-09T00:00:00+08:00"),
			("2026-12-08T16:00:00.123Z", "2026-12-09T00:00:00.123+08:00"),
			("公示截止：2026-02-28T15:59:59Z。", "公示截止：2026-02-28T23:59:59+08:00。"),
			(
				"2025-12-31T20:00:00Z 2026-01-01T00:00:00Z",
				"2026-01-01T04:00:00+08:00 2026-01-01T08:00:00+08:00",
			),
		] {
			assert_eq!(in_china(text), told);
			assert_eq!(in_china(told), told, "it is told once");
		}
		let ms = date::milliseconds("2026-12-08T16:00:00Z");
		assert_eq!(date::milliseconds(&in_china("2026-12-08T16:00:00Z")), ms);
	}

	#[test]
	fn what_is_no_moment_stays() {
		for text in [
			"",
			"Z",
			"ZZZ",
			"//Zoe",
			"2026-13-08T16:00:00Z",
			"2026-12-08",
			"据点Z区",
			"2026-12-08T16:00:00+08:00",
		] {
			assert_eq!(in_china(text), text);
		}
	}
}
