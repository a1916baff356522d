//! Reading bytes by their type.

use alloc::{string::String, vec::Vec};
use codec::{Compact, Decode};

use super::{DescribeError, Field, Type, Value};

/// Reads values off the beginning of some bytes. It goes as deep as the types are nested, which no bytes can change.
pub struct Reader<'a, 'b> {
	rest: &'b mut &'a [u8],
}

impl<'a, 'b> Reader<'a, 'b> {
	pub fn new(rest: &'b mut &'a [u8]) -> Self {
		Self { rest }
	}

	/// A value of a Rust type.
	pub fn scale<T: Decode>(&mut self) -> Result<T, DescribeError> {
		T::decode(self.rest).map_err(|_| DescribeError::Malformed)
	}

	/// Sees that nothing is left.
	pub fn end(&self) -> Result<(), DescribeError> {
		if self.rest.is_empty() { Ok(()) } else { Err(DescribeError::Malformed) }
	}

	/// One value for each field.
	pub fn fields(&mut self, fields: &[Field]) -> Result<Vec<(&'static str, Value)>, DescribeError> {
		fields.iter().map(|(name, of)| Ok((*name, self.value(of)?))).collect()
	}

	/// A value of a described type.
	pub fn value(&mut self, of: &Type) -> Result<Value, DescribeError> {
		Ok(match of {
			Type::Bool => Value::Bool(self.scale()?),
			Type::Unsigned(bytes) => Value::Number(u128::from_le_bytes(self.number(*bytes, 0)?)),
			Type::Signed(bytes) => {
				let negative = self.rest.get(bytes.saturating_sub(1)).is_some_and(|high| *high >= 0x80);
				let fill = if negative { u8::MAX } else { 0 };
				Value::Signed(i128::from_le_bytes(self.number(*bytes, fill)?))
			}
			Type::Bytes(count) => Value::Bytes(self.take(*count)?.to_vec()),
			Type::Blob => {
				let count = self.count()?;
				Value::Bytes(self.take(count)?.to_vec())
			}
			Type::Text => {
				let count = self.count()?;
				Value::Text(text(self.take(count)?)?)
			}
			Type::Code(count) => Value::Text(text(self.take(*count)?)?),
			Type::Id(tag) => Value::Id(hefu_primitives::id::encode(tag, &self.scale()?)),
			Type::List(of) => {
				let count = self.count()?;
				let mut values = Vec::new();
				for _ in 0..count {
					values.push(self.value(of)?);
				}
				Value::List(values)
			}
			Type::Tuple(types) => {
				Value::List(types.iter().map(|of| self.value(of)).collect::<Result<_, _>>()?)
			}
			Type::Option(of) => match self.scale::<u8>()? {
				0 => Value::Nothing,
				1 => self.value(of)?,
				_ => return Err(DescribeError::Malformed),
			},
			Type::Struct(fields) => Value::Struct(self.fields(fields)?),
			Type::Enum(variants) => {
				let index: u8 = self.scale()?;
				let found = variants.iter().find(|variant| variant.index == index);
				let variant = found.ok_or(DescribeError::Malformed)?;
				Value::Variant(variant.name, self.fields(variant.fields)?)
			}
		})
	}

	/// How many there are of what follows. Each takes a byte at least, so more than there are bytes is refused at once.
	fn count(&mut self) -> Result<usize, DescribeError> {
		let count = self.scale::<Compact<u32>>()?.0 as usize;
		if count <= self.rest.len() { Ok(count) } else { Err(DescribeError::Malformed) }
	}

	fn take(&mut self, count: usize) -> Result<&'a [u8], DescribeError> {
		let (taken, rest) = self.rest.split_at_checked(count).ok_or(DescribeError::Malformed)?;
		*self.rest = rest;
		Ok(taken)
	}

	fn number(&mut self, count: usize, fill: u8) -> Result<[u8; 16], DescribeError> {
		let taken = self.take(count)?;
		let mut bytes = [fill; 16];
		bytes.get_mut(..count).ok_or(DescribeError::Malformed)?.copy_from_slice(taken);
		Ok(bytes)
	}
}

/// Text as the chain holds it: pallets check it before they record it, so what is not UTF-8 was never recorded.
fn text(bytes: &[u8]) -> Result<String, DescribeError> {
	core::str::from_utf8(bytes).map(String::from).map_err(|_| DescribeError::Malformed)
}
