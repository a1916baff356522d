//! The identifier of an electronic licence (电子证照标识), GB/T 36904-2018:
//! `1.2.156.3005.2.<type>.<issuer>.<serial>.<version>.<check>`.
//!
//! The type's code (证照类型代码) begins with the USCC of the authority that defines it. The check character is ISO/IEC 7064
//! MOD 37,36 over type, issuer, serial and version. The standard's text was not at hand: form and check are those of
//! published identifiers, some of which are tests here.

use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use iso_7064::{MOD11_2, MOD37_36};
use scale_info::TypeInfo;

use crate::code::Uscc;

/// Object identifier under which all electronic licences are (电子证照根代码), with the dot that follows it.
pub const ROOT: &str = "1.2.156.3005.2.";
/// Most characters in a serial. Published ones have up to 32.
pub const MAX_SERIAL_CHARS: u32 = 32;
/// Highest number of a type, and of a version: three digits.
pub const MAX_NUMBER: u16 = 999;

/// Why something is no identifier of a licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum IdentifierError {
	/// Not the root and five parts.
	WrongForm,
	/// The type is no USCC with three digits behind it, or the USCC's check character does not fit.
	WrongType,
	/// The issuer is no USCC, or its check character does not fit.
	WrongIssuer,
	/// The serial is empty, too long, or has a character that is no digit and no upper-case letter.
	WrongSerial,
	/// The version is not one of `001` to `999`.
	WrongVersion,
	/// The check character does not fit: most likely mistyped.
	WrongCheck,
}

impl core::fmt::Display for IdentifierError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::WrongForm => "not 1.2.156.3005.2 and five parts after it, with dots between",
			Self::WrongType => "the type is not a USCC and three digits: mistyped?",
			Self::WrongIssuer => "the issuer is not a USCC: mistyped?",
			Self::WrongSerial => "the serial is not 1 to 32 digits and upper-case letters",
			Self::WrongVersion => "the version is not three digits from 001",
			Self::WrongCheck => "the check character does not fit: mistyped?",
		})
	}
}

impl core::error::Error for IdentifierError {}

/// Code of a type of licence (证照类型代码): 21 characters, the definer's USCC and a number of three digits.
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
pub struct TypeCode {
	/// The authority that defines the type (证照定义机构).
	pub definer: Uscc,
	/// Its number among the definer's types, 0 to 999.
	pub number: u16,
}

impl TypeCode {
	/// A code from its 21 characters.
	pub fn parse(text: &str) -> Result<Self, IdentifierError> {
		let (definer, number) = text.split_at_checked(18).ok_or(IdentifierError::WrongType)?;
		let definer = Uscc::parse(definer).map_err(|_| IdentifierError::WrongType)?;
		let number = three_digits(number).ok_or(IdentifierError::WrongType)?;
		Ok(Self { definer, number })
	}

	/// Checks what decoding does not.
	pub fn check(&self) -> Result<(), IdentifierError> {
		match self.definer.check() {
			Ok(()) if self.number <= MAX_NUMBER => Ok(()),
			_ => Err(IdentifierError::WrongType),
		}
	}
}

impl core::fmt::Display for TypeCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{:?}{:03}", self.definer, self.number)
	}
}

impl core::fmt::Debug for TypeCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{self}")
	}
}

/// Serial of a licence among its issuer's of the type (流水号): digits and upper-case letters.
#[derive(
	Clone, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Serial(BoundedVec<u8, ConstU32<MAX_SERIAL_CHARS>>);

impl Serial {
	/// A serial from its characters.
	pub fn parse(text: &str) -> Result<Self, IdentifierError> {
		let bytes = text.as_bytes().to_vec().try_into().map_err(|_| IdentifierError::WrongSerial)?;
		let serial = Self(bytes);
		serial.check()?;
		Ok(serial)
	}

	/// Checks what decoding does not.
	pub fn check(&self) -> Result<(), IdentifierError> {
		let fits = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
		if !self.0.is_empty() && self.0.iter().all(fits) { Ok(()) } else { Err(IdentifierError::WrongSerial) }
	}

	/// Whether a citizen's identity number (公民身份号码, GB 11643) stands in it: seventeen digits, of which some are a date of
	/// birth since 1900, and their ISO/IEC 7064 MOD 11-2 check character. Such a serial would tell who the holder is.
	pub fn holds_identity_number(&self) -> bool {
		self.0.windows(18).any(is_identity_number)
	}

	/// The characters; none when they are not ASCII (a serial that was never checked).
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl core::fmt::Debug for Serial {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(self.as_str())
	}
}

fn is_identity_number(text: &[u8]) -> bool {
	let number = |from: usize, to: usize| {
		text[from..to].iter().try_fold(0u32, |number, byte| match byte {
			b'0'..=b'9' => Some(number * 10 + u32::from(byte - b'0')),
			_ => None,
		})
	};
	number(0, 6).is_some()
		&& number(6, 10).is_some_and(|year| (1900..2100).contains(&year))
		&& number(10, 12).is_some_and(|month| (1..=12).contains(&month))
		&& number(12, 14).is_some_and(|day| (1..=31).contains(&day))
		&& matches!(MOD11_2.verify_from_chars(text.iter().copied().map(char::from)), Ok(true))
}

/// What all versions of a licence have in common.
#[derive(
	Clone,
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
pub struct Line {
	/// The type.
	pub licence_type: TypeCode,
	/// The authority that issues it (证照颁发机构).
	pub issuer: Uscc,
	/// Its serial among those.
	pub serial: Serial,
}

/// Identifier of a licence: one version of its line.
#[derive(Clone, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Identifier {
	/// Type, issuer and serial.
	pub line: Line,
	/// The version, 1 to 999 (版本号).
	pub version: u16,
	/// The check character, an ASCII digit or upper-case letter (校验位).
	pub check: u8,
}

impl Identifier {
	/// The identifier of a version, with its check character.
	pub fn new(line: Line, version: u16) -> Result<Self, IdentifierError> {
		let check = check_character(&line, version)?;
		Ok(Self { line, version, check })
	}

	/// Reads an identifier as people write it.
	pub fn parse(text: &str) -> Result<Self, IdentifierError> {
		let mut parts = text.strip_prefix(ROOT).ok_or(IdentifierError::WrongForm)?.split('.');
		let mut part = || parts.next().ok_or(IdentifierError::WrongForm);
		let (licence_type, issuer, serial, version, check) = (part()?, part()?, part()?, part()?, part()?);
		let line = Line {
			licence_type: TypeCode::parse(licence_type)?,
			issuer: Uscc::parse(issuer).map_err(|_| IdentifierError::WrongIssuer)?,
			serial: Serial::parse(serial)?,
		};
		let version = three_digits(version).ok_or(IdentifierError::WrongVersion)?;
		let [check] = *check.as_bytes() else { return Err(IdentifierError::WrongForm) };
		if parts.next().is_some() {
			return Err(IdentifierError::WrongForm);
		}
		let identifier = Self { line, version, check };
		identifier.check()?;
		Ok(identifier)
	}

	/// Checks what decoding does not.
	pub fn check(&self) -> Result<(), IdentifierError> {
		if check_character(&self.line, self.version)? == self.check {
			Ok(())
		} else {
			Err(IdentifierError::WrongCheck)
		}
	}
}

impl core::fmt::Display for Identifier {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		let Line { licence_type, issuer, serial } = &self.line;
		let (version, check) = (self.version, char::from(self.check));
		write!(f, "{ROOT}{licence_type}.{issuer:?}.{serial:?}.{version:03}.{check}")
	}
}

impl core::fmt::Debug for Identifier {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{self}")
	}
}

text_in_json! {
	TypeCode = TypeCode::parse;
	Identifier = Identifier::parse;
}

/// The check character over everything else, after everything else was checked.
fn check_character(line: &Line, version: u16) -> Result<u8, IdentifierError> {
	let Line { licence_type, issuer, serial } = line;
	licence_type.check()?;
	issuer.check().map_err(|_| IdentifierError::WrongIssuer)?;
	serial.check()?;
	if !(1..=MAX_NUMBER).contains(&version) {
		return Err(IdentifierError::WrongVersion);
	}
	let text = alloc::format!("{licence_type}{issuer:?}{serial:?}{version:03}");
	let [check] = MOD37_36.compute(&text).map_err(|_| IdentifierError::WrongForm)?;
	u8::try_from(check).map_err(|_| IdentifierError::WrongForm)
}

fn three_digits(text: &str) -> Option<u16> {
	let digits = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
	digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
	use super::*;
	use alloc::{
		string::{String, ToString},
		vec::Vec,
	};

	/// Identifiers that were published, as examples of a ministry's interface or as names of licences' files.
	const PUBLISHED: [&str; 4] = [
		// A licence and its next version (建筑施工企业安全生产管理人员考核合格证书).
		"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
		"1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.002.S",
		"1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
		"1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F",
	];

	#[test]
	fn published_identifiers_fit() {
		for text in PUBLISHED {
			let identifier = Identifier::parse(text).unwrap();
			assert_eq!(identifier.to_string(), text);
			assert_eq!(Identifier::new(identifier.line.clone(), identifier.version), Ok(identifier));
		}
		// In an example of an interface's documentation, made up and with a wrong check character: `D` would fit.
		let made_up =
			"1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M";
		assert_eq!(Identifier::parse(made_up), Err(IdentifierError::WrongCheck));
		assert!(Identifier::parse(&made_up.replace(".M", ".D")).is_ok());
	}

	#[test]
	fn versions_of_a_licence_are_one_line() {
		let [first, second] = [PUBLISHED[0], PUBLISHED[1]].map(|text| Identifier::parse(text).unwrap());
		assert_eq!(first.line, second.line);
		assert_eq!(Identifier::new(first.line, 2), Ok(second));
	}

	#[test]
	fn the_check_character_is_the_only_one() {
		let text = PUBLISHED[0];
		let (rest, check) = text.split_at(text.len() - 1);
		for other in ('0'..='9').chain('A'..='Z').filter(|other| *other != 'U') {
			assert_eq!(Identifier::parse(&alloc::format!("{rest}{other}")), Err(IdentifierError::WrongCheck));
		}
		assert_eq!(check, "U");
	}

	#[test]
	fn a_wrong_or_swapped_character_of_the_serial_is_noticed() {
		let (head, serial, tail) = (&PUBLISHED[0][..56], &PUBLISHED[0][56..67], &PUBLISHED[0][67..]);
		assert_eq!(serial, "20230000403");
		let parse = |serial: Vec<u8>| {
			Identifier::parse(&alloc::format!("{head}{}{tail}", String::from_utf8(serial).unwrap()))
		};
		for place in 0..serial.len() {
			for other in (b'0'..=b'9').chain(b'A'..=b'Z').filter(|other| *other != serial.as_bytes()[place]) {
				let mut wrong = serial.as_bytes().to_vec();
				wrong[place] = other;
				assert_eq!(parse(wrong), Err(IdentifierError::WrongCheck));
			}
			let mut swapped = serial.as_bytes().to_vec();
			swapped.swap(place, (place + 1).min(serial.len() - 1));
			let same = swapped == serial.as_bytes();
			assert_eq!(parse(swapped).is_ok(), same);
		}
	}

	#[test]
	fn each_part_has_its_error() {
		use IdentifierError::*;
		let refused = |from: &str, to: &str| Identifier::parse(&PUBLISHED[0].replace(from, to)).unwrap_err();
		assert_eq!(refused("1.2.156", "1.3.156"), WrongForm);
		assert_eq!(refused(".U", ""), WrongForm);
		assert_eq!(refused(".U", ".UU"), WrongForm);
		assert_eq!(refused(".U", ".U.U"), WrongForm);
		assert_eq!(refused("338W011", "338W01"), WrongType);
		assert_eq!(refused("338W011", "338X011"), WrongType);
		assert_eq!(refused("338W011", "338W01A"), WrongType);
		assert_eq!(refused("244L", "244M"), WrongIssuer);
		assert_eq!(refused("20230000403", ""), WrongSerial);
		assert_eq!(refused("20230000403", "2023000040a"), WrongSerial);
		assert_eq!(refused("20230000403", "202300004030000000000000000000000"), WrongSerial);
		assert_eq!(refused(".001.", ".000."), WrongVersion);
		assert_eq!(refused(".001.", ".1."), WrongVersion);
		assert_eq!(refused(".U", ".u"), WrongCheck);
		let line = Identifier::parse(PUBLISHED[0]).unwrap().line;
		assert_eq!(Identifier::new(line.clone(), 1_000), Err(WrongVersion));
		let number = Line { licence_type: TypeCode { number: 1_000, ..line.licence_type }, ..line };
		assert_eq!(Identifier::new(number, 1), Err(WrongType));
	}

	#[test]
	fn serials_that_name_a_person_are_known() {
		let serial = |text| Serial::parse(text).unwrap();
		// The example of GB 11643-1999.
		assert!(serial("11010519491231002X").holds_identity_number());
		assert!(serial("T11010519491231002X01").holds_identity_number());
		assert!(!serial("110105194912310021").holds_identity_number());
		assert!(!serial("11010519491331002X").holds_identity_number());
		assert!(!serial("20230000403").holds_identity_number());
		assert!(!serial("209FA4E88F9E4C878F3E9BED2CE7EA49").holds_identity_number());
	}
}
