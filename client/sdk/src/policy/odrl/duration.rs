//! Lengths of time (`xsd:duration`), as far as they have one length: months and years do not.

/// Milliseconds of a duration such as `P30D`, `PT12H` or `P1DT6H30M`; `None` for what is none, or has months or years.
pub(super) fn parse(text: &str) -> Option<u64> {
	let rest = text.strip_prefix('P')?;
	let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
	let mut total = parts(days, &[('D', 86_400_000)])?;
	if let Some(time) = time {
		let units = [('H', 3_600_000), ('M', 60_000), ('S', 1_000)];
		total = total.checked_add(parts(time, &units).filter(|_| !time.is_empty())?)?;
	}
	Some(total).filter(|total| *total > 0)
}

/// Milliseconds of so many days.
pub(super) fn days(text: &str) -> Option<u64> {
	text.parse::<u64>().ok()?.checked_mul(86_400_000)
}

/// Numbers, each with its unit, the units in order and none twice.
fn parts(text: &str, units: &[(char, u64)]) -> Option<u64> {
	let (mut rest, mut total) = (text, 0u64);
	for (unit, ms) in units {
		if let Some((number, after)) = rest.split_once(*unit) {
			total = total.checked_add(number.parse::<u64>().ok()?.checked_mul(*ms)?)?;
			rest = after;
		}
	}
	rest.is_empty().then_some(total)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn durations_have_one_length() {
		assert_eq!(parse("P30D"), Some(30 * 86_400_000));
		assert_eq!(parse("PT12H"), Some(12 * 3_600_000));
		assert_eq!(parse("P1DT6H30M5S"), Some(86_400_000 + 6 * 3_600_000 + 30 * 60_000 + 5_000));
		for text in ["P1M", "P1Y", "P", "PT", "P1DT", "30", "P-1D", "P1D2D", "PT1S2H", "P0D", ""] {
			assert_eq!(parse(text), None, "{text}");
		}
	}
}
