//! Codes that a law or a standard prescribes, with their check characters: organisations (USCC, LEI), places
//! (GB/T 2260) and industries (GB/T 4754).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a code is not valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
	/// Not the standard's number of characters.
	WrongLength,
	/// A character that the standard does not use.
	WrongCharacter,
	/// The check character or digits do not fit: most likely mistyped.
	WrongCheck,
}

impl core::fmt::Display for CodeError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::WrongLength => "not the standard's number of characters",
			Self::WrongCharacter => "a character that the standard does not use",
			Self::WrongCheck => "the check characters do not fit: mistyped?",
		})
	}
}

impl core::error::Error for CodeError {}

/// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check character.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Uscc([u8; 18]);

impl Uscc {
	/// The 31 characters of GB 32100, in the order of their values; I, O, S, V and Z are left out.
	const ALPHABET: &'static [u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
	/// Weights of the first 17 places: 3^i mod 31.
	const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

	/// A code from its 18 characters, upper case.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		let code = Self(text.as_bytes().try_into().map_err(|_| CodeError::WrongLength)?);
		code.check()?;
		Ok(code)
	}

	/// Checks the characters and the check character (mod 31, GB 32100 §5.2).
	pub fn check(&self) -> Result<(), CodeError> {
		let mut sum = 0;
		for (byte, weight) in self.0.iter().zip(Self::WEIGHTS) {
			sum += Self::value(*byte)? * weight;
		}
		let expected = (31 - sum % 31) % 31;
		if Self::value(self.0[17])? == expected { Ok(()) } else { Err(CodeError::WrongCheck) }
	}

	fn value(byte: u8) -> Result<u32, CodeError> {
		Self::ALPHABET.iter().position(|c| *c == byte).map(|p| p as u32).ok_or(CodeError::WrongCharacter)
	}

	/// The 18 characters, or `None` when they are not ASCII (a code that was never checked).
	pub fn as_str(&self) -> Option<&str> {
		core::str::from_utf8(&self.0).ok()
	}
}

/// Legal entity identifier, ISO 17442-1: 20 characters, the last two check digits by ISO/IEC 7064 MOD 97-10.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Lei([u8; 20]);

impl Lei {
	/// An identifier from its 20 characters, upper case.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		let lei = Self(text.as_bytes().try_into().map_err(|_| CodeError::WrongLength)?);
		lei.check()?;
		Ok(lei)
	}

	/// Checks the characters and the check digits.
	pub fn check(&self) -> Result<(), CodeError> {
		let mut remainder = 0u32;
		for (place, byte) in self.0.iter().enumerate() {
			remainder = match byte {
				b'0'..=b'9' => remainder * 10 + u32::from(byte - b'0'),
				b'A'..=b'Z' if place < 18 => remainder * 100 + u32::from(byte - b'A') + 10,
				_ => return Err(CodeError::WrongCharacter),
			} % 97;
		}
		if remainder == 1 { Ok(()) } else { Err(CodeError::WrongCheck) }
	}

	/// The 20 characters, or `None` when they are not ASCII (an identifier that was never checked).
	pub fn as_str(&self) -> Option<&str> {
		core::str::from_utf8(&self.0).ok()
	}
}

/// The code by which an organisation is known. A check character is no proof of identity: that is the certificate's work.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum MemberCode {
	/// Unified social credit code (统一社会信用代码).
	Uscc(Uscc),
	/// Legal entity identifier (全球法人识别编码).
	Lei(Lei),
}

impl MemberCode {
	/// A code of either scheme, told apart by its length.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		match text.len() {
			18 => Uscc::parse(text).map(Self::Uscc),
			20 => Lei::parse(text).map(Self::Lei),
			_ => Err(CodeError::WrongLength),
		}
	}

	/// Checks the characters and the check characters.
	pub fn check(&self) -> Result<(), CodeError> {
		match self {
			Self::Uscc(code) => code.check(),
			Self::Lei(code) => code.check(),
		}
	}

	/// The code's characters.
	pub fn as_str(&self) -> Option<&str> {
		match self {
			Self::Uscc(code) => code.as_str(),
			Self::Lei(code) => code.as_str(),
		}
	}
}

impl core::fmt::Debug for Uscc {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str().unwrap_or("(not a code)"))
	}
}

impl core::fmt::Debug for Lei {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str().unwrap_or("(not a code)"))
	}
}

impl core::fmt::Debug for MemberCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str().unwrap_or("(not a code)"))
	}
}

/// A division of China (行政区划), GB/T 2260: six digits; `440000` is Guangdong, `440300` Shenzhen.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Region(pub u32);

impl Region {
	/// A division from its six digits.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		if text.len() != 6 {
			return Err(CodeError::WrongLength);
		}
		let region = Self(text.parse().map_err(|_| CodeError::WrongCharacter)?);
		region.check()?;
		Ok(region)
	}

	/// Six digits whose province part is one of those in use (11 to 82, GB/T 2260). Whether the division exists at a
	/// given date is not checked: divisions are renamed and merged, and old records stay.
	pub fn check(&self) -> Result<(), CodeError> {
		match self.0 / 10_000 {
			11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81 | 82
				if self.0 < 1_000_000 =>
			{
				Ok(())
			}
			_ => Err(CodeError::WrongCheck),
		}
	}

	/// Whether `other` lies in this division: `440000` contains `440300`, and itself.
	pub fn contains(&self, other: &Self) -> bool {
		let unit = if self.0.is_multiple_of(10_000) {
			10_000
		} else if self.0.is_multiple_of(100) {
			100
		} else {
			1
		};
		self.0 / unit == other.0 / unit
	}
}

/// An industry (国民经济行业), GB/T 4754-2017: a section `A` to `T` and, where it is known, a two-digit division.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Industry {
	/// Section (门类), an ASCII letter.
	pub section: u8,
	/// Division (大类), 1 to 97.
	pub division: Option<u8>,
}

impl Industry {
	/// First division of each section, in order; the last entry is one past the end.
	const STARTS: [u8; 21] =
		[1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97, 98];

	/// An industry such as `I` or `I65`.
	pub fn parse(text: &str) -> Result<Self, CodeError> {
		let bytes = text.as_bytes();
		let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0').ok_or(CodeError::WrongCharacter);
		let industry = match *bytes {
			[section] => Self { section, division: None },
			[section, a, b] => Self { section, division: Some(digit(a)? * 10 + digit(b)?) },
			_ => return Err(CodeError::WrongLength),
		};
		industry.check()?;
		Ok(industry)
	}

	/// Checks that the section exists and that the division belongs to it.
	pub fn check(&self) -> Result<(), CodeError> {
		if !(b'A'..=b'T').contains(&self.section) {
			return Err(CodeError::WrongCharacter);
		}
		let place = usize::from(self.section - b'A');
		match self.division {
			Some(division) if !(Self::STARTS[place]..Self::STARTS[place + 1]).contains(&division) => {
				Err(CodeError::WrongCheck)
			}
			_ => Ok(()),
		}
	}
}

impl core::fmt::Display for Industry {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{}", char::from(self.section))?;
		self.division.map_or(Ok(()), |division| write!(f, "{division:02}"))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn uscc_check_character() {
		// The standard's own example, GB 32100-2015 annex A.
		assert!(Uscc::parse("91350100M000100Y43").is_ok());
		assert_eq!(Uscc::parse("91350100M000100Y44"), Err(CodeError::WrongCheck));
		assert_eq!(Uscc::parse("91350100M000100Y4"), Err(CodeError::WrongLength));
		assert_eq!(Uscc::parse("9135O100M000100Y43"), Err(CodeError::WrongCharacter));
	}

	#[test]
	fn lei_check_digits() {
		assert!(Lei::parse("506700GE1G29325QX363").is_ok());
		assert_eq!(Lei::parse("506700GE1G29325QX364"), Err(CodeError::WrongCheck));
		assert_eq!(Lei::parse("506700GE1G29325QX3A3"), Err(CodeError::WrongCharacter));
	}

	#[test]
	fn regions_contain_their_parts() {
		let region = |text| Region::parse(text).unwrap();
		assert!(region("440000").contains(&region("440300")));
		assert!(region("440300").contains(&region("440305")));
		assert!(!region("440300").contains(&region("440100")));
		assert!(!region("330000").contains(&region("440300")));
		assert_eq!(Region::parse("990000"), Err(CodeError::WrongCheck));
		assert_eq!(Region::parse("44030"), Err(CodeError::WrongLength));
	}

	#[test]
	fn industries_have_their_divisions() {
		assert_eq!(Industry::parse("I65").unwrap().division, Some(65));
		assert!(Industry::parse("T").is_ok());
		assert_eq!(Industry::parse("I66"), Err(CodeError::WrongCheck));
		assert_eq!(Industry::parse("U"), Err(CodeError::WrongCharacter));
	}
}
