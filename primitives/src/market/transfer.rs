//! Transferring data (数据交付; transfer process).

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::machine::{Forbidden, Move, Side, check};

terms! {
	/// How far a transfer is, with the protocol's names.
	TransferState {
		/// The consumer has asked for it (`REQUESTED`).
		Requested = 0,
		/// The data can be had (`STARTED`).
		Started = 1,
		/// It was transferred (`COMPLETED`).
		Completed = 2,
		/// It is interrupted (`SUSPENDED`).
		Suspended = 3,
		/// One side has ended it (`TERMINATED`).
		Terminated = 4,
	}
}

const CONSUMER: &[Side] = &[Side::Consumer];
const PROVIDER: &[Side] = &[Side::Provider];
const EITHER: &[Side] = &[Side::Consumer, Side::Provider];

const fn of(from: Option<TransferState>, to: TransferState, by: &'static [Side]) -> Move<TransferState> {
	Move { from, to, by }
}

impl TransferState {
	/// Every move that the protocol allows.
	pub const MOVES: &'static [Move<Self>] = &[
		of(None, Self::Requested, CONSUMER),
		of(Some(Self::Requested), Self::Started, PROVIDER),
		of(Some(Self::Requested), Self::Terminated, EITHER),
		of(Some(Self::Started), Self::Completed, EITHER),
		of(Some(Self::Started), Self::Suspended, EITHER),
		of(Some(Self::Started), Self::Terminated, EITHER),
		of(Some(Self::Suspended), Self::Started, EITHER),
		of(Some(Self::Suspended), Self::Terminated, EITHER),
	];

	/// Whether the side may move a transfer from one state (none: from nothing) to another.
	pub fn check(from: Option<Self>, to: Self, by: Side) -> Result<(), Forbidden> {
		check(Self::MOVES, from, to, by)
	}

	/// Whether nothing follows on it.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::Completed | Self::Terminated)
	}

	/// The protocol's name of it.
	pub const fn name(&self) -> &'static str {
		match self {
			Self::Requested => "REQUESTED",
			Self::Started => "STARTED",
			Self::Completed => "COMPLETED",
			Self::Suspended => "SUSPENDED",
			Self::Terminated => "TERMINATED",
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::market::machine::walk;

	#[test]
	fn the_whole_matrix() {
		// To: REQUESTED, STARTED, COMPLETED, SUSPENDED, TERMINATED.
		walk(
			"
			(nothing)  C  -  -  -  -
			REQUESTED  -  P  -  -  CP
			STARTED    -  -  CP CP CP
			COMPLETED  -  -  -  -  -
			SUSPENDED  -  CP -  -  CP
			TERMINATED -  -  -  -  -
			",
			TransferState::ALL,
			TransferState::check,
		);
	}

	#[test]
	fn what_is_final_leads_nowhere() {
		for state in TransferState::ALL {
			let leads = TransferState::MOVES.iter().any(|of| of.from == Some(*state));
			assert_eq!(state.is_final(), !leads, "{state:?}");
		}
	}
}
