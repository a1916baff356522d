//! Machines as tables: from which state to which, and who may.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

terms! {
	/// A side of a negotiation or a transfer.
	Side {
		/// Who wants the data (需方; consumer).
		Consumer = 0,
		/// Who has it (供方; provider).
		Provider = 1,
	}
}

/// A move that a machine allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<S: 'static> {
	/// From which state; none: from nothing.
	pub from: Option<S>,
	/// To which.
	pub to: S,
	/// Who may make it.
	pub by: &'static [Side],
}

/// Why a move is forbidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
	/// Nothing follows on the state.
	Final,
	/// Not from this state to that one, whoever wants it.
	NoSuchMove,
	/// It is for the other side.
	OtherSide,
}

/// Whether the side may move from one state to another.
pub(super) fn check<S: Copy + PartialEq>(
	moves: &[Move<S>],
	from: Option<S>,
	to: S,
	by: Side,
) -> Result<(), Forbidden> {
	if !moves.iter().any(|of| of.from == from) {
		return Err(Forbidden::Final);
	}
	let found = moves.iter().find(|of| of.from == from && of.to == to).ok_or(Forbidden::NoSuchMove)?;
	if found.by.contains(&by) { Ok(()) } else { Err(Forbidden::OtherSide) }
}

/// Goes through the whole matrix of a machine: `table` has a row for each state from which a move is made, the beginning first, then
/// `all` in order; in it a column for each state to which, with the letters of those who may: `C`, `P`, `CP`, or `-` for nobody.
#[cfg(test)]
pub(super) fn walk<S: Copy + PartialEq + core::fmt::Debug>(
	table: &str,
	all: &[S],
	check: impl Fn(Option<S>, S, Side) -> Result<(), Forbidden>,
) {
	use alloc::vec::Vec;

	let rows = table.lines().map(str::trim).filter(|row| !row.is_empty()).collect::<Vec<_>>();
	let starts = [None].into_iter().chain(all.iter().copied().map(Some)).collect::<Vec<_>>();
	assert_eq!(rows.len(), starts.len());
	for (row, from) in rows.into_iter().zip(starts) {
		let cells = row.split_whitespace().skip(1).collect::<Vec<_>>();
		assert_eq!(cells.len(), all.len(), "{row}");
		let is_final = cells.iter().all(|cell| *cell == "-");
		for (cell, to) in cells.into_iter().zip(all) {
			for (side, letter) in [(Side::Consumer, 'C'), (Side::Provider, 'P')] {
				let expected = match cell {
					_ if is_final => Err(Forbidden::Final),
					"-" => Err(Forbidden::NoSuchMove),
					cell if cell.contains(letter) => Ok(()),
					_ => Err(Forbidden::OtherSide),
				};
				assert_eq!(check(from, *to, side), expected, "{from:?} to {to:?} by {side:?}");
			}
		}
	}
}
