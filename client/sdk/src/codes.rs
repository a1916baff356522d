//! Codes of GB/T 2260 and GB/T 4754 as policies and descriptions write them: plain, or at the end of an IRI that names the standard.
//! An IRI that does not is another list's, whatever number it ends in: places of GeoNames have six digits too.

use hefu_primitives::code::{Industry, Region};

/// A division of China.
pub(crate) fn region(text: &str) -> Option<Region> {
	Region::parse(of("2260", text)).ok()
}

/// A section or division of the industries.
pub(crate) fn industry(text: &str) -> Option<Industry> {
	Industry::parse(of("4754", text)).ok()
}

fn of<'a>(standard: &str, text: &'a str) -> &'a str {
	match text.rsplit_once(['/', '#', ':']) {
		Some((list, code)) if list.contains(standard) => code,
		_ => text,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_the_standards_own_numbers_are_codes() {
		for text in ["440300", "gb2260:440300", "https://data.example.org/GB-T-2260/440300"] {
			assert_eq!(region(text), Some(Region(440_300)), "{text}");
		}
		for text in ["https://sws.geonames.org/440300", "geo:440300", "44030", "990000", "EU", ""] {
			assert_eq!(region(text), None, "{text}");
		}
		for text in ["I65", "https://data.example.org/GBT4754-2017#I65"] {
			assert_eq!(industry(text).map(|industry| industry.to_string()), Some("I65".into()), "{text}");
		}
		assert_eq!(industry("https://www.example.org/nace/I65"), None);
	}
}
