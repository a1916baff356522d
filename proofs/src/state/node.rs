//! A node of the state's trie, as `sp_trie::NodeCodec` encodes it.
//!
//! | first byte | node |
//! |---|---|
//! | `00000000` | the empty trie |
//! | `01nnnnnn` | leaf |
//! | `10nnnnnn` | branch without a value |
//! | `11nnnnnn` | branch with a value |
//! | `001nnnnn` | leaf whose value is kept outside, under its hash |
//! | `0001nnnn` | branch whose value is kept outside, under its hash |
//!
//! `n` is the number of nibbles in the node's part of the key; all ones go on in further bytes. After the part of the key
//! come, in a branch, the bits of the children that there are; then the value; then the children: 32 bytes are a hash,
//! fewer the child itself. Since version 1 of the state's layout, values of more than 32 bytes are kept outside.

use codec::{Compact, Decode};

use crate::Hash;

/// A node, borrowed from its bytes.
#[expect(clippy::large_enum_variant, reason = "one lives at a time, on the stack")]
pub enum Node<'a> {
	/// The empty trie.
	Empty,
	/// The end of a way.
	Leaf { partial: Nibbles<'a>, value: Value<'a> },
	/// Where ways part.
	Branch { partial: Nibbles<'a>, value: Option<Value<'a>>, children: [Option<Child<'a>>; 16] },
}

/// Where a value is.
#[derive(Clone, Copy)]
pub enum Value<'a> {
	/// Here.
	Inline(&'a [u8]),
	/// Outside, under its hash.
	Hashed(Hash),
}

/// Where a child is.
#[derive(Clone, Copy)]
pub enum Child<'a> {
	/// Here.
	Inline(&'a [u8]),
	/// Outside, under its hash.
	Hashed(Hash),
}

/// A row of nibbles, from the high half of a byte to the low one.
#[derive(Clone, Copy)]
pub struct Nibbles<'a> {
	bytes: &'a [u8],
	/// How many at the beginning do not count.
	skip: usize,
}

impl<'a> Nibbles<'a> {
	pub fn new(bytes: &'a [u8]) -> Self {
		Self { bytes, skip: 0 }
	}

	pub fn next(&mut self) -> Option<u8> {
		let byte = self.bytes.get(self.skip / 2)?;
		let nibble = if self.skip.is_multiple_of(2) { byte >> 4 } else { byte & 15 };
		self.skip = self.skip.checked_add(1)?;
		Some(nibble)
	}

	pub fn is_empty(&self) -> bool {
		self.bytes.get(self.skip / 2).is_none()
	}

	/// Takes `prefix` off the beginning; whether it was there.
	pub fn strip(&mut self, mut prefix: Self) -> bool {
		while let Some(nibble) = prefix.next() {
			if self.next() != Some(nibble) {
				return false;
			}
		}
		true
	}
}

impl<'a> Node<'a> {
	/// Reads a node; `None` when it cannot be one.
	pub fn decode(bytes: &'a [u8]) -> Option<Self> {
		let mut input = Input(bytes);
		let first = input.byte()?;
		// Bits of the kind, whether it is a branch, and whether its value is here (true) or outside (false).
		let (kind_bits, branch, value_here) = match first {
			0 => return Some(Self::Empty),
			_ if first >> 6 == 0b01 => (2, false, Some(true)),
			_ if first >> 6 == 0b10 => (2, true, None),
			_ if first >> 6 == 0b11 => (2, true, Some(true)),
			_ if first >> 5 == 0b001 => (3, false, Some(false)),
			_ if first >> 4 == 0b0001 => (4, true, Some(false)),
			_ => return None,
		};
		let count = input.count(first, kind_bits)?;
		let partial = input.nibbles(count)?;
		let bitmap = if branch { u16::from_le_bytes(input.take(2)?.try_into().ok()?) } else { 0 };
		let value = match value_here {
			None => None,
			Some(true) => Some(Value::Inline(input.sized()?)),
			Some(false) => Some(Value::Hashed(input.take(32)?.try_into().ok()?)),
		};
		if !branch {
			return Some(Self::Leaf { partial, value: value? });
		}
		if bitmap == 0 {
			return None;
		}
		let mut children = [None; 16];
		for (place, child) in children.iter_mut().enumerate() {
			if bitmap >> place & 1 == 1 {
				let bytes = input.sized()?;
				*child = Some(bytes.try_into().map_or(Child::Inline(bytes), Child::Hashed));
			}
		}
		Some(Self::Branch { partial, value, children })
	}
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
	fn take(&mut self, count: usize) -> Option<&'a [u8]> {
		let (taken, rest) = self.0.split_at_checked(count)?;
		self.0 = rest;
		Some(taken)
	}

	fn byte(&mut self) -> Option<u8> {
		self.take(1)?.first().copied()
	}

	/// Bytes with their number before them.
	fn sized(&mut self) -> Option<&'a [u8]> {
		let count = Compact::<u32>::decode(&mut self.0).ok()?.0;
		self.take(usize::try_from(count).ok()?)
	}

	/// The number of nibbles, which begins in the bits of the first byte after those of the kind.
	fn count(&mut self, first: u8, kind_bits: u32) -> Option<usize> {
		let most = u8::MAX >> kind_bits;
		let here = first & most;
		if here < most {
			return Some(usize::from(here));
		}
		let mut count = usize::from(most);
		loop {
			let more = self.byte()?;
			count = count.checked_add(usize::from(more))?;
			if more < u8::MAX {
				return Some(count);
			}
		}
	}

	/// `count` nibbles; where they are odd, the first half byte is zero.
	fn nibbles(&mut self, count: usize) -> Option<Nibbles<'a>> {
		let bytes = self.take(count.div_ceil(2))?;
		let skip = count % 2;
		if skip == 1 && bytes.first()? >> 4 != 0 {
			return None;
		}
		Some(Nibbles { bytes, skip })
	}
}
