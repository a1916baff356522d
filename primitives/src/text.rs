//! Bounded UTF-8 text.

use alloc::string::String;
use bounded_collections::{BoundedVec, ConstU32};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// UTF-8 text of at most `BYTES` bytes. The rules of the field count characters (a Chinese one is three bytes), so a
/// rule in characters is checked with [`Text::chars`] beside the bound in bytes.
///
/// Decoding does not check that the bytes are UTF-8, for a malformed call must fail as a call and not as an
/// undecodable transaction: whoever takes a `Text` from outside calls [`Text::check`].
#[derive(
	Clone,
	Default,
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
pub struct Text<const BYTES: u32>(BoundedVec<u8, ConstU32<BYTES>>);

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
	/// More bytes than the field holds.
	TooLong,
	/// Not UTF-8, or it contains control characters.
	NotText,
}

impl<const BYTES: u32> Text<BYTES> {
	/// Text from a string; fails when it is too long or has control characters.
	pub fn new(text: &str) -> Result<Self, TextError> {
		let bytes = text.as_bytes().to_vec().try_into().map_err(|_| TextError::TooLong)?;
		let text = Self(bytes);
		text.check()?;
		Ok(text)
	}

	/// Whether these bytes are UTF-8 without control characters.
	pub fn check(&self) -> Result<(), TextError> {
		let text = core::str::from_utf8(&self.0).map_err(|_| TextError::NotText)?;
		if text.chars().any(char::is_control) { Err(TextError::NotText) } else { Ok(()) }
	}

	/// Number of characters, or `None` when the bytes are not UTF-8.
	pub fn chars(&self) -> Option<usize> {
		core::str::from_utf8(&self.0).ok().map(|text| text.chars().count())
	}

	/// Whether there is nothing in it.
	pub fn is_empty(&self) -> bool {
		self.0.is_empty()
	}

	/// The raw bytes.
	pub fn as_bytes(&self) -> &[u8] {
		&self.0
	}

	/// The text, with whatever is not UTF-8 replaced.
	pub fn to_string_lossy(&self) -> String {
		String::from_utf8_lossy(&self.0).into_owned()
	}

	/// Bytes as they came from outside, unchecked; `None` when they are too many. For what decodes or tests bad input.
	pub fn from_bytes_unchecked(bytes: &[u8]) -> Option<Self> {
		bytes.to_vec().try_into().ok().map(Self)
	}
}

impl<const BYTES: u32> core::fmt::Debug for Text<BYTES> {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{:?}", self.to_string_lossy())
	}
}

#[cfg(feature = "serde")]
impl<const BYTES: u32> serde::Serialize for Text<BYTES> {
	fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.serialize_str(core::str::from_utf8(&self.0).map_err(serde::ser::Error::custom)?)
	}
}

#[cfg(feature = "serde")]
impl<'de, const BYTES: u32> serde::Deserialize<'de> for Text<BYTES> {
	fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = <String as serde::Deserialize>::deserialize(deserializer)?;
		Self::new(&text).map_err(|error| {
			serde::de::Error::custom(match error {
				TextError::TooLong => "longer than it may be",
				TextError::NotText => "control characters in it",
			})
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn counts_characters_not_bytes() {
		let text = Text::<12>::new("数据要素").unwrap();
		assert_eq!(text.chars(), Some(4));
		assert_eq!(Text::<11>::new("数据要素"), Err(TextError::TooLong));
	}

	#[test]
	fn refuses_what_is_no_text() {
		assert_eq!(Text::<8>::new("a\nb"), Err(TextError::NotText));
		let bad = Text::<8>::from_bytes_unchecked(&[0xff, 0xfe]).unwrap();
		assert_eq!(bad.check(), Err(TextError::NotText));
		assert_eq!(bad.chars(), None);
	}
}
