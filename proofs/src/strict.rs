//! Decoding that leaves no byte without meaning.

use alloc::vec::Vec;
use codec::{Decode, Encode};

use crate::FormError;

/// Reads a value that takes up all of `bytes` in its one and only encoding.
pub fn decode<T: Decode + Encode>(bytes: &[u8]) -> Result<T, FormError> {
	let mut rest = bytes;
	let value = T::decode(&mut rest).map_err(|_| FormError::Malformed)?;
	if !rest.is_empty() {
		return Err(FormError::TrailingBytes);
	}
	// The codec refuses long forms of compact numbers itself; that there is one encoding is too much to rest on that.
	if value.encode() == bytes { Ok(value) } else { Err(FormError::NotCanonical) }
}

/// [`decode`] behind the bytes that a kind of file begins with.
pub fn decode_file<T: Decode + Encode>(magic: &[u8; 5], bytes: &[u8]) -> Result<T, FormError> {
	decode(bytes.strip_prefix(magic).ok_or(FormError::NotThisFormat)?)
}

/// The file whose body is `value`.
pub fn encode_file<T: Encode>(magic: &[u8; 5], value: &T) -> Vec<u8> {
	let mut bytes = magic.to_vec();
	value.encode_to(&mut bytes);
	bytes
}
