//! Lengths of time (`xsd:duration`), as far as they have one length: months and years do not.

/// Milliseconds in a second.
const SECOND: u64 = 1_000;
/// Milliseconds in a day.
const DAY: u64 = 86_400 * SECOND;

/// Milliseconds of a duration such as `P30D`, `PT12H`, `P1DT6H30M` or `PT0.5S`; `None` for what is none, has months or years, or is
/// finer than a millisecond.
pub(super) fn parse(text: &str) -> Option<u64> {
	let rest = text.strip_prefix('P')?;
	let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
	let (days, after) = part(days, 'D', DAY)?;
	let (clock, rest) = time.map_or(Some((0, "")), clock)?;
	days.checked_add(clock).filter(|total| *total > 0 && after.is_empty() && rest.is_empty())
}

/// The milliseconds of what stands after the `T`, which is something, and what follows.
fn clock(text: &str) -> Option<(u64, &str)> {
	let (hours, rest) = part(text, 'H', 3_600 * SECOND).filter(|_| !text.is_empty())?;
	let (minutes, rest) = part(rest, 'M', 60 * SECOND)?;
	let (seconds, rest) = seconds(rest)?;
	Some((hours.checked_add(minutes)?.checked_add(seconds)?, rest))
}

/// Milliseconds of so many days.
pub(super) fn days(text: &str) -> Option<u64> {
	whole(text)?.checked_mul(DAY)
}

/// So many milliseconds as a duration, in days and seconds; one that [`parse`] reads unless it is 0.
pub(super) fn text(ms: u64) -> String {
	let (days, rest) = (ms / DAY, ms % DAY);
	let (seconds, fraction) = (rest / SECOND, rest % SECOND);
	let date = if days > 0 { format!("{days}D") } else { String::new() };
	let time = match (seconds, fraction) {
		(0, 0) => String::new(),
		(seconds, 0) => format!("T{seconds}S"),
		(seconds, fraction) => format!("T{seconds}.{fraction:03}S"),
	};
	format!("P{date}{time}")
}

/// The milliseconds of a whole number before this unit, if it is there, and what follows.
fn part(text: &str, unit: char, ms: u64) -> Option<(u64, &str)> {
	match text.split_once(unit) {
		Some((number, rest)) => Some((whole(number)?.checked_mul(ms)?, rest)),
		None => Some((0, text)),
	}
}

/// The same of seconds, which may have up to three decimals.
fn seconds(text: &str) -> Option<(u64, &str)> {
	let Some((number, rest)) = text.split_once('S') else { return Some((0, text)) };
	let (seconds, decimals) = number.split_once('.').unwrap_or((number, "0"));
	let thousandths = whole(decimals).filter(|_| decimals.len() <= 3)? * 10u64.pow(3 - decimals.len() as u32);
	Some((whole(seconds)?.checked_mul(SECOND)?.checked_add(thousandths)?, rest))
}

/// A number of nothing but digits.
fn whole(text: &str) -> Option<u64> {
	text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn durations_have_one_length() {
		assert_eq!(parse("P30D"), Some(30 * 86_400_000));
		assert_eq!(parse("PT12H"), Some(12 * 3_600_000));
		assert_eq!(parse("P1DT6H30M5S"), Some(86_400_000 + 6 * 3_600_000 + 30 * 60_000 + 5_000));
		assert_eq!((parse("PT0.5S"), parse("PT1.005S")), (Some(500), Some(1_005)));
		for text in [
			"P1M",
			"P1Y",
			"P",
			"PT",
			"P1DT",
			"30",
			"P-1D",
			"P1D2D",
			"PT1S2H",
			"P0D",
			"",
			"PT0.0005S",
			"PT.5S",
			"PT1.S",
			"P1DX",
			"P1XT1S",
			"P99999999999999999999D",
			"P213503982335D",
			"P+1D",
		] {
			assert_eq!(parse(text), None, "{text}");
		}
	}

	#[test]
	fn durations_are_read_as_they_are_written() {
		for ms in [1, 999, 1_000, 86_400_000, 86_400_001, 90_061_001, u64::MAX] {
			assert_eq!(parse(&text(ms)), Some(ms), "{}", text(ms));
		}
		assert_eq!(
			(text(86_400_000), text(3_600_000), text(1)),
			("P1D".into(), "PT3600S".into(), "PT0.001S".into())
		);
	}
}
