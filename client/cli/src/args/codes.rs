//! Codes of places and industries, and those that registers give, with what is wrong with one in words that fit it.

use hefu_primitives::{
	code::{CodeError, Industry, Region},
	text::Text,
};

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

/// A code in the form that a register gave it: 1 to 64 bytes of text.
pub fn given_code(text: &str) -> Result<Text<64>, &'static str> {
	let code = Text::new(text).map_err(|_| "longer than 64 bytes, or with control characters")?;
	if code.is_empty() { Err("a code is not empty") } else { Ok(code) }
}
