//! Accounting periods as people write them: `2026`, `2026-H1`, `2026-Q3`, `2026-07`.

use hefu_primitives::anchor::Period;

/// A period as text.
pub fn period_text(period: &Period) -> String {
	let Period { year, months, number } = period;
	match months {
		12 => format!("{year}"),
		6 => format!("{year}-H{number}"),
		3 => format!("{year}-Q{number}"),
		_ => format!("{year}-{number:02}"),
	}
}

/// Reads what [`period_text`] writes; none when there is no such period.
pub fn parse_period(text: &str) -> Option<Period> {
	let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
	let (months, number) = match rest {
		None => (12, "1"),
		Some(rest) => match rest.split_at_checked(1)? {
			("H", half) => (6, half),
			("Q", quarter) => (3, quarter),
			_ => (1, rest),
		},
	};
	let period = Period { year: year.parse().ok()?, months, number: number.parse().ok()? };
	// One writing has one reading.
	(period.check().is_ok() && period_text(&period) == text).then_some(period)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn periods_are_read_as_they_are_written() {
		for text in ["2026", "2026-H1", "2026-H2", "2026-Q3", "2026-07", "2026-12"] {
			let period = parse_period(text).unwrap_or_else(|| panic!("{text}"));
			assert_eq!(period_text(&period), text);
		}
		assert_eq!(parse_period("2026-Q4"), Some(Period { year: 2026, months: 3, number: 4 }));
		for wrong in
			["", "26", "2026-", "2026-7", "2026-13", "2026-H3", "2026-Q0", "2026-Q01", "2026-h1", "x-Q1"]
		{
			assert_eq!(parse_period(wrong), None, "{wrong}");
		}
	}
}
