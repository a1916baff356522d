//! Codes of places and industries, with what is wrong with one in words that fit it.

use hefu_primitives::code::{CodeError, Industry, Region};

/// A division of China.
pub fn region(text: &str) -> Result<Region, &'static str> {
	Region::parse(text).map_err(|error| match error {
		CodeError::WrongLength | CodeError::WrongCharacter => "not six digits of GB/T 2260, such as 440300",
		CodeError::WrongCheck => {
			"no division of GB/T 2260: its first two digits are no province's, such as 44 for Guangdong"
		}
	})
}

/// A section or a division of the industries.
pub fn industry(text: &str) -> Result<Industry, &'static str> {
	Industry::parse(text).map_err(|_| "no section or division of GB/T 4754, such as I or I65")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_is_wrong_is_said_of_the_code_itself() {
		assert_eq!(region("440300"), Ok(Region(440_300)));
		for (text, part) in [("999999", "no province"), ("44", "six digits"), ("44x300", "six digits")] {
			assert!(region(text).unwrap_err().contains(part), "{text}");
		}
		assert!(industry("I65").is_ok() && industry("Z99").unwrap_err().contains("GB/T 4754"));
	}
}
